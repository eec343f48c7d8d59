//! Easier words and pictures, and hard words explained, as they are drawn.

use tell_it_once_core::{folder::Role, text::ENGLISH, words::Style};

use super::{
    folders::begun,
    html::Element,
    rules::broken_page,
    world::{at, drawn},
};
use crate::browser::prefs::{Pictures, Prefs, Theme};

fn easier() -> Prefs {
    let mut prefs = Prefs::default();
    prefs.style = Style::Easier;
    prefs
}

fn page(address: &str, prefs: &Prefs) -> Element {
    let (page, _) = drawn(&begun(Role::YoungPerson), prefs, &at(address));
    assert_eq!(broken_page(&page), Vec::<String>::new(), "{address}");
    page
}

/// The files of the symbols on a page, in order.
fn symbols(page: &Element) -> Vec<String> {
    let is_symbol = |one: &Element| one.get("src").is_some_and(|src| src.starts_with("symbols/"));
    page.find(is_symbol).iter().filter_map(|one| one.get("src").map(str::to_owned)).collect()
}

#[track_caller]
fn check(address: &str, prefs: &Prefs, files: &[&str]) {
    assert_eq!(symbols(&page(address, prefs)), files, "{address}");
}

#[test]
fn criterion_51_symbols_stand_beside_the_question_and_its_options() {
    check(
        "#/b/my-profile/1",
        &easier(),
        &["symbols/sign.svg", "symbols/me.svg", "symbols/together.svg", "symbols/tell.svg"],
    );
    check(
        "#/b/my-profile-14/4",
        &easier(),
        &["symbols/plan.svg", "symbols/yes.svg", "symbols/no.svg", "symbols/not-sure.svg"],
    );
    // cards, and the ideas below
    assert!(symbols(&page("#/b/my-profile/7", &easier())).contains(&"symbols/sport.svg".to_owned()));
    assert!(symbols(&page("#/b/my-profile/3", &easier())).contains(&"symbols/brave.svg".to_owned()));
    assert!(symbols(&page("#/list", &easier())).contains(&"symbols/wave.svg".to_owned()));
}

#[test]
fn criterion_51_a_symbol_is_never_without_words_and_never_heard() {
    for address in
        ["#/list", "#/words", "#/b/my-profile/1", "#/b/my-profile/7", "#/b/my-profile/12", "#/b/pfa/8"]
    {
        let page = page(address, &easier());
        let is_symbol = |one: &Element| one.get("class") == Some("symbol");
        let mut seen = 0;
        for (around, one) in page.all() {
            if !is_symbol(one) {
                continue;
            }
            seen += 1;
            assert_eq!((one.get("aria-hidden"), one.words().as_str()), (Some("true"), ""), "{address}");
            let pictures = one.find(|one| one.name == "img");
            assert!(pictures.iter().all(|one| one.get("alt") == Some("")), "{address}");
            let beside = around.last().map(|parent| parent.words()).unwrap_or_default();
            assert!(!beside.trim().is_empty(), "{address}: a symbol without words");
        }
        assert!(seen > 3, "{address}: {seen}");
    }
}

#[test]
fn criterion_71_pictures_can_be_off_and_come_only_with_easier_words() {
    check("#/b/my-profile/1", &Prefs::default(), &[]);
    let mut words_only = easier();
    words_only.pictures = Some(Pictures::Off);
    check("#/b/my-profile/1", &words_only, &[]);
    let said = |prefs| page("#/b/my-profile/1", prefs).words();
    assert_eq!(said(&words_only), said(&easier()), "the words are the same");
}

#[test]
fn strong_contrast_has_symbols_of_one_colour() {
    let mut contrast = easier();
    contrast.theme = Some(Theme::Contrast);
    let files = symbols(&page("#/b/my-profile/12", &contrast));
    assert!(files.len() > 5 && files.iter().all(|file| file.ends_with(".plain.svg")), "{files:?}");
}

/// What is explained on a page: the words that are pressed, in order.
fn explained(page: &Element) -> Vec<String> {
    let is_explained = |one: &Element| one.get("class").is_some_and(|class| class.contains("explain"));
    let opened = page.find(|one| one.name == "details" && is_explained(one));
    opened.iter().flat_map(|one| one.find(|one| one.name == "summary")).map(|one| one.words()).collect()
}

#[test]
fn criterion_88_hard_words_are_explained_after_the_question() {
    let plan = page("#/b/my-profile-14/4", &Prefs::default());
    assert_eq!(explained(&plan), [(ENGLISH.words().what_means)("EHC plan")]);
    assert!(plan.words().contains("It says what a child needs."));
    // the easier question has no hard word
    assert_eq!(explained(&page("#/b/my-profile-14/4", &easier())), Vec::<String>::new());
    // beside others each word is explained once
    let mut whole = Prefs::default();
    whole.density = Some(tell_it_once_core::journey::Density::Whole);
    let (page, _) = drawn(&begun(Role::Parent), &whole, &at("#/b/details/11"));
    let all = explained(&page);
    let mut once = all.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), all.len(), "{all:?}");
}

#[test]
fn criterion_88_all_hard_words_are_on_one_page() {
    let all = page("#/words", &Prefs::default());
    let terms = all.find(|one| one.name == "h2");
    assert!(terms.len() > 45, "{}", terms.len());
    for words in ["SENCO", "SENDIASS", "You can ask: who is our SENCO?", "A doctor for children."] {
        assert!(all.words().contains(words), "{words}");
    }
    let help = page("#/help", &Prefs::default());
    assert!(help.find(|one| one.get("href") == Some("#/words")).len() == 1, "help leads there");
}
