//! What a caseworker is told of the differences between two files of one family.

use tell_it_once_core::{
    bundle::{Verdict, key::SecretKey},
    casework::changed,
    document::Document,
    json::{Limits, Value, parse},
};

use super::{
    casework::{golden, opened, pack},
    forge::{Forge, header, open_now, remove, set},
    received::next,
};

fn outline(before: &Verdict, now: &Verdict) -> String {
    Document { blocks: changed(before, now, &pack()), ..Document::default() }.outline()
}

/// The second file: one answer changed, one new, one no longer there.
pub(super) fn second(first: &Verdict) -> Forge {
    let mut forge = next(first, "Trains 🚂, my dog and آدم");
    let new = parse(
        r#"{"q":"What do you enjoy?","t":"list","v":["Drawing","<b>Swimming</b>"],"whose":"own","lang":"en-GB","at":"2026-11-22T09:50:00+00:00"}"#.as_bytes(),
        Limits::FILE,
    );
    set(&mut forge.statements[1], "/answers/mp.enjoy", new.expect("it is JSON"));
    let Some(Value::Object(answers)) = forge.statements[0].get("answers") else { panic!("no answers") };
    let gone = answers.keys().next().expect("an answer").clone();
    remove(&mut forge.statements[0], &format!("/answers/{gone}"));
    forge
}

fn verdict(forge: &Forge) -> Verdict {
    open_now(forge.envelope().to_canonical().as_bytes()).expect("it opens")
}

#[test]
fn every_difference_is_told_in_the_words_of_both() {
    let first = opened(|_| ());
    let second = second(&first);
    super::files::check("second.signed.json", second.envelope().to_canonical().as_bytes());
    let second = verdict(&second);
    golden("changed", &outline(&first, &second));
    let back = outline(&second, &first);
    assert!(back.contains("| Drawing / <b>Swimming</b> | (not in the file) |"), "{back}");
}

#[test]
fn the_same_answers_are_no_difference() {
    let first = opened(|_| ());
    let again = verdict(&next(&first, "Trains 🚂 and my dog"));
    for now in [&first, &again] {
        assert_eq!(outline(&first, now), "\n# What changed since file 1\n  Every answer is as it was.\n");
    }
}

/// A part with another key is another part, even of the same name.
#[test]
fn parts_that_come_and_go_are_told() {
    let first = opened(|_| ());
    let other = verdict(&{
        let mut forge = next(&first, "Trains");
        forge.keys[1] = SecretKey::from_octets(&[9; 32]).expect("a key");
        forge.statement_headers[1] = header(&forge.keys[1], "statement");
        forge
    });
    let told = outline(&first, &other);
    assert!(told.contains("This part is new in this file."), "{told}");
    assert!(told.contains("This part was in the earlier file, and is not in this one."), "{told}");
}
