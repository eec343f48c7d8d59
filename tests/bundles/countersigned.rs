//! Signatures that others add: the good ones are said with their meaning, the bad ones left out.

use tell_it_once_core::{
    bundle::{b64, digest::Sid, key::SecretKey},
    json::Value,
};

use super::forge::{Forge, header, open_now, remove, set, sign, text};

/// What is added, before it is signed.
pub(super) struct Added {
    pub(super) header: Value,
    pub(super) payload: Value,
    pub(super) key: SecretKey,
}

impl Added {
    /// A teacher's, over a target.
    pub(super) fn over(target: &str) -> Added {
        let key = SecretKey::from_octets(&[9; 32]).expect("it is a key");
        let payload = Value::object([
            ("profile", Value::text("tell-it-once/countersign")),
            ("v", Value::Int(1)),
            ("target", Value::text(target)),
            ("meaning", Value::text("read")),
            ("text", Value::text("I have read what Sam and Alex wrote.")),
            ("lang", Value::text("en-GB")),
            ("name_typed", Value::text("J. Teacher")),
            ("role", Value::text("teacher")),
            ("at", Value::text("2026-11-22T11:00:00+00:00")),
        ]);
        Added { header: header(&key, "countersign"), payload, key }
    }

    pub(super) fn signed(&self) -> Value {
        let [protected, payload, signature] =
            sign(&self.header, self.payload.to_canonical().as_bytes(), &self.key);
        let member = |name, text| (name, Value::Text(text));
        Value::object([
            member("protected", protected),
            member("payload", payload),
            member("signature", signature),
        ])
    }
}

/// The sid of the whole, and of the second part.
pub(super) fn targets() -> [String; 2] {
    let envelope = Forge::good().envelope();
    let whole = Sid::of_signed(text(&envelope, "/protected"), text(&envelope, "/payload"));
    let compact = Forge::good().compact(1);
    let parts: Vec<_> = compact.split('.').collect();
    [whole.to_string(), Sid::of_signed(parts[0], parts[1]).to_string()]
}

pub(super) fn with(added: Vec<Value>) -> Vec<u8> {
    let mut envelope = Forge::good().envelope();
    set(&mut envelope, "/countersignatures", Value::Array(added));
    envelope.to_canonical().into_bytes()
}

#[test]
fn good_ones_are_said_with_their_meaning() {
    let [whole, part] = targets();
    let (one, mut other) = (Added::over(&whole), Added::over(&part));
    set(&mut other.payload, "/meaning", Value::text("witnessed"));
    let octets = with(vec![one.signed(), one.signed(), other.signed()]);
    let verdict = open_now(&octets).expect("the file itself is good");
    let said: Vec<_> = verdict.countersignatures().iter().map(|added| added.what(&verdict)).collect();
    assert_eq!(
        said,
        [
            "J. Teacher, teacher, says that they read the whole file. Who that is has not been checked.",
            "J. Teacher, teacher, says that they were there for the writing of Sam’s part (my-profile). Who that \
             is has not been checked.",
        ]
    );
    assert!(!verdict.warnings().iter().any(|warning| warning.code() == "W_COUNTERSIGN"));
    // it lies outside what the family signed
    assert_eq!(verdict.sid().to_string(), whole);
}

#[test]
fn who_signed_the_file_adds_nothing_by_signing_again() {
    let [whole, _] = targets();
    let mut added = Added::over(&whole);
    added.key = Forge::good().keys[0].clone();
    added.header = header(&added.key, "countersign");
    let verdict = open_now(&with(vec![added.signed()])).expect("the file itself is good");
    assert!(verdict.countersignatures()[0].what(&verdict).ends_with("so it adds nothing."));
}

#[track_caller]
fn check(name: &str, change: impl FnOnce(&mut Added), code: &str, path: &str) {
    let [whole, _] = targets();
    let mut added = Added::over(&whole);
    change(&mut added);
    check_value(name, added.signed(), code, path);
}

#[track_caller]
fn check_value(name: &str, added: Value, code: &str, path: &str) {
    let verdict =
        open_now(&with(vec![Added::over(&targets()[1]).signed(), added])).expect("the file is good");
    let warnings = verdict.warnings().iter().filter(|warning| warning.code() == "W_COUNTERSIGN");
    let found: Vec<_> = warnings.map(|warning| format!("{warning} {}", warning.path())).collect();
    assert_eq!(found, [format!("W_COUNTERSIGN(1, {code}) /countersignatures/1{path}")], "{name}");
    assert_eq!(verdict.countersignatures().len(), 1, "{name}");
}

#[test]
fn bad_ones_are_left_out_and_named() {
    let put = |pointer: &'static str, words: &'static str| {
        move |added: &mut Added| set(&mut added.payload, pointer, Value::text(words))
    };
    let put_header = |pointer: &'static str, words: &'static str| {
        move |added: &mut Added| set(&mut added.header, pointer, Value::text(words))
    };
    check(
        "another file's",
        put("/target", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        "E_SCHEMA",
        "/payload/target",
    );
    check("no target", |added| remove(&mut added.payload, "/target"), "E_SCHEMA", "/payload");
    check("another meaning", put("/meaning", "owns"), "E_SCHEMA", "/payload/meaning");
    check("one member more", put("/note", "x"), "E_SCHEMA", "/payload/note");
    check("another profile", put("/profile", "tell-it-once/bundle"), "E_PROFILE", "/payload/profile");
    let newer = |added: &mut Added| set(&mut added.payload, "/v", Value::Int(2));
    check("a newer one", newer, "E_VERSION", "/payload/v");
    check("no algorithm", put_header("/alg", "none"), "E_ALG", "/protected/alg");
    check("crit", put_header("/crit", "x"), "E_CRIT", "/protected/crit");
    let statement = "vnd.tell-it-once.statement.v1+json";
    check("a part", put_header("/typ", statement), "E_TYP", "/protected/typ");
    let newer = "vnd.tell-it-once.countersign.v2+json";
    check("a newer type", put_header("/typ", newer), "E_VERSION", "/protected/typ");
    let other = |added: &mut Added| added.key = SecretKey::from_octets(&[8; 32]).expect("it is a key");
    check("another's key", other, "E_SIGNATURE", "/signature");

    let good = || Added::over(&targets()[0]).signed();
    check_value("nothing", Value::Null, "E_KIND", "");
    let mut unprotected = good();
    set(&mut unprotected, "/header", Value::text("x"));
    check_value("an unprotected header", unprotected, "E_KIND", "");
    let mut respelt = good();
    set(&mut respelt, "/payload", Value::Text(b64::encode(b"{}")));
    check_value("another payload", respelt, "E_SIGNATURE", "/signature");
}

#[test]
fn hidden_letters_in_them_are_told_too() {
    let mut added = Added::over(&targets()[0]);
    set(&mut added.payload, "/name_typed", Value::text("J.\u{202E} Teacher"));
    let verdict = open_now(&with(vec![Value::Null, added.signed()])).expect("the file is good");
    let hidden = verdict.warnings().iter().find(|warning| warning.code() == "W_HIDDEN_CHARS");
    assert_eq!(hidden.map(|warning| warning.path()), Some("/countersignatures/1/payload/name_typed"));
}
