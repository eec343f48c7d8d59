//! Where folders and pictures are kept on this device. Thin: what to write, and which copy to
//! open, are the core's to decide (`record`).
//!
//! The database (IndexedDB) is the store of record: measured, a browser that is killed loses up to
//! 40 s of what localStorage said it had kept, and nothing of what the database completed. The
//! mirror (localStorage) is written at once, even while a page is going away. Where the browser
//! refuses both, there is only the memory of this window, and the page says so.
//!
//! Holds no handle of JavaScript: each is looked up when it is used.

mod database;
pub(super) mod mirror;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use tell_it_once_core::{
    digest::sha256_base64url,
    folder::visit::Visit,
    id::FolderId,
    record::{Choice, Damage, Shelf, Stamp, choose},
};
use wasm_bindgen::JsValue;

use super::{page, task};

/// What there is to keep things in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Storage {
    Browser(Stores),
    /// the browser keeps nothing: all is gone when this window closes
    Memory,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stores {
    Both,
    DatabaseOnly,
    MirrorOnly,
}

/// How sure a save must be before it is called one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// outlives the browser: while typing
    Relaxed,
    /// outlives a power cut: at the end of a part, before a file is made, when the page is left
    Strict,
}

/// Why something was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotSaved {
    /// there is no room left
    Full,
    /// the browser keeps nothing, as in a private window, or could not this time
    Refused,
    /// another window writes in this folder
    OtherTab,
}

/// A record on its way to the stores.
#[derive(Clone, Debug)]
pub(crate) struct Saving {
    pub(crate) folder: FolderId,
    /// the newest state this window knew of before
    pub(crate) after: Option<Stamp>,
    pub(crate) stamp: Stamp,
    pub(crate) text: String,
}

/// A folder that is kept here.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) choice: Choice,
    pub(crate) damaged: Kept,
}

/// What became of damaged copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// there were none, or all were put aside
    Safe,
    /// there is no room for them: offer them as a file before anything is written
    OnlyHere,
}

thread_local! {
    static PICTURES: RefCell<BTreeMap<String, Vec<u8>>> = const { RefCell::new(BTreeMap::new()) };
    /// the pictures that this window kept: an entry may be about to name one
    static PUT: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Opens what there is. Never waits for permission, and not for ever for a database.
pub(crate) async fn open() -> (Storage, Vec<Found>) {
    let database = page::IS_BROWSER && database::open().await.is_ok();
    let storage = match (database, mirror::works()) {
        (true, true) => Storage::Browser(Stores::Both),
        (true, false) => Storage::Browser(Stores::DatabaseOnly),
        (false, true) => Storage::Browser(Stores::MirrorOnly),
        (false, false) => Storage::Memory,
    };
    let mut ids = BTreeSet::new();
    if database {
        ids.extend(database::folders().await.unwrap_or_default());
    }
    ids.extend(mirror::folders());
    let mut found = Vec::new();
    for id in ids {
        found.push(find(storage, id).await);
    }
    (storage, found)
}

async fn find(storage: Storage, id: FolderId) -> Found {
    let shelf =
        if storage.has_database() { database::read(&id).await.unwrap_or_default() } else { Shelf::default() };
    let choice = choose(&id, shelf, mirror::read(&id));
    let mut damaged = Kept::Safe;
    for one in choice.damaged.iter().filter(|one| one.damage != Damage::Missing) {
        if storage.quarantine(&id, &one.bytes).await.is_err() {
            damaged = Kept::OnlyHere;
        }
    }
    Found { choice, damaged }
}

impl Storage {
    /// Writes at once, to the mirror only.
    pub(crate) fn mirror(self, saving: &Saving) -> Result<(), NotSaved> {
        match self {
            Storage::Browser(Stores::Both | Stores::MirrorOnly) => mirror::write(saving),
            Storage::Browser(Stores::DatabaseOnly) => Ok(()),
            Storage::Memory => Err(NotSaved::Refused),
        }
    }

    /// Writes the same to the database, and comes back when it is safe there. Where there is no
    /// database, what became of the mirror decides.
    pub(crate) async fn keep(
        self,
        saving: &Saving,
        mirrored: Result<(), NotSaved>,
        durability: Durability,
    ) -> Result<(), NotSaved> {
        match (self, mirrored) {
            (_, Err(NotSaved::OtherTab)) => mirrored,
            (Storage::Browser(Stores::Both | Stores::DatabaseOnly), _) => {
                database::write(saving, durability).await
            }
            (Storage::Browser(Stores::MirrorOnly) | Storage::Memory, _) => mirrored,
        }
    }

    /// Keeps a picture under its digest. Where there is no database, until the window closes.
    pub(crate) async fn put_picture(self, sha256: &str, bytes: Vec<u8>) -> Result<(), NotSaved> {
        PUT.with_borrow_mut(|put| put.insert(sha256.to_owned()));
        if self.has_database() {
            return database::put("photos", sha256, &bytes).await;
        }
        PICTURES.with_borrow_mut(|pictures| pictures.insert(sha256.to_owned(), bytes));
        Ok(())
    }

    /// A picture's octets, if they are here and are those that were put.
    pub(crate) async fn get_picture(self, sha256: &str) -> Option<Vec<u8>> {
        let bytes = if self.has_database() {
            database::get("photos", sha256).await.ok().flatten()
        } else {
            PICTURES.with_borrow(|pictures| pictures.get(sha256).cloned())
        };
        bytes.filter(|bytes| sha256_base64url(bytes) == sha256)
    }

    /// Takes away the pictures that nothing names any more. None, where there is anything else here that may
    /// name them: another folder, or a damaged copy.
    pub(crate) async fn let_pictures_go(self, folder: &FolderId, visit: &Visit) -> Result<(), NotSaved> {
        if !self.has_database() {
            return Ok(());
        }
        let folders = database::folders().await?.into_iter().chain(mirror::folders());
        let is_alone = folders.into_iter().all(|one| one == *folder);
        if !is_alone || !database::keys("quarantine").await?.is_empty() {
            return Ok(());
        }
        let mut gone = visit.unnamed(database::keys("photos").await?);
        PUT.with_borrow(|put| gone.retain(|sha256| !put.contains(sha256)));
        if gone.is_empty() { Ok(()) } else { database::remove("photos", &gone).await }
    }

    /// Puts a damaged copy aside. The same one twice is put once.
    pub(crate) async fn quarantine(self, folder: &FolderId, bytes: &[u8]) -> Result<(), NotSaved> {
        if !self.has_database() {
            return Err(NotSaved::Refused);
        }
        database::put("quarantine", &format!("{folder}.{}", sha256_base64url(bytes)), bytes).await
    }

    /// Asks the browser not to clear this site's storage by itself. Some browsers never answer, so
    /// nobody waits for it.
    pub(crate) fn request_persistence(self, on_answer: impl FnOnce(Persistence) + 'static) {
        if self == Storage::Memory {
            return;
        }
        task::run(async move {
            on_answer(ask_for_persistence().await.unwrap_or(Persistence::NotPromised));
        });
    }

    fn has_database(self) -> bool {
        match self {
            Storage::Browser(Stores::Both | Stores::DatabaseOnly) => true,
            Storage::Browser(Stores::MirrorOnly) | Storage::Memory => false,
        }
    }
}

/// What the browser says about clearing storage by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Persistence {
    Promised,
    NotPromised,
}

async fn ask_for_persistence() -> Option<Persistence> {
    let navigator = page::window()?.navigator();
    // absent on plain http and in some browsers, where the typed call would throw
    let manager = js_sys::Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
    js_sys::Reflect::get(&manager, &"persist".into()).ok().filter(JsValue::is_function)?;
    let answer = navigator.storage().persist().ok()?;
    let promised = wasm_bindgen_futures::JsFuture::from(answer).await.ok()?.as_bool()?;
    Some(if promised { Persistence::Promised } else { Persistence::NotPromised })
}
