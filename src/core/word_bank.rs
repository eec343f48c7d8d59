//! Word ideas: starters that a person can take or leave.

use std::collections::BTreeMap;

use crate::{
    id::WordBankId,
    json::{self, Limits, Misfit, Shape},
};

/// Where the word banks are in a council pack.
pub const PATH: &str = "words/word-banks.json";

/// Every word bank of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordBanks(BTreeMap<WordBankId, Vec<String>>);

impl WordBanks {
    pub fn bank(&self, id: &WordBankId) -> Option<&[String]> {
        self.0.get(id).map(Vec::as_slice)
    }
}

/// Reads the file of word banks: an object of lists, by the bank's id, beside `$schema`.
pub fn read(bytes: &[u8]) -> Result<WordBanks, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let mut banks = BTreeMap::new();
    for (id, at) in shape.root(&value).entries().into_iter().filter(|(id, _)| *id != "$schema") {
        let words = at.some("idea").iter().filter_map(|at| at.words().map(str::to_owned)).collect();
        match id.parse() {
            Ok(id) => {
                banks.insert(id, words);
            }
            Err(error) => at.refuse(format!("the name of a word bank {error}")),
        }
    }
    let misfits = shape.into_misfits();
    if misfits.is_empty() { Ok(WordBanks(banks)) } else { Err(misfits) }
}
