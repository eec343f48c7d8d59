//! Which folders of this device are locked, and the hand that opens the one that is open in this window.
//!
//! The wrapped key of each is in the database and in the mirror. What it wraps is in this window's memory
//! alone, and what works with it comes with the page that asks for the words.

mod heal;
mod sealer;
mod turning;

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use tell_it_once_core::{
    folder::{PartName, visit::Visit},
    id::FolderId,
    keep::Batch,
    lock::{is_hidden, pictures_of},
    record::{Shelf, digests_in},
};

pub(crate) use self::{
    sealer::Sealer,
    turning::{turn_off, turn_on},
};
pub(super) use heal::load;

use super::{NotSaved, database, mirror, mode};

/// What is stored of a locked folder, in and out. Many rather than a key: so what works with keys is fetched
/// with the page that needs it.
pub(crate) trait Seals {
    fn batch(&self, folder: &FolderId, batch: &Batch) -> Option<Batch>;
    fn unhide(&self, hidden: &PartName) -> Option<PartName>;
    fn open_record(&self, hidden: &PartName, stored: Vec<u8>) -> Vec<u8>;
    fn seal(&self, name: &str, octets: &[u8]) -> Vec<u8>;
    fn open(&self, name: &str, sealed: &[u8]) -> Option<Vec<u8>>;
    fn hide_picture(&self, folder: &FolderId, sha256: &str) -> Option<String>;
    fn unhide_picture(&self, folder: &FolderId, stored: &str) -> Option<String>;
}

pub(crate) type Hand = Rc<dyn Seals>;

thread_local! {
    /// the locked folders, with their wrapped keys
    static LOCKS: RefCell<Vec<(FolderId, String)>> = const { RefCell::new(Vec::new()) };
    /// of the open folder, and for a moment of the one that is opened next
    static HANDS: RefCell<Vec<(FolderId, Hand)>> = const { RefCell::new(Vec::new()) };
}

/// How a folder is kept, as this window knows it.
pub(super) enum Hold {
    Plain,
    /// nothing of it can be read here
    Closed,
    Open(Hand),
}

/// The wrapped key of a folder.
pub(crate) fn wrapped(folder: &FolderId) -> Option<String> {
    LOCKS.with_borrow(|all| all.iter().find(|(id, _)| id == folder).map(|(_, key)| key.clone()))
}

pub(crate) fn is_locked(folder: &FolderId) -> bool {
    LOCKS.with_borrow(|all| all.iter().any(|(id, _)| id == folder))
}

/// Whether anything can be locked here. Without a database there is no change that is made whole or not at all.
pub(crate) fn can_be() -> bool {
    mode().has_database() && !super::device::is_shared()
}

/// Whether its words must be asked for before anything of it is seen.
pub(crate) fn is_closed(folder: &FolderId) -> bool {
    is_locked(folder) && hand(folder).is_none()
}

/// Whether a locked folder is open in this window.
pub(crate) fn has_one_open() -> bool {
    HANDS.with_borrow(|all| !all.is_empty())
}

fn hand(folder: &FolderId) -> Option<Hand> {
    HANDS.with_borrow(|all| all.iter().find(|(id, _)| id == folder).map(|(_, hand)| hand.clone()))
}

/// The hand of the open folder, where that is locked.
pub(super) fn open_one() -> Option<(FolderId, Hand)> {
    HANDS.with_borrow(|all| all.first().cloned())
}

/// From now on this window can open it.
pub(crate) fn take_up(folder: &FolderId, hand: Hand) {
    drop_hand(folder);
    HANDS.with_borrow_mut(|all| all.push((folder.clone(), hand)));
}

pub(crate) fn drop_hand(folder: &FolderId) {
    HANDS.with_borrow_mut(|all| all.retain(|(id, _)| id != folder));
}

/// Another folder is open now: the one before needs its words again.
pub(crate) fn keep_only(folder: &FolderId) {
    HANDS.with_borrow_mut(|all| all.retain(|(id, _)| id == folder));
}

/// How it is kept. What another window locked since is seen by its names.
pub(super) fn hold(folder: &FolderId, names: &[PartName]) -> Hold {
    match (is_locked(folder), hand(folder)) {
        (true, Some(hand)) => Hold::Open(hand),
        (true, None) => Hold::Closed,
        (false, _) if !names.is_empty() && names.iter().all(|name| is_hidden(&name.part)) => Hold::Closed,
        (false, _) => Hold::Plain,
    }
}

impl Hold {
    /// The part that a name is of; none for what was left behind when a lock was taken off.
    pub(super) fn part(&self, name: &PartName) -> Option<PartName> {
        match self {
            Hold::Open(hand) => Some(hand.unhide(name).unwrap_or_else(|| name.clone())),
            Hold::Plain | Hold::Closed => (!is_hidden(&name.part)).then(|| name.clone()),
        }
    }

    pub(super) fn open(&self, name: &PartName, shelf: Shelf) -> Shelf {
        let Hold::Open(hand) = self else { return shelf };
        let open = |copy: Option<Vec<u8>>| copy.map(|stored| hand.open_record(name, stored));
        Shelf { a: open(shelf.a), b: open(shelf.b), stamp: shelf.stamp }
    }
}

/// What is to be written, as it may be stored. Nothing of a locked folder is ever written as it is.
pub(super) fn sealed(folder: &FolderId, batch: &Batch) -> Result<Option<Batch>, NotSaved> {
    match (is_locked(folder), hand(folder)) {
        (false, _) => Ok(None),
        (true, Some(hand)) => hand.batch(folder, batch).map(Some).ok_or(NotSaved::Refused),
        (true, None) => Err(NotSaved::OtherTab),
    }
}

/// The same for octets that are put under a name.
pub(super) fn seal(folder: &FolderId, name: &str, octets: &[u8]) -> Result<Option<Vec<u8>>, NotSaved> {
    match (is_locked(folder), hand(folder)) {
        (false, _) => Ok(None),
        (true, Some(hand)) => Ok(Some(hand.seal(name, octets))),
        (true, None) => Err(NotSaved::OtherTab),
    }
}

/// The way back; none where it cannot be had.
pub(super) fn unseal(folder: &FolderId, name: &str, octets: Vec<u8>) -> Option<Vec<u8>> {
    if !is_locked(folder) {
        return Some(octets);
    }
    hand(folder)?.open(name, &octets)
}

/// The name and the octets of a picture of a locked folder.
pub(super) fn seal_picture(
    folder: &FolderId,
    sha256: &str,
    octets: &[u8],
) -> Result<(String, Vec<u8>), NotSaved> {
    let hand = hand(folder).ok_or(NotSaved::OtherTab)?;
    let name = hand.hide_picture(folder, sha256).ok_or(NotSaved::Refused)?;
    let sealed = hand.seal(&name, octets);
    Ok((name, sealed))
}

/// Takes away the pictures of the open folder that nothing of it names any more.
pub(super) async fn let_pictures_go(
    folder: &FolderId,
    visit: &Visit,
    was_put: impl Fn(&str) -> bool,
) -> Result<(), NotSaved> {
    let (Some(hand), mine) = (hand(folder), pictures_of(folder)) else { return Ok(()) };
    let Some(named) = named(folder, &hand).await else { return Ok(()) };
    let mut gone = Vec::new();
    for key in database::keys("photos").await?.into_iter().filter(|key| key.starts_with(&mine)) {
        let Some(sha256) = hand.unhide_picture(folder, &key) else { continue };
        if !visit.unnamed(vec![sha256.clone()]).is_empty() && !named.contains(&sha256) && !was_put(&sha256) {
            gone.push(key);
        }
    }
    if gone.is_empty() { Ok(()) } else { database::remove("photos", &gone).await }
}

/// What anything of a locked folder names; none where some of it cannot be read.
async fn named(folder: &FolderId, hand: &Hand) -> Option<BTreeSet<String>> {
    let mut named = BTreeSet::new();
    for (key, octets) in database::entries("slots").await.ok()? {
        let name: Option<PartName> = key.strip_suffix(".A").or_else(|| key.strip_suffix(".B"))?.parse().ok();
        if let Some(name) = name.filter(|name| name.folder == *folder) {
            named.extend(digests_in(&opened(hand, &name, octets)?));
        }
    }
    for store in ["checkpoints", "quarantine"] {
        let is_mine = |key: &str| {
            key.strip_prefix(folder.as_str())
                .is_some_and(|rest| rest.starts_with('~') || rest.starts_with('.'))
        };
        for (key, octets) in database::entries(store).await.ok()?.into_iter().filter(|(key, _)| is_mine(key))
        {
            named.extend(digests_in(&hand.open(&key, &octets)?));
        }
    }
    for name in mirror::names(mirror::Area::Local).into_iter().filter(|name| name.folder == *folder) {
        let Shelf { a, b, .. } = mirror::reader(mirror::Area::Local)(&name);
        for copy in a.into_iter().chain(b) {
            named.extend(digests_in(&opened(hand, &name, copy)?));
        }
    }
    Some(named)
}

fn opened(hand: &Hand, name: &PartName, stored: Vec<u8>) -> Option<Vec<u8>> {
    let opened = hand.open_record(name, stored.clone());
    (opened != stored).then_some(opened)
}

/// The key goes first: what is left of the folder is nothing to anybody.
pub(crate) async fn destroy_key(folder: &FolderId) -> Result<(), NotSaved> {
    if let Some(area) = mode().mirror() {
        mirror::set_lock(area, folder, None);
    }
    if mode().has_database() {
        database::remove_lock(folder).await?;
    }
    drop_hand(folder);
    LOCKS.with_borrow_mut(|all| all.retain(|(id, _)| id != folder));
    Ok(())
}

fn note(folder: &FolderId, wrapped: Option<String>) {
    LOCKS.with_borrow_mut(|all| {
        all.retain(|(id, _)| id != folder);
        all.extend(wrapped.map(|key| (folder.clone(), key)));
    });
}
