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

const OTHERS: [&str; 3] = [
    r#"{"id":"q.sort","core":true,"ask":"Sort?","kind":"sort","piles":["Great","Fine","Bad"],
        "cards":[{"id":"noise","words":"Noise"},{"id":"maths","words":"Maths"}]}"#,
    r#"{"id":"q.yes","core":true,"ask":"Yes?","kind":"yesno"}"#,
    r#"{"id":"q.people","core":true,"ask":"People?","kind":"rows","item":"helper","columns":[
        {"id":"a","kind":"text","ask":"Called"},{"id":"b","kind":"text","ask":"Work"},
        {"id":"c","kind":"text","ask":"Phone"},{"id":"d","kind":"text","ask":"Since"},
        {"id":"e","kind":"choice","ask":"How often","options":[{"id":"o","words":"Once"},{"id":"t","words":"Twice"}]}]}"#,
];

/// A booklet with "سلام" before each of its texts: a language that nobody speaks.
fn foreign(questions: &[&str]) -> (Booklet, Booklet) {
    let names = ["ask", "words", "low", "middle", "high", "item"];
    let mark = |question: &str| {
        let marked = names.iter().fold(question.to_owned(), |all, name| {
            all.replace(&format!("\"{name}\":\""), &format!("\"{name}\":\"سلام "))
        });
        let marked = marked.replace("[\"First\",\"Then\"]", "[\"سلام First\",\"سلام Then\"]");
        marked.replace("[\"Great\",\"Fine\",\"Bad\"]", "[\"سلام Great\",\"سلام Fine\",\"سلام Bad\"]")
    };
    let marked: Vec<String> = questions.iter().map(|question| mark(question)).collect();
    let marked: Vec<&str> = marked.iter().map(String::as_str).collect();
    let made = |questions: &[&str]| tried::booklet("b", r#""asks":"young-person""#, questions);
    (made(questions), made(&marked))
}

#[test]
fn criterion_78_on_paper_the_english_stands_beneath_whatever_is_in_another_language() {
    let questions: Vec<&str> = QUESTIONS.into_iter().chain(OTHERS).collect();
    let (english, foreign) = foreign(&questions);
    let folder = said();
    let sit = |booklet| Sitting::of(&folder, booklet, child_id(), Style::Usual, &ENGLISH, tried::today());
    let (english, foreign) = (sit(&english), sit(&foreign));
    for filled in [false, true] {
        let beside = English { sitting: &english, of: "ur" };
        let html =
            Paper { sitting: &foreign, filled, level: 1, english: Some(beside) }.draw().write(&|_| None);
        for words in [
            "Long?",
            "Choice?",
            "By bus",
            "On foot",
            "Low",
            "Mid",
            "High",
            "Name",
            "Lives here?",
            "First",
            "Then",
            "Great",
            "Fine",
            "Bad",
            "Noise",
            "Maths",
            "Called",
        ] {
            let both = format!(
                "<span lang=\"ur\" dir=\"auto\">سلام {words}</span>\
                 <span class=\"in-english\" lang=\"en-GB\" dir=\"ltr\">{words}</span>"
            );
            assert!(html.contains(&both), "{words}: {html}");
        }
        for words in ["How often (Once / Twice)", "Helper 1", "Helper 2"] {
            let beneath = format!("<span class=\"in-english\" lang=\"en-GB\" dir=\"ltr\">{words}</span>");
            assert!(html.contains(&beneath), "{words}: {html}");
        }
        for words in ["Yes", "No", "Not sure"] {
            assert_eq!(
                html.matches(&format!("<span>{words}</span>")).count(),
                1,
                "{words} of the program: {html}"
            );
            assert!(
                !html.contains(&format!(">{words}</span><span class=\"in-english\"")),
                "{words} is there once"
            );
        }
        let untagged = html.split("سلام").filter(|before| !before.ends_with("dir=\"auto\">")).count();
        assert_eq!(untagged, 1 + html.matches("/ سلام").count() + html.matches("(سلام").count(), "{html}");
    }
}
