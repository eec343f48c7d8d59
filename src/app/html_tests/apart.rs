//! Asking somebody on another device, opening what was sent, and what came from others, in every state.

use std::path::Path;

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::{Invitation, open_invitation},
    entry::Entry,
    folder::{Edit, Folder, Role, Spot},
    id::{BookletId, QuestionId},
    route::Route,
    text::ENGLISH,
};

use super::{
    folders::{arrive, begun, lived_in, set},
    html::{self, Element},
    rules::broken_page,
    world::{app, at, drawn, golden, new_folder, now},
};
use crate::{browser::prefs::Prefs, pages::apart_tests, state::App};

fn file(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/bundles/apart").join(name);
    std::fs::read(&path).expect(name)
}

fn invitation() -> Invitation {
    open_invitation(&file("sam.invitation.json")).expect("it is good")
}

/// A family to whom a teacher sent their part.
fn family() -> Folder {
    apart_tests::taken_in(begun(Role::Parent), &file("teacher.part.json"), now())
}

/// The teacher's own folder, with an answer or none.
fn teacher(words: Option<&str>) -> Folder {
    let id = invitation().folder_id().expect("it has one");
    let mut folder = Folder::invited(id, invitation(), ["k", "k"].map(str::to_owned), now());
    arrive(&mut folder, Role::Professional, "Ms Okafor", "Sam");
    if let Some(words) = words {
        let contributor = folder.writer().expect("somebody is here").id.clone();
        let (booklet, question) = (BookletId::known("teacher"), QuestionId::known("tc.aspire"));
        set(&mut folder, Spot { contributor, booklet, question }, Entry::Words(words.to_owned()));
    }
    folder
}

type Pages = Vec<(String, Element)>;

fn pages(folder: Folder, of: impl FnOnce(App) -> Vec<(String, crate::pages::Drawn)>) -> Pages {
    Owner::new().with(|| {
        let drawn = of(app(folder, Prefs::default()));
        drawn.into_iter().map(|(name, drawn)| (name, html::read(&drawn.view.to_html()))).collect()
    })
}

fn asking() -> Pages {
    pages(lived_in(), |app| {
        apart_tests::asking(app).into_iter().map(|(name, drawn)| (name.to_owned(), drawn)).collect()
    })
}

fn opening(folder: Folder) -> Pages {
    let newer = String::from_utf8(file("teacher.part.json")).expect("text").replacen("\"v\":1", "\"v\":2", 1);
    let foreign = Invitation { council: "E06000022".parse().expect("a code"), ..invitation() };
    let unknown = Invitation { booklet: BookletId::known("no-such"), ..invitation() };
    let nameless = Invitation { known_as: None, ..invitation() };
    let files = [
        ("part", file("teacher.part.json")),
        ("invitation", file("sam.invitation.json")),
        ("invitation without a name", nameless.write().into_bytes()),
        ("newer", newer.into_bytes()),
        ("other council", foreign.write().into_bytes()),
        ("no booklet", unknown.write().into_bytes()),
        ("other file", b"{}".to_vec()),
    ];
    pages(folder, |app| apart_tests::opening(app, &files))
}

/// On somebody else's device: another folder is open, or none.
fn elsewhere() -> Folder {
    Folder { bundle_id: "7f1c1f0e-5a3c-4c6e-9d52-0a6d3f0f6c99".to_owned(), ..new_folder() }
}

fn named<'a>(pages: &'a Pages, name: &str) -> &'a Element {
    &pages.iter().find(|(one, _)| one == name).unwrap_or_else(|| panic!("no state {name}")).1
}

fn alert(page: &Element) -> String {
    let found = page.find(|one| one.get("role") == Some("alert"));
    found.first().map(|one| one.words()).unwrap_or_default()
}

#[test]
fn every_state_can_be_used_by_everybody() {
    let all = asking().into_iter().chain(opening(begun(Role::Parent))).chain(opening(elsewhere()));
    let broken = all.map(|(name, page)| (name, broken_page(&page))).filter(|(_, wrong)| !wrong.is_empty());
    assert_eq!(broken.collect::<Vec<_>>(), []);
    let folders = [family(), teacher(None), teacher(Some("Baking"))];
    for (n, folder) in folders.iter().enumerate() {
        for address in ["#/list", "#/share", "#/ask", "#/sent", "#/from/1", "#/views", "#/b/teacher/check"] {
            let (page, _) = drawn(folder, &Prefs::default(), &at(address));
            assert_eq!(broken_page(&page), Vec::<String>::new(), "{n} {address}");
        }
    }
}

#[test]
fn states_look_as_they_did() {
    let (ask, home, away) = (asking(), opening(begun(Role::Parent)), opening(elsewhere()));
    golden("ask", named(&ask, "for a teacher"));
    golden("sent", named(&home, "choose"));
    golden("sent-part", named(&home, "part"));
    golden("sent-added", named(&home, "added"));
    golden("sent-invitation", named(&away, "invitation without a name"));
    golden("from", &drawn(&family(), &Prefs::default(), &at("#/from/1")).0);
    golden("own-part", &drawn(&teacher(Some("Baking")), &Prefs::default(), &Route::Share).0);
}

#[test]
fn a_family_is_told_of_whom_to_ask_and_nothing_is_chosen_for_them() {
    let pages = asking();
    let first = named(&pages, "first");
    assert!(first.find(|one| one.get("checked").is_some()).is_empty());
    assert!(first.words().contains(ENGLISH.apart().ask.holds[2]));
    let teacher = named(&pages, "for a teacher").words();
    assert!(teacher.contains("Class teacher information") && !teacher.contains("My three houses"));
    let child = named(&pages, "for the child").words();
    assert!(child.contains("My three houses") && !child.contains("Class teacher information"));
    assert!(named(&pages, "nobody chosen").words().contains(ENGLISH.apart().ask.who_needed));
}

#[test]
fn a_part_is_shown_before_it_is_added() {
    let pages = opening(begun(Role::Parent));
    let part = named(&pages, "part").words();
    for words in ["Ms Okafor sent you their part", "Class teacher information", "She lights up when we bake"]
    {
        assert!(part.contains(words), "{words}: {part}");
    }
    assert!(part.contains(ENGLISH.apart().sent.key_title) && part.contains("It has 1 answer."), "{part}");
    let same = named(&pages, "invitation");
    assert!(alert(same).contains("This is the file with which you ask somebody"), "{}", alert(same));
}

#[test]
fn what_does_not_fit_says_so_in_a_sentence() {
    let pages = opening(elsewhere());
    let words = &ENGLISH.apart().sent;
    assert_eq!(alert(named(&pages, "part")), words.nobody.join(" "));
    assert!(alert(named(&pages, "other council")).contains("the website of another council"));
    assert!(alert(named(&pages, "no booklet")).contains("does not have what you are asked for"));
    assert!(alert(named(&pages, "newer")).contains("newer version of this website"));
    assert!(alert(named(&pages, "other file")).contains("not a file of this website"));
    for why in apart_tests::WHY {
        assert_eq!(alert(named(&pages, &format!("{why:?}"))), ENGLISH.not_received(why).join(" "));
    }
    let known = opening(family());
    assert_eq!(alert(named(&known, "part")), ENGLISH.not_received(apart_tests::WHY[2]).join(" "));
}

#[test]
fn whoever_was_asked_sees_their_part_alone() {
    let (list, _) = drawn(&teacher(None), &Prefs::default(), &Route::List);
    let words = list.words();
    assert!(words.contains(ENGLISH.apart().asked_by) && words.contains(ENGLISH.apart().own.link), "{words}");
    for other in ["My three houses", ENGLISH.pages.list.share, ENGLISH.apart().ask.title] {
        assert!(!words.contains(other), "{other}: {words}");
    }
    let (empty, _) = drawn(&teacher(None), &Prefs::default(), &Route::Share);
    assert!(empty.words().contains(ENGLISH.apart().own.nothing));
}

#[test]
fn what_came_is_on_the_list_on_the_check_page_and_cannot_be_changed() {
    let folder = family();
    let says = (ENGLISH.apart().says)("Ms Okafor", "Class teacher information");
    for address in ["#/list", "#/b/teacher/check"] {
        let (page, _) = drawn(&folder, &Prefs::default(), &at(address));
        assert!(page.words().contains(&says), "{address}");
    }
    let (page, title) = drawn(&folder, &Prefs::default(), &at("#/from/1"));
    assert_eq!(title, says);
    assert!(page.words().contains("She lights up when we bake"));
    assert!(page.find(|one| one.is(&["input", "textarea", "select"])).is_empty());
    let mut without = folder;
    let one = without.received[0].clone();
    without.apply(Edit::TakeOut { contributor: one.contributor, booklet: one.booklet }, now());
    let (list, _) = drawn(&without, &Prefs::default(), &Route::List);
    assert!(!list.words().contains(&says));
}
