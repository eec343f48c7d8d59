//! A moment, as people say it.

use chrono::{DateTime, Utc};
use tell_it_once_core::text::Text;

use crate::browser::time;

/// "Today at 2:15pm", "22 November 2026 at 2:15pm".
pub(crate) fn when(text: &'static Text, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let words = &text.versions;
    let ((day, time), (today, _)) = (time::on_the_wall(at), time::on_the_wall(now));
    match (today - day).num_days() {
        0 => (words.today_at)(&time),
        1 => (words.yesterday_at)(&time),
        _ => (words.at)(&text.day(day), &time),
    }
}

/// "today", "2 days ago".
pub(crate) fn days_ago(text: &'static Text, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let ((day, _), (today, _)) = (time::on_the_wall(at), time::on_the_wall(now));
    let words = &text.kept;
    match (today - day).num_days() {
        ..=0 => words.today.to_owned(),
        1 => words.yesterday.to_owned(),
        days => words.days_ago.say(usize::try_from(days).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use tell_it_once_core::text::ENGLISH;

    use super::*;

    #[track_caller]
    fn check(hours: i64, expected: &str, ago: &str) {
        let now = DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment");
        let at = now - TimeDelta::hours(hours);
        assert_eq!((when(&ENGLISH, at, now).as_str(), days_ago(&ENGLISH, at, now).as_str()), (expected, ago));
    }

    #[test]
    fn moments_are_said_as_people_say_them() {
        check(0, "Today at 10:05am", "today");
        check(10, "Today at 12:05am", "today");
        check(11, "Yesterday at 11:05pm", "yesterday");
        check(48, "20 November 2026 at 10:05am", "2 days ago");
        // a clock that was wrong
        check(-48, "24 November 2026 at 10:05am", "today");
    }
}
