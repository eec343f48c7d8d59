//! A page whose part of the program could not be fetched.

use leptos::prelude::*;
use tell_it_once_core::route::Route;

use super::Drawn;
use crate::{
    later,
    state::App,
    widgets::{Frame, frame},
};

pub(super) fn page(app: App, route: &Route) -> Drawn {
    let words = &app.text.pages.trouble;
    let route = route.clone();
    let again = move |_| later::when_here(route.clone(), move || app.redraw());
    let content = view! {
        <h1 tabindex="-1">{words.pack_title}</h1>
        <p>{words.offline}</p>
        <div class="actions">
            <button class="btn" type="button" on:click=again>{words.again}</button>
        </div>
    };
    let around = Frame { text: app.text, back: None, class: "content flow", accent: None };
    Drawn { view: frame(around, content.into_any()), title: words.pack_title.to_owned() }
}
