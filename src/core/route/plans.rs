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
    /// putting a plan together from what people said
    Make,
    /// looking at the words of a plan
    Check,
    /// a review: three voices side by side, and how things went on
    Review,
    /// the rounds of a support plan
    Rounds,
    /// what the help costs, and who pays
    Costs,
}

impl Plans {
    pub(super) fn read(rest: &[&str]) -> Option<Plans> {
        Some(match rest {
            [] => Plans::Overview,
            ["dates"] => Plans::Dates,
            ["calendar"] => Plans::Calendar,
            ["letters"] => Plans::Letters,
            ["letters", number] => Plans::Letter { number: counted(number)? },
            ["make"] => Plans::Make,
            ["check"] => Plans::Check,
            ["review"] => Plans::Review,
            ["rounds"] => Plans::Rounds,
            ["costs"] => Plans::Costs,
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
            Plans::Make => to.write_str("#/plans/make"),
            Plans::Check => to.write_str("#/plans/check"),
            Plans::Review => to.write_str("#/plans/review"),
            Plans::Rounds => to.write_str("#/plans/rounds"),
            Plans::Costs => to.write_str("#/plans/costs"),
        }
    }
}
