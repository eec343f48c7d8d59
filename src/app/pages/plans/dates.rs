//! "Where are we?": the paths of the law with the dates of one family.

mod way;

use leptos::prelude::*;
use tell_it_once_core::{
    id::BookletId,
    route::{Plans, Route},
    timeline::{Asked, BIRTH, KnownDates, Telling, Timeline},
    words::Voice,
};

use super::{
    PlanFiles,
    telling::{days, telling, timeline},
};
use crate::{
    pages::{Drawn, list::chip},
    state::App,
    widgets::{Frame, frame},
};

pub(super) fn page(app: App, files: &PlanFiles) -> Drawn {
    let words = app.text.where_are_we();
    let body = telling(app, |telling| {
        let known = days(&files.dates, telling);
        let timeline = timeline(&files.dates, &known, telling);
        view! {
            {first(telling, &timeline, &known)}
            {doubts(telling, &timeline)}
            {way::open(files, telling, &timeline)}
            {rights(telling, &timeline, &known)}
            {way::others(files, telling, &timeline)}
        }
        .into_any()
    });
    let content = view! {
        {chip(app)}
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {today(app)}
        {body}
        <p class="hint">{words.no_advice}</p>
    };
    let back = Some(Route::Plans(Plans::Overview).to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

/// The day that everything is counted from, and what to do if it is wrong.
pub(super) fn today(app: App) -> AnyView {
    let words = app.text.where_are_we();
    view! {
        <div>
            <p><strong>{(words.today)(&app.text.day((app.clock.today)()))}</strong></p>
            <details class="disclose no-print">
                <summary>{words.today_wrong}</summary>
                <p>{words.today_wrong_words}</p>
            </details>
        </div>
    }
    .into_any()
}

/// What comes next, and the ways on: or, where nothing is known, what to begin with.
fn first(telling: &Telling<'_>, timeline: &Timeline<'_>, known: &KnownDates) -> AnyView {
    let words = telling.text.where_are_we();
    let dates = Route::Booklet { booklet: BookletId::known("our-dates") }.to_string();
    // a date of birth alone is no date of a plan
    if known.keys().all(|clock| clock.as_str() == BIRTH) {
        return view! {
            <div class="card flow">
                <h2>{words.nothing}</h2>
                <p>{words.nothing_words}</p>
                <p><a class="btn" href=dates>{words.begin}</a></p>
            </div>
        }
        .into_any();
    }
    let next = telling.next(timeline).map(|next| {
        view! { <h2>{words.next}</h2> <p class="lead">{next}</p> }
    });
    let year = timeline.school_year.filter(|year| (0..=14).contains(year)).map(|year| {
        let said = match &telling.voice {
            Voice::You => (words.school_year_you)(year),
            Voice::About { name, .. } => (words.school_year)(name, year),
        };
        view! { <p>{if year == 0 { words.reception.to_owned() } else { said }}</p> }
    });
    let calendar = Route::Plans(Plans::Calendar).to_string();
    view! {
        <div class="card flow">
            {next}
            {year}
            <div class="actions no-print">
                <a class="btn" href=dates>{words.more_dates}</a>
                <a class="btn btn--quiet" href=calendar>{words.calendar}</a>
            </div>
        </div>
    }
    .into_any()
}

fn doubts(telling: &Telling<'_>, timeline: &Timeline<'_>) -> Option<AnyView> {
    let words = telling.text.where_are_we();
    let each = timeline.doubts.iter().map(|doubt| {
        let (said, asks) = telling.doubt(doubt);
        let links = asks.into_iter().map(|asked| {
            let said = (words.look_again)(&asked.label);
            view! { <li><a href=href(&asked)>{said}</a></li> }
        });
        let links: Vec<_> = links.collect();
        view! { <p>{said}</p> {(!links.is_empty()).then(|| view! { <ul>{links}</ul> })} }
    });
    (!timeline.doubts.is_empty()).then(|| {
        view! { <div class="notice notice--warn"><h2>{words.doubts}</h2> {each.collect_view()}</div> }
            .into_any()
    })
}

/// Who decides, said to whoever is here.
fn rights(telling: &Telling<'_>, timeline: &Timeline<'_>, known: &KnownDates) -> Option<AnyView> {
    let said = telling.rights(timeline, known);
    let words = telling.text.where_are_we();
    (!said.is_empty()).then(|| {
        let said = said.into_iter().map(|one| view! { <p>{one}</p> }).collect_view();
        view! { <div class="notice notice--info"><h2>{words.rights}</h2> {said}</div> }.into_any()
    })
}

fn href(asked: &Asked) -> String {
    Route::Step { booklet: asked.booklet.clone(), number: asked.number }.to_string()
}
