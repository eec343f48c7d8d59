//! A name or a mark at the end, with the day.

use chrono::NaiveDate;

use crate::{
    answer::{Answer, Reading, Signed},
    question::{date, media::Picture},
};

/// How somebody signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum How {
    #[default]
    Typed,
    /// drew a mark
    Mark,
    /// "my helper wrote my name"
    HelperWrote,
}

impl How {
    pub const ALL: [How; 3] = [How::Typed, How::Mark, How::HelperWrote];
    pub(crate) const NAMES: [(&'static str, How); 3] =
        [("typed", How::Typed), ("mark", How::Mark), ("helper_wrote", How::HelperWrote)];

    pub fn as_str(self) -> &'static str {
        match self {
            How::Typed => "typed",
            How::Mark => "mark",
            How::HelperWrote => "helper_wrote",
        }
    }
}

/// A signature as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub name: String,
    pub how: How,
    pub mark: Option<Picture>,
    pub day: date::Typed,
}

/// A day alone is no signature; a day that cannot be read does not undo one.
pub fn read(typed: &Typed, today: NaiveDate) -> Reading {
    let name = typed.name.trim().to_owned();
    if name.is_empty() && typed.mark.is_none() {
        return Reading::nothing();
    }
    let day = date::read(&typed.day, today);
    let date = match day.answer {
        Some(Answer::Date(date)) => Some(date),
        _ => None,
    };
    let mut reading =
        Reading::of(Answer::Signed(Signed { name, how: typed.how, mark: typed.mark.clone(), date }));
    reading.problems = day.problems;
    reading
}
