//! Answers for reading, with the way to change each.

use leptos::prelude::*;
use tell_it_once_core::{
    id::BookletId,
    route::Route,
    summary::{Item, Said},
    text::Text,
};

use super::{Beneath, around::skipped_words, page::lines_in, said_before};
use crate::{
    questions::{Pictures, player, shown},
    state::App,
};

/// The questions and answers of a part.
pub(crate) fn summary_list(
    app: App,
    booklet: Option<&BookletId>,
    items: Vec<Item>,
    beneath: Option<&Beneath>,
) -> AnyView {
    let (text, pictures) = (app.text, app.pictures);
    let row = |item: Item| {
        let beneath = beneath.map(|beneath| beneath.draw(&item.question));
        row(text, booklet, item, pictures, beneath)
    };
    let rows = items.into_iter().map(row).collect_view();
    view! { <div class="card summary"><dl class="summary-list">{rows}</dl></div> }.into_any()
}

fn row(
    text: &'static Text,
    booklet: Option<&BookletId>,
    item: Item,
    pictures: Pictures,
    beneath: Option<AnyView>,
) -> AnyView {
    let words = &text.pages.part;
    let change = booklet.zip(item.number).map(|(booklet, number)| {
        let href = Route::Step { booklet: booklet.clone(), number }.to_string();
        let verb = match item.said {
            Said::Lines { .. } => text.shell.change,
            Said::Skipped(_) | Said::Nothing => words.answer,
        };
        view! {
            <dd class="summary-list__change">
                <a id=format!("change-{}", item.question) href=href>{verb} <span class="sr">": " {item.ask.clone()}</span></a>
            </dd>
        }
    });
    let faults = item.faults.into_iter().map(|fault| view! { <p class="hint">{fault}</p> }).collect_view();
    let whose = item.whose.map(|whose| view! { <p class="said">{whose}</p> });
    let private = item.private.then(|| view! { <p class="said">{words.kept_private}</p> });
    let earlier = said_before(text, &item.earlier);
    let lang = item.lang;
    let answer = match item.said {
        Said::Lines { lines: said, pictures: there, note } => {
            let note = note.map(|note| player(text, &note, pictures));
            let there =
                there.into_iter().map(|one| shown(one, pictures, "summary-list__picture")).collect_view();
            view! { <dd>{lines_in(lang.as_deref(), &said)} {note} {there} {faults} {whose} {private} {earlier}</dd> }.into_any()
        }
        Said::Skipped(skip) => nothing(skipped_words(text, skip)),
        Said::Nothing => nothing(words.not_answered.to_owned()),
    };
    view! { <div class="summary-list__row"><dt>{item.ask} {beneath}</dt>{answer}{change}</div> }.into_any()
}

fn nothing(words: String) -> AnyView {
    view! { <dd class="summary-list__none">{words}</dd> }.into_any()
}
