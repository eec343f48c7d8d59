//! The list of attacks that the format was made against, B1 to B20, each by its number. B15 to B17
//! need a ledger; B18 and B19, on what is sealed and locked, are in `sealed`.

use std::time::{Duration, Instant};

use tell_it_once_core::{
    bundle::{b64, key::SecretKey, verdict::Confidence},
    json::Value,
};

use super::{
    bad::{PICTURE, check, check_envelope, check_forged, put},
    forge::{Forge, header, open_now, parsed, remove, set, sign, text, vector, vector_value},
};

#[test]
fn b01_a_file_of_41_mib() {
    let began = Instant::now();
    check("spaces", &vec![b' '; 41 << 20], "E_SIZE", "");
    let good = vector("bundle.signed.json");
    check("a good file, and more", &[&good[..], &vec![b' '; 41 << 20]].concat(), "E_SIZE", "");
    assert!(began.elapsed() < Duration::from_secs(2), "nothing of it is read");
}

#[test]
fn b02_a_hundred_thousand_lists_in_each_other() {
    let nested = "[".repeat(100_000);
    let deep = "/0".repeat(16);
    check("a file", nested.as_bytes(), "E_JSON_DEPTH", &deep);
    let payload = Forge::good().envelope_over(nested.as_bytes()).to_canonical();
    check("a payload", payload.as_bytes(), "E_JSON_DEPTH", &format!("/payload{deep}"));
    check_part(nested.as_bytes(), "E_JSON_DEPTH", &deep);
    let header = b64::encode(&nested.as_bytes()[..3000]);
    let path = format!("/protected{deep}");
    check_envelope("a header", put("/protected", header), "E_JSON_DEPTH", &path);
}

/// The second part, signed as it should be over any octets.
#[track_caller]
fn check_part(payload: &[u8], code: &str, path: &str) {
    let replace = |forge: &mut Forge| {
        let part = sign(&forge.statement_headers[1], payload, &forge.keys[1]).join(".");
        set(&mut forge.payload, "/statements/1", Value::Text(part));
    };
    let path = format!("/payload/statements/1/payload{path}");
    check_forged("a part", replace, &format!("E_STATEMENT(1, {code})"), &path);
}

#[test]
fn b03_each_octet_changed() {
    let good = vector_value("bundle.signed.json").to_canonical().into_bytes();
    let content = open_now(&good).expect("the vector is good").content();
    for at in 0..good.len() {
        let mut octets = good.clone();
        octets[at] ^= 1 << (at % 8);
        if let Ok(verdict) = open_now(&octets) {
            assert_eq!(verdict.content(), content, "octet {at} changed what is said");
        }
    }
}

/// Whoever changes what the whole says must sign it anew, and has not the key.
#[test]
fn b04_a_part_taken_out_or_put_in() {
    for change in [Vec::pop, |statements: &mut Vec<Value>| statements.first().cloned()] {
        let good = Forge::good().envelope();
        let payload = b64::decode(text(&good, "/payload")).expect("it is base64url");
        let mut value = parsed(std::str::from_utf8(&payload).expect("it is UTF-8"));
        let Some(Value::Array(statements)) = value.get("statements") else { panic!("a list") };
        let mut statements = statements.clone();
        match change(&mut statements) {
            Some(one) if statements.len() == 2 => statements.push(one),
            Some(_) | None => {}
        }
        set(&mut value, "/statements", Value::Array(statements));
        let mut envelope = good;
        set(&mut envelope, "/payload", Value::Text(b64::encode(value.to_canonical().as_bytes())));
        check("respliced", envelope.to_canonical().as_bytes(), "E_SIGNATURE", "/signature");
    }
}

/// It opens, since anybody may sign; and nothing about it is that of the family's file.
#[test]
fn b05_a_part_taken_out_and_the_rest_signed_anew() {
    let good = open_now(&vector("bundle.signed.json")).expect("the vector is good");
    let mut forge = Forge::good();
    forge.statements.remove(0);
    forge.statement_headers.remove(0);
    forge.statement_signers = vec![1];
    let mine = SecretKey::from_octets(&[7; 32]).expect("it is a key");
    forge.header = header(&mine, "bundle");
    let kid = mine.public().kid();
    forge.whole_key = Some(mine);
    set(&mut forge.payload, "/exporter", Value::text("c9"));
    let verdict = open_now(forge.envelope().to_canonical().as_bytes()).expect("it holds together");
    assert_eq!(*verdict.confidence(), Confidence::Unconfirmed);
    assert_ne!(verdict.sid(), good.sid());
    assert_ne!(verdict.receipt(), good.receipt());
    assert!(good.signers().iter().all(|signer| signer.kid != kid), "and with a key never met");
}

#[test]
fn b06_a_part_of_another_file() {
    let other = || Value::text("00000000-0000-4000-8000-000000000000");
    let path = "/payload/statements/1";
    let one = |forge: &mut Forge| set(&mut forge.statements[1], "/bundle_id", other());
    check_forged("another folder's", one, "E_FOREIGN_STATEMENT", path);
    let whole = |forge: &mut Forge| set(&mut forge.payload, "/bundle_id", other());
    check_forged("all of them", whole, "E_FOREIGN_STATEMENT", "/payload/statements/0");
}

#[test]
fn b07_pictures_missing_extra_swapped_and_changed() {
    check_envelope("missing", |to| remove(to, PICTURE), "E_ATTACHMENT_SET", "/attachments");
    check_envelope("none at all", |to| remove(to, "/attachments"), "E_ATTACHMENT_SET", "/attachments");
    check_envelope("one more", put("/attachments/x", "AAAA"), "E_ATTACHMENT_SET", "/attachments");
    let another = format!("/attachments/{}", "A".repeat(43));
    let extra = |to: &mut Value| set(to, &another, Value::text("AAAA"));
    check_envelope("one more that is a name", extra, "E_ATTACHMENT_SET", "/attachments");
    let renamed = |to: &mut Value| {
        let octets = Value::text(text(to, PICTURE));
        remove(to, PICTURE);
        set(to, &another, octets);
    };
    check_envelope("under another name", renamed, "E_ATTACHMENT_SET", "/attachments");
    check_envelope("swapped", put(PICTURE, "A".repeat(30)), "E_ATTACHMENT_DIGEST", PICTURE);
    check_envelope("longer", put(PICTURE, "AAAA"), "E_ATTACHMENT_DIGEST", PICTURE);
}

#[test]
fn b08_one_contributor_with_two_keys() {
    let two_keys = |forge: &mut Forge| {
        forge.add_statement(1, 0);
        set(&mut forge.statements[2], "/booklet/id", Value::text("details"));
    };
    check_forged("two keys for one", two_keys, "E_CONTRIBUTOR_KEY", "/payload/statements/2");
    let two_people = |forge: &mut Forge| {
        forge.add_statement(1, 1);
        set(&mut forge.statements[2], "/contributor/id", Value::text("c3"));
    };
    check_forged("one key for two", two_people, "E_CONTRIBUTOR_KEY", "/payload/statements/2");
}

/// The same change to the header of the whole and of a part.
#[track_caller]
fn check_header(pointer: &str, to: &str, code: &str, path: &str) {
    let text = Value::text(to);
    let whole = |forge: &mut Forge| set(&mut forge.header, pointer, text.clone());
    check_forged(to, whole, code, &format!("/protected{path}"));
    let part = |forge: &mut Forge| set(&mut forge.statement_headers[1], pointer, text.clone());
    let path = format!("/payload/statements/1/protected{path}");
    check_forged(to, part, &format!("E_STATEMENT(1, {code})"), &path);
}

#[test]
fn b09_other_algorithms() {
    for alg in ["none", "None", "HS256", "ES384", "ES512", "ES256K", "EdDSA", "RS256", ""] {
        check_header("/alg", alg, "E_ALG", "/alg");
    }
}

#[test]
fn b10_other_kinds_of_file_of_ours() {
    let part = Forge::good().compact(1);
    check("a part", part.as_bytes(), "E_JSON", "");
    let parts: Vec<&str> = part.split('.').collect();
    let [protected, payload, signature] = parts[..] else { panic!("three parts") };
    let flattened = Value::object([
        ("protected", Value::text(protected)),
        ("payload", Value::text(payload)),
        ("signature", Value::text(signature)),
    ]);
    check("a part in this form", flattened.to_canonical().as_bytes(), "E_TYP", "/protected/typ");
    check("a backup", &vector("backup.sealed.json"), "E_KIND_BACKUP", "");
    check("a council's key", include_bytes!("../cli/keys.in/council.key.json"), "E_TYP", "/protected/typ");
    check("one that is not locked", &vector("council.private.jwk.json"), "E_KIND", "");
}

#[test]
fn b11_headers_with_more_in_them() {
    check_header("/crit", "b64", "E_CRIT", "/crit");
    for name in ["/b64", "/jku", "/x5c", "/x5u", "/zip", "/cty"] {
        check_header(name, "x", "E_HEADER", "");
    }
    check_header("/jwk/d", "AAAA", "E_KEY", "/jwk");
    let forged = |forge: &mut Forge| set(&mut forge.header, "/jwk/d", Value::text("AAAA"));
    let mut private = Forge::good();
    forged(&mut private);
    let refusal = open_now(private.envelope().to_canonical().as_bytes()).expect_err("it is private");
    assert!(refusal.what().starts_with("WARNING"), "this is said loudly: {}", refusal.what());
    for name in ["/header", "/signatures", "/unprotected", "/aad"] {
        check_envelope(name, |to| set(to, name, Value::text("x")), "E_KIND", "");
    }
}

#[test]
fn b12_one_name_twice_anywhere() {
    let good = String::from_utf8(vector("bundle.signed.json")).expect("it is UTF-8");
    for name in ["payload", "p\\u0061yload"] {
        let twice = good.replacen('{', &format!("{{\"{name}\":\"\","), 1);
        check(name, twice.as_bytes(), "E_JSON_DUP", "/payload");
    }
    let twice = |value: &Value| value.to_canonical().replacen('{', r#"{"\u0070rofile":"","#, 1);
    let forge = Forge::good();
    let whole = forge.envelope_over(twice(&forge.payload).as_bytes()).to_canonical();
    check("the whole", whole.as_bytes(), "E_JSON_DUP", "/payload/profile");
    check_part(twice(&forge.statements[1]).as_bytes(), "E_JSON_DUP", "/profile");
    let inside = forge.statements[1].to_canonical().replacen(r#""q":"#, r#""q":"","\u0071":"#, 1);
    check_part(inside.as_bytes(), "E_JSON_DUP", "/answers/mp.know/q");
    let header = forge.header.to_canonical().replacen('{', r#"{"alg":"none","#, 1);
    let header = b64::encode(header.as_bytes());
    check_envelope("a header", put("/protected", header), "E_JSON_DUP", "/protected/alg");
}

#[test]
fn b13_a_question_named_proto() {
    let answer = Forge::good().statements[1].get("answers").and_then(|all| all.get("mp.know")).cloned();
    let answer = answer.expect("there is an answer");
    for name in ["__proto__", "hasOwnProperty", "mp know", ""] {
        let pointer = format!("/answers/{name}");
        let add = |forge: &mut Forge| set(&mut forge.statements[1], &pointer, answer.clone());
        let path = format!("/payload/statements/1/payload{pointer}");
        check_forged(name, add, "E_STATEMENT(1, E_SCHEMA)", &path);
    }
}

#[test]
fn b14_what_two_readers_of_json_could_read_differently() {
    let all = [
        (r#"{"a":"\ud800"}"#, "E_JSON", ""),
        (r#"{"a":"\udc00\ud800"}"#, "E_JSON", ""),
        ("\u{FEFF}{}", "E_UTF8", ""),
        (r#"{"a":"\u0000"}"#, "E_JSON", "/a"),
        (r#"{"a":1e400}"#, "E_JSON", ""),
        (r#"{"a":1.5}"#, "E_JSON", "/a"),
        (r#"{"a":1e2}"#, "E_JSON", "/a"),
        (r#"{"a":-0}"#, "E_JSON", "/a"),
        (r#"{"a":9007199254740993}"#, "E_JSON", "/a"),
        (r#"{"a":-9007199254740993}"#, "E_JSON", "/a"),
        (r#"{"a":NaN}"#, "E_JSON", ""),
        ("{\"a\":1,}", "E_JSON", ""),
        ("{}{}", "E_JSON", ""),
    ];
    for (json, code, path) in all {
        check(json, json.as_bytes(), code, path);
        let payload = Forge::good().envelope_over(json.as_bytes()).to_canonical();
        check(json, payload.as_bytes(), code, &format!("/payload{path}"));
        check_part(json.as_bytes(), code, path);
    }
    check("not UTF-8", b"{\"a\":\"\xED\xA0\x80\"}", "E_UTF8", "");
}

/// Browsers' own cryptography emits `s` in the high half about every second time.
#[test]
fn b20_the_signature_s_twin() {
    let mut envelope = vector_value("bundle.signed.json");
    let mut signature = b64::decode(text(&envelope, "/signature")).expect("it is base64url");
    let other_half = minus_from_order(&signature[32..]);
    signature[32..].copy_from_slice(&other_half);
    set(&mut envelope, "/signature", Value::Text(b64::encode(&signature)));
    let verdict = open_now(envelope.to_canonical().as_bytes()).expect("it is as good as the other");
    let first = open_now(&vector("bundle.signed.json")).expect("the vector is good");
    assert_eq!(verdict.sid(), first.sid());
    assert_eq!(verdict.receipt(), first.receipt());
}

fn minus_from_order(s: &[u8]) -> [u8; 32] {
    let order = b64::decode("_____wAAAAD__________7zm-q2nF56E87nKwvxjJVE").expect("it is base64url");
    let mut borrow = 0;
    let mut difference = [0; 32];
    for n in (0..32).rev() {
        let digit = i16::from(order[n]) - i16::from(s[n]) - borrow;
        borrow = i16::from(digit < 0);
        difference[n] = digit.rem_euclid(256) as u8;
    }
    difference
}
