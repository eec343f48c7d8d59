//! A calendar file (iCalendar, RFC 5545) of whole days, for the calendar that a family has already.
//!
//! Our own writer: the kept library for this asks a clock and chance for what is an argument here, and 60 lines
//! are less to download. A test reads what it writes with that library. Whoever sees the calendar sees no name:
//! nothing of a folder gets in here but days, and a digest that only the same folder makes again.

use chrono::{DateTime, NaiveDate, Timelike, Utc};

use crate::{
    digest,
    id::FolderId,
    timeline::{Line, State, Timeline},
    words::{Style, Voice, say},
};

/// A day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// the same whenever the file is made again, so that a calendar changes the day and does not add one
    pub uid: String,
    pub day: NaiveDate,
    pub title: String,
    pub about: String,
    pub reminds: Reminds,
}

/// When a calendar speaks up. Always at 9 in the morning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminds {
    /// a week and two days before: there is something to do
    Before,
    /// on the day: something should have come
    OnTheDay,
}

/// What the words of the events are made with: nothing that is of one family.
#[derive(Clone, Copy, Debug)]
pub struct Saying<'a> {
    pub style: Style,
    /// what a child is called who must not be named
    pub unnamed: &'a str,
    /// "By law: …", in the program's words
    pub source: fn(&str) -> String,
}

/// Every day that is still to come: for what a family does the safe one, for what others do the last.
pub fn events(timeline: &Timeline<'_>, folder: &FolderId, saying: Saying<'_>) -> Vec<Event> {
    let voice = Voice::About { name: saying.unnamed.to_owned(), pronouns: Default::default() };
    let say = |words: &crate::words::Words| say(words.pick(saying.style), &voice);
    let event = |line: &Line<'_>| {
        let rule = line.rule;
        Some(Event {
            uid: uid(folder, rule.id.as_str()),
            day: day(line)?,
            title: say(&rule.title),
            about: format!("{}\n{}", say(&rule.about), (saying.source)(&rule.source)),
            reminds: if rule.duty.is_ours() { Reminds::Before } else { Reminds::OnTheDay },
        })
    };
    timeline.lines().filter_map(event).collect()
}

fn day(line: &Line<'_>) -> Option<NaiveDate> {
    match line.state {
        State::ToCome(_) | State::Undecided if line.rule.duty.is_ours() => line.strict,
        State::ToCome(_) | State::Undecided | State::Between(_) => line.generous,
        State::Unknown | State::Anytime | State::Done | State::Over | State::Late(_) => None,
    }
}

fn uid(folder: &FolderId, rule: &str) -> String {
    let digest = digest::sha256_base64url(format!("calendar {folder} {rule}").as_bytes());
    format!("{}@tell-it-once", &digest[..22])
}

/// The file. `made_at` is the moment at which it is made.
pub fn write(events: &[Event], made_at: DateTime<Utc>) -> String {
    let mut file = File::default();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//Tell It Once//Dates//EN"),
        ("CALSCALE", "GREGORIAN"),
        // a calendar that is given, not an invitation that wants an answer
        ("METHOD", "PUBLISH"),
    ] {
        file.line(name, value);
    }
    let time = made_at.time();
    let [hour, minute, second] = [time.hour(), time.minute(), time.second()];
    let stamp = format!("{}T{hour:02}{minute:02}{second:02}Z", plain(made_at.date_naive()));
    // a calendar keeps the event with the higher number (RFC 5546, 2.1.4), so a file that is made later always
    // wins over what an earlier one brought, and an old file that is opened again changes nothing. We keep no
    // count: minutes are one, and a whole number of RFC 5545 has room for them
    let sequence = (made_at.timestamp() / 60).clamp(0, i64::from(i32::MAX)).to_string();
    // the last day of all calendars has no next one
    for (event, end) in events.iter().filter_map(|event| Some((event, event.day.succ_opt()?))) {
        file.event(event, end, &stamp, &sequence);
    }
    file.line("END", "VCALENDAR");
    file.0
}

/// A civil date as iCalendar writes it.
fn plain(day: NaiveDate) -> String {
    day.to_string().replace('-', "")
}

#[derive(Default)]
struct File(String);

impl File {
    fn event(&mut self, event: &Event, end: NaiveDate, stamp: &str, sequence: &str) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &event.uid);
        self.line("DTSTAMP", stamp);
        self.line("SEQUENCE", sequence);
        self.line("DTSTART;VALUE=DATE", &plain(event.day));
        // the first day that is no longer part of it
        self.line("DTEND;VALUE=DATE", &plain(end));
        self.line("SUMMARY", &escaped(&event.title));
        self.line("DESCRIPTION", &escaped(&event.about));
        self.line("CLASS", "PRIVATE");
        // a day to know of keeps nobody busy; Outlook has its own word for that
        self.line("TRANSP", "TRANSPARENT");
        self.line("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
        // from midnight, when a whole day begins
        let triggers: &[&str] = match event.reminds {
            Reminds::Before => &["-P6DT15H", "-P1DT15H"],
            Reminds::OnTheDay => &["PT9H"],
        };
        for trigger in triggers {
            self.line("BEGIN", "VALARM");
            self.line("ACTION", "DISPLAY");
            self.line("DESCRIPTION", &escaped(&event.title));
            self.line("TRIGGER", trigger);
            self.line("END", "VALARM");
        }
        self.line("END", "VEVENT");
    }

    /// A line of at most 75 octets; what is more goes on in lines that start with a space.
    fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if octets + letter.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            octets += letter.len_utf8();
            self.0.push(letter);
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value. Controls but for line ends have no place in one.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}
