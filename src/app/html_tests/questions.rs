//! Every kind of question in every state: empty, filled, wrong with what to do about it, and with the
//! question as the page's heading or beside others.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    id::Id,
    question::{
        Kind,
        fixed::Fixed,
        info::{Info, Panel},
        line::Line,
        pick::{Choice, Pick, Shown},
        rows::{Column, Rows},
        scale::Scale,
        sort::Sort,
    },
    text::ENGLISH,
    words::Words,
};

use super::{
    folders::{full, wrong},
    html::{self, Element},
    rules::{broken, broken_page},
    world::{golden, today},
};
use crate::questions::{Ask, Io, Pictures, Put, question_view};

fn both(words: &str) -> Words {
    Words::new(words, words)
}

fn choices() -> Vec<Choice> {
    let choice = |(id, words): (&'static str, &str)| Choice {
        id: Id::known(id),
        words: both(words),
        detail: (id == "b").then(|| both("Which one?")),
    };
    [("a", "A bus"), ("b", "A boat")].map(choice).into()
}

fn pick() -> Pick {
    Pick { options: choices(), from: Vec::new(), other: true }
}

const PILES: [&str; 3] = ["I can", "I want to learn", "Not now"];

/// Every kind, by a name for its golden.
fn kinds() -> Vec<(&'static str, Kind)> {
    let column = |id: &'static str, kind| Column { id: Id::known(id), ask: both(id), kind, ideas: None };
    let scale = |middle: &str| Scale { low: both("sad"), middle: both(middle), high: both("glad") };
    let columns = vec![column("name", Kind::Line(Line::Plain)), column("met", Kind::Date)];
    vec![
        ("line", Kind::Line(Line::Plain)),
        ("phone", Kind::Line(Line::Phone)),
        ("email", Kind::Line(Line::Email)),
        ("long", Kind::Long),
        ("list", Kind::List),
        ("choice", Kind::Choice(pick())),
        ("multi", Kind::Multi(pick())),
        ("yesno", Kind::YesNo(Fixed::default())),
        ("yesno-more", Kind::YesNo(Fixed { detail: Some(both("Say how")) })),
        ("faces", Kind::Faces(Fixed::default())),
        ("faces-more", Kind::Faces(Fixed { detail: Some(both("What helps?")) })),
        ("scale", Kind::Scale(scale("so so"))),
        ("scale-short", Kind::Scale(scale(""))),
        ("sort", Kind::Sort(Sort { cards: choices(), piles: None })),
        ("sort-piles", Kind::Sort(Sort { cards: choices(), piles: Some(PILES.map(both)) })),
        ("rows", Kind::Rows(Rows { item: both("person"), columns })),
        ("date", Kind::Date),
        ("number", Kind::Number),
        ("money", Kind::Money),
        ("address", Kind::Address),
        ("media", Kind::Media),
        ("sign", Kind::Sign),
        ("info", Kind::Info(Info::default())),
        ("info-points", Kind::Info(Info { points: vec![both("One"), both("Two")], panel: None })),
        ("info-front", Kind::Info(Info { points: Vec::new(), panel: Some(Panel::FrontPage) })),
        ("info-profiles", Kind::Info(Info { points: vec![both("One")], panel: Some(Panel::Profiles) })),
    ]
}

fn shown(kind: &Kind) -> Vec<Shown> {
    let said = |choice: &Choice| Shown {
        id: choice.id.clone(),
        label: choice.words.usual.clone(),
        detail: choice.detail.as_ref().map(|words| words.usual.clone()),
    };
    match kind {
        Kind::Choice(_) | Kind::Multi(_) | Kind::Sort(_) => choices().iter().map(said).collect(),
        Kind::YesNo(fixed) => more(&ENGLISH.yes_no(), fixed),
        Kind::Faces(fixed) => more(&ENGLISH.faces(), fixed),
        Kind::Info(info) => {
            let one = |label: &str, detail: Option<&str>| Shown {
                id: Id::known("my-profile"),
                label: label.to_owned(),
                detail: detail.map(str::to_owned),
            };
            let points = info.points.iter().map(|words| one(&words.usual, None));
            points.chain(info.panel.map(|_| one("Full name", Some("Sam <b>Khan</b>\nSam")))).collect()
        }
        Kind::Line(_)
        | Kind::Long
        | Kind::List
        | Kind::Scale(_)
        | Kind::Rows(_)
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Media
        | Kind::Sign => Vec::new(),
    }
}

fn more(options: &[Shown], fixed: &Fixed) -> Vec<Shown> {
    let detail = fixed.detail.as_ref().map(|words| words.usual.clone());
    options.iter().map(|option| Shown { detail: detail.clone(), ..option.clone() }).collect()
}

/// What a page looks up beside the kind.
fn ends(kind: &Kind) -> [String; 3] {
    let three = if let Kind::Scale(Scale { low, middle, high }) = kind {
        Some([low, middle, high])
    } else if let Kind::Sort(Sort { piles: Some(piles), .. }) = kind {
        Some(piles.each_ref())
    } else {
        None
    };
    three.map(|three| three.map(|words| words.usual.clone())).unwrap_or_default()
}

struct State {
    entry: Option<Entry>,
    problems: Vec<String>,
    /// the question is the heading of its page
    is_heading: bool,
    hint: bool,
}

fn drawn(kind: &Kind, state: &State) -> Element {
    let ask = Ask {
        dom: "q7".to_owned(),
        words: "How was it?".to_owned(),
        hint: state.hint.then(|| "Take your time".to_owned()),
        caption: state.is_heading.then(|| "About me – part 1 of 3".to_owned()),
        text: &ENGLISH,
    };
    let put = Put {
        ask,
        kind: kind.clone(),
        today: today(),
        offer_today: true,
        shown: shown(kind),
        ends: ends(kind),
        item: "person".to_owned(),
        address: "#/b/details/7".to_owned(),
    };
    let html = Owner::new().with(|| {
        let entry = RwSignal::new(state.entry.clone());
        let io = Io {
            entry: entry.into(),
            set: Callback::new(move |changed| entry.set(Some(changed))),
            problems: Signal::stored(state.problems.clone()),
            pictures: Pictures::none(),
            say: Callback::new(|_| ()),
        };
        question_view(put, io).to_html()
    });
    html::read(&html)
}

fn states(kind: &Kind) -> Vec<(&'static str, State)> {
    let state = |entry, problems: &[&str], is_heading, hint| State {
        entry,
        problems: problems.iter().map(|words| (*words).to_owned()).collect(),
        is_heading,
        hint,
    };
    let problem = &["Check the day."][..];
    vec![
        ("empty", state(None, &[], true, false)),
        ("empty beside others", state(Some(Entry::empty(kind)), &[], false, true)),
        ("filled", state(Some(full(kind)), &[], true, true)),
        ("filled beside others", state(Some(full(kind)), &[], false, false)),
        ("wrong", state(Some(wrong(kind)), problem, true, true)),
        ("wrong beside others", state(Some(wrong(kind)), problem, false, false)),
        ("of another kind", state(Some(Entry::Words("was words".to_owned())), &[], false, true)),
    ]
}

#[test]
fn every_kind_in_every_state_can_be_used_by_everybody() {
    let mut found = Vec::new();
    for (name, kind) in kinds() {
        for (state_name, state) in states(&kind) {
            let page = drawn(&kind, &state);
            let mut wrong = broken(&page);
            if page.words().is_empty() || !page.words().contains("How was it?") {
                wrong.push("the question is not there".to_owned());
            }
            let headings = page.find(|one| one.name == "h1").len();
            if headings != usize::from(state.is_heading) {
                wrong.push(format!("{headings} headings"));
            }
            // an error summary leads to what has the question's own id
            let to = page.find(|one| one.get("id") == Some("q7"));
            let can_focus = |one: &&Element| one.is(&["input", "textarea", "a", "button"]);
            // a list is never wrong, so nothing leads to it; nor to words on the page
            if !to.iter().any(can_focus) && name != "list" && !kind.is_info() {
                wrong.push(format!("nothing with the question's id can take the focus: {to:?}"));
            }
            let says_ends = matches!(kind, Kind::Scale(_));
            if state.hint && !page.words().contains("Take your time") && !says_ends {
                wrong.push("the hint is not there".to_owned());
            }
            found.extend(wrong.into_iter().map(|wrong| format!("{name}, {state_name}: {wrong}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What is wrong is said in words, beside the control, and the control or its group says so.
#[test]
fn what_is_wrong_is_said_where_it_is() {
    // words on the page cannot be wrong
    for (name, kind) in kinds().into_iter().filter(|(_, kind)| !kind.is_info()) {
        for (state_name, state) in states(&kind) {
            let page = drawn(&kind, &state);
            let errors = page.find(|one| one.get("id") == Some("q7-error"));
            assert_eq!(errors.len(), usize::from(!state.problems.is_empty()), "{name}, {state_name}");
            let described = page.find(|one| {
                one.get("aria-describedby").is_some_and(|ids| ids.split(' ').any(|id| id == "q7-error"))
            });
            assert_eq!(described.len(), errors.len(), "{name}, {state_name}: what has the error says so");
            if let [error] = errors.as_slice() {
                assert_eq!(error.words(), "Error: Check the day.", "{name}, {state_name}");
                let field =
                    page.find(|one| one.get("class").is_some_and(|c| c.split(' ').any(|c| c == "has-error")));
                assert!(!field.is_empty(), "{name}, {state_name}: the field is marked");
            }
        }
    }
}

/// What was typed stands in the page when it is drawn again.
#[test]
fn what_was_said_is_marked_or_written() {
    for (name, kind) in kinds() {
        let state = State { entry: Some(full(&kind)), problems: Vec::new(), is_heading: true, hint: false };
        let page = drawn(&kind, &state);
        let checked = page.find(|one| one.get("checked").is_some()).len();
        let expected = match &kind {
            Kind::Choice(_)
            | Kind::YesNo(_)
            | Kind::Faces(_)
            | Kind::Scale(_)
            | Kind::Sign
            | Kind::Address => 1,
            // two cards and one's own, each in a pile
            Kind::Sort(_) => 3,
            // two options, and something else
            Kind::Multi(_) => 3,
            Kind::Line(_)
            | Kind::Long
            | Kind::List
            | Kind::Rows(_)
            | Kind::Date
            | Kind::Number
            | Kind::Money
            | Kind::Media
            | Kind::Info(_) => 0,
        };
        assert_eq!(checked, expected, "{name}");
    }
}

#[test]
fn kinds_look_as_they_did() {
    let kinds = kinds();
    let kind = |name: &str| kinds.iter().find(|(one, _)| *one == name).map(|(_, kind)| kind).expect("a kind");
    let golden_of = |name: &str, state: &str| {
        let states = states(kind(name));
        let (_, state) = states.iter().find(|(one, _)| *one == state).expect("a state");
        drawn(kind(name), state)
    };
    golden("line-empty", &golden_of("line", "empty"));
    golden("date-wrong", &golden_of("date", "wrong"));
    golden("choice-filled", &golden_of("choice", "filled"));
    golden("rows-filled", &golden_of("rows", "filled beside others"));
    golden("faces-filled", &golden_of("faces-more", "filled"));
    golden("faces-empty", &golden_of("faces-more", "empty"));
    golden("sort-piles-filled", &golden_of("sort-piles", "filled"));
    golden("number-wrong", &golden_of("number", "wrong"));
    golden("money-filled", &golden_of("money", "filled beside others"));
    golden("info-points", &golden_of("info-points", "empty"));
    golden("info-front", &golden_of("info-front", "empty beside others"));
    golden("info-profiles", &golden_of("info-profiles", "empty"));
    golden("address-empty", &golden_of("address", "empty beside others"));
}

/// The rules find what they are for.
#[test]
fn the_rules_can_fail() {
    let check = |html: &str, expected: &str| {
        let wrong = broken_page(&html::read(html));
        assert!(wrong.iter().any(|one| one.contains(expected)), "{expected}: {wrong:?}");
    };
    check("<p id=\"a\"></p><p id=\"a\"></p>", "the id a is there twice");
    check("<input type=\"text\" id=\"x\">", "is called []");
    check("<label for=\"x\">A</label><label for=\"x\">B</label><input id=\"x\">", "is called [\"A\", \"B\"]");
    check("<input id=\"x\" aria-describedby=\"gone\">", "there is no gone");
    check("<input id=\"x\">", "lets a browser fill it in");
    check("<label for=\"x\">A</label><p id=\"x\"></p>", "names no control");
    check("<fieldset><p>A</p><legend>B</legend></fieldset>", "one legend, first");
    check("<input type=\"radio\" id=\"x\">", "without a name or a group");
    check("<p style=\"color:red\"></p>", "<p style=");
    check("<button onclick=\"x()\" type=\"button\">A</button>", "onclick");
    check("<button>A</button>", "a button without a type");
    check("<h1>A</h1><h3>B</h3>", "<h3> \"B\" follows <h1>");
    check("<h2>A</h2>", "0 headings of the first order");
    check("<p class=\"error-msg\">Wrong</p>", "does not begin with \"Error: \"");
    check("<ul><p>A</p></ul>", "beside its items");
    check("<a href=\"\">A</a>", "a link to nowhere");
    check("<p>{name}</p>", "left over");
    check("<img src=\"a\">", "a picture without words");
    check("<a href=\"https://example.org\">A</a>", "https://example.org");
}
