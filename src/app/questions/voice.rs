//! A voice note: recorded, listened to, recorded again, removed. It never begins by itself.
//!
//! One button records and stops, so that nobody who has found it has to look for another.

mod keep;
mod look;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use tell_it_once_core::{
    question::{
        Kind,
        voice::{Typed, with_note, with_words, without_note},
    },
    text::Text,
};

use super::{Ask, Io};
use crate::browser::{
    focus, time, timer,
    voice::{self, Turn},
};
pub(crate) use look::player;

/// Pressed twice by a hand that shakes, the button does not record again.
const REST: f64 = 600.0;
const TICK: f64 = 1_000.0;

#[derive(Clone, Copy)]
pub(super) struct Recorder {
    ask: StoredValue<Ask>,
    kind: StoredValue<Kind>,
    io: Io,
    text: &'static Text,
    can_record: bool,
    there: Memo<Option<Typed>>,
    doing: RwSignal<Doing>,
    /// whole seconds since it began
    gone: RwSignal<u16>,
    /// all the time that there is was used
    is_over: RwSignal<bool>,
    undo: RwSignal<Option<Before>>,
    turn: StoredValue<Arc<Mutex<Option<Turn>>>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Doing {
    Nothing,
    /// the browser asks whether we may listen
    Asking,
    Going,
    Keeping,
    /// why there is none, and what to do next
    Refused(String),
}

/// A recording that was here before, and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Before {
    typed: Typed,
    words: &'static str,
}

/// What the main button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Begin,
    Stop,
    Nothing,
}

impl Doing {
    fn press(&self) -> Press {
        match self {
            Doing::Nothing | Doing::Refused(_) => Press::Begin,
            Doing::Asking | Doing::Going => Press::Stop,
            Doing::Keeping => Press::Nothing,
        }
    }
}

impl Recorder {
    pub(super) fn new(ask: &Ask, kind: &Kind, io: Io) -> Recorder {
        let turn = Arc::new(Mutex::new(None));
        let its = turn.clone();
        // a recording that is going on is kept when its page is left
        on_cleanup(move || end(&its));
        Recorder {
            ask: StoredValue::new(ask.clone()),
            kind: StoredValue::new(kind.clone()),
            io,
            text: ask.text,
            can_record: voice::can_record(),
            there: Memo::new(move |_| {
                io.entry.with(|entry| entry.as_ref().and_then(|entry| entry.voice().cloned()))
            }),
            doing: RwSignal::new(Doing::Nothing),
            gone: RwSignal::new(0),
            is_over: RwSignal::new(false),
            undo: RwSignal::new(None),
            turn: StoredValue::new(turn),
        }
    }

    /// A recording is here, or on its way.
    pub(super) fn is_there(self) -> Memo<bool> {
        Memo::new(move |_| {
            let is_going =
                self.doing.with(|doing| matches!(doing, Doing::Asking | Doing::Going | Doing::Keeping));
            is_going || self.there.with(Option::is_some)
        })
    }

    fn id(self, part: &str) -> String {
        self.ask.with_value(|ask| ask.id(part))
    }

    fn press(self) {
        match self.doing.with_untracked(Doing::press) {
            Press::Begin => self.begin(),
            Press::Stop => self.turn.with_value(end),
            Press::Nothing => {}
        }
    }

    /// It listens: said once, and counted for the eye.
    fn begun(self) {
        if self.doing.try_set(Doing::Going).is_none() {
            let _ = self.io.say.try_run(self.text.voice.begun.to_owned());
            self.count(time::since_start(), self.its_turn());
        }
    }

    fn its_turn(self) -> Option<Turn> {
        self.turn.with_value(|its| *its.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Until another recording begins: the time of this one is not the time of that.
    fn count(self, start: f64, turn: Option<Turn>) {
        timer::after(TICK, move || {
            let is_going = self.doing.try_with_untracked(|doing| *doing == Doing::Going);
            if is_going == Some(true) && self.its_turn() == turn {
                let gone = ((time::since_start() - start) / TICK).round() as u16;
                let _ = self.gone.try_set(gone);
                self.count(start, turn);
            }
        });
    }

    fn remove(self) {
        let words = &self.text.voice;
        let Some(typed) = self.there.get_untracked() else { return };
        let entry = untrack(|| self.io.entry.get());
        self.io.set.run(self.kind.with_value(|kind| without_note(entry, kind)));
        self.undo.set(Some(Before { typed, words: words.removed }));
        self.is_over.set(false);
        self.doing.set(Doing::Nothing);
        self.io.say.run(words.removed.to_owned());
        focus::by_id(&self.id("voice-undo"));
    }

    /// The recording comes back. What was written since stays.
    fn bring_back(self, typed: &Typed) {
        let entry = with_note(untrack(|| self.io.entry.get()), typed.note.clone());
        let is_blank = entry.words().is_some_and(|words| words.trim().is_empty());
        self.io.set.run(if is_blank { with_words(Some(entry), typed.words.clone()) } else { entry });
        self.undo.set(None);
        self.io.say.run(self.text.voice.back_again.to_owned());
        focus::by_id(&self.id("voice"));
    }
}

fn end(turn: &Arc<Mutex<Option<Turn>>>) {
    let turn = *turn.lock().unwrap_or_else(PoisonError::into_inner);
    turn.into_iter().for_each(voice::stop);
}
