//! Words of offices, explained: what each means, and where one stands in a text.
//!
//! Found as whole words, so that "need" is not in "needle". What is written in capitals is looked for in
//! capitals: "OT" is a therapist, "ot" is nothing.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::{
    id::{SymbolId, TermId},
    json::{self, At, Limits, Misfit, Shape},
    words::Words,
};

/// Where the words are explained in a council pack.
pub const PATH: &str = "words/jargon.json";

/// Every word that a pack explains, in the order of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jargon {
    terms: Vec<Term>,
}

/// A word that needs explaining.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub id: TermId,
    /// as it is written
    pub term: String,
    pub means: Words,
    /// something to ask about it
    pub ask: Option<Words>,
    pub picture: Option<SymbolId>,
    found_by: Vec<Found>,
}

/// The words by which a term is found in a text.
type Found = Vec<String>;

/// Reads the file.
pub fn read(bytes: &[u8]) -> Result<Jargon, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let terms = shape.root(&value).fields().and_then(|fields| {
        let _schema = fields.may("$schema");
        let at = fields.need("terms")?;
        Some(at.items().iter().filter_map(read_term).collect::<Vec<_>>())
    });
    if let Some(terms) = &terms {
        check_within(terms, &shape);
    }
    let misfits = shape.into_misfits();
    match terms {
        Some(terms) if misfits.is_empty() => Ok(Jargon { terms }),
        _ => Err(misfits),
    }
}

fn read_term(at: &At<'_>) -> Option<Term> {
    let fields = at.fields()?;
    let id = fields.need("id").and_then(|at| at.parsed());
    let term = fields.need("term").and_then(|at| at.words().map(str::to_owned));
    let found_by = fields.may("found_by").map(|at| at.items().iter().filter_map(read_found).collect());
    let means = fields.need("means").and_then(|at| Words::read(&at));
    let ask = fields.may("ask").and_then(|at| Words::read(&at));
    let picture = fields.may("picture").and_then(|at| at.parsed());
    let (id, term, means) = (id?, term?, means?);
    let found_by = found_by.unwrap_or_else(|| vec![tokens(&term).map(str::to_owned).collect()]);
    Some(Term { id, term, means, ask, picture, found_by })
}

fn read_found(at: &At<'_>) -> Option<Found> {
    let found: Found = tokens(at.words()?).map(str::to_owned).collect();
    if found.is_empty() {
        at.refuse("needs a letter or a digit, to be found by");
        return None;
    }
    Some(found)
}

/// Two terms that are found by the same words would both stand there.
fn check_within(terms: &[Term], shape: &Shape) {
    let (mut ids, mut found) = (BTreeSet::new(), BTreeSet::new());
    for (n, term) in terms.iter().enumerate() {
        if !ids.insert(&term.id) {
            shape.refuse(format!("/terms/{n}/id"), format!("the id \"{}\" is here twice", term.id));
        }
        for words in &term.found_by {
            if !found.insert(words) {
                let message = format!("\"{}\" already finds another of these", words.join(" "));
                shape.refuse(format!("/terms/{n}"), message);
            }
        }
    }
}

impl Jargon {
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// In the order of the alphabet, whatever case they are written in.
    pub fn sorted(&self) -> Vec<&Term> {
        let mut terms: Vec<&Term> = self.terms.iter().collect();
        terms.sort_by_key(|term| term.term.to_lowercase());
        terms
    }

    /// The symbols of the terms, by the place of the term in its file.
    pub fn pictures(&self) -> impl Iterator<Item = (usize, &SymbolId)> {
        self.terms.iter().enumerate().filter_map(|(n, term)| Some((n, term.picture.as_ref()?)))
    }

    /// Those of a text, in the order in which they first stand there. Where two begin at one place, the
    /// longer is meant: "EHC needs assessment" is no "need".
    pub fn in_text(&self, text: &str) -> Vec<&Term> {
        let words: Vec<&str> = tokens(text).collect();
        let mut found: Vec<&Term> = Vec::new();
        let mut rest = words.as_slice();
        while let Some((_, after)) = rest.split_first() {
            let here = self.terms.iter().flat_map(|term| term.begins(rest).map(|length| (length, term)));
            // of several that are as long, the first of the file
            let longest = here.reduce(|best, one| if one.0 > best.0 { one } else { best });
            let Some((length, term)) = longest else {
                rest = after;
                continue;
            };
            if found.iter().all(|one| one.id != term.id) {
                found.push(term);
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        found
    }

    /// The terms of each of several texts on one page: each where it is first used.
    pub fn first_uses<'a>(&self, texts: impl IntoIterator<Item = &'a str>) -> Vec<Vec<&Term>> {
        let mut seen = BTreeSet::new();
        let first = |text: &str| {
            let mut here = self.in_text(text);
            here.retain(|term| seen.insert(&term.id));
            here
        };
        texts.into_iter().map(first).collect()
    }
}

impl Term {
    /// How many words of this term a text begins with.
    fn begins(&self, text: &[&str]) -> Option<usize> {
        let begins = |found: &&Found| {
            let Some((last, before)) = found.split_last() else { return false };
            let as_they_are = before.iter().zip(text).all(|(word, here)| is_same(word, here));
            as_they_are && text.get(before.len()).is_some_and(|here| is_same_or_more(last, here))
        };
        self.found_by.iter().filter(begins).map(Vec::len).max()
    }
}

/// Words of letters and digits: what is between them does not matter, such as the hyphen of "one-page".
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Written with capitals after the first letter, or of one letter, it is no word but a sign for some.
fn is_short_form(word: &str) -> bool {
    word.chars().skip(1).any(char::is_uppercase)
}

fn is_same(word: &str, here: &str) -> bool {
    if is_short_form(word) { word == here } else { word.to_lowercase() == here.to_lowercase() }
}

/// The same, or more than one of them.
fn is_same_or_more(word: &str, here: &str) -> bool {
    let one = here.strip_suffix('s').unwrap_or(here);
    let of_es = here.strip_suffix("es").unwrap_or(here);
    is_same(word, here) || is_same(word, one) || is_same(word, of_es)
}
