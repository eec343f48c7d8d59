//! What a family asks to be kept from somebody: an address marked so, and what the details booklet
//! asks about. Whoever copies from a file must see it before anything else.

use super::{Case, Entry, words};
use crate::{
    answer::{Answer, PickedOption},
    bundle::{hidden::visible, statement::Given},
    document::{Block, Run, Runs, Weight},
};

/// The question of the details booklet, and its option for nothing at all.
pub const ASKED: &str = "cd.keepprivate";
pub const NOTHING: &str = "nothing";

/// Where the details that it names are asked for. A name can be anywhere, and so is not here.
pub const DETAILS: [(&str, &str); 9] = [
    ("address", "cd.address"),
    ("other-address", "cd.caraddress"),
    ("phone", "cd.carers"),
    ("phone", "cd.people"),
    ("email", "cd.carers"),
    ("email", "cd.people"),
    ("setting", "cd.setting"),
    ("setting", "cd.schoolpeople"),
    ("names", "cd.livewith"),
];

impl Entry<'_> {
    fn answer(&self) -> Option<&Answer> {
        match &self.answered.given {
            Given::Answer { answer, .. } => Some(answer),
            Given::Skip(_) => None,
        }
    }

    /// What is to be kept from somebody, by this answer.
    fn kept_from_somebody(&self) -> Vec<&PickedOption> {
        let Some(Answer::Picked(picked)) = self.answer().filter(|_| self.question.as_str() == ASKED) else {
            return Vec::new();
        };
        picked.options.iter().filter(|option| option.id.as_str() != NOTHING).collect()
    }

    /// The questions whose answers hold what is to be kept from somebody.
    pub(super) fn details_kept(&self) -> Vec<&'static str> {
        let options = self.kept_from_somebody();
        let is_named = |name: &str| options.iter().any(|option| option.id.as_str() == name);
        DETAILS.iter().filter(|(name, _)| is_named(name)).map(|(_, question)| *question).collect()
    }

    /// The answer holds an address that was marked as private.
    pub(super) fn has_private_address(&self) -> bool {
        self.answer().is_some_and(has_private_address)
    }

    pub(super) fn is_private(&self) -> bool {
        self.has_private_address()
            || self.is_kept_from_somebody
            || !self.kept_from_somebody().is_empty()
            || (self.question.as_str() == ASKED && self.other().is_some())
    }

    /// What was written beside the options of that question.
    fn other(&self) -> Option<&str> {
        match self.answer() {
            Some(Answer::Picked(picked)) => picked.other.as_deref(),
            Some(_) | None => None,
        }
    }
}

fn has_private_address(answer: &Answer) -> bool {
    match answer {
        Answer::Address(address) => address.private,
        Answer::Rows(rows) => {
            let mut cells = rows.iter().flat_map(|row| &row.cells);
            cells.any(|cell| has_private_address(&cell.answer))
        }
        Answer::Text(_)
        | Answer::List(_)
        | Answer::Picked(_)
        | Answer::Date(_)
        | Answer::Number(_)
        | Answer::Money(_)
        | Answer::Scaled(_)
        | Answer::Sorted(_)
        | Answer::Media(_)
        | Answer::Signed(_) => false,
    }
}

impl Case<'_> {
    pub(super) fn is_private(&self) -> bool {
        self.entries.iter().any(Entry::is_private)
    }

    /// Says what is private without saying it.
    pub(super) fn private_banner(&self) -> Option<Block> {
        let mut lines: Vec<Runs> = Vec::new();
        for entry in &self.entries {
            let name = entry.name();
            if entry.has_private_address() {
                lines.push(vec![Run::plain((words::PRIVATE_ADDRESS)(&name)), Run::strong(entry.asked())]);
            }
            for option in entry.kept_from_somebody() {
                let mut line =
                    vec![Run::plain((words::KEEP_FROM_SOMEBODY)(&name)), Run::strong(visible(&option.label))];
                if let Some(detail) = &option.detail {
                    line.push(Run::plain(". "));
                    line.push(entry.said(detail));
                }
                lines.push(line);
            }
            if let Some(other) = entry.other().filter(|_| entry.question.as_str() == ASKED) {
                lines.push(vec![Run::plain((words::KEEP_FROM_SOMEBODY)(&name)), entry.said(other)]);
            }
        }
        if lines.is_empty() {
            return None;
        }
        let first = [vec![Run::strong(words::PRIVATE_TITLE)], vec![Run::plain(words::PRIVATE_ADVICE)]];
        Some(Block::Note(Weight::Warning, first.into_iter().chain(lines).collect()))
    }
}
