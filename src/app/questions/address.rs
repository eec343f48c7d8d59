//! An address, with "keep this private".

use leptos::prelude::*;
use tell_it_once_core::{entry::Entry, question::address::Typed};

use super::{Ask, Io, grouped};
use crate::{
    browser::input,
    widgets::{Choice, ChoiceKind, choice},
};

pub(super) fn view(ask: &Ask, io: Io) -> AnyView {
    let words = &ask.text.questions;
    let code_id = ask.id("postcode");
    let lines = Memo::new(move |_| with(io, |typed| typed.lines.clone()));
    let postcode = Memo::new(move |_| with(io, |typed| typed.postcode.clone()));
    let private = Memo::new(move |_| with(io, |typed| typed.private));
    let keep_private = Choice {
        kind: ChoiceKind::Many,
        name: ask.id("private"),
        id: ask.id("private"),
        label: words.address_private.to_owned(),
        hint: Some(words.address_private_hint.to_owned()),
        picked: private.into(),
        change: Callback::new(move |on| change(io, |all| all.private = on)),
    };
    let controls = view! {
        <div class="field">
            <label for=ask.dom.clone()>{words.address_lines}</label>
            <textarea class="input" id=ask.dom.clone() rows="3" autocomplete="off" prop:value=lines
                on:input=move |event| {
                    let typed = input::typed(&event);
                    change(io, |all| all.lines = typed);
                }
            >{lines.get_untracked()}</textarea>
        </div>
        <div class="field">
            <label for=code_id.clone()>{words.postcode}</label>
            <input class="input input--short" type="text" autocomplete="off" id=code_id prop:value=postcode
                on:input=move |event| {
                    let typed = input::typed(&event);
                    change(io, |all| all.postcode = typed);
                }
            />
        </div>
        <div class="choices">
            {choice(keep_private, None)}
        </div>
    };
    grouped(ask, io, controls.into_any())
}

fn with<T>(io: Io, look: impl FnOnce(&Typed) -> T) -> T {
    io.entry.with(|entry| match entry {
        Some(Entry::Address(typed)) => look(typed),
        _ => look(&Typed::default()),
    })
}

fn change(io: Io, change: impl FnOnce(&mut Typed)) {
    let mut typed = untrack(|| with(io, Typed::clone));
    change(&mut typed);
    io.set.run(Entry::Address(typed));
}
