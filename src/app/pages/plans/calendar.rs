//! Days for the calendar that a family has already: which of them, and the file.

use leptos::prelude::*;
use tell_it_once_core::{
    calendar::{self, Event, Reminds, Saying},
    route::{Plans, Route},
    words::Style,
};

use super::{
    PlanFiles,
    telling::{days, telling, timeline},
};
use crate::{
    browser::{files as downloads, focus, live},
    pages::{Drawn, list::chip},
    state::App,
    widgets::{Choice, ChoiceKind, Frame, choice, frame, nothing_here},
};

pub(super) fn page(app: App, files: &PlanFiles) -> Drawn {
    let words = app.text.calendar();
    // whoever sees the calendar sees no name, so it speaks of "your child" to everybody but the young person
    let events = telling(app, |telling| {
        let known = days(&files.dates, telling);
        let timeline = timeline(&files.dates, &known, telling);
        let source = app.text.where_are_we().source;
        let style: Style = telling.style;
        calendar::events(
            &timeline,
            &telling.folder.id,
            Saying { style, unnamed: app.text.unnamed_child, source },
        )
    });
    let body = if events.is_empty() { nothing(app) } else { form(app, events) };
    let content = view! {
        {chip(app)}
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {body}
    };
    let back = Some(Route::Plans(Plans::Dates).to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn nothing(app: App) -> AnyView {
    nothing_here(app.text.calendar().nothing, &Route::Plans(Plans::Dates), app.text.where_are_we().title)
}

/// Every day is chosen at first.
fn form(app: App, events: Vec<Event>) -> AnyView {
    let words = app.text.calendar();
    let chosen = RwSignal::new(vec![true; events.len()]);
    let told = RwSignal::new(None::<String>);
    let rows = events.iter().enumerate().map(|(n, event)| row(app, n, event, chosen)).collect_view();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let picked: Vec<Event> = events
            .iter()
            .zip(chosen.get_untracked())
            .filter(|(_, on)| *on)
            .map(|(one, _)| one.clone())
            .collect();
        let said = if picked.is_empty() {
            focus::by_id("day-0");
            words.pick_one.to_owned()
        } else {
            let file = calendar::write(&picked, (app.clock.now)());
            match downloads::download(words.file, "text/calendar", file.as_bytes()) {
                Ok(()) => (words.saved)(words.file),
                Err(downloads::NotOffered) => words.not_saved.to_owned(),
            }
        };
        live::say(&said);
        told.set(Some(said));
    };
    view! {
        <form novalidate class="flow" on:submit=save>
            <fieldset class="field">
                <legend>{words.choose}</legend>
                <div class="choices">{rows}</div>
            </fieldset>
            <p class="save">{move || told.get()}</p>
            <div class="actions"><button class="btn" type="submit">{words.save}</button></div>
        </form>
        <p>{words.no_name}</p>
        <h2>{words.how}</h2>
        <ul>
            <li>{words.how_phone}</li>
            <li>{words.how_google}</li>
            <li>{words.how_outlook}</li>
        </ul>
        <p class="hint">{words.again}</p>
    }
    .into_any()
}

fn row(app: App, n: usize, event: &Event, chosen: RwSignal<Vec<bool>>) -> AnyView {
    let words = app.text.calendar();
    let day = telling(app, |telling| telling.day(event.day));
    let reminds = match event.reminds {
        Reminds::Before => words.reminds_before,
        Reminds::OnTheDay => words.reminds_on,
    };
    let picked = Signal::derive(move || chosen.with(|all| all.get(n).copied().unwrap_or_default()));
    let change = Callback::new(move |on| {
        chosen.update(|all| {
            if let Some(one) = all.get_mut(n) {
                *one = on;
            }
        });
    });
    let (name, id) = ("days".to_owned(), format!("day-{n}"));
    let (label, hint) = (format!("{day}: {}", event.title), Some(reminds.to_owned()));
    choice(Choice { kind: ChoiceKind::Many, name, id, label, hint, picked, change }, None)
}
