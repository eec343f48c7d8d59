//! An app without a browser: the shipped pack, a clock that stands still, and a folder.

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use snapbox::{Assert, Data};
use tell_it_once_core::{
    booklet, council, dates, folder::Folder, good_plan, id::FolderId, jargon, letters, record::Start,
    route::Route, symbol::pictures, text::ENGLISH, word_bank,
};

use super::html::{self, Element};
use crate::{
    autosave::{SaveStatus, autosave},
    browser::prefs::Prefs,
    folders::Folders,
    guard::Guard,
    pack::{Pack, PackStore, PlanShelf},
    pages::{PlanFiles, page},
    questions::Pictures,
    state::{App, Clock, FolderStore},
};

fn file(path: &str) -> Vec<u8> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    std::fs::read(&from).unwrap_or_else(|error| panic!("{}: {error}", from.display()))
}

/// Read once: most pages need all of it.
pub(super) fn pack() -> Arc<Pack> {
    static PACK: OnceLock<Arc<Pack>> = OnceLock::new();
    PACK.get_or_init(|| Arc::new(read_pack())).clone()
}

pub(super) fn read_pack() -> Pack {
    let council = council::read(&file("public/council.json")).expect("the council's file is good");
    let booklets = council.booklets.iter().map(|id| {
        booklet::read(&file(&format!("public/booklets/{id}.json"))).expect("a shipped booklet is good")
    });
    let booklets = booklets.collect();
    let banks = word_bank::read(&file("public/words/word-banks.json")).expect("the word banks are good");
    let jargon = jargon::read(&file("public/words/jargon.json")).expect("the words are good");
    let pictures = pictures::read(&file("public/words/pictures.json")).expect("the pictures are good");
    Pack { council, booklets, banks, jargon, pictures }
}

/// The files behind plans and dates, read once.
fn plan_files() -> PlanShelf {
    static FILES: OnceLock<PlanShelf> = OnceLock::new();
    let read = || PlanFiles {
        dates: dates::read(&file("public/dates.json")).expect("the shipped dates are good"),
        good_plan: good_plan::read(&file("public/good-plan.json")).expect("the shipped rules are good"),
        letters: letters::read(&file("public/letters.json")).expect("the shipped letters are good"),
    };
    FILES.get_or_init(|| Arc::new(read())).clone()
}

pub(super) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment")
}

pub(super) fn today() -> NaiveDate {
    now().date_naive()
}

pub(super) fn new_folder() -> Folder {
    Folder::new(
        FolderId::known("f-1"),
        "7f1c1f0e-5a3c-4c6e-9d52-0a6d3f0f6c11".to_owned(),
        "k".to_owned(),
        now(),
    )
}

pub(super) fn app(folder: Folder, prefs: Prefs) -> App {
    app_with(pack(), folder, prefs)
}

pub(super) fn app_with(pack: Arc<Pack>, folder: Folder, prefs: Prefs) -> App {
    let clock = Clock { now, today };
    let store = FolderStore::new(folder, clock);
    let saver = autosave(store, Start::default(), &ENGLISH);
    let pack = PackStore::whole(pack);
    pack.put_plans(plan_files());
    App {
        store,
        pack,
        prefs: RwSignal::new(prefs),
        saving: Signal::stored(SaveStatus::Saved { at: None }),
        pictures: Pictures::none(),
        saver,
        folders: Folders::new(saver, Vec::new()),
        guard: Guard::new(None),
        text: &ENGLISH,
        clock,
        drawn: RwSignal::new(0),
        before: RwSignal::new(None),
    }
}

/// A page as the app draws it, and its title.
pub(super) fn drawn(folder: &Folder, prefs: &Prefs, route: &Route) -> (Element, String) {
    let (html, title) = Owner::new().with(|| {
        let page = page(app(folder.clone(), prefs.clone()), route);
        (page.view.to_html(), page.title)
    });
    (html::read(&html), title)
}

pub(super) fn at(address: &str) -> Route {
    let Ok(route) = address.parse::<Route>();
    assert_ne!(route, Route::NotFound, "{address}");
    route
}

/// Held to what was drawn before: `SNAPSHOTS=overwrite cargo test -p tell-it-once-app`.
#[track_caller]
pub(super) fn golden(name: &str, page: &Element) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("html_tests").join(format!("{name}.txt"));
    Assert::new()
        .normalize_paths(false)
        .action_env("SNAPSHOTS")
        .eq(page.outline(), Data::read_from(&path, None));
}
