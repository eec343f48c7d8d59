//! Every kind of question in every state: empty, filled, wrong with what to do about it, and with the
//! question as the page's heading or beside others.

mod kinds;

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    booklet,
    entry::Entry,
    folder::{Edit, Folder, Role, Skip},
    question::{Kind, Question},
    route::Route,
    sitting::Sitting,
    text::ENGLISH,
    word_bank::WordBanks,
    words::Style,
};

use self::kinds::{ends, kinds, shown};
use super::{
    folders::{begun, full, spoken, wrong},
    html::{self, Element},
    rules::{broken, broken_page},
    world::{app, golden, now, pack, today},
};
use crate::{
    browser::prefs::Prefs,
    pack::{Pack, PackStore},
    pages::page,
    questions::{Aids, Ask, Io, Pictures, Put, question_view},
};

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
        aids: Aids::default(),
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
        voice: true,
        symbols: None,
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
    let mut states = vec![
        ("empty", state(None, &[], true, false)),
        ("empty beside others", state(Some(Entry::empty(kind)), &[], false, true)),
        ("filled", state(Some(full(kind)), &[], true, true)),
        ("filled beside others", state(Some(full(kind)), &[], false, false)),
        ("wrong", state(Some(wrong(kind)), problem, true, true)),
        ("wrong beside others", state(Some(wrong(kind)), problem, false, false)),
        ("of another kind", state(Some(Entry::Words("was words".to_owned())), &[], false, true)),
    ];
    if matches!(kind, Kind::Long | Kind::Media) {
        states.push(("spoken", state(Some(spoken("Sam & Rex")), &[], true, true)));
        states.push(("spoken, wrong", state(Some(spoken("")), problem, false, true)));
    }
    states
}

#[test]
fn criteria_31_36_and_38_every_kind_in_every_state_can_be_used_by_everybody() {
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

/// A box for words that became a choice keeps them.
#[test]
fn words_from_before_there_were_options_are_something_else() {
    for (name, expected) in [("choice", 1), ("multi", 1), ("yesno", 0), ("date", 0)] {
        let (_, kind) = kinds().into_iter().find(|(one, _)| *one == name).expect("a kind");
        let entry = Some(Entry::Words("was words".to_owned()));
        let page = drawn(&kind, &State { entry, problems: Vec::new(), is_heading: true, hint: false });
        assert_eq!(page.find(|one| one.get("checked").is_some()).len(), expected, "{name}");
    }
}

/// What was left on purpose is said on its page; words on the page leave nothing to be left.
#[test]
fn a_question_that_was_left_says_so() {
    let kinds = include_bytes!("../../../tests/journeys/kinds.json");
    let kinds = booklet::read(kinds).expect("it has no problem");
    let mut folder = begun(Role::Professional);
    let left = |folder: &mut Folder, question: &Question| {
        let spot = Sitting::new(folder, &kinds, Style::Usual, &ENGLISH, today()).spot(&question.id);
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        folder.apply(Edit::Skip { spot, asked, lang, skip: Some(Skip::PreferNot) }, now());
    };
    kinds.questions().for_each(|question| left(&mut folder, question));
    for (n, question) in kinds.questions().enumerate() {
        let html = Owner::new().with(|| {
            let mut app = app(folder.clone(), Prefs::default());
            let (banks, booklets) = (WordBanks::default(), vec![kinds.clone()]);
            app.pack = PackStore::whole(Arc::new(Pack { banks, booklets, ..Pack::clone(&pack()) }));
            page(app, &Route::Step { booklet: kinds.id.clone(), number: n + 1 }).view.to_html()
        });
        let page = html::read(&html);
        assert_eq!(broken_page(&page), Vec::<String>::new(), "{}", question.id);
        let says_so = page.words().contains(ENGLISH.shell.skipped_prefer_not);
        assert!(says_so || question.kind.is_info(), "{}", question.id);
        let checked = page.find(|one| one.get("type") == Some("radio") && one.get("checked").is_some());
        assert!(checked.is_empty(), "{}: nothing was picked", question.id);
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
