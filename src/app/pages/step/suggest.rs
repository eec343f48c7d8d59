//! What was said elsewhere, offered beside a question. Nothing is copied silently: a press takes it,
//! and another puts back what stood there.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    entry::Entry,
    folder::{Edit, Kept, Spot, Taken},
    question::Question,
    reuse::{Offer, Suggestion},
};

use crate::{
    browser::{focus, live},
    questions::{Ask, shown},
    state::App,
    widgets::lines,
};

/// The others wait behind a disclosure.
const AT_ONCE: usize = 3;

/// More octets than this are folded away, so that a long story does not push the page apart.
const LONG: usize = 600;

/// The question that suggestions stand beside.
pub(super) struct Beside {
    pub(super) app: App,
    pub(super) booklet: StoredValue<Booklet>,
    pub(super) question: Arc<Question>,
    pub(super) spot: Spot,
    pub(super) ask: Ask,
}

/// What somebody wants with a suggestion.
#[derive(Clone, Copy)]
enum Wish {
    Use,
    Add,
    Keep,
    Decline,
}

/// What came of it. Said under the question until the next one.
#[derive(Clone)]
enum Done {
    /// with what stood there before
    Used(Option<Box<Kept>>),
    PutBack,
    Kept,
    /// it is not offered any more
    Declined(Taken),
    OfferedAgain,
    /// there was nothing to take over any more
    Already,
}

#[derive(Clone, Copy)]
struct Told {
    beside: StoredValue<Beside>,
    app: App,
    /// looked up when the page is drawn and after each wish, never while somebody types
    looked: RwSignal<Vec<Suggestion>>,
    done: RwSignal<Option<Done>>,
    is_empty: Memo<bool>,
}

/// The cards under a question, and nothing where nothing was said elsewhere. Whoever takes something back at
/// the question lets them be looked up anew.
pub(super) fn suggestions(beside: Beside, entry: Signal<Option<Entry>>) -> Option<(AnyView, Callback<()>)> {
    let looked = look(&beside);
    if looked.is_empty() {
        return None;
    }
    let told = Told {
        app: beside.app,
        beside: StoredValue::new(beside),
        looked: RwSignal::new(looked),
        done: RwSignal::new(None),
        is_empty: Memo::new(move |_| entry.with(|entry| entry.as_ref().is_none_or(Entry::is_empty))),
    };
    let line = move || told.done.get().map(|done| told.line(done));
    let cards = move || told.looked.with(|all| told.cards(all));
    let again = Callback::new(move |()| {
        told.looked.set(told.beside.with_value(look));
        told.done.set(None);
    });
    Some((view! { <div class="told flow">{line} {cards}</div> }.into_any(), again))
}

fn look(beside: &Beside) -> Vec<Suggestion> {
    let Beside { app, booklet, question, .. } = beside;
    let pack = untrack(|| app.pack());
    booklet
        .with_value(|booklet| app.sitting(booklet, |sitting| sitting.suggestions(question, &pack.booklets)))
}

impl Told {
    fn id(self, part: &str) -> String {
        self.beside.with_value(|beside| beside.ask.id(part))
    }

    fn line(self, done: Done) -> AnyView {
        let words = &self.app.text.reuse;
        let (said, can_undo) = match &done {
            Done::Used(_) => (words.used, true),
            Done::PutBack => (words.put_back, false),
            Done::Kept => (words.kept, false),
            Done::Declined(_) => (words.declined, true),
            Done::OfferedAgain => (words.offered_again, false),
            Done::Already => (words.already, false),
        };
        let undo = can_undo.then(|| {
            let undo = move |_| self.undo(done.clone());
            view! {
                " "
                <button class="btn btn--link" type="button" id=self.id("told-undo") on:click=undo>
                    {self.app.text.shell.undo}
                </button>
            }
        });
        view! { <p class="notice notice--info" id=self.id("told-done") tabindex="-1">{said} {undo}</p> }
            .into_any()
    }

    fn cards(self, all: &[Suggestion]) -> Option<AnyView> {
        let words = &self.app.text.reuse;
        let (first, rest) = all.split_at(all.len().min(AT_ONCE));
        let list = |some: &[Suggestion]| {
            let cards = some.iter().map(|one| self.card(one)).collect_view();
            view! { <ul class="told__cards">{cards}</ul> }
        };
        let more = (!rest.is_empty()).then(|| {
            view! { <details class="disclose"><summary>{words.more.say(rest.len())}</summary>{list(rest)}</details> }
        });
        (!first.is_empty())
            .then(|| view! { <h2 class="told__title">{words.title}</h2> {list(first)} {more} }.into_any())
    }

    fn card(self, one: &Suggestion) -> AnyView {
        let (words, offer) = (&self.app.text.reuse, one.offer);
        let length: usize = one.lines.iter().map(|line| line.words.len()).sum();
        let said = match length {
            0..=LONG => view! { <p>{lines(&one.lines)}</p> }.into_any(),
            _ => view! {
                <details class="disclose"><summary>{words.read}</summary><p>{lines(&one.lines)}</p></details>
            }
            .into_any(),
        };
        let pictures = one.entry.pictures().into_iter();
        let pictures = pictures.map(|one| shown(one.clone(), self.app.pictures, "summary-list__picture"));
        let whose = one.whose.clone().map(|whose| view! { <p class="said">{whose}</p> });
        let button = |class, label, wish| self.button(class, label, one, wish);
        let use_it = match offer {
            Offer::New => button("btn btn--small", words.use_it, Wish::Use),
            Offer::Changed => button("btn btn--small", words.update, Wish::Use),
        };
        // what can stand behind something is only added where something stands
        let has_room = self.beside.with_value(|beside| beside.question.kind.has_room_for(offer));
        let one_more = StoredValue::new(one.clone());
        let add = move || {
            let add = |one: &Suggestion| self.button("btn btn--quiet btn--small", words.add, one, Wish::Add);
            (has_room && !self.is_empty.get()).then(|| one_more.with_value(add))
        };
        let keep = match offer {
            Offer::New => button("btn btn--quiet btn--small", words.no_thanks, Wish::Decline),
            Offer::Changed => button("btn btn--quiet btn--small", words.keep, Wish::Keep),
        };
        view! {
            <li class="card">
                <p class="told__from">{(words.offered)(offer, &one.source)}</p>
                {said} {pictures.collect_view()} {whose}
                <div class="cluster">{use_it} {add} {keep}</div>
            </li>
        }
        .into_any()
    }

    fn button(self, class: &'static str, label: &'static str, one: &Suggestion, wish: Wish) -> AnyView {
        let (spot, source) = (one.from.spot.clone(), one.source.clone());
        view! {
            <button class=class type="button" on:click=move |_| self.wish(&spot, wish)>
                {label} <span class="sr">" " {source}</span>
            </button>
        }
        .into_any()
    }

    /// Looked up anew, since words may have been typed since the card was drawn.
    fn wish(self, source: &Spot, wish: Wish) {
        let found = self.beside.with_value(look).into_iter().find(|one| one.from.spot == *source);
        let done = match (found, wish) {
            (None, _) => Done::Already,
            (Some(one), Wish::Use) => self.take(one.entry, one.from),
            (Some(one), Wish::Add) => self.take(one.together.unwrap_or(one.entry), one.from),
            (Some(one), Wish::Keep) => {
                let spot = self.beside.with_value(|beside| beside.spot.clone());
                self.app.store.apply(Edit::Keep { spot, from: one.from });
                Done::Kept
            }
            (Some(one), Wish::Decline) => {
                let (spot, asked) =
                    self.beside.with_value(|beside| (beside.spot.clone(), beside.ask.words.clone()));
                let (lang, from) = (self.app.text.lang.to_owned(), one.from);
                self.app.store.apply(Edit::Decline { spot, asked, lang, from: from.clone() });
                Done::Declined(from)
            }
        };
        self.settle(done);
    }

    fn take(self, entry: Entry, from: Taken) -> Done {
        let (spot, asked, private) = self
            .beside
            .with_value(|beside| (beside.spot.clone(), beside.ask.words.clone(), beside.question.private));
        let before = self.app.store.read(|folder| folder.kept(&spot).cloned());
        self.app.set(spot, asked, entry, Some(from), private);
        Done::Used(before.map(Box::new))
    }

    fn undo(self, done: Done) {
        let spot = self.beside.with_value(|beside| beside.spot.clone());
        match done {
            Done::Used(before) => {
                self.app.store.apply(Edit::PutBack { spot, before });
                self.settle(Done::PutBack);
            }
            Done::Declined(from) => {
                self.app.store.apply(Edit::Offer { spot, from });
                self.settle(Done::OfferedAgain);
            }
            Done::PutBack | Done::Kept | Done::OfferedAgain | Done::Already => {}
        }
    }

    /// The focus was on a card that is gone: it goes to the words that say what came of it.
    fn settle(self, done: Done) {
        let target = match done {
            Done::Used(_) => {
                live::say(self.app.text.reuse.used);
                "told-undo"
            }
            Done::Declined(_) => {
                live::say(self.app.text.reuse.declined);
                "told-undo"
            }
            Done::PutBack | Done::Kept | Done::OfferedAgain | Done::Already => "told-done",
        };
        self.looked.set(self.beside.with_value(look));
        self.done.set(Some(done));
        focus::by_id(&self.id(target));
    }
}
