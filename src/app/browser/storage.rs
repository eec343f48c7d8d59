//! Where folders and pictures are kept on this device. Thin: what to write, and which copy to
//! open, are the core's to decide (`keep`, `record`).
//!
//! The database (IndexedDB) is the store of record: measured, a browser that is killed loses up to
//! 40 s of what localStorage said it had kept, and nothing of what the database completed. The
//! mirror (localStorage) is written at once, even while a page is going away. On a shared device there
//! is only the mirror, in sessionStorage, which goes with the window. Where the browser refuses all of
//! them, there is only the memory of this window, and the page says so.
//!
//! Holds no handle of JavaScript: each is looked up when it is used.

mod database;
pub(crate) mod device;
pub(crate) mod locked;
pub(super) mod mirror;
mod persist;
mod pictures;
pub(crate) mod versions;

use std::{cell::Cell, collections::BTreeSet, iter};

use tell_it_once_core::{
    folder::{Folder, PartName},
    id::FolderId,
    keep::{Batch, Durability},
    lock,
    record::{self, Damage, Opened, Opening, Writer},
};

use self::locked::Hold;
pub(crate) use self::{
    device::{Device, Left, Scope},
    locked::has_one_open,
    persist::{Persistence, persistence, request_persistence},
    pictures::{get_picture, let_pictures_go, put_picture, put_picture_of},
};
use super::page;

/// What there is to keep things in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Both,
    DatabaseOnly,
    MirrorOnly,
    /// a shared device: all is gone when this window closes, and a reload keeps it
    Session,
    /// the browser keeps nothing: all is gone when this window closes
    Memory,
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

/// A folder that is kept here.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) opened: Opened,
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
    static MODE: Cell<Mode> = const { Cell::new(Mode::Memory) };
}

/// Finds out what there is to keep things in, and what is kept. Never waits for permission, and not for ever
/// for a database.
pub(crate) async fn begin(device: Option<Device>) -> Vec<PartName> {
    let mode = match device {
        Some(Device::Shared) if mirror::works(mirror::Area::Session) => Mode::Session,
        Some(Device::Shared) => Mode::Memory,
        Some(Device::Own) | None => {
            let database = page::IS_BROWSER && database::open().await.is_ok();
            match (database, mirror::works(mirror::Area::Local)) {
                (true, true) => Mode::Both,
                (true, false) => Mode::DatabaseOnly,
                (false, true) => Mode::MirrorOnly,
                (false, false) => Mode::Memory,
            }
        }
    };
    MODE.set(mode);
    let stored = if mode.has_database() { database::look().await.ok() } else { None };
    let (names, locks) = stored.unzip();
    let names = names.unwrap_or_default();
    locked::load(&names, locks).await;
    with_mirrored(names)
}

pub(crate) fn mode() -> Mode {
    MODE.get()
}

/// From here on this window writes nothing, also of what is on its way. True if it had a database.
pub(crate) fn stop() -> bool {
    if page::IS_BROWSER {
        database::close();
    }
    MODE.replace(Mode::Memory).has_database()
}

impl Mode {
    pub(super) fn has_database(self) -> bool {
        match self {
            Mode::Both | Mode::DatabaseOnly => true,
            Mode::MirrorOnly | Mode::Session | Mode::Memory => false,
        }
    }

    /// Whether a folder is here again when the window was closed and opened again.
    pub(crate) fn outlives_the_window(self) -> bool {
        match self {
            Mode::Both | Mode::DatabaseOnly | Mode::MirrorOnly => true,
            Mode::Session | Mode::Memory => false,
        }
    }

    fn mirror(self) -> Option<mirror::Area> {
        match self {
            Mode::Both | Mode::MirrorOnly => Some(mirror::Area::Local),
            Mode::Session => Some(mirror::Area::Session),
            Mode::DatabaseOnly | Mode::Memory => None,
        }
    }
}

/// Every part of every folder that is kept here.
pub(crate) async fn names() -> Vec<PartName> {
    with_mirrored(if mode().has_database() {
        database::names().await.unwrap_or_default()
    } else {
        Vec::new()
    })
}

/// Each name once: those of the database, and then what is only in the mirror.
fn with_mirrored(stored: Vec<PartName>) -> Vec<PartName> {
    let mut names = Vec::new();
    let mirrored = mode().mirror().map(mirror::names).unwrap_or_default();
    for name in stored.into_iter().chain(mirrored) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The folders that are kept here. The one that was saved last comes first, as far as the mirror knows.
pub(crate) async fn folders() -> Vec<FolderId> {
    folders_of(&names().await)
}

/// The folders of those parts, in the same order.
pub(crate) fn folders_of(names: &[PartName]) -> Vec<FolderId> {
    let last = mode().mirror().and_then(mirror::saved_last);
    let mut ids: Vec<FolderId> = Vec::new();
    for PartName { folder, .. } in names {
        if !ids.contains(folder) {
            let at = if last.as_ref() == Some(folder) { 0 } else { ids.len() };
            ids.insert(at, folder.clone());
        }
    }
    ids
}

/// A folder with all that is known of it. Damaged copies are put aside, never thrown away. `version` stands
/// in where what holds it together cannot be read.
pub(crate) async fn read_with(id: &FolderId, version: Option<Folder>) -> Found {
    let mut opening = Opening::new(id.clone());
    let mode = mode();
    let stored = if mode.has_database() { database::read(id).await.unwrap_or_default() } else { Vec::new() };
    let mut names = with_mirrored(stored.iter().map(|(name, _)| name.clone()).collect());
    names.retain(|name| name.folder == *id);
    let hold = locked::hold(id, &names);
    if matches!(hold, Hold::Closed) {
        return Found { opened: opening.finish(None), damaged: Kept::Safe };
    }
    let mirrored = mode.mirror().map(mirror::reader);
    // one part after the other becomes the program's own
    for (name, answers) in
        names.into_iter().zip(stored.into_iter().map(Some).chain(iter::repeat_with(|| None)))
    {
        if hold.part(&name).is_none() {
            continue;
        }
        let mirrored = mirrored.as_ref().map(|read| read(&name)).unwrap_or_default();
        let answered = answers.map(|(_, answers)| answers.shelf()).unwrap_or_default();
        let (answered, mirrored) = (hold.open(&name, answered), hold.open(&name, mirrored));
        let part = hold.part(&name).unwrap_or(name).part;
        opening.take(part, answered, mirrored);
    }
    let opened = opening.finish(version);
    let mut damaged = Kept::Safe;
    for one in opened.damaged.iter().filter(|one| one.damage != Damage::Missing) {
        if quarantine(id, &one.bytes).await.is_err() {
            damaged = Kept::OnlyHere;
        }
    }
    Found { opened, damaged }
}

pub(crate) async fn read(id: &FolderId) -> Found {
    read_with(id, None).await
}

/// Writes at once, to the mirror only.
pub(crate) fn mirror(folder: &FolderId, batch: &Batch, writer: Writer) -> Result<(), NotSaved> {
    let sealed = locked::sealed(folder, batch)?;
    match (mode(), mode().mirror()) {
        (_, Some(area)) => {
            mirror::write(area, folder, sealed.as_ref().unwrap_or(batch), writer, sealed.is_some())
        }
        (Mode::Memory, None) => Err(NotSaved::Refused),
        (Mode::Both | Mode::DatabaseOnly | Mode::MirrorOnly | Mode::Session, None) => Ok(()),
    }
}

/// Writes the same to the database, and comes back when it is safe there. Where there is no
/// database, what became of the mirror decides.
pub(crate) async fn keep(
    folder: &FolderId,
    batch: &Batch,
    writer: Writer,
    mirrored: Result<(), NotSaved>,
    durability: Durability,
) -> Result<(), NotSaved> {
    if mirrored == Err(NotSaved::OtherTab) || !mode().has_database() {
        return mirrored;
    }
    let sealed = locked::sealed(folder, batch)?;
    let is_sealed = sealed.is_some();
    database::write(folder, sealed.as_ref().unwrap_or(batch), writer, durability, is_sealed).await
}

/// Puts a damaged copy aside. The same one twice is put once.
async fn quarantine(folder: &FolderId, bytes: &[u8]) -> Result<(), NotSaved> {
    if !mode().has_database() {
        return Err(NotSaved::Refused);
    }
    let name = lock::turn::damaged_key(folder, bytes);
    let sealed = locked::seal(folder, &name, bytes)?;
    database::put("quarantine", &name, sealed.as_deref().unwrap_or(bytes)).await
}

/// Takes a folder away from this device, with its earlier versions and what was damaged of it. Its
/// pictures go when nothing else names them.
pub(crate) async fn forget(id: &FolderId) -> Result<(), NotSaved> {
    let names: Vec<_> = names().await.into_iter().filter(|name| name.folder == *id).collect();
    if locked::is_locked(id) {
        locked::destroy_key(id).await?;
    }
    if let Some(area) = mode().mirror() {
        mirror::forget(area, &names);
    }
    if !mode().has_database() {
        return Ok(());
    }
    let before = named_pictures().await;
    database::forget(id, &names).await?;
    if let (Some(before), Some(now)) = (before, named_pictures().await) {
        let gone: Vec<_> = before.difference(&now).cloned().collect();
        // one that does not go now is named by nothing, and goes another time
        let _ = database::remove("photos", &gone).await;
    }
    Ok(())
}

/// The names of all pictures that anything kept here may need; none where that cannot be known.
async fn named_pictures() -> Option<BTreeSet<String>> {
    let mut named = BTreeSet::new();
    for store in ["slots", "checkpoints", "quarantine"] {
        for bytes in database::values(store).await.ok()? {
            named.extend(record::digests_in(&bytes));
        }
    }
    for area in [mirror::Area::Local, mirror::Area::Session] {
        for text in mirror::records(area) {
            named.extend(record::digests_in(text.as_bytes()));
        }
    }
    Some(named)
}

/// The pictures and recordings that a folder names.
pub(crate) fn pictures_of(folder: &Folder) -> Vec<String> {
    folder.pictures().into_iter().map(str::to_owned).collect()
}
