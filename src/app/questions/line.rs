//! One line.

use leptos::prelude::*;
use tell_it_once_core::{entry::Entry, question::line::Line};

use super::{Ask, Io, labelled, text_of};
use crate::browser::input;

pub(super) fn view(ask: &Ask, line: Line, io: Io) -> AnyView {
    let value = text_of(io, words);
    let (kind, mode) = match line {
        Line::Plain => ("text", None),
        Line::Phone => ("tel", Some("tel")),
        Line::Email => ("text", Some("email")),
    };
    let control = view! {
        <input
            class="input"
            type=kind
            inputmode=mode
            id=ask.dom.clone()
            // these answers are about the child, so a browser must not offer its owner's own details
            autocomplete="off"
            aria-describedby=ask.described_by(io)
            prop:value=value
            on:input=move |event| io.set.run(Entry::Words(input::typed(&event)))
        />
    };
    labelled(ask, io, control.into_any())
}

pub(super) fn words(entry: &Entry) -> Option<&str> {
    let Entry::Words(words) = entry else { return None };
    Some(words)
}
