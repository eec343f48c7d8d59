//! What a person is told to look at in a file that held together.

use std::collections::BTreeMap;

use tell_it_once_core::{bundle::sign, json::Value};

use super::{
    files::many_kinds,
    forge::{Forge, open_now, remove, set, vector},
};

/// The vector without what it warns of by itself.
fn quiet() -> Forge {
    let mut forge = Forge::good();
    remove(&mut forge.payload, "/declaration/agreed/share_with_school");
    for statement in &mut forge.statements {
        remove(statement, "/declaration/agreed/share_with_school");
    }
    remove(&mut forge.statements[1], "/answers/mp.know/by");
    forge
}

#[track_caller]
fn check(name: &str, change: impl FnOnce(&mut Forge), expected: &[&str]) {
    let mut forge = quiet();
    change(&mut forge);
    check_envelope(name, &forge.envelope(), expected);
}

#[track_caller]
fn check_envelope(name: &str, envelope: &Value, expected: &[&str]) {
    let verdict = open_now(envelope.to_canonical().as_bytes()).expect(name);
    let found: Vec<_> =
        verdict.warnings().iter().map(|warning| format!("{warning} {}", warning.path())).collect();
    assert_eq!(found, expected, "{name}");
    for warning in verdict.warnings() {
        assert!(warning.what(&verdict).ends_with('.') && warning.advice().ends_with('.'));
    }
}

fn put(pointer: &'static str, text: &'static str) -> impl FnOnce(&mut Forge) {
    move |forge| set(&mut forge.payload, pointer, Value::text(text))
}

fn put_in_part(pointer: &'static str, text: &'static str) -> impl FnOnce(&mut Forge) {
    move |forge| set(&mut forge.statements[1], pointer, Value::text(text))
}

const PART: &str = "/payload/statements/1/payload";

#[test]
fn nothing_to_look_at() {
    check("quiet", |_| {}, &[]);
    check("its own keyboard", put_in_part("/answers/mp.know/by", "c2"), &[]);
}

#[test]
fn times_that_cannot_be() {
    let clock = ["W_CLOCK /payload/created_at"];
    check("within a day", put("/created_at", "2026-11-23T12:00:00+00:00"), &[]);
    check("after a day", put("/created_at", "2026-11-23T12:00:01+00:00"), &clock);
    check("the same, elsewhere", put("/created_at", "2026-11-23T13:00:00+01:00"), &[]);
    let declared = "W_CLOCK /payload/declaration/at";
    let long_ago = [clock[0], declared, &format!("W_CLOCK {PART}/declaration/at")];
    let change = |forge: &mut Forge| {
        set(&mut forge.payload, "/created_at", Value::text("2019-12-31T23:59:59+00:00"));
        forge.statements.remove(0);
        forge.statement_headers.remove(0);
        forge.statement_signers.remove(0);
        set(&mut forge.statements[0], "/answers", Value::Object(BTreeMap::new()));
    };
    let in_first = long_ago.map(|path| path.replace("statements/1", "statements/0"));
    check("long ago", change, &in_first.each_ref().map(String::as_str));
    check("agreed after export", put("/declaration/at", "2026-11-22T10:05:01+00:00"), &[declared]);
    let late = format!("W_CLOCK {PART}/answers/mp.know/at");
    check("answered after export", put_in_part("/answers/mp.know/at", "2026-11-22T10:05:01+00:00"), &[&late]);
}

#[test]
fn names_that_differ() {
    let path = "/declaration/name_typed";
    check("case and spaces", put_in_part(path, " sAM "), &[]);
    check("another", put_in_part(path, "Max"), &[&format!("W_NAME_MISMATCH {PART}{path}")]);
    check("the exporter", put(path, "Sam"), &[&format!("W_NAME_MISMATCH /payload{path}")]);
    let accents = |forge: &mut Forge| {
        set(&mut forge.statements[1], "/contributor/name_typed", Value::text("Zoe\u{308}"));
        set(&mut forge.statements[1], path, Value::text("Zo\u{EB}"));
    };
    check("one accent, two spellings", accents, &[]);
}

#[test]
fn letters_that_cannot_be_seen() {
    let hidden = |path: &str| format!("W_HIDDEN_CHARS {path}");
    check("in a name", put("/subject/known_as", "Sa\u{200D}m"), &[&hidden("/payload/subject/known_as")]);
    check("in alt", put("/attachments/0/alt", "x\u{2066}"), &[&hidden("/payload/attachments/0/alt")]);
    check("a family in alt", put("/attachments/0/alt", "👩\u{200D}👧"), &[]);
    let path = format!("{PART}/answers/mp.know/v");
    check("turned round", put_in_part("/answers/mp.know/v", "a\u{202E}b"), &[&hidden(&path)]);
    check("Urdu and emoji", put_in_part("/answers/mp.know/v", "\u{200F}میں \u{200C}👩\u{200D}👧\n"), &[]);
}

#[test]
fn pictures_that_say_more() {
    let jpeg = b"\xFF\xD8\xFF\xE1\x00\x08Exif\0\0\xFF\xD9";
    let more = ["W_METADATA /payload/attachments/0"];
    check("EXIF", |forge| forge.set_picture(jpeg, "image/jpeg"), &more);
    let mut forge = quiet();
    forge.set_picture(jpeg, "image/jpeg");
    let verdict = open_now(forge.envelope().to_canonical().as_bytes()).expect("it opens");
    let shown: Vec<_> = verdict.pictures().map(|(_, octets)| octets.to_vec()).collect();
    assert_eq!(shown, [b"\xFF\xD8\xFF\xD9"]);
}

/// What is made here is stricter than what is read: an answer's picture must be in the file.
#[test]
fn no_file_is_made_without_the_pictures_of_its_answers() {
    let mut forge = Forge::good();
    many_kinds(&mut forge);
    let verdict = open_now(forge.envelope().to_canonical().as_bytes()).expect("it opens");
    let pictures = verdict.pictures().map(|(picture, octets)| (picture.sha256, octets.to_vec()));
    let mut bundle = verdict.bundle().clone();
    assert!(sign::bundle(&bundle, &pictures.collect(), &forge.keys[0]).is_ok());
    bundle.attachments.clear();
    let refusal = sign::bundle(&bundle, &BTreeMap::new(), &forge.keys[0]).expect_err("one is missing");
    assert_eq!(refusal.code.to_string(), "E_ATTACHMENT_SET");
    assert_eq!(refusal.path, format!("{PART}/answers/mp.08"));
    assert!(open_now(&vector("bundle.signed.json")).is_ok());
}
