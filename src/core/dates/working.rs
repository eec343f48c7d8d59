//! Which days are working days in England, and when the Tribunal takes papers.

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{Datelike, NaiveDate, Weekday};

use crate::json::{At, filled};

/// Bank holidays, and the times of the year in which the Tribunal is closed to papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenDays {
    pub bank_holidays: BTreeSet<NaiveDate>,
    pub tribunal_closed: Vec<ClosedTime>,
}

/// From one day of the year to another, both in it. It may go over the end of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClosedTime {
    pub first: YearDay,
    pub last: YearDay,
}

/// A day of any year, such as `02-14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearDay {
    month: u8,
    day: u8,
}

/// Why nobody is in the office on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    Weekend,
    BankHoliday,
}

impl YearDay {
    fn of(day: NaiveDate) -> YearDay {
        YearDay { month: day.month() as u8, day: day.day() as u8 }
    }

    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, u32::from(self.month), u32::from(self.day))
    }
}

impl FromStr for YearDay {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<YearDay, NotADay> {
        // a year that is no leap year, so that the day is in every year
        let day =
            read_day(&format!("2001-{text}")).ok_or(NotADay("a day that is in every year, such as 02-14"))?;
        Ok(YearDay::of(day))
    }
}

/// A text that is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay(&'static str);

impl fmt::Display for NotADay {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "must be {}", self.0)
    }
}

/// `2026-11-22`, and no other writing.
fn read_day(text: &str) -> Option<NaiveDate> {
    let day: NaiveDate = text.parse().ok()?;
    (day.to_string() == text).then_some(day)
}

/// A civil date in the file.
pub(super) fn read_date(at: &At<'_>) -> Option<NaiveDate> {
    let day = read_day(at.text()?);
    if day.is_none() {
        at.refuse("must be a day, such as 2026-11-22");
    }
    day
}

impl OpenDays {
    pub(super) fn read(holidays: &At<'_>, closed: &At<'_>) -> OpenDays {
        let bank_holidays = filled(holidays.some("day").iter().filter_map(read_date));
        let tribunal_closed = closed.items().into_iter().filter_map(|at| {
            let fields = at.fields()?;
            let day = |name| fields.need(name).and_then(|at| at.parsed());
            let (first, last) = (day("first"), day("last"));
            Some(ClosedTime { first: first?, last: last? })
        });
        OpenDays { bank_holidays, tribunal_closed: tribunal_closed.collect() }
    }

    pub fn closed(&self, day: NaiveDate) -> Option<Closed> {
        if self.bank_holidays.contains(&day) {
            return Some(Closed::BankHoliday);
        }
        matches!(day.weekday(), Weekday::Sat | Weekday::Sun).then_some(Closed::Weekend)
    }

    /// That day, or the first working day after it.
    pub(super) fn working_from(&self, mut day: NaiveDate) -> Option<NaiveDate> {
        while self.closed(day).is_some() {
            day = day.succ_opt()?;
        }
        Some(day)
    }

    /// The last day on which papers are in time that were due on that day: the same, or the next working day; or
    /// the first working day after a time in which the Tribunal is closed.
    pub(super) fn tribunal_from(&self, mut day: NaiveDate) -> Option<NaiveDate> {
        if let Some(closed) = self.tribunal_closed.iter().find(|closed| closed.has(day)) {
            while closed.has(day) {
                day = day.succ_opt()?;
            }
        }
        self.working_from(day)
    }
}

impl ClosedTime {
    fn has(&self, day: NaiveDate) -> bool {
        let day = YearDay::of(day);
        let (from, to) = (self.first <= day, day <= self.last);
        if self.first <= self.last { from && to } else { from || to }
    }
}
