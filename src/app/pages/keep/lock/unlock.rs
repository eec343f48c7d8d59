//! A locked folder: its words are asked for, and nothing of it is shown before.

use std::rc::Rc;

use leptos::prelude::*;
use tell_it_once_core::{id::FolderId, lock::FolderKey, route::Route};

use super::ask::Ask;
use crate::{
    browser::{
        focus, location,
        storage::locked::{self, Sealer},
        task,
    },
    folders::NotOpened,
    guard::{self, away},
    pages::Drawn,
    state::App,
    widgets::{Frame, frame, nothing_yet},
};

pub(crate) fn page(app: App) -> Drawn {
    draw(app, app.folders.closed())
}

pub(super) fn draw(app: App, folder: Option<FolderId>) -> Drawn {
    let words = &app.text.lock().open;
    let (title, lead, body) = match folder {
        Some(folder) => (words.title, Some(words.lead), asks(app, folder)),
        None => (words.none, None, nothing_yet(app.text, words.none_lead)),
    };
    let content = view! {
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{title}</h1>
            {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
        </div>
        {body}
    };
    let back = Some(Route::Home.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: title.to_owned() }
}

fn asks(app: App, folder: FolderId) -> AnyView {
    let words = &app.text.lock().open;
    let id = folder.clone();
    // the callback is part of what it is called from
    let asking = StoredValue::new(None::<Ask>);
    let opened = Callback::new(move |key: FolderKey| {
        if let Some(ask) = asking.get_value() {
            task::run(go_in(app, id.clone(), key, ask));
        }
    });
    let ask = Ask::new(app, folder.clone(), opened, words.working);
    asking.set_value(Some(ask));
    view! {
        {ask.faults()}
        {ask.form(words.hint, words.open)}
        <details class="disclose">
            <summary>{words.lost}</summary>
            <p>{words.lost_words}</p>
            <p><a class="alone" href=Route::OpenCopy.to_string()>{app.text.kept.open_copy}</a></p>
            {delete(app, folder)}
        </details>
    }
    .into_any()
}

async fn go_in(app: App, folder: FolderId, key: FolderKey, ask: Ask) {
    locked::take_up(&folder, Rc::new(Sealer(key)));
    let words = &app.text.lock().open;
    match app.folders.open(folder.clone()).await {
        Ok(()) => {
            guard::settle_in(app);
            let nobody = app.store.read(|folder| folder.here.is_none());
            let next = if nobody { Route::Who } else { Route::List };
            location::go(&next.to_string());
        }
        Err(why) => {
            locked::drop_hand(&folder);
            ask.fail(match why {
                NotOpened::Unsaved(_) => words.unsaved,
                NotOpened::Unreadable => app.text.kept.not_opened,
            });
        }
    }
}

/// Asked once more before it is done. The key goes first.
fn delete(app: App, folder: FolderId) -> AnyView {
    let words = &app.text.lock().open;
    let asks = RwSignal::new(false);
    let turn = move |to| {
        asks.set(to);
        focus::by_id(if to { "lock-sure" } else { "lock-delete" });
    };
    let first = move || {
        view! {
            <p><button class="btn btn--quiet" type="button" id="lock-delete" on:click=move |_| turn(true)>
                {words.delete}
            </button></p>
        }
    };
    let sure = move || {
        let folder = folder.clone();
        view! {
            <p id="lock-sure" tabindex="-1"><strong>{words.sure}</strong></p>
            <div class="actions">
                <button class="btn btn--danger" type="button" on:click=move |_| away::forget(app, folder.clone())>
                    {words.yes}
                </button>
                <button class="btn btn--quiet" type="button" on:click=move |_| turn(false)>{words.no}</button>
            </div>
        }
    };
    let body = move || if asks.get() { sure().into_any() } else { first().into_any() };
    body.into_any()
}
