//! Files that only a council opens: what is in them is the signed file, and nothing about them can be
//! changed.

use std::time::{Duration, Instant};

use tell_it_once_core::{
    bundle::{
        Expectations, Fresh, Keys, Refusal, Verdict,
        council_key::{CouncilKey, CouncilSecret},
        key::SecretKey,
        open, open_file,
        sealed::seal_bundle,
        sign,
    },
    json::Value,
    passphrase::PassKey,
};

use super::{
    files::check_in,
    forge::{Forge, header_of, now, open_now, remove, set, set_header, text, vector, vector_value},
};

fn council() -> CouncilSecret {
    CouncilSecret::from_jwk(&vector("council.private.jwk.json")).expect("the vector is a key")
}

fn another() -> CouncilSecret {
    CouncilSecret::make(|random| *random = [9; 32])
}

fn public(secret: &CouncilSecret) -> CouncilKey {
    let day = |text: &str| text.parse().expect("it is a day");
    CouncilKey::new(secret.public(), day("2026-11-01"), day("2027-10-31")).expect("in this order")
}

fn seal(octets: &[u8], to: &CouncilSecret) -> String {
    let once = SecretKey::from_octets(&[5; 32]).expect("it is a key");
    seal_bundle(octets, &public(to), &once, &Fresh::new([6; 44])).expect("it is small")
}

fn open_with(octets: &[u8], secret: CouncilSecret) -> Result<Verdict, Refusal> {
    open(octets, &Keys::from(secret), now(), &Expectations::default())
}

/// With the key of the vectors.
pub(super) fn open_sealed(octets: &[u8]) -> Verdict {
    open_with(octets, council()).expect("it is sealed to the vectors' key")
}

#[track_caller]
fn check(name: &str, octets: &[u8], code: &str, path: &str) {
    let refusal = open_with(octets, council()).expect_err(name);
    assert_eq!((refusal.code.to_string().as_str(), refusal.path.as_str()), (code, path), "{name}");
}

/// Made with another library.
#[test]
fn the_sealed_vector_opens() {
    let signed = open_now(&vector("bundle.signed.json")).expect("the vector is good");
    assert_eq!(signed.sealed_to(), None);
    let keys = Keys::from(council());
    let opened = open_file(&vector("bundle.sealed.json"), &keys, now(), &Expectations::default());
    let opened = opened.expect("the key is here");
    assert_eq!(opened.verdict.sealed_to(), Some(council().kid()));
    assert_eq!(opened.verdict.content(), signed.content());
    assert_eq!((opened.verdict.sid(), opened.verdict.receipt()), (signed.sid(), signed.receipt()));
    let inner = opened.unsealed.expect("it was sealed");
    assert_eq!(open_now(&inner).map(|verdict| verdict.sid()), Ok(signed.sid()));
}

#[test]
fn what_is_sealed_opens_with_the_council_s_key_and_no_other() {
    let signed = vector("bundle.signed.json");
    let sealed = seal(&signed, &council());
    let keys = Keys::from(council());
    let opened = open_file(sealed.as_bytes(), &keys, now(), &Expectations::default()).expect("it opens");
    assert_eq!(opened.unsealed, Some(signed.clone()));
    let refusal = open_with(sealed.as_bytes(), another()).expect_err("it is for another");
    assert_eq!(refusal.code.to_string(), "E_NO_KEY");
    assert!(refusal.what().contains(&council().kid().to_string()));
    let mut both = Keys::from(another());
    both.add(council());
    assert!(open(sealed.as_bytes(), &both, now(), &Expectations::default()).is_ok());
    assert_ne!(sealed, seal_bundle_again(&signed), "chance is in it");
}

fn seal_bundle_again(signed: &[u8]) -> String {
    let once = SecretKey::from_octets(&[7; 32]).expect("it is a key");
    seal_bundle(signed, &public(&council()), &once, &Fresh::new([6; 44])).expect("it is small")
}

#[test]
fn a_sealed_file_is_named_like_the_signed_one() {
    let verdict = open_now(&vector("bundle.signed.json")).expect("the vector is good");
    let pictures = verdict.pictures().map(|(picture, octets)| (picture.sha256, octets.to_vec()));
    let file = sign::bundle(verdict.bundle(), &pictures.collect(), &Forge::good().keys[0]);
    let once = SecretKey::from_octets(&[5; 32]).expect("it is a key");
    let sealed = file.expect("it can be signed").seal(&public(&council()), &once, &Fresh::new([6; 44]));
    let sealed = sealed.expect("it is small");
    assert_eq!(sealed.name, "tell-it-once-20261122-8707.sealed.json");
    assert_eq!(sealed.sealed_to, council().kid());
    let opened = open_with(&sealed.octets, council()).expect("it opens");
    assert_eq!(opened.receipt(), verdict.receipt());
}

#[test]
fn nothing_that_no_reader_takes_is_sealed() {
    let once = SecretKey::from_octets(&[5; 32]).expect("it is a key");
    let seal = |len| seal_bundle(&vec![0; len], &public(&council()), &once, &Fresh::new([6; 44]));
    let letters = |octets: usize| octets.div_ceil(3) * 4;
    let most = ((40 << 20) - 1024) / 4 * 3;
    assert_eq!(seal(most + 1).expect_err("it would be too large").code.to_string(), "E_SIZE");
    let small = seal(3000).expect("it is small");
    assert!(letters(3000) < small.len() && small.len() < letters(3000) + 1024, "what is beside it is less");
}

fn changed(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = vector_value("bundle.sealed.json");
    change(&mut file);
    file.to_canonical().into_bytes()
}

fn changed_header(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    changed(|file| {
        let mut header = header_of(file);
        change(&mut header);
        set_header(file, &header);
    })
}

#[test]
fn b18_no_part_of_a_sealed_file_can_be_changed() {
    let keys = Keys::from(council());
    let members = [("iv", 1), ("tag", 1), ("encrypted_key", 1), ("ciphertext", 97), ("protected", 1)];
    for (member, step) in members {
        let pointer = format!("/{member}");
        let letters = text(&vector_value("bundle.sealed.json"), &pointer).to_owned();
        for at in (0..letters.len()).step_by(step) {
            let mut other = letters.clone().into_bytes();
            other[at] = if other[at] == b'A' { b'E' } else { b'A' };
            let other = Value::Text(String::from_utf8(other).expect("letters"));
            let file = changed(|file| set(file, &pointer, other));
            let refusal = open(&file, &keys, now(), &Expectations::default()).expect_err("it was changed");
            let code = refusal.code.to_string();
            let expected = member == "protected" || code == "E_DECRYPT";
            assert!(expected, "{member} {at}: {code}");
        }
        check(member, &changed(|file| remove(file, &pointer)), "E_KIND", "");
        check(member, &changed(|file| set(file, &pointer, Value::Bool(true))), "E_KIND", &pointer);
        let padded = format!("{letters}=");
        check(member, &changed(|file| set(file, &pointer, Value::Text(padded))), "E_B64", &pointer);
    }
    for more in ["header", "aad", "recipients", "unprotected", "signature", "payload"] {
        let file = changed(|file| set(file, &format!("/{more}"), Value::text("x")));
        check(more, &file, "E_KIND", "");
    }
}

#[test]
fn b18_the_key_beside_a_sealed_file_is_on_the_curve() {
    let put = |pointer: &'static str, text: &'static str| {
        changed_header(|header| set(header, pointer, Value::text(text)))
    };
    let nowhere = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    check("off the curve", &put("/epk/y", nowhere), "E_KEY", "/protected/epk");
    check(
        "beyond the field",
        &put("/epk/x", "__________________________________________8"),
        "E_KEY",
        "/protected/epk",
    );
    check("short", &put("/epk/x", "AAAA"), "E_KEY", "/protected/epk/x");
    check("another curve", &put("/epk/crv", "P-384"), "E_KEY", "/protected/epk");
    check("a private key", &put("/epk/d", nowhere), "E_KEY", "/protected/epk");
    check("one member more", &put("/epk/use", "enc"), "E_HEADER", "/protected/epk");
    check("no object", &put("/epk", "x"), "E_HEADER", "/protected/epk");
    check("none", &changed_header(|header| remove(header, "/epk")), "E_HEADER", "/protected");
    check("another's", &put("/epk/alg", "x"), "E_HEADER", "/protected/epk");
    let other = another().public().to_jwk();
    check("another point", &changed_header(|header| set(header, "/epk", other)), "E_DECRYPT", "");
}

/// From outside, a key that does not fit and a file that was changed look the same.
#[test]
fn b18_the_wrong_key_and_damage_are_one() {
    let mut file = parsed(&seal(&vector("bundle.signed.json"), &another()));
    let mut header = header_of(&file);
    set(&mut header, "/kid", Value::Text(council().kid().to_string()));
    set_header(&mut file, &header);
    let wrong_key = open_with(file.to_canonical().as_bytes(), council()).expect_err("another's");
    let damage = changed(|file| set(file, "/tag", Value::text("AAAAAAAAAAAAAAAAAAAAAA")));
    assert_eq!(wrong_key, open_with(&damage, council()).expect_err("it was changed"));
    assert_eq!(wrong_key.code.to_string(), "E_DECRYPT");
}

fn parsed(text: &str) -> Value {
    super::forge::parsed(text)
}

#[test]
fn what_is_in_a_seal_is_read_like_any_file() {
    let inside = |name: &str, octets: &[u8], code: &str, path: &str| {
        check(name, seal(octets, &council()).as_bytes(), code, path);
    };
    let signed = vector("bundle.signed.json");
    inside("sealed twice", seal(&signed, &council()).as_bytes(), "E_KIND", "/ciphertext");
    inside("sealed to another in it", seal(&signed, &another()).as_bytes(), "E_KIND", "/ciphertext");
    inside("a backup", &vector("backup.sealed.json"), "E_KIND", "/ciphertext");
    inside("a list", b"[]", "E_KIND", "/ciphertext");
    inside("nothing", b"", "E_JSON", "/ciphertext");
    inside("a photo", b"\xFF\xD8\xFF\xE0", "E_UTF8", "/ciphertext");
    inside("one name twice", br#"{"a":1,"a":1}"#, "E_JSON_DUP", "/ciphertext/a");
    let deep = "[".repeat(17);
    inside("nested", deep.as_bytes(), "E_JSON_DEPTH", &format!("/ciphertext{}", "/0".repeat(16)));
    let many = format!("[{}1]", "1,".repeat(200_000));
    inside("many members", many.as_bytes(), "E_SIZE", "/ciphertext");
    let mut other = Forge::good().envelope();
    set(&mut other, "/payload", Value::text("e30"));
    let signature = "/ciphertext/signature";
    inside("changed", other.to_canonical().as_bytes(), "E_SIGNATURE", signature);
    let part = Forge::good().compact(0);
    inside("one part", part.as_bytes(), "E_JSON", "/ciphertext");
}

/// A council's key in its file, with a header that was changed.
fn key_file(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file = parsed(include_str!("../cli/keys.in/council.key.json"));
    let mut header = header_of(&file);
    change(&mut header);
    set_header(&mut file, &header);
    file.to_canonical().into_bytes()
}

#[test]
fn b19_files_that_ask_for_any_amount_of_work() {
    let unlock = |file: &[u8]| CouncilSecret::unlock(file, "words", |text| text.to_owned());
    let check = |name: &str, change: &dyn Fn(&mut Value), code: &str, path: &str| {
        let began = Instant::now();
        let refusal = unlock(&key_file(change)).expect_err(name);
        assert_eq!((refusal.code.to_string().as_str(), refusal.path.as_str()), (code, path), "{name}");
        assert!(began.elapsed() < Duration::from_millis(100), "{name}: refused before any work");
    };
    for rounds in [1 << 31, 0, 1000, -1, 99_999, 1_000_001, u64::pow(2, 53) as i64 - 1] {
        let change = |to: &mut Value| set(to, "/p2c", Value::Int(rounds));
        check(&rounds.to_string(), &change, "E_P2C", "/protected/p2c");
    }
    check("a text", &|to| set(to, "/p2c", Value::text("210000")), "E_P2C", "/protected/p2c");
    check("missing", &|to| remove(to, "/p2c"), "E_HEADER", "/protected");
    check("short salt", &|to| set(to, "/p2s", Value::text("AAAA")), "E_HEADER", "/protected/p2s");
    let refusal = unlock(&key_file(|_| ())).expect_err("other words");
    assert_eq!(refusal.code.to_string(), "E_PASSPHRASE", "with its own count it is tried");
}

const WORDS: &str = "anchor apple basket candle daisy engine";

/// The files of the command line's cases about sealed files, and one for other libraries to open.
#[test]
fn the_sealed_files_of_the_command_line_s_cases_are_current() {
    let check = |name: &str, octets: &[u8]| check_in("cli/keys.in", name, octets);
    let pass = PassKey::make(WORDS, [3; 16], |text| text.to_owned());
    let lock = |secret: &CouncilSecret| secret.lock(&pass, &Fresh::new([4; 44]));
    check("council.key.json", lock(&council()).as_bytes());
    check("another.key.json", lock(&another()).as_bytes());
    let mut damaged = parsed(&lock(&council()));
    set(&mut damaged, "/tag", Value::text("AAAAAAAAAAAAAAAAAAAAAA"));
    check("damaged.key.json", damaged.to_canonical().as_bytes());
    check("unlocked.key.json", &vector("council.private.jwk.json"));
    check("words.txt", b"Anchor apple basket candle daisy engine\n");
    check("other-words.txt", b"anchor apple basket candle daisy flower\n");
    check("weak-words.txt", b"qwertyuiopasdfgh\n");

    let mut leaked = parsed(include_str!("../../public/council.json"));
    let mut key = public(&council()).to_value();
    set(&mut key, "/jwk/d", Value::text(text(&vector_value("council.private.jwk.json"), "/d")));
    set(&mut leaked, "/keys", Value::Array(vec![key]));
    check("council.json", leaked.to_canonical().as_bytes());

    let signed = vector("bundle.signed.json");
    check("good.signed.json", &signed);
    check("theirs.sealed.json", &vector("bundle.sealed.json"));
    check("ours.sealed.json", seal(&signed, &council()).as_bytes());
    check("twice.sealed.json", seal(seal(&signed, &council()).as_bytes(), &council()).as_bytes());
    let tag = |file: &mut Value| set(file, "/tag", Value::text("AAAAAAAAAAAAAAAAAAAAAA"));
    check("changed.sealed.json", &changed(tag));
    let nowhere = |header: &mut Value| set(header, "/epk/y", Value::Text("A".repeat(43)));
    check("off-curve.sealed.json", &changed_header(nowhere));
}
