//! What a copy holds, what is refused and in which words, and that nothing makes it panic.
//!
//! Stretched ten times only, so that thousands of files can be tried; whole files are in
//! `tests/backups.rs`.

use std::sync::OnceLock;

use proptest::{prelude::*, sample::Index};

use super::*;
use crate::{
    bundle::{b64, jwe::LOCK, jwe::pbes2::Stretch},
    digest::sha256_base64url,
    json::Value,
};

const RECORD: &[u8] = include_bytes!("../record/golden-v2.jsonl");
const WORDS: &str = "apple bridge candle daisy engine forest";
const PICTURE: &[u8] = b"\xFF\xD8\xFF\xE0 a picture \xFF\xD9";

fn as_it_is(text: &str) -> String {
    text.to_owned()
}

fn key() -> PassKey {
    PassKey::stretched(WORDS, Stretch::quick([1; 16]), as_it_is)
}

fn record() -> Record {
    Record::read(RECORD).expect("the golden record is whole")
}

fn pictures() -> BTreeMap<String, Vec<u8>> {
    BTreeMap::from([(sha256_base64url(PICTURE), PICTURE.to_vec())])
}

fn file() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| {
        let made_at = "2026-11-22T09:05:00+00:00".parse().expect("a moment");
        let (record, pictures) = (record(), pictures());
        let copy = Copy { record: &record, pictures: &pictures, made_at, version: "1.0.0" };
        write_within(&copy, &key(), &Fresh::new([2; 44]), Allowed::ANY).expect("it can be written")
    })
}

fn open(octets: &[u8], passphrase: &str) -> Result<Backup, WhyNot> {
    match look_within(octets, Allowed::ANY)? {
        Chosen::Locked(file) => file.open(passphrase, as_it_is),
        Chosen::Plain(backup) => Ok(*backup),
    }
}

#[test]
fn a_copy_holds_the_record_letter_for_letter() {
    let file = file();
    assert_eq!(file.name, "tell-it-once-20261122-0905.backup.json");
    assert_eq!(file.missing, BTreeSet::new());
    let backup = open(file.text.as_bytes(), WORDS).expect("it opens");
    assert_eq!(backup.record.write().as_bytes(), RECORD);
    assert_eq!(Ok(backup.folder), record().open());
    assert_eq!(backup.pictures, pictures());
    assert_eq!(backup.extra, pictures().into_keys().collect(), "no answer shows it");
    assert_eq!(backup.missing, BTreeSet::new());
    assert_eq!(backup.made.map(|made| made.version), Some("1.0.0".to_owned()));
    assert!(!file.text.contains("Trains") && !file.text.contains("f-0011"), "nothing is readable");
}

#[test]
fn a_plain_record_needs_no_passphrase() {
    let backup = open(RECORD, "").expect("it opens");
    assert_eq!((backup.record, backup.made), (record(), None));
}

#[track_caller]
fn check(octets: &[u8], why: WhyNot) {
    assert_eq!(open(octets, WORDS), Err(why));
}

fn damaged(code: Code) -> WhyNot {
    WhyNot::Damaged { code }
}

#[test]
fn each_reason_is_told_apart() {
    let good = &file().text;
    check(b"", WhyNot::NotOurs);
    check(b"Dear Sam,", WhyNot::NotOurs);
    check(b"\xFF\xD8\xFF\xE0", WhyNot::NotOurs);
    check(b"{}", WhyNot::NotOurs);
    check(b"[]", WhyNot::NotOurs);
    check(br#"{"name":"my-project","version":"1.0.0"}"#, WhyNot::NotOurs);
    check(br#"{"payload":"","protected":"","signature":""}"#, WhyNot::ForCouncil);
    check(&vec![b' '; MOST_BYTES + 1], WhyNot::TooLarge);
    check(&good.as_bytes()[..good.len() / 2], damaged(Code::Json));
    check(&good.as_bytes()[..20], damaged(Code::Json));
    check(&RECORD[..RECORD.len() - 1], damaged(Code::Schema));
    check(&RECORD[..60], damaged(Code::Json));
    let other = open(good.as_bytes(), "apple bridge candle daisy engine forests");
    assert_eq!(other, Err(WhyNot::Passphrase));
    assert_eq!(open(good.as_bytes(), ""), Err(WhyNot::Passphrase));
    let Ok(Chosen::Locked(locked)) = look_within(good.as_bytes(), Allowed::ANY) else {
        panic!("it is locked")
    };
    let of_another = PassKey::stretched(WORDS, Stretch::quick([9; 16]), as_it_is);
    assert_eq!(locked.open_with(&of_another), Err(WhyNot::Passphrase), "stretched for another file");
    let changed = good.replacen("\"ciphertext\":\"", "\"ciphertext\":\"AAAA", 1);
    check(changed.as_bytes(), damaged(Code::Decrypt));
    let lock = key().0.seal(LOCK, vec![0; 32], &Fresh::new([2; 44]));
    check(lock.as_bytes(), WhyNot::NotOurs);
    assert!(matches!(look(good.as_bytes()), Err(WhyNot::NotTried)), "ten times is too cheap");
}

/// Of a file that the right words open and in which something is strange.
#[track_caller]
fn check_inside(change: impl FnOnce(&mut BTreeMap<String, Value>), expected: Result<(usize, usize), WhyNot>) {
    let (record, pictures) = (record(), pictures());
    let made_at = "2026-11-22T09:05:00+00:00".parse().expect("a moment");
    let copy = Copy { record: &record, pictures: &pictures, made_at, version: "1.0.0" };
    let Ok(Value::Object(mut inside)) = crate::json::parse(&content::write(&copy), LIMITS) else {
        panic!("an object")
    };
    change(&mut inside);
    let inside = Value::Object(inside).to_canonical().into_bytes();
    let text = key().0.seal(BACKUP, inside, &Fresh::new([2; 44]));
    let opened = open(text.as_bytes(), WORDS);
    assert_eq!(opened.map(|backup| (backup.pictures.len(), backup.missing.len())), expected);
}

const LIMITS: crate::json::Limits =
    crate::json::Limits { long_names: &["record", "pictures"], ..crate::json::Limits::FILE };

fn put(name: &'static str, value: Value) -> impl FnOnce(&mut BTreeMap<String, Value>) {
    move |inside| drop(inside.insert(name.to_owned(), value))
}

#[test]
fn what_is_inside_is_read_strictly() {
    check_inside(|_| (), Ok((1, 0)));
    check_inside(put("profile", Value::text("tell-it-once/bundle")), Err(damaged(Code::Profile)));
    check_inside(put("v", Value::Int(2)), Err(WhyNot::Newer));
    check_inside(put("v", Value::Int(0)), Err(damaged(Code::Profile)));
    check_inside(put("more", Value::Null), Err(damaged(Code::Schema)));
    check_inside(|inside| drop(inside.remove("pictures")), Err(damaged(Code::Schema)));
    check_inside(put("made_at", Value::text("yesterday")), Err(damaged(Code::Schema)));
    check_inside(put("record", Value::text("")), Err(damaged(Code::Schema)));
    let newer = Record { schema: crate::folder::SCHEMA + 1, ..record() };
    check_inside(put("record", Value::Text(newer.write())), Err(WhyNot::Newer));
    let other = Record { folder: "f-ffffffffffffffff".parse().expect("an id"), ..record() };
    check_inside(put("record", Value::Text(other.write())), Err(damaged(Code::Schema)));
}

/// A picture that is not what its name says costs the picture, and not the words.
#[test]
fn a_spoilt_picture_is_left_out() {
    let one = |octets: &[u8]| {
        let spoilt = Value::Text(b64::encode(octets));
        Value::named(&mut std::iter::once((sha256_base64url(PICTURE), spoilt)))
    };
    check_inside(put("pictures", one(PICTURE)), Ok((1, 0)));
    check_inside(put("pictures", one(b"another")), Ok((0, 0)));
}

#[test]
fn pictures_that_are_not_there_are_told() {
    let mut folder = record().open().expect("it is a folder");
    let shown = crate::question::media::Picture {
        sha256: sha256_base64url(PICTURE),
        bytes: 1,
        format: crate::question::media::Format::Jpeg,
        made: crate::question::media::Made::Photo,
        alt: String::new(),
    };
    let entry = Some(crate::entry::Entry::Media(vec![shown]));
    let kept = folder.contributions.iter_mut().flat_map(|one| one.entries.values_mut()).next();
    kept.expect("an entry").entry = entry;
    let record = Record::of(&folder, record().stamp);
    let with = |pictures: &BTreeMap<String, Vec<u8>>| {
        let made_at = "2026-11-22T09:05:00+00:00".parse().expect("a moment");
        let copy = Copy { record: &record, pictures, made_at, version: "1.0.0" };
        let file =
            write_within(&copy, &key(), &Fresh::new([2; 44]), Allowed::ANY).expect("it can be written");
        let backup = open(file.text.as_bytes(), WORDS).expect("it opens");
        assert_eq!(backup.missing, file.missing);
        (backup.pictures.len(), backup.missing.len(), backup.extra.len())
    };
    assert_eq!(with(&pictures()), (1, 0, 0));
    assert_eq!(with(&BTreeMap::new()), (0, 1, 0));
}

#[test]
fn what_is_too_large_to_open_is_not_made() {
    let large = vec![7; 23 << 20];
    let pictures = BTreeMap::from([(sha256_base64url(&large), large)]);
    let made_at = "2026-11-22T09:05:00+00:00".parse().expect("a moment");
    let record = record();
    let copy = Copy { record: &record, pictures: &pictures, made_at, version: "1.0.0" };
    let written = write_within(&copy, &key(), &Fresh::new([2; 44]), Allowed::ANY);
    assert_eq!(written, Err(WhyNot::TooLarge));
}

/// One change, as a worn stick or a careless program may make it.
#[derive(Clone, Debug)]
enum Change {
    Put(Index, u8),
    Flip(Index, u8),
    Drop(Index),
    Add(Index, u8),
    Swap(Index, Index),
    Cut(Index),
    Double(Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, octet)| Change::Put(at, octet)),
        (any::<Index>(), 0u8..8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        any::<Index>().prop_map(Change::Drop),
        (any::<Index>(), any::<u8>()).prop_map(|(at, octet)| Change::Add(at, octet)),
        (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Change::Swap(one, other)),
        any::<Index>().prop_map(Change::Cut),
        any::<Index>().prop_map(Change::Double),
    ]
}

fn changed(octets: &[u8], change: &Change) -> Vec<u8> {
    let mut octets = octets.to_vec();
    let len = octets.len();
    match change {
        Change::Put(at, octet) => octets[at.index(len)] = *octet,
        Change::Flip(at, bit) => octets[at.index(len)] ^= 1 << bit,
        Change::Drop(at) => drop(octets.remove(at.index(len))),
        Change::Add(at, octet) => octets.insert(at.index(len), *octet),
        Change::Swap(one, other) => octets.swap(one.index(len), other.index(len)),
        Change::Cut(at) => octets.truncate(at.index(len)),
        Change::Double(at) => octets.extend_from_within(at.index(len)..),
    }
    octets
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_changed_file_never_opens_to_something_else(change in change()) {
        static GOOD: OnceLock<Backup> = OnceLock::new();
        let text = file().text.as_bytes();
        let good = GOOD.get_or_init(|| open(text, WORDS).expect("it opens"));
        if let Ok(opened) = open(&changed(text, &change), WORDS) {
            prop_assert_eq!(&opened, good);
        }
    }

    #[test]
    fn a_changed_plain_record_never_opens_to_something_else(change in change()) {
        if let Ok(opened) = open(&changed(RECORD, &change), WORDS) {
            prop_assert_eq!(opened.record, record());
        }
    }

    #[test]
    fn no_octets_make_it_panic(octets: Vec<u8>) {
        prop_assert!(open(&octets, WORDS).is_err());
        prop_assert!(content::read(&octets).is_err());
    }
}
