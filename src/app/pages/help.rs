//! People who can help.

use leptos::prelude::*;
use tell_it_once_core::route::{Plans, Route};

use super::Drawn;
use crate::{
    state::App,
    widgets::{Frame, frame, worries},
};

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.pages.help;
    let pack = app.pack();
    let council = &pack.council;
    let post = council.post.iter().map(|line| view! { {line.clone()} <br /> }).collect_view();
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <section class="card flow">
            <h2>{words.council}</h2>
            <p>{council.team.clone()} ", " {council.name.clone()}</p>
            {contact(app, &council.phone, &council.email)}
            <h3>{words.post}</h3>
            <p>{post}</p>
        </section>
        <section class="card flow">
            <h2>{words.free}</h2>
            <p>{(words.free_words)(&council.sendiass.name)}</p>
            {contact(app, &council.sendiass.phone, &council.sendiass.email)}
        </section>
        <section class="card flow">
            <h2>{words.other}</h2>
            <p>{council.other_ways.clone()}</p>
        </section>
        {worries(app.text, app.style(), council)}
        <section class="card flow">
            <h2>{app.text.words().title}</h2>
            <p>{app.text.words().about}</p>
            <p><a class="alone" href=Route::Words.to_string()>{app.text.words().link}</a></p>
            <p>{app.text.words().draft_about}</p>
            <p><a class="alone" href=Route::Plans(Plans::Check).to_string()>{app.text.words().draft}</a></p>
        </section>
    };
    let around =
        Frame { text: app.text, back: Some(way_back(app)), class: "content flow", accent: Some("sky") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

/// To call, and to write to.
pub(super) fn contact(app: App, phone: &str, email: &str) -> AnyView {
    let words = &app.text.pages.help;
    let (call, write) = (format!("tel:{}", phone.replace(' ', "")), format!("mailto:{email}"));
    view! {
        <ul>
            <li><a class="alone" href=call>{(words.call)(phone)}</a></li>
            <li><a class="alone" href=write>{(words.write)(email)}</a></li>
        </ul>
    }
    .into_any()
}

/// Where somebody came from, or the list, or the start.
pub(super) fn way_back(app: App) -> String {
    let usual = app.store.read(|folder| if folder.here.is_some() { Route::List } else { Route::Home });
    app.before.get_untracked().unwrap_or(usual).to_string()
}
