//! A moment of a device's clock, as files write it. Not a clock: the caller knows the time.

use std::{fmt, str::FromStr};

use chrono::{DateTime, FixedOffset, NaiveDate, Timelike, Utc};

use crate::json::At;

/// A time with its offset, to the second, in one spelling: `2026-11-22T10:05:00+00:00`.
///
/// Two are equal when they are the same instant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(DateTime<FixedOffset>);

impl Moment {
    /// Of a clock that counts seconds since 1970, as computers' clocks do.
    pub fn of_unix(seconds: u64) -> Option<Moment> {
        let time = DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?;
        Some(Moment(time.fixed_offset()))
    }

    pub fn at(self) -> DateTime<FixedOffset> {
        self.0
    }
}

impl From<DateTime<FixedOffset>> for Moment {
    fn from(time: DateTime<FixedOffset>) -> Moment {
        Moment(time.with_nanosecond(0).unwrap_or(time))
    }
}

/// A text that is no time in that spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMoment;

impl fmt::Display for NotAMoment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("must be a time like 2026-11-22T10:05:00+00:00")
    }
}

impl std::error::Error for NotAMoment {}

impl FromStr for Moment {
    type Err = NotAMoment;

    // by hand: a general parser of dates is large, and would take other spellings too
    fn from_str(text: &str) -> Result<Moment, NotAMoment> {
        read_moment(text).filter(|moment| moment.to_string() == text).ok_or(NotAMoment)
    }
}

fn read_moment(text: &str) -> Option<Moment> {
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = text.get(from..to)?;
        if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
    };
    let year = i32::try_from(number(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?;
    let local = day.and_hms_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?)?;
    let east = i32::try_from(number(20, 22)? * 3600 + number(23, 25)? * 60).ok()?;
    let offset = FixedOffset::east_opt(if text.get(19..20)? == "-" { -east } else { east })?;
    local.and_local_timezone(offset).single().map(Moment)
}

impl From<DateTime<Utc>> for Moment {
    fn from(time: DateTime<Utc>) -> Moment {
        time.fixed_offset().into()
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (local, east) = (self.0.naive_local(), self.0.offset().local_minus_utc());
        let (day, time) = (local.date(), local.time());
        write!(to, "{day}T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        let (sign, minutes) = (if east < 0 { '-' } else { '+' }, east.unsigned_abs() / 60);
        write!(to, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

/// A civil date, in one spelling: `2014-05-01`.
pub(super) fn read_date(at: &At<'_>) -> Option<NaiveDate> {
    let text = at.text()?;
    let midnight = read_moment(&format!("{text}T00:00:00+00:00"));
    let date = midnight.map(|moment| moment.0.date_naive()).filter(|date| date.to_string() == text);
    if date.is_none() {
        at.refuse("must be a date like 2014-05-01");
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, good: bool) {
        assert_eq!(text.parse::<Moment>().is_ok_and(|moment| moment.to_string() == text), good, "{text}");
    }

    #[test]
    fn one_spelling_for_each_moment() {
        check("2026-11-22T10:05:00+00:00", true);
        check("2026-06-22T10:05:00+01:00", true);
        check("2026-11-22T10:05:00Z", false);
        check("2026-11-22T10:05:00-00:00", false);
        check("2026-11-22t10:05:00+00:00", false);
        check("2026-11-22 10:05:00+00:00", false);
        check("2026-11-22T10:05:00.5+00:00", false);
        check("2026-02-30T10:05:00+00:00", false);
        check("2026-11-22", false);
    }
}
