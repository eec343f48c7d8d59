//! The rounds of a support plan, the newest first, and how a new one begins.

use leptos::prelude::*;
use tell_it_once_core::{
    answer::Line,
    compare::Comparing,
    id::BookletId,
    plan::rounds::{Round, begin, rounds},
    route::{Plans, Route},
};

use crate::{
    browser::{focus, live, measure},
    pages::{Drawn, list::chip, lost, views::chart},
    state::App,
    widgets::{Frame, frame, lines},
};

const NOW: &str = "rounds-now";

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.review().rounds;
    if app.pack().booklet(&plan()).is_none() {
        return lost::page(app);
    }
    let changed = RwSignal::new(0_u32);
    let all = move || {
        changed.track();
        untrack(|| drawn(app, changed))
    };
    let content = view! {
        <div class="no-print">{chip(app)}</div>
        <div class="ask">
            <p class="caption">{app.text.plans().title}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {all}
    };
    let back = Some(Route::Plans(Plans::Overview).to_string());
    let around = Frame { text: app.text, back, class: "content wide flow plan", accent: Some("sky") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn plan() -> BookletId {
    BookletId::known("support-plan")
}

fn drawn(app: App, changed: RwSignal<u32>) -> AnyView {
    let words = &app.text.review().rounds;
    let pack = app.pack();
    let Some(booklet) = pack.booklet(&plan()) else { return ().into_any() };
    let mut all = app.sitting(booklet, rounds);
    let now = all.pop();
    let count = all.len();
    let has_any = now.as_ref().is_some_and(|now| !now.said.is_empty());
    let now = now.map(|round| {
        let to = Route::Booklet { booklet: plan() }.to_string();
        view! {
            <section class="card flow" aria-labelledby=NOW>
                <h2 id=NOW tabindex="-1">{(words.now)(count + 1)}</h2>
                {days(app, &round)}
                {said(app, &round)}
                <p class="actions no-print">
                    <a class="btn btn--quiet" href=to>{words.write}</a>
                    <button class="btn btn--quiet" type="button" on:click=move |_| measure::print()>
                        {app.text.review().print}
                    </button>
                </p>
                {has_any.then(|| next(app, changed))}
            </section>
        }
    });
    let earlier = all.into_iter().enumerate().rev().map(|(n, round)| {
        view! {
            <details class="disclose card">
                <summary>{(words.earlier)(n + 1)}</summary>
                {days(app, &round)}
                {said(app, &round)}
            </details>
        }
    });
    let earlier = earlier.collect_view();
    view! { {now} {charts(app)} {earlier} }.into_any()
}

/// How sure people were, round after round.
fn charts(app: App) -> Option<AnyView> {
    let pack = app.pack();
    let (style, today) = (app.prefs.with_untracked(|prefs| prefs.style), (app.clock.today)());
    let mut found = app.store.read(|folder| {
        Comparing { folder, booklets: &pack.booklets, style, text: app.text, today }.progress()
    });
    found.retain(|one| one.series.iter().all(|series| series.booklet == plan()));
    chart::scales(app.text, found)
}

fn days(app: App, round: &Round) -> AnyView {
    let words = &app.text.review().rounds;
    let from = round.from.map(|day| (words.from)(&app.text.day(day)));
    let until = round.until.map(|day| (words.until)(&app.text.day(day)));
    let said: Vec<String> = from.into_iter().chain(until).collect();
    (!said.is_empty()).then(|| view! { <p class="said">{said.join(" ")}</p> }).into_any()
}

fn said(app: App, round: &Round) -> AnyView {
    let row = |(asked, said): &(String, Vec<Line>)| {
        view! { <div><dt>{asked.clone()}</dt><dd>{lines(said)}</dd></div> }
    };
    let rows: Vec<_> = round.said.iter().map(row).collect();
    match rows.is_empty() {
        true => view! { <p class="hint">{app.text.review().rounds.empty}</p> }.into_any(),
        false => view! { <dl class="plan__cells">{rows}</dl> }.into_any(),
    }
}

/// Two presses: nothing is lost by it, but much is asked anew.
fn next(app: App, changed: RwSignal<u32>) -> AnyView {
    let words = &app.text.review().rounds;
    let begin = move |_| {
        let pack = app.pack();
        let Some(booklet) = pack.booklet(&plan()) else { return };
        let now = (app.clock.now)();
        for edit in app.sitting(booklet, |sitting| begin(sitting, now)) {
            app.store.apply(edit);
        }
        app.saver.flush();
        changed.update(|changed| *changed += 1);
        live::say(words.begun);
        focus::by_id(NOW);
    };
    view! {
        <details class="disclose no-print">
            <summary>{words.begin}</summary>
            <p>{words.begin_about}</p>
            <p class="actions"><button class="btn" type="button" on:click=begin>{words.begin_now}</button></p>
        </details>
    }
    .into_any()
}
