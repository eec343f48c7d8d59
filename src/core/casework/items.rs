//! Answers as rows of columns, the same for a spreadsheet and for other programs: one for each
//! question, and where an answer has rows of its own, one for each of those.

use super::{Case, Entry};
use crate::{
    answer::{Answer, AnsweredRow},
    bundle::statement::Given,
    text::ENGLISH,
};

/// One row, in the words of the file as they are.
pub(super) struct Item<'e, 'a> {
    pub(super) entry: &'e Entry<'a>,
    /// counted from 1, where the answer has rows of its own
    pub(super) row: Option<usize>,
    pub(super) answer: String,
}

impl<'a> Case<'a> {
    pub(super) fn items(&self) -> impl Iterator<Item = Item<'_, 'a>> {
        self.entries.iter().flat_map(Entry::items)
    }
}

impl<'a> Entry<'a> {
    fn items(&self) -> Vec<Item<'_, 'a>> {
        let item = |row, answer| Item { entry: self, row, answer };
        match &self.answered.given {
            Given::Skip(_) => vec![item(None, String::new())],
            Given::Answer { answer: Answer::Rows(rows), .. } if !rows.is_empty() => {
                let rows = rows.iter().enumerate();
                rows.map(|(n, row)| item(Some(n + 1), row_in_words(row))).collect()
            }
            Given::Answer { answer, .. } => vec![item(None, in_words(answer))],
        }
    }

    /// "A; B".
    pub(super) fn section_names(&self) -> Vec<&'static str> {
        self.sections.iter().map(|section| section.as_str()).collect()
    }
}

/// The answer line by line.
pub(crate) fn in_words(answer: &Answer) -> String {
    let lines = answer.lines(&ENGLISH).into_iter().map(|line| match line.label {
        Some(label) => format!("{label}: {}", line.words),
        None => line.words,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A row cell by cell, each with what was asked.
pub(crate) fn row_in_words(row: &AnsweredRow) -> String {
    let cells = row.cells.iter().map(|cell| format!("{}: {}", cell.label, in_words(&cell.answer)));
    cells.collect::<Vec<_>>().join("\n")
}
