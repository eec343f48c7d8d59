//! One file for each kind of question, mirroring the core. They draw, and forward what people do.
//!
//! Usable with nothing provided: all that a question needs is in its props.

mod address;
mod date;
mod dictate;
mod info;
mod line;
mod list;
mod long;
mod media;
mod pick;
mod rows;
mod scale;
mod sign;
mod sort;
mod voice;

use chrono::NaiveDate;
use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::{Kind, pick::Shown},
    text::Text,
};

use crate::{
    aids::Aid,
    browser::{input, shell, spoken::What},
    language, later,
    state::App,
    widgets::{Explained, Symbol, Symbols, explain, explained, symbol},
};

pub(crate) use date::fields as date_fields;
#[cfg(test)]
pub(crate) use dictate::tests::states as dictate_states;
pub(crate) use media::{Pictures, shown};
pub(crate) use voice::player;

/// How a question is put: its words and where its parts find each other.
#[derive(Clone)]
pub(crate) struct Ask {
    /// starts every id of this question in the page
    pub(crate) dom: String,
    pub(crate) words: String,
    pub(crate) hint: Option<String>,
    /// over the heading, where the question is the page's heading
    pub(crate) caption: Option<String>,
    pub(crate) text: &'static Text,
    pub(crate) aids: Aids,
}

/// What stands beside the words of a question.
#[derive(Clone, Default)]
pub(crate) struct Aids {
    pub(crate) symbol: Option<Symbol>,
    /// words of it that are explained; they may come a little later
    pub(crate) explained: Option<Signal<Vec<Explained>>>,
}

/// What a question is asked with.
#[derive(Clone)]
pub(crate) struct Put {
    pub(crate) ask: Ask,
    pub(crate) kind: Kind,
    pub(crate) today: NaiveDate,
    /// a date that is most likely the day of writing
    pub(crate) offer_today: bool,
    /// the options, cards or points, said already
    pub(crate) shown: Vec<Shown>,
    /// the words at the ends and in the middle of a scale, or the names of piles, said already;
    /// empty where there are none
    pub(crate) ends: [String; 3],
    /// what an item of rows is called
    pub(crate) item: String,
    /// where the question is; its items are below it
    pub(crate) address: String,
    /// may be answered by speaking
    pub(crate) voice: bool,
    /// where symbols are wanted
    pub(crate) symbols: Option<Symbols>,
}

/// How a question reads and writes its entry. A change replaces the whole entry.
#[derive(Clone, Copy)]
pub(crate) struct Io {
    pub(crate) entry: Signal<Option<Entry>>,
    pub(crate) set: Callback<Entry>,
    /// what is to be looked at again, in words; shown only after somebody wanted to go on
    pub(crate) problems: Signal<Vec<String>>,
    pub(crate) pictures: Pictures,
    /// said politely to a screen reader
    pub(crate) say: Callback<String>,
}

impl Put {
    /// All that it says.
    fn all_words(&self) -> String {
        let shown = self.shown.iter().map(|shown| &shown.label);
        let all = [&self.ask.words].into_iter().chain(&self.ask.hint).chain(shown).chain(&self.ends);
        all.map(String::as_str).collect::<Vec<_>>().join(". ")
    }

    /// The symbol of an option.
    fn symbol(&self, shown: &Shown) -> Option<Symbol> {
        self.symbols?.of(shown.picture.as_ref()?).into()
    }
}

impl Ask {
    pub(crate) fn id(&self, part: &str) -> String {
        format!("{}-{part}", self.dom)
    }

    fn symbol(&self) -> Option<AnyView> {
        symbol(self.aids.symbol.clone())
    }

    /// What its hard words mean.
    fn explained(&self) -> Option<impl IntoView + use<>> {
        let (text, words) = (self.text, self.aids.explained?);
        Some(move || explain(text, words.get()))
    }

    /// The ids of hint and error, so that `aria-describedby` cannot be forgotten.
    pub(crate) fn described_by(&self, io: Io) -> impl Fn() -> Option<String> + Clone + Send + 'static {
        let hint = self.hint.as_ref().map(|_| self.id("hint"));
        let error = self.id("error");
        move || {
            let error = (!io.problems.with(Vec::is_empty)).then(|| error.clone());
            let ids: Vec<String> = hint.iter().cloned().chain(error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    }
}

/// Gives each of the questions of a page what explains its words: each word where it first stands.
pub(crate) fn explain_words(app: App, puts: Vec<&mut Put>) {
    let texts = puts.iter().map(|put| put.all_words()).collect();
    let uses = explained(app, texts);
    for (n, put) in puts.into_iter().enumerate() {
        let here = move || uses.with(|all| all.get(n).cloned().unwrap_or_default());
        put.ask.aids.explained = Some(Signal::derive(here));
    }
}

/// The only `match` on kinds in the app.
pub(crate) fn question_view(put: Put, io: Io) -> AnyView {
    match put.kind.clone() {
        Kind::Line(line) => line::view(&put.ask, line, io),
        Kind::Long => long::view(&put, io),
        Kind::List => list::view(&put.ask, io),
        Kind::Choice(pick) => pick::view(&put, pick::Many::One, pick.other, io),
        Kind::Multi(pick) => pick::view(&put, pick::Many::Any, pick.other, io),
        Kind::YesNo(_) | Kind::Faces(_) => pick::view(&put, pick::Many::Fixed, false, io),
        Kind::Scale(_) => scale::view(&put, io),
        Kind::Sort(_) => sort::view(&put, io),
        Kind::Rows(rows) => rows::view(&put, &rows, io),
        Kind::Date => date::view(&put, io),
        Kind::Number => line::amount(&put.ask, None, io),
        Kind::Money => line::amount(&put.ask, Some(put.ask.text.questions.in_pounds), io),
        Kind::Address => address::view(&put.ask, io),
        Kind::Media => media::view(&put, io),
        Kind::Sign => sign::view(&put, io),
        Kind::Info(info) => info::view(&put, &info),
    }
}

/// One control under its label.
fn labelled(ask: &Ask, io: Io, control: AnyView) -> AnyView {
    let label = view! { <label for=ask.dom.clone()>{ask.words.clone()}</label> };
    let heading = match &ask.caption {
        Some(caption) => view! {
            <div class="ask">
                <p class="caption">{caption.clone()}</p>
                <span class="spot" aria-hidden="true"></span>
                {ask.symbol()}
                <h1 tabindex="-1">{label}</h1>
            </div>
        }
        .into_any(),
        None => view! { {ask.symbol()} {label} }.into_any(),
    };
    view! {
        <div class="field" class:has-error=move || !io.problems.with(Vec::is_empty)>
            {heading}
            {hint(ask)}
            {ask.explained()}
            {listen(ask)}
            {error(ask, io)}
            {control}
        </div>
    }
    .into_any()
}

/// Several controls under one legend.
fn grouped(ask: &Ask, io: Io, controls: AnyView) -> AnyView {
    let legend = match &ask.caption {
        Some(caption) => view! {
            <legend class="ask">
                <span class="caption">{caption.clone()}</span>
                <span class="spot" aria-hidden="true"></span>
                {ask.symbol()}
                <h1 tabindex="-1">{ask.words.clone()}</h1>
            </legend>
        }
        .into_any(),
        None => view! { <legend>{ask.symbol()} {ask.words.clone()}</legend> }.into_any(),
    };
    view! {
        <fieldset
            class="field"
            class:has-error=move || !io.problems.with(Vec::is_empty)
            aria-describedby=ask.described_by(io)
        >
            {legend}
            {hint(ask)}
            {ask.explained()}
            {listen(ask)}
            {error(ask, io)}
            {controls}
        </fieldset>
    }
    .into_any()
}

fn listen(ask: &Ask) -> AnyView {
    listen_to(&ask.id("listen"), ask.text, ask.words.clone())
}

/// Reads what is around it to whoever presses it. What reads it is in a part of its own, with its bar.
pub(crate) fn listen_to(id: &str, text: &'static Text, what: String) -> AnyView {
    let (id, words) = (id.to_owned(), text.listening());
    let place = format!("{id}-bar");
    let (button, silent) = (id.clone(), place.clone());
    let press = move |_| {
        let silent = silent.clone();
        later::aid(Aid::Listen(text, What::Question(button.clone())), move || {
            shell::say(&silent, words.not_here)
        });
    };
    view! {
        <div class="listen">
            <button class="btn btn--quiet btn--small" type="button" id=id aria-pressed="false" on:click=press>
                <svg class="listen__sign" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="M2 9h4l6-5v16l-6-5H2z" />
                    <path d="M16 8a6 6 0 0 1 0 8M19 5a10 10 0 0 1 0 14" />
                </svg>
                {words.listen} <span class="sr">": " {what}</span>
            </button>
            <div id=place></div>
        </div>
    }
    .into_any()
}

fn hint(ask: &Ask) -> Option<impl IntoView + use<>> {
    let words = ask.hint.clone()?;
    Some(view! { <p class="hint" id=ask.id("hint")>{words}</p> })
}

fn error(ask: &Ask, io: Io) -> impl IntoView + use<> {
    let (id, prefix) = (ask.id("error"), ask.text.shell.error_prefix);
    move || {
        let problems = io.problems.get();
        (!problems.is_empty()).then(|| {
            view! {
                <p class="error-msg" id=id.clone()>
                    <span class="sr">{prefix}</span>
                    {problems.join(" ")}
                </p>
            }
        })
    }
}

/// A box for some words more, beside what was chosen.
fn words_more(id: String, label: String, value: Signal<String>, set: Callback<String>) -> AnyView {
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <textarea class="input" id=id rows="3" autocomplete="off" dir="auto" lang=language::written() prop:value=value
                on:input=move |event| set.run(input::typed(&event))
            >{value.get_untracked()}</textarea>
        </div>
    }
    .into_any()
}

/// A text that follows the entry, for `prop:value`.
fn text_of(io: Io, look: impl Fn(&Entry) -> Option<&str> + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || {
        io.entry.with(|entry| entry.as_ref().and_then(&look).unwrap_or_default().to_owned())
    })
}
