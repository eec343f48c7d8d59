//! Something to look at again, with what to do. Data, not an error: nothing is ever blocked by it.

mod find;

pub use find::Uncarried;

use crate::id::{ColumnId, QuestionId, RowId};

/// What is to be looked at, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub question: QuestionId,
    /// within a repeated item
    pub cell: Option<(RowId, ColumnId)>,
    pub fault: Fault,
}

/// What could not be read. `Text::fault` says it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// kept as it is, but a file cannot carry so many letters in one text
    TooLong {
        letters: usize,
    },
    Date,
    Day,
    Month,
    Year,
    NoSuchDay {
        day: u8,
        month: u8,
        year: u16,
    },
    Phone,
    Email,
    Postcode,
    Number,
    Money,
    /// a repeated item in which nothing was filled in
    EmptyItem,
}
