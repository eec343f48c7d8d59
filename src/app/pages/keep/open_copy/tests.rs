//! The page in each of its states, for `html_tests`, and which folder is open after each choice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use tell_it_once_core::{
    bundle::refusal::Code,
    folder::Edit,
    keep::version::differences,
    record::{Record, Stamp, Writer},
};

use super::*;
use crate::html_tests::{begun_app, lived_in_app};

fn backup(folder: &Folder) -> Backup {
    let record = Record::of(folder, Stamp { generation: 1, writer: Writer([7; 16]) });
    let shown: BTreeSet<String> = storage::pictures_of(folder).into_iter().collect();
    let (folder, pictures, extra) = (folder.clone(), BTreeMap::new(), BTreeSet::new());
    Backup { record, folder, pictures, missing: shown, extra, made: None }
}

pub(crate) const WHY: [WhyNot; 6] = [
    WhyNot::TooLarge,
    WhyNot::NotOurs,
    WhyNot::ForCouncil,
    WhyNot::Newer,
    WhyNot::NotTried,
    WhyNot::Damaged { code: Code::Decrypt },
];

/// Each state with what it is.
pub(crate) fn states(app: App) -> Vec<(String, Drawn)> {
    let with = |change: &dyn Fn(Desk)| {
        let desk = Desk::new(app);
        let name = "tell-it-once-20261122-1005.backup.json".to_owned();
        desk.named.set(Named { name, size: app.text.size(12_000) });
        change(desk);
        draw(desk)
    };
    let typed = |words: &'static str| {
        with(&move |desk| {
            desk.stage.set(Stage::Words);
            desk.typed.set(words.to_owned());
        })
    };
    let wrong = |stage: Stage, control: &'static str| {
        with(&move |desk| {
            desk.stage.set(stage);
            desk.missing(control, app.text.copies().open.words_needed);
        })
    };
    let mut all = vec![
        ("choose".to_owned(), with(&|_| {})),
        ("words".to_owned(), typed("")),
        ("words with a slip".to_owned(), typed("aple bridge candle daisy engine forest")),
        ("wrong words".to_owned(), wrong(Stage::Words, "copy-pass")),
        ("device".to_owned(), with(&|desk| desk.stage.set(Stage::Device))),
        ("no device".to_owned(), wrong(Stage::Device, "device-own")),
    ];
    for (n, case) in cases(app).into_iter().enumerate() {
        all.push((format!("which {n}"), with(&move |desk| desk.stage.set(case))));
        all.push((format!("nothing chosen {n}"), wrong(case, "which-file")));
    }
    for why in WHY {
        all.push((format!("{why:?}"), with(&|desk| desk.refuse(&why))));
    }
    all.extend(outcomes(app));
    all
}

fn outcomes(app: App) -> Vec<(String, Drawn)> {
    let words = &app.text.copies().open;
    let brought = || outcome::Brought::of(app, &backup(&app.store.read(Folder::clone)));
    let before = || Box::new(app.store.read(Folder::clone));
    [
        ("opened", Outcome::Opened(brought())),
        ("same", Outcome::Same),
        ("replaced", Outcome::Replaced(before(), brought())),
        ("unchanged", Outcome::Unchanged),
        ("not done", Outcome::NotDone(words.not_kept)),
    ]
    .into_iter()
    .map(|(name, what)| (name.to_owned(), outcome::page(app, what)))
    .collect()
}

/// The file is newer, what is here is newer, and both were changed.
fn cases(app: App) -> [Stage; 3] {
    let now = (app.clock.now)();
    let side = |days, more| backup::Side { changed_at: now + Duration::days(days), more };
    let compared = |here, file, differ| Compared { here: side(0, here), file: side(1, file), differ };
    [
        Arriving::FileIsNewer(compared(0, 3, 0)),
        Arriving::HereIsNewer(compared(1, 0, 0)),
        Arriving::BothChanged(compared(2, 1, 1)),
    ]
    .map(|case| match case {
        Arriving::FileIsNewer(compared)
        | Arriving::HereIsNewer(compared)
        | Arriving::BothChanged(compared) => Stage::Which(case, compared),
        Arriving::New | Arriving::Same => Stage::Choose,
    })
}

fn say(app: App, words: &str) {
    let (spot, entry) = app.store.read(|folder| {
        let one = folder.contributions.first().expect("something was said");
        let question = "mp.know".parse().expect("an id");
        let spot = tell_it_once_core::folder::Spot {
            contributor: one.contributor.clone(),
            booklet: one.booklet.clone(),
            question,
        };
        (spot, tell_it_once_core::entry::Entry::Words(words.to_owned()))
    });
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    app.store.apply(Edit::Set { spot, asked, lang, entry });
}

fn now(app: App) -> Folder {
    app.store.read(Folder::clone)
}

/// Opens a copy of `file` where `app` is, as far as a page without a browser can.
fn arrive(app: App, file: &Folder) -> Desk {
    let desk = Desk::new(app);
    task::run(desk.arrived(backup(file)));
    desk
}

#[test]
fn a_folder_that_is_not_here_is_opened_with_all_that_is_in_it() {
    Owner::new().with(|| {
        let file = now(lived_in_app("f-2"));
        let app = begun_app();
        arrive(app, &file);
        assert_eq!(now(app), file, "whole: entries, whose words, keys, and what was said before");
        assert!(matches!(outcome::take(), Some(Outcome::Opened(_))));
    });
}

#[test]
fn the_same_says_so_and_changes_nothing() {
    Owner::new().with(|| {
        let app = lived_in_app("f-1");
        let before = now(app);
        arrive(app, &before);
        assert!(matches!(outcome::take(), Some(Outcome::Same)));
        assert_eq!(now(app), before);
    });
}

/// Nothing is ever put together or replaced by itself.
#[test]
fn what_differs_is_asked_about_and_both_can_stay() {
    Owner::new().with(|| {
        let (app, other) = (lived_in_app("f-1"), lived_in_app("f-1"));
        say(app, "Said here");
        say(other, "Said there");
        let (here, file) = (now(app), now(other));
        let desk = arrive(app, &file);
        assert!(matches!(desk.stage.get_untracked(), Stage::Which(Arriving::BothChanged(_), _)));
        assert_eq!(now(app), here, "nothing was changed yet");
        desk.carry_on_with(Side::Here);
        assert!(matches!(outcome::take(), Some(Outcome::Unchanged)));
        assert_eq!(now(app), here);
        // without a database there are no earlier versions, so the one that is here must stay
        desk.carry_on_with(Side::File);
        assert_eq!(desk.fault.get_untracked().map(|[what, _]| what.is_empty()), Some(false));
        assert_eq!(now(app), here, "it could not be kept, so it was not replaced");
        desk.carry_on_with(Side::Both);
        assert!(matches!(outcome::take(), Some(Outcome::Opened(_))));
        let second = now(app);
        assert_ne!(second.id, file.id);
        assert_eq!(Folder { id: file.id.clone(), ..second }, file);
        assert!(!differences(&here, &file).is_empty());
    });
}
