//! Cards in three piles, by radios: nothing needs dragging.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::{
        pick::Shown,
        sort::{OwnCard, Pile, Typed},
    },
};

use super::{Ask, Io, Put, grouped};
use crate::{
    browser::{focus, input},
    widgets::{Symbol, symbol},
};

/// Which card is meant: one of the booklet's, or one of the person's own.
#[derive(Clone)]
enum Card {
    Given(Shown),
    Own(usize),
}

pub(super) fn view(put: &Put, io: Io) -> AnyView {
    let mut ask = put.ask.clone();
    let text = ask.text;
    ask.hint = ask.hint.or_else(|| Some(text.questions.sort_hint.to_owned()));
    let given = put.shown.iter().enumerate();
    let piles = piles(put);
    let given =
        given.map(|(n, shown)| card(&ask, io, &piles, n, (Card::Given(shown.clone()), put.symbol(shown))));
    let given = given.collect_view();
    let (first_own, kept) = (put.shown.len(), StoredValue::new(ask.clone()));
    let own_count = Memo::new(move |_| with(io, |typed| typed.own.len()));
    let own = move || {
        let ask = kept.get_value();
        (0..own_count.get())
            .map(|n| card(&ask, io, &piles, first_own + n, (Card::Own(n), None)))
            .collect_view()
    };
    let question = grouped(&ask, io, view! { <div class="sort">{given} {own}</div> }.into_any());
    view! { {question} {add_own(&ask, io)} }.into_any()
}

/// What the piles are called: as the booklet says, or as usual.
fn piles(put: &Put) -> [String; 3] {
    let mut names = put.ends.clone();
    for (name, pile) in names.iter_mut().zip(Pile::ALL).filter(|(name, _)| name.is_empty()) {
        *name = put.ask.text.pile(Some(pile)).to_owned();
    }
    names
}

fn with<T>(io: Io, look: impl FnOnce(&Typed) -> T) -> T {
    io.entry.with(|entry| match entry {
        Some(Entry::Sorted(typed)) => look(typed),
        _ => look(&Typed::default()),
    })
}

fn change(io: Io, change: impl FnOnce(&mut Typed)) {
    let mut typed = untrack(|| with(io, Typed::clone));
    change(&mut typed);
    io.set.run(Entry::Sorted(typed));
}

impl Card {
    fn label(&self, io: Io) -> String {
        match self {
            Card::Given(shown) => shown.label.clone(),
            Card::Own(n) => untrack(|| with(io, |typed| typed.own.get(*n).map(|own| own.label.clone())))
                .unwrap_or_default(),
        }
    }

    fn pile(&self, typed: &Typed) -> Option<Pile> {
        match self {
            Card::Given(shown) => typed.piles.get(&shown.id).copied(),
            Card::Own(n) => typed.own.get(*n).and_then(|own| own.pile),
        }
    }

    fn put(&self, typed: &mut Typed, pile: Option<Pile>) {
        match (self, pile) {
            (Card::Given(shown), Some(pile)) => {
                typed.piles.insert(shown.id.clone(), pile);
            }
            (Card::Given(shown), None) => {
                typed.piles.remove(&shown.id);
            }
            (Card::Own(n), pile) => {
                if let Some(own) = typed.own.get_mut(*n) {
                    own.pile = pile;
                }
            }
        }
    }
}

fn card(
    ask: &Ask,
    io: Io,
    piles: &[String; 3],
    n: usize,
    (card, picture): (Card, Option<Symbol>),
) -> AnyView {
    let text = ask.text;
    let name = ask.id(&format!("card-{n}"));
    let names = piles.iter().map(String::as_str).chain([text.questions.sort_skip]);
    let piles = Pile::ALL.into_iter().map(Some).chain([None]).zip(names).enumerate();
    let radios = piles.map(|(m, (pile, words))| {
        let id = if n == 0 && m == 0 { ask.dom.clone() } else { format!("{name}-{m}") };
        let words = words.to_owned();
        let (look, put) = (card.clone(), card.clone());
        // nothing is chosen at first: leaving out is a choice too, but it needs no mark
        let picked = Memo::new(move |_| pile.is_some() && with(io, |typed| look.pile(typed)) == pile);
        view! {
            <label class="pile" class:pile--skip=pile.is_none()>
                <input
                    type="radio"
                    id=id
                    name=name.clone()
                    prop:checked=picked
                    checked=picked.get_untracked()
                    on:change=move |_| change(io, |typed| put.put(typed, pile))
                />
                <span>{words}</span>
            </label>
        }
    });
    let radios = radios.collect_view();
    view! {
        <fieldset class="sort__card">
            <legend>{symbol(picture)} {card.label(io)}</legend>
            <div class="sort__piles">{radios}</div>
        </fieldset>
    }
    .into_any()
}

fn add_own(ask: &Ask, io: Io) -> AnyView {
    let text = ask.text;
    let id = ask.id("own");
    let typing = RwSignal::new(String::new());
    let field = id.clone();
    let add = move || {
        let label = typing.get_untracked().trim().to_owned();
        if !label.is_empty() {
            change(io, |typed| typed.own.push(OwnCard { label, pile: None }));
            typing.set(String::new());
        }
        focus::by_id(&field);
    };
    view! {
        <div class="field">
            <label for=id.clone()>{text.questions.sort_own}</label>
            <div class="cluster">
                <input class="input input--short" type="text" autocomplete="off" id=id prop:value=typing
                    on:input=move |event| typing.set(input::typed(&event)) />
                <button class="btn btn--quiet" type="button" on:click=move |_| add()>
                    {text.questions.sort_add}
                </button>
            </div>
        </div>
    }
    .into_any()
}
