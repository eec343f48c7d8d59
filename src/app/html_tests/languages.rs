//! Which language somebody writes in and reads, and a booklet in another one.

use std::collections::BTreeMap;

use tell_it_once_core::{
    folder::{Folder, Role},
    json::{self, Limits, Value},
    text::ENGLISH,
    translation::{self, Translation, texts},
};

use super::{
    folders::{begun, filled},
    html::Element,
    rules::broken_page,
    world::{at, drawn, golden, new_folder},
};
use crate::{browser::prefs::Prefs, language};

#[track_caller]
fn look(folder: &Folder, address: &str) -> Element {
    let (page, _) = drawn(folder, &Prefs::default(), &at(address));
    assert_eq!(broken_page(&page), Vec::<String>::new(), "{address}");
    page
}

/// My Profile with a word before each of its texts.
fn translated() -> Translation {
    let original = include_bytes!("../../../public/booklets/my-profile.json");
    let value = json::parse(original, Limits::FILE).expect("it is JSON");
    let said = |words: &Value| -> Value {
        let text = |one: &Value| {
            let Value::Text(text) = one else { panic!("{one:?} is no text") };
            Value::text(format!("سلام {}", text.replace(['{', '}'], "")))
        };
        let Value::Object(styles) = words else { return text(words) };
        Value::Object(styles.iter().map(|(style, words)| (style.clone(), text(words))).collect())
    };
    let words: BTreeMap<String, Value> =
        texts(&value).iter().map(|(path, one)| (path.clone(), said(one))).collect();
    let reviewed = Value::object([("name", Value::text("A test")), ("on", Value::text("2026-11-22"))]);
    let file = Value::object([
        ("lang", Value::text("ur")),
        ("booklet", Value::text("my-profile")),
        ("of", value.get("version").cloned().expect("it has one")),
        ("reviewed_by", reviewed),
        ("words", Value::Object(words)),
    ]);
    translation::read(file.to_canonical().as_bytes(), original).expect("it is good")
}

#[test]
fn which_language_somebody_writes_in_is_asked_in_their_own() {
    let page = look(&filled(Role::Parent), "#/language");
    golden("language", &page);
    let labels = page.find(|one| one.name == "bdi");
    assert!(labels.iter().any(|one| one.get("lang") == Some("ur") && one.words() == "اردو"));
    assert!(page.words().contains(ENGLISH.languages().interpreter_link));
    // nobody is there whose language it would be
    let nobody = look(&new_folder(), "#/language");
    assert!(nobody.find(|one| one.name == "form").is_empty());
    assert!(nobody.words().contains(ENGLISH.languages().nobody));
}

#[test]
fn criterion_78_a_question_in_another_language_has_the_english_beneath() {
    language::pretend(Some(translated()));
    for address in ["#/b/my-profile/4", "#/b/my-profile/7", "#/b/my-profile/12", "#/b/my-profile/check"] {
        let page = look(&filled(Role::Parent), address);
        assert!(page.words().contains("سلام"), "{address}");
        let beneath = page.find(|one| one.get("aria-label") == Some(ENGLISH.languages().in_english));
        if address.ends_with("check") {
            continue;
        }
        assert_eq!(beneath.len(), 1, "{address}");
        assert_eq!((beneath[0].get("lang"), beneath[0].get("dir")), (Some("en-GB"), Some("ltr")));
        assert!(!beneath[0].words().contains("سلام"), "{address}: {}", beneath[0].words());
    }
    golden("question-translated", &look(&begun(Role::Parent), "#/b/my-profile/4"));
    language::pretend(None);
    assert!(!look(&begun(Role::Parent), "#/b/my-profile/4").words().contains("سلام"));
}

#[test]
fn criterion_78_boxes_and_ends_have_the_english_beneath() {
    language::pretend(Some(translated()));
    for (address, labels) in [
        ("#/b/my-profile/1", vec!["Who is helping you?"]),
        ("#/b/my-profile/6", vec!["person"]),
        ("#/b/my-profile/6/1", vec!["Name", "Who are they to you?", "How close are they?"]),
        ("#/b/my-profile/11", vec!["really unhappy", "really happy"]),
        ("#/b/my-profile/17/1", vec!["What is the feeling?", "What might people see?", "What helps you?"]),
    ] {
        let page = look(&filled(Role::Parent), address);
        let beneath = page.find(|one| one.get("aria-label") == Some(ENGLISH.languages().in_english));
        assert_eq!(beneath.len(), 1, "{address}");
        let (here, all) = (beneath[0].words(), page.words());
        for label in labels {
            assert!(here.contains(label), "{address} has {label}: {here}");
            // the box for who helps comes when that is picked
            let is_there = all.contains(&format!("سلام {label}"));
            assert!(is_there || address == "#/b/my-profile/1", "{address} has {label} in the other language");
        }
        assert!(!here.contains("سلام"), "{address}: {here}");
        assert!(
            beneath[0].find(|one| one.name == "ul").iter().all(|list| !list.words().is_empty()),
            "{address}"
        );
    }
    // what the program says on such a page says that it is English
    let page = look(&filled(Role::Parent), "#/b/my-profile/6/1");
    let ours = page.find(|one| one.get("class") == Some("flow ours") && one.get("lang") == Some("en-GB"));
    assert!(ours.iter().any(|one| one.words().contains(ENGLISH.questions.item_save)), "the button");
    language::pretend(None);
}
