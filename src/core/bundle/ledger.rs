//! What an office remembers of the files it received: which, when, signed with which keys, and who
//! confirmed which of them with the family. Kept as a file; holds no answer and no family's name.
//!
//! Entries are added and confirmed, never changed or taken out, so the ledgers of two officers can
//! be put together in any order.

mod confirm;
mod file;
mod look;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, btree_map::Entry as Slot};

pub use confirm::NotConfirmed;

use super::{
    digest::{Digest, Kid, Sid},
    moment::Moment,
    names::BundleId,
    payload::Revision,
    verdict::{Confidence, Verdict},
};
use crate::{id::ContributorId, json::filled};

/// Every file that was received, by folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    folders: BTreeMap<BundleId, BTreeMap<Sid, Entry>>,
}

/// What a signed file says of itself and of its keys. Its sid stands for all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub sid: Sid,
    pub bundle_id: BundleId,
    pub revision: Revision,
    /// of the key that signed the whole
    pub kid: Kid,
    /// each contributor's key, and that of who exported
    pub contributors: BTreeMap<ContributorId, Kid>,
}

/// One file that was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub facts: Facts,
    pub received: Received,
    pub confirmed: Option<Confirmation>,
}

/// When a file came first, by the office's clock, and the digest of its octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    pub at: Moment,
    pub file: Digest,
}

/// Somebody recorded that the family read back the receipt code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// as the officer typed it
    pub by: String,
    pub at: Moment,
}

/// Two ledgers say different things of one file, so at least one of them was altered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    pub sid: Sid,
}

impl Facts {
    pub fn of(verdict: &Verdict) -> Facts {
        let bundle = verdict.bundle();
        let parts = verdict.statements().iter();
        let signers = parts.map(|signed| (signed.statement().contributor.id.clone(), signed.kid()));
        let exporter = (bundle.exporter.clone(), verdict.kid());
        Facts {
            sid: verdict.sid(),
            bundle_id: bundle.bundle_id.clone(),
            revision: bundle.revision,
            kid: verdict.kid(),
            contributors: filled(signers.chain([exporter])),
        }
    }
}

impl Ledger {
    /// By folder, then by sid.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.folders.values().flat_map(BTreeMap::values)
    }

    pub fn entry(&self, sid: &Sid) -> Option<&Entry> {
        self.folders.values().find_map(|folder| folder.get(sid))
    }

    pub fn is_empty(&self) -> bool {
        self.folders.is_empty()
    }

    /// Notes that a file came in. The first time counts, however often it comes.
    pub fn receive(&mut self, facts: Facts, received: Received) -> Result<(), Contradiction> {
        self.add(Entry { facts, received, confirmed: None })
    }

    /// Everything that either of two ledgers knows. When it fails, nothing was added.
    pub fn union(&mut self, other: &Ledger) -> Result<(), Contradiction> {
        let known = |entry: &Entry| self.entry_in(&entry.facts.bundle_id, &entry.facts.sid);
        for entry in other.entries() {
            let elsewhere = || self.entry(&entry.facts.sid);
            if known(entry).or_else(elsewhere).is_some_and(|ours| ours.facts != entry.facts) {
                return Err(Contradiction { sid: entry.facts.sid });
            }
        }
        other.entries().try_for_each(|entry| self.add(entry.clone()))
    }

    /// How sure it is who made a file, as far as this office knows.
    pub fn confidence(&self, facts: &Facts) -> Confidence {
        let Some(folder) = self.folders.get(&facts.bundle_id) else { return Confidence::Unconfirmed };
        let this = folder.get(&facts.sid).filter(|entry| entry.facts == *facts);
        if let Some(Confirmation { by, at }) = this.and_then(|entry| entry.confirmed.as_ref()) {
            return Confidence::Confirmed { by: by.clone(), at: *at };
        }
        let is_known = |entry: &Entry| entry.confirmed.is_some() && entry.facts.kid == facts.kid;
        if folder.values().any(is_known) { Confidence::KnownKey } else { Confidence::Unconfirmed }
    }

    fn entry_in(&self, folder: &BundleId, sid: &Sid) -> Option<&Entry> {
        self.folders.get(folder)?.get(sid)
    }

    fn add(&mut self, new: Entry) -> Result<(), Contradiction> {
        let folder = self.folders.entry(new.facts.bundle_id.clone()).or_default();
        match folder.entry(new.facts.sid) {
            Slot::Vacant(slot) => drop(slot.insert(new)),
            Slot::Occupied(slot) if slot.get().facts != new.facts => {
                return Err(Contradiction { sid: new.facts.sid });
            }
            Slot::Occupied(mut slot) => slot.get_mut().join(new),
        }
        Ok(())
    }
}

impl Entry {
    /// The earlier of two receptions, and the earlier of two confirmations: whichever came to this
    /// ledger first does not matter.
    fn join(&mut self, other: Entry) {
        if other.received.rank() < self.received.rank() {
            self.received = other.received;
        }
        self.confirmed = match (self.confirmed.take(), other.confirmed) {
            (Some(ours), Some(theirs)) => Some(if theirs.rank() < ours.rank() { theirs } else { ours }),
            (ours, theirs) => ours.or(theirs),
        };
    }
}

impl Received {
    // the same instant has a spelling for each offset, so its letters count too
    fn rank(&self) -> (Moment, String, Digest) {
        (self.at, self.at.to_string(), self.file)
    }
}

impl Confirmation {
    fn rank(&self) -> (Moment, String, &str) {
        (self.at, self.at.to_string(), &self.by)
    }
}
