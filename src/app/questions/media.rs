//! A photo or a drawing, with words for people who cannot see it.
//!
//! A picture's octets are kept before the entry that names them is set.

mod board;
mod choose;
mod crop;
mod desk;
mod keeper;
mod kept;
mod shapes;
#[cfg(test)]
mod tests;
mod tools;

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::{
        Kind,
        media::{Made, Picture},
    },
    text::Text,
};

use super::{Ask, Io, Put, grouped, sign, voice::Recorder};
use crate::browser::live;
use board::{Board, Tools};
use desk::Desk;

pub(super) use kept::{Found, Late, NotKept};
pub(crate) use kept::{Pictures, shown};

/// The one picture that a question shows, and how it is changed.
#[derive(Clone, Copy)]
struct Slot {
    io: Io,
    read: Signal<Option<Picture>>,
    look: Look,
    change: Change,
    text: &'static Text,
}

/// The picture in an entry.
type Look = fn(&Option<Entry>) -> Option<&Picture>;

/// The entry with this picture in place of the one it had.
type Change = fn(Option<Entry>, Option<Picture>) -> Entry;

/// A slot that outlives its page: what is begun before somebody goes on is not lost.
struct Lasting {
    slot: Slot,
    late: Option<Late>,
}

impl Slot {
    fn new(ask: &Ask, io: Io, look: Look, change: Change) -> Slot {
        let read = Signal::derive(move || io.entry.with(|entry| look(entry).cloned()));
        Slot { io, read, look, change, text: ask.text }
    }

    fn now(self) -> Option<Picture> {
        self.read.try_get_untracked().flatten()
    }

    /// What is said of a picture where nobody said it better.
    fn alt(self, made: Made) -> String {
        self.text.pictures.alt(made, &self.io.pictures.child())
    }

    /// False where the page is gone.
    fn put(self, picture: Option<Picture>) -> bool {
        let Some(entry) = self.io.entry.try_get_untracked() else { return false };
        self.io.set.try_run((self.change)(entry, picture)).is_some()
    }

    fn say(self, words: &str) {
        // nobody listens when the page is gone
        let _ = self.io.say.try_run(words.to_owned());
    }

    /// To be asked for before a wait.
    fn lasting(self) -> Lasting {
        Lasting { slot: self, late: self.io.pictures.late() }
    }
}

impl Lasting {
    /// Puts a picture where it belongs, looking at the one that is there. True where the page is still here.
    fn put(&self, make: &dyn Fn(Option<&Picture>) -> Option<Picture>) -> bool {
        let slot = self.slot;
        if slot.put(make(slot.now().as_ref())) {
            return true;
        }
        if let Some(late) = &self.late {
            late(&|entry| {
                let picture = make((slot.look)(&entry));
                (slot.change)(entry, picture)
            });
        }
        false
    }

    /// Says something on whatever page somebody is by now.
    fn tell(&self, words: &str) {
        if self.slot.io.say.try_run(words.to_owned()).is_none() {
            live::say(words);
        }
    }
}

pub(super) fn view(put: &Put, io: Io) -> AnyView {
    let ask = &put.ask;
    let slot = Slot::new(ask, io, |entry| pictures(entry).first(), first);
    let desk = Desk::new(ask, slot);
    if !put.voice {
        return grouped(ask, io, desk.view());
    }
    // a picture or a recording: one is never put in the other's place without being asked for
    let recorder = Recorder::new(ask, &Kind::Media, io);
    let (is_spoken, is_shown) = (recorder.is_there(), desk.is_busy());
    let seen = move || (!is_spoken.get()).then(|| desk.view());
    let heard = move || (!is_shown.get()).then(|| recorder.view());
    grouped(ask, io, view! { {seen} {heard} }.into_any())
}

fn first(entry: Option<Entry>, picture: Option<Picture>) -> Entry {
    let rest = pictures(&entry).iter().skip(1).cloned();
    Entry::Media(picture.into_iter().chain(rest).collect())
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
    let slot = Slot::new(ask, io, sign::mark, sign::with_mark);
    let board = Board::new(ask, slot, Tools::OnlyLines, Callback::new(|()| ()));
    view! { <div class="field">{board.view()}</div> }.into_any()
}
