//! How a day is counted from others. A closed, small language: what it cannot say belongs in the program.
//!
//! Every count is monotonic: a later known day never gives an earlier result. `timeline` relies on that where
//! only a month or a year is known.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::working::{OpenDays, YearDay};
use crate::{id::ClockId, json::At, question::date::school_year_of};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Count {
    /// months first, each to the same day or the month's last; then days. Weeks skip nothing.
    Add {
        from: ClockId,
        months: i32,
        days: i32,
    },
    /// so many working days after it
    WorkingDays {
        from: ClockId,
        days: u8,
    },
    /// that day of the calendar year of it
    InYear {
        from: ClockId,
        on: YearDay,
    },
    /// 1 September, when somebody born then comes into that school year
    SchoolYear {
        from: ClockId,
        year: u8,
    },
    /// when somebody born then may leave school: the last Friday in June of the school year of their 16th birthday
    SchoolLeaving {
        from: ClockId,
    },
    /// of those that can be counted
    Earliest(Vec<Count>),
    Latest(Vec<Count>),
    FirstKnown(Vec<Count>),
    /// the next day on which the Tribunal takes papers
    NextOpen(Box<Count>),
}

/// The day of a clock, where it is known.
pub type KnownDay<'a> = &'a dyn Fn(&ClockId) -> Option<NaiveDate>;

impl Count {
    /// The day, or nothing where what it is counted from is not known. Days beyond all calendars are nothing, too.
    pub fn day(&self, known: KnownDay<'_>, open: &OpenDays) -> Option<NaiveDate> {
        let each = |counts: &'_ [Count]| -> Vec<NaiveDate> {
            counts.iter().filter_map(|count| count.day(known, open)).collect()
        };
        match self {
            Count::Add { from, months, days } => add(known(from)?, *months, *days),
            Count::WorkingDays { from, days } => {
                let mut day = known(from)?;
                for _ in 0..*days {
                    day = open.working_from(day.succ_opt()?)?;
                }
                Some(day)
            }
            Count::InYear { from, on } => on.in_year(known(from)?.year()),
            Count::SchoolYear { from, year } => {
                let begins = school_year_of(known(from)?) + 5 + i32::from(*year);
                NaiveDate::from_ymd_opt(begins, 9, 1)
            }
            Count::SchoolLeaving { from } => school_leaving(known(from)?),
            Count::Earliest(counts) => each(counts).into_iter().min(),
            Count::Latest(counts) => each(counts).into_iter().max(),
            Count::FirstKnown(counts) => counts.iter().find_map(|count| count.day(known, open)),
            Count::NextOpen(count) => open.tribunal_from(count.day(known, open)?),
        }
    }

    pub fn clocks(&self) -> Vec<&ClockId> {
        match self {
            Count::Add { from, .. }
            | Count::WorkingDays { from, .. }
            | Count::InYear { from, .. }
            | Count::SchoolYear { from, .. }
            | Count::SchoolLeaving { from } => vec![from],
            Count::Earliest(many) | Count::Latest(many) | Count::FirstKnown(many) => {
                many.iter().flat_map(Count::clocks).collect()
            }
            Count::NextOpen(count) => count.clocks(),
        }
    }

    pub(super) fn read(at: &At<'_>) -> Option<Count> {
        let fields = at.fields()?;
        let many = |at: At<'_>| -> Vec<Count> { at.some("count").iter().filter_map(Count::read).collect() };
        let [earliest, latest, first] =
            ["earliest", "latest", "first_known"].map(|name| fields.may(name).map(many));
        let next_open = fields.may("next_open").and_then(|at| Count::read(&at)).map(Box::new);
        let from = fields.may("from").and_then(|at| at.parsed());
        let number = |name| fields.may(name).map(|at| within(&at, -MOST..=MOST));
        let (months, weeks, days) = (number("months"), number("weeks"), number("days"));
        let working = fields.may("working_days").and_then(|at| within(&at, 1..=60)).map(|days| days as u8);
        let on = fields.may("on").and_then(|at| at.parsed());
        let year = fields.may("school_year").and_then(|at| within(&at, 0..=14)).map(|year| year as u8);
        let leaving = fields.may("school_leaving").and_then(|at| at.flag());
        let plain = months.is_some() || weeks.is_some() || days.is_some();
        let count = match (from, plain, working, on, year, leaving) {
            (Some(from), true, None, None, None, None) => {
                let [months, weeks, days] = [months, weeks, days].map(|number| number.unwrap_or(Some(0)));
                Count::Add { from, months: months?, days: weeks? * 7 + days? }
            }
            (Some(from), false, Some(days), None, None, None) => Count::WorkingDays { from, days },
            (Some(from), false, None, Some(on), None, None) => Count::InYear { from, on },
            (Some(from), false, None, None, Some(year), None) => Count::SchoolYear { from, year },
            (Some(from), false, None, None, None, Some(true)) => Count::SchoolLeaving { from },
            (None, false, None, None, None, None) => match (earliest, latest, first, next_open) {
                (Some(counts), None, None, None) => Count::Earliest(counts),
                (None, Some(counts), None, None) => Count::Latest(counts),
                (None, None, Some(counts), None) => Count::FirstKnown(counts),
                (None, None, None, Some(count)) => Count::NextOpen(count),
                _ => return refuse(&fields),
            },
            _ => return refuse(&fields),
        };
        Some(count)
    }
}

/// Longer than any rule counts.
const MOST: i32 = 600;

fn within(at: &At<'_>, range: std::ops::RangeInclusive<i32>) -> Option<i32> {
    let number = at.count()?;
    if !range.contains(&number) {
        at.refuse(format!("must be from {} to {}", range.start(), range.end()));
        return None;
    }
    Some(number)
}

fn refuse(fields: &crate::json::Fields<'_>) -> Option<Count> {
    fields.refuse(
        "a count is \"from\" with \"months\", \"weeks\" or \"days\"; or with one of \"working_days\", \"on\", \
         \"school_year\" or \"school_leaving\": true; or one of \"earliest\", \"latest\", \"first_known\" or \
         \"next_open\"",
    );
    None
}

fn add(day: NaiveDate, months: i32, days: i32) -> Option<NaiveDate> {
    let many = Months::new(months.unsigned_abs());
    let day = if months < 0 { day.checked_sub_months(many)? } else { day.checked_add_months(many)? };
    let many = Days::new(u64::from(days.unsigned_abs()));
    if days < 0 { day.checked_sub_days(many) } else { day.checked_add_days(many) }
}

/// The day on which somebody's Year 11 ends: the last Friday in June of the school year in which they turn 16
/// (Education Act 1996, section 8).
pub(crate) fn school_leaving(born: NaiveDate) -> Option<NaiveDate> {
    let sixteen = add(born, 16 * 12, 0)?;
    last_friday_in_june(school_year_of(sixteen) + 1)
}

fn last_friday_in_june(year: i32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, 6, 30)?;
    last.checked_sub_days(Days::new(u64::from(last.weekday().days_since(Weekday::Fri))))
}
