//! The folders beside the open one: read when the start page is shown, and not kept in memory.

use leptos::prelude::*;
use tell_it_once_core::{folder::Folder, id::FolderId, record::Opened, route::Route};

use super::Card;
use crate::{
    browser::{
        files, shell,
        storage::{self, Found, Kept, locked},
        task, timer,
    },
    state::App,
};

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Other {
    pub(crate) what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    Work {
        card: Card,
        /// octets that could not be read, where they could not be put aside either
        damaged: Option<Option<Vec<u8>>>,
    },
    Unreadable(Vec<u8>),
    Locked(FolderId),
    /// a newer program saved it
    Newer(Vec<u8>),
}

impl Other {
    /// What cannot be read comes last.
    pub(super) fn changed(&self) -> Option<chrono::DateTime<chrono::Utc>> {
        match &self.what {
            What::Work { card, .. } => Some(card.changed),
            What::Unreadable(_) | What::Newer(_) | What::Locked(_) => None,
        }
    }
}

/// Reads them one after the other, letting the page go first.
pub(super) fn look(app: App, ids: Vec<FolderId>, found: RwSignal<Option<Vec<Other>>>) {
    task::run(async move {
        let mut all = Vec::new();
        for id in ids {
            timer::pause().await;
            // somebody went on: they are looked at again when the start page is shown again
            if !shell::shows_start() {
                return;
            }
            if locked::is_closed(&id) {
                all.push(Other { what: What::Locked(id) });
                continue;
            }
            let found = storage::read(&id).await;
            all.extend(other(app, found));
        }
        let _ = found.try_set(Some(all));
    });
}

/// None where nothing is there any more.
fn other(app: App, Found { opened, damaged, .. }: Found) -> Option<Other> {
    let to_offer = opened.to_offer().map(<[u8]>::to_vec);
    let is_damaged = opened.tells_of_damage();
    let is_newer = opened.newer.is_some();
    let Opened { folder, .. } = opened;
    let work = |folder: Folder| {
        let bytes = to_offer.clone().filter(|_| damaged == Kept::OnlyHere);
        What::Work { card: Card::of(app, &folder), damaged: is_damaged.then_some(bytes) }
    };
    let what = match (folder, &to_offer) {
        (_, Some(bytes)) if is_newer => What::Newer(bytes.clone()),
        (Some(folder), _) => work(folder),
        (None, Some(bytes)) => What::Unreadable(bytes.clone()),
        (None, None) => return None,
    };
    Some(Other { what })
}

/// Work that cannot be opened: told, and offered as a file.
pub(super) fn unopened(app: App, words: &'static str, bytes: Vec<u8>) -> AnyView {
    view! {
        <li class="row-card">
            <p>{words}</p>
            <div class="cluster">{download(app, bytes)}</div>
        </li>
    }
    .into_any()
}

/// Nothing is known of it without its words.
pub(super) fn closed(app: App, id: FolderId) -> AnyView {
    let words = app.text.lock();
    let want = move |_| app.folders.wanted.set(Some(id.clone()));
    view! {
        <li class="row-card">
            <h3 class="row-card__name">{words.card}</h3>
            <div class="cluster">
                <a class="btn" href=Route::Unlock.to_string() on:click=want>{words.card_open}</a>
            </div>
        </li>
    }
    .into_any()
}

pub(super) fn damaged(app: App, bytes: Option<Vec<u8>>) -> AnyView {
    let words = app.text.kept.damaged;
    view! { <p>{words} " " {bytes.map(|bytes| download(app, bytes))}</p> }.into_any()
}

fn download(app: App, bytes: Vec<u8>) -> AnyView {
    view! {
        <button class="btn btn--quiet btn--small" type="button" on:click=move |_| {
            let _ = files::download("tell-it-once-saved-work.txt", "text/plain", &bytes);
        }>{app.text.pages.trouble.download}</button>
    }
    .into_any()
}
