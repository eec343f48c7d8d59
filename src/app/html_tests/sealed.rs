//! The page on which a file is made: its lock in each state, and what is not ticked at first.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::council_key::{CouncilKey, CouncilSecret},
    council::Council,
    entry::Entry,
    folder::{Edit, Exported, Folder, Role, Spot},
    id::{BookletId, ChoiceId, QuestionId},
    json::Value,
    question::pick::Typed,
    text::ENGLISH,
};

use super::{
    folders::{begun, filled, lived_in, set},
    html::{self, Element},
    rules::broken_page,
    world::{app_with, at, golden, now, read_pack},
};
use crate::{browser::prefs::Prefs, pack::Pack, pages::page};

fn key(n: u8, until: &str) -> CouncilKey {
    let day = |text: &str| text.parse().expect("it is a day");
    let secret = CouncilSecret::make(|random| *random = [n; 32]);
    CouncilKey::new(secret.public(), day("2025-11-01"), day(until)).expect("in this order")
}

/// The page for a council with these keys.
#[track_caller]
fn share(folder: Folder, keys: &[CouncilKey]) -> Element {
    let keys: Vec<Value> = keys.iter().map(CouncilKey::to_value).collect();
    let keys = (!keys.is_empty()).then(|| Value::from(keys));
    let whole = read_pack();
    let pack = Arc::new(Pack { council: Council { keys, ..whole.council }, ..whole });
    let html = Owner::new().with(|| {
        let app = app_with(pack, folder, Prefs::default());
        page(app, &at("#/share")).view.to_html()
    });
    let page = html::read(&html);
    assert_eq!(broken_page(&page), Vec::<String>::new());
    page
}

fn locked_before(mut folder: Folder, n: u8) -> Folder {
    let (sid, receipt) = ("B".repeat(43), "8707 4725 6438 5543 0561".to_owned());
    let sealed_to = Some(key(n, "2026-12-01").kid().to_string());
    let exported = Exported { rev: 2, sid, receipt, at: now(), sealed_to, statements: Vec::new() };
    folder.apply(Edit::Exported(exported), now());
    folder
}

/// Which of what can be said of a lock is said.
fn said(page: &Element) -> Vec<&'static str> {
    let words = &ENGLISH.share().lock;
    let all = [words.locked_title, words.unlocked_title, words.changed_title, words.lost_title];
    let words = page.words();
    all.into_iter().filter(|title| words.contains(title)).collect()
}

fn is_there(page: &Element, id: &str) -> bool {
    !page.find(|one| one.get("id") == Some(id)).is_empty()
}

#[track_caller]
fn check_lock(before: Option<u8>, keys: &[CouncilKey], titles: &[&str], checked: bool, unlocked: bool) {
    let folder = before.map_or_else(lived_in, |n| locked_before(lived_in(), n));
    let page = share(folder, keys);
    assert_eq!(said(&page), titles, "{before:?}");
    assert_eq!(
        (is_there(&page, "lock-checked"), is_there(&page, "lock-none")),
        (checked, unlocked),
        "{before:?}"
    );
    let ticked = page
        .find(|one| one.get("id").is_some_and(|id| id.starts_with("lock-")) && one.get("checked").is_some());
    assert!(ticked.is_empty(), "nothing is ticked beforehand");
}

#[test]
fn the_page_says_what_the_lock_is() {
    let words = &ENGLISH.share().lock;
    let (here, gone) = ([key(1, "2026-12-01")], key(1, "2026-01-01"));
    check_lock(None, &[], &[words.unlocked_title], false, false);
    check_lock(None, &here, &[words.locked_title], false, true);
    check_lock(Some(1), &here, &[words.locked_title], false, true);
    check_lock(Some(2), &here, &[words.locked_title, words.changed_title], true, true);
    check_lock(None, &[gone], &[words.lost_title], false, true);
    check_lock(Some(1), &[], &[words.lost_title], false, true);
}

#[test]
fn without_a_lock_is_behind_one_more_step_that_names_the_risk() {
    let page = share(lived_in(), &[key(1, "2026-12-01")]);
    let words = &ENGLISH.share().lock;
    let steps = page.find(|one| one.name == "details");
    let step = steps.into_iter().find(|one| one.words().contains(words.unlock_tick)).expect("it is there");
    assert!(step.get("open").is_none());
    for risk in words.risk {
        assert!(step.words().contains(risk), "{risk}");
    }
}

fn spot(contributor: &str, booklet: &'static str, question: &'static str) -> Spot {
    let contributor = contributor.parse().expect("it is an id");
    Spot { contributor, booklet: BookletId::known(booklet), question: QuestionId::known(question) }
}

#[test]
fn what_its_owner_holds_back_is_not_ticked_and_the_page_says_why() {
    let mut folder = begun(Role::YoungPerson);
    set(&mut folder, spot("c1", "my-profile", "mp.know"), Entry::Words("Trains".to_owned()));
    let ticks = |folder: &Folder| {
        let page = share(folder.clone(), &[]);
        let ticks = page.find(|one| one.get("id") == Some("share-0"));
        (ticks[0].get("checked").is_some(), page.words())
    };
    assert!(ticks(&folder).0);
    let options = [ChoiceId::known("nobody")].into();
    let nobody = Entry::Picked(Typed { options, ..Typed::default() });
    set(&mut folder, spot("c1", "my-profile", "mp.share"), nobody);
    let (ticked, words) = ticks(&folder);
    assert!(!ticked && words.contains(&(ENGLISH.share().held_back_owner)("Sam")), "{words}");
}

#[test]
fn each_picture_has_a_tick_of_its_own() {
    let page = share(filled(Role::YoungPerson), &[]);
    let ticks =
        page.find(|one| one.get("id").is_some_and(|id| id.starts_with("picture-")) && one.name == "input");
    assert!(!ticks.is_empty() && ticks.iter().all(|tick| tick.get("checked").is_some()));
}

#[test]
fn the_lock_looks_as_it_did() {
    let changed = share(locked_before(begun_with_words(), 2), &[key(1, "2026-12-01")]);
    golden("page-share-changed", &changed);
}

fn begun_with_words() -> Folder {
    let mut folder = begun(Role::YoungPerson);
    set(&mut folder, spot("c1", "my-profile", "mp.know"), Entry::Words("Trains".to_owned()));
    folder
}
