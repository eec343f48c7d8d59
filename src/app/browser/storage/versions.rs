//! Earlier versions of folders, in the database. Where there is none, none are kept.

use tell_it_once_core::{
    folder::Folder,
    id::FolderId,
    keep::version::{Version, Why, to_drop},
    record::Writer,
};

use super::{Durability, NotSaved, database, locked, mode};
use crate::browser::time;

const STORE: &str = "checkpoints";
/// Octets in which the first line of a version ends, which says what it is. The folder after it may be large.
const LINE: u32 = 1000;

/// Keeps the folder as it is now, and lets go of what is too much.
pub(crate) async fn put(folder: &Folder, why: Why, writer: Writer) -> Result<(), NotSaved> {
    if !mode().has_database() {
        return Err(NotSaved::Refused);
    }
    let durability = match why {
        Why::Window | Why::Replaced | Why::Form => Durability::Strict,
        Why::Part | Why::File => Durability::Relaxed,
    };
    let is_sealed = locked::is_locked(&folder.id);
    // asked before: in the transaction there is no way out
    locked::seal(&folder.id, "", b"")?;
    let make = |keys: Vec<String>| {
        let of_folder = keys.iter().filter_map(|key| Version::of_key(key)).filter(|(of, _)| *of == folder.id);
        let number = of_folder.map(|(_, number)| number).max().unwrap_or(0) + 1;
        let version = Version { number, why, at: time::now() };
        let (key, text) = (Version::key(&folder.id, number), version.write(folder, writer));
        let sealed = locked::seal(&folder.id, &key, text.as_bytes()).unwrap_or_default();
        (key, sealed.unwrap_or_else(|| text.into_bytes()))
    };
    database::put_new(STORE, durability, (&folder.id, is_sealed), make).await?;
    remove(&folder.id, to_drop(&list(&folder.id).await)).await
}

/// What there is, the newest first.
pub(crate) async fn list(folder: &FolderId) -> Vec<Version> {
    let mut found = Vec::new();
    for key in keys(folder).await {
        let number = Version::of_key(&key).map(|(_, number)| number);
        let bytes = match locked::is_locked(folder) {
            true => stored(folder, &key).await,
            false => database::get_start(STORE, &key, LINE).await.ok().flatten(),
        };
        found.extend(bytes.zip(number).and_then(|(bytes, number)| Version::glance(&bytes, number)));
    }
    found.sort_by_key(|one| std::cmp::Reverse(one.number));
    found
}

/// A version with all that is in it.
pub(crate) async fn get(folder: &FolderId, number: u64) -> Option<(Version, Folder)> {
    let bytes = stored(folder, &Version::key(folder, number)).await?;
    Version::read(&bytes).ok()
}

/// Lets one go, and gives what it was, so that it can be put again.
pub(crate) async fn let_go(folder: &FolderId, number: u64) -> Option<Vec<u8>> {
    let bytes = database::get(STORE, &Version::key(folder, number)).await.ok().flatten()?;
    remove(folder, vec![number]).await.ok()?;
    Some(bytes)
}

/// Puts one where it was.
pub(crate) async fn put_again(folder: &FolderId, number: u64, bytes: &[u8]) -> Result<(), NotSaved> {
    database::put_with(STORE, &Version::key(folder, number), bytes, Durability::Strict).await
}

/// Whether any can be kept.
pub(crate) fn are_kept() -> bool {
    mode().has_database()
}

/// The newest one that can be opened.
pub(crate) async fn newest(folder: &FolderId) -> Option<Folder> {
    let mut keys = keys(folder).await;
    while let Some(key) = keys.pop() {
        let bytes = stored(folder, &key).await;
        if let Some((_, folder)) = bytes.and_then(|bytes| Version::read(&bytes).ok()) {
            return Some(folder);
        }
    }
    None
}

/// There is no room: the older half of them goes, what another window wrote excepted. False where none can.
pub(crate) async fn make_room(folder: &FolderId) -> bool {
    let mut ring = list(folder).await;
    ring.retain(|one| one.why != Why::Window);
    let gone: Vec<_> = ring.split_off(ring.len() / 2).into_iter().map(|one| one.number).collect();
    !gone.is_empty() && remove(folder, gone).await.is_ok()
}

/// One as it was written.
async fn stored(folder: &FolderId, key: &str) -> Option<Vec<u8>> {
    let bytes = database::get(STORE, key).await.ok().flatten()?;
    locked::unseal(folder, key, bytes)
}

async fn keys(folder: &FolderId) -> Vec<String> {
    if !mode().has_database() {
        return Vec::new();
    }
    let mut keys = database::keys(STORE).await.unwrap_or_default();
    keys.retain(|key| Version::of_key(key).is_some_and(|(of, _)| of == *folder));
    keys
}

async fn remove(folder: &FolderId, numbers: Vec<u64>) -> Result<(), NotSaved> {
    let keys: Vec<_> = numbers.into_iter().map(|number| Version::key(folder, number)).collect();
    if keys.is_empty() { Ok(()) } else { database::remove(STORE, &keys).await }
}
