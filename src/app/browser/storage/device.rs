//! Whose device this is: asked once, and what is kept where follows from it.
//!
//! On a shared device the answer itself goes with the window.

use std::cell::Cell;

use tell_it_once_core::id::FolderId;

use super::{Mode, database, mirror, mode, pictures};
use crate::browser::time;

const KEY: &str = "tio1.device";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Device {
    /// somebody's own, or their family's
    Own,
    /// a school's or a library's
    Shared,
}

thread_local! {
    /// what was said in this window: where nothing is kept, it is not asked again
    static SAID: Cell<Option<Device>> = const { Cell::new(None) };
}

/// What was said before.
pub(crate) fn known() -> Option<Device> {
    if let Some(said) = SAID.get() {
        return Some(said);
    }
    let said = |area| mirror::raw(area)?.get_item(KEY).ok().flatten();
    if said(mirror::Area::Session).as_deref() == Some("shared") {
        return Some(Device::Shared);
    }
    said(mirror::Area::Local).filter(|said| said == "own").map(|_| Device::Own)
}

/// Keeps what was said, and keeps everything where it belongs from here on.
pub(crate) async fn set(device: Device) {
    SAID.set(Some(device));
    let (area, words) = match device {
        Device::Own => (mirror::Area::Local, "own"),
        Device::Shared => (mirror::Area::Session, "shared"),
    };
    if let Some(storage) = mirror::raw(area) {
        let _ = storage.set_item(KEY, words);
    }
    super::begin(Some(device)).await;
}

/// The folder that this window had open before it was loaded again.
pub(crate) fn remembered_folder() -> Option<FolderId> {
    mirror::raw(mirror::Area::Session)?.get_item(FOLDER).ok().flatten()?.parse().ok()
}

pub(crate) fn remember_folder(id: &FolderId) {
    if let Some(storage) = mirror::raw(mirror::Area::Session) {
        let _ = storage.set_item(FOLDER, id.as_str());
    }
}

const FOLDER: &str = "tio1.folder";

/// Where a page of this site was shown last in this window, in seconds: how long nobody was here.
pub(crate) fn away_for() -> Option<i64> {
    let storage = mirror::raw(mirror::Area::Session)?;
    let last: i64 = storage.get_item(ALIVE).ok().flatten()?.parse().ok()?;
    Some((time::now().timestamp() - last).abs())
}

const ALIVE: &str = "tio1.here";

/// Somebody is here.
pub(crate) fn is_here() {
    if mode() == Mode::Session
        && let Some(storage) = mirror::raw(mirror::Area::Session)
    {
        let _ = storage.set_item(ALIVE, &time::now().timestamp().to_string());
    }
}

/// What could not be taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) database: bool,
    pub(crate) mirror: bool,
    pub(crate) caches: bool,
}

impl Left {
    pub(crate) fn nothing(self) -> bool {
        self == Left::default()
    }
}

/// Takes away everything that this site keeps on this device, and looks whether it is gone.
pub(crate) async fn wipe() -> Left {
    pictures::clear();
    for area in [mirror::Area::Local, mirror::Area::Session] {
        mirror::clear(area);
    }
    let database = if crate::browser::page::IS_BROWSER { database::wipe().await } else { true };
    let caches = crate::browser::caches::clear().await;
    let mirror = [mirror::Area::Local, mirror::Area::Session].into_iter().all(mirror::is_empty);
    Left { database: !database, mirror: !mirror, caches: !caches }
}
