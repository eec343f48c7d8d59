//! An address, with "keep this private".

use leptos::prelude::*;
use tell_it_once_core::{entry::Entry, question::address::Typed};

use super::{Ask, Io, grouped};
use crate::browser::input;

pub(super) fn view(ask: &Ask, io: Io) -> AnyView {
    let words = &ask.text.questions;
    let (code_id, private_id, hint_id) = (ask.id("postcode"), ask.id("private"), ask.id("private-hint"));
    let lines = Memo::new(move |_| with(io, |typed| typed.lines.clone()));
    let postcode = Memo::new(move |_| with(io, |typed| typed.postcode.clone()));
    let private = Memo::new(move |_| with(io, |typed| typed.private));
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
            <div class="choice">
                <input type="checkbox" id=private_id.clone() aria-describedby=hint_id.clone() prop:checked=private
                    checked=private.get_untracked()
                    on:change=move |event| {
                        let on = input::checked(&event);
                        change(io, |all| all.private = on);
                    }
                />
                <label for=private_id>{words.address_private}</label>
                <p class="choice__hint" id=hint_id>{words.address_private_hint}</p>
            </div>
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
