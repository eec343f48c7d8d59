//! What becomes of an answer in the shape of another question.

use super::*;
use crate::{
    question::date,
    trial::{on_day, scaled},
};

pub(super) const PEOPLE: &str = r#""kind":"rows","item":"person","columns":[{"id":"name","ask":"Name","kind":"text"},
    {"id":"phone","ask":"Phone","kind":"phone"},{"id":"note","ask":"Note","kind":"text"}]"#;
pub(super) const TEAM: &str = r#""kind":"rows","item":"person","columns":[{"id":"name","ask":"Name","kind":"text"},
    {"id":"note","ask":"Note","kind":"long"},{"id":"lead","ask":"Lead?","kind":"yesno"}]"#;
const JOBS: &str = r#""kind":"rows","item":"job","columns":[{"id":"job","ask":"Job","kind":"text"},
    {"id":"note","ask":"Note","kind":"text"}]"#;
const TALK: &str =
    r#""kind":"multi","options":[{"id":"sign","words":"Signing"},{"id":"draw","words":"Drawing"}]"#;
const ONE: &str =
    r#""kind":"choice","options":[{"id":"sign","words":"Signing"},{"id":"draw","words":"By post"}]"#;
const CLOSED: &str = r#""kind":"choice","other":false,"options":[{"id":"sign","words":"Signing"}]"#;
const SCALE: &str = r#""kind":"scale","low":"bad","middle":"so so","high":"good""#;
const OTHER_SCALE: &str = r#""kind":"scale","low":"tiny","middle":"so so","high":"huge""#;
const LINE: &str = r#""kind":"text""#;
pub(super) const LONG: &str = r#""kind":"long""#;
pub(super) const LIST: &str = r#""kind":"list""#;

pub(super) fn rows(rows: &[crate::question::rows::Row]) -> Entry {
    Entry::Rows(rows.to_vec())
}

/// What a question of the kind `to` is offered of an answer to one of the kind `from`.
#[track_caller]
fn check_offered(from: &str, said: Entry, to: &str, expected: Option<Entry>) {
    let source = booklet("there", "family", &[question("a.one", from)]);
    let target = booklet("here", "family", &[question("b.one", &format!(r#"{to},"reuse":["a.one"]"#))]);
    let mut folder = folder("f");
    let alex = arrive(&mut folder, Role::Parent, "Alex");
    say(&mut folder, &spot(&alex, "there", "a.one"), said, 0);
    let found = offered(&folder, &[&source, &target], "here", "b.one");
    assert_eq!(found.into_iter().map(|one| one.entry).next(), expected, "{from} to {to}");
}

#[test]
fn words_and_lists_become_each_other() {
    check_offered(LINE, words("Trains"), LONG, Some(words("Trains")));
    check_offered(LINE, words(" Trains "), LIST, Some(list(&["Trains"])));
    check_offered(LONG, words("Trains\n\n  and dogs\n"), LIST, Some(list(&["Trains", "and dogs"])));
    check_offered(LONG, words("Trains\n\n  and dogs\n"), LONG, Some(words("Trains\n\n  and dogs\n")));
    check_offered(LONG, words("Trains\nand dogs"), LINE, Some(words("Trains and dogs")));
    check_offered(LIST, list(&["Trains", " ", "dogs"]), LONG, Some(words("Trains\ndogs")));
    check_offered(LIST, list(&["Trains", " ", "dogs"]), LINE, Some(words("Trains, dogs")));
    check_offered(LIST, list(&[" "]), LONG, None);
    check_offered(LINE, words("Trains"), r#""kind":"phone""#, None);
    check_offered(LINE, words("Yes"), r#""kind":"yesno""#, None);
    check_offered(LONG, words("31 2 2011"), r#""kind":"date""#, None);
    check_offered(LONG, words("Trains"), PEOPLE, None);
}

#[test]
fn items_become_names_or_items_with_the_boxes_that_both_have() {
    let nan = row("r1", &[("name", "Nan"), ("phone", "01632 960 001"), ("note", "Calm")]);
    let people = rows(&[nan, row("r2", &[("phone", "01632 960 002")]), row("r3", &[("name", " ")])]);
    check_offered(PEOPLE, people.clone(), LIST, Some(list(&["Nan"])));
    check_offered(PEOPLE, people.clone(), LONG, Some(words("Nan · 01632 960 001 · Calm\n01632 960 002")));
    check_offered(
        PEOPLE,
        people.clone(),
        TEAM,
        Some(rows(&[row("r1", &[("name", "Nan"), ("note", "Calm")])])),
    );
    check_offered(
        PEOPLE,
        people.clone(),
        PEOPLE,
        Some(rows(&[
            row("r1", &[("name", "Nan"), ("phone", "01632 960 001"), ("note", "Calm")]),
            row("r2", &[("phone", "01632 960 002")]),
        ])),
    );
    // whose note it is would be lost
    check_offered(PEOPLE, people.clone(), JOBS, None);
    check_offered(PEOPLE, people, LINE, None);
    // kept as it was before the question became of another kind
    check_offered(PEOPLE, words("Nan"), LIST, Some(list(&["Nan"])));
    check_offered(PEOPLE, words("Nan"), PEOPLE, None);
    check_offered(LONG, list(&["Nan"]), LONG, None);
}

#[test]
fn what_was_picked_stays_picked_only_under_the_same_words() {
    let both = picked(&["sign", "draw"], "");
    check_offered(TALK, both.clone(), TALK, Some(both.clone()));
    check_offered(TALK, both.clone(), LONG, Some(words("Signing\nDrawing")));
    check_offered(TALK, picked(&["sign"], "my tablet"), LIST, Some(list(&["Signing", "my tablet"])));
    check_offered(TALK, picked(&["sign"], ""), ONE, Some(picked(&["sign"], "")));
    // the same id with other words is another thing
    check_offered(TALK, picked(&["draw"], ""), ONE, Some(picked(&[], "Drawing")));
    check_offered(TALK, picked(&["draw"], ""), CLOSED, None);
    check_offered(TALK, both, ONE, None);
    check_offered(TALK, picked(&["other"], ""), LONG, None);
    check_offered(r#""kind":"yesno""#, picked(&["yes"], ""), r#""kind":"yesno""#, Some(picked(&["yes"], "")));
    check_offered(r#""kind":"yesno""#, picked(&["yes"], ""), LONG, None);
}

#[test]
fn other_kinds_go_only_where_the_same_is_asked() {
    check_offered(SCALE, scaled(6), SCALE, Some(scaled(6)));
    check_offered(SCALE, scaled(6), OTHER_SCALE, None);
    check_offered(SCALE, scaled(6), LONG, None);
    let day = Entry::Date(date::Typed::of(on_day(0).date_naive()));
    check_offered(r#""kind":"date""#, day.clone(), r#""kind":"date""#, Some(day));
    check_offered(r#""kind":"email""#, words("a@b.uk"), r#""kind":"email""#, Some(words("a@b.uk")));
    check_offered(r#""kind":"email""#, words("a@b.uk"), LINE, None);
    let name = crate::question::sign::Typed { name: "Sam".to_owned(), ..Default::default() };
    check_offered(r#""kind":"sign""#, Entry::Signed(name), r#""kind":"sign""#, None);
}
