//! Parts that others made on devices of their own. They are kept letter for letter as they came: a folder
//! can carry one or leave it out, and has no way to change it.

use chrono::{DateTime, Utc};

use super::Folder;
use crate::{
    bundle::{
        Contributed, b64,
        digest::Kid,
        key::SecretKey,
        open::{open_received, sid_of_statement},
        verdict::SignedStatement,
    },
    id::{BookletId, ContributorId},
};

/// A part as it came. All but the letters is read from them, so that nobody has to open it for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub contributor: ContributorId,
    pub booklet: BookletId,
    pub rev: u32,
    pub sid: String,
    /// whose key signed it
    pub kid: String,
    /// what was signed, and the signature
    pub statement: String,
    /// the digests of its pictures
    pub pictures: Vec<String>,
    pub at: DateTime<Utc>,
}

/// Why a part that holds together does not come into this folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReceived {
    /// it was made for another folder
    OtherFolder,
    /// it says to be from somebody whose key is another one, or from somebody of this device
    OtherKey,
    /// it is here already
    Known,
    /// the same revision is here with other words
    Rival,
}

impl Received {
    /// What it says, read and verified anew.
    pub fn open(&self) -> Option<SignedStatement> {
        open_received(&self.statement).ok()
    }
}

impl Folder {
    /// The part as this folder would keep it.
    pub fn receivable(&self, file: &Contributed, now: DateTime<Utc>) -> Result<Received, NotReceived> {
        let statement = file.statement();
        if statement.bundle_id.to_string() != self.bundle_id {
            return Err(NotReceived::OtherFolder);
        }
        let received = Received {
            contributor: statement.contributor.id.clone(),
            booklet: statement.booklet.id.clone(),
            rev: statement.revision.number,
            sid: file.signed().sid().to_string(),
            kid: file.signed().kid().to_string(),
            statement: file.compact().to_owned(),
            pictures: file.pictures().keys().map(ToString::to_string).collect(),
            at: now,
        };
        let is_ours = |key: &str| kid_of(key).is_some_and(|kid| kid.to_string() == received.kid);
        if self.contributors.iter().any(|one| is_ours(&one.key)) {
            return Err(NotReceived::OtherKey);
        }
        match self.why_not(&received) {
            Some(why) => Err(why),
            None => Ok(received),
        }
    }

    /// Works with no keys: this is in what a phone fetches first.
    fn why_not(&self, new: &Received) -> Option<NotReceived> {
        // where somebody was asked for a part, the family's people have ids of another folder than this one's
        let ours = |one: &super::Contributor| one.id == new.contributor && self.invited.is_none();
        let is_here = self.contributors.iter().any(ours);
        let mixed = |one: &Received| (one.contributor == new.contributor) != (one.kid == new.kid);
        if is_here || self.received.iter().any(mixed) {
            return Some(NotReceived::OtherKey);
        }
        if self.received.iter().any(|one| one.sid == new.sid) {
            return Some(NotReceived::Known);
        }
        let mut same = self.received_of(&new.contributor, &new.booklet);
        same.any(|one| one.rev == new.rev).then_some(NotReceived::Rival)
    }

    /// Takes it, if it still fits.
    pub(super) fn receive(&mut self, new: Received) {
        let is_itself = sid_of_statement(&new.statement).is_some_and(|sid| sid.to_string() == new.sid);
        if is_itself && self.why_not(&new).is_none() {
            self.received.push(new);
        }
    }

    /// Whether one is here that the same person made after that one.
    pub fn has_newer(&self, than: &Received) -> bool {
        self.received_of(&than.contributor, &than.booklet).any(|one| one.rev > than.rev)
    }

    /// Every part of that person and booklet, in the order in which they came.
    pub fn received_of(
        &self,
        contributor: &ContributorId,
        booklet: &BookletId,
    ) -> impl Iterator<Item = &Received> {
        let same = move |one: &&Received| (&one.contributor, &one.booklet) == (contributor, booklet);
        self.received.iter().filter(same)
    }

    /// The newest of each person and booklet. Earlier ones are kept.
    pub fn current_received(&self) -> impl Iterator<Item = &Received> {
        self.received.iter().filter(|one| !self.has_newer(one))
    }
}

fn kid_of(key: &str) -> Option<Kid> {
    let octets: [u8; 32] = b64::decode(key)?.try_into().ok()?;
    SecretKey::from_octets(&octets).map(|key| key.public().kid())
}
