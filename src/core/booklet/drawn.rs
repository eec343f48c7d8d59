//! The symbols of a pack: what names one must find it.

use super::{Booklet, PackFile};
use crate::{
    id::SymbolId,
    jargon::{self, Jargon},
    json::Misfit,
    question::{Kind, Question, pick::Choice},
    symbol::{
        self, Symbols,
        own::{self, Own},
        pictures::{self, WordPictures},
    },
};

/// What could be read of symbols, and of the files beside booklets that name some.
#[derive(Default)]
pub(super) struct Drawn {
    symbols: Option<Symbols>,
    own: Option<Own>,
    words: Option<WordPictures>,
    jargon: Option<Jargon>,
}

impl Drawn {
    /// Reads a file, if it is one of these.
    pub(super) fn read(&mut self, file: &PackFile) -> Option<Result<(), Vec<Misfit>>> {
        let bytes = &file.bytes;
        Some(match file.path.as_str() {
            symbol::PATH => symbol::read(bytes).map(|read| self.symbols = Some(read)),
            own::PATH => own::read(bytes).map(|read| self.own = Some(read)),
            pictures::PATH => pictures::read(bytes).map(|read| self.words = Some(read)),
            jargon::PATH => jargon::read(bytes).map(|read| self.jargon = Some(read)),
            _ => return None,
        })
    }

    /// What names a symbol that is nowhere, and what a council's own symbols lack, each with its file.
    pub(super) fn beside(
        &self,
        booklets: &[(&str, Booklet)],
        is_there: impl Fn(&str) -> bool,
    ) -> Vec<(String, Misfit)> {
        let mut found = Vec::new();
        if let Some(own) = &self.own {
            let is_there = |file: &str| is_there(&format!("{}/{file}", own::FOLDER));
            let misfits = own.beside(self.symbols.as_ref(), is_there).into_iter();
            found.extend(misfits.map(|misfit| (own::PATH.to_owned(), misfit)));
        }
        let mut look = |file: &str, path: String, id: &SymbolId| {
            if self.lacks(id) {
                let message = format!("there is no symbol \"{id}\" in {}", symbol::PATH);
                found.push((file.to_owned(), Misfit { path, message }));
            }
        };
        for (file, booklet) in booklets {
            named_by(booklet, &mut |path, id| look(file, path, id));
        }
        for (words, id) in self.words.iter().flat_map(WordPictures::iter) {
            look(pictures::PATH, format!("/{words}"), id);
        }
        for (n, id) in self.jargon.iter().flat_map(Jargon::pictures) {
            look(jargon::PATH, format!("/terms/{n}/picture"), id);
        }
        found
    }

    /// Nothing is said where the symbols themselves could not be read.
    fn lacks(&self, id: &SymbolId) -> bool {
        let is_own = self.own.as_ref().is_some_and(|own| own.0.contains_key(id));
        self.symbols.as_ref().is_some_and(|all| !all.symbols.contains_key(id)) && !is_own
    }
}

/// Every symbol that a booklet names, with its place.
fn named_by(booklet: &Booklet, note: &mut dyn FnMut(String, &SymbolId)) {
    for (n, section) in booklet.sections.iter().enumerate() {
        let at = format!("/sections/{n}");
        section.picture.iter().for_each(|id| note(format!("{at}/picture"), id));
        for (m, question) in section.questions.iter().enumerate() {
            named_in(question, &format!("{at}/questions/{m}"), note);
        }
    }
}

fn named_in(question: &Question, at: &str, note: &mut dyn FnMut(String, &SymbolId)) {
    question.picture.iter().for_each(|id| note(format!("{at}/picture"), id));
    let mut all = |choices: &[Choice], member: &str| {
        for (n, choice) in choices.iter().enumerate() {
            choice.picture.iter().for_each(|id| note(format!("{at}/{member}/{n}/picture"), id));
        }
    };
    match &question.kind {
        Kind::Choice(pick) | Kind::Multi(pick) => all(&pick.options, "options"),
        Kind::Sort(sort) => all(&sort.cards, "cards"),
        Kind::Rows(rows) => {
            for (n, column) in rows.columns.iter().enumerate() {
                if let Kind::Choice(pick) = &column.kind {
                    all(&pick.options, &format!("columns/{n}/options"));
                }
            }
        }
        Kind::Line(_)
        | Kind::Long
        | Kind::List
        | Kind::YesNo(_)
        | Kind::Faces(_)
        | Kind::Scale(_)
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Media
        | Kind::Sign
        | Kind::Info(_) => {}
    }
}
