//! On the list: how safe what was written is on this device, and how to make it safer.

use leptos::prelude::*;
use tell_it_once_core::{folder::Edit, keep::remind::parts_changed, route::Route};

use crate::{
    browser::{
        device_kind,
        storage::{self, Persistence, locked},
        task,
    },
    guard,
    state::App,
    widgets::{Choice, ChoiceKind, choice, days_ago, take_along},
};

/// Said once a visit, when there is much that is nowhere else. Never in the way.
pub(in crate::pages) fn reminder(app: App) -> Option<AnyView> {
    let pack = app.pack();
    let parts = app.store.read(|folder| parts_changed(folder, &pack.booklets));
    let words = &app.text.kept;
    app.store.tells_of_copies(parts).then(|| {
        view! {
            <p class="notice notice--info">
                {words.remind} " " <a href=Route::Copy.to_string()>{words.make_copy}</a>
            </p>
        }
        .into_any()
    })
}

/// The last copy, what the browser promised, earlier versions, and whether the name may be shown.
pub(super) fn kept_here(app: App) -> AnyView {
    // on a shared device nothing is kept
    if let Some(notice) = take_along(app.text) {
        return notice;
    }
    let words = &app.text.kept;
    let (copy, shown) = app.store.read(|folder| (folder.last_copy(), folder.name_shown));
    let copy = copy.map_or_else(|| words.never.to_owned(), |at| days_ago(app.text, at, (app.clock.now)()));
    let shown = RwSignal::new(shown);
    let show = Choice {
        kind: ChoiceKind::Many,
        name: "show-name".to_owned(),
        id: "show-name".to_owned(),
        label: words.show_name.to_owned(),
        hint: Some(words.show_name_hint.to_owned()),
        picked: shown.into(),
        change: Callback::new(move |is_shown| {
            shown.set(is_shown);
            app.store.apply(Edit::ShowName(is_shown));
        }),
    };
    view! {
        <h2 class="group">{words.title}</h2>
        <p>{(words.last_copy)(&copy)} " " <a href=Route::Copy.to_string()>{words.make_copy}</a></p>
        {safety(app)}
        <p><a class="alone" href=Route::Versions.to_string()>{words.see_versions}</a></p>
        {lock(app)}
        <div class="choices">{choice(show, None)}</div>
    }
    .into_any()
}

/// The lock of the open folder, or the way to one.
fn lock(app: App) -> Option<AnyView> {
    let words = app.text.lock();
    let now = move |_| task::run(guard::lock_now(app));
    match locked::is_locked(&app.saver.id()) {
        true => Some(
            view! {
                <p>{words.is_locked} " " <a href=Route::Lock.to_string()>{words.change}</a></p>
                <p><button class="btn btn--quiet" type="button" on:click=now>{words.lock_now}</button></p>
            }
            .into_any(),
        ),
        false => locked::can_be().then(|| {
            view! { <p><a class="alone" href=Route::Lock.to_string()>{words.link}</a></p> }.into_any()
        }),
    }
}

/// What the browser says about clearing storage by itself. It may answer later, or never.
fn safety(app: App) -> AnyView {
    let words = &app.text.kept;
    if !storage::mode().outlives_the_window() {
        return view! { <p class="hint">{words.until_closed}</p> }.into_any();
    }
    let answer = app.saver.persistence;
    if answer.get_untracked().is_none() {
        task::run(async move {
            if let Some(known) = storage::persistence().await
                && answer.get_untracked().is_none()
            {
                answer.set(Some(known));
            }
        });
    }
    let said = move || match answer.get() {
        Some(Persistence::Promised) => view! { <p class="hint">{words.promised}</p> }.into_any(),
        Some(Persistence::NotPromised) | None if device_kind::clears_after_a_week() => {
            view! { <p class="hint">{words.safari}</p> }.into_any()
        }
        Some(Persistence::NotPromised) => view! { <p class="hint">{words.not_promised}</p> }.into_any(),
        None => ().into_any(),
    };
    said.into_any()
}
