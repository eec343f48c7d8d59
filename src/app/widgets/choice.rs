//! One radio or checkbox, as a row that can be pressed anywhere.

use leptos::prelude::*;

use crate::browser::input;

/// What a row says and does.
pub(crate) struct Choice {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    pub(crate) picked: Signal<bool>,
    pub(crate) change: Callback<bool>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    One,
    Many,
}

impl Kind {
    fn input_type(self) -> &'static str {
        match self {
            Kind::One => "radio",
            Kind::Many => "checkbox",
        }
    }
}

/// The row. `more` stands below it, such as a field that asks for a few words.
pub(crate) fn choice(choice: Choice, more: Option<AnyView>) -> AnyView {
    choice_with(choice, None, more)
}

/// The same, with a symbol beside its words.
pub(crate) fn choice_with(choice: Choice, picture: Option<AnyView>, more: Option<AnyView>) -> AnyView {
    let Choice { kind, name, id, label, hint, picked, change } = choice;
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    let described_by = hint_id.clone();
    let hint = hint.map(|hint| view! { <p class="choice__hint" id=hint_id>{hint}</p> });
    view! {
        <div class="choice">
            <input
                type=kind.input_type()
                name=name
                id=id.clone()
                aria-describedby=described_by
                prop:checked=picked
                checked=picked.get_untracked()
                on:change=move |event| change.run(input::checked(&event))
            />
            <label for=id>{picture} {label}</label>
            {hint}
            {more}
        </div>
    }
    .into_any()
}

/// The rows of radios that choose one of several values.
pub(crate) fn one_of<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &str,
    options: impl IntoIterator<Item = (&'static str, String, T)>,
    chosen: Signal<Option<T>>,
    choose: Callback<T>,
) -> AnyView {
    let row = |(key, label, value): (&'static str, String, T)| {
        let picked = Memo::new(move |_| chosen.get() == Some(value));
        let change = Callback::new(move |_| choose.run(value));
        let (name, id) = (name.to_owned(), format!("{name}-{key}"));
        choice(Choice { kind: Kind::One, name, id, label, hint: None, picked: picked.into(), change }, None)
    };
    let rows = options.into_iter().map(row).collect_view();
    view! { <div class="choices">{rows}</div> }.into_any()
}
