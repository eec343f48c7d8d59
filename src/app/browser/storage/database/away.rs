//! Taking things out of the database, and the database itself.

use js_sys::{Array, Promise};
use tell_it_once_core::{folder::PartName, id::FolderId, keep::version::Version, lock, record::Slot};
use wasm_bindgen_futures::JsFuture;

use super::{
    super::{super::page, Durability, NotSaved, mirror::why},
    NAME, OPEN, STORES, begin, keys, open, settled, slot_key, stamp_key, too_late,
};

/// Takes a folder away, with its versions and what was damaged of it, all or nothing.
pub(in super::super) async fn forget(folder: &FolderId, names: &[PartName]) -> Result<(), NotSaved> {
    let is_version = |key: &String| Version::of_key(key).is_some_and(|(of, _)| of == *folder);
    let versions: Vec<_> = keys("checkpoints").await?.into_iter().filter(is_version).collect();
    let damaged = format!("{folder}.");
    let damaged: Vec<_> =
        keys("quarantine").await?.into_iter().filter(|key| key.starts_with(&damaged)).collect();
    // those of a locked folder are its own
    let pictures = lock::pictures_of(folder);
    let pictures: Vec<_> =
        keys("photos").await?.into_iter().filter(|key| key.starts_with(&pictures)).collect();
    let slots = names.iter().flat_map(|name| [Slot::A, Slot::B].map(|slot| slot_key(name, slot))).collect();
    let meta = names.iter().map(stamp_key).chain([lock::turn::key_name(folder)]).collect();
    let all = [
        ("slots", slots),
        ("meta", meta),
        ("checkpoints", versions),
        ("quarantine", damaged),
        ("photos", pictures),
    ];
    let begun = begin(&all.each_ref().map(|(store, _)| *store), Some(Durability::Strict)).await?;
    let gone = all.iter().try_for_each(|(store, keys)| {
        let store = begun.transaction.object_store(store)?;
        keys.iter().try_for_each(|key| store.delete(&key.into()).map(|_| ()))
    });
    begun.end(gone.map_err(|error| why(&error))).await
}

/// Takes the whole database away, and looks whether it is empty when it is opened again. What could not
/// be deleted, since another window has it open, is emptied. Where this window `had` none, one that
/// cannot be opened holds nothing.
pub(in super::super) async fn wipe(had: bool) -> bool {
    if open().await.is_err() && !had {
        return true;
    }
    if let Ok(begun) = begin(&STORES, Some(Durability::Strict)).await {
        let emptied =
            STORES.iter().try_for_each(|store| begun.transaction.object_store(store)?.clear().map(|_| ()));
        let _ = begun.end(emptied.map_err(|error| why(&error))).await;
    }
    delete().await;
    let is_gone = is_empty().await == Ok(true);
    // looking made an empty one
    if is_gone {
        delete().await;
    }
    is_gone
}

/// Lets go of the database, and deletes it where nothing is in it. True if nothing is left of it.
pub(in super::super) async fn leave() -> bool {
    let is_empty = match is_empty().await {
        Ok(is_empty) => is_empty,
        // what cannot be opened was not made by this window
        Err(_) => return true,
    };
    if is_empty {
        delete().await;
    }
    close();
    is_empty
}

pub(in super::super) fn close() {
    if let Some(open) = OPEN.take() {
        open.close();
    }
}

async fn is_empty() -> Result<bool, NotSaved> {
    for store in STORES {
        if !keys(store).await?.is_empty() {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn delete() {
    close();
    let factory = page::window().and_then(|window| window.indexed_db().ok().flatten());
    if let Some(Ok(request)) = factory.map(|factory| factory.delete_database(NAME)) {
        let deleted = Promise::race(&Array::of2(&settled(&request), &too_late()));
        let _ = JsFuture::from(deleted).await;
    }
}
