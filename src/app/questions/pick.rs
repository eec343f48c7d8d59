//! One of several, or many of several.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    id::ChoiceId,
    question::pick::{OTHER, Shown, Typed},
};

use super::{Ask, Io, Put, grouped, labelled, words_more};
use crate::{
    browser::input,
    language,
    widgets::{Choice, ChoiceKind, Symbol, choice_with, symbol},
};

/// How many can be picked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Many {
    One,
    /// one of the program's own, with the same words more for each
    Fixed,
    Any,
}

/// "Something else" is picked by choosing it; the words may follow.
fn other() -> ChoiceId {
    ChoiceId::known(OTHER)
}

pub(super) fn view(put: &Put, many: Many, with_other: bool, io: Io) -> AnyView {
    let text = put.ask.text;
    if put.shown.is_empty() {
        return nothing_yet(&put.ask, Picking { io, many }, with_other);
    }
    let mut ask = put.ask.clone();
    ask.hint = ask.hint.or_else(|| {
        let hint = match many {
            Many::One | Many::Fixed => text.questions.pick_one,
            Many::Any => text.questions.pick_many,
        };
        Some(hint.to_owned())
    });
    let picking = Picking { io, many };
    let rows = put
        .shown
        .iter()
        .enumerate()
        .map(|(n, shown)| option(&ask, picking, n, shown, put.symbol(shown)))
        .collect_view();
    let other = with_other.then(|| something_else(&ask, picking, put.shown.len()));
    let more = put.shown.first().and_then(|shown| shown.detail.clone());
    let more = more.filter(|_| many == Many::Fixed).map(|words| more_of_any(&ask, picking, words));
    grouped(&ask, io, view! { <div class="choices">{rows} {other}</div> {more} }.into_any())
}

/// What could be picked comes from another answer, and nothing is said there yet.
fn nothing_yet(ask: &Ask, picking: Picking, with_other: bool) -> AnyView {
    if !with_other {
        let words = ask.text.questions.nothing_to_pick;
        return grouped(ask, picking.io, view! { <p class="notice notice--info">{words}</p> }.into_any());
    }
    let value = Memo::new(move |_| picking.with(|typed| typed.other.clone()));
    let control = view! {
        <input class="input" type="text" autocomplete="off" dir="auto" lang=language::written() id=ask.dom.clone() prop:value=value
            aria-describedby=ask.described_by(picking.io)
            on:input=move |event| {
                let typed = input::typed(&event);
                picking.change(|all| all.other = typed);
            }
        />
    };
    labelled(ask, picking.io, control.into_any())
}

#[derive(Clone, Copy)]
struct Picking {
    io: Io,
    many: Many,
}

impl Picking {
    fn with<T>(self, look: impl FnOnce(&Typed) -> T) -> T {
        self.io.entry.with(|entry| match entry {
            Some(Entry::Picked(typed)) => look(typed),
            // it was asked for in words before: they are something else, and are not lost
            Some(Entry::Words(words)) => look(&Typed { other: words.clone(), ..Typed::default() }),
            _ => look(&Typed::default()),
        })
    }

    fn change(self, change: impl FnOnce(&mut Typed)) {
        let mut typed = untrack(|| self.with(Typed::clone));
        change(&mut typed);
        self.io.set.run(Entry::Picked(typed));
    }

    fn pick(self, id: ChoiceId, on: bool) {
        self.change(|typed| {
            match self.many {
                Many::One => typed.options.clear(),
                Many::Fixed => typed.turn_to(id.clone()),
                Many::Any => {}
            }
            if on {
                typed.options.insert(id)
            } else {
                typed.options.remove(&id)
            };
        });
    }

    fn row(
        self,
        ask: &Ask,
        (id, label, picture): (String, String, Option<Symbol>),
        picked: Memo<bool>,
        change: Callback<bool>,
        more: Option<AnyView>,
    ) -> AnyView {
        let kind = match self.many {
            Many::One | Many::Fixed => ChoiceKind::One,
            Many::Any => ChoiceKind::Many,
        };
        let (name, picked) = (ask.dom.clone(), picked.into());
        choice_with(Choice { kind, name, id, label, hint: None, picked, change }, symbol(picture), more)
    }
}

fn option(ask: &Ask, picking: Picking, n: usize, shown: &Shown, picture: Option<Symbol>) -> AnyView {
    // the first option carries the question's own id, so that an error summary leads to it
    let id = if n == 0 { ask.dom.clone() } else { ask.id(&n.to_string()) };
    let choice = shown.id.clone();
    let picked = Memo::new(move |_| picking.with(|typed| typed.options.contains(&choice)));
    let asks = shown.detail.clone().filter(|_| picking.many != Many::Fixed);
    let detail = asks.map(|words| detail(ask, picking, n, shown.id.clone(), words, picked));
    let choice = shown.id.clone();
    let change = Callback::new(move |on| picking.pick(choice.clone(), on));
    picking.row(ask, (id, shown.label.clone(), picture), picked, change, detail)
}

/// Some words more, whatever is picked.
fn more_of_any(ask: &Ask, picking: Picking, label: String) -> AnyView {
    let id = ask.id("more");
    let value = Memo::new(move |_| picking.with(|typed| typed.words_more().to_owned()));
    let set = Callback::new(move |words| picking.change(|typed| typed.say_more(words)));
    let is_any = Memo::new(move |_| picking.with(|typed| !typed.options.is_empty()));
    let field = move || is_any.get().then(|| words_more(id.clone(), label.clone(), value.into(), set));
    field.into_any()
}

fn detail(
    ask: &Ask,
    picking: Picking,
    n: usize,
    choice: ChoiceId,
    words: String,
    picked: Memo<bool>,
) -> AnyView {
    let id = ask.id(&format!("{n}-more"));
    let key = choice.clone();
    let value =
        Memo::new(move |_| picking.with(|typed| typed.details.get(&key).cloned().unwrap_or_default()));
    let field = move || {
        let (id, choice, words) = (id.clone(), choice.clone(), words.clone());
        picked.get().then(|| {
            view! {
                <div class="choice__detail field">
                    <label for=id.clone()>{words}</label>
                    <input class="input input--short" type="text" autocomplete="off" dir="auto" lang=language::written() id=id prop:value=value
                        on:input=move |event| {
                            let typed = input::typed(&event);
                            picking.change(|all| { all.details.insert(choice.clone(), typed); });
                        }
                    />
                </div>
            }
        })
    };
    field.into_any()
}

fn something_else(ask: &Ask, picking: Picking, n: usize) -> AnyView {
    let text = ask.text;
    let (id, more) = (ask.id(&n.to_string()), ask.id("other"));
    let picked =
        Memo::new(move |_| picking.with(|typed| typed.options.contains(&other()) || !typed.other.is_empty()));
    let value = Memo::new(move |_| picking.with(|typed| typed.other.clone()));
    let field = move || {
        let more = more.clone();
        picked.get().then(|| {
            view! {
                <div class="choice__detail field">
                    <label for=more.clone()>{text.questions.something_else_what}</label>
                    <input class="input input--short" type="text" autocomplete="off" dir="auto" lang=language::written() id=more prop:value=value
                        on:input=move |event| {
                            let typed = input::typed(&event);
                            picking.change(|all| all.other = typed);
                        }
                    />
                </div>
            }
        })
    };
    let change = Callback::new(move |on| {
        picking.pick(other(), on);
        if !on {
            picking.change(|typed| typed.other.clear());
        }
    });
    let label = text.questions.something_else.to_owned();
    picking.row(ask, (id, label, None), picked, change, Some(field.into_any()))
}
