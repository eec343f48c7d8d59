//! Locks in the database: which there are, and turning one on or off in one transaction.

use js_sys::Array;
use tell_it_once_core::{
    id::FolderId,
    lock::turn::{Change, Kind, Thing, key_name},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbObjectStore, IdbTransaction};

use super::{Durability, NotSaved, answer, begin, ended, octets, put_in, put_with, remove, why};

const PREFIX: &str = "lock:";

/// Where things of that kind are kept.
pub(in super::super) fn store(kind: Kind) -> &'static str {
    match kind {
        Kind::Record => "slots",
        Kind::Mark => "meta",
        Kind::Version => "checkpoints",
        Kind::Damaged => "quarantine",
        Kind::Picture => "photos",
    }
}

/// The wrapped keys of locked folders, of all that stands there under these keys.
pub(super) async fn locks_of(
    meta: &IdbObjectStore,
    keys: Vec<String>,
) -> Result<Vec<(FolderId, String)>, NotSaved> {
    let mut locks = Vec::new();
    for key in keys {
        let Some(folder) = key.strip_prefix(PREFIX).and_then(|id| id.parse().ok()) else { continue };
        let wrapped = answer(&meta.get(&key.into()).map_err(|error| why(&error))?).await?;
        if let Some(wrapped) = octets(&wrapped).and_then(|bytes| String::from_utf8(bytes).ok()) {
            locks.push((folder, wrapped));
        }
    }
    Ok(locks)
}

pub(in super::super) async fn put_lock(folder: &FolderId, wrapped: &str) -> Result<(), NotSaved> {
    put_with("meta", &key_name(folder), wrapped.as_bytes(), Durability::Strict).await
}

pub(in super::super) async fn remove_lock(folder: &FolderId) -> Result<(), NotSaved> {
    remove("meta", &[key_name(folder)]).await
}

/// Everything in a store, each under its key.
pub(in super::super) async fn entries(store: &'static str) -> Result<Vec<(String, Vec<u8>)>, NotSaved> {
    let (_, done, store) = begin(&[store], None).await?.with(store)?;
    let keys = store.get_all_keys().map_err(|error| why(&error))?;
    let values = store.get_all().map_err(|error| why(&error))?;
    let values = answer(&values).await;
    ended(&done).await?;
    let all = |found: JsValue| found.dyn_into::<Array>().unwrap_or_default();
    let (keys, values) = (all(keys.result().map_err(|error| why(&error))?), all(values?));
    let both = keys.iter().zip(values.iter());
    Ok(both.filter_map(|(key, value)| Some((key.as_string()?, octets(&value)?))).collect())
}

/// Whether a folder is locked, in the transaction that writes.
pub(super) async fn is_locked(meta: &IdbObjectStore, folder: &FolderId) -> Result<bool, NotSaved> {
    let stored = answer(&meta.get(&key_name(folder).into()).map_err(|error| why(&error))?).await?;
    Ok(octets(&stored).is_some())
}

/// All of it or nothing. What was put is read again before what it stands for goes. `seen` is what the change was
/// made from: where another window wrote since, nothing is changed.
pub(in super::super) async fn make(
    folder: &FolderId,
    seen: &[Thing],
    change: &Change,
) -> Result<(), NotSaved> {
    let stores = [Kind::Record, Kind::Mark, Kind::Version, Kind::Damaged, Kind::Picture].map(store);
    let begun = begin(&stores, Some(Durability::Strict)).await?;
    let made = within(&begun.transaction, folder, seen, change).await;
    begun.end(made).await
}

async fn within(
    transaction: &IdbTransaction,
    folder: &FolderId,
    seen: &[Thing],
    change: &Change,
) -> Result<(), NotSaved> {
    let at = |kind| transaction.object_store(store(kind)).map_err(|error| why(&error));
    compare(&at(Kind::Record)?, &at(Kind::Mark)?, folder, seen).await?;
    for one in &change.put {
        put_in(&at(one.kind)?, &one.key, &one.octets)?;
    }
    for one in &change.put {
        let stored =
            answer(&at(one.kind)?.get(&one.key.as_str().into()).map_err(|error| why(&error))?).await?;
        if octets(&stored).as_ref() != Some(&one.octets) {
            return Err(NotSaved::Refused);
        }
    }
    for (kind, key) in &change.remove {
        at(*kind)?.delete(&key.as_str().into()).map_err(|error| why(&error))?;
    }
    Ok(())
}

async fn compare(
    slots: &IdbObjectStore,
    meta: &IdbObjectStore,
    folder: &FolderId,
    seen: &[Thing],
) -> Result<(), NotSaved> {
    let known = |key: &str| seen.iter().any(|one| one.kind == Kind::Record && one.key == key);
    let keys = answer(&slots.get_all_keys().map_err(|error| why(&error))?).await?;
    let keys = keys.dyn_into::<Array>().unwrap_or_default();
    let is_of = |key: &String| {
        key.strip_prefix(folder.as_str()).is_some_and(|rest| rest.starts_with('.') || rest.starts_with('~'))
    };
    if keys.iter().filter_map(|key| key.as_string()).filter(is_of).any(|key| !known(&key)) {
        return Err(NotSaved::OtherTab);
    }
    for one in seen.iter().filter(|one| one.kind == Kind::Mark) {
        let stored = answer(&meta.get(&one.key.as_str().into()).map_err(|error| why(&error))?).await?;
        if octets(&stored).as_ref() != Some(&one.octets) {
            return Err(NotSaved::OtherTab);
        }
    }
    Ok(())
}
