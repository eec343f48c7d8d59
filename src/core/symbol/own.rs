//! A council's own symbols: files in a folder, and a small list of what they are.
//!
//! They take the place of the shipped ones with the same name, and there may be more of them.

use std::collections::BTreeMap;

use super::{Symbols, by_name, named, read_file};
use crate::{
    id::SymbolId,
    json::{At, Misfit},
};

/// The council's folder, in its pack.
pub const FOLDER: &str = "symbols";

/// The list in it.
pub const PATH: &str = "symbols/pack.json";

/// What a file of a symbol may be.
const KINDS: [&str; 2] = [".svg", ".png"];

/// A council's own symbols.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own(pub BTreeMap<SymbolId, OwnSymbol>);

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnSymbol {
    /// in the same folder
    pub file: String,
    /// the same in one colour, where there is one
    pub plain: Option<String>,
    pub licence: String,
    pub by: String,
    /// what it stands for: only needed where no shipped symbol has this name
    pub means: Option<String>,
}

/// Reads the list. Whose they are and on what terms may be said once for all.
pub fn read(bytes: &[u8]) -> Result<Own, Vec<Misfit>> {
    read_file(bytes, |at| {
        let fields = at.fields()?;
        let _schema = fields.may("$schema");
        let words = |name| fields.may(name).and_then(|at| at.words().map(str::to_owned));
        let (licence, by) = (words("licence"), words("by"));
        let for_all = [licence.as_deref(), by.as_deref()];
        let symbols = fields.need("symbols")?;
        Some(Own(by_name(&symbols, |name, at| {
            let id = named(name, at);
            let symbol = read_symbol(at, for_all);
            Some((id?, symbol?))
        })))
    })
}

fn read_symbol(at: &At<'_>, [licence, by]: [Option<&str>; 2]) -> Option<OwnSymbol> {
    let fields = at.fields()?;
    let file = fields.need("file").and_then(|at| file_name(&at));
    let plain = fields.may("plain").and_then(|at| file_name(&at));
    let means = fields.may("means").and_then(|at| at.words().map(str::to_owned));
    let words = |name, for_all: Option<&str>| match fields.may(name) {
        Some(at) => at.words().map(str::to_owned),
        None => {
            if for_all.is_none() {
                at.refuse(format!("\"{name}\" is missing, here and for the whole pack"));
            }
            for_all.map(str::to_owned)
        }
    };
    let (licence, by) = (words("licence", licence), words("by", by));
    Some(OwnSymbol { file: file?, plain, licence: licence?, by: by?, means })
}

/// The name of a picture in the folder: no way out of it.
fn file_name(at: &At<'_>) -> Option<String> {
    let name = at.words()?;
    let is_plain = !name.starts_with('.') && name.chars().all(|c| c.is_alphanumeric() || "._-".contains(c));
    if is_plain && KINDS.iter().any(|kind| name.ends_with(kind)) {
        return Some(name.to_owned());
    }
    at.refuse("must be the name of a .svg or .png file in the folder symbols, of letters, digits, . _ and -");
    None
}

impl Own {
    /// What is wrong beside the rest of the pack, each with its place.
    pub fn beside<'a>(
        &'a self,
        symbols: Option<&'a Symbols>,
        is_there: impl Fn(&str) -> bool,
    ) -> Vec<Misfit> {
        let mut misfits = Vec::new();
        for (id, one) in &self.0 {
            let mut note = |member: &str, message: String| {
                misfits.push(Misfit { path: format!("/symbols/{id}{member}"), message });
            };
            for (member, file) in [("/file", Some(&one.file)), ("/plain", one.plain.as_ref())] {
                if let Some(file) = file.filter(|file| !is_there(file)) {
                    note(member, format!("there is no file symbols/{file}"));
                }
            }
            let is_new = symbols.is_some_and(|shipped| !shipped.symbols.contains_key(id));
            if is_new && one.means.is_none() {
                note(
                    "",
                    "\"means\" is missing: no symbol has this name, so say what it stands for".to_owned(),
                );
            }
        }
        misfits
    }
}
