//! Which word idea has which symbol.

use std::collections::BTreeMap;

use super::{by_name, read_file};
use crate::{id::SymbolId, json::Misfit};

/// Where the pictures of words are in a council pack.
pub const PATH: &str = "words/pictures.json";

/// Symbols by the words that they stand beside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordPictures(BTreeMap<String, SymbolId>);

impl WordPictures {
    /// Whether it is written with a capital does not matter.
    pub fn of(&self, words: &str) -> Option<&SymbolId> {
        self.0.get(&as_found(words))
    }

    /// The words, as they are looked for, and their symbols.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &SymbolId)> {
        self.0.iter().map(|(words, id)| (words.as_str(), id))
    }
}

fn as_found(words: &str) -> String {
    words.trim().to_lowercase()
}

/// Reads the file: an object of symbols by words, beside `$schema`.
pub fn read(bytes: &[u8]) -> Result<WordPictures, Vec<Misfit>> {
    read_file(bytes, |at| {
        Some(WordPictures(by_name(at, |words, at| match words {
            "$schema" => None,
            words => Some((as_found(words), at.parsed()?)),
        })))
    })
}
