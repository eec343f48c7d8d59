//! A family's own copy of a folder: one file that only their words open, on any device.
//!
//! Not for a council, which gets the signed file, and not a merge: what arrives is opened whole, and
//! `arriving` says how it differs from what is here, so that a person can choose. Everything of the
//! folder is in it: entries, whose words, keys, what was said before, pictures.

mod arriving;
mod content;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Timelike;

use crate::{
    bundle::{
        Fresh, b64,
        jwe::{
            BACKUP,
            pbes2::{Allowed, Closed},
        },
        moment::Moment,
        refusal::{Code, Refusal},
    },
    folder::{Folder, Unopenable},
    json::Spelling,
    passphrase::PassKey,
    record::{Damage, Record},
};

pub use arriving::{Arriving, Compared, Side, arriving};

/// A longer file is not opened, and none is made.
pub const MOST_BYTES: usize = 40 << 20;

/// A copy that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    pub record: Record,
    pub folder: Folder,
    /// by digest; each is what its name says
    pub pictures: BTreeMap<String, Vec<u8>>,
    /// pictures that the folder shows, and that are not in the file as they were
    pub missing: BTreeSet<String>,
    /// pictures in the file that the folder does not show
    pub extra: BTreeSet<String>,
    /// when and with which version of the program it was made; not known of a plain record
    pub made: Option<Made>,
}

/// Of the device's clock, and for people to see only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub at: Moment,
    pub version: String,
}

/// A copy to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// holds no name and no date of birth
    pub name: String,
    pub text: String,
    /// pictures that the folder shows and that were not at hand
    pub missing: BTreeSet<String>,
}

/// Why a file is not opened, in terms of what a person can do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    TooLarge,
    /// not a file of this program, or nothing to do with a folder
    NotOurs,
    /// the signed or sealed file, which is for the council
    ForCouncil,
    /// made by a newer version of this program
    Newer,
    /// other words than those it was locked with
    Passphrase,
    /// it asks for far more or far less work than any real one, so nothing was tried
    NotTried,
    /// it was one of ours, and octets of it are missing or changed
    Damaged {
        code: Code,
    },
}

impl WhyNot {
    pub(crate) fn of(refusal: Refusal) -> WhyNot {
        let told = [
            (Code::Kind, WhyNot::NotOurs),
            (Code::Typ, WhyNot::NotOurs),
            (Code::Version, WhyNot::Newer),
            (Code::Passphrase, WhyNot::Passphrase),
            (Code::P2c, WhyNot::NotTried),
        ];
        let found = told.into_iter().find(|(code, _)| *code == refusal.code);
        found.map_or(WhyNot::Damaged { code: refusal.code }, |(_, why)| why)
    }

    /// As the format names it.
    pub fn code(&self) -> Code {
        match self {
            WhyNot::TooLarge => Code::Size,
            WhyNot::NotOurs | WhyNot::ForCouncil => Code::Kind,
            WhyNot::Newer => Code::Version,
            WhyNot::Passphrase => Code::Passphrase,
            WhyNot::NotTried => Code::P2c,
            WhyNot::Damaged { code } => code.clone(),
        }
    }
}

/// What goes into a copy.
#[derive(Clone, Copy, Debug)]
pub struct Copy<'a> {
    /// the whole stored record
    pub record: &'a Record,
    /// by digest, whether the folder shows them or not
    pub pictures: &'a BTreeMap<String, Vec<u8>>,
    pub made_at: Moment,
    /// of the program
    pub version: &'a str,
}

/// The file. It is opened again before it is handed over, so that nobody keeps one for a year that
/// could never have been opened.
pub fn write(copy: &Copy<'_>, key: &PassKey, fresh: &Fresh) -> Result<File, WhyNot> {
    write_within(copy, key, fresh, Allowed::ROUNDS)
}

fn write_within(copy: &Copy<'_>, key: &PassKey, fresh: &Fresh, allowed: Allowed) -> Result<File, WhyNot> {
    // looked at first, since sealing tens of megabytes takes a phone's memory and time
    if b64::encoded_len(content::least(copy)) > MOST_BYTES {
        return Err(WhyNot::TooLarge);
    }
    let text = key.0.seal(BACKUP, content::write(copy), fresh);
    if text.len() > MOST_BYTES {
        return Err(WhyNot::TooLarge);
    }
    let again = LockedFile(Closed::read(text.as_bytes(), BACKUP, allowed).map_err(WhyNot::of)?);
    let again = again.open_with(key)?;
    let time = copy.made_at.at();
    let day = time.date_naive().to_string().replace('-', "");
    let name = format!("tell-it-once-{day}-{:02}{:02}.backup.json", time.hour(), time.minute());
    Ok(File { name, text, missing: again.missing })
}

/// What somebody chose to carry on with.
#[derive(Debug)]
pub enum Chosen {
    /// it needs the passphrase
    Locked(LockedFile),
    /// a record as it was downloaded from a device, without its pictures
    Plain(Box<Backup>),
}

/// A whole copy of which nothing is known yet.
#[derive(Debug)]
pub struct LockedFile(Closed);

/// Finds out what a file is, by what is in it. All that can be refused without the passphrase is
/// refused here, before any work.
pub fn look(octets: &[u8]) -> Result<Chosen, WhyNot> {
    look_within(octets, Allowed::ROUNDS)
}

fn look_within(octets: &[u8], allowed: Allowed) -> Result<Chosen, WhyNot> {
    if octets.len() > MOST_BYTES {
        return Err(WhyNot::TooLarge);
    }
    match Record::read(octets) {
        Ok(record) => return Ok(Chosen::Plain(Box::new(content::plain(record)?))),
        Err(Damage::NotARecord) => {}
        Err(_) => return Err(WhyNot::Damaged { code: Code::Schema }),
    }
    match Closed::read(octets, BACKUP, allowed) {
        Ok(closed) => Ok(Chosen::Locked(LockedFile(closed))),
        Err(refusal) => Err(content::other(refusal, octets)),
    }
}

impl LockedFile {
    /// Takes most of a second on a slow device, whether the words are right or wrong.
    pub fn open(&self, passphrase: &str, nfc: Spelling) -> Result<Backup, WhyNot> {
        self.open_with(&self.stretch(passphrase, nfc))
    }

    /// The slow half alone. What comes of it opens this file, and can seal the next copy.
    pub fn stretch(&self, passphrase: &str, nfc: Spelling) -> PassKey {
        PassKey::stretched(passphrase, self.0.stretch(), nfc)
    }

    /// The quick half.
    pub fn open_with(&self, key: &PassKey) -> Result<Backup, WhyNot> {
        content::read(&self.0.open(&key.0).map_err(WhyNot::of)?)
    }
}

impl WhyNot {
    fn unopenable(why: Unopenable) -> WhyNot {
        match why {
            Unopenable::Newer { .. } => WhyNot::Newer,
            Unopenable::NotJson(_) | Unopenable::NotAFolder(_) => WhyNot::Damaged { code: Code::Schema },
        }
    }
}

#[cfg(test)]
mod tests;
