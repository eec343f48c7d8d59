//! A photo or a drawing, with words for people who cannot see it.
//!
//! A picture's octets are kept before the entry that names them is set.

mod board;
mod choose;
mod kept;
#[cfg(test)]
mod tests;

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::media::{Made, Picture},
    text::Text,
};

use super::{Ask, Io, grouped, sign};
use board::{Board, Tools};
use choose::Desk;

pub(crate) use kept::{Pictures, shown};

/// The one picture that a question shows, and how it is changed.
#[derive(Clone, Copy)]
struct Slot {
    read: Signal<Option<Picture>>,
    write: Callback<Option<Picture>>,
    pictures: Pictures,
    say: Callback<String>,
    text: &'static Text,
}

impl Slot {
    fn now(self) -> Option<Picture> {
        self.read.try_get_untracked().flatten()
    }

    /// What is said of a picture where nobody said it better.
    fn alt(self, made: Made) -> String {
        self.text.pictures.alt(made, &self.pictures.child())
    }

    /// False where the page is gone, and with it the place for a picture.
    fn put(self, picture: Option<Picture>) -> bool {
        self.write.try_run(picture).is_some()
    }

    fn say(self, words: &str) {
        // nobody listens when the page is gone
        let _ = self.say.try_run(words.to_owned());
    }
}

pub(super) fn view(ask: &Ask, io: Io) -> AnyView {
    let read = Signal::derive(move || io.entry.with(|entry| pictures(entry).first().cloned()));
    let write = Callback::new(move |picture: Option<Picture>| {
        let mut all = untrack(|| io.entry.with(|entry| pictures(entry).to_vec()));
        let rest = if all.is_empty() { Vec::new() } else { all.split_off(1) };
        io.set.run(Entry::Media(picture.into_iter().chain(rest).collect()));
    });
    let slot = Slot { read, write, pictures: io.pictures, say: io.say, text: ask.text };
    grouped(ask, io, Desk::new(ask, slot).view())
}

/// One is shown. More may have come with a file, and stay.
fn pictures(entry: &Option<Entry>) -> &[Picture] {
    match entry {
        Some(Entry::Media(pictures)) => pictures,
        _ => &[],
    }
}

/// A small board for a mark instead of a name.
pub(super) fn mark(ask: &Ask, io: Io) -> AnyView {
    let read = Signal::derive(move || sign::with(io, |typed| typed.mark.clone()));
    let write = Callback::new(move |mark| sign::change(io, |typed| typed.mark = mark));
    let slot = Slot { read, write, pictures: io.pictures, say: io.say, text: ask.text };
    let board = Board::new(ask, slot, Tools::OnlyLines, Callback::new(|()| ()));
    view! { <div class="field">{board.view()}</div> }.into_any()
}
