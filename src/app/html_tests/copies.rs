//! Keeping a copy and opening one, in every state.

use leptos::prelude::*;
use tell_it_once_core::{folder::Role, route::Route, text::ENGLISH};

use super::{
    folders::{begun, filled, lived_in},
    html::{self, Element},
    rules::broken_page,
    world::{app, drawn, golden, new_folder},
};
use crate::{
    browser::prefs::Prefs,
    pages::{copy_tests, open_copy_tests},
    state::App,
};

pub(crate) fn begun_app() -> App {
    app(begun(Role::Parent), Prefs::default())
}

pub(crate) fn lived_in_app(id: &str) -> App {
    let mut folder = lived_in();
    folder.id = id.parse().expect("an id");
    app(folder, Prefs::default())
}

fn pages(of: impl FnOnce() -> Vec<(String, String)>) -> Vec<(String, Element)> {
    Owner::new().with(of).into_iter().map(|(name, html)| (name, html::read(&html))).collect()
}

fn copy_pages() -> Vec<(String, Element)> {
    pages(|| {
        let states = copy_tests::states(lived_in_app("f-1"));
        states.into_iter().map(|(name, drawn)| (name.to_owned(), drawn.view.to_html())).collect()
    })
}

fn open_pages() -> Vec<(String, Element)> {
    pages(|| {
        let states = open_copy_tests::states(lived_in_app("f-1"));
        states.into_iter().map(|(name, drawn)| (name, drawn.view.to_html())).collect()
    })
}

fn named<'a>(pages: &'a [(String, Element)], name: &str) -> &'a Element {
    &pages.iter().find(|(one, _)| one == name).unwrap_or_else(|| panic!("no state {name}")).1
}

fn sheet(page: &Element) -> String {
    let found = page.find(|one| one.get("class") == Some("sheet"));
    found.first().map(|one| one.words()).unwrap_or_default()
}

#[test]
fn every_state_can_be_used_by_everybody() {
    let all = copy_pages().into_iter().chain(open_pages());
    let broken = all.map(|(name, page)| (name, broken_page(&page))).filter(|(_, wrong)| !wrong.is_empty());
    assert_eq!(broken.collect::<Vec<_>>(), []);
}

#[test]
fn states_look_as_they_did() {
    let (copy, open) = (copy_pages(), open_pages());
    for (name, file) in [("first", "copy"), ("asked again", "copy-asked"), ("made", "copy-made")] {
        golden(file, named(&copy, name));
    }
    for (name, file) in
        [("choose", "open-copy"), ("words with a slip", "open-copy-words"), ("which 2", "open-copy-which")]
    {
        golden(file, named(&open, name));
    }
}

#[test]
fn the_sheet_has_the_words_and_no_name_unless_asked() {
    let pages = copy_pages();
    let first = sheet(named(&pages, "first"));
    for word in copy_tests::SIX {
        assert!(first.contains(word), "{word}: {first}");
    }
    assert!(!first.contains("Sam") && !first.contains("Robin"), "{first}");
    assert!(sheet(named(&pages, "with the name")).contains("Sam"));
    let own = named(&pages, "own words");
    assert!(sheet(own).contains(ENGLISH.copies().sheet.own_words));
    assert!(!own.words().contains(copy_tests::OWN), "own words are on no paper and no screen");
    for word in copy_tests::SIX {
        assert!(!own.words().split_whitespace().any(|one| one == word), "nor are words that do not open it");
    }
}

#[test]
fn pictures_that_are_not_in_the_copy_are_named() {
    let made = named(&copy_pages(), "made").words();
    assert!(
        made.contains("Sam & Rex") && made.contains(ENGLISH.copies().make.missing.say(2).as_str()),
        "{made}"
    );
    assert!(made.contains("12 kB"), "{made}");
}

#[test]
fn weak_own_words_are_told_why() {
    let weak = named(&copy_pages(), "own words that are weak").words();
    assert!(weak.contains("You need 10 more."), "{weak}");
}

/// What each file is, and what to do, in words of its own.
#[test]
fn files_that_do_not_open_say_why() {
    let pages = open_pages();
    for why in open_copy_tests::WHY {
        let page = named(&pages, &format!("{why:?}"));
        let alert = page.find(|one| one.get("role") == Some("alert"));
        assert_eq!(alert.len(), 1, "{why:?}");
        assert_eq!(alert[0].words(), ENGLISH.why_not(&why).join(" "));
        assert_eq!(page.find(|one| one.get("type") == Some("file")).len(), 1, "another one can be chosen");
    }
}

#[test]
fn a_slip_is_offered_right_and_never_put_right() {
    let pages = open_pages();
    let asked = named(&pages, "words with a slip").words();
    assert!(asked.contains("Did you mean “apple”?"), "{asked}");
    assert!(!named(&pages, "words").words().contains("Did you mean"));
}

/// Which one to keep is not chosen for anybody.
#[test]
fn nothing_is_chosen_beforehand() {
    let pages = open_pages();
    for n in 0..3 {
        let page = named(&pages, &format!("which {n}"));
        let radios = page.find(|one| one.get("type") == Some("radio"));
        assert_eq!(radios.len(), 3);
        assert!(radios.iter().all(|one| one.get("checked").is_none()));
    }
    let both = named(&pages, "which 2").words();
    for words in [
        "2 answers that the file does not have",
        "1 answer that this device does not have",
        "1 answer is in both",
    ] {
        assert!(both.contains(words), "{words}: {both}");
    }
}

#[test]
fn the_routes_lead_to_these_pages() {
    for (route, title) in
        [(Route::Copy, ENGLISH.copies().make.title), (Route::OpenCopy, ENGLISH.copies().open.title)]
    {
        for folder in [new_folder(), begun(Role::Parent), filled(Role::Parent), lived_in()] {
            let (page, said) = drawn(&folder, &Prefs::default(), &route);
            assert_eq!((broken_page(&page), said.as_str()), (Vec::new(), title));
        }
    }
    let (empty, _) = drawn(&begun(Role::Parent), &Prefs::default(), &Route::Copy);
    assert!(empty.words().contains(ENGLISH.copies().make.nothing));
}
