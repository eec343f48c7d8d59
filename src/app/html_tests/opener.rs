//! The council's own page, in every state.

use std::sync::OnceLock;

use leptos::prelude::*;
use tell_it_once_core::{bundle::words::UNCONFIRMED, text::ENGLISH};

use super::{
    html::{self, Element},
    rules::broken_page,
    world::{app, golden, new_folder},
};
use crate::{browser::prefs::Prefs, pages::opener_tests};

/// Drawn once: receipt codes are slow on purpose.
fn pages() -> &'static [(&'static str, Element)] {
    static PAGES: OnceLock<Vec<(&str, Element)>> = OnceLock::new();
    PAGES.get_or_init(draw)
}

fn draw() -> Vec<(&'static str, Element)> {
    let drawn = Owner::new().with(|| {
        let states = opener_tests::states(app(new_folder(), Prefs::default()));
        states.into_iter().map(|(name, drawn)| (name, drawn.view.to_html())).collect::<Vec<_>>()
    });
    drawn.into_iter().map(|(name, html)| (name, html::read(&html))).collect()
}

fn named(name: &str) -> &'static Element {
    &pages().iter().find(|(one, _)| *one == name).unwrap_or_else(|| panic!("no state {name}")).1
}

#[test]
fn every_state_can_be_used_by_everybody() {
    let broken = pages().iter().map(|(name, page)| (*name, broken_page(page)));
    assert_eq!(broken.filter(|(_, wrong)| !wrong.is_empty()).collect::<Vec<_>>(), []);
}

#[test]
fn states_look_as_they_did() {
    for (name, file) in [("empty", "opener"), ("one", "opener-one"), ("several", "opener-several")] {
        golden(file, named(name));
    }
}

/// "Verified" and the tick are for a file that somebody confirmed, and nothing else has them.
#[test]
fn only_a_confirmed_file_is_called_verified() {
    for (name, page) in pages() {
        let name = *name;
        let words = page.words();
        let is_confirmed = name == "confirmed";
        assert_eq!(words.contains("Verified"), is_confirmed, "{name}");
        assert_eq!(words.contains('✓'), is_confirmed, "{name}");
        assert_eq!(
            !page.find(|one| one.get("class") == Some("notice notice--success")).is_empty(),
            is_confirmed
        );
    }
    assert!(named("one").words().contains(UNCONFIRMED));
    let confirmed = named("confirmed").words();
    assert!(confirmed.contains("Kim Officer") && confirmed.contains("1 confirmed"), "{confirmed}");
    assert!(!confirmed.contains(ENGLISH.opener().confirm_now), "it is done");
}

#[test]
fn a_code_that_is_misheard_and_an_officer_without_a_name_confirm_nothing() {
    assert!(named("misheard").words().contains("A digit was misheard or mistyped."));
    assert!(named("no name").words().contains("Type your own name"));
}

/// One bad file never stops the others, and each says why.
#[test]
fn each_file_has_its_own_fate() {
    let page = named("several");
    let lists = page.find(|one| one.get("class") == Some("opener__list"));
    let rows: Vec<String> = lists[0].elements().map(|row| row.words()).collect();
    let expected = [
        "Unconfirmed",
        "This file was changed after it was signed",
        ENGLISH.opener().locked_advice,
        "This is a family's private backup",
        "This is not a Tell It Once file.",
        ENGLISH.opener().too_large,
        ENGLISH.opener().gone,
        ENGLISH.opener().waiting,
    ];
    assert_eq!(rows.len(), expected.len(), "{rows:?}");
    for (row, words) in rows.iter().zip(expected) {
        assert!(row.contains(words), "{words}: {row}");
    }
    assert!(page.words().contains("1 opened, 1 locked, 5 not opened."), "{}", page.words());
}

/// Nothing of a file is left when all is closed.
#[test]
fn closing_leaves_the_empty_page() {
    assert_eq!(named("closed").outline(), named("empty").outline());
}

#[test]
fn a_list_that_is_not_saved_is_asked_about() {
    let words = named("unsaved").words();
    assert!(words.contains(ENGLISH.opener().close_sure) && words.contains(ENGLISH.opener().ledger_save));
}

/// What a family typed is text, and its hidden letters are written out.
#[test]
fn what_was_typed_is_never_markup() {
    let page = named("hostile");
    assert!(page.find(|one| one.is(&["script", "b", "i", "svg", "iframe"])).is_empty());
    assert!(page.words().contains("[U+202E]"), "{}", page.words());
}

#[test]
fn the_same_file_twice_is_told() {
    assert!(named("twice").words().contains("This very file was received before."));
    assert!(!named("one").words().contains("This very file was received before."));
}

/// What was said before stands beside what is said now.
#[test]
fn what_changed_since_the_file_before_is_told() {
    let words = named("second").words();
    assert!(words.contains("What changed since file 1"), "{words}");
    assert!(words.contains("What do you enjoy? (not in the file)"), "{words}");
    assert!(!named("one").words().contains("What changed since"));
}

/// Every order of the answers says the same things in another place.
#[test]
fn the_order_is_chosen() {
    let headings = |name: &str| {
        let found = named(name).find(|one| one.name == "h3");
        found.into_iter().map(|one| one.words()).collect::<Vec<_>>()
    };
    assert!(
        headings("by section").iter().any(|title| title.starts_with("Section B")),
        "{:?}",
        headings("by section")
    );
    assert!(!headings("story").iter().any(|title| title.starts_with("Section B")), "{:?}", headings("story"));
}
