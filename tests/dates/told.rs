//! A line, told: every state that it can be in, to a family and of others, and what is never said.

use tell_it_once_core::{
    booklet::{self, Booklet},
    folder::Folder,
    id::{ContributorId, FolderId},
    text::ENGLISH,
    timeline::{Telling, Timeline, Told, place},
    words::{Pronouns, Style, Voice},
};

use super::{day, known, shipped};
use crate::repo;

fn booklets() -> Vec<Booklet> {
    let read = |id: &str| booklet::read(&repo::bytes(&format!("public/booklets/{id}.json")));
    ["our-dates", "draft-response", "details", "request", "review-meeting"]
        .map(|id| read(id).expect("a shipped booklet is good"))
        .into()
}

/// What is told of a rule, if anything.
fn told(given: &str, today: &str, rule: &str) -> Option<Told> {
    let (dates, booklets) = (shipped(), booklets());
    let today = day(today);
    let timeline = Timeline::of(&dates, &known(given), today);
    let (id, now) = (FolderId::known("f"), "2026-11-22T10:00:00Z".parse().expect("it is a moment"));
    let folder = Folder::new(id, "b".to_owned(), "k".to_owned(), now);
    let reader = ContributorId::known("parent");
    let voice = Voice::About { name: "Sam".to_owned(), pronouns: Pronouns::They };
    let (booklets, style, text) = (&booklets[..], Style::Usual, &ENGLISH);
    let telling = Telling { folder: &folder, reader: &reader, booklets, voice, style, text, today };
    telling.told(super::line(&timeline, rule))
}

#[track_caller]
fn check(given: &str, today: &str, rule: &str, due: Option<&str>, stands: &[&str]) {
    let told = told(given, today, rule).expect("something is told");
    assert_eq!(told.day.as_deref(), due, "{rule} {given} on {today}");
    let said: Vec<&str> = told.stands.iter().map(String::as_str).collect();
    assert_eq!(said, stands, "{rule} {given} on {today}");
}

const LATE: &str = "If you have not heard, it is later than the law says. This happens a lot. A polite letter can ask when you will hear.";

#[test]
fn every_state_has_its_sentences() {
    // somebody else's day: to come, today, over
    let asked = "request 2026-11-23";
    check(asked, "2026-11-30", "d1", Some("By Monday 4 January 2027, in 5 weeks"), &[]);
    check(asked, "2027-01-03", "d1", Some("By Monday 4 January 2027, tomorrow"), &[]);
    check(asked, "2027-01-04", "d1", Some("By Monday 4 January 2027, today"), &[]);
    let late = ["The last day for this was yesterday.", LATE];
    check(asked, "2027-01-05", "d1", Some("By Monday 4 January 2027"), &late);
    // done
    let done = "request 2026-11-23, assess 2026-12-20";
    check(done, "2026-12-22", "d1", Some("By Monday 4 January 2027"), &["Done, as your dates show."]);
    // a family's own day: the safe one, a holiday that it falls on, between the two ways to count, over
    let weekend = ["That is a weekend. The day does not move.", "Do it on a working day before."];
    check("draft 2026-12-06", "2026-12-07", "d5", Some("By Sunday 20 December 2026, in 13 days"), &weekend);
    let holiday = ["That is a bank holiday. The day does not move.", "Do it on a working day before."];
    check("draft 2026-12-18", "2026-12-20", "d5", Some("By Friday 1 January 2027, in 12 days"), &holiday);
    check(
        "draft 2026-12-07, draft-by 2026-12-30",
        "2026-12-22",
        "d5",
        Some("By Monday 21 December 2026"),
        &[
            "The safe day was Monday 21 December 2026. Counted another way, there is time until Wednesday 30 December 2026. Send it now if you can.",
        ],
    );
    // about, and two that do not fit
    check(
        "request about 2026-11-16",
        "2026-11-22",
        "d1",
        Some("By Monday 28 December 2026, in about 5 weeks"),
        &[
            "That is a bank holiday. The day does not move.",
            "This is about right, since one of your dates is.",
        ],
    );
    check(
        "request 2026-11-22, assess 2026-11-02",
        "2026-11-23",
        "d1",
        Some("By Sunday 3 January 2027"),
        &["Some of your dates do not fit together, so we do not say more about this one."],
    );
    // no day to it
    check("", "2026-11-22", "d26", None, &[]);
}

#[test]
fn what_is_missing_is_asked_for() {
    let told = told("", "2026-11-22", "d2").expect("it is told");
    assert!(!told.is_counted);
    let asks: Vec<_> = told.asks.iter().map(|one| (one.booklet.as_str(), one.number)).collect();
    assert_eq!(asks, [("our-dates", 3)]);
    // what depends on a choice asks for the choice first
    let kind = self::told("", "2026-11-22", "d5").expect("it is told").asks;
    assert!(kind.iter().all(|one| (one.booklet.as_str(), one.number) == ("draft-response", 1)), "{kind:?}");
}

#[test]
fn every_source_and_both_ways_to_count_are_told() {
    let told = told("decision 2026-10-01, certificate 2026-11-29", "2026-11-30", "d23").expect("it is told");
    assert_eq!(
        told.counted,
        [
            "People count this in two ways. The earlier day is Tuesday 29 December 2026, the later one Monday 4 January 2027.",
            "We show you the earlier one, to be safe.",
            "Where it says so: Tribunal Procedure (HESC) Rules 2008, rules 12 and 20(1)(c).",
        ]
    );
}

/// Every question that tells a day of the shipped file has a place that a link can lead to.
#[test]
fn every_day_can_be_told_somewhere() {
    let booklets = booklets();
    for clock in &shipped().clocks {
        for told in &clock.told_by {
            assert!(place(&booklets, &told.question).is_some(), "{} by {}", clock.id, told.question);
        }
    }
}
