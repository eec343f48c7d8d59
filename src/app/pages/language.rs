//! Which language somebody writes in, and which one they read.

use leptos::prelude::*;
use tell_it_once_core::{
    language::{self, LANGUAGES, Language},
    route::Route,
    translation,
};

use super::{Drawn, help::way_back};
use crate::{
    browser::{focus, input, live},
    language as kept,
    state::App,
    widgets::{Frame, frame},
};

/// The question of the family's own booklet about an interpreter.
const INTERPRETER: (&str, &str) = ("details", "cd.interpreter");

pub(super) fn page(app: App) -> Drawn {
    let words = app.text.languages();
    let is_somebody = app.store.read(|folder| folder.here.is_some());
    let (writes, reads) = (RwSignal::new(kept::writes_now(app)), RwSignal::new(read_now(app)));
    let used = RwSignal::new(false);
    let use_these = move || {
        kept::write_in(app, writes.get_untracked());
        kept::read_in(Some(reads.get_untracked()).filter(|tag| *tag != LANGUAGES[0].tag));
        used.set(true);
        live::say(words.used);
        focus::by_id("language-used");
    };
    let notice = move || {
        used.get().then(|| {
            view! { <p class="notice notice--success" id="language-used" tabindex="-1">{words.used}</p> }
        })
    };
    let offered: Vec<&Language> =
        translation::offered(&app.pack().council).keys().filter_map(|tag| language::known(tag)).collect();
    let form = is_somebody.then(|| {
        let reading = (!offered.is_empty()).then(|| {
            let all = [&LANGUAGES[0]].into_iter().chain(offered);
            group("reads", words.reads, words.reads_hint, all.collect(), reads, None)
        });
        let another = Some(words.another);
        view! {
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                use_these();
            }>
                {reading}
                {group("writes", words.writes, words.writes_hint, LANGUAGES.iter().collect(), writes, another)}
                <div class="actions"><button class="btn" type="submit">{app.text.colours().use_these}</button></div>
            </form>
        }
    });
    let nobody = (!is_somebody).then(|| view! { <p>{words.nobody}</p> });
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {notice}
        {nobody}
        {form}
        {interpreter(app)}
    };
    let around =
        Frame { text: app.text, back: Some(way_back(app)), class: "content flow", accent: Some("leaf") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn read_now(app: App) -> &'static str {
    kept::reads(app).map_or(LANGUAGES[0].tag, |one| one.tag)
}

/// Names of languages, each in itself: whoever looks for theirs can read it.
fn group(
    name: &'static str,
    legend: &'static str,
    hint: &'static str,
    languages: Vec<&'static Language>,
    chosen: RwSignal<&'static str>,
    another: Option<&'static str>,
) -> AnyView {
    let row = |tag: &'static str,
               own: &'static str,
               lang: Option<&'static str>,
               english: Option<&'static str>| {
        let id = format!("{name}-{tag}");
        let (label, picked) = (id.clone(), move || chosen.get() == tag);
        let choose = move |event| {
            if input::checked(&event) {
                chosen.set(tag);
            }
        };
        let english = english.map(|english| view! { " " <span class="hint" lang="en-GB">{english}</span> });
        view! {
            <div class="choice">
                <input type="radio" name=name id=id prop:checked=picked checked=chosen.get_untracked() == tag
                    on:change=choose />
                <label for=label><bdi lang=lang>{own}</bdi>{english}</label>
            </div>
        }
    };
    let mut rows: Vec<_> = languages
        .into_iter()
        .map(|one| row(one.tag, one.own, Some(one.tag), (one.own != one.english).then_some(one.english)))
        .collect();
    rows.extend(another.map(|words| row(language::UNKNOWN, words, None, None)));
    view! {
        <fieldset class="field">
            <legend>{legend}</legend>
            <p class="hint">{hint}</p>
            <div class="choices choices--languages">{rows.into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// Somebody who puts what is said into another language: asked for where the family says all else about itself.
fn interpreter(app: App) -> AnyView {
    let words = app.text.languages();
    let pack = app.pack();
    let (booklet, question) = INTERPRETER;
    let found = pack.booklets.iter().find(|one| one.id.as_str() == booklet);
    let number = found.and_then(|one| one.questions().position(|asked| asked.id.as_str() == question));
    let is_somebody = app.store.read(|folder| folder.here.is_some());
    let route = found.zip(number).filter(|_| is_somebody);
    let link = route.map(|(booklet, at)| {
        let href = Route::Step { booklet: booklet.id.clone(), number: at + 1 }.to_string();
        view! { <p><a class="alone" href=href>{words.interpreter_link}</a></p> }
    });
    view! {
        <section class="card flow">
            <h2>{words.interpreter}</h2>
            <p>{words.interpreter_words}</p>
            {link}
            <p>{pack.council.other_ways.clone()}</p>
        </section>
    }
    .into_any()
}
