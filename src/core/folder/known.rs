//! What a folder knows from what was said in it, whoever said it and wherever.

use chrono::NaiveDate;

use super::{Contribution, Folder, Kept, child_id};
use crate::{
    answer::Dated,
    entry::Entry,
    id::{ContributorId, QuestionId},
    question::{
        date,
        pick::{self, Shown, Source},
    },
    words::{Pronouns, Voice},
};

impl Folder {
    /// An answer to a question of any booklet, by whoever gave one: `first`'s own comes first.
    pub fn entry_of(&self, question: &QuestionId, first: &ContributorId) -> Option<&Entry> {
        self.entry_that(question, first, |_, _| true)
    }

    /// The same, without what somebody else keeps back.
    pub fn open_entry_of(&self, question: &QuestionId, reader: &ContributorId) -> Option<&Entry> {
        self.entry_that(question, reader, |whose, kept| whose == reader || kept.shared != Some(false))
    }

    fn entry_that(
        &self,
        question: &QuestionId,
        first: &ContributorId,
        fits: impl Fn(&ContributorId, &Kept) -> bool,
    ) -> Option<&Entry> {
        let given = |one: &'_ &Contribution| {
            let kept = one.entries.get(question);
            kept.is_some_and(|kept| kept.says_something() && fits(&one.contributor, kept))
        };
        let own = self.contributions.iter().filter(|one| one.contributor == *first).find(given);
        let one = own.or_else(|| self.contributions.iter().find(given))?;
        one.entries.get(question)?.entry.as_ref()
    }

    /// What the child likes to be called, or nothing yet.
    pub fn known_as(&self) -> &str {
        let said = self.entry_of(&QuestionId::known("cd.prefname"), &child_id());
        let said = match said {
            Some(Entry::Words(words)) => words.trim(),
            _ => "",
        };
        if said.is_empty() { self.child().name.trim() } else { said }
    }

    /// How to speak of the child to somebody else.
    pub fn voice_about(&self, unnamed: &str) -> Voice {
        let name = Some(self.known_as()).filter(|name| !name.is_empty()).unwrap_or(unnamed);
        Voice::About { name: name.to_owned(), pronouns: self.pronouns() }
    }

    fn pronouns(&self) -> Pronouns {
        let Some(Entry::Picked(typed)) = self.entry_of(&QuestionId::known("cd.pronouns"), &child_id()) else {
            return Pronouns::default();
        };
        match typed.options.first().map(|id| id.as_str()) {
            Some("she") => Pronouns::She,
            Some("he") => Pronouns::He,
            Some("name") => Pronouns::Name,
            _ => Pronouns::They,
        }
    }

    /// Options made of the rows of another answer, or of its lines. Nobody picks from what somebody
    /// else keeps back.
    pub fn options_from(&self, source: &Source, first: &ContributorId) -> Vec<Shown> {
        let Some(entry) = self.open_entry_of(&source.question, first) else { return Vec::new() };
        let Some(column) = &source.column else {
            if let Entry::List(lines) = entry {
                return pick::options_of_lines(lines.iter().map(String::as_str));
            }
            return pick::options_of_lines(entry.words().into_iter().flat_map(str::lines));
        };
        let Entry::Rows(rows) = entry else { return Vec::new() };
        let option = |row: &crate::question::rows::Row| {
            let Some(Entry::Words(words)) = row.cells.get(column) else { return None };
            let label = words.trim().to_owned();
            let id = row.id.as_str().parse().ok()?;
            (!label.is_empty()).then_some(Shown { id, label, detail: None, picture: None })
        };
        rows.iter().filter_map(option).collect()
    }

    /// The child's age in completed years; about right where only the year of birth is known.
    pub fn age(&self, today: NaiveDate) -> Option<u8> {
        self.born(today)?.age(today)
    }

    /// When the child was born, as far as it was said.
    pub fn born(&self, today: NaiveDate) -> Option<Dated> {
        let child = &self.child().id;
        date::of(self.entry_of(&QuestionId::known("cd.dob"), child), today)
    }
}
