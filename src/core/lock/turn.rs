//! Turning the lock of a folder on or off: what takes the place of what.
//!
//! All of it is one change, which a device makes whole or not at all. So a device that is stopped meanwhile
//! has a folder that opens as before, or one that is locked, and never half of each.

use std::collections::BTreeSet;

use super::{FolderKey, is_hidden, pictures_of};
use crate::{digest::sha256_base64url, folder::PartName, id::FolderId, record::digests_in};

/// What a thing in a database is, and so where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// a slot of a record
    Record,
    /// what was saved last, and the wrapped key
    Mark,
    Version,
    /// something damaged that was put aside
    Damaged,
    /// a picture or a recording
    Picture,
}

/// One thing in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    pub kind: Kind,
    pub key: String,
    pub octets: Vec<u8>,
}

/// What is put, and then what is taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub put: Vec<Thing>,
    pub remove: Vec<(Kind, String)>,
}

/// Something would not open again. Nothing is to be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWhole;

/// The name of the wrapped key among the marks.
pub fn key_name(folder: &FolderId) -> String {
    format!("lock:{folder}")
}

/// A folder, all that is stored of it, and what seals it.
pub struct Turn<'a> {
    pub folder: &'a FolderId,
    pub key: &'a FolderKey,
    /// the pictures that other folders need as well: theirs stay
    pub shared: &'a BTreeSet<String>,
    /// never gives the same twice
    pub chance: &'a mut dyn FnMut() -> [u8; 12],
}

/// The pictures that something of these may need.
pub fn named(things: &[Thing]) -> BTreeSet<String> {
    things.iter().filter(|one| one.kind != Kind::Picture).flat_map(|one| digests_in(&one.octets)).collect()
}

impl Turn<'_> {
    /// Everything sealed, and nothing that can be read is left. `things` are those of this folder, and the pictures
    /// that they name.
    pub fn on(&mut self, wrapped: &str, things: &[Thing]) -> Result<Change, NotWhole> {
        let mut change = Change::default();
        for one in things {
            self.seal(one, &mut change)?;
        }
        // what is put in the place of something left over stays
        let Change { put, remove } = &mut change;
        remove.retain(|(kind, key)| !put.iter().any(|one| one.kind == *kind && one.key == *key));
        let octets = wrapped.as_bytes().to_vec();
        change.put.push(Thing { kind: Kind::Mark, key: key_name(self.folder), octets });
        Ok(change)
    }

    /// The way back. What is damaged is put aside as it is.
    pub fn off(&mut self, things: &[Thing]) -> Change {
        let mut change = Change::default();
        for one in things {
            self.open(one, &mut change);
        }
        change.remove.push((Kind::Mark, key_name(self.folder)));
        change
    }

    fn seal(&mut self, one: &Thing, change: &mut Change) -> Result<(), NotWhole> {
        let iv = (self.chance)();
        let (kind, key) = (one.kind, one.key.clone());
        match kind {
            // left over from a lock that is gone
            Kind::Record | Kind::Mark if part_of(&key).is_some_and(|(name, _)| is_hidden(&name.part)) => {
                change.remove.push((kind, key));
            }
            Kind::Picture if key.starts_with(&pictures_of(self.folder)) => change.remove.push((kind, key)),
            Kind::Record => {
                let (name, slot) = part_of(&key).ok_or(NotWhole)?;
                let hidden = self.key.hide(&name);
                match self.key.seal_record(iv, &hidden, &one.octets) {
                    Some(text) => {
                        if self.key.open_record(&hidden, text.clone().into_bytes()) != one.octets {
                            return Err(NotWhole);
                        }
                        let key = format!("{hidden}{slot}");
                        change.put.push(Thing { kind, key, octets: text.into_bytes() });
                    }
                    None => self.put_aside(&one.octets, change),
                }
                // a name that is too long to be hidden is written over
                if hidden != name {
                    change.remove.push((kind, key));
                }
            }
            Kind::Mark => {
                let (name, _) = part_of(&key).ok_or(NotWhole)?;
                let hidden = self.key.hide(&name);
                let moved = format!("{}{hidden}", STAMP);
                change.put.push(Thing { kind, key: moved, octets: one.octets.clone() });
                if hidden != name {
                    change.remove.push((kind, key));
                }
            }
            Kind::Version | Kind::Damaged => {
                let octets = self.sealed(iv, &key, &one.octets)?;
                change.put.push(Thing { kind, key, octets });
            }
            Kind::Picture => {
                let moved = self.key.hide_picture(self.folder, &key).ok_or(NotWhole)?;
                let octets = self.sealed(iv, &moved, &one.octets)?;
                change.put.push(Thing { kind, key: moved, octets });
                if !self.shared.contains(&key) {
                    change.remove.push((kind, key));
                }
            }
        }
        Ok(())
    }

    fn sealed(&self, iv: [u8; 12], name: &str, octets: &[u8]) -> Result<Vec<u8>, NotWhole> {
        let sealed = self.key.seal_octets(iv, name, octets);
        let is_whole = self.key.open_octets(name, &sealed).as_deref() == Some(octets);
        if is_whole { Ok(sealed) } else { Err(NotWhole) }
    }

    /// Damaged octets are sealed with the rest, and never thrown away.
    fn put_aside(&mut self, octets: &[u8], change: &mut Change) {
        let key = damaged_key(self.folder, octets);
        let octets = self.key.seal_octets((self.chance)(), &key, octets);
        change.put.push(Thing { kind: Kind::Damaged, key, octets });
    }

    fn open(&mut self, one: &Thing, change: &mut Change) {
        let (kind, key) = (one.kind, one.key.clone());
        match kind {
            Kind::Record | Kind::Mark => {
                let Some((hidden, slot)) = part_of(&key) else { return };
                // one that was too long to be hidden is under its own name
                let own = (!is_hidden(&hidden.part)).then(|| hidden.clone());
                let Some(name) = self.key.unhide(&hidden).or(own) else { return };
                let (key, octets) = match kind {
                    Kind::Record => {
                        (format!("{name}{slot}"), self.key.open_record(&hidden, one.octets.clone()))
                    }
                    Kind::Mark | Kind::Version | Kind::Damaged | Kind::Picture => {
                        (format!("{STAMP}{name}"), one.octets.clone())
                    }
                };
                if key != one.key {
                    change.remove.push((kind, one.key.clone()));
                }
                change.put.push(Thing { kind, key, octets });
            }
            Kind::Version | Kind::Damaged => {
                if let Some(octets) = self.key.open_octets(&key, &one.octets) {
                    change.put.push(Thing { kind, key, octets });
                }
            }
            Kind::Picture => {
                let opened = self.key.open_octets(&key, &one.octets);
                let Some((sha256, octets)) = self.key.unhide_picture(self.folder, &key).zip(opened) else {
                    return;
                };
                change.put.push(Thing { kind, key: sha256, octets });
                change.remove.push((kind, key));
            }
        }
    }
}

/// Under which name a damaged copy is put aside: the same one twice is put once.
pub fn damaged_key(folder: &FolderId, octets: &[u8]) -> String {
    format!("{folder}.{}", sha256_base64url(octets))
}

const STAMP: &str = "stamp:";

/// The part that a key is of, and which slot.
fn part_of(key: &str) -> Option<(PartName, &'static str)> {
    let name = key.strip_prefix(STAMP).unwrap_or(key);
    let slots = [".A", ".B"].into_iter().find_map(|slot| Some((name.strip_suffix(slot)?, slot)));
    let (name, slot) = if key.starts_with(STAMP) { (name, "") } else { slots? };
    let name: PartName = name.parse().ok()?;
    Some((name, slot))
}
