//! Taking things off this device. Comes with the pages.

use std::pin::Pin;

use leptos::prelude::*;
use tell_it_once_core::{id::FolderId, route::Route};

use super::{Cleared, Cover, settle_in};
use crate::{
    browser::{
        location,
        prefs::Prefs,
        storage::{self, Left, device},
        task, timer, windows,
    },
    state::App,
};

/// Milliseconds for other windows, and for what is on its way to the database.
const SETTLE: f64 = 300.0;

/// Nobody was here any more, for too long.
pub(crate) fn clear_by_time() -> Pin<Box<dyn Future<Output = Cover>>> {
    Box::pin(async move {
        let scope = device::scope().await;
        let left = device::wipe(scope, false, storage::stop()).await;
        location::replace_quietly(&Route::Home);
        Cover::Cleared(Cleared { left, scope, looks_stay: false, by_time: true })
    })
}

/// Takes everything off this device that is this visitor's to take, in every window.
pub(crate) fn clear(app: App, looks_stay: bool) {
    app.guard.show(Cover::Clearing);
    task::run(async move {
        let scope = device::scope().await;
        take_away(app, Cleared { left: Left::default(), scope, looks_stay, by_time: false }).await;
    });
}

/// Once more, where something was left.
pub(crate) fn clear_again(app: App, before: Cleared) {
    app.guard.show(Cover::Clearing);
    task::run(take_away(app, before));
}

async fn take_away(app: App, asked: Cleared) {
    let had_database = storage::stop() || asked.left.database;
    windows::tell_cleared(asked.scope);
    timer::wait(SETTLE).await;
    app.folders.forget_all();
    let left = device::wipe(asked.scope, asked.looks_stay, had_database).await;
    forget_looks(app);
    app.guard.show(Cover::Cleared(Cleared { left, ..asked }));
    settle_in(app);
    // a reload shows the plain start page
    location::replace_quietly(&Route::Home);
}

/// The same in a hurry, with nothing to be seen of it. How pages look stays.
pub(crate) async fn clear_leaving(app: App) {
    let scope = device::scope().await;
    let had_database = storage::stop();
    location::replace_quietly(&Route::Home);
    windows::tell_cleared(scope);
    app.folders.forget_all();
    device::wipe(scope, true, had_database).await;
}

/// Another window took everything away, and this one has stopped to write.
pub(crate) fn forget_here(app: App) {
    app.folders.forget_all();
    device::forget_window();
    forget_looks(app);
    settle_in(app);
    location::replace_quietly(&Route::Home);
}

/// Those that are left, if any, hold.
fn forget_looks(app: App) {
    let prefs = Prefs::load();
    prefs.show();
    app.prefs.set(prefs);
}

/// Takes the open folder off this device, whoever it belongs to.
pub(crate) fn forget(app: App, id: FolderId) {
    app.guard.show(Cover::Clearing);
    task::run(async move {
        let is_gone = app.folders.forget(&id).await.is_ok();
        app.guard.show(Cover::Forgot { id, is_gone });
    });
}

/// Begins something of one's own beside it.
pub(crate) fn begin_own(app: App, not_saved: RwSignal<bool>) {
    task::run(async move {
        match app.folders.begin_own().await {
            Ok(()) => location::go(&Route::Device),
            Err(_) => {
                let _ = not_saved.try_set(true);
            }
        }
    });
}
