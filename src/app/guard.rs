//! What stands in the place of a page: on a shared device when nobody was there for a while, and when
//! something was taken off this device.
//!
//! When that is, is the core's to say (`keep::idle`).

pub(crate) mod away;

use std::mem;

use leptos::prelude::*;
use tell_it_once_core::{
    id::FolderId,
    keep::idle::{self, Look, Return},
    route::Route,
};

use crate::{
    browser::{
        events, live, location, shell,
        storage::{self, Device, Left, Scope, device},
        task, time, timer, windows,
    },
    later,
    state::App,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    Hidden(Why),
    Clearing,
    Cleared(Cleared),
    /// another window took everything away
    ClearedElsewhere,
    /// one folder was taken away, or could not be
    Forgot {
        id: FolderId,
        is_gone: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// no key, no pointer, no touch
    Idle,
    /// the page was not open
    Away,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cleared {
    pub(crate) left: Left,
    pub(crate) scope: Scope,
    pub(crate) looks_stay: bool,
    /// nobody asked for it: nobody was there any more
    pub(crate) by_time: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct Guard {
    cover: RwSignal<Option<Cover>>,
    watch: StoredValue<Watch>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Watch {
    /// when somebody last did something, in seconds
    touched: i64,
    listens: bool,
    /// a timer will look
    looks: bool,
    /// the folder is being locked, and the page drawn anew
    locks: bool,
}

impl Guard {
    pub(crate) fn new(cover: Option<Cover>) -> Guard {
        Guard { cover: RwSignal::new(cover), watch: StoredValue::new(Watch::default()) }
    }

    pub(crate) fn track(self) {
        self.cover.track();
    }

    pub(crate) fn cover(self) -> Option<Cover> {
        self.cover.get_untracked()
    }

    pub(crate) fn is_open(self) -> bool {
        self.cover.with(Option::is_none)
    }

    pub(crate) fn show(self, cover: Cover) {
        self.cover.set(Some(cover));
    }

    /// Somebody goes to another page. What is hidden stays hidden.
    pub(crate) fn turn(self) {
        match self.cover() {
            None | Some(Cover::Hidden(_) | Cover::Clearing) => {}
            Some(Cover::Cleared(_) | Cover::ClearedElsewhere | Cover::Forgot { .. }) => self.cover.set(None),
        }
    }

    /// Whoever is here says that the words are theirs.
    pub(crate) fn carry_on(self) {
        device::show();
        self.touch();
        self.cover.set(None);
    }

    fn touch(self) {
        self.watch.update_value(|watch| watch.touched = time::now().timestamp());
    }
}

/// Before anything is opened: whether whoever comes back may see it.
pub(crate) async fn at_start() -> Option<Cover> {
    if !device::is_shared() {
        return None;
    }
    match idle::on_return(device::away_for(), device::is_hidden()) {
        Return::GoOn => None,
        Return::Ask => Some(Cover::Hidden(Why::Away)),
        // where the part that clears does not come, whoever is here is asked
        Return::Clear => Some(later::clear_by_time().await.unwrap_or(Cover::Hidden(Why::Away))),
    }
}

/// Hears of other windows from the start, and looks who is there where others come.
pub(crate) fn watch(app: App) {
    if matches!(app.guard.cover(), Some(Cover::Hidden(_))) && app.saver.is_blank() {
        app.guard.carry_on();
    }
    windows::on_cleared(move |scope| cleared_elsewhere(app, scope));
    settle_in(app);
}

/// It was said, or is known, whose device this is.
pub(crate) fn settle_in(app: App) {
    let words = &app.text.shared;
    let (link, note, fact) = match device::known() {
        Some(Device::Shared) => (words.finish_link, words.note_shared, words.fact_shared),
        Some(Device::Own) | None => (words.delete_link, words.note_own, words.fact_own),
    };
    for (id, words) in [("footer-clear", link), ("footer-note", note), ("fact-kept-words", fact)] {
        shell::say(id, words);
    }
    if !is_watched() {
        return;
    }
    app.guard.touch();
    let before = app.guard.watch.get_value();
    app.guard.watch.update_value(|watch| (watch.listens, watch.looks) = (true, true));
    if !before.listens {
        listen(app);
    }
    if !before.looks {
        look_in_time(app);
    }
}

/// Whether it matters that nobody is here.
fn is_watched() -> bool {
    device::is_shared() || storage::has_one_open()
}

/// The words of a locked folder are asked for again, and nothing of it stays in memory. What could not be saved
/// is not lost for that: then the folder stays open. On the page that is drawn anew its words are asked for.
pub(crate) async fn lock_now(app: App) {
    // once: a page that is drawn anew twice at a time fails to be in some browsers
    let locks = |locks| app.guard.watch.try_update_value(|watch| mem::replace(&mut watch.locks, locks));
    if locks(true) != Some(false) {
        return;
    }
    if app.saver.settle().await.is_err() || app.saver.has_unsaved() {
        locks(false);
        return app.saver.tell(app.text.lock().not_locked_now);
    }
    location::replace_quietly(&Route::Unlock);
    location::reload();
}

fn listen(app: App) {
    let guard = app.guard;
    events::on_touch(move || guard.touch());
    events::on_put_away(move || {
        if guard.cover().is_none() {
            device::is_here();
        }
    });
    events::on_seen(move || {
        look(app);
    });
    // as if it were loaded again
    events::on_return(move || {
        if storage::has_one_open() {
            location::reload();
        }
        if device::is_shared() && idle::on_return(device::away_for(), false) != Return::GoOn {
            hide(app, Why::Away);
        }
    });
}

/// Keeps one timer, for as long as the device is a shared one.
fn look_in_time(app: App) {
    match look(app) {
        Some(seconds) => timer::after(seconds as f64 * 1000.0, move || look_in_time(app)),
        None => app.guard.watch.update_value(|watch| watch.looks = false),
    }
}

/// Looks once; and after how many seconds to look again.
fn look(app: App) -> Option<u64> {
    if !is_watched() {
        return None;
    }
    let (now, touched) = (time::now().timestamp(), app.guard.watch.with_value(|watch| watch.touched));
    let after = match idle::look(now, touched) {
        Look::Again { after } => after,
        Look::Hide => {
            match device::is_shared() {
                true => hide(app, Why::Idle),
                false => task::run(lock_now(app)),
            }
            idle::LOOK_EVERY
        }
    };
    if app.guard.cover().is_none() && events::is_seen() {
        device::is_here();
    }
    Some(after)
}

fn hide(app: App, why: Why) {
    if app.guard.cover().is_some() || app.saver.is_blank() {
        return;
    }
    app.saver.flush();
    device::hide();
    live::clear();
    app.guard.show(Cover::Hidden(why));
}

/// Another window took everything away: this one must not write it back.
fn cleared_elsewhere(app: App, scope: Scope) {
    if scope == Scope::Window && !device::is_shared() {
        return;
    }
    storage::stop();
    live::clear();
    app.guard.show(Cover::ClearedElsewhere);
    task::run(async move { later::do_away(app).await.unwrap_or_default() });
}
