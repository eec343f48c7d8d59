//! The second copy, in localStorage: written at once, read at once, and never pictures.
//!
//! `tio1.<folder>.A` and `.B` hold records; `tio1.index` says what was saved last, with no names.

use std::collections::BTreeMap;

use gloo_storage::{LocalStorage, Storage as _};
use tell_it_once_core::{
    id::FolderId,
    json::{self, Limits, Value},
    record::{Decision, Shelf, Slot, Stamp, may_write},
};
use wasm_bindgen::JsValue;

use super::{
    super::{page, time},
    NotSaved, Saving,
};

const INDEX: &str = "tio1.index";

/// localStorage, if the browser lets this page have it. Asking for it can itself be refused, and
/// gloo would take that for a fault of the program.
pub(in super::super) fn raw() -> Option<web_sys::Storage> {
    page::window()?.local_storage().ok().flatten()?;
    Some(LocalStorage::raw())
}

/// Whether it keeps anything.
pub(super) fn works() -> bool {
    let probe = |storage: web_sys::Storage| {
        storage.set_item("tio1.probe", "1").ok()?;
        storage.remove_item("tio1.probe").ok()
    };
    // full is not the same as refused: what is there can be read
    raw().is_some_and(|storage| probe(storage.clone()).is_some() || storage.length().is_ok_and(|n| n > 0))
}

pub(super) fn folders() -> Vec<FolderId> {
    let Some(storage) = raw() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|n| storage.key(n).ok().flatten());
    let id = |key: String| {
        let id = key.strip_prefix("tio1.")?;
        id.strip_suffix(".A").or_else(|| id.strip_suffix(".B"))?.parse().ok()
    };
    keys.filter_map(id).collect()
}

pub(super) fn read(folder: &FolderId) -> Shelf {
    let Some(storage) = raw() else { return Shelf::default() };
    let copy = |slot| storage.get_item(&key(folder, slot)).ok().flatten().map(String::into_bytes);
    Shelf { a: copy(Slot::A), b: copy(Slot::B), stamp: stamp(&index(&storage), folder) }
}

pub(super) fn write(saving: &Saving) -> Result<(), NotSaved> {
    let storage = raw().ok_or(NotSaved::Refused)?;
    let mut index = index(&storage);
    if may_write(stamp(&index, &saving.folder), saving.after) == Decision::Stop {
        return Err(NotSaved::OtherTab);
    }
    let slot = Slot::of(saving.stamp.generation);
    storage.set_item(&key(&saving.folder, slot), &saving.text).map_err(|error| why(&error))?;
    let at = time::now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let line = [("stamp", Value::text(saving.stamp.to_string())), ("at", Value::text(at))];
    index.insert(saving.folder.to_string(), Value::object(line));
    // the record is in; without its line in the index it is found all the same
    let _ = LocalStorage::set(INDEX, Value::Object(index));
    Ok(())
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

fn stamp(index: &BTreeMap<String, Value>, folder: &FolderId) -> Option<Stamp> {
    let Value::Text(stamp) = index.get(folder.as_str())?.get("stamp")? else { return None };
    stamp.parse().ok()
}

fn key(folder: &FolderId, slot: Slot) -> String {
    format!("tio1.{folder}.{}", slot.as_str())
}

pub(super) fn why(error: &JsValue) -> NotSaved {
    match page::name_of(error).as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => NotSaved::Full,
        _ => NotSaved::Refused,
    }
}
