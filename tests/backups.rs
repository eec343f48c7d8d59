//! A family's own copy, as a whole file: octet for octet, by this program and by others.
//!
//! The files here open for ever: none is changed, new ones are added. The words that open them are
//! no secret.

use std::{collections::BTreeMap, env, fs};

use tell_it_once_core::{
    backup::{self, Backup, Chosen, WhyNot},
    bundle::{Fresh, b64},
    digest::sha256_base64url,
    passphrase::PassKey,
    record::Record,
};
use unicode_normalization::UnicodeNormalization;

use crate::repo;

/// What opens every file here, written as the recovery sheet does it.
const SHEET: &str = "1. apple\n2. bridge\n3. candle\n4. daisy\n5. engine\n6. forest\n";

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn record() -> Record {
    Record::read(&repo::bytes("src/core/record/golden-v2.jsonl")).expect("the golden record is whole")
}

fn pictures() -> BTreeMap<String, Vec<u8>> {
    let octets = b"\xFF\xD8\xFF\xE0\x00\x02\xFF\xD9".to_vec();
    BTreeMap::from([(sha256_base64url(&octets), octets)])
}

fn look(octets: &[u8]) -> Result<backup::LockedFile, WhyNot> {
    match backup::look(octets)? {
        Chosen::Locked(file) => Ok(file),
        Chosen::Plain(_) => panic!("it is locked"),
    }
}

#[track_caller]
fn check_content(opened: &Backup) {
    assert_eq!(opened.record, record());
    assert_eq!(Ok(&opened.folder), record().open().as_ref());
    assert_eq!(opened.pictures, pictures());
}

/// Written with the same chance, it is the same file: that of `backups/v1.backup.json`.
/// `SNAPSHOTS=overwrite` writes it, which is for a new file beside it only: never for this one.
#[test]
fn a_copy_is_written_and_opened_octet_for_octet() {
    let (record, pictures) = (record(), pictures());
    let made_at = "2026-11-22T10:05:00+00:00".parse().expect("a moment");
    let copy = backup::Copy { record: &record, pictures: &pictures, made_at, version: "1.0.0" };
    let key = PassKey::make("Apple bridge-candle daisy, engine forest.", [0xA5; 16], nfc);
    let fresh = Fresh::new(std::array::from_fn(|n| n as u8));
    let file = backup::write(&copy, &key, &fresh).expect("it can be written");
    assert_eq!(file.name, "tell-it-once-20261122-1005.backup.json");
    let path = "tests/backups/v1.backup.json";
    if env::var_os("SNAPSHOTS").is_some_and(|how| how == "overwrite") {
        fs::write(repo::root().join(path), &file.text).expect("the file can be written");
    }
    assert_eq!(repo::text(path), file.text);
    check_content(&look(file.text.as_bytes()).and_then(|file| file.open_with(&key)).expect("it opens"));
    let header = file.text.split("\"protected\":\"").nth(1).and_then(|rest| rest.split('"').next());
    let header = header.and_then(b64::decode).expect("it has a header");
    let expected = r#"{"alg":"PBES2-HS512+A256KW","cty":"json","enc":"A256GCM","p2c":210000,"p2s":"paWlpaWlpaWlpaWlpaWlpQ","typ":"vnd.tell-it-once.backup.v1+json"}"#;
    assert_eq!(String::from_utf8(header).as_deref(), Ok(expected));
}

/// `backups/jose.backup.json` was made by `tests/e2e/lib/jose-backup.mjs`.
#[test]
fn what_another_library_sealed_opens() {
    let file = look(&repo::bytes("tests/backups/jose.backup.json")).expect("it is one of ours");
    let key = file.stretch(SHEET, nfc);
    check_content(&file.open_with(&key).expect("it opens"));
    let changed = repo::text("tests/backups/jose.backup.json");
    let (start, end) = changed.split_once("\"ciphertext\":\"").expect("it has one");
    let letter = if end.starts_with('A') { "B" } else { "A" };
    let changed = [start, "\"ciphertext\":\"", letter, &end[1..]].concat();
    let why = look(changed.as_bytes()).and_then(|file| file.open_with(&key)).expect_err("it was changed");
    assert_eq!(why.code().to_string(), "E_DECRYPT");
}

/// The example of the format. Its words were never published.
#[test]
fn the_shared_example_is_known_and_stays_closed() {
    let file = look(&repo::bytes("tests/bundles/vectors/backup.sealed.json")).expect("it is one of ours");
    let why = file.open(SHEET, nfc).expect_err("other words");
    assert_eq!((why.code().to_string().as_str(), why), ("E_PASSPHRASE", WhyNot::Passphrase));
}

#[track_caller]
fn check_refused(path: &str, expected: &WhyNot) {
    assert_eq!(backup::look(&repo::bytes(path)).err().as_ref(), Some(expected), "{path}");
}

#[test]
fn files_for_the_council_are_known_for_what_they_are() {
    check_refused("tests/bundles/vectors/bundle.signed.json", &WhyNot::ForCouncil);
    check_refused("tests/bundles/vectors/bundle.sealed.json", &WhyNot::ForCouncil);
    check_refused("tests/cli/bundles.in/hostile.signed.json", &WhyNot::ForCouncil);
    check_refused("tests/cli/bundles.in/foreign.json", &WhyNot::NotOurs);
    check_refused("tests/bundles/vectors/council.public.jwk.json", &WhyNot::NotOurs);
    check_refused("tests/cli/bundles.in/empty.json", &WhyNot::NotOurs);
}
