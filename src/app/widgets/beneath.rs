//! What stands beneath a question where its answer is read: the question in English, if it is in another language
//! above, and what its hard words mean.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tell_it_once_core::{booklet::Booklet, id::QuestionId, summary::Item};

use super::explain::{Explained, explain, explained};
use crate::{language, state::App};

/// Of all questions of a page: each word is explained where it first stands.
pub(crate) struct Beneath {
    app: App,
    order: Vec<QuestionId>,
    explained: Memo<Vec<Vec<Explained>>>,
    english: BTreeMap<QuestionId, String>,
}

impl Beneath {
    pub(crate) fn of<'a>(
        app: App,
        booklet: &Booklet,
        items: impl Iterator<Item = &'a Item> + Clone,
    ) -> Beneath {
        let order: Vec<QuestionId> = items.clone().map(|item| item.question.clone()).collect();
        let english = language::english(app, &booklet.id);
        let in_english = |id: &QuestionId| {
            let english = english.as_ref()?;
            let asked = english.question(id)?;
            Some((id.clone(), app.sitting(english, |sitting| sitting.say(&asked.ask))))
        };
        let in_english = order.iter().filter_map(in_english).collect();
        let explained = explained(app, items.map(|item| item.ask.clone()).collect());
        Beneath { app, order, explained, english: in_english }
    }

    pub(super) fn draw(&self, id: &QuestionId) -> AnyView {
        let (app, uses) = (self.app, self.explained);
        let place = self.order.iter().position(|one| one == id);
        let words = move || place.and_then(|n| uses.with(|all| all.get(n).cloned())).unwrap_or_default();
        let english = self.english.get(id).map(|words| in_english(app, words));
        view! { {english} {move || explain(app.text, words())} }.into_any()
    }
}

/// The English of words that stand above it in another language.
pub(crate) fn in_english(app: App, words: &str) -> AnyView {
    view! { <span class="in-english" lang=app.text.lang dir="ltr">{words.to_owned()}</span> }.into_any()
}
