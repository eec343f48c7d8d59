//! Earlier versions of a folder that a device keeps, so that somebody can go back.
//!
//! A version is one line of JSON and then a record of the whole folder. What two windows wrote apart is
//! kept in the same way, and does not make room for newer versions.

use chrono::{DateTime, Utc};

use crate::{
    bundle::moment::Moment,
    digest::sha256_base64url,
    folder::{Folder, Kept, Spot, Unopenable, moment},
    id::FolderId,
    json::{self, Limits, Shape, Value},
    record::{Damage, Record, Stamp, Writer},
};

/// How many there are at most, beside those that were written in another window.
pub const MOST: usize = 20;

const MAGIC: &str = "TIO1V";

/// One earlier version, without what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// counts up; a clock may jump
    pub number: u64,
    pub why: Why,
    pub at: DateTime<Utc>,
}

/// What happened when it was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// a part of a booklet was left
    Part,
    /// a file was made
    File,
    /// before another version, or one from a file, took its place
    Replaced,
    /// before it was written in a newer form
    Form,
    /// it was written in a window that did not know of the others' words
    Window,
}

impl Why {
    const NAMES: [(&'static str, Why); 5] = [
        ("part", Why::Part),
        ("file", Why::File),
        ("replaced", Why::Replaced),
        ("form", Why::Form),
        ("window", Why::Window),
    ];

    fn as_str(self) -> &'static str {
        match self {
            Why::Part => "part",
            Why::File => "file",
            Why::Replaced => "replaced",
            Why::Form => "form",
            Why::Window => "window",
        }
    }
}

impl Version {
    /// Under which name it is stored.
    pub fn key(folder: &FolderId, number: u64) -> String {
        format!("{folder}~{number:010}")
    }

    /// The folder and the number of a name.
    pub fn of_key(key: &str) -> Option<(FolderId, u64)> {
        let (folder, number) = key.split_once('~')?;
        let digits = number.bytes().all(|byte| byte.is_ascii_digit()) && number.len() >= 10;
        Some((folder.parse().ok()?, number.parse().ok().filter(|_| digits)?))
    }

    pub fn write(&self, folder: &Folder, writer: Writer) -> String {
        let record = Record::of(folder, Stamp { generation: self.number, writer });
        record.write_after(&[&*self.first_line(), "\n"].concat())
    }

    /// With a digest of its own: the record's covers only the record.
    fn first_line(&self) -> String {
        let line = |sha256: &str| {
            Value::object([
                ("at", moment(self.at)),
                ("magic", Value::text(MAGIC)),
                ("sha256", Value::text(sha256)),
                ("why", Value::text(self.why.as_str())),
            ])
        };
        line(&sha256_base64url(line("").to_canonical().as_bytes())).to_canonical()
    }

    /// What it says that it is. What is in it is not looked at.
    pub fn glance(bytes: &[u8], number: u64) -> Option<Version> {
        let line = bytes.split(|byte| *byte == b'\n').next()?;
        let value = json::parse(line, Limits { bytes: 1000, ..Limits::FILE }).ok()?;
        let shape = Shape::default();
        let fields = shape.root(&value).fields()?;
        let at = fields.need("at")?.parsed::<Moment>()?.at().to_utc();
        let why = fields.need("why")?.one_of(&Why::NAMES)?;
        let version = Version { number, why, at };
        (version.first_line().as_bytes() == line).then_some(version)
    }

    /// The version and the folder as it was.
    pub fn read(bytes: &[u8]) -> Result<(Version, Folder), Damage> {
        let end = bytes.iter().position(|byte| *byte == b'\n').ok_or(Damage::NotARecord)?;
        let record = Record::read(&bytes[end + 1..])?;
        let version = Version::glance(bytes, record.stamp.generation).ok_or(Damage::NotARecord)?;
        match record.open() {
            Ok(folder) => Ok((version, folder)),
            Err(why @ (Unopenable::Newer { .. } | Unopenable::NotJson(_) | Unopenable::NotAFolder(_))) => {
                Err(Damage::NotAFolder(why))
            }
        }
    }
}

/// Those that make room for the newest.
pub fn to_drop(kept: &[Version]) -> Vec<u64> {
    let ring = || kept.iter().filter(|one| one.why != Why::Window).map(|one| one.number);
    let is_old = |number: &u64| ring().filter(|other| other > number).count() >= MOST;
    ring().filter(is_old).collect()
}

/// Whether two states differ in nothing but who is here, and where: then nothing need be drawn again.
pub fn says_the_same(now: &Folder, then: &Folder) -> bool {
    let said = |folder: &Folder| {
        let mut folder = Folder { here: None, ..folder.clone() };
        folder.contributions.iter_mut().for_each(|one| one.last = None);
        folder
    };
    said(now) == said(then)
}

/// One answer that is not the same in two states of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub spot: Spot,
    /// the words of the question, as they were shown
    pub asked: String,
    pub now: Option<Kept>,
    pub then: Option<Kept>,
}

/// The answers that differ, in the order of the folder as it is now. A choice or a note that changed beside
/// the same words is no difference.
pub fn differences(now: &Folder, then: &Folder) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut look = |spot: Spot| {
        let says = |folder: &Folder| folder.kept(&spot).filter(|kept| kept.says_something()).cloned();
        let (now, then) = (says(now), says(then));
        if now.as_ref().map(|kept| &kept.entry) == then.as_ref().map(|kept| &kept.entry) {
            return;
        }
        let asked = now.as_ref().or(then.as_ref()).map(|kept| kept.asked.clone()).unwrap_or_default();
        found.push(Difference { spot, asked, now, then });
    };
    for one in now.contributions.iter().chain(&then.contributions) {
        let here = now.contribution(&one.contributor, &one.booklet);
        for question in one.entries.keys() {
            // it was looked at where it is now
            if here.is_some_and(|here| !std::ptr::eq(here, one) && here.entries.contains_key(question)) {
                continue;
            }
            let (contributor, booklet) = (one.contributor.clone(), one.booklet.clone());
            let spot = Spot { contributor, booklet, question: question.clone() };
            look(spot);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{booklet::tried, folder::child_id};

    fn version(number: u64, why: Why) -> Version {
        Version { number, why, at: tried::now() }
    }

    #[test]
    fn a_version_is_read_as_it_was_written() {
        let folder = tried::folder();
        for (_, why) in Why::NAMES {
            let one = version(7, why);
            let text = one.write(&folder, Writer([3; 16]));
            assert_eq!(Version::read(text.as_bytes()), Ok((one, folder.clone())));
            let cut = &text.as_bytes()[..text.len() - 1];
            assert!(matches!(Version::read(cut), Err(Damage::WrongLength { .. })));
        }
        let text = version(7, Why::Part).write(&folder, Writer([3; 16])).replacen("2026", "2027", 1);
        assert_eq!(Version::read(text.as_bytes()), Err(Damage::NotARecord), "the day is covered, too");
        assert_eq!(Version::read(b"nothing"), Err(Damage::NotARecord));
        let key = Version::key(&folder.id, 7);
        assert_eq!(Version::of_key(&key), Some((folder.id, 7)));
        for wrong in ["f1", "f1~7", "f1~x", "F~0000000007"] {
            assert_eq!(Version::of_key(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn twenty_are_kept_and_what_another_window_wrote_for_ever() {
        let mut kept: Vec<_> = (1..=22).map(|number| version(number, Why::Part)).collect();
        assert_eq!(to_drop(&kept), [1, 2]);
        kept[1].why = Why::Window;
        assert_eq!(to_drop(&kept), [1]);
        assert!(to_drop(&kept[2..]).is_empty());
    }

    #[test]
    fn where_somebody_is_says_nothing() {
        let now = tried::folder();
        let mut then = now.clone();
        then.here = None;
        tried::set(&mut then, &child_id(), "my-profile", "mp.know", tried::words("Trains"));
        let mut elsewhere = then.clone();
        elsewhere.contributions[0].last = Some(crate::id::QuestionId::known("mp.well"));
        assert!(says_the_same(&then, &elsewhere) && !says_the_same(&now, &then));
        elsewhere.contributors[0].name = "Sam B.".to_owned();
        assert!(!says_the_same(&then, &elsewhere), "a name is told of, too");
    }

    #[test]
    fn answers_that_differ_are_found_wherever_they_are() {
        let mut then = tried::folder();
        tried::set(&mut then, &child_id(), "my-profile", "mp.know", tried::words("Trains"));
        tried::set(&mut then, &child_id(), "my-profile", "mp.well", tried::words("Maths"));
        let mut now = then.clone();
        assert_eq!(differences(&now, &then), []);
        tried::set(&mut now, &child_id(), "my-profile", "mp.know", tried::words("Boats"));
        tried::set(&mut now, &child_id(), "my-profile", "mp.well", tried::words(""));
        tried::set(&mut now, &child_id(), "details", "cd.prefname", tried::words("Sam"));
        let found = differences(&now, &then);
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.spot.question.as_str(), one.now.is_some(), one.then.is_some()))
            .collect();
        assert_eq!(found, [("mp.know", true, true), ("mp.well", false, true), ("cd.prefname", true, false)]);
    }
}
