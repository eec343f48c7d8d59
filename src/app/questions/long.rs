//! A big answer. The box grows; nothing limits it.

use leptos::prelude::*;
use tell_it_once_core::entry::Entry;

use super::{Ask, Io, labelled, line::words, text_of};
use crate::browser::input;

pub(super) fn view(ask: &Ask, io: Io) -> AnyView {
    let value = text_of(io, words);
    let control = view! {
        <textarea
            class="input"
            id=ask.dom.clone()
            rows="5"
            autocomplete="off"
            aria-describedby=ask.described_by(io)
            prop:value=value
            on:input=move |event| io.set.run(Entry::Words(input::typed(&event)))
        >
            {value.get_untracked()}
        </textarea>
    };
    labelled(ask, io, control.into_any())
}
