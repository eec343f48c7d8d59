//! Somebody finds another family's saved work. It stays closed.

use leptos::prelude::*;
use tell_it_once_core::{id::FolderId, route::Route};

use crate::{
    browser::{focus, storage::device},
    guard::away,
    pages::{Drawn, cover::start_own},
    state::App,
    widgets::{Frame, frame},
};

pub(crate) fn page(app: App) -> Drawn {
    let words = &app.text.shared.not_mine;
    let doubted = app.folders.doubted.get_untracked().filter(|id| *id != app.saver.id());
    let (title, content) = if doubted.is_none() && app.saver.is_blank() {
        let content = view! { <p>{words.none}</p> {start_own(app)} };
        (words.none_title, content.into_any())
    } else {
        // on a shared device they go, before anybody else begins
        let is_shared = device::is_shared();
        let own = (!is_shared).then(|| format!(" {}", words.own));
        let content = view! {
            <p class="lead">{words.closed} {own}</p>
            {(!is_shared).then(|| start_own(app))}
            {clear(app, doubted.unwrap_or_else(|| app.saver.id()))}
        };
        (words.title, content.into_any())
    };
    let content = view! { <h1 tabindex="-1">{title}</h1> {content} };
    let around = Frame {
        text: app.text,
        back: Some(Route::Home.to_string()),
        class: "content flow",
        accent: Some("coral"),
    };
    Drawn { view: frame(around, content.into_any()), title: title.to_owned() }
}

/// Asked once more before it is done.
fn clear(app: App, id: FolderId) -> AnyView {
    let words = &app.text.shared.not_mine;
    let asks = RwSignal::new(false);
    let turn = move |to| {
        asks.set(to);
        focus::by_id(if to { "not-mine-sure" } else { "not-mine-clear" });
    };
    let first = move || {
        view! {
            <p>
                <button class="btn btn--quiet" type="button" id="not-mine-clear" on:click=move |_| turn(true)>
                    {words.clear_button}
                </button>
            </p>
        }
    };
    let sure = move || {
        let id = id.clone();
        let yes = move |_| {
            if device::is_shared() { away::clear(app, false) } else { away::forget(app, id.clone()) }
        };
        view! {
            <p id="not-mine-sure" tabindex="-1"><strong>{words.sure}</strong></p>
            <div class="actions">
                <button class="btn btn--danger" type="button" on:click=yes>{words.sure_yes}</button>
                <button class="btn btn--quiet" type="button" on:click=move |_| turn(false)>{words.sure_no}</button>
            </div>
        }
    };
    view! {
        <section class="card flow">
            <h2>{words.clear_title}</h2>
            <p>{words.clear}</p>
            {move || if asks.get() { sure().into_any() } else { first().into_any() }}
        </section>
    }
    .into_any()
}
