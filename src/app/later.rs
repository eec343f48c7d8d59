//! What is fetched after the first question is there: most pages, and the making of a file to share.
//!
//! Each function marked here is a place where the program is cut (`src/cut`): what only it needs goes into a
//! part of its own. Unsafe code is allowed here alone, and only for what the mark expands to.
#![allow(unsafe_code)]

use std::{
    future::Future,
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
};

use leptos::wasm_split::{SplitLoaderError, wasm_split};
use tell_it_once_core::{
    bundle::moment::Moment,
    document::Document,
    id::{BookletId, FolderId},
    provision::Sheet,
    route::{Plans, Route},
    text::Text,
};

use crate::{
    aids::{self, Aid},
    autosave::{
        Autosave,
        chores::{self, Chore, Work},
    },
    browser::{storage::Found, task, timer},
    easier, folders,
    guard::{Cover, away},
    pack::{self, File, NotReady, Pack, PackStore, PlanShelf},
    pages::{self, Drawn, Printed, plan_files},
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
fn draw_page(app: App, wanted: Wanted<'_>) -> Result<Drawn, NotReady> {
    Ok(match wanted {
        Wanted::Page(route) => pages::later_page(app, route),
        Wanted::Cover(cover) => pages::covered(app, cover),
    })
}

enum Wanted<'a> {
    Page(&'a Route),
    /// what stands in the place of a page
    Cover(&'a Cover),
}

#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
pub(crate) fn read_pack(here: Arc<Pack>, files: Vec<File>) -> Result<Pack, NotReady> {
    pack::read(&here, files)
}

#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
fn begin_chore(saver: Autosave, chore: Chore) -> Result<Work, NotReady> {
    Ok(chores::begin(saver, chore))
}

#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
fn begin_reading(id: FolderId) -> Result<ToCome<Found>, NotReady> {
    Ok(folders::read(id))
}

/// What a part has begun.
type ToCome<T> = Pin<Box<dyn Future<Output = T>>>;

/// A folder of this device.
pub(crate) async fn read_folder(id: FolderId) -> Result<Found, NotReady> {
    Ok(begin_reading(id).await?.await)
}

/// What saving has to do seldom. Where its part does not come it is not done, and what depends on it waits
/// for the next time.
pub(crate) async fn do_chore(saver: Autosave, chore: Chore) -> Result<(), NotReady> {
    begin_chore(saver, chore).await?.await;
    Ok(())
}

#[wasm_split(share, wasm_split_path = ::leptos::wasm_split, preload(fetch_share), fallible)]
fn draw_share(app: App, route: &Route) -> Result<Drawn, NotReady> {
    Ok(pages::share_page(app, route))
}

#[wasm_split(print, wasm_split_path = ::leptos::wasm_split, preload(fetch_print), fallible)]
fn draw_print(app: App, route: &Route, id: &BookletId, what: Printed) -> Result<Drawn, NotReady> {
    Ok(pages::print_page(app, route, id, what))
}

#[wasm_split(keep, wasm_split_path = ::leptos::wasm_split, preload(fetch_keep), fallible)]
fn draw_keep(app: App, route: &Route) -> Result<Drawn, NotReady> {
    Ok(pages::keep_page(app, route))
}

#[wasm_split(opener, wasm_split_path = ::leptos::wasm_split, preload(fetch_opener), fallible)]
fn draw_opener(app: App) -> Result<Drawn, NotReady> {
    Ok(pages::opener_page(app))
}

#[wasm_split(plans, wasm_split_path = ::leptos::wasm_split, preload(fetch_plans), fallible)]
fn draw_plans(app: App, page: &Plans) -> Result<Drawn, NotReady> {
    Ok(pages::plans_page(app, page))
}

#[wasm_split(plans, wasm_split_path = ::leptos::wasm_split, fallible)]
fn begin_plan_files() -> Result<ToCome<Result<PlanShelf, NotReady>>, NotReady> {
    Ok(Box::pin(plan_files::fetch()))
}

/// Fetches what draws the pages about plans, and the files of rules and letters behind them.
async fn fetch_planning(pack: PackStore) {
    if let Err(trouble) = fetch_plans().await {
        return pack.not_here(trouble.into());
    }
    if pack.has_plans() {
        return;
    }
    match begin_plan_files().await {
        Ok(files) => match files.await {
            Ok(shelf) => pack.put_plans(shelf),
            Err(trouble) => pack.not_here(trouble),
        },
        Err(trouble) => pack.not_here(trouble),
    }
}

/// What becomes a file of an office program.
pub(crate) enum Office {
    Word(Document),
    Workbook(Sheet),
}

// what writes such files is fetched when somebody wants one
#[wasm_split(office, wasm_split_path = ::leptos::wasm_split, fallible)]
fn begin_office(what: Office, made_at: Moment) -> Result<Vec<u8>, NotReady> {
    Ok(match what {
        Office::Word(document) => tell_it_once_office::docx(&document, &Default::default(), made_at),
        Office::Workbook(sheet) => tell_it_once_office::xlsx(&sheet),
    })
}

pub(crate) async fn write_office(what: Office, made_at: Moment) -> Result<Vec<u8>, NotReady> {
    begin_office(what, made_at).await
}

/// A document without pictures as a Word file.
pub(crate) async fn word_file(document: Document, made_at: Moment) -> Result<Vec<u8>, NotReady> {
    write_office(Office::Word(document), made_at).await
}

#[wasm_split(aids, wasm_split_path = ::leptos::wasm_split, fallible)]
fn begin_aid(wanted: Aid) -> Result<(), NotReady> {
    aids::begin(wanted);
    Ok(())
}

/// Reading aloud and dictation: at once where it is here, so that the browser knows it was a press that asked
/// for it. `failed` is called where it cannot be fetched.
pub(crate) fn aid(wanted: Aid, failed: impl FnOnce() + 'static) {
    if !task::can_wait() {
        return;
    }
    let mut begun = Box::pin(begin_aid(wanted));
    match task::at_once(begun.as_mut()) {
        Poll::Ready(Ok(())) => {}
        Poll::Ready(Err(_)) => failed(),
        Poll::Pending => task::run(async move {
            if begun.await.is_err() {
                failed();
            }
        }),
    }
}

/// What a page needs that is not there from the first.
enum Needs<'a> {
    Nothing,
    Drawing,
    /// with what comes after every booklet
    Words,
    /// the pack, with what draws it
    Booklets,
    Sharing,
    /// the same, with every booklet: for what goes to other devices and comes from there
    SharingAll,
    /// a booklet, with what puts it on paper and shows it
    Printing(&'a BookletId, Printed),
    /// what is kept on this device, which may have to do with booklets
    Keeping,
    /// what reads files of families, with every booklet to read them by: for the council alone
    Opening,
    /// rules and letters, with every booklet whose answers they take
    Planning(&'a Plans),
}

fn needs(route: &Route) -> Needs<'_> {
    match route {
        Route::Home | Route::Device | Route::Who | Route::NotFound => Needs::Nothing,
        Route::Colours | Route::Help | Route::Sees | Route::Tips | Route::Language => Needs::Drawing,
        Route::Words => Needs::Words,
        Route::List
        | Route::Booklet { .. }
        | Route::Step { .. }
        | Route::Item { .. }
        | Route::Part { .. }
        | Route::Check { .. }
        | Route::Views => Needs::Booklets,
        Route::Profile { booklet } => Needs::Printing(booklet, Printed::Profile),
        Route::Paper { booklet } => Needs::Printing(booklet, Printed::Paper),
        Route::Present { booklet } => Needs::Printing(booklet, Printed::Present),
        Route::Share => Needs::Sharing,
        Route::Ask | Route::Sent | Route::From { .. } => Needs::SharingAll,
        Route::Versions
        | Route::Copy
        | Route::OpenCopy
        | Route::Lock
        | Route::Unlock
        | Route::Clear
        | Route::NotMine => Needs::Keeping,
        Route::Open => Needs::Opening,
        Route::Plans(page) => Needs::Planning(page),
    }
}

/// A page, or what the app adds to the start page, if what it needs has been fetched.
pub(crate) fn page(app: App, route: &Route) -> Option<Drawn> {
    let drawn = match needs(route) {
        Needs::Nothing | Needs::Drawing => task::at_once(pin!(draw_page(app, Wanted::Page(route)))),
        Needs::Booklets if app.pack.has(route.booklet()) => {
            task::at_once(pin!(draw_page(app, Wanted::Page(route))))
        }
        Needs::Words if app.pack.has_all() => task::at_once(pin!(draw_page(app, Wanted::Page(route)))),
        Needs::Sharing if app.pack.has(None) => task::at_once(pin!(draw_share(app, route))),
        Needs::SharingAll if app.pack.has_all() => task::at_once(pin!(draw_share(app, route))),
        Needs::Printing(id, what) if app.pack.has(Some(id)) => {
            task::at_once(pin!(draw_print(app, route, id, what)))
        }
        Needs::Keeping if app.pack.has(None) => task::at_once(pin!(draw_keep(app, route))),
        Needs::Opening if app.pack.has_all() => task::at_once(pin!(draw_opener(app))),
        Needs::Planning(page) if app.pack.has_all() && app.pack.has_plans() => {
            task::at_once(pin!(draw_plans(app, page)))
        }
        Needs::Words
        | Needs::Booklets
        | Needs::Sharing
        | Needs::SharingAll
        | Needs::Printing(..)
        | Needs::Keeping
        | Needs::Opening
        | Needs::Planning(_) => Poll::Pending,
    };
    match drawn {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

/// What stands in the place of a page, if its part is here.
pub(crate) fn cover(app: App, cover: &Cover) -> Option<Drawn> {
    match task::at_once(pin!(draw_page(app, Wanted::Cover(cover)))) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}

#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
fn begin_clearing() -> Result<ToCome<Cover>, NotReady> {
    Ok(away::clear_by_time())
}

/// Takes away what nobody came back to.
pub(crate) async fn clear_by_time() -> Result<Cover, NotReady> {
    Ok(begin_clearing().await?.await)
}

/// Forgets what another window took away.
#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
pub(crate) fn do_away(app: App) -> Result<(), NotReady> {
    away::forget_here(app);
    Ok(())
}

/// Turns to easier words, or back to the usual ones.
#[wasm_split(pages, wasm_split_path = ::leptos::wasm_split, fallible)]
pub(crate) fn switch_words(app: App) -> Result<(), NotReady> {
    easier::switch(app);
    Ok(())
}

/// Fetches the part that draws most pages.
pub(crate) async fn fetch_drawing() -> Result<(), NotReady> {
    Ok(fetch_pages().await?)
}

/// Fetches what a page needs. The page itself says so when that did not come.
pub(crate) async fn fetch(route: &Route, pack: PackStore) {
    match needs(route) {
        Needs::Nothing => {}
        Needs::Drawing => drop(fetch_pages().await),
        // what draws the booklets comes with them
        Needs::Booklets => pack.fetch(route.booklet()).await,
        Needs::Words => pack.fetch_rest().await,
        Needs::Sharing => {
            pack.fetch(None).await;
            drop(fetch_share().await);
        }
        Needs::SharingAll => {
            pack.fetch_rest().await;
            drop(fetch_share().await);
        }
        Needs::Printing(id, _) => {
            pack.fetch(Some(id)).await;
            drop(fetch_print().await);
        }
        Needs::Keeping => {
            pack.fetch(None).await;
            drop(fetch_keep().await);
        }
        Needs::Opening => {
            pack.fetch_rest().await;
            drop(fetch_opener().await);
        }
        Needs::Planning(_) => {
            pack.fetch_rest().await;
            fetch_planning(pack).await;
        }
    }
}

/// Fetches all that is left for a family, since somebody who goes on will want it, and may be out of reach by
/// then.
pub(crate) fn fetch_rest(text: &'static Text, pack: PackStore) {
    timer::after(FIRST, move || {
        task::run(async move {
            pack.fetch_rest().await;
            aid(Aid::Begin(text), || ());
            drop(fetch_share().await);
            drop(fetch_print().await);
            drop(fetch_keep().await);
            fetch_planning(pack).await;
        });
    });
}

/// Goes on at once when nothing has to be fetched, and else when it has come, or could not.
pub(crate) fn when_here(route: Route, pack: PackStore, go_on: impl FnOnce() + 'static) {
    let mut fetching: Pin<Box<dyn Future<Output = ()>>> = Box::pin(async move { fetch(&route, pack).await });
    if task::at_once(fetching.as_mut()).is_ready() {
        return go_on();
    }
    task::run(async move {
        fetching.await;
        go_on();
    });
}
