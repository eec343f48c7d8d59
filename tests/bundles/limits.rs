//! Files that try to be too much: each is refused before the work that it asks for.

use std::time::{Duration, Instant};

use tell_it_once_core::json::Value;

use super::forge::{Forge, open_now, set};

#[track_caller]
fn check(octets: &[u8], code: &str, path: &str) {
    let began = Instant::now();
    let refusal = open_now(octets).expect_err("it is too much");
    assert_eq!((refusal.code.to_string().as_str(), refusal.path.as_str()), (code, path));
    // the format says five seconds; this build is not optimised
    assert!(began.elapsed() < Duration::from_secs(15), "{code} took {:?}", began.elapsed());
}

#[test]
fn whole_files() {
    let limit = 40 << 20;
    check(&vec![b' '; limit + 1], "E_SIZE", "");
    check(&vec![b' '; limit], "E_JSON", "");
    check(&vec![b'['; limit], "E_JSON_DEPTH", &"/0".repeat(16));
    check(&vec![b'7'; limit], "E_JSON", "");
    check(&[&[b'['][..], &b"0,".repeat(limit / 2 - 1), b"0"].concat(), "E_SIZE", "");
    let object = |name: &str, size: usize| format!(r#"{{"{name}":"{}"}}"#, "A".repeat(size)).into_bytes();
    check(&object("protected", 50_001), "E_SIZE", "/protected");
    check(&object("payload", limit - 20), "E_KIND", "");
    check(&object("ciphertext", limit - 20), "E_KIND", "");
    check(
        format!(r#"{{"protected":"e30","payload":"{}","signature":"AA"}}"#, "A".repeat(39 << 20)).as_bytes(),
        "E_SIZE",
        "/payload",
    );
}

#[test]
fn payloads() {
    let huge = format!(r#"{{"profile":"{}"}}"#, " ".repeat(50_001));
    check(
        Forge::good().envelope_over(huge.as_bytes()).to_canonical().as_bytes(),
        "E_SIZE",
        "/payload/profile",
    );
    let mut forge = Forge::good();
    set(&mut forge.payload, "/statements", Value::Array(vec![Value::text("a.b.c"); 65]));
    check(forge.envelope().to_canonical().as_bytes(), "E_SIZE", "/payload/statements");
    let larger = [b"\"".to_vec(), vec![b'a'; (8 << 20) - 1], b"\"".to_vec()].concat();
    let envelope = Forge::good().envelope_over(&larger);
    check(envelope.to_canonical().as_bytes(), "E_SIZE", "/payload");
}

#[test]
fn parts() {
    let mut forge = Forge::good();
    let answer = forge.statements[1].get("answers").and_then(|answers| answers.get("mp.know"));
    let answer = answer.expect("there is an answer").clone();
    let answers =
        |count: usize| Value::Object((0..count).map(|n| (format!("mp.{n}"), answer.clone())).collect());
    set(&mut forge.statements[1], "/answers", answers(2001));
    let path = "/payload/statements/1/payload/answers";
    check(forge.envelope().to_canonical().as_bytes(), "E_STATEMENT(1, E_SIZE)", path);
    set(&mut forge.statements[1], "/answers", answers(2000));
    assert!(open_now(forge.envelope().to_canonical().as_bytes()).is_ok());
}

/// What each part alone may hold, all of them together may not.
#[test]
fn members_are_counted_across_all_parts() {
    let mut forge = Forge::good();
    let many = Value::Array(vec![Value::Null; 60_000]);
    for n in 2..5 {
        forge.add_statement(1, 1);
        set(&mut forge.statements[n], "/booklet/id", Value::Text(format!("booklet-{n}")));
    }
    for n in 1..5 {
        set(&mut forge.statements[n], "/answers", many.clone());
    }
    // the first is read, and then refused for its shape
    let path = "/payload/statements/1/payload/answers";
    check(forge.envelope().to_canonical().as_bytes(), "E_STATEMENT(1, E_SCHEMA)", path);
    let many = Value::Array(vec![Value::Null; 200_000]);
    set(&mut forge.statements[0], "/answers", many);
    let path = "/payload/statements/0/payload";
    check(forge.envelope().to_canonical().as_bytes(), "E_STATEMENT(0, E_SIZE)", path);
}
