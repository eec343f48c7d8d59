//! Rules that look across a whole council pack: every name that points elsewhere must arrive.

mod plans;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{Booklet, drawn::Drawn, read};
use crate::{
    condition::Condition,
    council::{self, Council},
    dates::{self, Dates},
    good_plan,
    id::{QuestionId, WordBankId},
    json::Misfit,
    letters::{self, Letters},
    question::{
        Kind, Question,
        pick::{Pick, Source},
    },
    translation,
    word_bank::{self, WordBanks},
};

/// One file of a pack, by its path within the pack.
pub struct PackFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Checks a council pack. Every problem of every file at once, file by file.
pub fn check(files: &[PackFile]) -> BTreeMap<String, Vec<Misfit>> {
    let mut found: BTreeMap<String, Vec<Misfit>> = BTreeMap::new();
    let mut booklets: Vec<(&str, Booklet)> = Vec::new();
    let mut council: Option<Council> = None;
    let mut banks: Option<WordBanks> = None;
    let mut rules: Option<Dates> = None;
    let mut letters: Option<Letters> = None;
    let mut drawn = Drawn::default();
    for file in files {
        let path = file.path.as_str();
        let misfits = if is_booklet(path) {
            read(&file.bytes).map(|booklet| booklets.push((path, booklet))).err()
        } else if path == council::PATH {
            council::check(&file.bytes).map(|read| council = Some(read)).err()
        } else if path == word_bank::PATH {
            word_bank::read(&file.bytes).map(|read| banks = Some(read)).err()
        } else if path == dates::PATH {
            dates::read(&file.bytes).map(|read| rules = Some(read)).err()
        } else if path == good_plan::PATH {
            good_plan::read(&file.bytes).err()
        } else if path == letters::PATH {
            letters::read(&file.bytes).map(|read| letters = Some(read)).err()
        } else if translation::is_one(path) {
            translation::check(file, files).err()
        } else if let Some(read) = drawn.read(file) {
            read.err()
        } else {
            continue;
        };
        found.insert(path.to_owned(), misfits.unwrap_or_default());
    }
    for missing in [council::PATH, dates::PATH, letters::PATH, word_bank::PATH] {
        let message = "this file is missing from the pack".to_owned();
        found.entry(missing.to_owned()).or_insert_with(|| vec![Misfit { path: String::new(), message }]);
    }
    let written = files.iter().filter(|file| is_booklet(&file.path)).count();
    let pack = Pack { complete: booklets.len() == written, booklets, banks };
    for (path, booklet) in &pack.booklets {
        let problems = found.entry((*path).to_owned()).or_default();
        let mut note = |path: String, message: String| problems.push(Misfit { path, message });
        if *path != format!("booklets/{}.json", booklet.id) {
            note("/id".to_owned(), format!("\"{}\" must be the file's name without .json", booklet.id));
        }
        pack.check(booklet, &mut note);
    }
    if let Some(dates) = &rules {
        let problems = found.entry(dates::PATH.to_owned()).or_default();
        pack.check_dates(dates, &mut |path, message| problems.push(Misfit { path, message }));
    }
    if let Some(letters) = &letters {
        let problems = found.entry(letters::PATH.to_owned()).or_default();
        pack.check_letters(letters, rules.as_ref(), &mut |path, message| {
            problems.push(Misfit { path, message })
        });
    }
    let is_there = |path: &str| files.iter().any(|file| file.path == path);
    for (path, misfit) in drawn.beside(&pack.booklets, is_there) {
        found.entry(path).or_default().push(misfit);
    }
    for (n, id) in council.iter().flat_map(|council| council.booklets.iter().enumerate()) {
        let path = format!("booklets/{id}.json");
        if !files.iter().any(|file| file.path == path) {
            let misfit =
                Misfit { path: format!("/booklets/{n}"), message: format!("there is no file {path}") };
            found.entry(council::PATH.to_owned()).or_default().push(misfit);
        }
    }
    let untranslated = council.iter().flat_map(|council| translation::missing(council, files));
    found.entry(council::PATH.to_owned()).or_default().extend(untranslated);
    found
}

fn is_booklet(path: &str) -> bool {
    path.starts_with("booklets/") && path.ends_with(".json")
}

/// What could be read of a pack.
struct Pack<'a> {
    booklets: Vec<(&'a str, Booklet)>,
    /// every booklet could be read, so that a question that is not found is nowhere
    complete: bool,
    banks: Option<WordBanks>,
}

type Note<'a> = &'a mut dyn FnMut(String, String);

impl Pack<'_> {
    fn find(&self, id: &QuestionId) -> Option<&Arc<Question>> {
        self.booklets.iter().find_map(|(_, booklet)| booklet.question(id))
    }

    fn check(&self, booklet: &Booklet, note: Note<'_>) {
        if let Some(id) = &booklet.version_of
            && self.complete
            && self.booklets.iter().all(|(_, other)| other.id != *id)
        {
            note("/version_of".to_owned(), format!("there is no booklet \"{id}\" in the pack"));
        }
        let mut before: BTreeSet<&QuestionId> = BTreeSet::new();
        for (n, section) in booklet.sections.iter().enumerate() {
            for (m, question) in section.questions.iter().enumerate() {
                let at = format!("/sections/{n}/questions/{m}");
                let elsewhere = self.booklets.iter().map(|(_, other)| other);
                for other in elsewhere.filter(|other| other.id != booklet.id) {
                    if other.question(&question.id).is_some() {
                        note(format!("{at}/id"), format!("\"{}\" is in {} too", question.id, other.id));
                    }
                }
                self.check_question(question, &at, note);
                let here = |id: &&QuestionId| booklet.question(id).is_some();
                let looks_at = question.when.iter().flat_map(Condition::questions).filter(here);
                for id in looks_at.filter(|id| !before.contains(id)) {
                    note(format!("{at}/when"), format!("\"{id}\" must be asked before this question"));
                }
                before.insert(&question.id);
            }
        }
    }

    fn check_question(&self, question: &Question, at: &str, note: Note<'_>) {
        for (k, id) in question.reuse.iter().enumerate() {
            if let Some(message) = self.nowhere(id) {
                note(format!("{at}/reuse/{k}"), message);
            }
        }
        for message in question.when.iter().flat_map(|when| self.unmeetable(when)) {
            note(format!("{at}/when"), message);
        }
        if let Some(message) = self.no_bank(question.ideas.as_ref()) {
            note(format!("{at}/ideas"), message);
        }
        match &question.kind {
            Kind::Choice(pick) | Kind::Multi(pick) => {
                self.check_sources(&pick.from, "options_from", at, note);
            }
            Kind::Sort(sort) => self.check_sources(&sort.from, "cards_from", at, note),
            Kind::Rows(rows) => {
                for (k, column) in rows.columns.iter().enumerate() {
                    let at = format!("{at}/columns/{k}");
                    if let Some(message) = self.no_bank(column.ideas.as_ref()) {
                        note(format!("{at}/ideas"), message);
                    }
                    if let Kind::Choice(pick) = &column.kind {
                        self.check_sources(&pick.from, "options_from", &at, note);
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

    fn nowhere(&self, id: &QuestionId) -> Option<String> {
        let lost = self.complete && self.find(id).is_none();
        lost.then(|| format!("there is no question \"{id}\" in the pack"))
    }

    fn no_bank(&self, ideas: Option<&WordBankId>) -> Option<String> {
        let (ideas, banks) = (ideas?, self.banks.as_ref()?);
        let lost = banks.bank(ideas).is_none();
        lost.then(|| format!("there is no word bank \"{ideas}\" in {}", word_bank::PATH))
    }

    fn check_sources(&self, from: &[Source], member: &str, at: &str, note: Note<'_>) {
        for message in from.iter().filter_map(|from| self.no_source(from)) {
            note(format!("{at}/{member}"), message);
        }
    }

    fn no_source(&self, Source { question, column, .. }: &Source) -> Option<String> {
        let source = self.find(question);
        if source.is_none() && !self.complete {
            return None;
        }
        let kind = source.map(|source| &source.kind);
        let Some(column) = column else {
            let has_lines = matches!(kind, Some(Kind::List | Kind::Long));
            return (!has_lines).then(|| {
                format!("\"{question}\" is not a question of the kind \"list\" or \"long\" in the pack; rows need a \"column\"")
            });
        };
        let Some(Kind::Rows(rows)) = kind else {
            return Some(format!("\"{question}\" is not a question of the kind \"rows\" in the pack"));
        };
        let found = rows.columns.iter().any(|one| one.id == *column);
        (!found).then(|| format!("\"{question}\" has no column \"{column}\""))
    }

    /// What in a condition can never be met.
    fn unmeetable(&self, when: &Condition) -> Vec<String> {
        match when {
            Condition::Is { question, options } | Condition::IsNot { question, options } => {
                let Some(asked) = self.find(question) else {
                    return self.nowhere(question).into_iter().collect();
                };
                let Some(known) = options_of(&asked.kind) else {
                    return vec![format!("\"{question}\" has no options to pick from")];
                };
                let unknown = options.iter().filter(|id| !known.contains(&id.as_str()));
                unknown.map(|id| format!("\"{question}\" has no option \"{id}\"")).collect()
            }
            Condition::Answered(question) => match self.find(question) {
                Some(asked) if asked.kind.is_info() => {
                    vec![format!("\"{question}\" is only words on the page, so it has no answer")]
                }
                Some(_) => Vec::new(),
                None => self.nowhere(question).into_iter().collect(),
            },
            Condition::SchoolYearFrom { question, .. } => match self.find(question) {
                Some(asked) if asked.kind != Kind::Date => {
                    vec![format!("\"{question}\" is not a question of the kind \"date\"")]
                }
                Some(_) => Vec::new(),
                None => self.nowhere(question).into_iter().collect(),
            },
            Condition::All(many) | Condition::Any(many) => {
                many.iter().flat_map(|condition| self.unmeetable(condition)).collect()
            }
        }
    }
}

/// The ids that can be picked, where there is something to pick.
fn options_of(kind: &Kind) -> Option<Vec<&str>> {
    match kind {
        Kind::Choice(Pick { options, .. }) | Kind::Multi(Pick { options, .. }) => {
            Some(options.iter().map(|option| option.id.as_str()).collect())
        }
        Kind::YesNo(_) => Some(crate::text::YES_NO.to_vec()),
        Kind::Faces(_) => Some(crate::text::FACES.to_vec()),
        Kind::Line(_)
        | Kind::Long
        | Kind::List
        | Kind::Scale(_)
        | Kind::Sort(_)
        | Kind::Rows(_)
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Media
        | Kind::Sign
        | Kind::Info(_) => None,
    }
}
