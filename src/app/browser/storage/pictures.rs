//! Pictures under their digests: in the database, or with the window where nothing else may be kept.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use tell_it_once_core::{digest::sha256_base64url, folder::visit::Visit, id::FolderId};

use super::{Mode, NotSaved, database, locked, mirror, mode, named_pictures};

thread_local! {
    static PICTURES: RefCell<BTreeMap<String, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
    /// the pictures that this window kept: an entry may be about to name one
    static PUT: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Keeps a picture under its digest. Where there is no database, until the window closes.
pub(crate) async fn put_picture(sha256: &str, bytes: Vec<u8>) -> Result<(), NotSaved> {
    if let Some((folder, _)) = locked::open_one() {
        return put_picture_of(&folder, sha256, bytes).await;
    }
    put_plain(sha256, bytes).await
}

/// Keeps one of a certain folder, which may not be the open one.
pub(crate) async fn put_picture_of(folder: &FolderId, sha256: &str, bytes: Vec<u8>) -> Result<(), NotSaved> {
    if !locked::is_locked(folder) {
        return put_plain(sha256, bytes).await;
    }
    PUT.with_borrow_mut(|put| put.insert(sha256.to_owned()));
    let (name, sealed) = locked::seal_picture(folder, sha256, &bytes)?;
    database::put("photos", &name, &sealed).await
}

async fn put_plain(sha256: &str, bytes: Vec<u8>) -> Result<(), NotSaved> {
    PUT.with_borrow_mut(|put| put.insert(sha256.to_owned()));
    if mode().has_database() {
        return database::put("photos", sha256, &bytes).await;
    }
    if mode() == Mode::Session {
        // a reload keeps it; where it does not fit, only the window has it
        mirror::put_picture(sha256, &bytes);
    }
    PICTURES.with_borrow_mut(|pictures| pictures.insert(sha256.to_owned(), bytes));
    Ok(())
}

/// A picture's octets, if they are here and are those that were put.
pub(crate) async fn get_picture(sha256: &str) -> Option<Vec<u8>> {
    if let Some((folder, hand)) = locked::open_one() {
        let name = hand.hide_picture(&folder, sha256)?;
        let sealed = database::get("photos", &name).await.ok().flatten();
        let bytes = sealed.and_then(|sealed| hand.open(&name, &sealed));
        return bytes.filter(|bytes| sha256_base64url(bytes) == sha256);
    }
    let bytes = if mode().has_database() {
        database::get("photos", sha256).await.ok().flatten()
    } else {
        PICTURES.with_borrow(|pictures| pictures.get(sha256).cloned()).or_else(|| mirror::get_picture(sha256))
    };
    bytes.filter(|bytes| sha256_base64url(bytes) == sha256)
}

/// Takes away the pictures that nothing names any more: no folder, no earlier version, no damaged copy.
pub(crate) async fn let_pictures_go(visit: &Visit) -> Result<(), NotSaved> {
    if !mode().has_database() {
        return Ok(());
    }
    if let Some((folder, _)) = locked::open_one() {
        return locked::let_pictures_go(&folder, visit, |sha256| PUT.with_borrow(|put| put.contains(sha256)))
            .await;
    }
    let mut kept = visit.unnamed(database::keys("photos").await?);
    // those of locked folders are theirs
    kept.retain(|key| !key.contains('~'));
    let Some(named) = named_pictures().await else { return Ok(()) };
    let mut gone: Vec<_> = kept.into_iter().filter(|sha256| !named.contains(sha256)).collect();
    PUT.with_borrow(|put| gone.retain(|sha256| !put.contains(sha256)));
    if gone.is_empty() { Ok(()) } else { database::remove("photos", &gone).await }
}

/// Forgets what only this window had.
pub(super) fn clear() {
    PICTURES.take();
    PUT.take();
}
