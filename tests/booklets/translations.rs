//! Booklets in another language: every word of every shipped booklet can be said in one, and what nobody reviewed or
//! finished is refused.

use std::collections::BTreeMap;

use tell_it_once_core::{
    booklet::{PackFile, check},
    json::{self, Limits, Value},
    translation::{self, texts},
};

use super::{file, shipped, words_of};

const MARK: &str = "§";

fn parsed(bytes: &[u8]) -> Value {
    json::parse(bytes, Limits::FILE).expect("a shipped file is JSON")
}

/// Each text with a mark, and the same word for every name in it.
fn marked(words: &Value) -> Value {
    match words {
        Value::Text(text) => {
            let plain = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
            Value::text([MARK, &plain.collect::<String>()].concat())
        }
        Value::Object(styles) => {
            Value::named(&mut styles.iter().map(|(style, text)| (style.clone(), marked(text))))
        }
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Array(_) => panic!("{words:?} are no words"),
    }
}

fn translated(original: &[u8]) -> String {
    let value = parsed(original);
    let words = texts(&value).into_iter().map(|(path, words)| (path, marked(&words)));
    let member = |name: &str| value.get(name).cloned().expect("a booklet has it");
    let reviewed = Value::object([("name", Value::text("A test")), ("on", Value::text("2026-11-22"))]);
    let file = Value::object([
        ("lang", Value::text("pl")),
        ("booklet", member("id")),
        ("of", member("version")),
        ("reviewed_by", reviewed),
        ("words", Value::named(&mut { words })),
    ]);
    file.to_canonical()
}

#[test]
fn criterion_77_every_word_of_every_booklet_can_be_said_in_another_language() {
    let mut seen = 0;
    for original in shipped().iter().filter(|file| file.path.starts_with("booklets/")) {
        let read = translation::read(translated(&original.bytes).as_bytes(), &original.bytes);
        let read = read.unwrap_or_else(|misfits| panic!("{}: {misfits:#?}", original.path));
        for is_you in [true, false] {
            let booklet = read.said_to(is_you);
            let titles = booklet.sections.iter().map(|section| &section.title);
            let boxes = booklet.profile.iter().flat_map(|profile| &profile.boxes);
            let parts = boxes.clone().flat_map(|one| one.parts.iter().filter_map(|part| part.label.as_ref()));
            let all = [&booklet.title, &booklet.about].into_iter().chain(titles);
            let all = all.chain(boxes.map(|one| &one.title)).chain(parts);
            let all = all.chain(booklet.questions().flat_map(|question| words_of(question)));
            for words in all {
                let is_said = words.usual.starts_with(MARK) && words.easier.starts_with(MARK);
                assert!(is_said, "{}: {words:?} stays in English", original.path);
                seen += 1;
            }
        }
    }
    assert!(seen > 3000, "all words are there: {seen}");
}

/// What is said of a pack with this translation, and this in the council's file.
#[track_caller]
fn check_pack(path: &str, change: impl Fn(String) -> String, languages: &str, said: &[(&str, &str)]) {
    let original = file("public/booklets/feedback.json");
    let mut pack = shipped();
    pack.push(PackFile { path: path.to_owned(), bytes: change(translated(&original)).into_bytes() });
    let council = String::from_utf8(file("public/council.json")).expect("it is text");
    let council =
        council.replacen("\"booklets\"", &format!("\"languages\": {languages},\n  \"booklets\""), 1);
    pack.retain(|file| file.path != "council.json");
    pack.push(PackFile { path: "council.json".to_owned(), bytes: council.into_bytes() });
    let found: BTreeMap<String, String> = check(&pack)
        .into_iter()
        .filter_map(|(path, misfits)| {
            let first = misfits.first()?;
            Some((path, format!("{} {}", first.path, first.message)))
        })
        .collect();
    let wanted = said.iter().map(|(path, said)| ((*path).to_owned(), (*said).to_owned())).collect();
    assert_eq!(found, wanted);
}

#[test]
fn criterion_77_a_translation_without_a_reviewer_is_refused_loudly() {
    let place = "languages/pl/feedback.json";
    let offered = r#"{ "pl": ["feedback"] }"#;
    check_pack(place, |file| file, offered, &[]);
    let unsigned =
        |file: String| file.replacen(r#","reviewed_by":{"name":"A test","on":"2026-11-22"}"#, "", 1);
    check_pack(place, unsigned, offered, &[(place, " \"reviewed_by\" is missing")]);
    let elsewhere = "languages/ur/feedback.json";
    check_pack(elsewhere, |file| file, "{}", &[(elsewhere, &format!(" must be at {place}"))]);
    let nothing = "languages/pl/nothing.json";
    let no_booklet = " there is no booklets/nothing.json that it translates";
    check_pack(nothing, |file| file, "{}", &[(nothing, no_booklet)]);
    let missing = "/languages/ro/0 there is no file languages/ro/feedback.json";
    check_pack(place, |file| file, r#"{ "ro": ["feedback"] }"#, &[("council.json", missing)]);
    let unknown = "/languages/en-XA must be under the tag of a language that is known here, such as pl";
    check_pack(place, |file| file, r#"{ "en-XA": [] }"#, &[("council.json", unknown)]);
}
