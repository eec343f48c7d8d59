//! Whose device this is: asked once, and what is kept where follows from it.
//!
//! On a shared device the answer itself goes with the window.

use std::cell::Cell;

use tell_it_once_core::id::FolderId;

use super::{Mode, database, mirror, mode, pictures};
use crate::browser::{caches, page, picture, prefs, time};

const KEY: &str = "tio1.device";
const FOLDER: &str = "tio1.folder";
const ALIVE: &str = "tio1.here";
const HIDDEN: &str = "tio1.hidden";
const LEFT: &str = "tio1.left";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Device {
    /// somebody's own, or their family's
    Own,
    /// a school's or a library's
    Shared,
}

thread_local! {
    /// what was said in this window, also where the browser keeps nothing
    static SAID: Cell<Option<Device>> = const { Cell::new(None) };
}

/// What was said before.
pub(crate) fn known() -> Option<Device> {
    if let Some(said) = SAID.get() {
        return Some(said);
    }
    if said(mirror::Area::Session).as_deref() == Some("shared") {
        return Some(Device::Shared);
    }
    is_somebodys().then_some(Device::Own)
}

pub(crate) fn is_shared() -> bool {
    known() == Some(Device::Shared)
}

fn said(area: mirror::Area) -> Option<String> {
    mirror::raw(area)?.get_item(KEY).ok().flatten()
}

/// Somebody said that this device is theirs: this visitor, or another one.
fn is_somebodys() -> bool {
    said(mirror::Area::Local).as_deref() == Some("own")
}

/// Keeps what was said, and keeps everything where it belongs from here on.
pub(crate) async fn set(device: Device) {
    SAID.set(Some(device));
    match device {
        Device::Own => {
            forget(KEY);
            forget(ALIVE);
            if let Some(storage) = mirror::raw(mirror::Area::Local) {
                let _ = storage.set_item(KEY, "own");
            }
        }
        Device::Shared => {
            remember(KEY, "shared");
            prefs::take_along();
            leave_no_trace().await;
        }
    }
    super::begin(Some(device)).await;
    is_here();
}

/// What was opened before it was known whose device this is. What somebody keeps here stays.
async fn leave_no_trace() {
    let is_nobodys = !is_somebodys() && mirror::names(mirror::Area::Local).is_empty();
    if is_nobodys && (!page::IS_BROWSER || database::leave().await) {
        mirror::clear(mirror::Area::Local, None);
    }
}

/// Keeps something with this window.
fn remember(key: &str, words: &str) {
    if let Some(storage) = mirror::raw(mirror::Area::Session) {
        let _ = storage.set_item(key, words);
    }
}

fn remembered(key: &str) -> Option<String> {
    mirror::raw(mirror::Area::Session)?.get_item(key).ok().flatten()
}

fn forget(key: &str) {
    if let Some(storage) = mirror::raw(mirror::Area::Session) {
        let _ = storage.remove_item(key);
    }
}

/// The folder that this window had open before it was loaded again.
pub(crate) fn remembered_folder() -> Option<FolderId> {
    remembered(FOLDER)?.parse().ok()
}

pub(crate) fn remember_folder(id: &FolderId) {
    remember(FOLDER, id.as_str());
    came_back();
}

/// Somebody left in a hurry: nothing is opened by itself before somebody asks for it.
pub(crate) fn leave() {
    forget(FOLDER);
    keep(LEFT, Some("1"));
}

pub(crate) fn was_left() -> bool {
    kept(LEFT).is_some()
}

pub(crate) fn came_back() {
    keep(LEFT, None);
}

/// Beside the answers: for as long as they are kept on such a device.
fn area() -> mirror::Area {
    if is_shared() { mirror::Area::Session } else { mirror::Area::Local }
}

/// A small thing that somebody chose, or that happened.
pub(crate) fn keep(key: &str, words: Option<&str>) {
    let Some(storage) = mirror::raw(area()) else { return };
    let _ = match words {
        Some(words) => storage.set_item(key, words),
        None => storage.remove_item(key),
    };
}

pub(crate) fn kept(key: &str) -> Option<String> {
    mirror::raw(area())?.get_item(key).ok().flatten()
}

/// For this window only.
pub(crate) fn keep_here(key: &str) {
    remember(key, "1");
}

pub(crate) fn is_kept_here(key: &str) -> bool {
    remembered(key).is_some()
}

/// For how many seconds no page of this site was open in this window, as far as that is known.
pub(crate) fn away_for() -> Option<u64> {
    let last: i64 = remembered(ALIVE)?.parse().ok()?;
    Some(time::now().timestamp().abs_diff(last))
}

/// Somebody is here.
pub(crate) fn is_here() {
    if mode() == Mode::Session {
        remember(ALIVE, &time::now().timestamp().to_string());
    }
}

/// The words are hidden, and stay so when the page is loaded again.
pub(crate) fn hide() {
    remember(HIDDEN, "1");
}

pub(crate) fn show() {
    forget(HIDDEN);
    is_here();
}

pub(crate) fn is_hidden() -> bool {
    remembered(HIDDEN).is_some()
}

/// How much is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// everything that this site keeps in this browser
    All,
    /// what is in this window: somebody else keeps saved work here
    Window,
}

/// On a shared device nobody clears what somebody else said is to stay.
pub(crate) async fn scope() -> Scope {
    let others = || async {
        let mirrored = is_somebodys() || !mirror::names(mirror::Area::Local).is_empty();
        mirrored || page::IS_BROWSER && !database::leave().await
    };
    if is_shared() && others().await { Scope::Window } else { Scope::All }
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

/// Takes it away, and looks whether it is gone. How the page looks may stay on somebody's own device.
/// `had_database` is what stopping this window said.
pub(crate) async fn wipe(scope: Scope, looks_stay: bool, had_database: bool) -> Left {
    forget_window();
    let session = !mirror::is_empty(mirror::Area::Session, None);
    match scope {
        Scope::Window => Left { mirror: session, ..Left::default() },
        Scope::All => {
            let spared = looks_stay.then_some(prefs::KEY);
            mirror::clear(mirror::Area::Local, spared);
            let database = page::IS_BROWSER && !database::wipe(had_database).await;
            let caches = !caches::clear().await;
            let mirror = session || !mirror::is_empty(mirror::Area::Local, spared);
            Left { database, mirror, caches }
        }
    }
}

/// Forgets what only this window has.
pub(crate) fn forget_window() {
    SAID.set(None);
    pictures::clear();
    picture::let_all_go();
    mirror::clear(mirror::Area::Session, None);
}

/// For tests: as if that had been said in this window.
#[cfg(test)]
pub(crate) fn pretend(device: Option<Device>) {
    SAID.set(device);
}
