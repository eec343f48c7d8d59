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
    pages::{self, Beside, Drawn, Keeping, Sharing, plan_files},
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
fn draw_share(app: App, what: Sharing) -> Result<Drawn, NotReady> {
    Ok(pages::share_page(app, what))
}

#[wasm_split(beside, wasm_split_path = ::leptos::wasm_split, preload(fetch_beside), fallible)]
fn draw_beside(app: App, route: &Route, what: Beside<'_>) -> Result<Drawn, NotReady> {
    Ok(pages::beside_page(app, route, what))
}

#[wasm_split(keep, wasm_split_path = ::leptos::wasm_split, preload(fetch_keep), fallible)]
fn draw_keep(app: App, what: Keeping) -> Result<Drawn, NotReady> {
    Ok(pages::keep_page(app, what))
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

/// The files that a page needs to be here.
enum Files<'a> {
    None,
    /// what begins every folder and, where it names one, this booklet
    First(Option<&'a BookletId>),
    All,
}

/// The part of the program that draws it.
enum Part<'a> {
    Pages,
    Beside(Beside<'a>),
    Share(Sharing),
    Keep(Keeping),
    Opener,
    /// with rules and letters
    Plans(&'a Plans),
}

fn needs(route: &Route) -> (Files<'_>, Part<'_>) {
    match route {
        Route::Home | Route::Device | Route::Who | Route::NotFound => (Files::None, Part::Pages),
        Route::Colours => (Files::None, Part::Beside(Beside::Colours)),
        Route::Help => (Files::None, Part::Beside(Beside::Help)),
        Route::Sees => (Files::None, Part::Beside(Beside::Sees)),
        Route::Tips => (Files::None, Part::Beside(Beside::Tips)),
        Route::Language => (Files::None, Part::Beside(Beside::Language)),
        Route::Views => (Files::First(None), Part::Beside(Beside::Views)),
        Route::Words => (Files::All, Part::Beside(Beside::Words)),
        Route::List | Route::Booklet { .. } | Route::Step { .. } | Route::Item { .. } => {
            (Files::First(route.booklet()), Part::Pages)
        }
        Route::Part { booklet, part } => {
            (Files::First(Some(booklet)), Part::Beside(Beside::Part(booklet, *part)))
        }
        Route::Check { booklet } => (Files::First(Some(booklet)), Part::Beside(Beside::Check(booklet))),
        Route::Profile { booklet } => (Files::First(Some(booklet)), Part::Beside(Beside::Profile(booklet))),
        Route::Paper { booklet } => (Files::First(Some(booklet)), Part::Beside(Beside::Paper(booklet))),
        Route::Present { booklet } => (Files::First(Some(booklet)), Part::Beside(Beside::Present(booklet))),
        Route::Share => (Files::First(None), Part::Share(Sharing::Share)),
        // what goes to other devices and comes from there may be of any booklet
        Route::Ask => (Files::All, Part::Share(Sharing::Ask)),
        Route::Sent => (Files::All, Part::Share(Sharing::Sent)),
        Route::From { number } => (Files::All, Part::Share(Sharing::From(*number))),
        Route::Versions => (Files::First(None), Part::Keep(Keeping::Versions)),
        Route::Copy => (Files::First(None), Part::Keep(Keeping::Copy)),
        Route::OpenCopy => (Files::First(None), Part::Keep(Keeping::OpenCopy)),
        Route::Lock => (Files::First(None), Part::Keep(Keeping::Lock)),
        Route::Unlock => (Files::First(None), Part::Keep(Keeping::Unlock)),
        Route::Clear => (Files::First(None), Part::Keep(Keeping::Clear)),
        Route::NotMine => (Files::First(None), Part::Keep(Keeping::NotMine)),
        Route::Open => (Files::All, Part::Opener),
        Route::Plans(page) => (Files::All, Part::Plans(page)),
    }
}

/// A page, or what the app adds to the start page, if what it needs has been fetched.
pub(crate) fn page(app: App, route: &Route) -> Option<Drawn> {
    let (files, part) = needs(route);
    let are_here = match files {
        Files::None => true,
        Files::First(booklet) => app.pack.has(booklet),
        Files::All => app.pack.has_all(),
    };
    if !are_here {
        return None;
    }
    let drawn = match part {
        Part::Pages => task::at_once(pin!(draw_page(app, Wanted::Page(route)))),
        Part::Beside(what) => task::at_once(pin!(draw_beside(app, route, what))),
        Part::Share(what) => task::at_once(pin!(draw_share(app, what))),
        Part::Keep(what) => task::at_once(pin!(draw_keep(app, what))),
        Part::Opener => task::at_once(pin!(draw_opener(app))),
        Part::Plans(page) if app.pack.has_plans() => task::at_once(pin!(draw_plans(app, page))),
        Part::Plans(_) => Poll::Pending,
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
    let (files, part) = needs(route);
    match files {
        Files::None => {}
        Files::First(booklet) => pack.fetch(booklet).await,
        Files::All => pack.fetch_rest().await,
    }
    match part {
        // it comes with the files, or was not needed before
        Part::Pages => {}
        Part::Beside(_) => drop(fetch_beside().await),
        Part::Share(_) => drop(fetch_share().await),
        Part::Keep(_) => drop(fetch_keep().await),
        Part::Opener => drop(fetch_opener().await),
        Part::Plans(_) => fetch_planning(pack).await,
    }
}

/// Fetches all that is left for a family, since somebody who goes on will want it, and may be out of reach by
/// then.
pub(crate) fn fetch_rest(text: &'static Text, pack: PackStore) {
    timer::after(FIRST, move || {
        task::run(async move {
            pack.fetch_rest().await;
            drop(fetch_beside().await);
            aid(Aid::Begin(text), || ());
            drop(fetch_share().await);
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
