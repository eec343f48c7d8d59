//! A review, to be read in the meeting: the three voices side by side, charts over time, and the record.

use leptos::prelude::*;
use tell_it_once_core::{
    compare::Comparing,
    id::BookletId,
    plan::{
        Form,
        review::{Side, Voice, record, sides},
    },
    route::{Plans, Route},
};

use super::make::with_plan;
use crate::{
    browser::measure,
    pages::{Drawn, list::chip, lost, views::chart},
    state::App,
    widgets::{Frame, frame, lines, nothing_here},
};

pub(super) fn page(app: App) -> Drawn {
    let words = app.text.review();
    let pack = app.pack();
    let meeting = pack.booklet(&BookletId::known("review-meeting"));
    let looked = with_plan(app, Form::Ehc, |plan| {
        let record =
            meeting.map(|booklet| app.sitting(booklet, |sitting| record(&plan.sources, Some(sitting))));
        (sides(&plan.sources, app.text), record.unwrap_or_default())
    });
    let Some((sides, record)) = looked else { return lost::page(app) };
    let is_empty = sides.iter().all(|side| side.voices.iter().all(Vec::is_empty)) && record.is_empty();
    let (style, today) = (app.prefs.with_untracked(|prefs| prefs.style), (app.clock.today)());
    let progress = app.store.read(|folder| {
        Comparing { folder, booklets: &pack.booklets, style, text: app.text, today }.progress()
    });
    let charts = match progress.is_empty() {
        true => view! { <h2 class="group">{words.progress}</h2> <p class="hint">{words.no_progress}</p> }
            .into_any(),
        false => chart::scales(app.text, progress).into_any(),
    };
    let content = view! {
        <div class="no-print">{chip(app)}</div>
        <div class="ask">
            <p class="caption">{app.text.plans().title}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {is_empty.then(|| nothing_yet(app))}
        {(!is_empty).then(|| sides.iter().map(|one| side(app, one)).collect_view())}
        {charts}
        {meeting_record(app, record)}
        <p class="actions no-print">
            <button class="btn btn--quiet" type="button" on:click=move |_| measure::print()>{words.print}</button>
        </p>
    };
    let back = Some(Route::Plans(Plans::Overview).to_string());
    let around = Frame { text: app.text, back, class: "content wide flow plan", accent: Some("plum") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn nothing_yet(app: App) -> AnyView {
    let words = app.text.review();
    nothing_here(words.nothing_yet, &Route::List, words.booklets)
}

/// An empty place is drawn too: that somebody was not heard must be seen.
fn side(app: App, side: &Side) -> AnyView {
    let words = app.text.review();
    let accents = ["plum", "teal", "ochre"];
    let voice = |(n, said): (usize, &Vec<Voice>)| {
        let all = said.iter().map(one).collect_view();
        let none = said.is_empty().then(|| view! { <p class="hint">{words.nothing}</p> });
        let [title, accent] = [words.voices, accents].map(|all| all.get(n).copied().unwrap_or_default());
        view! {
            <div class="card views__person review__voice" data-accent=accent><h3>{title}</h3> {all} {none}</div>
        }
    };
    let voices = side.voices.iter().enumerate().map(voice).collect_view();
    view! { <h2 class="group">{(words.asked)(side.asked)}</h2> <div class="views">{voices}</div> }.into_any()
}

fn one(voice: &Voice) -> AnyView {
    let Voice { name, said, whose } = voice.clone();
    view! { <p><strong><bdi>{name}</bdi></strong></p> <p class="plan__text">{said}</p> <p class="said">{whose}</p> }
        .into_any()
}

fn meeting_record(app: App, record: Vec<(String, Vec<tell_it_once_core::answer::Line>)>) -> AnyView {
    let words = app.text.review();
    let rows: Vec<_> = record
        .into_iter()
        .map(|(asked, said)| view! { <div><dt>{asked}</dt><dd>{lines(&said)}</dd></div> })
        .collect();
    let body = match rows.is_empty() {
        true => view! { <p class="hint">{words.no_record}</p> }.into_any(),
        false => view! { <dl class="plan__cells card">{rows}</dl> }.into_any(),
    };
    view! { <h2 class="group">{words.record}</h2> {body} }.into_any()
}
