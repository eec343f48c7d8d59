//! Taking everything off this device: what will go, and what stays out of reach. Outcomes are in `cover`.

use leptos::prelude::*;
use tell_it_once_core::route::Route;

use crate::{
    browser::{
        storage::{Scope, device},
        task,
    },
    guard::away,
    pages::{Drawn, help::way_back},
    state::App,
    widgets::{Choice, ChoiceKind, Frame, choice, frame},
};

pub(crate) fn page(app: App) -> Drawn {
    let words = &app.text.shared.clear;
    let is_shared = device::is_shared();
    let title = if is_shared { words.title_shared } else { words.title_own };
    let folders = usize::from(!app.saver.is_blank()) + app.folders.others.with_untracked(Vec::len);
    let lead = if folders == 0 { words.nothing_written } else { words.lead };
    let forgets_looks = RwSignal::new(false);
    let content = view! {
        <h1 tabindex="-1">{title}</h1>
        <p class="lead">{lead}</p>
        {(folders > 0).then(|| goes(app, folders, is_shared))}
        {others_stay(app)}
        {(!app.saver.is_blank()).then(|| copy_first(app))}
        {(!is_shared).then(|| looks(app, forgets_looks))}
        <div class="actions">
            <button class="btn btn--danger" type="button" on:click=move |_| {
                away::clear(app, !is_shared && !forgets_looks.get_untracked());
            }>{words.yes}</button>
            <a class="btn btn--quiet" href=way_back(app)>{words.no}</a>
        </div>
        {beyond(app)}
    };
    let around =
        Frame { text: app.text, back: Some(way_back(app)), class: "content flow", accent: Some("coral") };
    Drawn { view: frame(around, content.into_any()), title: title.to_owned() }
}

fn goes(app: App, folders: usize, is_shared: bool) -> AnyView {
    let words = &app.text.shared.clear;
    // a shared device keeps no earlier versions
    let last = if is_shared { words.goes_looks } else { words.goes_versions };
    view! {
        <section class="flow">
            <h2>{words.goes_title}</h2>
            <ul>
                <li>{words.goes_folders.say(folders)}</li>
                <li>{words.goes_pictures}</li>
                <li>{last}</li>
            </ul>
        </section>
    }
    .into_any()
}

/// Known a moment later, since the database is asked.
fn others_stay(app: App) -> AnyView {
    let stay = RwSignal::new(false);
    task::run(async move {
        let _ = stay.try_set(device::scope().await == Scope::Window);
    });
    let words = app.text.shared.clear.others_stay;
    let stay = move || stay.get().then(|| view! { <p class="notice notice--info">{words}</p> });
    stay.into_any()
}

fn copy_first(app: App) -> AnyView {
    let words = &app.text.shared.clear;
    view! {
        <section class="notice notice--info flow">
            <h2>{words.copy_title}</h2>
            <p>{words.copy}</p>
            <p><a class="alone" href=Route::Copy.to_string()>{words.copy_link}</a></p>
        </section>
    }
    .into_any()
}

fn looks(app: App, forgets: RwSignal<bool>) -> AnyView {
    let words = &app.text.shared.clear;
    let tick = Choice {
        kind: ChoiceKind::Many,
        name: "clear-looks".to_owned(),
        id: "clear-looks".to_owned(),
        label: words.looks.to_owned(),
        hint: Some(words.looks_hint.to_owned()),
        picked: forgets.into(),
        change: Callback::new(move |on| forgets.set(on)),
    };
    view! { <div class="choices">{choice(tick, None)}</div> }.into_any()
}

/// Said before, too: it is a reason to look for a file first.
fn beyond(app: App) -> AnyView {
    let words = &app.text.shared.clear;
    let all = words.beyond.map(|words| view! { <li>{words}</li> }).into_iter().collect_view();
    view! {
        <section class="flow">
            <h2>{words.beyond_title}</h2>
            <ul>{all}</ul>
        </section>
    }
    .into_any()
}
