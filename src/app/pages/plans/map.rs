//! The chain of the plan, drawn as paths and read as lists. What is missing is said in words, and stands in a
//! frame that is not closed.

use leptos::prelude::*;
use tell_it_once_core::{
    id::BookletId,
    plan::desk::{Desk, Stop, Way},
    route::Route,
};

use super::make::{MAP, Page};

/// How many links are missing in all.
pub(super) fn missing(desk: &Desk) -> usize {
    desk.map.iter().map(|way| way.missing).sum()
}

pub(super) fn drawn(page: Page) -> AnyView {
    let words = page.words;
    let ways = Memo::new(move |_| page.desk.with(|desk| desk.map.clone()));
    let list = move || {
        let all = ways.get();
        if all.is_empty() {
            return view! { <p class="hint">{words.map_empty}</p> }.into_any();
        }
        let missing: usize = all.iter().map(|way| way.missing).sum();
        let said = match missing {
            0 => view! { <p class="notice notice--success">{words.map_whole}</p> }.into_any(),
            missing => {
                view! { <p class="notice notice--info">{words.map_missing.say(missing)}</p> }.into_any()
            }
        };
        let paths = all.into_iter().map(|way| path(page, way)).collect_view();
        view! { {said} <ol class="chain">{paths}</ol> }.into_any()
    };
    view! {
        <section class="card flow" aria-labelledby=MAP>
            <h2 id=MAP tabindex="-1">{words.map}</h2>
            <p>{words.map_lead}</p>
            {list}
        </section>
    }
    .into_any()
}

/// From the hope to the help, in the order in which it is read.
fn path(page: Page, way: Way) -> AnyView {
    let words = page.words;
    let hope = match way.hope.is_empty() {
        true => gap(words.hope, words.no_hope),
        false => {
            let hope = way.hope.clone();
            view! { <li class="chain__stop"><span class="chain__kind">{words.hope}</span> <span>{hope}</span></li> }
                .into_any()
        }
    };
    let stops = |stops: &[Stop], kind: &'static str, none: &'static str| match stops.is_empty() {
        true => gap(kind, none),
        false => stops.iter().map(|one| stop(page, kind, one)).collect_view().into_any(),
    };
    let outcome: Vec<Stop> = way.outcome.iter().cloned().collect();
    view! {
        <li>
            <ol class="chain__path">
                {hope}
                {stops(&way.needs, words.need, words.no_need)}
                {stops(&outcome, words.outcome, words.no_outcome)}
                {stops(&way.help, words.help, words.no_help)}
            </ol>
        </li>
    }
    .into_any()
}

fn stop(page: Page, kind: &'static str, stop: &Stop) -> AnyView {
    let words = page.words;
    let to =
        Route::Item { booklet: BookletId::known("plan"), number: stop.number, item: stop.item }.to_string();
    let called = if stop.called.is_empty() { stop.section.as_str().to_owned() } else { stop.called.clone() };
    let label = (words.mend_label)(&called);
    view! {
        <li class="chain__stop">
            <span class="chain__kind">{kind} " " {stop.section.as_str()}</span>
            <span>{called}</span>
            <a class="chain__mend no-print" href=to aria-label=label>{words.mend}</a>
        </li>
    }
    .into_any()
}

fn gap(kind: &'static str, none: &'static str) -> AnyView {
    view! {
        <li class="chain__stop chain__gap">
            <span class="chain__kind">{kind}</span>
            <strong><span aria-hidden="true">"? "</span> {none}</strong>
        </li>
    }
    .into_any()
}
