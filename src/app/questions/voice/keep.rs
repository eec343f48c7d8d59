//! From the first press to a kept recording. The page may be gone by then: it comes to its question all the same.

use std::sync::PoisonError;

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::voice::{MOST_SECONDS, Note, Typed, with_note},
    text::Text,
};

use super::{
    super::media::{Late, NotKept},
    Before, Doing, REST, Recorder,
};
use crate::browser::{
    live,
    storage::NotSaved,
    task, timer,
    voice::{self, NotHeard},
};

impl Recorder {
    pub(super) fn begin(self) {
        let turn = voice::next_turn();
        self.turn.with_value(|its| *its.lock().unwrap_or_else(PoisonError::into_inner) = Some(turn));
        self.undo.set(None);
        self.is_over.set(false);
        self.gone.set(0);
        self.doing.set(Doing::Asking);
        let (late, before) = (self.io.pictures.late(), self.there.get_untracked());
        task::run(async move {
            let recorded = voice::record(turn, move || self.begun()).await;
            match recorded {
                Ok(recorded) => {
                    let _ = self.doing.try_set(Doing::Keeping);
                    let kept = self.io.pictures.keep_sound(recorded.bytes, recorded.seconds).await;
                    match kept {
                        Ok(note) => self.put(&note, before, late.as_ref()),
                        Err(why) => self.refuse(not_kept(self.text, why)),
                    }
                }
                Err(NotHeard::Left) => {
                    let _ = self.doing.try_set(Doing::Nothing);
                }
                Err(why) => self.refuse(not_heard(self.text, why)),
            }
        });
    }

    pub(super) fn put(self, note: &Note, before: Option<Typed>, late: Option<&Late>) {
        let words = &self.text.voice;
        let with = |entry: Option<Entry>| with_note(entry, note.clone());
        let entry = self.io.entry.try_get_untracked();
        let is_here = entry.is_some_and(|entry| self.io.set.try_run(with(entry)).is_some());
        if !is_here {
            if let Some(late) = late {
                late(&with);
            }
            return live::say(words.ready_late);
        }
        let is_over = note.seconds >= MOST_SECONDS;
        let _ = self.is_over.try_set(is_over);
        let _ = self.undo.try_set(before.map(|typed| Before { typed, words: words.replaced }));
        let _ = self.io.say.try_run(if is_over { words.time_over } else { words.ready }.to_owned());
        timer::after(REST, move || {
            let _ = self.doing.try_set(Doing::Nothing);
        });
    }

    /// What was here before stays.
    fn refuse(self, why: &'static str) {
        if self.doing.try_set(Doing::Refused(why.to_owned())).is_some() {
            return live::say(why);
        }
        let other_ways = self.text.voice.other_ways;
        let _ = self.io.say.try_run(format!("{why} {other_ways}"));
    }
}

fn not_heard(text: &'static Text, why: NotHeard) -> &'static str {
    let words = &text.voice;
    match why {
        NotHeard::NoRecorder => words.no_recorder,
        NotHeard::NoMicrophone => words.no_microphone,
        NotHeard::NotAllowed => words.not_allowed,
        NotHeard::Busy | NotHeard::Left => words.busy,
    }
}

fn not_kept(text: &'static Text, why: NotKept) -> &'static str {
    match why {
        NotKept::Refused(refused) => text.voice.refused(refused),
        NotKept::NotSaved(NotSaved::Full) => text.shell.not_saved_full,
        NotKept::NotSaved(NotSaved::Refused | NotSaved::OtherTab) => text.voice.not_kept,
    }
}
