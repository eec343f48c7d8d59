//! Parts that somebody writes on a device of their own: asking for one, making it, and taking it in.

pub(in crate::pages) mod ask;
pub(super) mod own;
pub(in crate::pages) mod sent;
pub(in crate::pages) mod theirs;

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::id::BookletId;

use super::done::MIME;
use crate::{
    browser::{files, focus, live, task},
    state::App,
    widgets::{Choice, ChoiceKind, Trouble, choice},
};

/// A file that goes to somebody who is not the council.
pub(super) struct ForSending {
    name: String,
    octets: Vec<u8>,
}

/// The device's own sheet for sharing, where it has one, and the download once more.
fn sending(app: App, file: &Arc<ForSending>) -> AnyView {
    let words = &app.text.apart().ask;
    let again = file.clone();
    let send = files::sharable(&file.name, MIME, &file.octets).map(|_| {
        let file = file.clone();
        let send = move |_| {
            let Some(file) = files::sharable(&file.name, MIME, &file.octets) else { return };
            task::run(async move {
                if file.share().await.is_err() {
                    live::say(words.not_sent);
                }
            });
        };
        view! { <button class="btn" type="button" on:click=send>{words.send}</button> }
    });
    view! {
        <div class="actions">
            {send}
            <button class="btn btn--quiet" type="button" on:click=move |_| {
                let _ = files::download(&again.name, MIME, &again.octets);
            }>{words.again}</button>
        </div>
    }
    .into_any()
}

/// What a booklet is called here, or the name of its file where the council has it no more.
fn title_of(app: App, id: &BookletId) -> String {
    let pack = app.pack();
    pack.booklet(id).map_or_else(|| id.to_string(), |one| app.sitting(one, |sitting| sitting.say(&one.title)))
}

/// What is to be looked at before it goes on.
#[derive(Clone, Copy)]
struct Troubles(RwSignal<Vec<Trouble>>);

impl Troubles {
    fn new() -> Troubles {
        Troubles(RwSignal::new(Vec::new()))
    }

    /// Tells them. Whether there are none.
    fn tell(self, app: App, found: impl IntoIterator<Item = (bool, &'static str, &'static str)>) -> bool {
        let found = found.into_iter().filter(|(is_missing, ..)| *is_missing);
        let found = found.map(|(_, control, words)| Trouble { control: control.into(), words: words.into() });
        self.0.set(found.collect());
        let none = self.0.with_untracked(Vec::is_empty);
        if !none {
            focus::error_summary(app.text.shell.error_prefix);
        }
        none
    }

    fn is_at(self, control: &'static str) -> bool {
        self.0.with(|all| all.iter().any(|one| one.control == control))
    }

    fn at(self, app: App, control: &'static str) -> AnyView {
        let prefix = app.text.shell.error_prefix;
        let found = move || {
            let found = self.0.with(|all| all.iter().find(|one| one.control == control).cloned());
            found.map(|one| view! { <p class="error-msg"><span class="sr">{prefix}</span>{one.words}</p> })
        };
        found.into_any()
    }
}

/// A radio of a group, for values that are not copied.
fn radio<T: Clone + PartialEq + Send + Sync + 'static>(
    group: &str,
    key: &str,
    label: String,
    hint: Option<String>,
    chosen: RwSignal<Option<T>>,
    value: T,
) -> AnyView {
    let (name, id) = (group.to_owned(), format!("{group}-{key}"));
    let same = value.clone();
    let picked = Memo::new(move |_| chosen.with(|chosen| chosen.as_ref() == Some(&same))).into();
    let change = Callback::new(move |_| chosen.set(Some(value.clone())));
    choice(Choice { kind: ChoiceKind::One, name, id, label, hint, picked, change }, None)
}

#[cfg(test)]
pub(crate) mod tests;
