//! What went wrong, and what to do about it: the one error of xtask.
//! Not for failing tests: those are results, and end in the report.

use std::fmt;

pub(crate) type Outcome<T> = Result<T, Trouble>;

/// Both halves are written for a person who did not write this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trouble {
    what: String,
    advice: String,
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { what: what.into(), advice: advice.into() }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Stopped: {}\nWhat to do: {}", self.what, self.advice)
    }
}
