//! Which keys are taken, what people compare, and what opens the file of a private one.

use super::*;
use crate::{
    bundle::jwe::{
        BACKUP, COUNCIL_KEY, Fresh,
        pbes2::{Allowed, Closed, Stretch},
    },
    bundle::refusal::{self, Refusal},
    json::{self, Limits},
    passphrase::PassKey,
};

const PUBLIC: &[u8] = include_bytes!("../../../../tests/bundles/vectors/council.public.jwk.json");
const PRIVATE: &[u8] = include_bytes!("../../../../tests/bundles/vectors/council.private.jwk.json");

fn as_it_is(text: &str) -> String {
    text.to_owned()
}

fn secret() -> CouncilSecret {
    CouncilSecret::from_jwk(PRIVATE).expect("the vector is a key")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("it is a day")
}

fn entry(jwk: Value, from: &str, to: &str) -> Value {
    Value::object([("jwk", jwk), ("not_before", Value::text(from)), ("not_after", Value::text(to))])
}

fn published() -> Value {
    json::parse(PUBLIC, Limits::FILE).expect("the vector is JSON")
}

fn read(keys: Vec<Value>) -> Result<CouncilKeys, Vec<Misfit>> {
    let council = include_bytes!("../../../../public/council.json");
    let mut council = crate::council::read(council).expect("the example is a council");
    council.keys = Some(Value::Array(keys));
    CouncilKeys::of(&council)
}

#[test]
fn a_published_key_is_read_and_written_as_it_is() {
    let keys = read(vec![entry(published(), "2026-11-01", "2027-10-31")]).expect("it is a key");
    let [key] = keys.all() else { panic!("one key") };
    assert_eq!(key.to_value(), entry(published(), "2026-11-01", "2027-10-31"));
    assert_eq!(key.kid().to_string(), "KQC5dpSkaXDgVGwzMPUB4G7jfkthOiG6gmjQrsWqHI8");
    assert_eq!(key.kid(), secret().kid());
    // worked out with another program
    assert_eq!(key.code().to_string(), "4903 6848 9660 7973 1055");
}

#[test]
fn a_key_is_current_on_its_days_and_no_other() {
    let other = public_jwk(&CouncilSecret::make(|random| *random = [7; 32]).public());
    let keys = [entry(published(), "2026-11-01", "2027-10-31"), entry(other, "2027-11-02", "2027-11-02")];
    let keys = read(keys.into()).expect("they are keys");
    let on = |date: &str| keys.on(day(date)).map(CouncilKey::not_before);
    assert_eq!(on("2026-10-31"), None);
    assert_eq!(on("2026-11-01"), Some(day("2026-11-01")));
    assert_eq!(on("2027-10-31"), Some(day("2026-11-01")));
    assert_eq!(on("2027-11-01"), None);
    assert_eq!(on("2027-11-02"), Some(day("2027-11-02")));
    assert_eq!(on("2027-11-03"), None);
}

#[test]
fn a_council_without_keys_has_none() {
    let council = crate::council::read(include_bytes!("../../../../public/council.json"));
    assert_eq!(CouncilKeys::of(&council.expect("a council")), Ok(CouncilKeys::default()));
    assert!(read(vec![]).is_err(), "a list with nothing in it is a slip");
}

#[test]
fn a_private_key_in_a_council_s_file_is_refused_loudly() {
    let private = json::parse(PRIVATE, Limits::FILE).expect("the vector is JSON");
    let nested = entry(private.clone(), "2026-11-01", "2027-10-31");
    for (key, path) in [(nested, "/keys/0/jwk/d"), (private, "/keys/0/d")] {
        let misfits = read(vec![key]).expect_err("it is private");
        let misfit = misfits.iter().find(|misfit| misfit.path == path).expect("it is said where it is");
        assert!(misfit.message.starts_with("WARNING: this is a PRIVATE key."), "{}", misfit.message);
    }
}

#[track_caller]
fn check_jwk(change: impl FnOnce(&mut String), path: &str) {
    let mut text = String::from_utf8(PRIVATE.to_vec()).expect("it is UTF-8");
    change(&mut text);
    let refusal = CouncilSecret::from_jwk(text.as_bytes()).expect_err(path);
    assert_eq!((refusal.code.to_string().as_str(), refusal.path.as_str()), ("E_KEY", path));
    let said = format!("{refusal:?}");
    assert!(!said.contains("aqyldis6r0FPB"), "no number of the key is said: {said}");
}

#[test]
fn a_private_key_must_be_whole() {
    let swap = |from: &'static str, to: &'static str| move |text: &mut String| *text = text.replace(from, to);
    check_jwk(swap("\"enc\"", "\"sig\""), "/use");
    check_jwk(swap("\"use\"", "\"user\""), "");
    check_jwk(swap("aqyldis6", "aqyldis7"), "");
    check_jwk(swap("aqyldis6r0FP", ""), "/d");
    check_jwk(swap("KQC5dpSk", "KQC5dpSl"), "/kid");
    check_jwk(swap("r1T--AFB", "r1T--AFC"), "");
}

fn locked(words: &str) -> String {
    let pass = PassKey::stretched(words, Stretch::quick([3; 16]), as_it_is);
    secret().lock(&pass, &Fresh::new([5; 44]))
}

fn open(file: &[u8], words: &str) -> Result<CouncilSecret, Refusal> {
    let closed = Closed::read(file, COUNCIL_KEY, Allowed::ANY)?;
    CouncilSecret::open(&closed, &PassKey::stretched(words, closed.stretch(), as_it_is))
}

#[track_caller]
fn check_file(file: &str, words: &str, code: refusal::Code) {
    assert_eq!(open(file.as_bytes(), words).expect_err("it is not opened").code, code);
}

#[test]
fn other_words_and_damage_are_told_apart() {
    let file = locked("words");
    let opened = open(file.as_bytes(), "Words ").expect("they are its words");
    assert_eq!(opened.kid(), secret().kid());
    assert_eq!(opened.key().to_octets(), secret().key().to_octets());
    check_file(&file, "word", refusal::Code::Passphrase);
    let (before, after) = file.split_once("\"ciphertext\":\"").expect("it has one");
    let first = if after.starts_with('A') { "B" } else { "A" };
    check_file(&format!("{before}\"ciphertext\":\"{first}{}", &after[1..]), "words", refusal::Code::Decrypt);
    check_file(&file[..file.len() / 2], "words", refusal::Code::Json);
    check_file(&locked("words").replace("ciphertext", "cyphertext"), "words", refusal::Code::Kind);
}

#[test]
fn another_kind_of_locked_file_holds_no_key() {
    let pass = PassKey::stretched("words", Stretch::quick([3; 16]), as_it_is);
    let copy = pass.0.seal(BACKUP, PRIVATE.to_vec(), &Fresh::new([5; 44]));
    check_file(&copy, "words", refusal::Code::Typ);
    let public = pass.0.seal(COUNCIL_KEY, PUBLIC.to_vec(), &Fresh::new([5; 44]));
    let refusal = open(public.as_bytes(), "words").expect_err("it is the public half");
    assert_eq!((refusal.code, &*refusal.path), (refusal::Code::Key, "/ciphertext"));
}

#[test]
fn a_key_that_was_locked_cheaply_is_not_tried() {
    let refusal = CouncilSecret::unlock(locked("words").as_bytes(), "words", as_it_is);
    assert_eq!(refusal.expect_err("it was").code, refusal::Code::P2c);
}

#[test]
fn nothing_tells_the_key() {
    assert_eq!(format!("{:?}", Keys::from(secret())), "Keys([CouncilSecret(..)])");
}
