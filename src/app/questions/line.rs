//! One line: words, a number, an amount.

use leptos::prelude::*;
use tell_it_once_core::{entry::Entry, question::line::Line};

use super::{Ask, Io, labelled, text_of};
use crate::{browser::input, language};

pub(super) fn view(ask: &Ask, line: Line, io: Io) -> AnyView {
    let (kind, mode) = match line {
        Line::Plain => ("text", None),
        Line::Phone => ("tel", Some("tel")),
        Line::Email => ("text", Some("email")),
    };
    labelled(ask, io, field(ask, "input", kind, mode, None, io))
}

/// A number that is typed as people write it. What it counts, where the sign before the field says so
/// to the eye only, is said to a screen reader behind its hint.
pub(super) fn amount(ask: &Ask, unit: Option<&'static str>, io: Io) -> AnyView {
    let mut ask = ask.clone();
    let words = &ask.text.questions;
    let hint = if unit.is_some() { words.money_hint } else { words.number_hint };
    ask.hint = ask.hint.or_else(|| Some(hint.to_owned()));
    let id = unit.map(|_| ask.id("unit"));
    let field = field(&ask, "input input--year", "text", Some("decimal"), id.clone(), io);
    let control = match unit {
        None => field,
        Some(unit) => view! {
            <div class="cluster">
                <span aria-hidden="true">{ask.text.answers.pound}</span>
                {field}
                <span class="sr" id=id>{unit}</span>
            </div>
        }
        .into_any(),
    };
    labelled(&ask, io, control)
}

fn field(
    ask: &Ask,
    class: &'static str,
    kind: &'static str,
    mode: Option<&'static str>,
    unit: Option<String>,
    io: Io,
) -> AnyView {
    let value = text_of(io, words);
    // a number and an address are the same in every language
    let lang = (kind == "text" && mode.is_none()).then(language::written).flatten();
    let described_by = ask.described_by(io);
    let described_by = move || match (described_by(), &unit) {
        (Some(ids), Some(unit)) => Some(format!("{ids} {unit}")),
        (ids, unit) => ids.or_else(|| unit.clone()),
    };
    view! {
        <input
            class=class
            type=kind
            inputmode=mode
            id=ask.dom.clone()
            dir="auto"
            lang=lang
            // these answers are about the child, so a browser must not offer its owner's own details
            autocomplete="off"
            aria-describedby=described_by
            prop:value=value
            on:input=move |event| io.set.run(Entry::Words(input::typed(&event)))
        />
    }
    .into_any()
}

pub(super) fn words(entry: &Entry) -> Option<&str> {
    let Entry::Words(words) = entry else { return None };
    Some(words)
}
