//! What is stored of a locked folder, thing by thing: names that say nothing, and octets that only its key opens.
//!
//! A record keeps its first line, so that which copy is the newest is known without the key. Its digest is of
//! the sealed text: damage is found before anything is opened.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::FolderKey;
use crate::{
    bundle::jwe::{decrypt, encrypt},
    folder::{Part, PartName},
    id::FolderId,
    record::Record,
};

/// What sealed octets begin with.
const SEALED: &[u8] = b"tio-locked-2.";
/// Whose view a hidden part pretends to be. No contributor has such an id.
const HIDDEN: &str = "locked-";
/// How many octets a name that is hidden has, filled up, so that its length says nothing.
const NAME: usize = 47;
/// How many of a hidden name's letters stand for the contributor.
const FIRST: usize = 57;
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

impl FolderKey {
    /// The name that a part of this folder is stored under: the same each time, and only the key says of what. One
    /// that is too long to be hidden stays as it is: ids hold no words that a person typed.
    pub fn hide(&self, name: &PartName) -> PartName {
        let of = match &name.part {
            Part::Frame => String::new(),
            Part::Contribution { contributor, booklet } => format!("{contributor}~{booklet}"),
        };
        let part = self.hide_text(&of).and_then(|text| {
            let contributor = [HIDDEN, &text[..FIRST]].concat().parse().ok()?;
            Some(Part::Contribution { contributor, booklet: text[FIRST..].parse().ok()? })
        });
        PartName { folder: name.folder.clone(), part: part.unwrap_or_else(|| name.part.clone()) }
    }

    /// The way back. `None` for a name that this key did not hide.
    pub fn unhide(&self, hidden: &PartName) -> Option<PartName> {
        let Part::Contribution { contributor, booklet } = &hidden.part else { return None };
        let text = [contributor.as_str().strip_prefix(HIDDEN)?, booklet.as_str()].concat();
        let of = self.unhide_text(&text)?;
        let part = match of.split_once('~') {
            Some((contributor, booklet)) => {
                Part::Contribution { contributor: contributor.parse().ok()?, booklet: booklet.parse().ok()? }
            }
            None if of.is_empty() => Part::Frame,
            None => return None,
        };
        Some(PartName { folder: hidden.folder.clone(), part })
    }

    /// The name that a picture of this folder is stored under, for this folder alone.
    pub fn hide_picture(&self, folder: &FolderId, sha256: &str) -> Option<String> {
        Some([&*pictures_of(folder), &*self.hide_text(sha256)?].concat())
    }

    pub fn unhide_picture(&self, folder: &FolderId, stored: &str) -> Option<String> {
        self.unhide_text(stored.strip_prefix(&pictures_of(folder))?)
    }

    /// A record as it is stored under the hidden name. `None` where it is damaged.
    pub fn seal_record(&self, iv: [u8; 12], hidden: &PartName, record: &[u8]) -> Option<String> {
        let record = Record::read(record).ok()?;
        let body = self.seal_body(iv, &beside(hidden, &record), &record.body);
        Some(Record { body, ..record }.write())
    }

    /// The record that was sealed; what is damaged stays as it is, so that it is told as damage.
    pub fn open_record(&self, hidden: &PartName, stored: Vec<u8>) -> Vec<u8> {
        let Ok(record) = Record::read(&stored) else { return stored };
        match self.open_body(&beside(hidden, &record), &record.body) {
            Some(body) => Record { body, ..record }.write().into_bytes(),
            None => stored,
        }
    }

    /// Octets that only this key opens, and only under that name. `iv` is chance, and never used twice.
    pub fn seal_octets(&self, iv: [u8; 12], name: &str, octets: &[u8]) -> Vec<u8> {
        let mut sealed = [SEALED, &iv, octets].concat();
        let tag = encrypt(&self.0, &iv, name.as_bytes(), &mut sealed[SEALED.len() + iv.len()..]);
        sealed.extend(tag);
        sealed
    }

    pub fn open_octets(&self, name: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (iv, rest) = sealed.strip_prefix(SEALED)?.split_first_chunk::<12>()?;
        let (body, tag) = rest.split_last_chunk::<16>()?;
        let mut body = body.to_vec();
        decrypt(&self.0, iv, name.as_bytes(), &mut body, tag).then_some(body)
    }

    /// The same text is always hidden in the same way, so what is chance elsewhere is made from it here (RFC 5297
    /// calls that a synthetic one).
    fn hide_text(&self, text: &str) -> Option<String> {
        if text.len() > NAME || text.contains('\0') {
            return None;
        }
        let mut octets = [0; 12 + NAME];
        octets[..12].copy_from_slice(&self.synthetic(text));
        octets[12..][..text.len()].copy_from_slice(text.as_bytes());
        let (iv, name) = octets.split_first_chunk_mut::<12>()?;
        let tag = encrypt(&self.0, iv, HIDDEN.as_bytes(), name);
        Some(to_letters(&[&octets[..], &tag].concat()))
    }

    fn unhide_text(&self, letters: &str) -> Option<String> {
        let octets = from_letters(letters)?;
        let (iv, rest) = octets.split_first_chunk::<12>()?;
        let (name, tag) = rest.split_last_chunk::<16>()?;
        let mut name = name.to_vec();
        if !decrypt(&self.0, iv, HIDDEN.as_bytes(), &mut name, tag) {
            return None;
        }
        let text = String::from_utf8(name).ok()?;
        let text = text.trim_end_matches('\0');
        (self.synthetic(text) == *iv).then(|| text.to_owned())
    }

    fn synthetic(&self, text: &str) -> [u8; 12] {
        let mut iv = [0; 12];
        if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&*self.0) {
            mac.update(HIDDEN.as_bytes());
            mac.update(text.as_bytes());
            iv.copy_from_slice(&mac.finalize().into_bytes()[..12]);
        }
        iv
    }
}

/// Whether that part is stored under a name that says nothing.
pub fn is_hidden(part: &Part) -> bool {
    match part {
        Part::Frame => false,
        Part::Contribution { contributor, .. } => contributor.as_str().starts_with(HIDDEN),
    }
}

/// Whether a stored record is a sealed one. No more than a look: what reads records is fetched later.
pub fn is_sealed(record: &[u8]) -> bool {
    let body = record.split(|octet| *octet == b'\n').nth(1);
    body.is_some_and(|body| body.starts_with(super::LOCKED.as_bytes()))
}

/// How the names of a locked folder's pictures begin. No digest has such a letter.
pub fn pictures_of(folder: &FolderId) -> String {
    format!("{folder}~")
}

/// What belongs to a sealed body and is not in it: nothing of another save can stand in for it.
fn beside(hidden: &PartName, record: &Record) -> String {
    format!("{hidden} {} {}", record.stamp, record.schema)
}

/// Five bits a letter (RFC 4648, in small letters and without padding).
fn to_letters(octets: &[u8]) -> String {
    let mut text = String::new();
    let (mut held, mut bits) = (0_u32, 0);
    for octet in octets {
        held = held << 8 | u32::from(*octet);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(LETTERS[(held >> bits & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(LETTERS[(held << (5 - bits) & 31) as usize]));
    }
    text
}

fn from_letters(text: &str) -> Option<Vec<u8>> {
    let mut octets = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for letter in text.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        held = held << 5 | u32::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            octets.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    (held == 0).then_some(octets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        booklet::tried,
        folder::{Parts, child_id},
        record::{Stamp, Writer},
    };

    fn key() -> FolderKey {
        FolderKey::make([7; 32])
    }

    fn name(text: &str) -> PartName {
        text.parse().expect("a name")
    }

    #[track_caller]
    fn check_name(text: &str) {
        let hidden = key().hide(&name(text));
        let stored = hidden.to_string();
        assert!(is_hidden(&hidden.part) && name(&stored) == hidden, "{stored}");
        assert_eq!(stored.len(), "f-1~locked-~".len() + 120, "every name is as long");
        assert_eq!(key().unhide(&hidden), Some(name(text)));
        assert_eq!(FolderKey::make([8; 32]).unhide(&hidden), None, "the key counts");
        assert_eq!(key().unhide(&name(text)), None, "it was not hidden");
    }

    #[test]
    fn names_say_nothing_without_the_key() {
        check_name("f-1");
        check_name("f-1~child~my-profile");
        check_name("f-1~c2~family");
        let long = name(&format!("f-1~c2~{}", "b".repeat(60)));
        assert_eq!(key().hide(&long), long, "too long to be hidden");
    }

    #[test]
    fn pictures_have_a_name_of_their_own_in_each_folder() {
        let (one, other) = (FolderId::known("f-1"), FolderId::known("f-2"));
        let sha256 = "A".repeat(43);
        let stored = key().hide_picture(&one, &sha256).expect("it fits");
        assert!(stored.starts_with("f-1~") && !stored.contains(&sha256));
        assert_eq!(key().unhide_picture(&one, &stored), Some(sha256));
        assert_eq!(key().unhide_picture(&other, &stored), None);
    }

    /// What is changed anywhere is found, by the digest or by the seal.
    #[test]
    fn a_sealed_record_is_a_record_and_opens_as_it_was() {
        let folder = tried::folder();
        let stamp = Stamp { generation: 4, writer: Writer([3; 16]) };
        let part = folder.parts().pop().expect("it has parts");
        let plain = Record::of_part(&folder, &part, &Parts::default(), stamp).write();
        let hidden = key().hide(&PartName { folder: folder.id.clone(), part });
        let sealed = key().seal_record([9; 12], &hidden, plain.as_bytes()).expect("it is whole");
        let record = Record::read(sealed.as_bytes()).expect("it is a record");
        assert!(is_sealed(sealed.as_bytes()) && !is_sealed(plain.as_bytes()) && !is_sealed(b"half"));
        assert_eq!((record.stamp, &record.folder), (stamp, &folder.id));
        assert!(!sealed.contains(child_id().as_str()) && record.open_stored().is_err());
        assert_eq!(key().open_record(&hidden, sealed.clone().into_bytes()), plain.as_bytes());
        let later = Record { stamp: Stamp { generation: 6, ..stamp }, ..record }.write().into_bytes();
        assert_eq!(key().open_record(&hidden, later.clone()), later, "an old body under a new line");
        let cut = sealed.as_bytes()[..sealed.len() - 1].to_vec();
        assert_eq!(key().open_record(&hidden, cut.clone()), cut);
        assert_eq!(key().seal_record([9; 12], &hidden, &cut), None);
    }

    #[test]
    fn sealed_octets_open_with_their_key_and_name_only() {
        let sealed = key().seal_octets([9; 12], "f-1~7", b"\x00\xFFpicture");
        assert_eq!(key().open_octets("f-1~7", &sealed).as_deref(), Some(&b"\x00\xFFpicture"[..]));
        assert_eq!(key().open_octets("f-1~8", &sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(key().open_octets("f-1~7", &changed), None, "{at}");
            assert_eq!(key().open_octets("f-1~7", &sealed[..at]), None, "cut at {at}");
        }
    }
}
