//! The pages about plans and dates. They stand in one part of the program, so their addresses stand together.

use std::fmt;

use super::counted;

/// What comes after `plans` in an address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Plans {
    /// all of these pages
    Overview,
    /// where are we?
    Dates,
    /// days for a calendar
    Calendar,
    Letters,
    /// one letter, by its place in the file
    Letter {
        number: usize,
    },
}

impl Plans {
    pub(super) fn read(rest: &[&str]) -> Option<Plans> {
        Some(match rest {
            [] => Plans::Overview,
            ["dates"] => Plans::Dates,
            ["calendar"] => Plans::Calendar,
            ["letters"] => Plans::Letters,
            ["letters", number] => Plans::Letter { number: counted(number)? },
            _ => return None,
        })
    }
}

impl fmt::Display for Plans {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Plans::Overview => to.write_str("#/plans"),
            Plans::Dates => to.write_str("#/plans/dates"),
            Plans::Calendar => to.write_str("#/plans/calendar"),
            Plans::Letters => to.write_str("#/plans/letters"),
            Plans::Letter { number } => write!(to, "#/plans/letters/{number}"),
        }
    }
}
