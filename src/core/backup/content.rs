//! What is inside a copy, and what a file is that is none.

use std::collections::{BTreeMap, BTreeSet};

use super::{Backup, Copy, MOST_BYTES, Made, WhyNot};
use crate::{
    bundle::{
        b64,
        jwe::SEALED,
        moment::Moment,
        refusal::{Code, Refusal},
    },
    digest::sha256_base64url,
    folder::Folder,
    json::{self, At, Limits, Shape, Value},
    record::Record,
};

const PROFILE: &str = "tell-it-once/backup";
const VERSION: i64 = 1;
const APP: &str = "tell-it-once";

/// The record stands in it letter for letter, so that its own digest still holds.
pub(super) fn write(copy: &Copy<'_>) -> Vec<u8> {
    let pictures =
        copy.pictures.iter().map(|(digest, octets)| (digest.clone(), Value::Text(b64::encode(octets))));
    let value = Value::object([
        ("profile", Value::text(PROFILE)),
        ("v", Value::Int(VERSION)),
        ("made_at", Value::Text(copy.made_at.to_string())),
        ("app", Value::object([("name", Value::text(APP)), ("version", Value::text(copy.version))])),
        ("record", Value::Text(copy.record.write())),
        ("pictures", Value::named(&mut { pictures })),
    ]);
    value.to_canonical().into_bytes()
}

/// How many octets that will be at least.
pub(super) fn least(copy: &Copy<'_>) -> usize {
    let pictures = copy.pictures.values().map(|octets| b64::encoded_len(octets.len()));
    copy.record.body.len() + pictures.sum::<usize>()
}

/// What came out of the lock. The lock held, so anything strange was made so; it is refused all
/// the same, but for pictures: a picture less is told, and costs nobody their words.
pub(super) fn read(octets: &[u8]) -> Result<Backup, WhyNot> {
    let limits = Limits { bytes: MOST_BYTES, long_names: &["record", "pictures"], ..Limits::FILE };
    let value = json::parse(octets, limits).map_err(|_| WhyNot::Damaged { code: Code::Json })?;
    if value.get("profile") != Some(&Value::text(PROFILE)) {
        return Err(WhyNot::Damaged { code: Code::Profile });
    }
    match value.get("v") {
        Some(Value::Int(VERSION)) => {}
        Some(Value::Int(newer)) if *newer > VERSION => return Err(WhyNot::Newer),
        Some(_) | None => return Err(WhyNot::Damaged { code: Code::Profile }),
    }
    let shape = Shape::default();
    let found = read_members(&shape.root(&value));
    let (Some((record, pictures, made)), []) = (found, &*shape.into_misfits()) else {
        return Err(WhyNot::Damaged { code: Code::Schema });
    };
    let record = Record::read(record.as_bytes()).map_err(|_| WhyNot::Damaged { code: Code::Schema })?;
    drop(value);
    opened(record, pictures, Some(made))
}

type Members = (String, BTreeMap<String, Vec<u8>>, Made);

fn read_members(at: &At<'_>) -> Option<Members> {
    let fields = at.fields()?;
    let _ = (fields.need("profile"), fields.need("v"));
    let at = fields.need("made_at")?.parsed::<Moment>()?;
    let app = fields.need("app")?.fields()?;
    app.need("name")?.one_of(&[(APP, ())])?;
    let version = app.need("version")?.text()?.to_owned();
    let record = fields.need("record")?.text()?.to_owned();
    let mut pictures = BTreeMap::new();
    for (digest, at) in fields.need("pictures")?.entries() {
        let octets = b64::decode(at.text()?);
        if let Some(octets) = octets.filter(|octets| sha256_base64url(octets) == digest) {
            pictures.insert(digest.to_owned(), octets);
        }
    }
    Some((record, pictures, Made { at, version }))
}

/// A record without a lock, as a device offers it when it cannot open it any more.
pub(super) fn plain(record: Record) -> Result<Backup, WhyNot> {
    opened(record, BTreeMap::new(), None)
}

fn opened(record: Record, pictures: BTreeMap<String, Vec<u8>>, made: Option<Made>) -> Result<Backup, WhyNot> {
    let folder = record.open().map_err(WhyNot::unopenable)?;
    if folder.id != record.folder {
        return Err(WhyNot::Damaged { code: Code::Schema });
    }
    let (missing, extra) = compare(&folder, &pictures);
    Ok(Backup { record, folder, pictures, missing, extra, made })
}

fn compare(folder: &Folder, pictures: &BTreeMap<String, Vec<u8>>) -> (BTreeSet<String>, BTreeSet<String>) {
    let shown = folder.pictures();
    let mut missing = BTreeSet::new();
    for digest in shown.iter().filter(|digest| !pictures.contains_key(**digest)) {
        missing.insert((*digest).to_owned());
    }
    let mut extra = BTreeSet::new();
    for digest in pictures.keys().filter(|digest| !shown.contains(digest.as_str())) {
        extra.insert(digest.clone());
    }
    (missing, extra)
}

/// What a file is that cannot be opened here, by what is in it.
pub(super) fn other(refusal: Refusal, octets: &[u8]) -> WhyNot {
    let is_text = !matches!(refusal.code, Code::Json | Code::Utf8);
    let why = WhyNot::of(refusal);
    if why == WhyNot::NotOurs && is_for_council(octets) {
        return WhyNot::ForCouncil;
    }
    // not JSON at all: a part of one of ours, or anything
    if is_text || begins_like_ours(octets) { why } else { WhyNot::NotOurs }
}

fn is_for_council(octets: &[u8]) -> bool {
    let limits = Limits { long_names: &["payload", "attachments", "ciphertext"], ..Limits::FILE };
    let Ok(file) = json::parse(octets, limits) else { return false };
    if file.get("ciphertext").is_none() {
        return file.get("payload").is_some() && file.get("signature").is_some();
    }
    let Some(Value::Text(protected)) = file.get("protected") else { return false };
    let header = b64::decode(protected).and_then(|header| json::parse(&header, Limits::FILE).ok());
    matches!(header, Some(Value::Object(header)) if SEALED.is_of(&header))
}

/// As this program and most others write one.
fn begins_like_ours(octets: &[u8]) -> bool {
    let letters = octets.iter().filter(|octet| !octet.is_ascii_whitespace());
    ["{\"ciphertext\":\"", "{\"protected\":\"", "{\"folder\":\"f-"]
        .iter()
        .any(|start| letters.clone().take(start.len()).eq(start.as_bytes()))
}
