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
        entropy, files, focus,
        location::{self, Place},
        pack::{NotFetched, fetch},
        prefs::Prefs,
        shell,
        storage::{self, Found, Kept, Storage},
        time,
    },
    later,
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
    /// a newer version of this program saved here: this one must not write over it
    Newer(Vec<u8>),
}

/// Starts the app: everything that must be there before the first page.
pub(crate) async fn start() {
    let text = &ENGLISH;
    let (storage, found) = storage::open().await;
    let newer = found.iter().find_map(|one| one.choice.newer.as_ref().map(|newer| newer.bytes.clone()));
    let pack = match newer {
        Some(bytes) => Err(NotReady::Newer(bytes)),
        None => fetch_pack().await,
    };
    match pack {
        Ok(pack) => {
            let opened = open_folder(text, found);
            let came_back = opened.folder.here.is_some();
            let asked = first_route(came_back);
            // a part that does not come is told of by the page that wants it
            let _ = later::fetch(&asked).await;
            shell::mount(move || begin(text, pack, storage, opened, asked));
            later::fetch_rest();
        }
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
    start: Start,
    notice: Option<&'static str>,
    /// octets that could not be opened: offered as a file, never thrown away
    unopened: Option<Vec<u8>>,
}

fn begin(text: &'static Text, pack: Pack, storage: Storage, opened: Opened, asked: Route) -> AnyView {
    let clock = Clock { now: time::now, today: time::today };
    let store = FolderStore::new(opened.folder, clock);
    let saver = autosave(store, storage, opened.start, text);
    let child_name = store.memo(|folder| folder.known_as().to_owned()).into();
    let app = App {
        store,
        pack: StoredValue::new(Arc::new(pack)),
        prefs: RwSignal::new(Prefs::load()),
        saving: saver.status.into(),
        pictures: Pictures::kept_in(storage).of(child_name),
        make_safe: Callback::new(move |()| saver.flush()),
        text,
        clock,
        drawn: RwSignal::new(0),
        before: RwSignal::new(None),
    };
    let lost_way = RwSignal::new(false);
    let route = RwSignal::new(allowed(app, asked, lost_way));
    let going_back = StoredValue::new(None);
    location::begin();
    let turns = StoredValue::new(0_u32);
    location::on_change(move |hash| {
        let Ok(asked) = hash.parse::<Route>();
        let place = location::turn();
        turns.update_value(|turns| *turns += 1);
        let this = turns.get_value();
        later::when_here(asked.clone(), move || {
            // somebody went elsewhere while it was fetched
            if turns.get_value() != this {
                return;
            }
            let next = allowed(app, asked, lost_way);
            app.before.set(Some(route.get_untracked()));
            going_back.set_value(place);
            route.set(next);
        });
    });
    let (notice, unopened) = (opened.notice, opened.unopened);
    let to_offer = unopened.clone();
    // the start page must tell of it too: that is where somebody arrives whose work cannot be opened
    shell::mount_resume(move || {
        let notice = notice.map(|words| saved_work_notice(text, words, to_offer));
        view! { {notice} {resume(app, lost_way.into())} }.into_any()
    });
    shell_view(app, saver, route, going_back, notice, unopened)
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

/// The folder that was changed last; several at once come with the list of folders.
fn newest(found: Vec<Found>) -> Option<Found> {
    found.into_iter().max_by_key(|one| {
        one.choice.open.as_ref().map(|(_, folder)| {
            let entries = folder.contributions.iter().flat_map(|one| one.entries.values());
            entries.map(|kept| kept.at).max().unwrap_or(folder.made_at)
        })
    })
}

fn open_folder(text: &'static Text, found: Vec<Found>) -> Opened {
    let words = &text.pages.trouble;
    let key = entropy::make_secret_key();
    let new = || Folder::new(entropy::make_folder_id(), entropy::make_uuid(), key, time::now());
    let Some(Found { choice, damaged }) = newest(found) else {
        return Opened { folder: new(), start: Start::new_folder(), notice: None, unopened: None };
    };
    let to_offer = || choice.to_offer().map(<[u8]>::to_vec);
    match &choice.open {
        Some((_, folder)) => {
            let is_damaged = choice.may_be_older || choice.tells_of_damage();
            let unopened = if damaged == Kept::OnlyHere { to_offer() } else { None };
            let (folder, start) = (folder.clone(), Start::after(&choice));
            Opened { folder, start, notice: is_damaged.then_some(words.damaged), unopened }
        }
        // the damaged one stays where it is, under its own name
        None => {
            let unopened = to_offer();
            let notice = unopened.is_some().then_some(words.damaged_all);
            Opened { folder: new(), start: Start::new_folder(), notice, unopened }
        }
    }
}

fn shell_view(
    app: App,
    saver: Autosave,
    route: RwSignal<Route>,
    going_back: StoredValue<Option<Place>>,
    notice: Option<&'static str>,
    unopened: Option<Vec<u8>>,
) -> AnyView {
    let retry = Callback::new(move |()| saver.retry());
    let download = Callback::new(move |()| {
        let _ = files::download(
            "tell-it-once-saved-work.json",
            "application/json",
            saver.what_i_have().as_bytes(),
        );
    });
    let visits = Memo::new(move |before: Option<&u32>| {
        route.track();
        app.drawn.track();
        before.map_or(0, |before| before + 1)
    });
    // every visit is drawn anew: nothing of the page before it, such as an open disclosure, stays
    let draw = move |visit: u32| {
        let now = route.get_untracked();
        let drawn = untrack(|| page(app, &now));
        arrive(app, &now, &drawn.title, visit == 0, going_back.get_value());
        going_back.set_value(None);
        drawn.view
    };
    view! {
        {save_banner(app.text, app.saving, retry, download)}
        {notice.map(|words| saved_work_notice(app.text, words, unopened))}
        <For each=move || [visits.get()] key=|visit| *visit children=draw />
    }
    .into_any()
}

/// Title first, then what is shown, then the focus.
fn arrive(app: App, route: &Route, title: &str, is_first: bool, back_to: Option<Place>) {
    let council = app.pack.with_value(|pack| pack.council.name.clone());
    focus::set_title(&format!("{title} – {} – {council}", app.text.shell.product));
    if *route == Route::Home {
        shell::show_start();
    } else {
        shell::show_app();
    }
    match back_to {
        Some(place) => place.restore(),
        // the first page is where the reader already is
        None if is_first && *route == Route::Home => {}
        None => focus::new_page(),
    }
}

fn saved_work_notice(text: &'static Text, words: &'static str, unopened: Option<Vec<u8>>) -> AnyView {
    let download = unopened.map(|bytes| download_button(text, bytes));
    view! {
        <div class="banner" role="region" aria-label=text.pages.trouble.kept>
            <div class="page"><p>{words}</p>{download}</div>
        </div>
    }
    .into_any()
}

fn download_button(text: &'static Text, bytes: Vec<u8>) -> AnyView {
    view! {
        <button class="btn btn--quiet btn--small" type="button" on:click=move |_| {
            let _ = files::download("tell-it-once-saved-work.txt", "text/plain", &bytes);
        }>{text.pages.trouble.download}</button>
    }
    .into_any()
}

fn not_ready(text: &'static Text, why: &NotReady) -> AnyView {
    let words = &text.pages.trouble;
    let (title, sentence, files) = match why {
        NotReady::Offline => (words.pack_title, words.offline, Vec::new()),
        NotReady::Pack(files) => {
            (words.pack_title, words.pack, files.iter().map(|(path, _)| path.clone()).collect())
        }
        NotReady::Newer(_) => (words.newer_title, words.newer, Vec::new()),
    };
    let download = match why {
        NotReady::Newer(bytes) => Some(download_button(text, bytes.clone())),
        NotReady::Offline | NotReady::Pack(_) => None,
    };
    let files = files.into_iter().map(|path| view! { <li>{path}</li> }).collect_view();
    let content = view! {
        <h1 tabindex="-1">{title}</h1>
        <p>{sentence}</p>
        <ul>{files}</ul>
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| location::reload()>{words.again}</button>
            {download}
            <a class="btn btn--quiet" href="./">{text.pages.lost.start}</a>
        </div>
    };
    frame(Frame { text, back: None, class: "content flow", accent: None }, content.into_any())
}
