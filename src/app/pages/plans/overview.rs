//! All pages about plans and dates, each with what it is for.

use leptos::prelude::*;
use tell_it_once_core::{
    council::Council,
    id::BookletId,
    route::{Plans, Route},
};

use super::{
    PlanFiles, more,
    telling::{days, telling, timeline},
};
use crate::{
    pages::{Drawn, help::contact, list::chip},
    state::App,
    widgets::{Frame, frame},
};

pub(super) fn page(app: App, files: &PlanFiles) -> Drawn {
    let words = app.text.plans();
    let next = telling(app, |telling| {
        let known = days(&files.dates, telling);
        telling.next(&timeline(&files.dates, &known, telling))
    });
    let next = next.map(|next| {
        let label = app.text.where_are_we().next;
        view! { <p class="notice notice--info"><strong>{label} ": "</strong> {next}</p> }
    });
    let booklet = |id| Route::Booklet { booklet: BookletId::known(id) };
    let pack = app.pack();
    let helpers = helpers(app, &pack.council);
    let content = view! {
        {chip(app)}
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {next}
        <h2 class="group">{words.days}</h2>
        <ol class="tasks">
            {row("teal", Route::Plans(Plans::Dates), app.text.where_are_we().title, words.dates_hint)}
            {row("teal", Route::Plans(Plans::Calendar), app.text.calendar().title, words.calendar_hint)}
        </ol>
        <h2 class="group">{words.to_the_council}</h2>
        <ol class="tasks">
            {row("plum", booklet("draft-response"), words.reply, words.reply_hint)}
            {row("plum", Route::Plans(Plans::Letters), app.text.letters().title, words.letters_hint)}
        </ol>
        {more::links(app)}
        <h2 class="group">{words.what}</h2>
        <ol class="tasks">
            {row("leaf", booklet("ehc-plan"), words.explain, words.explain_hint)}
            {row("leaf", booklet("good-advice"), words.advice, words.advice_hint)}
        </ol>
        <h2 class="group">{words.helpers}</h2>
        {helpers}
        <p class="hint">{(words.as_of)(&app.text.day(files.dates.as_of))}</p>
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

/// Who can help near by, from the council's own file.
fn helpers(app: App, council: &Council) -> AnyView {
    let words = app.text.plans();
    let card = |name: &str, about: &'static str, phone: &str, email: &str| {
        view! {
            <div class="card">
                <h3>{name.to_owned()}</h3>
                <p>{about}</p>
                {contact(app, phone, email)}
            </div>
        }
    };
    let advice = &council.sendiass;
    view! {
        <div class="views">
            {card(&advice.name, words.sendiass, &advice.phone, &advice.email)}
            {card(&council.team, words.team, &council.phone, &council.email)}
        </div>
    }
    .into_any()
}

fn row(accent: &'static str, route: Route, title: &'static str, hint: &'static str) -> AnyView {
    view! {
        <li class="task" data-accent=accent>
            <span class="shape" aria-hidden="true"></span>
            <a class="task__link" href=route.to_string()>{title}</a>
            <p class="task__hint">{hint}</p>
        </li>
    }
    .into_any()
}
