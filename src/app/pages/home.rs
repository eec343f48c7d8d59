//! The start page is static HTML; the app adds the ways back to saved work, of every folder of this device.

mod not_mine;
mod others;

use leptos::prelude::*;
use tell_it_once_core::{folder::Folder, id::FolderId, progress::Progress, route::Route};

pub(crate) use self::others::{Other, What};
use super::Drawn;
use crate::{
    browser::{location, task, time},
    folders::{NotOpened, new_folder},
    state::App,
};

/// Nothing is drawn: the shell shows the static page, and the cards on it are looked up anew.
pub(super) fn page(app: App) -> Drawn {
    app.folders.shown.update(|shown| *shown += 1);
    Drawn { view: ().into_any(), title: app.text.pages.home.title.to_owned() }
}

/// A folder, as it may be shown to whoever looks at this device.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Card {
    pub(crate) id: FolderId,
    pub(crate) changed: chrono::DateTime<chrono::Utc>,
    pub(crate) done: (usize, usize),
    /// only where somebody chose that
    pub(crate) name: Option<String>,
    pub(crate) is_blank: bool,
}

impl Card {
    fn of(app: App, folder: &Folder) -> Card {
        let (style, text, today) =
            (app.prefs.with_untracked(|prefs| prefs.style), app.text, (app.clock.today)());
        let done = Progress { folder, style, text, today }.parts_finished(&app.pack().booklets);
        let name = Some(folder.known_as()).filter(|name| folder.name_shown && !name.is_empty());
        Card {
            id: folder.id.clone(),
            changed: folder.changed_at(),
            done,
            name: name.map(str::to_owned),
            is_blank: folder.is_blank(),
        }
    }
}

/// "Carry on with saved work?" Looked up when the start page is shown, never while somebody types.
pub(crate) fn resume(app: App) -> AnyView {
    let cards = move || {
        app.saver.opened.track();
        let ids = app.folders.others.get();
        if app.folders.shown.get() == 0 {
            return ().into_any();
        }
        // the parts can be counted when the booklets have come
        let is_whole = app.pack.is_whole();
        let own = app.store.read(|folder| {
            let is_begun = folder.here.is_some() && !folder.is_blank();
            is_begun.then(|| Card::of(app, folder))
        });
        let found = RwSignal::new(None);
        if is_whole && !ids.is_empty() {
            others::look(app, ids.clone(), found);
        }
        let waits = !ids.is_empty();
        let all = move || saved(app, own.clone(), found.get(), waits);
        all.into_any()
    };
    cards.into_any()
}

/// All that is there, newest first, and what else can be done.
pub(crate) fn saved(app: App, own: Option<Card>, others: Option<Vec<Other>>, waits: bool) -> AnyView {
    let (words, kept) = (&app.text.pages.home, &app.text.kept);
    let trouble = RwSignal::new(None::<&'static str>);
    let open_copy = view! {
        <a class="alone" href=Route::OpenCopy.to_string()>{kept.open_copy}</a> " "
        <a class="alone" href=Route::Sent.to_string()>{app.text.apart().sent.link}</a>
    };
    let is_looking = waits && others.is_none();
    let mut all: Vec<(bool, Other)> =
        own.into_iter().map(|card| (true, Other { what: What::Work { card, damaged: None } })).collect();
    all.extend(others.into_iter().flatten().map(|other| (false, other)));
    if all.is_empty() && !is_looking {
        return view! { <div class="cluster">{open_copy}</div> }.into_any();
    }
    all.sort_by_key(|(_, other)| std::cmp::Reverse(other.changed()));
    let several = all.len() > 1;
    let items = all.into_iter().map(|(is_open, other)| item(app, is_open, other, several, trouble));
    let looking = is_looking.then(|| view! { <p class="hint" role="status">{kept.looking}</p> });
    let told =
        move || trouble.get().map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> });
    view! {
        <section class="card resume flow" data-accent="coral" aria-labelledby="resume-title">
            <h2 id="resume-title">{words.carry_on_title}</h2>
            {told}
            <ul class="rows-list">{items.collect_view()}</ul>
            {looking}
            <div class="cluster">
                <button class="btn btn--quiet" type="button" on:click=move |_| start_new(app, trouble)>
                    {kept.start_new}
                </button>
                {open_copy}
            </div>
        </section>
    }
    .into_any()
}

fn item(
    app: App,
    is_open: bool,
    other: Other,
    several: bool,
    trouble: RwSignal<Option<&'static str>>,
) -> AnyView {
    let (words, kept) = (&app.text.pages.home, &app.text.kept);
    let (card, damaged) = match other.what {
        What::Work { card, damaged } => (card, damaged),
        What::Unreadable(bytes) => return others::unopened(app, kept.unreadable, bytes),
        What::Locked(id) => return others::closed(app, id),
        What::Newer(bytes) => return others::unopened(app, kept.newer, bytes),
    };
    let date = time::date_words(card.changed);
    let (done, of) = card.done;
    let said = match card.is_blank {
        true => kept.nothing_written.to_owned(),
        false => {
            [words.finished.with(of, &[("done", &done.to_string())]), (words.last_changed)(&date)].join(" ")
        }
    };
    // two folders of one day are told apart by the time
    let moment = time::moment_words(card.changed);
    let title = card.name.or_else(|| several.then(|| (kept.work_from)(&moment)));
    let title = title.map(|title| view! { <h3 class="row-card__name"><bdi>{title}</bdi></h3> });
    let elsewhere = (is_open && app.saver.hand.get_untracked().only_reads())
        .then(|| view! { <p class="hint">{kept.elsewhere}</p> });
    let hidden = several.then(|| view! { <span class="sr">{(kept.of)(&moment)}</span> });
    let carry_on = match is_open {
        true => {
            view! { <a class="btn" href=Route::List.to_string()>{words.carry_on} {hidden}</a> }.into_any()
        }
        false => {
            let id = card.id.clone();
            let open = move |_| carry_on(app, id.clone(), trouble);
            view! { <button class="btn" type="button" on:click=open>{words.carry_on} {hidden}</button> }
                .into_any()
        }
    };
    let damaged = damaged.map(|bytes| others::damaged(app, bytes));
    view! {
        <li class="row-card">
            {title}
            <p>{said}</p>
            {elsewhere}
            {damaged}
            <div class="cluster">{carry_on} {beside(app, &card.id)}</div>
        </li>
    }
    .into_any()
}

/// What else can be done with a folder, beside carrying on.
fn beside(app: App, id: &FolderId) -> AnyView {
    not_mine::link(app, id.clone())
}

fn carry_on(app: App, id: FolderId, trouble: RwSignal<Option<&'static str>>) {
    task::run(async move {
        match app.folders.open(id).await {
            Ok(()) => {
                let nobody = app.store.read(|folder| folder.here.is_none());
                let next = if nobody { Route::Who } else { Route::List };
                location::go(&next.to_string());
            }
            Err(why) => {
                let _ = trouble.try_set(Some(not_opened(app, why)));
            }
        }
    });
}

fn start_new(app: App, trouble: RwSignal<Option<&'static str>>) {
    task::run(async move {
        match app.folders.add(new_folder()).await {
            Ok(()) => location::go(&Route::Who.to_string()),
            Err(why) => {
                let _ = trouble.try_set(Some(not_opened(app, why)));
            }
        }
    });
}

fn not_opened(app: App, why: NotOpened) -> &'static str {
    match why {
        NotOpened::Unsaved(_) => app.text.kept.not_saved,
        NotOpened::Unreadable => app.text.kept.not_opened,
    }
}
