//! A parent's own details from the folder of a brother or sister, offered where nothing stands yet.
//!
//! The other folders are read after the page is drawn. Nothing of them is kept but what is offered.

use leptos::prelude::*;
use tell_it_once_core::{
    answer::Line,
    entry::Entry,
    folder::Edit,
    folder::Kept,
    id::BookletId,
    reuse::{Detail, HOUSEHOLD},
};

use super::suggest::Beside;
use crate::{
    browser::{focus, live, storage, task, timer},
    state::App,
    widgets::lines,
};

/// One detail, and how it reads.
#[derive(Clone, PartialEq)]
pub(super) struct Offered {
    pub(super) detail: Detail,
    pub(super) lines: Vec<Line>,
}

/// What came of it, with what stood there before.
#[derive(Clone)]
enum Done {
    Used(Option<Box<Kept>>),
    PutBack,
}

/// Nothing, until something was found.
pub(super) fn household(beside: &Beside, entry: Signal<Option<Entry>>) -> Option<AnyView> {
    let Beside { app, booklet, question, .. } = beside;
    let is_details = booklet.with_value(|booklet| booklet.id == BookletId::known("details"));
    if !is_details || !HOUSEHOLD.contains(&question.id.as_str()) {
        return None;
    }
    let (app, ids) = (*app, app.folders.others.get_untracked());
    if ids.is_empty() {
        return None;
    }
    let found = RwSignal::new(Vec::<Offered>::new());
    let (asked, booklet) = (question.clone(), *booklet);
    task::run(async move {
        let mut offered = Vec::<Offered>::new();
        for id in ids {
            timer::pause().await;
            let Some(other) = storage::read(&id).await.opened.folder else { continue };
            // the page, and with it the booklet, may be gone
            let here = booklet.try_with_value(|booklet| {
                app.sitting(booklet, |sitting| {
                    let details = sitting.household(&asked, &other).into_iter();
                    let read = |detail: Detail| {
                        let answer = sitting.read(&asked, &detail.entry).answer;
                        let lines = answer.map(|answer| answer.lines(app.text)).unwrap_or_default();
                        Offered { detail, lines }
                    };
                    details.map(read).collect::<Vec<_>>()
                })
            });
            let Some(here) = here else { return };
            for one in here {
                if offered.iter().all(|known| known.detail.entry != one.detail.entry) {
                    offered.push(one);
                }
            }
        }
        let _ = found.try_set(offered);
    });
    Some(cards(app, beside, found, entry))
}

#[derive(Clone, Copy)]
struct Place {
    app: App,
    beside: StoredValue<(tell_it_once_core::folder::Spot, String, bool, String)>,
    done: RwSignal<Option<Done>>,
}

fn cards(app: App, beside: &Beside, found: RwSignal<Vec<Offered>>, entry: Signal<Option<Entry>>) -> AnyView {
    let ask = &beside.ask;
    let facts = (beside.spot.clone(), ask.words.clone(), beside.question.private, ask.id("family-done"));
    let place = Place { app, beside: StoredValue::new(facts), done: RwSignal::new(None) };
    let is_empty = Memo::new(move |_| entry.with(|entry| entry.as_ref().is_none_or(Entry::is_empty)));
    let words = &app.text.reuse;
    let line = move || place.done.get().map(|done| place.line(done));
    let cards = move || {
        let all = if is_empty.get() { found.get() } else { Vec::new() };
        (!all.is_empty()).then(|| {
            let cards = all.into_iter().map(|one| place.card(one)).collect_view();
            view! { <h2 class="told__title">{words.for_family}</h2> <ul class="told__cards">{cards}</ul> }
        })
    };
    let is_there = move || place.done.with(Option::is_some) || !found.with(Vec::is_empty);
    let all = move || is_there().then(|| view! { <div class="told flow">{line} {cards}</div> });
    all.into_any()
}

impl Place {
    fn card(self, one: Offered) -> AnyView {
        let words = &self.app.text.reuse;
        let Offered { detail, lines: said } = one;
        let source = detail.source.clone();
        let take = move |_| self.take(detail.entry.clone());
        view! {
            <li class="card">
                <p class="told__from">{(words.offered)(tell_it_once_core::reuse::Offer::New, &source)}</p>
                <p>{lines(&said)}</p>
                <div class="cluster">
                    <button class="btn btn--small" type="button" on:click=take>
                        {words.use_it} <span class="sr">" " {source.clone()}</span>
                    </button>
                </div>
            </li>
        }
        .into_any()
    }

    fn take(self, entry: Entry) {
        let (spot, asked, private, id) = self.beside.get_value();
        let before = self.app.store.read(|folder| folder.kept(&spot).cloned());
        self.app.set(spot, asked, entry, None, private);
        self.done.set(Some(Done::Used(before.map(Box::new))));
        live::say(self.app.text.reuse.used);
        focus::by_id(&id);
    }

    fn undo(self, before: Option<Box<Kept>>) {
        let (spot, _, _, id) = self.beside.get_value();
        self.app.store.apply(Edit::PutBack { spot, before });
        self.done.set(Some(Done::PutBack));
        focus::by_id(&id);
    }

    fn line(self, done: Done) -> AnyView {
        let words = &self.app.text.reuse;
        let (said, before) = match done {
            Done::Used(before) => (words.used, Some(before)),
            Done::PutBack => (words.put_back, None),
        };
        let undo = before.map(|before| {
            let undo = move |_| self.undo(before.clone());
            view! {
                " "
                <button class="btn btn--link" type="button" on:click=undo>{self.app.text.shell.undo}</button>
            }
        });
        let id = self.beside.with_value(|(.., id)| id.clone());
        view! { <p class="notice notice--info" id=id tabindex="-1">{said} {undo}</p> }.into_any()
    }
}
