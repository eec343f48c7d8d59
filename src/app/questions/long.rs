//! A big answer. The box grows; nothing limits it. Where the booklet says so, it can be spoken too.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::{Kind, voice::with_words},
};

use super::{Io, Put, dictate::Dictation, labelled, text_of, voice::Recorder};
use crate::{browser::input, language};

pub(super) fn view(put: &Put, io: Io) -> AnyView {
    let ask = &put.ask;
    let value = text_of(io, Entry::words);
    let set = move |words: String| {
        let spoken = io.entry.with_untracked(|entry| entry.as_ref().and_then(Entry::voice).cloned());
        io.set.run(with_words(spoken.map(Entry::Voice), words));
    };
    let control = view! {
        <textarea
            class="input"
            id=ask.dom.clone()
            rows="5"
            autocomplete="off"
            dir="auto"
            lang=language::written()
            aria-describedby=ask.described_by(io)
            prop:value=value
            on:input=move |event| set(input::typed(&event))
        >
            {value.get_untracked()}
        </textarea>
    };
    let dictation = Dictation::new(ask, io);
    let say_it = match put.voice {
        true => Recorder::new(ask, &Kind::Long, io).beside(dictation),
        false => dictation.alone(),
    };
    view! { {labelled(ask, io, control.into_any())} {say_it} }.into_any()
}
