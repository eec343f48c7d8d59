//! Booklets on paper: every question is there with room, and what was said is in its place.

use super::*;
use crate::{
    booklet::{Booklet, tried},
    entry::Entry,
    folder::{Folder, Role, child_id},
    question::{pick, scale},
    text::ENGLISH,
    words::Style,
};

const QUESTIONS: [&str; 7] = [
    r#"{"id":"q.long","core":true,"ask":"Long?","kind":"long"}"#,
    r#"{"id":"q.list","core":true,"ask":"List?","kind":"list","when":{"question":"q.long","is":["x"]}}"#,
    r#"{"id":"q.choice","core":true,"ask":"Choice?","kind":"choice",
        "options":[{"id":"bus","words":"By bus"},{"id":"walk","words":"On foot"}]}"#,
    r#"{"id":"q.scale","core":true,"ask":"Scale?","kind":"scale","low":"Low","middle":"Mid","high":"High"}"#,
    r#"{"id":"q.quiet","core":true,"ask":"Quiet?","kind":"long","private":true}"#,
    r#"{"id":"q.rows","core":true,"ask":"Rows?","kind":"rows","item":"person",
        "columns":[{"id":"name","kind":"text","ask":"Name"},{"id":"lives","kind":"yesno","ask":"Lives here?"}]}"#,
    r#"{"id":"q.info","ask":"Read this","kind":"info","points":["First","Then"]}"#,
];

fn booklet() -> Booklet {
    tried::booklet("b", r#""asks":"young-person""#, &QUESTIONS)
}

fn html(folder: &Folder, booklet: &Booklet, filled: bool) -> String {
    let sitting = Sitting::of(folder, booklet, child_id(), Style::Usual, &ENGLISH, tried::today());
    Paper { sitting: &sitting, filled, level: 1, english: None }.draw().write(&|_| None)
}

fn said() -> Folder {
    let mut folder = tried::folder();
    tried::arrive(&mut folder, Role::YoungPerson, "Sam");
    let mut set = |question: &str, entry: Entry| tried::set(&mut folder, &child_id(), "b", question, entry);
    set("q.long", tried::words("Trains <and> dogs"));
    set("q.quiet", tried::words("Secret"));
    set("q.scale", Entry::Scale(scale::Typed { value: Some(7), better: String::new() }));
    let typed =
        pick::Typed { options: [crate::id::ChoiceId::known("walk")].into(), ..pick::Typed::default() };
    set("q.choice", Entry::Picked(typed));
    folder
}

#[test]
fn every_question_is_there_with_its_id() {
    let (booklet, html) = (booklet(), html(&tried::folder(), &booklet(), false));
    for question in booklet.questions().filter(|question| !question.kind.is_info()) {
        assert!(
            html.contains(&format!("<span class=\"form__id\">{}</span>", question.id)),
            "{}",
            question.id
        );
    }
    assert!(html.contains("Read this") && html.contains("<li>First</li>"), "{html}");
    assert_eq!(html.matches("form__box\">").count(), 3 + 3, "who writes, two options and something else");
    assert_eq!(html.matches("<li class=\"form__number\">").count(), 11);
    assert_eq!(html.matches("✓").count(), 0);
    assert_eq!(html.matches("Only if it fits.").count(), 1);
}

#[test]
fn what_was_said_is_printed_in_unless_it_is_not_shared() {
    let filled = html(&said(), &booklet(), true);
    assert!(filled.contains("Trains &lt;and&gt; dogs"), "{filled}");
    assert!(filled.contains("<span class=\"form__box\">✓</span><span>On foot</span>"), "{filled}");
    assert!(filled.contains("✓ 7"), "{filled}");
    assert!(!filled.contains("Secret"), "{filled}");
    let blank = html(&said(), &booklet(), false);
    assert_eq!(blank, html(&tried::folder(), &booklet(), false), "a blank copy has nothing in it");
}
