//! Rules that look across a whole council pack: every name that points elsewhere must arrive.

use std::collections::BTreeMap;

use super::{Booklet, read};
use crate::{
    condition::Condition,
    council::{self, Council},
    id::{BookletId, QuestionId, WordBankId},
    json::Misfit,
    question::{Kind, Question, pick::Pick},
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
    for file in files {
        let path = file.path.as_str();
        let misfits = if path.starts_with("booklets/") {
            read(&file.bytes).map(|booklet| booklets.push((path, booklet))).err()
        } else if path == council::PATH {
            council::read(&file.bytes).map(|read| council = Some(read)).err()
        } else if path == word_bank::PATH {
            word_bank::read(&file.bytes).map(|read| banks = Some(read)).err()
        } else {
            continue;
        };
        found.insert(path.to_owned(), misfits.unwrap_or_default());
    }
    for missing in [council::PATH, word_bank::PATH] {
        let message = "this file is missing from the pack".to_owned();
        found.entry(missing.to_owned()).or_insert_with(|| vec![Misfit { path: String::new(), message }]);
    }
    let mut note = |path: &str, at: String, message: String| {
        found.entry(path.to_owned()).or_default().push(Misfit { path: at, message });
    };
    for (path, booklet) in &booklets {
        if *path != format!("booklets/{}.json", booklet.id) {
            note(path, "/id".to_owned(), format!("\"{}\" must be the file's name without .json", booklet.id));
        }
        across(path, booklet, &booklets, banks.as_ref(), &mut note);
    }
    if let Some(council) = &council {
        for (n, id) in council.booklets.iter().enumerate() {
            if !booklets.iter().any(|(_, booklet)| booklet.id == *id) && !unreadable(&found, id) {
                let misfit = Misfit {
                    path: format!("/booklets/{n}"),
                    message: format!("there is no file booklets/{id}.json"),
                };
                found.entry(council::PATH.to_owned()).or_default().push(misfit);
            }
        }
    }
    found
}

/// It is there, but has problems of its own that are listed already.
fn unreadable(found: &BTreeMap<String, Vec<Misfit>>, id: &BookletId) -> bool {
    found.get(&format!("booklets/{id}.json")).is_some_and(|misfits| !misfits.is_empty())
}

fn across(
    path: &str,
    booklet: &Booklet,
    all: &[(&str, Booklet)],
    banks: Option<&WordBanks>,
    note: &mut impl FnMut(&str, String, String),
) {
    let find = |id: &QuestionId| all.iter().find_map(|(_, other)| other.question(id));
    for (n, section) in booklet.sections.iter().enumerate() {
        for (m, question) in section.questions.iter().enumerate() {
            let at = format!("/sections/{n}/questions/{m}");
            let elsewhere = all.iter().filter(|(_, other)| other.id != booklet.id);
            for (other, _) in elsewhere.filter(|(_, other)| other.question(&question.id).is_some()) {
                note(path, format!("{at}/id"), format!("\"{}\" is in {other} too", question.id));
            }
            for (k, id) in question.reuse.iter().enumerate().filter(|(_, id)| find(id).is_none()) {
                note(path, format!("{at}/reuse/{k}"), format!("there is no question \"{id}\" in the pack"));
            }
            for message in question.when.iter().flat_map(|when| unmeetable(when, &find)) {
                note(path, format!("{at}/when"), message);
            }
            if let Some(message) = no_source(question, &find) {
                note(path, format!("{at}/options_from"), message);
            }
            if let Some(message) = no_bank(question.ideas.as_ref(), banks) {
                note(path, format!("{at}/ideas"), message);
            }
        }
    }
}

fn no_bank(ideas: Option<&WordBankId>, banks: Option<&WordBanks>) -> Option<String> {
    let (ideas, banks) = (ideas?, banks?);
    banks.bank(ideas).is_none().then(|| format!("there is no word bank \"{ideas}\" in {}", word_bank::PATH))
}

/// What in a condition can never be met.
fn unmeetable<'a, Q: AsRef<Question> + 'a>(
    when: &Condition,
    find: &impl Fn(&QuestionId) -> Option<&'a Q>,
) -> Vec<String> {
    match when {
        Condition::Is { question, options } | Condition::IsNot { question, options } => {
            let Some(asked) = find(question) else {
                return vec![format!("there is no question \"{question}\" in the pack")];
            };
            let known: Vec<&str> = match &asked.as_ref().kind {
                Kind::Choice(Pick { options, .. }) | Kind::Multi(Pick { options, .. }) => {
                    options.iter().map(|option| option.id.as_str()).collect()
                }
                Kind::YesNo => crate::text::YES_NO.to_vec(),
                Kind::Line(_)
                | Kind::Long
                | Kind::List
                | Kind::Scale(_)
                | Kind::Sort(_)
                | Kind::Rows(_)
                | Kind::Date
                | Kind::Address
                | Kind::Media
                | Kind::Sign => {
                    return vec![format!("\"{question}\" has no options to pick from")];
                }
            };
            let unknown = options.iter().filter(|id| !known.contains(&id.as_str()));
            unknown.map(|id| format!("\"{question}\" has no option \"{id}\"")).collect()
        }
        Condition::Answered(question) => match find(question) {
            Some(_) => Vec::new(),
            None => vec![format!("there is no question \"{question}\" in the pack")],
        },
        Condition::All(many) | Condition::Any(many) => {
            many.iter().flat_map(|condition| unmeetable(condition, find)).collect()
        }
    }
}

fn no_source<'a, Q: AsRef<Question> + 'a>(
    question: &Question,
    find: &impl Fn(&QuestionId) -> Option<&'a Q>,
) -> Option<String> {
    let (Kind::Choice(pick) | Kind::Multi(pick)) = &question.kind else { return None };
    let from = pick.from.as_ref()?;
    let Some(Kind::Rows(rows)) = find(&from.question).map(|source| &source.as_ref().kind) else {
        return Some(format!("\"{}\" is not a question of the kind \"rows\" in the pack", from.question));
    };
    let found = rows.columns.iter().any(|column| column.id == from.column);
    (!found).then(|| format!("\"{}\" has no column \"{}\"", from.question, from.column))
}
