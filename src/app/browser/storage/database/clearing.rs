//! Taking things out of the database, and looking whether they are gone.

use js_sys::{Array, Promise};
use tell_it_once_core::{folder::PartName, id::FolderId, keep::version::Version, record::Slot};
use wasm_bindgen_futures::JsFuture;

use super::{
    Durability, NAME, NotSaved, OPEN, STORES, begin, keys, page, settled, slot_key, stamp_key, too_late, why,
};

/// Takes a folder away, with its versions and what was damaged of it, all or nothing.
pub(in super::super) async fn forget(folder: &FolderId, names: &[PartName]) -> Result<(), NotSaved> {
    let is_version = |key: &String| Version::of_key(key).is_some_and(|(of, _)| of == *folder);
    let versions: Vec<_> = keys("checkpoints").await?.into_iter().filter(is_version).collect();
    let damaged = format!("{folder}.");
    let damaged: Vec<_> =
        keys("quarantine").await?.into_iter().filter(|key| key.starts_with(&damaged)).collect();
    let slots = names.iter().flat_map(|name| [Slot::A, Slot::B].map(|slot| slot_key(name, slot))).collect();
    let meta = names.iter().map(stamp_key).collect();
    let all = [("slots", slots), ("meta", meta), ("checkpoints", versions), ("quarantine", damaged)];
    let begun = begin(&all.each_ref().map(|(store, _)| *store), Some(Durability::Strict)).await?;
    let gone = all.iter().try_for_each(|(store, keys)| {
        let store = begun.transaction.object_store(store)?;
        keys.iter().try_for_each(|key| store.delete(&key.into()).map(|_| ()))
    });
    begun.end(gone.map_err(|error| why(&error))).await
}

/// Takes the whole database away, and looks whether it is empty when it is opened again. What could not
/// be deleted, since another window has it open, is emptied.
pub(in super::super) async fn wipe() -> bool {
    if let Ok(begun) = begin(&STORES, Some(Durability::Strict)).await {
        let emptied =
            STORES.iter().try_for_each(|store| begun.transaction.object_store(store)?.clear().map(|_| ()));
        let _ = begun.end(emptied.map_err(|error| why(&error))).await;
    }
    if let Some(open) = OPEN.take() {
        open.close();
    }
    let factory = page::window().and_then(|window| window.indexed_db().ok().flatten());
    let Some(factory) = factory else { return true };
    if let Ok(request) = factory.delete_database(NAME) {
        let deleted = Promise::race(&Array::of2(&settled(&request), &too_late()));
        let _ = JsFuture::from(deleted).await;
    }
    for store in STORES {
        match keys(store).await {
            Ok(keys) if keys.is_empty() => {}
            Ok(_) | Err(_) => return false,
        }
    }
    true
}
