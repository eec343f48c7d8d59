//! The copy is made: where it is, what is not in it, and what to do with it and the words.

use std::{collections::BTreeSet, sync::Arc};

use leptos::prelude::*;
use tell_it_once_core::{backup::File, entry::Entry, folder::Folder, text::Text};

use super::{Form, MIME};
use crate::{browser::files, state::App, widgets::send};

pub(super) const TITLE: &str = "copy-done";

/// A copy that was made.
pub(super) struct Made {
    name: String,
    text: String,
    /// what the pictures show that are not in it
    missing: Vec<String>,
}

impl Made {
    pub(super) fn new(app: App, file: File) -> Made {
        let missing = app.store.read(|folder| missing(app.text, folder, &file.missing));
        Made { name: file.name, text: file.text, missing }
    }
}

/// What people call a picture: what it shows, or else what it answers.
pub(in crate::pages::keep) fn missing(
    text: &Text,
    folder: &Folder,
    digests: &BTreeSet<String>,
) -> Vec<String> {
    let mut found = Vec::new();
    for kept in folder.contributions.iter().flat_map(|one| one.entries.values()) {
        let earlier = kept.earlier.iter().map(|earlier| &earlier.entry);
        for picture in kept.entry.iter().chain(earlier).flat_map(Entry::pictures) {
            let name = match picture.alt.trim() {
                "" => (text.copies().make.picture_of)(&kept.asked),
                alt => alt.to_owned(),
            };
            if digests.contains(&picture.sha256) && !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

/// Which pictures are not in a copy. Words that a person typed may be in any language.
pub(in crate::pages::keep) fn missing_list(text: &Text, missing: &[String]) -> Option<AnyView> {
    let words = &text.copies().make;
    let items =
        missing.iter().map(|name| view! { <li><bdi dir="auto">{name.clone()}</bdi></li> }).collect_view();
    (!missing.is_empty()).then(|| {
        view! {
            <section class="notice notice--warn">
                <h2>{words.missing.say(missing.len())}</h2>
                <p>{words.missing_words}</p>
                <ul>{items}</ul>
            </section>
        }
        .into_any()
    })
}

impl Form {
    pub(super) fn done(self, made: &Arc<Made>) -> AnyView {
        let words = &self.app.text.copies().make;
        let size = self.app.text.size(made.text.len());
        let again = made.clone();
        let next = words.next.map(|words| view! { <li>{words}</li> }).into_iter().collect_view();
        let six = (!untrack(|| self.is_own())).then(|| {
            view! {
                <section class="flow">
                    <h2>{words.words_title}</h2>
                    {self.six_shown()}
                </section>
            }
        });
        view! {
            <section class="notice notice--success">
                <h2 id=TITLE tabindex="-1">{words.done_title}</h2>
                <p>{(words.done)(&made.name, &size)}</p>
                <div class="actions">
                    {self.share_button(made)}
                    <button class="btn btn--quiet" type="button" on:click=move |_| {
                        let _ = files::download(&again.name, MIME, again.text.as_bytes());
                    }>{words.again}</button>
                </div>
            </section>
            {missing_list(self.app.text, &made.missing)}
            <section class="flow">
                <h2>{words.next_title}</h2>
                <ol>{next}</ol>
            </section>
            {six}
            {self.to_print()}
        }
        .into_any()
    }

    /// Where this device has a sheet of its own for it.
    fn share_button(self, made: &Arc<Made>) -> Option<AnyView> {
        let words = &self.app.text.copies().make;
        let made = made.clone();
        let file = move || files::sharable(&made.name, MIME, made.text.as_bytes());
        send(file, words.share, words.not_shared)
    }
}
