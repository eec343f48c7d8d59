//! Leaving quickly, what is said of it first, and the page that says who can see what.

use chrono::TimeDelta;
use tell_it_once_core::{
    folder::{Edit, Exported, Folder, Role},
    route::Route,
    text::ENGLISH,
};

use super::{
    folders::{begun, filled, lived_in},
    html::Element,
    rules::broken_page,
    world::{app_with, at, drawn, golden, new_folder, now, read_pack},
};
use crate::{
    browser::{
        prefs::Prefs,
        storage::{Device, device},
    },
    leave,
    pages::page,
};

const PRIVATE: &str = "#/b/family/5";

#[track_caller]
fn look(folder: &Folder, address: &str) -> (Element, String) {
    let (page, title) = drawn(folder, &Prefs::default(), &at(address));
    assert_eq!(broken_page(&page), Vec::<String>::new(), "{address}");
    (page, title)
}

fn has_button(page: &Element) -> bool {
    page.find(|one| one.name == "a" && one.words() == ENGLISH.leave().button).len() == 1
}

fn unsaid<T>(look: impl FnOnce() -> T) -> T {
    leave::pretend(Some(false));
    let seen = look();
    leave::pretend(None);
    seen
}

#[test]
fn criterion_80_it_is_explained_before_the_first_page_with_the_button() {
    let words = ENGLISH.leave();
    let (page, title) = unsaid(|| look(&filled(Role::Parent), PRIVATE));
    assert_eq!(title, words.before_title);
    assert!(!has_button(&page) && page.words().contains(words.button), "{}", page.words());
    golden("before-private-questions", &page);
    // nothing is said where nothing is private
    let (page, title) = unsaid(|| look(&filled(Role::Parent), "#/b/my-profile/4"));
    assert!(title != words.before_title && !has_button(&page));
}

#[test]
fn criterion_9_a_private_page_says_in_no_title_what_it_asks() {
    for (address, said) in [
        (PRIVATE, (ENGLISH.leave().title_question)(5)),
        ("#/b/family/part/2", (ENGLISH.leave().title_part)(2)),
        ("#/b/family/check", ENGLISH.leave().title_answers.to_owned()),
        ("#/b/houses/7", (ENGLISH.leave().title_question)(7)),
    ] {
        let (page, title) = look(&filled(Role::Parent), address);
        assert!(has_button(&page), "{address}");
        assert_eq!(title, said, "{address}");
    }
}

#[test]
fn a_council_can_have_the_button_everywhere_or_nowhere() {
    for (shows, private, plain) in
        [("marked", true, false), ("everywhere", true, true), ("nowhere", false, false)]
    {
        let mut pack = read_pack();
        let written = format!(r#"{{"shows":"{shows}"}}"#);
        let limits = tell_it_once_core::json::Limits::FILE;
        pack.council.quick_exit = tell_it_once_core::json::parse(written.as_bytes(), limits).ok();
        let pack = std::sync::Arc::new(pack);
        let seen = |address: &str| {
            let owner = leptos::prelude::Owner::new();
            let html = owner.with(|| {
                use leptos::prelude::RenderHtml;
                page(app_with(pack.clone(), begun(Role::Parent), Prefs::default()), &at(address))
                    .view
                    .to_html()
            });
            let drawn = super::html::read(&html);
            let explained = drawn.words().contains(ENGLISH.leave().button_title);
            (has_button(&drawn), explained)
        };
        assert_eq!(seen(PRIVATE).0, private, "{shows}");
        assert_eq!(seen("#/b/my-profile/4").0, plain, "{shows}");
        assert_eq!(seen("#/tips").1, shows != "nowhere", "{shows}");
    }
}

#[test]
fn what_is_good_to_know() {
    let (page, _) = look(&lived_in(), "#/tips");
    golden("tips", &page);
    assert!(page.words().contains(ENGLISH.leave().shift_is_off));
    // there is nothing to lock where nobody is
    let (page, _) = look(&new_folder(), "#/tips");
    assert!(!page.words().contains(ENGLISH.leave().to_lock));
}

fn exported(sealed: bool) -> Exported {
    Exported {
        rev: 1,
        sid: "s".to_owned(),
        receipt: "1".to_owned(),
        at: now() - TimeDelta::days(9),
        sealed_to: sealed.then(|| "k".to_owned()),
        statements: Vec::new(),
    }
}

#[test]
fn criterion_28_who_can_see_this_is_said_from_how_things_are() {
    let words = ENGLISH.sees();
    let says = |folder: &Folder| look(folder, "#/sees").0.words();
    let nothing = says(&new_folder());
    assert!(nothing.contains(words.lead_nothing) && !nothing.contains(words.unlocked), "{nothing}");
    let young = says(&filled(Role::YoungPerson));
    for said in [words.own, words.unlocked, words.none_sent, words.rights_you, &words.people.say(1)] {
        assert!(young.contains(said), "{said}: {young}");
    }
    let mut folder = lived_in();
    for (sealed, said) in [(true, words.sealed), (false, words.unsealed)] {
        folder.apply(Edit::Exported(exported(sealed)), now());
        let parent = says(&folder);
        assert!(parent.contains(said) && !parent.contains(words.none_sent), "{parent}");
    }
    assert!(says(&folder).contains(words.rights_about));
    device::pretend(Some(Device::Shared));
    let shared = says(&filled(Role::Parent));
    device::pretend(None);
    assert!(shared.contains(words.shared) && !shared.contains(words.to_lock), "{shared}");
    golden("sees", &look(&lived_in(), "#/sees").0);
}

/// One step away from every page: it stands below all of them.
#[test]
fn criterion_28_the_footer_leads_there() {
    let page = include_str!("../../../public/index.html");
    let (_, footer) = page.split_once("<!-- footer -->").expect("there is a footer");
    let all = ["accessibility.html", "privacy.html", "#/sees", "#/clear", "privacy.html#contact"];
    let places: Vec<_> = all.map(|href| footer.find(&format!(r#"href="{href}""#))).into();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    let sees = format!(r#"href="{}""#, Route::Sees);
    assert!(footer.contains(&sees), "{sees}");
}
