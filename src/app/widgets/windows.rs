//! One folder in two windows: who writes, and what became of the other's words.

use leptos::prelude::*;
use tell_it_once_core::{route::Route, text::Text};

use crate::autosave::Hand;

/// The banner over a page that only reads, or of which words were put aside.
pub(crate) fn windows_banner(text: &'static Text, hand: Signal<Hand>, edit_here: Callback<()>) -> AnyView {
    let words = &text.windows;
    let put_aside = move || view! { <p>{words.put_aside} " " <a href=Route::Versions.to_string()>{words.see_versions}</a></p> };
    let only_reads = move || {
        view! {
            <p>{words.only_reads}</p>
            <button class="btn btn--small" type="button" on:click=move |_| edit_here.run(())>{words.edit_here}</button>
        }
    };
    let banner = move || {
        let (reads, aside, fault) = match hand.get() {
            Hand::This => return None,
            Hand::ThisAfterAnother => (false, true, None),
            Hand::Another { put_aside } => (true, put_aside, None),
            Hand::NotOpened => (true, false, Some(words.not_opened)),
        };
        let fault = fault.map(|words| view! { <p><strong>{words}</strong></p> });
        Some(view! {
            <div class="banner" role="region" aria-label=words.label>
                <div class="page">{fault} {reads.then(only_reads)} {aside.then(put_aside)}</div>
            </div>
        })
    };
    banner.into_any()
}
