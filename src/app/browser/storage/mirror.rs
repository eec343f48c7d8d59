//! The second copy, in localStorage, or the only one of a shared device, in sessionStorage: written at
//! once, read at once.
//!
//! `tio1.<part>.A` and `.B` hold records; `tio1.index` says what was saved last, with no names.

use std::collections::BTreeMap;

use base64ct::{Base64, Encoding};
use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use tell_it_once_core::{
    bundle::moment::Moment,
    folder::{Part, PartName},
    id::FolderId,
    json::{self, Limits, Value},
    keep::Batch,
    lock::{
        self,
        turn::{Change, Kind},
    },
    record::{Decision, Shelf, Slot, Stamp, Store, Writer, may_write},
};
use wasm_bindgen::JsValue;

use super::{
    super::{page, time},
    NotSaved,
};

const OURS: &str = "tio1.";
const INDEX: &str = "tio1.index";
const PICTURE: &str = "tio1.picture.";
const LOCK: &str = "tio1.lock.";

/// How long things stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Area {
    Local,
    /// until the window closes
    Session,
}

/// The browser's store, if it lets this page have it. Asking for it can itself be refused, and
/// gloo would take that for a fault of the program.
pub(in super::super) fn raw(area: Area) -> Option<web_sys::Storage> {
    let window = page::window()?;
    match area {
        Area::Local => {
            window.local_storage().ok().flatten()?;
            Some(LocalStorage::raw())
        }
        Area::Session => {
            window.session_storage().ok().flatten()?;
            Some(SessionStorage::raw())
        }
    }
}

/// Whether it keeps anything.
pub(super) fn works(area: Area) -> bool {
    let probe = |storage: web_sys::Storage| {
        storage.set_item("tio1.probe", "1").ok()?;
        storage.remove_item("tio1.probe").ok()
    };
    // full is not the same as refused: what is there can be read
    raw(area).is_some_and(|storage| probe(storage.clone()).is_some() || storage.length().is_ok_and(|n| n > 0))
}

fn keys(area: Area) -> Vec<String> {
    let Some(storage) = raw(area) else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    keys.filter(|key| key.starts_with(OURS)).collect()
}

/// The part that a record's key is of.
fn name_of(key: &str) -> Option<PartName> {
    let name = key.strip_prefix(OURS)?;
    name.strip_suffix(".A").or_else(|| name.strip_suffix(".B"))?.parse().ok()
}

/// The folder that something was saved in, from the key that was written.
pub(in super::super) fn folder_of(key: &str) -> Option<FolderId> {
    name_of(key).map(|name| name.folder)
}

pub(super) fn names(area: Area) -> Vec<PartName> {
    keys(area).iter().filter_map(|key| name_of(key)).collect()
}

/// For one part after the other: the index is read once.
pub(super) fn reader(area: Area) -> impl Fn(&PartName) -> Shelf {
    let there = raw(area).map(|storage| (index(&storage), storage));
    move |name| {
        let Some((index, storage)) = &there else { return Shelf::default() };
        let copy = |slot| storage.get_item(&key(name, slot)).ok().flatten().map(String::into_bytes);
        Shelf { a: copy(Slot::A), b: copy(Slot::B), stamp: stamp(index, name) }
    }
}

/// Every record as it is.
pub(super) fn records(area: Area) -> Vec<String> {
    let Some(storage) = raw(area) else { return Vec::new() };
    let records = keys(area).into_iter().filter(|key| name_of(key).is_some());
    records.filter_map(|key| storage.get_item(&key).ok().flatten()).collect()
}

/// The folder that was saved last.
pub(super) fn saved_last(area: Area) -> Option<FolderId> {
    let mut last: Option<(String, FolderId)> = None;
    for (name, line) in index(&raw(area)?) {
        if let (Ok(PartName { folder, .. }), Some(Value::Text(at))) = (name.parse(), line.get("at"))
            && last.as_ref().is_none_or(|(latest, _)| at > latest)
        {
            last = Some((at.clone(), folder));
        }
    }
    last.map(|(_, folder)| folder)
}

/// Compares all of them before it writes the first.
pub(super) fn write(
    area: Area,
    folder: &FolderId,
    batch: &Batch,
    writer: Writer,
    is_sealed: bool,
) -> Result<(), NotSaved> {
    let storage = raw(area).ok_or(NotSaved::Refused)?;
    // another window turned the lock on or off
    if lock_of(&storage, folder).is_some() != is_sealed {
        return Err(NotSaved::OtherTab);
    }
    let mut index = index(&storage);
    let name = |part| PartName { folder: folder.clone(), part };
    for one in &batch.writings {
        let stored = stamp(&index, &name(one.part.clone()));
        if may_write(stored, one.known(Store::Mirror), writer) == Decision::Stop {
            return Err(NotSaved::OtherTab);
        }
    }
    let at = Moment::from(time::now()).to_string();
    for one in &batch.writings {
        let line = [("stamp", Value::text(one.stamp.to_string())), ("at", Value::text(&at))];
        index.insert(name(one.part.clone()).to_string(), Value::object(line));
    }
    // what it promises comes first: a record that is there without its line would be written over by a
    // window that never saw it
    storage.set_item(INDEX, &Value::Object(index).to_canonical()).map_err(|error| why(&error))?;
    for one in &batch.writings {
        let key = key(&name(one.part.clone()), Slot::of(one.stamp.generation));
        storage.set_item(&key, &one.text).map_err(|error| why(&error))?;
    }
    Ok(())
}

pub(super) fn forget(area: Area, names: &[PartName]) {
    let Some(storage) = raw(area) else { return };
    let mut index = index(&storage);
    for name in names {
        for slot in [Slot::A, Slot::B] {
            let _ = storage.remove_item(&key(name, slot));
        }
        index.remove(&name.to_string());
    }
    let _ = storage.set_item(INDEX, &Value::Object(index).to_canonical());
}

/// The wrapped keys of locked folders.
pub(super) fn locks(area: Area) -> Vec<(FolderId, String)> {
    let Some(storage) = raw(area) else { return Vec::new() };
    let all = keys(area).into_iter().filter_map(|key| locked_of(&key));
    all.filter_map(|folder| Some((folder.clone(), lock_of(&storage, &folder)?))).collect()
}

/// The folder whose lock a key is.
pub(in super::super) fn locked_of(key: &str) -> Option<FolderId> {
    key.strip_prefix(LOCK)?.parse().ok()
}

fn lock_of(storage: &web_sys::Storage, folder: &FolderId) -> Option<String> {
    storage.get_item(&format!("{LOCK}{folder}")).ok().flatten()
}

/// Other windows hear of it where it is new.
pub(super) fn set_lock(area: Area, folder: &FolderId, wrapped: Option<&str>) {
    let Some(storage) = raw(area) else { return };
    let key = format!("{LOCK}{folder}");
    let _ = match wrapped {
        Some(wrapped) => storage.set_item(&key, wrapped),
        None => storage.remove_item(&key),
    };
}

pub(super) fn forget_where(area: Area, folder: &FolderId, goes: impl Fn(&Part) -> bool) {
    let gone: Vec<_> =
        names(area).into_iter().filter(|name| name.folder == *folder && goes(&name.part)).collect();
    forget(area, &gone);
}

/// What can be read of a locked folder.
pub(super) fn forget_unsealed(area: Area, folder: &FolderId) {
    let mut gone: Vec<_> = names(area).into_iter().filter(|name| name.folder == *folder).collect();
    gone.retain(|name| {
        let Shelf { a, b, .. } = reader(area)(name);
        !lock::is_hidden(&name.part) && !a.iter().chain(&b).all(|copy| lock::is_sealed(copy))
    });
    if !gone.is_empty() {
        forget(area, &gone);
    }
}

/// Takes over what the database was given, as far as there is room.
pub(super) fn adopt(area: Area, change: &Change) {
    let Some(storage) = raw(area) else { return };
    let mut index = index(&storage);
    let at = Moment::from(time::now()).to_string();
    for one in &change.put {
        let Ok(text) = std::str::from_utf8(&one.octets) else { continue };
        match (one.kind, one.key.strip_prefix("stamp:")) {
            (Kind::Record, _) => {
                if storage.set_item(&format!("{OURS}{}", one.key), text).is_err() {
                    break;
                }
            }
            (Kind::Mark, Some(name)) => {
                let line = [("stamp", Value::text(text)), ("at", Value::text(&at))];
                index.insert(name.to_owned(), Value::object(line));
            }
            (Kind::Mark, None) | (Kind::Version | Kind::Damaged | Kind::Picture, _) => {}
        }
    }
    let _ = storage.set_item(INDEX, &Value::Object(index).to_canonical());
}

/// The records of all folders but that one.
pub(super) fn records_but(area: Area, folder: &FolderId) -> Vec<String> {
    let Some(storage) = raw(area) else { return Vec::new() };
    let others = keys(area).into_iter().filter(|key| folder_of(key).is_some_and(|of| of != *folder));
    others.filter_map(|key| storage.get_item(&key).ok().flatten()).collect()
}

/// Takes away everything of this site's, but what is spared.
pub(super) fn clear(area: Area, spared: Option<&str>) {
    let Some(storage) = raw(area) else { return };
    for key in keys(area).iter().filter(|key| Some(key.as_str()) != spared) {
        let _ = storage.remove_item(key);
    }
}

pub(super) fn is_empty(area: Area, spared: Option<&str>) -> bool {
    keys(area).iter().all(|key| Some(key.as_str()) == spared)
}

/// Where there is no room for it, it is not kept.
pub(super) fn put_picture(sha256: &str, bytes: &[u8]) {
    if let Some(storage) = raw(Area::Session) {
        let _ = storage.set_item(&format!("{PICTURE}{sha256}"), &Base64::encode_string(bytes));
    }
}

pub(super) fn get_picture(sha256: &str) -> Option<Vec<u8>> {
    let text = raw(Area::Session)?.get_item(&format!("{PICTURE}{sha256}")).ok().flatten()?;
    Base64::decode_vec(&text).ok()
}

fn index(storage: &web_sys::Storage) -> BTreeMap<String, Value> {
    let text = storage.get_item(INDEX).ok().flatten().unwrap_or_default();
    match json::parse(text.as_bytes(), Limits::FILE) {
        Ok(Value::Object(index)) => index,
        Ok(Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::Array(_)) | Err(_) => {
            BTreeMap::new()
        }
    }
}

fn stamp(index: &BTreeMap<String, Value>, name: &PartName) -> Option<Stamp> {
    let Value::Text(stamp) = index.get(&name.to_string())?.get("stamp")? else { return None };
    stamp.parse().ok()
}

fn key(name: &PartName, slot: Slot) -> String {
    format!("{OURS}{name}.{}", slot.as_str())
}

pub(super) fn why(error: &JsValue) -> NotSaved {
    match page::name_of(error).as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => NotSaved::Full,
        _ => NotSaved::Refused,
    }
}
