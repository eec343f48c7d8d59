//! Locking a folder, and the page that asks for its words.

use leptos::prelude::*;
use tell_it_once_core::{folder::Role, id::FolderId, route::Route, text::ENGLISH};

use super::{
    copies::lived_in_app,
    folders::{begun, filled, lived_in},
    html::{self, Element},
    rules::{broken, broken_page},
    world::{app, drawn, golden, new_folder},
};
use crate::{
    browser::prefs::Prefs,
    pages::{Other, What, lock_tests, saved},
};

fn pages() -> Vec<(&'static str, Element)> {
    Owner::new().with(|| {
        let states = lock_tests::states(lived_in_app("f-1"));
        states.into_iter().map(|(name, drawn)| (name, html::read(&drawn.view.to_html()))).collect()
    })
}

fn fields() -> Vec<(&'static str, Element)> {
    Owner::new().with(|| {
        let states = lock_tests::fields(lived_in_app("f-1"));
        states.into_iter().map(|(name, view)| (name, html::read(&view.to_html()))).collect()
    })
}

fn named<'a>(pages: &'a [(&'static str, Element)], name: &str) -> &'a Element {
    &pages.iter().find(|(one, _)| *one == name).unwrap_or_else(|| panic!("no state {name}")).1
}

#[test]
fn every_state_can_be_used_by_everybody() {
    let broken = pages().into_iter().chain(fields()).map(|(name, page)| (name, broken_page(&page)));
    assert_eq!(broken.filter(|(_, wrong)| !wrong.is_empty()).collect::<Vec<_>>(), []);
}

#[test]
fn states_look_as_they_did() {
    let pages = pages();
    for (name, file) in [("first", "lock"), ("locked", "lock-on"), ("asks for words", "unlock")] {
        golden(file, named(&pages, name));
    }
}

/// One field, which a password manager knows, and nothing that stands in the way of pasting.
#[test]
fn the_field_is_one_that_can_be_filled_in_for_somebody() {
    for (name, autocomplete) in [("asks for words", "current-password"), ("locked", "current-password")] {
        let pages = pages();
        let fields = named(&pages, name).find(|one| one.name == "input");
        let is = |attribute| fields[0].get(attribute);
        assert_eq!((fields.len(), is("type"), is("autocomplete")), (1, Some("password"), Some(autocomplete)));
        assert_eq!((is("onpaste"), is("readonly"), is("maxlength")), (None, None, None));
    }
}

/// Before the words are said nothing of the folder is on the page.
#[test]
fn nothing_of_the_folder_is_shown_while_it_is_locked() {
    let pages = pages();
    for name in ["asks for words", "none"] {
        let words = named(&pages, name).words();
        for said in ["Sam", "Robin", "Alex", "Trains"] {
            assert!(!words.contains(said), "{said}: {words}");
        }
    }
    let card = Owner::new().with(|| {
        let other = Other { what: What::Locked(FolderId::known("f-2")) };
        html::read(&saved(app(new_folder(), Prefs::default()), None, Some(vec![other]), true).to_html())
    });
    assert_eq!(broken(&card), Vec::<String>::new());
    assert!(card.words().contains(ENGLISH.lock().card) && !card.words().contains("2026"), "{}", card.words());
}

#[test]
fn wrong_words_and_a_damaged_lock_are_told_apart() {
    let (fields, words) = (fields(), &ENGLISH.lock().open);
    let says = |name: &str, said: &str| named(&fields, name).words().contains(said);
    assert!(says("empty", words.needed));
    assert!(says("wrong", words.wrong) && !says("wrong", words.damaged));
    assert!(says("damaged", words.damaged) && !says("damaged", words.wrong));
    assert!(says("slip", "Did you mean “apple”?"));
    assert!(!says("slip unseen", "aple"), "what nobody is to see is not told beside it");
}

#[test]
fn own_words_are_on_no_page() {
    let pages = pages();
    assert!(!named(&pages, "own words").words().contains(crate::pages::copy_tests::OWN));
    for word in crate::pages::copy_tests::SIX {
        assert!(named(&pages, "done").words().contains(word), "{word}");
    }
}

#[test]
fn the_routes_lead_to_these_pages() {
    for (route, title) in
        [(Route::Lock, ENGLISH.lock().make.title), (Route::Unlock, ENGLISH.lock().open.none)]
    {
        for folder in [new_folder(), begun(Role::Parent), filled(Role::Parent), lived_in()] {
            let (page, said) = drawn(&folder, &Prefs::default(), &route);
            assert_eq!((broken_page(&page), said.as_str()), (Vec::new(), title));
        }
    }
}

/// Where there is no database, no lock is offered.
#[test]
fn no_lock_is_offered_where_there_can_be_none() {
    let (list, _) = drawn(&filled(Role::Parent), &Prefs::default(), &Route::List);
    assert!(!list.words().contains(ENGLISH.lock().link));
    let (page, _) = drawn(&filled(Role::Parent), &Prefs::default(), &Route::Lock);
    assert!(page.words().contains(ENGLISH.lock().make.not_here));
}
