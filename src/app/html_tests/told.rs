//! What was said elsewhere: offered beside a question, and put side by side.

use tell_it_once_core::{
    entry::Entry,
    folder::{Edit, Folder, Role, Spot, Taken},
    id::ContributorId,
    question::{rows::Row, scale},
    text::ENGLISH,
};

use super::{
    folders::{arrive, begun, filled, set, spoken},
    html::Element,
    rules::broken_page,
    world::{at, drawn, golden, now},
};
use crate::browser::prefs::Prefs;

fn spot(contributor: &str, booklet: &str, question: &str) -> Spot {
    let contributor: ContributorId = contributor.parse().expect("an id");
    let (booklet, question) = (booklet.parse().expect("an id"), question.parse().expect("an id"));
    Spot { contributor, booklet, question }
}

fn list(items: &[&str]) -> Entry {
    Entry::List(items.iter().map(|item| (*item).to_owned()).collect())
}

/// Sam said what they like; then Alex, a parent, sits down.
fn family() -> Folder {
    let mut folder = begun(Role::YoungPerson);
    set(&mut folder, spot("c1", "my-profile", "mp.like"), list(&["Trains", "<b>Nan</b>"]));
    arrive(&mut folder, Role::Parent, "Alex", "Sam");
    folder
}

const GREAT: &str = "#/b/one-page-parent/1";

fn great() -> Spot {
    spot("c2", "one-page-parent", "op.great")
}

#[track_caller]
fn page(folder: &Folder, address: &str) -> Element {
    let (page, _) = drawn(folder, &Prefs::default(), &at(address));
    assert_eq!(broken_page(&page), Vec::<String>::new(), "{address}");
    page
}

fn told(page: &Element) -> Vec<&Element> {
    page.find(|one| one.get("class").is_some_and(|class| class.contains("told flow")))
}

fn buttons(page: &Element) -> Vec<String> {
    let told = told(page).into_iter();
    told.flat_map(|told| told.find(|one| one.name == "button")).map(Element::words).collect()
}

#[test]
fn what_was_said_elsewhere_is_offered_and_never_copied() {
    let mut folder = family();
    let new = page(&folder, GREAT);
    let cards = told(&new);
    assert_eq!(cards.len(), 1, "only the question that was answered elsewhere has a card");
    golden("told-new", cards[0]);
    let boxes = new.find(|one| one.get("id") == Some("q1-0"));
    assert_eq!(boxes.len(), 1);
    assert_eq!(boxes[0].get("value"), None, "nothing is in the box");
    set(&mut folder, great(), list(&["Kind"]));
    assert!(buttons(&page(&folder, GREAT)).iter().any(|words| words.starts_with(ENGLISH.reuse.add)));
}

#[test]
fn what_was_used_is_offered_again_only_where_it_has_changed() {
    let mut folder = family();
    let entry = list(&["Trains", "<b>Nan</b>"]);
    let source = spot("c1", "my-profile", "mp.like");
    let from = Taken::of(source.clone(), &entry);
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Reuse { spot: great(), asked, lang, entry, from }, now());
    assert_eq!(told(&page(&folder, GREAT)), Vec::<&Element>::new(), "used");
    set(&mut folder, source.clone(), list(&["Boats"]));
    let changed = page(&folder, GREAT);
    golden("told-changed", told(&changed)[0]);
    let from = Taken::of(source, &list(&["Boats"]));
    folder.apply(Edit::Keep { spot: great(), from }, now());
    assert_eq!(told(&page(&folder, GREAT)), Vec::<&Element>::new(), "kept");
}

/// Beside a question of many sources three stand open, and the rest is one press away.
#[test]
fn three_cards_at_once_and_the_rest_behind_a_disclosure() {
    let mut folder = begun(Role::YoungPerson);
    for (n, question) in ["mp.know", "mp.well", "mp.notwell", "mp.help", "mp.want"].into_iter().enumerate() {
        let long = "A story that goes on. ".repeat(if n == 0 { 40 } else { 1 });
        set(&mut folder, spot("c1", "my-profile", question), Entry::Words(format!("{n}. {long}")));
    }
    arrive(&mut folder, Role::Parent, "Alex", "Sam");
    let page = page(&folder, "#/b/plan/3");
    let summaries: Vec<_> =
        told(&page)[0].find(|one| one.name == "summary").into_iter().map(Element::words).collect();
    assert_eq!(summaries, [ENGLISH.reuse.read.to_owned(), ENGLISH.reuse.more.say(2)]);
    assert_eq!(buttons(&page).len(), 10, "each is taken or not wanted");
}

#[test]
fn views_of_nobody_and_of_a_family() {
    let empty = page(&begun(Role::Parent), "#/views");
    assert!(empty.words().contains(ENGLISH.compare.nothing));
    golden("page-views-empty", &empty);
    let mut folder = family();
    set(
        &mut folder,
        spot("c2", "one-page-parent", "op.well"),
        Entry::Words("Sleep & <i>rest</i>".to_owned()),
    );
    set(&mut folder, spot("c1", "my-profile", "mp.well"), Entry::Words("Art".to_owned()));
    let sure = |value| Entry::Scale(scale::Typed { value: Some(value), better: String::new() });
    set(&mut folder, spot("c1", "my-profile-14", "mpa.confidence"), sure(9));
    set(&mut folder, spot("c2", "family", "fb.strengths"), sure(2));
    set(&mut folder, spot("c1", "houses", "th.good"), Entry::Words("A secret".to_owned()));
    let full = page(&folder, "#/views");
    assert!(!full.words().contains("A secret"), "the young person did not open that booklet");
    assert!(full.words().contains(&(ENGLISH.compare.differs)("Sam", "Alex")));
    golden("page-views", &full);
    // and whoever has everything
    for role in [Role::YoungPerson, Role::Parent, Role::Helper, Role::Professional] {
        page(&filled(role), "#/views");
    }
}

/// What no file can carry is listed with the way to it, and nothing stands where the preview would.
#[test]
fn what_a_file_cannot_carry_is_listed() {
    let mut folder = begun(Role::YoungPerson);
    let long = Entry::Words("a ".repeat(40_000));
    set(&mut folder, spot("c1", "my-profile", "mp.know"), long);
    let share = page(&folder, "#/share");
    let links = share.find(|one| one.name == "a" && one.get("href") == Some("#/b/my-profile/4"));
    assert_eq!(links.len(), 1, "{}", share.words());
    assert!(share.words().contains(&ENGLISH.share().uncarried.say(1)));
    assert!(!share.words().contains(ENGLISH.share().failed));
    assert!(share.find(|one| one.name == "pre").is_empty());
}

/// A recording stops no file: the page says which stay, and the preview has the words that go.
#[test]
fn recordings_that_stay_here_are_named_and_stop_nothing() {
    let words = ENGLISH.share();
    let mut folder = begun(Role::YoungPerson);
    set(&mut folder, spot("c1", "my-profile", "mp.know"), spoken("Trains"));
    set(&mut folder, spot("c1", "my-profile", "mp.well"), spoken(""));
    let share = page(&folder, "#/share");
    let said = share.words();
    for there in [&words.spoken.say(2), words.spoken_words, words.spoken_no_words, "Trains"] {
        assert!(said.contains(there), "{there}: {said}");
    }
    assert!(!said.contains("Voice note, 0:42") && !said.contains(words.failed), "{said}");
    assert_eq!(share.find(|one| one.name == "pre").len(), 1, "there is a preview");
    let check = page(&folder, "#/b/my-profile/check").words();
    assert!(check.contains("Voice note, 0:42:") && check.contains("Trains"), "{check}");
}

/// On the check page an item is named together with its box.
#[test]
fn what_is_to_be_looked_at_is_named() {
    let mut folder = begun(Role::Parent);
    let cell = |id: &str, words: &str| (id.parse().expect("an id"), Entry::Words(words.to_owned()));
    let row =
        Row { id: "r1".parse().expect("an id"), cells: [cell("name", "Nan"), cell("phone", "12")].into() };
    set(&mut folder, spot("c2", "details", "cd.people"), Entry::Rows(vec![row]));
    let words = page(&folder, "#/b/details/check").words();
    assert!(words.contains("Nan, “"), "{words}");
}
