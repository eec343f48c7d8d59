//! A moment of a device's clock, as files write it. Not a clock: the caller knows the time.

use std::{fmt, str::FromStr};

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, Timelike};

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

    fn from_str(text: &str) -> Result<Moment, NotAMoment> {
        let moment = Moment(DateTime::parse_from_rfc3339(text).map_err(|_| NotAMoment)?);
        if moment.to_string() == text { Ok(moment) } else { Err(NotAMoment) }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, false))
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
    let date = text.parse::<NaiveDate>().ok().filter(|date| text.len() == 10 && date.to_string() == text);
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
