//! What stands in the place of a page (`guard`). Nothing that somebody wrote is on these pages.

use leptos::prelude::*;
use tell_it_once_core::{id::FolderId, text::Text};

use super::Drawn;
use crate::{
    browser::{
        focus,
        storage::{Left, Scope},
    },
    guard::{Cleared, Cover, Why, away},
    state::App,
    widgets::{Frame, frame},
};

pub(crate) fn covered(app: App, cover: &Cover) -> Drawn {
    let words = &app.text.shared.clear;
    let (title, content) = match cover {
        Cover::Hidden(why) => (app.text.shared.hidden.title, hidden(app, *why)),
        Cover::Clearing => (words.working, heading(words.working)),
        Cover::Cleared(cleared) if !cleared.left.nothing() => (words.left_title, some_left(app, *cleared)),
        Cover::Cleared(cleared) => (words.done_title, all_gone(app.text, *cleared)),
        Cover::ClearedElsewhere => (words.elsewhere_title, elsewhere(app.text)),
        Cover::Forgot { is_gone: true, .. } => (app.text.shared.not_mine.gone_title, forgot(app)),
        Cover::Forgot { id, is_gone: false } => {
            (app.text.shared.not_mine.not_gone_title, not_forgot(app, id.clone()))
        }
    };
    let around = Frame { text: app.text, back: None, class: "content flow", accent: None };
    Drawn { view: frame(around, content), title: title.to_owned() }
}

fn heading(words: &'static str) -> AnyView {
    view! { <h1 tabindex="-1">{words}</h1> }.into_any()
}

fn hidden(app: App, why: Why) -> AnyView {
    let words = &app.text.shared.hidden;
    let asks = RwSignal::new(false);
    let turn = move |to| {
        asks.set(to);
        focus::heading();
    };
    let first = move || {
        let why = match why {
            Why::Idle => words.idle,
            Why::Away => words.away,
        };
        view! {
            {heading(words.title)}
            <p class="lead">{why}</p>
            <div class="actions">
                <button class="btn" type="button" on:click=move |_| app.guard.carry_on()>{words.carry_on}</button>
                <button class="btn btn--quiet" type="button" on:click=move |_| turn(true)>{words.not_mine}</button>
            </div>
        }
    };
    let sure = move || {
        view! {
            {heading(words.sure_title)}
            <p class="lead">{words.sure}</p>
            <div class="actions">
                <button class="btn btn--danger" type="button" on:click=move |_| away::clear(app, false)>
                    {words.sure_yes}
                </button>
                <button class="btn btn--quiet" type="button" on:click=move |_| turn(false)>{words.sure_no}</button>
            </div>
        }
    };
    let content = move || if asks.get() { sure().into_any() } else { first().into_any() };
    content.into_any()
}

fn all_gone(text: &'static Text, cleared: Cleared) -> AnyView {
    let words = &text.shared.clear;
    let by_time = cleared.by_time.then(|| view! { <p class="lead">{words.done_by_time}</p> });
    let others = (cleared.scope == Scope::Window).then(|| view! { <p>{words.others_stayed}</p> });
    let looks = cleared.looks_stay.then(|| view! { <p>{words.looks_stayed}</p> });
    view! {
        {heading(words.done_title)}
        {by_time} {others} {looks}
        {beyond(text)}
        <p>{words.close}</p>
        {to_start(text)}
    }
    .into_any()
}

fn some_left(app: App, cleared: Cleared) -> AnyView {
    let words = &app.text.shared.clear;
    let Left { database, mirror, caches } = cleared.left;
    let all = [(database, words.left_database), (mirror, words.left_mirror), (caches, words.left_caches)];
    let all = all.into_iter().filter(|(is_left, _)| *is_left);
    let all = all.map(|(_, words)| view! { <li>{words}</li> }).collect_view();
    view! {
        {heading(words.left_title)}
        <div class="notice notice--warn flow"><p>{words.left}</p> <ul>{all}</ul></div>
        <p>{words.left_by_hand}</p>
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| away::clear_again(app, cleared)>
                {app.text.shell.try_again}
            </button>
        </div>
        {beyond(app.text)}
    }
    .into_any()
}

fn elsewhere(text: &'static Text) -> AnyView {
    let words = &text.shared.clear;
    view! {
        {heading(words.elsewhere_title)}
        <p class="lead">{words.elsewhere}</p>
        {beyond(text)}
        <p>{words.close}</p>
        {to_start(text)}
    }
    .into_any()
}

fn beyond(text: &'static Text) -> AnyView {
    let words = &text.shared.clear;
    let all = words.beyond.map(|words| view! { <li>{words}</li> }).into_iter().collect_view();
    view! {
        <section class="card flow">
            <h2>{words.beyond_title}</h2>
            <ul>{all}</ul>
        </section>
    }
    .into_any()
}

/// Loads the whole page anew, so that nothing of before is in its memory.
fn to_start(text: &'static Text) -> AnyView {
    view! { <div class="actions"><a class="btn btn--quiet" href="./">{text.pages.lost.start}</a></div> }
        .into_any()
}

fn forgot(app: App) -> AnyView {
    let words = &app.text.shared.not_mine;
    view! {
        {heading(words.gone_title)}
        <p>{words.gone}</p>
        {start_own(app)}
    }
    .into_any()
}

fn not_forgot(app: App, id: FolderId) -> AnyView {
    let words = &app.text.shared.not_mine;
    let again = move |_| away::forget(app, id.clone());
    view! {
        {heading(words.not_gone_title)}
        <p>{words.not_gone}</p>
        <div class="actions">
            <button class="btn btn--quiet" type="button" on:click=again>{app.text.shell.try_again}</button>
        </div>
        {start_own(app)}
    }
    .into_any()
}

/// Something of one's own, beside whatever is kept here.
pub(super) fn start_own(app: App) -> AnyView {
    let words = &app.text.shared.not_mine;
    let not_saved = RwSignal::new(false);
    let error = move || {
        not_saved.get().then(|| view! { <p class="notice notice--error" role="alert">{words.not_saved}</p> })
    };
    view! {
        {error}
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| away::begin_own(app, not_saved)>
                {words.start_own}
            </button>
        </div>
    }
    .into_any()
}
