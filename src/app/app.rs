//! The shell: opens what is kept, fetches the pack, and puts the page that the address names.
//!
//! Only what concerns every page belongs here. A page's own doing is in `pages/`.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    booklet, council,
    folder::Folder,
    json::Misfit,
    route::Route,
    text::{ENGLISH, Text},
    word_bank,
};

use crate::{
    autosave::{Autosave, Start, autosave},
    browser::{
        entropy, files, focus, location,
        pack::{NotFetched, fetch},
        prefs::Prefs,
        shell,
        storage::{self, Found, Storage},
        time,
    },
    pages::{needs_somebody, page, resume},
    questions::Pictures,
    state::{App, Clock, FolderStore, Pack},
    widgets::{Frame, frame, save_banner},
};

/// Why the app cannot begin.
enum NotReady {
    Offline,
    /// files of the pack that are missing or wrong, each with what is wrong in it
    Pack(Vec<(String, Vec<Misfit>)>),
}

/// Starts the app: everything that must be there before the first page.
pub async fn start() {
    let text = &ENGLISH;
    let (storage, found) = storage::open().await;
    match fetch_pack().await {
        Ok(pack) => begin(text, pack, storage, found),
        Err(why) => {
            shell::show_app();
            shell::mount(move || not_ready(text, &why));
            focus::heading();
        }
    }
    shell::ready();
}

async fn fetch_pack() -> Result<Pack, NotReady> {
    let mut wrong = Vec::new();
    let council = part(council::PATH, council::read, &mut wrong).await?;
    let banks = part(word_bank::PATH, word_bank::read, &mut wrong).await?;
    let mut booklets = Vec::new();
    for id in council.iter().flat_map(|council| &council.booklets) {
        booklets.extend(part(&format!("booklets/{id}.json"), booklet::read, &mut wrong).await?);
    }
    match (council, banks) {
        (Some(council), Some(banks)) if wrong.is_empty() => Ok(Pack { council, booklets, banks }),
        _ => Err(NotReady::Pack(wrong)),
    }
}

async fn part<T>(
    path: &str,
    read: impl FnOnce(&[u8]) -> Result<T, Vec<Misfit>>,
    wrong: &mut Vec<(String, Vec<Misfit>)>,
) -> Result<Option<T>, NotReady> {
    match fetch(path).await {
        Ok(bytes) => Ok(read(&bytes).map_err(|misfits| wrong.push((path.to_owned(), misfits))).ok()),
        Err(NotFetched::Offline) => Err(NotReady::Offline),
        Err(NotFetched::NotFound | NotFetched::Status(_) | NotFetched::NotBeside) => {
            wrong.push((path.to_owned(), Vec::new()));
            Ok(None)
        }
    }
}

/// What became of the folder that was kept here.
struct Opened {
    folder: Folder,
    start: Option<Start>,
    notice: Option<&'static str>,
    /// octets that could not be opened: offered as a file, never thrown away
    unopened: Option<Vec<u8>>,
}

fn begin(text: &'static Text, pack: Pack, storage: Storage, found: Vec<Found>) {
    let clock = Clock { now: time::now, today: time::today };
    let opened = open_folder(text, found, clock);
    let store = FolderStore::new(opened.folder, clock);
    let came_back = store.read(|folder| folder.here.is_some());
    let saver = autosave(store, storage, opened.start.unwrap_or_else(Start::new_folder), text);
    let child_name = store.memo(|folder| folder.known_as().to_owned()).into();
    let app = App {
        store,
        pack: StoredValue::new(Arc::new(pack)),
        prefs: RwSignal::new(Prefs::load()),
        saving: saver.status.into(),
        pictures: Pictures::kept_in(storage).of(child_name),
        text,
        clock,
        drawn: RwSignal::new(0),
        before: RwSignal::new(None),
    };
    let asked = first_route(came_back);
    let lost_way = RwSignal::new(false);
    let route = RwSignal::new(allowed(app, asked, lost_way));
    location::on_change(move |hash| {
        let Ok(asked) = hash.parse::<Route>();
        let next = allowed(app, asked, lost_way);
        app.before.set(Some(route.get_untracked()));
        route.set(next);
    });
    shell::mount_resume(move || resume(app, lost_way.into()));
    let (notice, unopened) = (opened.notice, opened.unopened);
    shell::mount(move || shell_view(app, saver, route, notice, unopened.clone()));
}

/// A return lands on the list, whatever page was open; the start page stays the start page.
fn first_route(came_back: bool) -> Route {
    let Ok(asked) = location::hash().parse::<Route>();
    if came_back && needs_somebody(&asked) && asked != Route::List {
        location::replace(&Route::List.to_string());
        return Route::List;
    }
    asked
}

/// A page that needs somebody to be here leads to the start, with a word about why.
fn allowed(app: App, asked: Route, lost_way: RwSignal<bool>) -> Route {
    let nobody = app.store.read(|folder| folder.here.is_none());
    let lost = nobody && needs_somebody(&asked);
    lost_way.set(lost);
    if lost { Route::Home } else { asked }
}

fn open_folder(text: &'static Text, found: Vec<Found>, clock: Clock) -> Opened {
    let words = &text.pages.trouble;
    let new = || Folder::new(entropy::make_folder_id(), entropy::make_uuid(), entropy::make_secret_key(), (clock.now)());
    // the folder that was changed last; several at once come with the list of folders
    let last = found.into_iter().max_by_key(|one| {
        one.choice.open.as_ref().map(|(_, folder)| {
            let entries = folder.contributions.iter().flat_map(|one| one.entries.values());
            entries.map(|kept| kept.at).max().unwrap_or(folder.made_at)
        })
    });
    let Some(last) = last else {
        return Opened { folder: new(), start: Some(Start::new_folder()), notice: None, unopened: None };
    };
    let start = Start::found(&last);
    let unopened = || last.choice.damaged.first().map(|one| one.bytes.clone());
    match (&last.choice.open, last.choice.newer) {
        (Some((_, folder)), None) => {
            let notice = (last.choice.may_be_older).then_some(words.damaged);
            Opened { folder: folder.clone(), start, notice, unopened: None }
        }
        (_, Some(_)) => {
            Opened { folder: new(), start: None, notice: Some(words.newer), unopened: unopened() }
        }
        (None, None) => {
            let notice = unopened().map(|_| words.damaged_all);
            Opened { folder: new(), start: Some(Start::new_folder()), notice, unopened: unopened() }
        }
    }
}

fn shell_view(
    app: App,
    saver: Autosave,
    route: RwSignal<Route>,
    notice: Option<&'static str>,
    unopened: Option<Vec<u8>>,
) -> AnyView {
    provide_context(app);
    let retry = Callback::new(move |()| saver.retry());
    let download = Callback::new(move |()| {
        let _ = files::download("tell-it-once-saved-work.json", "application/json", saver.what_i_have().as_bytes());
    });
    let is_first = StoredValue::new(true);
    let drawn = move || {
        let now = route.get();
        app.drawn.track();
        let drawn = untrack(|| page(app, &now));
        arrive(app, &now, &drawn.title, is_first.get_value());
        is_first.set_value(false);
        drawn.view
    };
    view! {
        {save_banner(app.text, app.saving, retry, download)}
        {notice.map(|words| saved_work_notice(app.text, words, unopened))}
        {drawn}
    }
    .into_any()
}

/// Title first, then what is shown, then the focus.
fn arrive(app: App, route: &Route, title: &str, is_first: bool) {
    let council = app.pack.with_value(|pack| pack.council.name.clone());
    focus::set_title(&format!("{title} – {} – {council}", app.text.shell.product));
    if *route == Route::Home {
        shell::show_start();
    } else {
        shell::show_app();
    }
    // the first page is where the reader already is
    if !is_first || *route != Route::Home {
        focus::new_page();
    }
}

fn saved_work_notice(text: &'static Text, words: &'static str, unopened: Option<Vec<u8>>) -> AnyView {
    let download = unopened.map(|bytes| {
        view! {
            <button class="btn btn--quiet btn--small" type="button" on:click=move |_| {
                let _ = files::download("tell-it-once-saved-work.txt", "text/plain", &bytes);
            }>{text.pages.trouble.download}</button>
        }
    });
    view! {
        <div class="banner" role="region" aria-label=text.pages.trouble.kept>
            <div class="page"><p>{words}</p>{download}</div>
        </div>
    }
    .into_any()
}

fn not_ready(text: &'static Text, why: &NotReady) -> AnyView {
    let words = &text.pages.trouble;
    let (sentence, files) = match why {
        NotReady::Offline => (words.offline, Vec::new()),
        NotReady::Pack(files) => (words.pack, files.iter().map(|(path, _)| path.clone()).collect()),
    };
    let files = files.into_iter().map(|path| view! { <li>{path}</li> }).collect_view();
    let content = view! {
        <h1 tabindex="-1">{words.pack_title}</h1>
        <p>{sentence}</p>
        <ul>{files}</ul>
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| location::reload()>{words.again}</button>
            <a class="btn btn--quiet" href="./">{text.pages.lost.start}</a>
        </div>
    };
    frame(Frame { text, back: None, class: "content flow", accent: None }, content.into_any())
}
