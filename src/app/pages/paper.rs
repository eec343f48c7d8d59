//! The questions of a booklet on paper: blank, or with what was said so far.

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    folder::Kept,
    paper::{English, Paper},
    route::Route,
    sitting::Sitting,
    words::Style,
};

use super::Drawn;
use crate::{
    browser::measure,
    language,
    state::App,
    widgets::{Frame, drawn, frame, one_of},
};

pub(super) fn page(app: App, booklet: &Booklet) -> Drawn {
    let words = app.text.paper();
    let (caption, is_begun) = app.sitting(booklet, |sitting| {
        let is_begun =
            sitting.contribution().is_some_and(|one| one.entries.values().any(Kept::says_something));
        (sitting.say(&booklet.title), is_begun)
    });
    let (filled, style) = (RwSignal::new(is_begun), RwSignal::new(app.style()));
    let booklet_here = StoredValue::new(booklet.clone());
    let english = StoredValue::new(language::english(app, &booklet.id));
    let sheet = move || {
        let (filled, style, today) = (filled.get(), style.get(), (app.clock.today)());
        let node = booklet_here.with_value(|booklet| {
            app.store.read(|folder| {
                let sitting = Sitting::new(folder, booklet, style, app.text, today);
                english.with_value(|english| {
                    let sit = |booklet| Sitting::new(folder, booklet, style, app.text, today);
                    let english = english.as_ref().map(sit);
                    let of = language::reads(app).map_or(app.text.lang, |one| one.tag);
                    let english = english.as_ref().map(|sitting| English { sitting, of });
                    Paper { sitting: &sitting, filled, level: 2, english }.draw()
                })
            })
        });
        drawn(node, app.pictures)
    };
    measure::number_pages(app.text.sheets().page, app.text.sheets().of);
    let title = format!("{}: {caption}", words.title);
    let content = view! {
        <h1 tabindex="-1">{title.clone()}</h1>
        <p class="lead">{words.lead}</p>
        <div class="sheet-choices">
            {is_begun.then(|| radios(words.which, "which", [("filled", words.filled, true), ("blank", words.blank, false)], filled))}
            {radios(words.which_words, "style", [("usual", words.usual, Style::Usual), ("easier", words.easier, Style::Easier)], style)}
        </div>
        <div class="actions">
            <button class="btn" type="button" on:click=move |_| measure::print()>{words.print}</button>
        </div>
        <p class="hint">{words.not_shared}</p>
        <div class="profile-preview">{sheet}</div>
    };
    let back = Some(Route::Booklet { booklet: booklet.id.clone() }.to_string());
    let around = Frame { text: app.text, back, class: "wide content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title }
}

fn radios<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    name: &'static str,
    options: [(&'static str, &'static str, T); 2],
    chosen: RwSignal<T>,
) -> AnyView {
    let choose = Callback::new(move |one| chosen.set(one));
    let options = options.map(|(key, label, one)| (key, label.to_owned(), one));
    let rows = one_of(name, options, Signal::derive(move || Some(chosen.get())), choose);
    view! { <fieldset class="field"><legend>{legend}</legend>{rows}</fieldset> }.into_any()
}
