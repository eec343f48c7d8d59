//! What is to be looked at again in a sitting, box by box, and how it is said.

use std::collections::BTreeSet;

use super::{Fault, Problem};
use crate::{
    answer::{self, Reading},
    entry::Entry,
    id::{BookletId, ColumnId, ContributorId, QuestionId, RowId},
    question::{
        Kind, Question,
        rows::{Row, Rows},
    },
    share::{Sharing, answers, readings},
    sitting::Sitting,
};

impl Reading {
    /// Whatever else may be said of an entry, it can be too long for a file.
    pub(crate) fn with_length(mut self, entry: &Entry) -> Reading {
        self.problems.extend(too_long(entry));
        self
    }
}

fn too_long(entry: &Entry) -> Option<Fault> {
    entry.too_long().map(|letters| Fault::TooLong { letters })
}

/// An answer that was chosen for a file which cannot carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncarried {
    pub contributor: ContributorId,
    pub booklet: BookletId,
    pub question: QuestionId,
    /// the question as it is asked, and what to do
    pub ask: String,
    pub words: String,
}

impl Sharing<'_> {
    /// What to mend before a file is made of these: it would be refused as a whole.
    pub fn uncarried(&self, chosen: &BTreeSet<(ContributorId, BookletId)>) -> Vec<Uncarried> {
        let mut found = Vec::new();
        for (contributor, booklet) in chosen {
            let Some(sitting) = self.sitting(contributor, booklet) else { continue };
            for (question, answered) in answers(&sitting) {
                let Some(fault) = sitting.entry(&question).and_then(too_long) else { continue };
                found.push(Uncarried {
                    contributor: contributor.clone(),
                    booklet: booklet.clone(),
                    question,
                    ask: answered.question,
                    words: self.text.fault(&fault),
                });
            }
        }
        found
    }

    /// Voice notes, which stay where they are. Also of those who said nothing else: nothing of theirs
    /// can be chosen.
    pub fn spoken(&self, chosen: &BTreeSet<(ContributorId, BookletId)>) -> Vec<Uncarried> {
        let words = self.text.share();
        let mut found = Vec::new();
        for one in &self.folder.contributions {
            let Some(sitting) = self.sitting(&one.contributor, &one.booklet) else { continue };
            let is_chosen = chosen.contains(&(one.contributor.clone(), one.booklet.clone()));
            if !is_chosen && !answers(&sitting).is_empty() {
                continue;
            }
            let spoken = readings(&sitting).into_iter().filter(|(_, _, reading)| reading.note.is_some());
            found.extend(spoken.map(|(question, kept, reading)| {
                Uncarried {
                    contributor: one.contributor.clone(),
                    booklet: one.booklet.clone(),
                    question: question.clone(),
                    ask: kept.asked.clone(),
                    words: if reading.answer.is_some() { words.spoken_words } else { words.spoken_no_words }
                        .to_owned(),
                }
            }));
        }
        found
    }
}

type Place = Option<(RowId, ColumnId)>;

impl Sitting<'_> {
    /// What is to be looked at again in these questions.
    pub fn problems<'q>(&self, questions: impl IntoIterator<Item = &'q Question>) -> Vec<Problem> {
        let of = |question: &'q Question| {
            let found: Vec<(Place, Fault)> = match (&question.kind, self.entry(&question.id)) {
                (Kind::Rows(rows), Some(Entry::Rows(typed))) => {
                    typed.iter().flat_map(|row| self.problems_in(rows, row)).collect()
                }
                (_, Some(entry)) => {
                    self.read(question, entry).problems.into_iter().map(|fault| (None, fault)).collect()
                }
                (_, None) => Vec::new(),
            };
            found.into_iter().map(|(cell, fault)| Problem { question: question.id.clone(), cell, fault })
        };
        questions.into_iter().flat_map(of).collect()
    }

    /// An item in which nothing is filled in is to be looked at from its first box on.
    fn problems_in(&self, rows: &Rows, row: &Row) -> Vec<(Place, Fault)> {
        let at = |column: &ColumnId| Some((row.id.clone(), column.clone()));
        let mut found = Vec::new();
        let mut is_empty = true;
        for column in &rows.columns {
            let Some(entry) = row.cells.get(&column.id) else { continue };
            let reading = self.with_context(|context| answer::read_kind(&column.kind, entry, context));
            is_empty &= reading.answer.is_none();
            found
                .extend(reading.with_length(entry).problems.into_iter().map(|fault| (at(&column.id), fault)));
        }
        let gone = row.cells.iter().filter(|(id, _)| rows.columns.iter().all(|column| column.id != **id));
        for (id, entry) in gone {
            is_empty &= self.read_without_question(entry).answer.is_none();
            found.extend(too_long(entry).map(|fault| (at(id), fault)));
        }
        if is_empty {
            found.push((rows.columns.first().and_then(|column| at(&column.id)), Fault::EmptyItem));
        }
        found
    }

    /// A problem in words, with the item and the box where there are several.
    pub fn problem(&self, problem: &Problem) -> String {
        let fault = self.text.fault(&problem.fault);
        match problem.cell.as_ref().and_then(|(row, column)| self.place(&problem.question, row, column)) {
            // of an item that is empty, every box is meant
            Some((item, _)) if problem.fault == Fault::EmptyItem => {
                (self.text.questions.in_item)(&item, None, &fault)
            }
            Some((item, column)) => (self.text.questions.in_item)(&item, column.as_deref(), &fault),
            None => fault,
        }
    }

    /// An item and a box of it, as they are called.
    fn place(
        &self,
        question: &QuestionId,
        row: &RowId,
        column: &ColumnId,
    ) -> Option<(String, Option<String>)> {
        let Kind::Rows(rows) = &self.booklet.question(question)?.kind else { return None };
        let Some(Entry::Rows(typed)) = self.entry(question) else { return None };
        let n = typed.iter().position(|one| one.id == *row)?;
        let named = rows.columns.first().and_then(|first| typed.get(n)?.cells.get(&first.id));
        let item = match named {
            Some(Entry::Words(words)) if !words.trim().is_empty() => words.trim().to_owned(),
            _ => (self.text.questions.rows_unnamed)(&self.say(&rows.item), n + 1),
        };
        let column = rows.columns.iter().find(|one| one.id == *column);
        Some((item, column.map(|column| self.say(&column.ask))))
    }
}
