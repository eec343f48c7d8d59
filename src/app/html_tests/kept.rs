//! What is kept on this device: cards of every folder, earlier versions, reminders, and taking back.

use chrono::TimeDelta;
use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Edit, Folder, Role, Spot, Taken},
    id::FolderId,
    keep::{
        undo::Way,
        version::{Version, Why},
    },
    text::ENGLISH,
};

use super::{
    folders::{arrive, begun, filled, set},
    html::{self, Element},
    rules::{broken, broken_page},
    world::{app, at, drawn, golden, now},
};
use crate::{
    browser::prefs::Prefs,
    pages::{
        Card, Other, What, resume, saved,
        versions::{Differ, Listed, One, Opened, drawn as versions},
    },
    state::App,
};

fn spot(question: &str) -> Spot {
    let question = question.parse().expect("an id");
    Spot {
        contributor: tell_it_once_core::folder::child_id(),
        booklet: "my-profile".parse().expect("an id"),
        question,
    }
}

fn words(words: &str) -> tell_it_once_core::entry::Entry {
    tell_it_once_core::entry::Entry::Words(words.to_owned())
}

#[track_caller]
fn look(folder: &Folder, draw: impl FnOnce(App) -> AnyView) -> Element {
    let page = Owner::new().with(|| html::read(&draw(app(folder.clone(), Prefs::default())).to_html()));
    assert_eq!(broken(&page), Vec::<String>::new());
    page
}

fn buttons(page: &Element) -> Vec<String> {
    page.find(|one| one.name == "button" || (one.name == "a" && one.get("href").is_some()))
        .into_iter()
        .map(Element::words)
        .collect()
}

fn card(id: &'static str, days: i64, name: Option<&str>) -> Card {
    let changed = now() - TimeDelta::days(days);
    Card { id: FolderId::known(id), changed, done: (3, 7), name: name.map(str::to_owned), is_blank: false }
}

fn work(card: Card) -> Other {
    Other { what: What::Work { card, damaged: None } }
}

/// Saved work is offered without a name, since others may look at this device.
#[test]
fn saved_work_is_offered_without_a_name() {
    let shown = |mut folder: Folder, name_shown: bool| {
        folder.apply(Edit::ShowName(name_shown), now());
        look(&folder, |app| {
            app.folders.shown.set(1);
            resume(app)
        })
    };
    let page = shown(filled(Role::Parent), false);
    assert!(page.words().contains("2026") && !page.words().contains("Sam") && !page.words().contains("Alex"));
    let page = shown(filled(Role::Parent), true);
    assert!(page.words().contains("Sam") || page.words().contains("Khan"), "{}", page.words());
    let page = shown(begun(Role::Parent), false);
    let ways = [ENGLISH.kept.open_copy, ENGLISH.apart().sent.link];
    assert_eq!(buttons(&page), ways, "nothing was said yet");
}

#[test]
fn every_folder_has_a_card_newest_first_and_what_cannot_be_read_is_told() {
    let others = vec![
        work(card("f-2", 9, None)),
        Other { what: What::Unreadable(vec![1]) },
        work(Card { is_blank: true, ..card("f-3", 1, Some("A very long name, with <b>marks</b>")) }),
        Other { what: What::Newer(vec![2]) },
        Other { what: What::Work { card: card("f-4", 4, None), damaged: Some(Some(vec![3])) } },
    ];
    let page = look(&begun(Role::Parent), |app| saved(app, Some(card("f-1", 2, None)), Some(others), true));
    golden("home-folders", &page);
    let waiting = look(&begun(Role::Parent), |app| saved(app, None, None, true));
    assert!(waiting.words().contains(ENGLISH.kept.looking));
    let one = look(&begun(Role::Parent), |app| saved(app, Some(card("f-1", 2, None)), None, false));
    let not_mine = ENGLISH.shared.not_mine.link;
    let kept = &ENGLISH.kept;
    let sent = ENGLISH.apart().sent.link;
    let expected = [ENGLISH.pages.home.carry_on, not_mine, kept.start_new, kept.open_copy, sent];
    assert_eq!(buttons(&one), expected);
}

fn version(number: u64, why: Why) -> Version {
    Version { number, why, at: now() - TimeDelta::hours(30 * i64::try_from(number).unwrap_or(0)) }
}

#[track_caller]
fn versions_page(folder: &Folder, listed: Listed, opened: Option<Opened>) -> Element {
    let page = Owner::new().with(|| {
        let view = versions(app(folder.clone(), Prefs::default()), listed, opened);
        html::read(&view.to_html())
    });
    assert_eq!(broken_page(&page), Vec::<String>::new());
    page
}

#[test]
fn earlier_versions_none_some_and_unreadable() {
    let folder = begun(Role::YoungPerson);
    for (listed, expected) in [
        (Listed::Looking, ENGLISH.versions.looking),
        (Listed::Nowhere, ENGLISH.versions.nowhere),
        (Listed::Here(Vec::new()), ENGLISH.versions.none),
    ] {
        let page = versions_page(&folder, listed, None);
        assert!(page.words().contains(expected), "{}", page.words());
    }
    let (page, title) = drawn(&folder, &Prefs::default(), &at("#/versions"));
    assert!(page.words().contains(ENGLISH.versions.nowhere) && title == ENGLISH.versions.title);
    let one = |number, why, differ| One { version: version(number, why), differ };
    let all = vec![
        one(4, Why::Window, Some(Differ::Answers(2))),
        one(0, Why::Part, Some(Differ::Answers(0))),
        one(1, Why::File, Some(Differ::Answers(1))),
        one(2, Why::Replaced, None),
        one(3, Why::Form, Some(Differ::Unreadable)),
    ];
    golden("page-versions", &versions_page(&folder, Listed::Here(all), None));
}

#[test]
fn one_version_shows_both_answers_and_only_a_windows_words_one_by_one() {
    let mut then = begun(Role::YoungPerson);
    set(&mut then, spot("mp.know"), words("Trains & <b>dogs</b>"));
    set(&mut then, spot("mp.well"), words("Art"));
    let mut folder = then.clone();
    set(&mut folder, spot("mp.know"), words("Boats"));
    set(&mut folder, spot("mp.well"), words(""));
    let opened = |why| Some(Opened { version: version(1, why), then: then.clone() });
    let window = versions_page(&folder, Listed::Looking, opened(Why::Window));
    golden("page-versions-window", &window);
    let part = versions_page(&folder, Listed::Looking, opened(Why::Part));
    assert!(buttons(&part).contains(&ENGLISH.versions.go_back.to_owned()));
    assert!(!part.words().contains(ENGLISH.versions.use_one));
    let same = versions_page(&then, Listed::Looking, opened(Why::Part));
    assert!(same.words().contains(ENGLISH.versions.same));
    // what the child keeps back now is not shown to a parent
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Share { spot: spot("mp.know"), asked, lang, shared: false }, now());
    arrive(&mut folder, Role::Parent, "Alex", "Sam");
    let parent = versions_page(&folder, Listed::Looking, opened(Why::Part));
    assert!(!parent.words().contains("Boats") && !parent.words().contains("Trains"));
    assert!(parent.words().contains("Art") && parent.words().contains(&ENGLISH.versions.kept_back.say(1)));
}

#[test]
fn the_list_says_when_the_last_copy_was_made_and_reminds_once() {
    let list = |folder: &Folder| drawn(folder, &Prefs::default(), &at("#/list")).0;
    let mut folder = filled(Role::Parent);
    let never = list(&folder);
    assert!(never.words().contains("Last copy: never."));
    assert!(never.words().contains(ENGLISH.kept.remind), "many parts are nowhere else");
    folder.apply(Edit::Copied, now() - TimeDelta::days(2));
    assert!(list(&folder).words().contains("Last copy: 2 days ago."));
    folder.apply(Edit::Copied, now());
    assert!(!list(&folder).words().contains(ENGLISH.kept.remind));
    Owner::new().with(|| {
        let app = app(filled(Role::Parent), Prefs::default());
        let words = || html::read(&crate::pages::page(app, &at("#/list")).view.to_html()).words();
        let both = [words(), words()].map(|words| words.contains(ENGLISH.kept.remind));
        assert_eq!(both, [true, false], "once a visit");
    });
}

/// What is done on a page can be taken back there, and nothing can where nothing was done.
#[test]
fn a_step_back_is_offered_only_where_there_is_one() {
    Owner::new().with(|| {
        let app = app(begun(Role::YoungPerson), Prefs::default());
        let names = || {
            let page = html::read(&crate::pages::page(app, &at("#/b/my-profile/4")).view.to_html());
            assert_eq!(broken_page(&page), Vec::<String>::new());
            let steps = page.find(|one| one.get("id").is_some_and(|id| id.contains("-step-")));
            steps.into_iter().map(|one| one.get("id").unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(), [""; 0]);
        app.set(spot("mp.know"), "What?".to_owned(), words("Trains"), None, false);
        assert_eq!(names(), ["q4-step-back"]);
        app.store.turn(&spot("mp.know"), Way::Back, "en-GB");
        assert_eq!(names(), ["q4-step-forth"]);
        assert_eq!(app.store.read(|folder| folder.entry(&spot("mp.know")).cloned()), None);
        app.store.turn(&spot("mp.know"), Way::Forth, "en-GB");
        assert_eq!(app.store.read(|folder| folder.entry(&spot("mp.know")).cloned()), Some(words("Trains")));
        app.store.set_read_only(true);
        assert_eq!(app.store.turn(&spot("mp.know"), Way::Back, "en-GB"), None, "another window writes");
    });
}

/// Where another window saved, its state is opened and the page drawn again. A window that answered with a save
/// would be answered in the same way, and both would draw the page under somebody's fingers for ever.
#[test]
fn a_page_that_is_drawn_again_changes_nothing() {
    Owner::new().with(|| {
        let app = app(begun(Role::YoungPerson), Prefs::default());
        let changes = |address| {
            let _ = crate::pages::page(app, &at(address));
            !app.store.take_changed().is_empty()
        };
        let elsewhere = app.store.read(|folder| {
            let mut folder = folder.clone();
            folder.apply(Edit::Visit { spot: spot("mp.well") }, now());
            folder
        });
        assert!(changes("#/b/my-profile/4"), "somebody went there");
        app.store.open(elsewhere);
        assert!(!changes("#/b/my-profile/4"), "another window is at another question");
        app.store.leave();
        assert!(changes("#/b/my-profile/4"), "somebody came back");
        app.store.leave();
        assert!(!changes("#/b/my-profile/4"), "it was the last one already");
    });
}

/// Declined is remembered with what was said there.
#[test]
fn what_is_declined_is_not_offered_again() {
    let mut folder = begun(Role::YoungPerson);
    let like = spot("mp.like");
    let entry = tell_it_once_core::entry::Entry::List(vec!["Trains".to_owned()]);
    set(&mut folder, like.clone(), entry.clone());
    arrive(&mut folder, Role::Parent, "Alex", "Sam");
    let page = |folder: &Folder| drawn(folder, &Prefs::default(), &at("#/b/one-page-parent/1")).0;
    assert!(buttons(&page(&folder)).iter().any(|words| words.starts_with(ENGLISH.reuse.no_thanks)));
    let here = Spot {
        contributor: "c2".parse().expect("an id"),
        booklet: "one-page-parent".parse().expect("an id"),
        question: "op.great".parse().expect("an id"),
    };
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Decline { spot: here, asked, lang, from: Taken::of(like, &entry) }, now());
    assert!(!page(&folder).words().contains(ENGLISH.reuse.title));
}
