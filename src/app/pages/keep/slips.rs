//! Misspelt words of a passphrase, each with the word that was meant. Nothing is changed that nobody asked for.

use leptos::prelude::*;
use tell_it_once_core::passphrase::{Slip, mend, slips};

use crate::{
    browser::{focus, letters, live},
    state::App,
};

/// For the words typed into that box, where they may be shown.
pub(super) fn suggestions(
    app: App,
    typed: RwSignal<String>,
    box_id: &'static str,
    shows: impl Fn() -> bool + Send + Sync + 'static,
) -> AnyView {
    let words = &app.text.copies().open;
    let found = Memo::new(move |_| match shows() {
        true => typed.with(|typed| slips(typed, letters::nfc)),
        false => Vec::new(),
    });
    let use_word = move |slip: &Slip| {
        typed.update(|typed| *typed = mend(typed, slip, letters::nfc));
        live::say(&(words.word_changed)(slip.meant));
        focus::by_id(box_id);
    };
    let one = move |slip: Slip| {
        let (asks, meant) = ((words.did_you_mean)(&slip.typed, slip.meant), (words.use_word)(slip.meant));
        view! {
            <li>
                {asks} " "
                <button class="btn btn--quiet btn--small" type="button" on:click=move |_| use_word(&slip)>
                    {meant}
                </button>
            </li>
        }
    };
    let list = move || {
        let all = found.get();
        (!all.is_empty()).then(|| view! { <ul class="slips">{all.into_iter().map(one).collect_view()}</ul> })
    };
    list.into_any()
}
