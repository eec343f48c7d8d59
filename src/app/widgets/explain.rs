//! Words of offices, explained where they first stand on a page.

use leptos::prelude::*;
use tell_it_once_core::{jargon::Term, text::Text, words::Style};

use super::symbol::{Symbol, symbol};
use crate::state::App;

/// A word and what it means, as whoever is here reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Explained {
    pub(crate) id: String,
    pub(crate) term: String,
    pub(crate) means: String,
    pub(crate) ask: Option<String>,
    pub(crate) symbol: Option<Symbol>,
}

impl Explained {
    pub(crate) fn of(app: App, term: &Term) -> Explained {
        let style: Style = app.prefs.with_untracked(|prefs| prefs.style);
        Explained {
            id: term.id.to_string(),
            term: term.term.clone(),
            means: term.means.pick(style).to_owned(),
            ask: term.ask.as_ref().map(|words| words.pick(style).to_owned()),
            symbol: app.symbol(term.picture.as_ref()),
        }
    }
}

/// The words of each of several texts of one page: looked for once, when the page is drawn or when the
/// explanations have come.
pub(crate) fn explained(app: App, texts: Vec<String>) -> Memo<Vec<Vec<Explained>>> {
    Memo::new(move |_| {
        if !app.pack.is_whole() {
            return Vec::new();
        }
        let pack = app.pack();
        let uses = pack.jargon.first_uses(texts.iter().map(String::as_str));
        let of_text = |terms: Vec<&Term>| terms.into_iter().map(|term| Explained::of(app, term)).collect();
        uses.into_iter().map(of_text).collect()
    })
}

/// Questions that can be opened, with the answers in them.
pub(crate) fn explain(text: &'static Text, words: Vec<Explained>) -> AnyView {
    let one = |word: Explained| {
        view! {
            <details class="disclose explain">
                <summary>{(text.words().what_means)(&word.term)}</summary>
                <div class="explain__words">{symbol(word.symbol.clone())} <div>{meaning(word)}</div></div>
            </details>
        }
    };
    words.into_iter().map(one).collect_view().into_any()
}

/// What a word means, and something to ask.
pub(crate) fn meaning(word: Explained) -> AnyView {
    view! { <p>{word.means}</p> {word.ask.map(|ask| view! { <p>{ask}</p> })} }.into_any()
}
