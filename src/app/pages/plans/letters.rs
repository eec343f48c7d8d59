//! The letters: which there are, and which of them the dates of a family ask for.

mod changed;
pub(super) mod letter;

use leptos::prelude::*;
use tell_it_once_core::{
    dates::Rule,
    letters::{Fit, Template},
    route::{Plans, Route},
    timeline::Telling,
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
    let words = app.text.letters();
    let rows = telling(app, |telling| {
        let known = days(&files.dates, telling);
        let timeline = timeline(&files.dates, &known, telling);
        let letters = files.letters.0.iter().enumerate();
        let row = |(n, one): (usize, &Template)| row(telling, n + 1, one, one.fit(&timeline));
        letters.map(row).collect_view()
    });
    let content = view! {
        {chip(app)}
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        <ol class="tasks">{rows}</ol>
        <p class="hint">{words.no_advice}</p>
    };
    let back = Some(Route::Plans(Plans::Overview).to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("plum") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn row(telling: &Telling<'_>, number: usize, letter: &Template, fit: Fit) -> AnyView {
    let words = telling.text.letters();
    let tag = match fit {
        Fit::Now => Some(words.fits_now),
        Fit::Open => None,
    };
    let (id, hint) = (format!("letter-{number}"), format!("letter-{number}-hint"));
    let described = if tag.is_some() { format!("{id} {hint}") } else { hint.clone() };
    view! {
        <li class="task" data-accent="plum">
            <span class="shape" aria-hidden="true"></span>
            <a class="task__link" href=href(number) aria-describedby=described>{telling.say(&letter.title)}</a>
            {tag.map(|tag| view! { <span class="task__status tag tag--progress" id=id>{tag}</span> })}
            <p class="task__hint" id=hint>{telling.say(&letter.about)}</p>
        </li>
    }
    .into_any()
}

/// On the timeline, beside a day that nobody kept: the letter that asks about it.
pub(super) fn answering(files: &PlanFiles, telling: &Telling<'_>, rule: &Rule) -> Option<AnyView> {
    let (number, letter) = files.letters.answering(&rule.id)?;
    let label = (telling.text.where_are_we().letter)(&telling.say(&letter.title));
    Some(view! { <p><a class="alone" href=href(number)>{label}</a></p> }.into_any())
}

fn href(number: usize) -> String {
    Route::Plans(Plans::Letter { number }).to_string()
}
