//! Colours, lines and shapes to pick from, as rows of radios.

use leptos::prelude::*;
use tell_it_once_core::{drawing::Ink, text::Text};

/// One row: what is picked is counted from nought. What shows a thing stands before its name.
pub(super) fn tools(
    legend: &'static str,
    name: String,
    first: Option<String>,
    all: Vec<(&'static str, Option<AnyView>)>,
    picked: RwSignal<usize>,
) -> AnyView {
    let tool = |(n, (words, shown)): (usize, (&'static str, Option<AnyView>))| {
        let id = first.clone().filter(|_| n == 0);
        let is_picked = Memo::new(move |_| picked.get() == n);
        view! {
            <label class="pile">
                <input type="radio" name=name.clone() id=id prop:checked=is_picked
                    checked=is_picked.get_untracked() on:change=move |_| picked.set(n) />
                {shown}
                <span>{words}</span>
            </label>
        }
    };
    let all = all.into_iter().enumerate().map(tool).collect_view();
    view! { <fieldset class="draw__tools"><legend>{legend}</legend>{all}</fieldset> }.into_any()
}

pub(super) fn inks(
    text: &'static Text,
    name: String,
    first: Option<String>,
    picked: RwSignal<usize>,
) -> AnyView {
    let words = &text.pictures;
    let ink = |ink: Ink| {
        let dot = view! { <span class="draw__ink" data-ink=ink.as_str() aria-hidden="true"></span> };
        (words.ink(ink), Some(dot.into_any()))
    };
    tools(words.colour, name, first, Ink::ALL.map(ink).into(), picked)
}
