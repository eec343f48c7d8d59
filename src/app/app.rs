//! The shell: opens what is kept, fetches the pack, and puts the page that the address names.
//!
//! Only what concerns every page belongs here. A page's own doing is in `pages/`.

use leptos::prelude::*;
use tell_it_once_core::{
    council,
    id::FolderId,
    route::Route,
    text::{ENGLISH, Text},
};

use crate::{
    autosave::autosave,
    browser::{
        events, files, focus,
        location::{self, Place},
        pack::ask_for_council,
        prefs::Prefs,
        shell,
        storage::{self, Device, device},
        task, time,
    },
    folders::{self, Begun, First, Folders, Notice},
    guard::{self, Cover, Guard},
    later,
    pack::{self, NotReady, PackStore},
    pages::{Drawn, explained, needs_somebody, page},
    questions::Pictures,
    state::{App, Clock, FolderStore},
    widgets::{Frame, frame, save_banner, windows_banner},
};

/// Starts the app: everything that must be there before the first page.
pub(crate) async fn start() {
    let text = &ENGLISH;
    let council = ask_for_council(council::PATH);
    let cover = guard::at_start().await;
    // what was cleared is not made anew before somebody says whose device this is
    let names = match cover {
        Some(Cover::Cleared(_)) => Vec::new(),
        None | Some(_) => storage::begin(device::known()).await,
    };
    let council = match pack::council(council).await {
        Ok(council) => council,
        Err(why) => return not_ready(text, why),
    };
    match folders::begin(text, &council, names).await {
        Begun::Newer(bytes) => cannot_begin(move || newer_page(text, bytes)),
        Begun::NotReady(why) => return not_ready(text, why),
        Begun::First(first) => {
            // what is made before the app is mounted lives as long as the page, too
            let owner = Owner::new();
            let begun = first.folder.contributions.iter().map(|one| &one.booklet);
            let begun = begun.chain(first.folder.invited.iter().map(|one| &one.booklet)).cloned().collect();
            let pack = owner.with(move || PackStore::first(council, begun));
            let came_back = first.folder.here.is_some();
            let mut asked = first_route(came_back, &first.others);
            if cover.is_some() {
                // it is drawn without its words where they do not come
                let _ = later::fetch_drawing().await;
            }
            loop {
                later::fetch(&asked, pack).await;
                // somebody may have followed a link of the page that stands there meanwhile
                let Ok(now) = location::hash().parse::<Route>();
                let now = behind_lock(now, came_back, &first.others);
                if now == asked {
                    break;
                }
                asked = now;
            }
            shell::mount(move || {
                StoredValue::new(owner);
                begin(text, pack, *first, asked, cover)
            });
            later::fetch_rest(text, pack);
        }
    }
    shell::ready();
}

fn not_ready(text: &'static Text, why: NotReady) {
    cannot_begin(move || {
        let words = text.pages.trouble.again;
        let again =
            view! { <button class="btn" type="button" on:click=move |_| location::reload()>{words}</button> };
        explained(text, why, again.into_any())
    });
    shell::ready();
}

fn cannot_begin(draw: impl FnOnce() -> AnyView + 'static) {
    shell::show_app();
    shell::mount(draw);
    focus::heading();
}

fn begin(text: &'static Text, pack: PackStore, first: First, asked: Route, cover: Option<Cover>) -> AnyView {
    let clock = Clock { now: time::now, today: time::today };
    let First { folder, start, notice, others } = first;
    let store = FolderStore::new(folder, clock);
    let saver = autosave(store, start, text);
    let child_name = store.memo(|folder| folder.known_as().to_owned()).into();
    let app = App {
        store,
        pack,
        prefs: RwSignal::new(Prefs::load()),
        saving: saver.status.into(),
        pictures: Pictures::kept().of(child_name),
        saver,
        folders: Folders::new(saver, others),
        guard: Guard::new(cover),
        text,
        clock,
        drawn: RwSignal::new(0),
        before: RwSignal::new(None),
    };
    guard::watch(app);
    // the button is in the static page; what it does is fetched with the pages
    events::on_press("easier-words", move || task::run(async move { drop(later::switch_words(app).await) }));
    let lost_way = RwSignal::new(false);
    let route = RwSignal::new(allowed(app, asked, lost_way));
    let going_back = StoredValue::new(None);
    location::begin();
    let turns = StoredValue::new(0_u32);
    location::on_change(move |hash| {
        let Ok(asked) = hash.parse::<Route>();
        let somebody = app.store.read(|folder| folder.here.is_some());
        let asked = behind_lock(asked, somebody, &app.folders.others.get_untracked());
        let place = location::turn();
        turns.update_value(|turns| *turns += 1);
        let this = turns.get_value();
        later::when_here(asked.clone(), pack, move || {
            // somebody went elsewhere while it was fetched
            if turns.get_value() != this {
                return;
            }
            let next = allowed(app, asked, lost_way);
            app.before.set(Some(route.get_untracked()));
            going_back.set_value(place);
            app.guard.turn();
            app.store.leave();
            route.set(next);
        });
    });
    let told = notice.clone();
    // the start page must tell of it too: that is where somebody arrives whose work cannot be opened
    shell::mount_resume(move || {
        let notice = told.map(|notice| saved_work_notice(text, notice));
        let lost = move || {
            let words = text.pages.home.nothing_here;
            lost_way.get().then(|| view! { <p class="notice notice--info" role="status">{words}</p> })
        };
        // the parts that are done can be counted when the booklets have come
        let card =
            move || app.pack.is_begun().then(|| later::page(app, &Route::Home).map(|drawn| drawn.view));
        view! { {notice} {lost} {card} }.into_any()
    });
    shell_view(app, route, going_back, notice)
}

/// A return lands on the list, whatever page was open; the start page stays the start page.
fn first_route(came_back: bool, others: &[FolderId]) -> Route {
    if device::was_left() {
        location::replace_quietly(&Route::Home);
        return Route::Home;
    }
    let Ok(asked) = location::hash().parse::<Route>();
    let asked = behind_lock(asked, came_back, others);
    if came_back && needs_somebody(&asked) && asked != Route::List {
        location::replace(&Route::List.to_string());
        return Route::List;
    }
    asked
}

/// Where nobody is here, and a folder is locked, its words come first.
fn behind_lock(asked: Route, is_somebody: bool, others: &[FolderId]) -> Route {
    let leads_on = is_somebody || !needs_somebody(&asked) || device::was_left();
    if leads_on || !others.iter().any(storage::locked::is_closed) {
        return asked;
    }
    location::replace_quietly(&Route::Unlock);
    Route::Unlock
}

/// A page that needs somebody to be here leads to the start, with a word about why.
fn allowed(app: App, asked: Route, lost_way: RwSignal<bool>) -> Route {
    let nobody = app.store.read(|folder| folder.here.is_none());
    let lost = nobody && needs_somebody(&asked);
    lost_way.set(lost);
    if lost {
        return Route::Home;
    }
    // nothing is kept before it is known whose device this is
    if asked == Route::Who && knows_no_device(nobody) {
        // so that going on from there is a change of the address
        location::replace_quietly(&Route::Device);
        return Route::Device;
    }
    asked
}

fn knows_no_device(nobody: bool) -> bool {
    let known: Option<Device> = device::known();
    // what was kept here before this was asked was somebody's own
    nobody && known.is_none()
}

fn shell_view(
    app: App,
    route: RwSignal<Route>,
    going_back: StoredValue<Option<Place>>,
    notice: Option<Notice>,
) -> AnyView {
    let saver = app.saver;
    let retry = Callback::new(move |()| saver.retry());
    let download = Callback::new(move |()| {
        let _ = files::download(
            "tell-it-once-saved-work.json",
            "application/json",
            saver.what_i_have().as_bytes(),
        );
    });
    let edit_here = Callback::new(move |()| saver.edit_here());
    let visits = Memo::new(move |before: Option<&u32>| {
        route.track();
        app.drawn.track();
        saver.opened.track();
        app.guard.track();
        before.map_or(0, |before| before + 1)
    });
    // every visit is drawn anew: nothing of the page before it, such as an open disclosure, stays
    let draw = move |visit: u32| {
        let now = route.get_untracked();
        let cover = app.guard.cover();
        let drawn = untrack(|| cover.as_ref().map_or_else(|| page(app, &now), |cover| over(app, cover)));
        let is_start = now == Route::Home && cover.is_none();
        arrive(app, is_start, &drawn.title, visit == 0, going_back.get_value());
        going_back.set_value(None);
        drawn.view
    };
    let banners = move || {
        app.guard.is_open().then(|| {
            view! {
                {save_banner(app.text, app.saving, retry, download)}
                {windows_banner(app.text, saver.hand.into(), edit_here)}
                {notice.clone().map(|notice| saved_work_notice(app.text, notice))}
            }
        })
    };
    // where another window writes, nothing on the page can be changed; links lead on
    let only_reads = move || {
        let needs_no_folder = matches!(route.get(), Route::Clear | Route::NotMine | Route::Open);
        saver.hand.get().only_reads() && !needs_no_folder && app.guard.is_open()
    };
    view! {
        {banners}
        <fieldset class="reading" role="presentation" disabled=only_reads>
            <For each=move || [visits.get()] key=|visit| *visit children=draw />
        </fieldset>
    }
    .into_any()
}

/// What stands in the place of a page. Nothing that somebody wrote, whatever could not be fetched.
fn over(app: App, cover: &Cover) -> Drawn {
    later::cover(app, cover).unwrap_or_else(|| {
        let title = app.text.shell.product.to_owned();
        let heading = view! { <h1 tabindex="-1">{title.clone()}</h1> };
        let around = Frame { text: app.text, back: None, class: "content flow", accent: None };
        Drawn { view: frame(around, heading.into_any()), title }
    })
}

/// Title first, then what is shown, then the focus.
fn arrive(app: App, is_start: bool, title: &str, is_first: bool, back_to: Option<Place>) {
    let council = app.pack().council.name.clone();
    focus::set_title(&format!("{title} – {} – {council}", app.text.shell.product));
    if is_start {
        shell::show_start();
    } else {
        shell::show_app();
    }
    match back_to.or_else(location::stays) {
        Some(place) => place.restore(),
        // the first page is where the reader already is
        None if is_first && is_start => {}
        None => focus::new_page(),
    }
}

fn saved_work_notice(text: &'static Text, Notice { words, unopened }: Notice) -> AnyView {
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

fn newer_page(text: &'static Text, bytes: Vec<u8>) -> AnyView {
    let words = &text.pages.trouble;
    let content = view! {
        <h1 tabindex="-1">{words.newer_title}</h1>
        <p>{words.newer}</p>
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| location::reload()>{words.again}</button>
            {download_button(text, bytes)}
            <a class="btn btn--quiet" href="./">{text.pages.lost.start}</a>
        </div>
    };
    frame(Frame { text, back: None, class: "content flow", accent: None }, content.into_any())
}
