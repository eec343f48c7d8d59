//! The clock, in three forms that must not be confused: a moment, a civil day, and time passed.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike, Utc};

use super::page;

/// The moment, in whole seconds. Shown and signed; never used to order anything.
pub(crate) fn now() -> DateTime<Utc> {
    let seconds = if page::IS_BROWSER {
        (js_sys::Date::now() / 1000.0).floor() as i64
    } else {
        let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(passed.as_secs()).unwrap_or_default()
    };
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// The day on the wall where this device is.
pub(crate) fn today() -> NaiveDate {
    if !page::IS_BROWSER {
        return now().date_naive();
    }
    let local = js_sys::Date::new_0();
    let year = i32::try_from(local.get_full_year()).unwrap_or(now().year());
    let day = NaiveDate::from_ymd_opt(year, local.get_month() + 1, local.get_date());
    day.unwrap_or_else(|| now().date_naive())
}

/// The time on the wall, such as "2:15pm".
pub(crate) fn local_time_words() -> String {
    if !page::IS_BROWSER {
        return time_words(0, 0);
    }
    let local = js_sys::Date::new_0();
    time_words(local.get_hours(), local.get_minutes())
}

/// A day where this device is, in words, such as "22 November 2026".
pub(crate) fn date_words(at: DateTime<Utc>) -> String {
    if !page::IS_BROWSER {
        return at.format("%Y-%m-%d").to_string();
    }
    let local = js_sys::Date::new(&(at.timestamp_millis() as f64).into());
    let form = js_sys::Object::new();
    for (part, how) in [("day", "numeric"), ("month", "long"), ("year", "numeric")] {
        // a plain object takes whatever it is given
        let _ = js_sys::Reflect::set(&form, &part.into(), &how.into());
    }
    local.to_locale_date_string("en-GB", &form).into()
}

/// The moment on the wall where this device is: its day, and such as "2:15pm".
pub(crate) fn on_the_wall(at: DateTime<Utc>) -> (NaiveDate, String) {
    if !page::IS_BROWSER {
        return (at.date_naive(), time_words(at.hour(), at.minute()));
    }
    let local = js_sys::Date::new(&(at.timestamp_millis() as f64).into());
    let year = i32::try_from(local.get_full_year()).unwrap_or(at.year());
    let day = NaiveDate::from_ymd_opt(year, local.get_month() + 1, local.get_date());
    (day.unwrap_or_else(|| at.date_naive()), time_words(local.get_hours(), local.get_minutes()))
}

/// The same moment as the wall here has it.
pub(crate) fn local(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    let west = if page::IS_BROWSER {
        js_sys::Date::new(&(at.timestamp_millis() as f64).into()).get_timezone_offset() as i32
    } else {
        0
    };
    FixedOffset::west_opt(west * 60).map_or_else(|| at.fixed_offset(), |offset| at.with_timezone(&offset))
}

/// A day and a time, such as "22 November 2026, 2:15pm".
pub(crate) fn moment_words(at: DateTime<Utc>) -> String {
    let wall = local(at);
    [date_words(at), time_words(wall.hour(), wall.minute())].join(", ")
}

/// Milliseconds since the page was opened. Does not jump when somebody sets the clock.
pub(crate) fn since_start() -> f64 {
    let performance = page::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

fn time_words(hour: u32, minute: u32) -> String {
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = (hour + 11) % 12 + 1;
    format!("{hour}:{minute:02}{half}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_people_say_them() {
        for (time, words) in
            [((0, 0), "12:00am"), ((9, 5), "9:05am"), ((12, 0), "12:00pm"), ((14, 15), "2:15pm")]
        {
            assert_eq!(time_words(time.0, time.1), words);
        }
    }

    #[test]
    fn a_moment_has_whole_seconds() {
        assert_eq!(now().timestamp_subsec_nanos(), 0);
    }
}
