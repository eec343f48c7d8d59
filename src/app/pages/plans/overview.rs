//! All pages about plans and dates, each with what it is for.

use leptos::prelude::*;
use tell_it_once_core::route::Route;

use super::{PlanFiles, more};
use crate::{
    pages::{Drawn, list::chip},
    state::App,
    widgets::{Frame, frame},
};

pub(super) fn page(app: App, files: &PlanFiles) -> Drawn {
    let words = app.text.plans();
    let content = view! {
        {chip(app)}
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {more::links(app)}
        <p class="hint">{(words.as_of)(&app.text.day(files.dates.as_of))}</p>
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}
