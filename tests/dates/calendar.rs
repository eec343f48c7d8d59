//! The calendar file, read by a library that is not ours, and looked at as the calendars of Apple, Google and
//! Microsoft want it.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use icalendar::{
    Calendar, CalendarComponent, Component, DatePerhapsTime,
    parser::{read_calendar, unfold},
};
use tell_it_once_core::{
    calendar::{self, Event, Reminds, Saying},
    id::FolderId,
    timeline::Timeline,
    words::Style,
};

use super::{day, known, shipped};

fn made_at() -> DateTime<Utc> {
    "2026-11-22T17:05:09Z".parse().expect("it is a moment")
}

fn events(given: &str, today: &str, folder: &'static str) -> Vec<Event> {
    let dates = shipped();
    let timeline = Timeline::of(&dates, &known(given), day(today));
    let saying =
        Saying { style: Style::Usual, unnamed: "your child", source: |source| format!("By: {source}") };
    calendar::events(&timeline, &FolderId::known(folder), saying)
}

const GIVEN: &str =
    "birth 2012-03-03, request 2026-11-30, draft 2026-12-07, draft-by 2026-12-30, decision 2026-11-25";

fn file() -> String {
    calendar::write(&events(GIVEN, "2026-12-10", "f"), made_at())
}

#[test]
fn an_independent_reader_finds_every_day() {
    let file = file();
    let read: Calendar = unfold(&file).parse().expect("it is a calendar");
    let mut found = Vec::new();
    for component in &read.components {
        let CalendarComponent::Event(event) = component else { panic!("only events: {component:?}") };
        let (Some(DatePerhapsTime::Date(start)), Some(DatePerhapsTime::Date(end))) =
            (event.get_start(), event.get_end())
        else {
            panic!("whole days: {event:?}")
        };
        assert_eq!(Some(end), start.succ_opt(), "the end is the first day that is no longer part of it");
        assert_eq!(event.get_timestamp(), Some(made_at()));
        assert!(event.get_uid().is_some_and(|uid| uid.ends_with("@tell-it-once")));
        found.push((start, event.get_summary().unwrap_or_default().to_owned()));
    }
    let expected: Vec<_> =
        events(GIVEN, "2026-12-10", "f").iter().map(|one| (one.day, one.title.clone())).collect();
    assert_eq!(found, expected);
    let has = |on: &str, title: &str| found.contains(&(day(on), title.to_owned()));
    assert!(has("2026-12-21", "Send your reply to the draft plan"), "the safe day: {found:?}");
    assert!(has("2027-04-19", "The final plan"), "{found:?}");
    assert!(has("2027-01-25", "The Tribunal must have your appeal by 5 pm"), "{found:?}");
}

#[test]
fn it_has_what_the_calendars_of_apple_google_and_microsoft_want() {
    let file = file();
    let unfolded = unfold(&file);
    let read = read_calendar(&unfolded).expect("it is a calendar");
    let property = |name: &str| {
        read.properties.iter().find(|one| one.name == name).map(|one| one.val.as_ref().to_owned())
    };
    assert_eq!(property("VERSION").as_deref(), Some("2.0"));
    assert!(property("PRODID").is_some_and(|id| id.contains("Tell It Once")));
    assert_eq!(property("METHOD").as_deref(), Some("PUBLISH"));
    assert!(!read.components.is_empty());
    for event in &read.components {
        assert_eq!(event.name, "VEVENT", "no VTIMEZONE: there are no times");
        for name in ["UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY"] {
            assert_eq!(event.properties.iter().filter(|one| one.name == name).count(), 1, "{name}, once");
        }
        assert!(!event.components.is_empty(), "it speaks up");
        for alarm in &event.components {
            assert_eq!(alarm.name, "VALARM");
            for name in ["ACTION", "TRIGGER", "DESCRIPTION"] {
                assert!(alarm.properties.iter().any(|one| one.name == name), "{name}");
            }
        }
    }
    // octets, as RFC 5545 writes them
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    for line in file.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.is_empty() && !line.contains(['\r', '\n']));
    }
}

#[test]
fn whoever_sees_the_calendar_sees_no_name() {
    let file = file();
    for told in ["Sam", "{", "}", "your-folder"] {
        assert!(!file.contains(told), "{told}");
    }
    // the same folder gives the same names of days, another folder other ones
    let uids = |folder| -> Vec<String> {
        events(GIVEN, "2026-12-10", folder).into_iter().map(|event| event.uid).collect()
    };
    assert_eq!(uids("f"), uids("f"));
    assert!(uids("f").iter().zip(uids("g")).all(|(one, other)| *one != other));
    let mut once = uids("f");
    once.sort();
    once.dedup();
    assert_eq!(once.len(), uids("f").len());
}

#[test]
fn only_what_is_still_to_come_is_in_it() {
    let titles = |today| -> Vec<String> {
        events("request 2026-12-01", today, "f").into_iter().map(|event| event.title).collect()
    };
    assert_eq!(titles("2026-12-01").len(), 4);
    assert_eq!(titles("2027-04-20"), ["The final plan"]);
    assert_eq!(titles("2027-04-21"), [""; 0]);
    // what others must do comes with the last day, and speaks up on it
    let review = &events("plan 2027-01-01", "2027-02-01", "f")[0];
    assert_eq!((review.day, review.reminds), (day("2028-01-01"), Reminds::OnTheDay));
}

/// Whatever a council writes into its file of dates arrives as it was written.
#[test]
fn strange_words_arrive_whole() {
    let about = "Commas, semicolons; back\\slashes\nnew lines: \u{1f682} éèê ".repeat(9);
    for title in [
        "Plain",
        "a;b,c\\d",
        "\u{1f682}\u{1f682}\u{1f682} trains of thought that go on and on, and on and on, é",
    ] {
        let event = Event {
            uid: "u@tell-it-once".to_owned(),
            day: NaiveDate::from_ymd_opt(2028, 2, 29).expect("it is a day"),
            title: title.to_owned(),
            about: about.clone(),
            reminds: Reminds::Before,
        };
        let file = calendar::write(&[event], made_at());
        let read: Calendar = unfold(&file).parse().expect("it is a calendar");
        let Some(CalendarComponent::Event(event)) = read.components.first() else { panic!("it is there") };
        assert_eq!(event.get_summary(), Some(title));
        assert_eq!(event.get_description(), Some(about.as_str()));
    }
}

/// What a line of the file says: its name with its parameters, and its value.
fn lines(file: &str) -> Vec<(String, String)> {
    let whole = file.replace("\r\n ", "");
    let split = |line: &str| line.split_once(':').map(|(name, value)| (name.to_owned(), value.to_owned()));
    whole
        .split_terminator("\r\n")
        .map(|line| split(line).unwrap_or_else(|| panic!("no value: {line}")))
        .collect()
}

fn values(file: &str, name: &str) -> Vec<String> {
    lines(file).into_iter().filter(|(found, _)| found == name).map(|(_, value)| value).collect()
}

/// Every day speaks up at 9 in the morning: for what a family does a week and two days before, for what others
/// do on the day. A trigger is counted from midnight, when a whole day begins.
#[test]
fn every_day_speaks_up_when_it_says() {
    let events = events(GIVEN, "2026-12-10", "f");
    let both = [Reminds::Before, Reminds::OnTheDay];
    assert!(both.iter().all(|how| events.iter().any(|event| event.reminds == *how)), "both are tried");
    for event in events {
        let file = calendar::write(std::slice::from_ref(&event), made_at());
        let hours: &[i64] = match event.reminds {
            Reminds::Before => &[-7 * 24 + 9, -2 * 24 + 9],
            Reminds::OnTheDay => &[9],
        };
        let found: Vec<_> = values(&file, "TRIGGER").iter().map(|trigger| hours_of(trigger)).collect();
        assert_eq!(found, hours, "{}", event.title);
        assert_eq!(values(&file, "ACTION"), vec!["DISPLAY"; hours.len()]);
    }
}

/// A duration of RFC 5545, 3.3.6, such as `-P6DT15H`, in hours.
#[track_caller]
fn hours_of(trigger: &str) -> i64 {
    let (sign, rest) = trigger.strip_prefix('-').map_or((1, trigger), |rest| (-1, rest));
    let rest = rest.strip_prefix('P').unwrap_or_else(|| panic!("{trigger} is no duration"));
    let (days, hours) = rest.split_once('T').unwrap_or((rest, "0H"));
    let count = |text: &str, unit| -> i64 {
        let digits = text.strip_suffix(unit).unwrap_or_else(|| panic!("{trigger} is no duration"));
        digits.parse().unwrap_or_else(|_| panic!("{trigger} is no duration"))
    };
    sign * (if days.is_empty() { 0 } else { count(days, 'D') * 24 } + count(hours, 'H'))
}

/// The day of an event moves, and the file is made again: it is the same event, and the later file is the one
/// that a calendar keeps.
#[test]
fn a_file_that_is_made_again_takes_the_place_of_the_old_one() {
    let [before, after] = ["request 2026-11-30, draft 2026-12-07", "request 2026-12-03, draft 2026-12-09"]
        .map(|given| events(given, "2026-12-10", "f"));
    assert!(!before.is_empty());
    for (one, other) in before.iter().zip(&after) {
        assert_eq!((&one.uid, &one.title), (&other.uid, &other.title));
        assert_ne!(one.day, other.day, "{}", one.title);
    }
    let stamps = |at: DateTime<Utc>| {
        let file = calendar::write(&before, at);
        let each = values(&file, "SEQUENCE").into_iter().zip(values(&file, "DTSTAMP"));
        let mut all: Vec<(i32, String)> =
            each.map(|(one, stamp)| (one.parse().expect("a whole number of 32 bits"), stamp)).collect();
        all.dedup();
        assert_eq!(all.len(), 1, "one for the whole file: {all:?}");
        all.remove(0)
    };
    // first by the number, then by the stamp, as RFC 5546 compares them
    let (first, at_once, next) = (
        stamps(made_at()),
        stamps(made_at() + TimeDelta::seconds(1)),
        stamps(made_at() + TimeDelta::minutes(1)),
    );
    assert!(first < at_once && at_once < next, "{first:?} {at_once:?} {next:?}");
    assert_eq!(next.0, first.0 + 1);
    assert_eq!(first.1, "20261122T170509Z");
    // a clock that stands at nonsense makes a file all the same
    for (at, expected) in [(DateTime::UNIX_EPOCH, 0), (DateTime::<Utc>::MAX_UTC, i32::MAX)] {
        assert_eq!(stamps(at).0, expected);
    }
}

#[test]
fn whole_days_are_written_as_every_calendar_reads_them() {
    let file = file();
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "what an import looks at first");
    let days = |name| -> Vec<NaiveDate> {
        let read = |value: &String| NaiveDate::parse_from_str(value, "%Y%m%d").expect("it is a day");
        values(&file, name).iter().map(read).collect()
    };
    let (starts, ends) = (days("DTSTART;VALUE=DATE"), days("DTEND;VALUE=DATE"));
    assert_eq!(starts.len(), events(GIVEN, "2026-12-10", "f").len());
    assert_eq!(starts.iter().filter_map(NaiveDate::succ_opt).collect::<Vec<_>>(), ends);
    let names: Vec<_> = lines(&file).into_iter().map(|(name, _)| name).collect();
    for not_here in ["ORGANIZER", "ATTENDEE", "TZID", "DTSTART", "DTEND", "DURATION", "RRULE"] {
        assert!(!names.iter().any(|name| name == not_here), "{not_here}");
    }
    // no line end but CR and LF together
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    assert_eq!(file.matches('\r').count(), file.matches("\r\n").count());
}
