//! 0 to 10, with words at both ends and in the middle.
//!
//! Never converted to another scale: 6 of 10 is what was said.

use crate::{
    answer::{Answer, Reading, Scaled},
    json::Fields,
    words::Words,
};

/// The words at the ends and in the middle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    pub low: Words,
    /// nothing in a column, where a number is all that is asked for
    pub middle: Words,
    pub high: Words,
}

/// The highest number of a scale.
pub const TOP: u8 = 10;

/// What a person chose, and what would make it one better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub value: Option<u8>,
    pub better: String,
}

impl Scale {
    pub(crate) fn read(fields: &Fields<'_>) -> Option<Scale> {
        let words = |name| fields.need(name).and_then(|at| Words::read(&at));
        let (low, middle, high) = (words("low"), words("middle"), words("high"));
        Some(Scale { low: low?, middle: middle?, high: high? })
    }

    /// In a column: two ends and the numbers between.
    pub(crate) fn read_short(fields: &Fields<'_>) -> Option<Scale> {
        let words = |name| fields.need(name).and_then(|at| Words::read(&at));
        let (low, high) = (words("low"), words("high"));
        Some(Scale { low: low?, middle: Words::default(), high: high? })
    }
}

/// The ends' words travel with the number, so that a reader needs no booklet.
pub fn read(typed: &Typed, low: &str, high: &str) -> Reading {
    let better = Some(typed.better.trim()).filter(|words| !words.is_empty()).map(str::to_owned);
    match typed.value.filter(|value| *value <= TOP) {
        None => better.map_or_else(Reading::nothing, |words| Reading::of(Answer::Text(words))),
        Some(value) => {
            Reading::of(Answer::Scaled(Scaled { value, low: low.to_owned(), high: high.to_owned(), better }))
        }
    }
}
