//! Symbols beside words, for people who read pictures more easily: which there are, and whose they are.
//!
//! The build takes them from their sets, or from a council's own pack. A page only needs their ids.

pub mod own;
pub mod pictures;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::{
    id::SymbolId,
    json::{self, At, Limits, Misfit, Shape},
};

/// Where the symbols of a pack are named.
pub const PATH: &str = "symbols.json";

/// Every symbol of a pack, and the sets that they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Symbols {
    pub sets: BTreeMap<String, Set>,
    pub symbols: BTreeMap<SymbolId, Symbol>,
}

/// Where symbols come from, and on what terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    pub name: String,
    pub by: String,
    pub licence: String,
    pub address: String,
    /// the npm package of the symbols in colour, and of those in one colour
    pub colour: String,
    pub plain: String,
}

/// One idea and its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    pub set: String,
    /// its name in the set
    pub icon: String,
    /// the idea, in plain words
    pub means: String,
}

/// Reads the file of symbols.
pub fn read(bytes: &[u8]) -> Result<Symbols, Vec<Misfit>> {
    read_file(bytes, |at| {
        let fields = at.fields()?;
        let _schema = fields.may("$schema");
        let sets =
            fields.need("sets").map(|at| by_name(&at, |name, at| Some((name.to_owned(), read_set(at)?))));
        let symbols = fields.need("symbols").map(|at| {
            by_name(&at, |name, at| {
                let id = named(name, at);
                let symbol = read_symbol(at);
                Some((id?, symbol?))
            })
        });
        let found = Symbols { sets: sets?, symbols: symbols? };
        check_within(&found, at);
        Some(found)
    })
}

fn read_file<T>(bytes: &[u8], read: impl FnOnce(&At<'_>) -> Option<T>) -> Result<T, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let found = read(&shape.root(&value));
    let misfits = shape.into_misfits();
    match found {
        Some(found) if misfits.is_empty() => Ok(found),
        _ => Err(misfits),
    }
}

/// The members of an object whose names are data. What cannot be read is left out, and was noted.
fn by_name<K: Ord, T>(at: &At<'_>, read: impl Fn(&str, &At<'_>) -> Option<(K, T)>) -> BTreeMap<K, T> {
    json::filled(at.entries().iter().filter_map(|(name, at)| read(name, at)))
}

fn named(name: &str, at: &At<'_>) -> Option<SymbolId> {
    name.parse().map_err(|error| at.refuse(format!("the name of a symbol {error}"))).ok()
}

fn read_set(at: &At<'_>) -> Option<Set> {
    let fields = at.fields()?;
    let words = |name| fields.need(name).and_then(|at| at.words().map(str::to_owned));
    let (name, by, licence, address) = (words("name"), words("by"), words("licence"), words("address"));
    let (colour, plain) = (words("colour"), words("plain"));
    Some(Set { name: name?, by: by?, licence: licence?, address: address?, colour: colour?, plain: plain? })
}

fn read_symbol(at: &At<'_>) -> Option<Symbol> {
    let fields = at.fields()?;
    let words = |name| fields.need(name).and_then(|at| at.words().map(str::to_owned));
    let (set, icon, means) = (words("set"), words("icon"), words("means"));
    Some(Symbol { set: set?, icon: icon?, means: means? })
}

/// Every symbol is of a set that is here, and a picture stands for one idea only.
fn check_within(found: &Symbols, at: &At<'_>) {
    let mut seen: BTreeMap<(&str, &str), &SymbolId> = BTreeMap::new();
    for (id, symbol) in &found.symbols {
        if !found.sets.contains_key(&symbol.set) {
            at.refuse(format!("the symbol \"{id}\" is of the set \"{}\", which is not here", symbol.set));
        }
        if let Some(other) = seen.insert((&symbol.set, &symbol.icon), id) {
            at.refuse(format!(
                "the symbols \"{other}\" and \"{id}\" have the same picture, \"{}\"",
                symbol.icon
            ));
        }
    }
}

/// Where a symbol is on the site: in its colours, or in one.
pub fn address(id: &SymbolId, is_plain: bool) -> String {
    if is_plain { format!("symbols/{id}.plain.svg") } else { format!("symbols/{id}.svg") }
}

/// The symbol of an option that the program itself gives: yes or no, and faces.
pub(crate) fn of_fixed(option: &str) -> SymbolId {
    SymbolId::known(match option {
        "yes" => "yes",
        "no" => "no",
        "good" => "good",
        "middle" => "middle",
        "not-good" => "not-good",
        _ => "not-sure",
    })
}
