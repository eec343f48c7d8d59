//! A folder from all the records that a device keeps of it.
//!
//! Each record is chosen by itself (`choose`), so that one that is damaged takes nothing else with it.

use super::{Choice, Damage, Damaged, Newer, Shelf, Stamp, Store, choose};
use crate::{
    folder::{ByPart, Contribution, Contributor, Folder, Part, PartName, Parts, SCHEMA, Stored},
    id::FolderId,
};

/// All copies of a folder's records, in the database and in the mirror.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelves(pub ByPart<[Shelf; 2]>);

/// A folder as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// none where nothing of it can be opened
    pub folder: Option<Folder>,
    /// a newer program saved here: this one must not write
    pub newer: Option<Newer>,
    pub damaged: Vec<Damaged>,
    /// something newer than what is opened was saved, or may have been, and cannot be read
    pub may_be_older: bool,
    pub start: Start,
}

/// What saving goes on from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// what was opened of each record
    pub opened: ByPart<Stamp>,
    /// what the next save of each record must follow: the newest that was ever saved, also where that cannot
    /// be read, or is nowhere any more
    pub stamps: ByPart<Stamp>,
    /// what the database and the mirror said of each record: what differs from it when something is
    /// saved was written by another window meanwhile
    pub seen: ByPart<[Option<Stamp>; 2]>,
    /// the contributions that are surely stored
    pub listed: Parts,
    /// what is to be written anew: it was found in an older form, or in a version from before
    pub unwritten: Parts,
    /// what only the mirror has: nothing that is saved in the database may depend on it
    pub only_mirrored: Parts,
}

/// Puts a folder together. `version` is its newest earlier version, and stands in for a frame of which no
/// copy can be opened.
pub fn open(id: &FolderId, shelves: Shelves, version: Option<Folder>) -> Opened {
    let mut opening = Opening::new(id.clone());
    for (part, [database, mirror]) in shelves.0.into_pairs() {
        opening.take(part, database, mirror);
    }
    opening.finish(version)
}

/// A folder that is being opened, one record after the other, so that no more than one of them is held
/// as it was stored.
pub struct Opening {
    id: FolderId,
    opened: Opened,
    listed: Vec<Part>,
    found: Vec<(Vec<Contributor>, Contribution)>,
}

impl Opening {
    pub fn new(id: FolderId) -> Opening {
        let opened = Opened {
            folder: None,
            newer: None,
            damaged: Vec::new(),
            may_be_older: false,
            start: Start::default(),
        };
        Opening { id, opened, listed: Vec::new(), found: Vec::new() }
    }

    /// All copies of one record.
    pub fn take(&mut self, part: Part, database: Shelf, mirror: Shelf) {
        let name = PartName { folder: self.id.clone(), part };
        let choice = choose(&name, database, mirror);
        match self.opened.take(&name.part, choice) {
            Some(Stored::Whole(folder)) => self.opened.take_whole(folder),
            Some(Stored::Frame { folder, listed }) => {
                self.opened.folder = Some(folder);
                self.listed = listed;
            }
            Some(Stored::Contribution { people, one }) => self.found.push((people, one)),
            None => {}
        }
    }

    pub fn finish(self, version: Option<Folder>) -> Opened {
        let Opening { mut opened, listed, found, .. } = self;
        if opened.folder.is_none() && (opened.may_be_older || !found.is_empty()) {
            opened.may_be_older = true;
            opened.folder = version;
            opened.start.unwritten.add_all(opened.folder.iter().flat_map(Folder::parts));
        }
        let is_here = |part: &Part| found.iter().any(|(_, one)| Part::of(one) == *part);
        opened.may_be_older |= listed.iter().any(|part| !is_here(part));
        if let Some(folder) = &mut opened.folder {
            opened.start.listed.add_all(found.iter().map(|(_, one)| Part::of(one)));
            put_in_order(folder, &listed, found);
        }
        opened
    }
}

impl Opened {
    fn take(&mut self, part: &Part, choice: Choice) -> Option<Stored> {
        let Choice { open, newer, damaged, may_be_older, write_after, seen } = choice;
        self.may_be_older |= may_be_older;
        self.damaged.extend(damaged);
        self.newer = self.newer.take().or(newer);
        self.start.seen.insert(part.clone(), seen);
        if let Some(stamp) = write_after {
            self.start.stamps.insert(part.clone(), stamp);
        }
        let chosen = open?;
        self.start.opened.insert(part.clone(), chosen.stamp);
        if chosen.schema < SCHEMA {
            self.start.unwritten.add(part.clone());
        }
        if chosen.place.store == Store::Mirror {
            self.start.only_mirrored.add(part.clone());
        }
        Some(chosen.stored)
    }

    /// As folders were kept before: its contributions are not records of their own yet.
    fn take_whole(&mut self, folder: Folder) {
        self.start.unwritten.add_all(folder.parts());
        self.folder = Some(folder);
    }

    /// Whether a person should hear of it. A copy that is only missing is not worth a word while
    /// another one has the same: a page that goes away at once may have reached one store only.
    pub fn tells_of_damage(&self) -> bool {
        self.may_be_older || self.damaged.iter().any(|one| one.damage != Damage::Missing)
    }

    /// Octets to offer as a file, so that nothing is lost which this program cannot open.
    pub fn to_offer(&self) -> Option<&[u8]> {
        let newer = self.newer.as_ref().map(|newer| &newer.bytes);
        let damaged = self.damaged.iter().find(|one| one.damage != Damage::Missing);
        newer.or(damaged.map(|one| &one.bytes)).map(Vec::as_slice)
    }
}

/// In the order in which they were begun, as far as it is known. Who is only named in a contribution is
/// among the people again, too.
fn put_in_order(folder: &mut Folder, listed: &[Part], found: Vec<(Vec<Contributor>, Contribution)>) {
    for (people, one) in found {
        for who in people {
            if folder.contributor(&who.id).is_none() {
                folder.contributors.push(who);
            }
        }
        match folder.contributions.iter_mut().find(|known| Part::of(known) == Part::of(&one)) {
            Some(known) => *known = one,
            None => folder.contributions.push(one),
        }
    }
    folder.contributions.retain(|one| !one.is_blank());
    let mut in_order = Vec::new();
    for part in listed {
        let at = folder.contributions.iter().position(|one| Part::of(one) == *part);
        in_order.extend(at.map(|at| folder.contributions.remove(at)));
    }
    in_order.append(&mut folder.contributions);
    folder.contributions = in_order;
}

#[cfg(test)]
mod tests;
