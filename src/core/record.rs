//! A part of a folder as one record of a device's storage: how it is written, and which copy to open.
//!
//! Not the storage itself, which is the app's. A record is one line of JSON and then the part's
//! own JSON, untouched: `{"folder":…,"gen":…,"len":…,"magic":"TIO1","schema":…,"sha256":…,"writer":…}`,
//! with `"after":…` where the window went on from something that was stored. The digest covers the whole
//! record, so that one changed bit anywhere is found. Records are ordered by generation and never by a clock. This line is the same for ever; what changes with
//! time is the body, and `schema` says which form it has.

mod choose;
mod open;

use std::{fmt, str::FromStr};

use crate::{
    digest::sha256_base64url_of,
    folder::{self, Folder, Part, Parts, Stored, Unopenable},
    id::FolderId,
    json::{self, Limits, Shape, Value},
};

pub use choose::{Choice, Chosen, Damaged, Newer, Place, Shelf, Slot, Store, choose};
pub use open::{Opened, Opening, Shelves, Start, open};

const MAGIC: &str = "TIO1";

/// One saved state of a folder, or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub schema: u32,
    pub folder: FolderId,
    pub stamp: Stamp,
    /// what the window had opened: whatever is as new as that, and not its own, was written apart
    pub after: Option<Stamp>,
    /// its own JSON, in the form that `schema` names
    pub body: String,
}

/// Which saved state, and who saved it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// one more with every save, from 1
    pub generation: u64,
    pub writer: Writer,
}

/// One open page of the app; chosen at random when it starts, so that two never share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer(pub [u8; 16]);

/// Why a copy cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// it was saved once, and is gone
    Missing,
    /// the first line is not a record's
    NotARecord,
    /// octets are missing at the end, or were added there
    WrongLength { expected: u64, found: u64 },
    /// the octets are not those that were saved
    Changed,
    /// a whole record, but of something else
    OtherFolder,
    /// two windows saved this generation, and the other one's words are in the copy that is opened
    Rival,
    /// the octets are those that were saved, and yet no folder
    NotAFolder(Unopenable),
}

impl Record {
    /// All of the folder: for copies and earlier versions.
    pub fn of(folder: &Folder, stamp: Stamp) -> Record {
        Record { body: folder::write(folder), ..Record::of_nothing(folder, stamp) }
    }

    /// One part of it. `listed` are the contributions that are surely stored.
    pub fn of_part(folder: &Folder, part: &Part, listed: &Parts, stamp: Stamp) -> Record {
        let body = folder::write_part(folder, part, listed);
        Record { body, ..Record::of_nothing(folder, stamp) }
    }

    fn of_nothing(folder: &Folder, stamp: Stamp) -> Record {
        let (folder, body) = (folder.id.clone(), String::new());
        Record { schema: folder::SCHEMA, folder, stamp, after: None, body }
    }

    /// Whether who wrote this had seen the other one, or wrote that as well. Of the first two forms nothing
    /// is known.
    fn knows(&self, other: Stamp) -> bool {
        let has_seen = |after: Stamp| after == other || other.generation < after.generation;
        self.schema < 3 || self.stamp.writer == other.writer || self.after.is_some_and(has_seen)
    }

    /// The record as it is stored.
    pub fn write(&self) -> String {
        self.write_after("")
    }

    /// The same, behind something else.
    pub(crate) fn write_after(&self, before: &str) -> String {
        [before, &self.first_line(), "\n", &self.body].concat()
    }

    /// A record from what was stored, if it is octet for octet what was written.
    pub fn read(bytes: &[u8]) -> Result<Record, Damage> {
        let end = bytes.iter().position(|byte| *byte == b'\n').ok_or(Damage::NotARecord)?;
        let (line, body) = (&bytes[..end], &bytes[end + 1..]);
        let (record, expected) = read_first_line(line).ok_or(Damage::NotARecord)?;
        let found = body.len() as u64;
        if expected != found {
            return Err(Damage::WrongLength { expected, found });
        }
        let body = std::str::from_utf8(body).map_err(|_| Damage::Changed)?.to_owned();
        let record = Record { body, ..record };
        if record.first_line().as_bytes() == line { Ok(record) } else { Err(Damage::Changed) }
    }

    /// The folder that was saved whole.
    pub fn open(&self) -> Result<Folder, Unopenable> {
        folder::read(self.schema, self.body.as_bytes())
    }

    /// Whatever was saved.
    pub fn open_stored(&self) -> Result<Stored, Unopenable> {
        folder::read_stored(self.schema, self.body.as_bytes())
    }

    fn first_line(&self) -> String {
        let number = |number: u64| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
        let line = Value::object([
            ("folder", Value::text(self.folder.as_str())),
            ("gen", number(self.stamp.generation)),
            ("len", number(self.body.len() as u64)),
            ("magic", Value::text(MAGIC)),
            ("schema", number(self.schema.into())),
            ("writer", Value::text(self.stamp.writer.to_string())),
        ]);
        let Value::Object(mut members) = line else { return String::new() };
        members.extend(self.after.map(|after| ("after".to_owned(), Value::text(after.to_string()))));
        let without_digest = Value::Object(members.clone()).to_canonical();
        let covered = [without_digest.as_bytes(), b"\n", self.body.as_bytes()];
        members.insert("sha256".to_owned(), Value::text(sha256_base64url_of(&covered)));
        Value::Object(members).to_canonical()
    }
}

/// The record without its body, and the length that the body must have.
fn read_first_line(line: &[u8]) -> Option<(Record, u64)> {
    let value = json::parse(line, Limits { bytes: 1000, ..Limits::FILE }).ok()?;
    let shape = Shape::default();
    let fields = shape.root(&value).fields()?;
    let magic = fields.need("magic")?.text()?;
    let schema = fields.need("schema")?.count()?;
    let folder = fields.need("folder")?.parsed()?;
    let generation = fields.need("gen")?.count()?;
    let writer = fields.need("writer")?.text()?.parse().ok()?;
    let after = match fields.may("after") {
        Some(after) => Some(after.text()?.parse().ok()?),
        None => None,
    };
    let expected = fields.need("len")?.count()?;
    let record = Record { schema, folder, stamp: Stamp { generation, writer }, after, body: String::new() };
    (magic == MAGIC).then_some((record, expected))
}

/// Every text in a record that may be the digest of a picture. Some are not: nothing is taken away for
/// standing here.
pub fn digests_in(bytes: &[u8]) -> impl Iterator<Item = String> {
    let texts = bytes.split(|byte| *byte == b'"').filter(|text| text.len() == 43);
    let plain =
        |text: &&[u8]| text.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    texts.filter(plain).filter_map(|text| String::from_utf8(text.to_vec()).ok())
}

/// What to do when something is to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Write,
    /// somebody else has saved since: writing would lose their words
    Stop,
}

/// Compares before a swap, in each store by itself. `known` is what this window found there when it opened, and
/// what it opened; whatever it saved since is its own.
pub fn may_write(stored: Option<Stamp>, known: [Option<Stamp>; 2], me: Writer) -> Decision {
    match stored {
        None => Decision::Write,
        Some(stored) if stored.writer == me || known.contains(&Some(stored)) => Decision::Write,
        Some(_) => Decision::Stop,
    }
}

impl fmt::Display for Writer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(to, "{byte:02x}"))
    }
}

/// Nobody can save so often. Numbers beyond are damage, and not far beyond them records could no longer be read.
const MOST: u64 = 1 << 48;

/// A text that no stamp or writer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAStamp;

impl FromStr for Writer {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Writer, NotAStamp> {
        if text.len() != 32 || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(NotAStamp);
        }
        let mut bytes = [0; 16];
        for (n, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * n..2 * n + 2], 16).map_err(|_| NotAStamp)?;
        }
        Ok(Writer(bytes))
    }
}

/// `7 00112233445566778899aabbccddeeff`
impl fmt::Display for Stamp {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {}", self.generation, self.writer)
    }
}

impl FromStr for Stamp {
    type Err = NotAStamp;

    fn from_str(text: &str) -> Result<Stamp, NotAStamp> {
        let (generation, writer) = text.split_once(' ').ok_or(NotAStamp)?;
        let generation = generation.parse().ok().filter(|n| *n <= MOST).ok_or(NotAStamp)?;
        Ok(Stamp { generation, writer: writer.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Never edited: what was saved once opens for ever.
    const GOLDEN_V1: &[u8] = include_bytes!("record/golden-v1.jsonl");
    const GOLDEN_V2: &[u8] = include_bytes!("record/golden-v2.jsonl");

    #[test]
    fn a_record_of_the_first_form_opens_for_ever() {
        let record = Record::read(GOLDEN_V1).expect("it is whole");
        assert_eq!((record.schema, record.stamp.generation), (1, 7));
        assert_eq!(record.folder.as_str(), "f-00112233445566ff");
        let folder = record.open().expect("it is a folder");
        assert_eq!(folder.known_as(), "Zoë 🐾");
        assert_eq!(folder.contributions.len(), 2);
        let now = Record::of(&folder, record.stamp);
        assert_eq!(
            (now.schema, now.open()),
            (folder::SCHEMA, Ok(folder)),
            "it is written in the form of today"
        );
    }

    #[test]
    fn a_record_of_the_second_form_opens_for_ever() {
        let record = Record::read(GOLDEN_V2).expect("it is whole");
        assert_eq!((record.schema, record.stamp.generation), (2, 8));
        let folder = record.open().expect("it is a folder");
        let taken = folder.contributions.iter().flat_map(|one| one.entries.values());
        let taken: Vec<_> = taken.filter_map(|kept| kept.from.as_ref()).collect();
        assert_eq!(taken.len(), 1);
        assert_eq!((taken[0].spot.booklet.as_str(), taken[0].digest.len()), ("my-profile", 43));
        let now = Record::of(&folder, record.stamp);
        assert_eq!(
            (now.schema, now.open()),
            (folder::SCHEMA, Ok(folder)),
            "it is written in the form of today"
        );
    }

    /// The folder in the parts of a golden, and the parts as they were.
    #[track_caller]
    fn check_parts(golden: &str) -> (Folder, Vec<Record>, Start) {
        let lines: Vec<_> = golden.lines().collect();
        let texts: Vec<_> = lines.chunks(2).map(|two| two.join("\n")).collect();
        let records: Vec<_> =
            texts.iter().map(|text| Record::read(text.as_bytes()).expect("it is whole")).collect();
        let mut shelves = Shelves::default();
        for (record, text) in records.iter().zip(texts) {
            let part = match record.open_stored().expect("it opens") {
                Stored::Whole(_) | Stored::Frame { .. } => Part::Frame,
                Stored::Contribution { one, .. } => Part::of(&one),
            };
            let shelf = Shelf { b: Some(text.into_bytes()), ..Shelf::default() };
            shelves.0.insert(part, [shelf.clone(), shelf]);
        }
        let Opened { folder, start, .. } = open(&records[0].folder, shelves, None);
        (folder.expect("it is a folder"), records, start)
    }

    #[test]
    fn the_parts_of_the_third_form_open_for_ever() {
        let (folder, records, _) = check_parts(include_str!("record/golden-v3.jsonl"));
        assert!(records.iter().all(|record| record.schema == 3));
        assert!(folder.name_shown && folder.contributions.len() == 3);
        assert!(folder.exports.iter().all(|one| one.sealed_to.is_none()), "no file was locked then");
    }

    #[test]
    fn the_parts_of_the_fourth_form_open_for_ever() {
        let (folder, records, _) = check_parts(include_str!("record/golden-v4.jsonl"));
        assert!(records.iter().all(|record| record.schema == 4) && folder.received.is_empty());
        assert!(folder.name_shown && folder.contributions.len() == 3);
        assert_eq!(folder.sealed_to().map(|kid| kid.short()).as_deref(), Some("KQC5dpSk"));
    }

    #[test]
    fn the_parts_of_the_fifth_form_open_for_ever() {
        let (folder, records, start) = check_parts(include_str!("record/golden-v5.jsonl"));
        let received: Vec<_> = folder.received.iter().map(|one| one.contributor.as_str()).collect();
        assert_eq!((received, folder.contributions.len()), (vec!["a-1f2e3d4c"], 3));
        assert!(folder.received[0].open().is_some_and(|one| one.sid().to_string() == folder.received[0].sid));
        for (record, part) in records.iter().zip(folder.parts()) {
            let again = Record::of_part(&folder, &part, &start.listed, record.stamp);
            assert_eq!(again.write(), record.write(), "it is written as it was read");
        }
    }

    #[track_caller]
    fn check_read(change: impl FnOnce(&mut Vec<u8>), expected: Damage) {
        let mut bytes = GOLDEN_V1.to_vec();
        change(&mut bytes);
        assert_eq!(Record::read(&bytes), Err(expected));
    }

    fn swap(bytes: &mut Vec<u8>, from: &str, to: &str) {
        let text = String::from_utf8(std::mem::take(bytes)).expect("it is text");
        assert!(text.contains(from), "{from} is there");
        *bytes = text.replacen(from, to, 1).into_bytes();
    }

    #[test]
    fn each_damage_is_named() {
        let line = GOLDEN_V1.iter().position(|byte| *byte == b'\n').expect("there is a line");
        let whole = (GOLDEN_V1.len() - line - 1) as u64;
        check_read(|bytes| bytes.clear(), Damage::NotARecord);
        check_read(|bytes| bytes.truncate(20), Damage::NotARecord);
        check_read(|bytes| swap(bytes, "TIO1", "TIO2"), Damage::NotARecord);
        check_read(|bytes| swap(bytes, "\"gen\":7", "\"gen\":07"), Damage::NotARecord);
        check_read(|bytes| bytes.truncate(line + 1), Damage::WrongLength { expected: whole, found: 0 });
        check_read(|bytes| bytes.push(b' '), Damage::WrongLength { expected: whole, found: whole + 1 });
        check_read(|bytes| swap(bytes, "\"gen\":7", "\"gen\":8"), Damage::Changed);
        check_read(|bytes| swap(bytes, "\"gen\":7", "\"gen\": 7"), Damage::Changed);
        check_read(|bytes| swap(bytes, "\"schema\":1", "\"schema\":2"), Damage::Changed);
        check_read(|bytes| swap(bytes, "Trains", "Planes"), Damage::Changed);
    }

    #[test]
    fn a_newer_form_is_whole_but_not_opened() {
        let record = Record::read(GOLDEN_V1).expect("it is whole");
        let newer = Record { schema: folder::SCHEMA + 1, ..record };
        let read = Record::read(newer.write().as_bytes()).expect("it is whole");
        assert_eq!(read.open(), Err(Unopenable::Newer { schema: folder::SCHEMA + 1 }));
    }

    #[track_caller]
    fn check_decision(stored: Option<(u64, u8)>, seen: Option<(u64, u8)>, expected: Decision) {
        let stamp = |(generation, writer)| Stamp { generation, writer: Writer([writer; 16]) };
        let decision = may_write(stored.map(stamp), [seen.map(stamp), Some(stamp((8, 3)))], Writer([1; 16]));
        assert_eq!(decision, expected, "{stored:?} {seen:?}");
    }

    #[test]
    fn nobody_writes_over_what_they_have_not_seen() {
        check_decision(None, None, Decision::Write);
        check_decision(None, Some((3, 2)), Decision::Write);
        check_decision(Some((1, 2)), None, Decision::Stop);
        check_decision(Some((1, 1)), None, Decision::Write);
        check_decision(Some((8, 3)), Some((7, 2)), Decision::Write);
        check_decision(Some((8, 2)), Some((7, 2)), Decision::Stop);
        check_decision(Some((3, 2)), Some((3, 2)), Decision::Write);
        check_decision(Some((2, 3)), Some((3, 2)), Decision::Stop);
        check_decision(Some((3, 3)), Some((3, 2)), Decision::Stop);
        check_decision(Some((4, 2)), Some((3, 2)), Decision::Stop);
        check_decision(Some((9, 1)), Some((3, 2)), Decision::Write);
    }

    #[test]
    fn a_stamp_is_read_as_it_was_written() {
        let stamp = Stamp { generation: 7, writer: Writer([0xAB; 16]) };
        assert_eq!(stamp.to_string().parse(), Ok(stamp));
        let too_many = format!("9007199254740990 {}", stamp.writer);
        for wrong in ["", "7", "7 ", "x 00", "7 0011", "7 ABABABABABABABABABABABABABABABAB", &too_many] {
            assert_eq!(wrong.parse::<Stamp>(), Err(NotAStamp), "{wrong}");
        }
    }
}
