//! The pages about clearing, hiding and somebody else's words, in each of their states.

use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Folder, Role},
    id::FolderId,
    route::Route,
    text::ENGLISH,
};

use super::{
    folders::{begun, filled, lived_in},
    html::{self, Element},
    rules::broken_page,
    world::{app, at, drawn, golden, new_folder},
};
use crate::{
    browser::{
        prefs::Prefs,
        storage::{Device, Left, Scope, device},
    },
    guard::{self, Cleared, Cover, Why},
    pages::covered,
};

/// As on a device that others use as well.
fn on_shared<T>(look: impl FnOnce() -> T) -> T {
    device::pretend(Some(Device::Shared));
    let seen = look();
    device::pretend(None);
    seen
}

#[track_caller]
fn page(folder: &Folder, address: &str) -> Element {
    let (page, title) = drawn(folder, &Prefs::default(), &at(address));
    assert_eq!(broken_page(&page), Vec::<String>::new(), "{address}");
    assert_ne!(title, ENGLISH.pages.lost.title, "{address}");
    page
}

fn links(page: &Element) -> Vec<String> {
    let all = page.find(|one| one.name == "a").into_iter();
    all.filter_map(|one| one.get("href")).map(str::to_owned).collect()
}

fn buttons(page: &Element) -> Vec<String> {
    page.find(|one| one.name == "button").into_iter().map(Element::words).collect()
}

/// What stands in the place of a page where somebody wrote a lot.
#[track_caller]
fn cover(cover: &Cover) -> Element {
    let (html, title) = Owner::new().with(|| {
        let drawn = covered(app(lived_in(), Prefs::default()), cover);
        (drawn.view.to_html(), drawn.title)
    });
    let page = html::read(&html);
    assert_eq!(broken_page(&page), Vec::<String>::new(), "{cover:?}");
    for words in ["Sam", "Robin", "Trains", "Only for me"] {
        assert!(!page.words().contains(words) && !title.contains(words), "{cover:?} shows {words}");
    }
    page
}

fn cleared(left: Left) -> Cleared {
    Cleared { left, scope: Scope::All, looks_stay: false, by_time: false }
}

#[test]
fn clearing_says_what_goes_and_what_is_out_of_reach() {
    let words = &ENGLISH.shared.clear;
    let own = page(&filled(Role::Parent), "#/clear");
    for said in [words.title_own, &words.goes_folders.say(1), words.goes_versions, words.looks] {
        assert!(own.words().contains(said), "{said}: {}", own.words());
    }
    assert!(words.beyond.iter().all(|said| own.words().contains(said)));
    assert!(links(&own).contains(&Route::Copy.to_string()));
    assert_eq!(buttons(&own), [words.yes]);
    let tick = own.find(|one| one.get("id") == Some("clear-looks"));
    assert!(tick.len() == 1 && tick[0].get("checked").is_none(), "the looks stay unless somebody ticks it");
    let shared = on_shared(|| page(&filled(Role::Parent), "#/clear"));
    assert!(shared.words().contains(words.title_shared) && shared.words().contains(words.goes_looks));
    assert!(shared.find(|one| one.name == "input").is_empty(), "everything goes");
    let empty = page(&new_folder(), "#/clear");
    assert!(empty.words().contains(words.nothing_written) && !empty.words().contains(words.goes_title));
    assert!(!links(&empty).contains(&Route::Copy.to_string()), "nobody is here to copy for");
    golden("page-clear", &own);
}

#[test]
fn each_outcome_says_what_is_left() {
    let words = &ENGLISH.shared.clear;
    let clean = Left::default();
    let gone = cover(&Cover::Cleared(cleared(clean)));
    assert!(gone.words().contains(words.done_title) && gone.words().contains(words.close));
    assert!(words.beyond.iter().all(|said| gone.words().contains(said)));
    assert!(!gone.words().contains(words.done_by_time) && !gone.words().contains(words.others_stayed));
    assert_eq!(links(&gone), ["./"], "the start page is loaded anew, with an empty memory");
    for (left, said, not_said) in [
        (Left { database: true, ..clean }, words.left_database, words.left_mirror),
        (Left { mirror: true, ..clean }, words.left_mirror, words.left_caches),
        (Left { caches: true, ..clean }, words.left_caches, words.left_database),
    ] {
        let page = cover(&Cover::Cleared(cleared(left)));
        assert!(page.words().contains(words.left_title) && page.words().contains(said), "{left:?}");
        assert!(!page.words().contains(not_said) && !page.words().contains(words.done_title), "{left:?}");
        assert_eq!(buttons(&page), [ENGLISH.shell.try_again]);
    }
    let by_time = cover(&Cover::Cleared(Cleared { by_time: true, ..cleared(clean) }));
    assert!(by_time.words().contains(words.done_by_time));
    let window = cover(&Cover::Cleared(Cleared { scope: Scope::Window, ..cleared(clean) }));
    assert!(window.words().contains(words.others_stayed));
    let looks = cover(&Cover::Cleared(Cleared { looks_stay: true, ..cleared(clean) }));
    assert!(looks.words().contains(words.looks_stayed));
    assert!(cover(&Cover::ClearedElsewhere).words().contains(words.elsewhere));
    assert!(cover(&Cover::Clearing).words().contains(words.working));
}

#[test]
fn hidden_words_are_nowhere_on_the_page() {
    let words = &ENGLISH.shared.hidden;
    for (why, said) in [(Why::Idle, words.idle), (Why::Away, words.away)] {
        let page = cover(&Cover::Hidden(why));
        assert!(page.words().contains(said));
        assert_eq!(buttons(&page), [words.carry_on, words.not_mine]);
    }
}

#[test]
fn somebody_elses_work_stays_closed() {
    let words = &ENGLISH.shared.not_mine;
    let own = page(&lived_in(), "#/not-mine");
    assert_eq!(buttons(&own), [words.start_own, words.clear_button]);
    let shared = on_shared(|| page(&lived_in(), "#/not-mine"));
    assert_eq!(buttons(&shared), [words.clear_button], "it goes before anybody else begins");
    for seen in [&own, &shared] {
        assert!(!seen.words().contains("Sam") && !seen.words().contains("Robin"), "{}", seen.words());
    }
    let none = page(&new_folder(), "#/not-mine");
    assert!(none.words().contains(words.none_title));
    assert_eq!(buttons(&none), [words.start_own]);
    let id = FolderId::known("f-1");
    assert!(cover(&Cover::Forgot { id: id.clone(), is_gone: true }).words().contains(words.gone_title));
    let kept = cover(&Cover::Forgot { id, is_gone: false });
    assert!(kept.words().contains(words.not_gone_title));
    assert_eq!(buttons(&kept), [ENGLISH.shell.try_again, words.start_own]);
}

/// Where words do not stay, no page says that they do.
#[test]
fn a_shared_device_is_told_the_truth() {
    let words = &ENGLISH.shared;
    let list = on_shared(|| page(&begun(Role::Parent), "#/list"));
    assert!(list.words().contains(words.take_title) && !list.words().contains(ENGLISH.kept.title));
    assert!(links(&list).contains(&Route::Copy.to_string()));
    let own = page(&begun(Role::Parent), "#/list");
    assert!(!own.words().contains(words.take_title) && own.words().contains(ENGLISH.kept.title));
    for address in ["#/who", "#/list", "#/colours", "#/help", "#/clear", "#/share", "#/b/my-profile/check"] {
        let page = on_shared(|| page(&lived_in(), address));
        for untrue in ["stay on this device", "stays on this device.", "Saved on this device"] {
            assert!(!page.words().contains(untrue), "{address}: {untrue}");
        }
    }
}

/// In a window that cleared everything, nothing of the folder is left.
#[test]
fn clearing_forgets_the_open_folder() {
    Owner::new().with(|| {
        let app = app(lived_in(), Prefs::default());
        guard::away::clear(app, false);
        assert!(app.saver.is_blank() && !app.saver.has_unsaved());
        let Some(Cover::Cleared(after)) = app.guard.cover() else { panic!("it is done") };
        assert_eq!(after, cleared(Left::default()));
        app.guard.turn();
        assert_eq!(app.guard.cover(), None, "the next page can be seen");
    });
}
