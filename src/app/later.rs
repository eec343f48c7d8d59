//! What is fetched after the first question is there: most pages, and the making of a file to share.
//!
//! Each function marked here is a place where the program is cut (`src/cut`): what only it needs goes into a
//! part of its own. Unsafe code is allowed here alone, and only for what the mark expands to.
#![allow(unsafe_code)]

use std::{
    future::Future,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll, Waker},
};

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use tell_it_once_core::route::Route;

use crate::{
    browser::{task, timer},
    pack::{self, File, NotReady, Pack, PackStore},
    pages::{self, Drawn},
    state::App,
};

/// How long the first question has the line and the processor for itself, in milliseconds.
const FIRST: f64 = 100.0;

impl From<SplitLoaderError> for NotReady {
    /// It is tried again whenever it is wanted again.
    fn from(_: SplitLoaderError) -> NotReady {
        NotReady::Offline
    }
}

// Every mark remembers by itself whether its part is here. So what must be drawn at once goes through the
// one function of its part that is fetched beforehand.
#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, preload(fetch_pages), fallible)]
fn draw_page(app: App, route: &Route) -> Result<Drawn, NotReady> {
    Ok(pages::later_page(app, route))
}

#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
pub(crate) fn read_pack(here: Arc<Pack>, files: Vec<File>) -> Result<Pack, NotReady> {
    pack::read(&here, files)
}

#[wasm_split(share, wasm_split_path = ::leptos::wasm_split, preload(fetch_share), fallible)]
fn draw_share(app: App) -> Result<Drawn, NotReady> {
    Ok(pages::share_page(app))
}

/// A page that is not there from the first. It must have been fetched.
pub(crate) fn page(app: App, route: &Route) -> Result<Drawn, NotReady> {
    at_once(draw_page(app, route))
}

/// The page where a file is made. It must have been fetched.
pub(crate) fn share(app: App) -> Result<Drawn, NotReady> {
    at_once(draw_share(app))
}

/// Fetches the part that draws most pages.
pub(crate) async fn fetch_drawing() -> Result<(), NotReady> {
    Ok(fetch_pages().await?)
}

/// Fetches what a page needs. The page itself says so when that did not come.
pub(crate) async fn fetch(route: &Route, pack: PackStore) {
    match route {
        Route::Home | Route::Who | Route::NotFound => {}
        Route::Colours | Route::Help => drop(fetch_pages().await),
        Route::Share => {
            pack.fetch(None).await;
            drop(fetch_share().await);
        }
        Route::List
        | Route::Booklet { .. }
        | Route::Step { .. }
        | Route::Item { .. }
        | Route::Part { .. }
        | Route::Check { .. }
        | Route::Profile { .. }
        | Route::Views => {
            pack.fetch(route.booklet()).await;
            drop(fetch_pages().await);
        }
    }
}

/// Fetches all that is left, since somebody who goes on will want it, and may be out of reach by then.
pub(crate) fn fetch_rest(pack: PackStore) {
    timer::after(FIRST, move || {
        task::run(async move {
            pack.fetch_rest().await;
            drop(fetch_share().await);
        });
    });
}

/// Goes on at once when nothing has to be fetched, and else when it has come, or could not.
pub(crate) fn when_here(route: Route, pack: PackStore, go_on: impl FnOnce() + 'static) {
    let mut fetching: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move { fetch(&route, pack).await });
    if fetching.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
        return go_on();
    }
    task::run(async move {
        fetching.await;
        go_on();
    });
}

fn at_once<T>(work: impl Future<Output = Result<T, NotReady>>) -> Result<T, NotReady> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => Err(NotReady::Offline),
    }
}
