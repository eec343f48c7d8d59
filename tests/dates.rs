//! The dates of the law, as the shipped pack has them, and what a family is told of them.

mod calendar;
mod laws;
mod states;
mod told;
mod vectors;
mod words;

use chrono::NaiveDate;
use tell_it_once_core::{
    dates::{self, Dates},
    id::RuleId,
    timeline::{Known, KnownDates, Line, Timeline},
};

use crate::repo;

fn shipped() -> Dates {
    dates::read(&repo::bytes("public/dates.json")).expect("the shipped dates have no problem")
}

/// `2026-11-22`.
#[track_caller]
fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

/// Days by clock, such as `request 2026-01-05, draft about 2026-04-13`.
#[track_caller]
fn known(written: &str) -> KnownDates {
    let mut all = KnownDates::new();
    for one in written.split(", ").filter(|one| !one.is_empty()) {
        let (clock, on) = one.split_once(' ').expect("a clock and a day");
        let about = on.strip_prefix("about ");
        let known = Known { is_about: about.is_some(), ..Known::on(day(about.unwrap_or(on))) };
        all.insert(clock.parse().expect("an id"), known);
    }
    all
}

#[track_caller]
fn line<'a, 'b>(timeline: &'b Timeline<'a>, rule: &str) -> &'b Line<'a> {
    let rule: RuleId = rule.parse().expect("an id");
    let line = timeline.lines().find(|line| line.rule.id == rule);
    line.unwrap_or_else(|| panic!("there is no {rule} here"))
}
