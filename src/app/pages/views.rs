//! Views side by side: what each person said on the same theme, as far as whoever is here may read it.

pub(super) mod chart;

use std::cell::Cell;

use leptos::prelude::*;
use tell_it_once_core::{
    compare::{Begun, Comparing, Comparison, ThemeViews, View},
    route::Route,
};

use super::{Drawn, list::chip};
use crate::{
    browser::measure,
    questions::{player, shown},
    state::App,
    widgets::{Explained, Frame, explain, explained, frame, lines, nothing_yet},
};

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.compare;
    let pack = app.pack();
    let (style, today) = (app.prefs.with_untracked(|prefs| prefs.style), (app.clock.today)());
    let Comparison { begun, themes, scales } = app
        .store
        .read(|folder| Comparing { folder, booklets: &pack.booklets, style, text: app.text, today }.views());
    let is_empty = themes.is_empty() && scales.is_empty();
    let asked = themes.iter().flat_map(|theme| &theme.views).map(|view| view.ask.clone());
    let hard = Hard { uses: explained(app, asked.collect()), next: &Cell::new(0) };
    let content = view! {
        {chip(app)}
        <div class="ask">
            <p class="caption">{app.text.pages.list.check_and_share}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {is_empty.then(|| nothing_yet(app.text, words.nothing))}
        {themes.into_iter().map(|theme| draw_theme(app, theme, hard)).collect_view()}
        {chart::scales(app.text, scales)}
        {not_shown(app, begun)}
        {(!is_empty).then(|| view! {
            <div class="actions">
                <button class="btn btn--quiet" type="button" on:click=move |_| measure::print()>
                    {app.text.sheets().print}
                </button>
            </div>
        })}
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content wide flow", accent: Some("plum") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

/// What explains the words of each question, in the order in which they are drawn.
#[derive(Clone, Copy)]
struct Hard<'a> {
    uses: Memo<Vec<Vec<Explained>>>,
    next: &'a Cell<usize>,
}

impl Hard<'_> {
    fn draw(self, app: App) -> AnyView {
        let (n, uses) = (self.next.replace(self.next.get() + 1), self.uses);
        let words = move || uses.with(|all| all.get(n).cloned().unwrap_or_default());
        (move || explain(app.text, words())).into_any()
    }
}

fn draw_theme(app: App, theme: ThemeViews, hard: Hard<'_>) -> AnyView {
    // the views of one person stand together already
    let people = theme.views.chunk_by(|one, next| one.contributor == next.contributor);
    let people = people.map(|views| person(app, views, hard)).collect_view();
    view! { <h2 class="group">{theme.title}</h2> <div class="views">{people}</div> }.into_any()
}

fn person(app: App, views: &[View], hard: Hard<'_>) -> AnyView {
    let name = views.first().map(|view| view.name.clone());
    let said = views.iter().map(|view| said(app, view, hard)).collect_view();
    view! { <div class="card views__person"><h3><bdi>{name}</bdi></h3> {said}</div> }.into_any()
}

fn said(app: App, said: &View, hard: Hard<'_>) -> AnyView {
    let pictures = said.pictures.iter();
    let pictures = pictures.map(|one| shown(one.clone(), app.pictures, "summary-list__picture"));
    let place = [(app.text.compare.said_in)(&said.title), app.text.day(said.day)].join(", ");
    view! {
        <p class="views__ask">{said.ask.clone()}</p>
        {hard.draw(app)}
        <p>{lines(&said.lines)}</p>
        {said.note.as_ref().map(|note| player(app.text, note, app.pictures))}
        {pictures.collect_view()}
        {said.whose.clone().map(|whose| view! { <p class="said">{whose}</p> })}
        <p class="said">{place}</p>
    }
    .into_any()
}

/// That a booklet is there is no secret. What is in it is.
fn not_shown(app: App, begun: Vec<Begun>) -> Option<AnyView> {
    let words = &app.text.compare;
    let kept = begun.into_iter().filter(|one| !one.may_be_read);
    let items: Vec<_> = kept.map(|one| view! { <li>{(words.begun)(&one.name, &one.title)}</li> }).collect();
    (!items.is_empty()).then(|| {
        view! {
            <h2 class="group">{words.not_shown}</h2>
            <ul>{items}</ul>
            <p>{words.not_shown_words}</p>
        }
        .into_any()
    })
}
