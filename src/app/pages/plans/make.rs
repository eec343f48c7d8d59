//! Putting a plan together: what stands in it, and beside that what people said that belongs there. Families
//! practise on the same page. What is put in is an answer of the plan booklet like any other.

mod offers;

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Kept, Spot},
    id::BookletId,
    plan::{Form, desk::Desk, paper::Assembly},
    route::{Plans, Route},
    sitting::Sitting,
    text::PlanPage,
};

use super::{map, take};
use crate::{
    browser::focus,
    pages::{Drawn, list::chip, lost},
    state::App,
    widgets::{Frame, frame, one_of},
};

/// Where the focus goes.
pub(super) const MAP: &str = "plan-map";

#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) app: App,
    pub(super) words: &'static PlanPage,
    pub(super) form: RwSignal<Form>,
    /// looked up when the page is drawn and after each change
    pub(super) desk: RwSignal<Arc<Desk>>,
    /// what was put in last, to be taken out again
    done: RwSignal<Option<Done>>,
    /// it is wanted on paper
    pub(super) printing: RwSignal<bool>,
    /// the file that was saved last, or that it was not
    pub(super) told: RwSignal<Option<String>>,
}

/// Something was put into the plan.
#[derive(Clone)]
struct Done {
    /// the offer's place on the page
    key: String,
    spot: Spot,
    before: Option<Box<Kept>>,
}

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.plan().page;
    let form = RwSignal::new(Form::Ehc);
    let looked = with_plan(app, Form::Ehc, |plan| (plan.desk(), plan.is_practice(), plan.sources.is_empty()));
    let Some((desk, is_practice, is_empty)) = looked else { return lost::page(app) };
    let page = Page {
        app,
        words,
        form,
        desk: RwSignal::new(Arc::new(desk)),
        done: RwSignal::new(None),
        printing: RwSignal::new(false),
        told: RwSignal::new(None),
    };
    let content = view! {
        <div class="no-print flow">
            {chip(app)}
            <div class="ask">
                <p class="caption">{app.text.plans().title}</p>
                <span class="spot" aria-hidden="true"></span>
                <h1 tabindex="-1">{words.title}</h1>
                <p class="lead">{words.lead}</p>
            </div>
            {banner(app, is_practice)}
            {is_empty.then(|| nothing_said(words))}
            {page.tools()}
            {page.parts()}
            {map::drawn(page)}
        </div>
        {take::paper(page)}
    };
    let back = Some(Route::Plans(Plans::Overview).to_string());
    let around = Frame { text: app.text, back, class: "content wide flow plan", accent: Some("coral") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

/// Looks at the plan of whoever is here, once.
pub(super) fn with_plan<T>(app: App, form: Form, look: impl FnOnce(&Assembly<'_>) -> T) -> Option<T> {
    let pack = app.pack();
    let booklet = pack.booklet(&BookletId::known("plan"))?;
    let (style, today) = (app.prefs.with_untracked(|prefs| prefs.style), (app.clock.today)());
    Some(app.store.read(|folder| {
        let sitting = Sitting::new(folder, booklet, style, app.text, today);
        look(&Assembly::new(sitting, &pack.booklets, form))
    }))
}

/// What it is not, before anything else.
pub(super) fn banner(app: App, is_practice: bool) -> AnyView {
    let words = app.text.plan();
    let [title, more] = match is_practice {
        true => [words.page.practice, words.page.practice_lead],
        false => [words.not_legal, words.draft_note],
    };
    view! {
        <div class="notice notice--warn">
            <p><strong>{title}</strong></p>
            <p>{more}</p>
        </div>
    }
    .into_any()
}

fn nothing_said(words: &'static PlanPage) -> AnyView {
    view! {
        <div class="notice notice--info">
            <p><strong>{words.nothing_said}</strong></p>
            <p>{words.nothing_said_next}</p>
            <p class="actions"><a class="btn" href=Route::List.to_string()>{words.booklets}</a></p>
        </div>
    }
    .into_any()
}

impl Page {
    /// Looked up anew, since something was changed.
    fn look(self) {
        if let Some(desk) = with_plan(self.app, self.form.get_untracked(), |plan| plan.desk()) {
            self.desk.set(Arc::new(desk));
        }
    }

    fn tools(self) -> AnyView {
        let words = self.words;
        let options =
            [("ehc", words.ehc.to_owned(), Form::Ehc), ("parts", words.oldham.to_owned(), Form::Oldham)];
        let chosen = Signal::derive(move || Some(self.form.get()));
        let choose = Callback::new(move |form| {
            self.form.set(form);
            self.done.set(None);
            self.look();
        });
        let missing = Memo::new(move |_| self.desk.with(|desk| map::missing(desk)));
        let to_map = move || (missing.get() > 0).then(|| words.map_missing.say(missing.get()));
        view! {
            <div class="plan__tools">
                <fieldset class="field">
                    <legend>{words.form}</legend>
                    {one_of("plan-form", options, chosen, choose)}
                </fieldset>
                {take::tools(self)}
                <p>
                    <button class="btn btn--link" type="button" on:click=move |_| focus::by_id(MAP)>{words.map}</button>
                    " " <span class="said">{to_map}</span>
                </p>
            </div>
        }
        .into_any()
    }

    /// Drawn anew only when the form changes: what is open stays open.
    fn parts(self) -> AnyView {
        let count = Memo::new(move |_| (self.form.get(), self.desk.with(|desk| desk.parts.len())));
        (move || (0..count.get().1).map(|n| self.part(n)).collect_view()).into_any()
    }

    fn part(self, n: usize) -> AnyView {
        let desk = self.desk.get_untracked();
        let Some(part) = desk.parts.get(n) else { return ().into_any() };
        let all = self.app.text.plan();
        let title = part.head.map_or(self.words.other_said.to_owned(), all.head);
        let id = format!("plan-part-{n}");
        let named = id.clone();
        let is_one = part.asked.len() == 1;
        let asked = (0..part.asked.len()).map(|m| self.asked(n, m, is_one)).collect_view();
        let locked = part.is_locked.then(|| view! { <p class="notice notice--info">{self.words.locked}</p> });
        view! {
            <section class="card plan__part flow" aria-labelledby=named>
                <h2 id=id>{title}</h2>
                {locked}
                {asked}
                {self.offers(n)}
            </section>
        }
        .into_any()
    }

    /// What stands in the plan at one question, and the way to change it.
    fn asked(self, n: usize, m: usize, is_one: bool) -> AnyView {
        let desk = self.desk.get_untracked();
        let Some(part) = desk.parts.get(n) else { return ().into_any() };
        let Some(asked) = part.asked.get(m) else { return ().into_any() };
        if part.is_locked {
            return ().into_any();
        }
        let booklet = BookletId::known("plan");
        let to = Route::Step { booklet, number: asked.number }.to_string();
        let heading = (!is_one).then(|| view! { <h3>{asked.heading.clone()}</h3> });
        let written =
            Memo::new(move |_| self.desk.with(|desk| desk.parts.get(n)?.asked.get(m)?.written.clone()));
        let text = move || take::written(self.words, written.get());
        let about = asked.heading.clone();
        view! {
            <div class="plan__asked">
                {heading}
                {text}
                <p>
                    <a class="btn btn--quiet btn--small" href=to>{self.words.write} <span class="sr">": " {about}</span></a>
                </p>
            </div>
        }
        .into_any()
    }
}
