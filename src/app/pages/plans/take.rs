//! What stands in the plan, on the screen; and the plan to be taken along: on paper, in Word, as a file.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::moment::Moment,
    document::Document,
    plan::written::{RowWritten, Written},
    route::{Plans, Route},
    text::PlanPage,
};

use super::make::{Page, with_plan};
use crate::{
    browser::{files, live, measure, task, timer},
    later::{self, Office},
    pages::document::Paper,
    state::App,
};

pub(super) const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub(super) fn written(words: &'static PlanPage, written: Option<Written>) -> AnyView {
    match written {
        None => view! { <p class="hint">{words.nothing_yet}</p> }.into_any(),
        Some(Written::Told(parts)) => {
            let part = |(said, whose): (String, Option<String>)| {
                view! { <p class="plan__text">{said}</p> {whose.map(|whose| view! { <p class="said">{whose}</p> })} }
            };
            parts.into_iter().map(part).collect_view().into_any()
        }
        Some(Written::Rows(rows)) => {
            let rows = rows.into_iter().map(row).collect_view();
            view! { <ol class="plan__rows">{rows}</ol> }.into_any()
        }
    }
}

fn row(row: RowWritten) -> AnyView {
    let cell = |(label, said): (String, String)| {
        view! { <div><dt>{label}</dt><dd>{said}</dd></div> }
    };
    let cells = row.cells.into_iter().map(cell).collect_view();
    let whose = (!row.whose.is_empty()).then(|| view! { <p class="said">{row.whose}</p> });
    view! {
        <li>
            <span class="plan__letter">{row.letter}</span>
            <dl class="plan__cells">{cells}</dl>
            {whose}
        </li>
    }
    .into_any()
}

/// The document itself, when it is wanted on paper.
pub(super) fn paper(page: Page) -> AnyView {
    let shown = move || {
        page.printing.get().then(|| {
            let document = with_plan(page.app, page.form.get_untracked(), |plan| plan.document())?;
            let mut paper = Paper::new(BTreeMap::new());
            let blocks = paper.blocks(&document.blocks);
            let marking = document.marking;
            let marking = marking.map(|words| view! { <p class="paper__marking print-only">{words}</p> });
            Some(view! { <div class="paper print-only">{marking} <div>{blocks}</div></div> })
        })
    };
    shown.into_any()
}

pub(super) fn tools(page: Page) -> AnyView {
    let words = page.words;
    let print = move |_| {
        page.printing.set(true);
        // when it is drawn
        timer::after(60.0, measure::print);
    };
    let word = move |_| {
        if let Some(document) = with_plan(page.app, page.form.get_untracked(), |plan| plan.document()) {
            save_word(page.app, "plan", document, page.told);
        }
    };
    view! {
        <div class="plan__take" role="group" aria-label=words.take>
            <p class="cluster">
                <button class="btn btn--quiet btn--small" type="button" on:click=print>{words.print}</button>
                <button class="btn btn--quiet btn--small" type="button" on:click=word>{words.word}</button>
                <a class="btn btn--quiet btn--small" href=Route::Share.to_string()>{words.send}</a>
                <a class="btn btn--quiet btn--small" href=Route::Versions.to_string()>{words.versions}</a>
                <a class="btn btn--quiet btn--small" href=Route::Plans(Plans::Check).to_string()>{words.check}</a>
            </p>
            <p class="save">{move || page.told.get()}</p>
        </div>
    }
    .into_any()
}

/// A file name with the day and nobody's name.
pub(super) fn file_name(app: App, what: &str, ending: &str) -> String {
    format!("tell-it-once-{}-{what}.{ending}", (app.clock.today)().format("%Y%m%d"))
}

pub(super) fn save_word(app: App, what: &str, document: Document, told: RwSignal<Option<String>>) {
    save_office(app, file_name(app, what, "docx"), WORD, Office::Word(document), told);
}

/// What writes the file is fetched first.
pub(super) fn save_office(
    app: App,
    name: String,
    mime: &'static str,
    what: Office,
    told: RwSignal<Option<String>>,
) {
    let made_at: Moment = (app.clock.now)().into();
    task::run(async move {
        let octets = later::write_office(what, made_at).await;
        let done = octets.is_ok_and(|octets| files::download(&name, mime, &octets).is_ok());
        say(app, &name, done, told);
    });
}

pub(super) fn say(app: App, name: &str, is_done: bool, told: RwSignal<Option<String>>) {
    let words = &app.text.plan().page;
    let said = if is_done { (words.saved)(name) } else { words.not_saved.to_owned() };
    live::say(&said);
    told.try_set(Some(said));
}
