//! The store of record, in IndexedDB. Nothing is said to be saved before its transaction completed.
//!
//! Direct calls rather than a crate: of the crates only one can set `durability`, and it brings
//! an async runtime for what is a dozen calls here.

mod away;
mod naming;
mod transaction;
pub(super) mod turn;

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Uint8Array};
use tell_it_once_core::{
    folder::PartName,
    id::FolderId,
    keep::Batch,
    record::{Decision, Shelf, Slot, Stamp, Store, Writer, may_write},
};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::{
    super::{page, timer},
    Durability, NotSaved,
    mirror::why,
};

pub(super) use away::{close, forget, leave, wipe};
pub(super) use naming::put_new;
use transaction::begin;
pub(super) use turn::{entries, put_lock, remove_lock};

const NAME: &str = "tio1";
const VERSION: u32 = 1;
const STORES: [&str; 5] = ["slots", "photos", "quarantine", "meta", "checkpoints"];
/// Some browsers never answer after a crash. The mirror has the words then.
const PATIENCE: f64 = 4000.0;

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// The database, opened once and again after the browser closed it.
pub(super) async fn open() -> Result<IdbDatabase, NotSaved> {
    if let Some(open) = OPEN.with_borrow(Option::clone) {
        return Ok(open);
    }
    let factory = page::window().and_then(|window| window.indexed_db().ok().flatten());
    let request = factory.ok_or(NotSaved::Refused)?.open_with_u32(NAME, VERSION);
    let request = request.map_err(|error| why(&error))?;
    request.set_onupgradeneeded(Some(&make_stores(&request)));
    let opened = Promise::race(&Array::of2(&settled(&request), &too_late()));
    JsFuture::from(opened).await.map_err(|_| fault(&request))?;
    let database: IdbDatabase =
        request.result().and_then(|result| result.dyn_into()).map_err(|error| why(&error))?;
    forget_when_closed(&database);
    OPEN.set(Some(database.clone()));
    Ok(database)
}

fn too_late() -> Promise {
    Promise::new(&mut |_, give_up| {
        timer::after(PATIENCE, move || {
            let _ = give_up.call0(&JsValue::NULL);
        });
    })
}

fn make_stores(request: &IdbOpenDbRequest) -> Function {
    let request = request.clone();
    let make = move || {
        let Some(database) = request.result().ok().and_then(|result| result.dyn_into().ok()) else { return };
        let database: IdbDatabase = database;
        for name in STORES {
            // one that is there already is left as it is
            let _ = database.create_object_store(name);
        }
    };
    Closure::once_into_js(make).unchecked_into()
}

/// The browser closes a database when its data is cleared, or when another window needs a newer one.
fn forget_when_closed(database: &IdbDatabase) {
    let closing = database.clone();
    let forget = Closure::<dyn Fn()>::new(move || {
        closing.close();
        OPEN.take();
    });
    let forget: Function = forget.into_js_value().unchecked_into();
    database.set_onclose(Some(&forget));
    database.set_onversionchange(Some(&forget));
}

/// The parts that have a copy here.
pub(super) async fn names() -> Result<Vec<PartName>, NotSaved> {
    Ok(names_in(keys("slots").await?))
}

fn names_in(keys: Vec<String>) -> Vec<PartName> {
    let name = |key: String| key.strip_suffix(".A").or_else(|| key.strip_suffix(".B"))?.parse().ok();
    keys.into_iter().filter_map(name).collect()
}

/// The parts that have a copy here, and the wrapped keys of locked folders: all that is wanted at the start, in
/// one turn.
pub(super) async fn look() -> Result<(Vec<PartName>, Vec<(FolderId, String)>), NotSaved> {
    let begun = begin(&["slots", "meta"], None).await?;
    let store = |name| begun.transaction.object_store(name).map_err(|error| why(&error));
    let (slots, meta) = (store("slots")?, store("meta")?);
    let [slots, marks] = [&slots, &meta].map(|store| store.get_all_keys().map_err(|error| why(&error)));
    let (slots, marks) = (slots?, marks?);
    let locks = turn::locks_of(&meta, texts(answer(&marks).await?)).await?;
    ended(&begun.done).await?;
    let slots = slots.result().map_err(|error| why(&error))?;
    Ok((names_in(texts(slots)), locks))
}

pub(super) async fn keys(store: &'static str) -> Result<Vec<String>, NotSaved> {
    let (_, done, store) = begin(&[store], None).await?.with(store)?;
    let keys = answer(&store.get_all_keys().map_err(|error| why(&error))?).await;
    ended(&done).await?;
    Ok(texts(keys?))
}

fn texts(found: JsValue) -> Vec<String> {
    let found = found.dyn_into::<Array>().unwrap_or_default();
    found.iter().filter_map(|text| text.as_string()).collect()
}

pub(super) async fn remove(store: &'static str, keys: &[String]) -> Result<(), NotSaved> {
    let begun = begin(&[store], Some(Durability::Relaxed)).await?;
    let all = begun.transaction.object_store(store).and_then(|store| {
        // a failure aborts the transaction, which is waited for
        keys.iter().try_for_each(|key| store.delete(&key.into()).map(|_| ()))
    });
    begun.end(all.map_err(|error| why(&error))).await
}

/// A record's copies, as the browser answered. They become the program's own one after the other.
pub(super) struct Answers([IdbRequest; 3]);

impl Answers {
    pub(super) fn shelf(&self) -> Shelf {
        let [a, b, stamp] =
            self.0.each_ref().map(|request| request.result().ok().and_then(|value| octets(&value)));
        Shelf { a, b, stamp: stamp.and_then(|bytes| read_stamp(&bytes)) }
    }
}

/// All parts of a folder, in one turn: nothing can be saved between two of them.
pub(super) async fn read(folder: &FolderId) -> Result<Vec<(PartName, Answers)>, NotSaved> {
    let begun = begin(&["slots", "meta"], None).await?;
    let store = |name| begun.transaction.object_store(name).map_err(|error| why(&error));
    let (slots, meta) = (store("slots")?, store("meta")?);
    let keys = answer(&slots.get_all_keys().map_err(|error| why(&error))?).await?;
    let mut names = names_in(texts(keys));
    names.retain(|name| name.folder == *folder);
    names.dedup();
    let ask = |store: &IdbObjectStore, key: String| store.get(&key.into()).map_err(|error| why(&error));
    let mut asked = Vec::new();
    for name in names {
        let [a, b] = [Slot::A, Slot::B].map(|slot| ask(&slots, slot_key(&name, slot)));
        let answers = Answers([a?, b?, ask(&meta, stamp_key(&name))?]);
        asked.push((name, answers));
    }
    ended(&begun.done).await?;
    Ok(asked)
}

/// Everything in a store.
pub(super) async fn values(store: &'static str) -> Result<Vec<Vec<u8>>, NotSaved> {
    let (_, done, store) = begin(&[store], None).await?.with(store)?;
    let values = answer(&store.get_all().map_err(|error| why(&error))?).await;
    ended(&done).await?;
    let values = values?.dyn_into::<Array>().unwrap_or_default();
    Ok(values.iter().filter_map(|value| octets(&value)).collect())
}

/// Compares and writes in one transaction, so that no other window can come between.
pub(super) async fn write(
    folder: &FolderId,
    batch: &Batch,
    writer: Writer,
    durability: Durability,
    is_sealed: bool,
) -> Result<(), NotSaved> {
    let begun = begin(&["slots", "meta"], Some(durability)).await?;
    let written = compare_and_put(&begun.transaction, folder, batch, writer, is_sealed).await;
    begun.end(written).await
}

async fn compare_and_put(
    transaction: &IdbTransaction,
    folder: &FolderId,
    batch: &Batch,
    writer: Writer,
    is_sealed: bool,
) -> Result<(), NotSaved> {
    let store = |name| transaction.object_store(name).map_err(|error| why(&error));
    let (slots, meta) = (store("slots")?, store("meta")?);
    // another window turned the lock on or off
    if turn::is_locked(&meta, folder).await? != is_sealed {
        return Err(NotSaved::OtherTab);
    }
    let name = |part| PartName { folder: folder.clone(), part };
    for one in &batch.writings {
        let key = stamp_key(&name(one.part.clone()));
        let stored = answer(&meta.get(&key.into()).map_err(|error| why(&error))?).await?;
        let stored = octets(&stored).and_then(|bytes| read_stamp(&bytes));
        if may_write(stored, one.known(Store::Database), writer) == Decision::Stop {
            return Err(NotSaved::OtherTab);
        }
    }
    for one in &batch.writings {
        let name = name(one.part.clone());
        put_in(&slots, &slot_key(&name, Slot::of(one.stamp.generation)), one.text.as_bytes())?;
        put_in(&meta, &stamp_key(&name), one.stamp.to_string().as_bytes())?;
    }
    Ok(())
}

pub(super) async fn put(store: &'static str, key: &str, bytes: &[u8]) -> Result<(), NotSaved> {
    put_with(store, key, bytes, Durability::Strict).await
}

pub(super) async fn put_with(
    store: &'static str,
    key: &str,
    bytes: &[u8],
    durability: Durability,
) -> Result<(), NotSaved> {
    let begun = begin(&[store], Some(durability)).await?;
    let put = begun.transaction.object_store(store).map_err(|error| why(&error));
    let put = put.and_then(|store| put_in(&store, key, bytes));
    begun.end(put).await
}

pub(super) async fn get(store: &'static str, key: &str) -> Result<Option<Vec<u8>>, NotSaved> {
    Ok(octets(&look_up(store, key).await?))
}

/// Its first octets only.
pub(super) async fn get_start(
    store: &'static str,
    key: &str,
    most: u32,
) -> Result<Option<Vec<u8>>, NotSaved> {
    let found = look_up(store, key).await?;
    Ok(found.dyn_ref::<Uint8Array>().map(|found| found.subarray(0, most).to_vec()))
}

async fn look_up(store: &'static str, key: &str) -> Result<JsValue, NotSaved> {
    let (_, done, store) = begin(&[store], None).await?.with(store)?;
    let found = answer(&store.get(&key.into()).map_err(|error| why(&error))?).await;
    ended(&done).await?;
    found
}

fn put_in(store: &IdbObjectStore, key: &str, bytes: &[u8]) -> Result<(), NotSaved> {
    let value = Uint8Array::from(bytes);
    // its failure aborts the transaction, which is waited for
    store.put_with_key(&value, &key.into()).map(|_| ()).map_err(|error| why(&error))
}

/// A promise kept by the request's own events.
fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |success, error| {
        request.set_onsuccess(Some(&success));
        request.set_onerror(Some(&error));
    })
}

async fn answer(request: &IdbRequest) -> Result<JsValue, NotSaved> {
    JsFuture::from(settled(request)).await.map_err(|_| fault(request))?;
    request.result().map_err(|error| why(&error))
}

async fn ended(done: &Promise) -> Result<(), NotSaved> {
    JsFuture::from(done.clone()).await.map(|_| ()).map_err(|_| NotSaved::Refused)
}

fn fault(request: &IdbRequest) -> NotSaved {
    request.error().ok().flatten().map_or(NotSaved::Refused, |error| why(&error))
}

fn transaction_fault(transaction: &IdbTransaction) -> NotSaved {
    transaction.error().map_or(NotSaved::Refused, |error| why(&error))
}

fn octets(value: &JsValue) -> Option<Vec<u8>> {
    if value.is_undefined() || value.is_null() {
        return None;
    }
    // what is neither octets nor a text is no record, and is reported as damaged
    let octets = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    Some(octets.or_else(|| value.as_string().map(String::into_bytes)).unwrap_or_default())
}

fn read_stamp(bytes: &[u8]) -> Option<Stamp> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

fn slot_key(name: &PartName, slot: Slot) -> String {
    format!("{name}.{}", slot.as_str())
}

fn stamp_key(name: &PartName) -> String {
    format!("stamp:{name}")
}
