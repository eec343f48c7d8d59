//! What is fetched after the first question is there: most pages, and the making of a file to share.
//!
//! Each function marked here is a place where the program is cut (`src/cut`): what only it needs goes into a
//! part of its own. Unsafe code is allowed here alone, and only for what the mark expands to.
#![allow(unsafe_code)]

use std::{
    future::Future,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use tell_it_once_core::route::Route;

use crate::{
    browser::{task, timer},
    pages::{self, Drawn},
    state::App,
};

/// How long the first question has the line and the processor for itself, in milliseconds.
const FIRST: f64 = 100.0;

/// A part of the program could not be fetched. It is tried again whenever it is wanted again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotHere;

impl From<SplitLoaderError> for NotHere {
    fn from(_: SplitLoaderError) -> NotHere {
        NotHere
    }
}

#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, preload(fetch_pages), fallible)]
fn draw_page(app: App, route: &Route) -> Result<Drawn, NotHere> {
    Ok(pages::later_page(app, route))
}

#[wasm_split(share, wasm_split_path = ::leptos::wasm_split, preload(fetch_share), fallible)]
fn draw_share(app: App) -> Result<Drawn, NotHere> {
    Ok(pages::share_page(app))
}

/// A page that is not there from the first. It must have been fetched.
pub(crate) fn page(app: App, route: &Route) -> Result<Drawn, NotHere> {
    at_once(draw_page(app, route))
}

/// The page where a file is made. It must have been fetched.
pub(crate) fn share(app: App) -> Result<Drawn, NotHere> {
    at_once(draw_share(app))
}

/// Fetches what a page needs.
pub(crate) async fn fetch(route: &Route) -> Result<(), NotHere> {
    match route {
        Route::Home | Route::Who | Route::NotFound => Ok(()),
        Route::Share => Ok(fetch_share().await?),
        Route::List
        | Route::Step { .. }
        | Route::Item { .. }
        | Route::Part { .. }
        | Route::Check { .. }
        | Route::Profile { .. }
        | Route::Colours
        | Route::Help => Ok(fetch_pages().await?),
    }
}

/// Fetches all that is left, since somebody who goes on will want it, and may be out of reach by then.
pub(crate) fn fetch_rest() {
    timer::after(FIRST, || {
        task::run(async {
            // whoever wants a part that did not come is told then
            let _ = fetch_pages().await;
            let _ = fetch_share().await;
        });
    });
}

/// Goes on at once when nothing has to be fetched, and else when it has come, or could not.
pub(crate) fn when_here(route: Route, go_on: impl FnOnce() + 'static) {
    let mut fetching: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move {
        // the page itself says so when its part is not here
        let _ = fetch(&route).await;
    });
    if fetching.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
        return go_on();
    }
    task::run(async move {
        fetching.await;
        go_on();
    });
}

fn at_once(work: impl Future<Output = Result<Drawn, NotHere>>) -> Result<Drawn, NotHere> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => Err(NotHere),
    }
}
