//! Speaking, and having it written into the box: where the device itself does that, and nowhere else. Beside
//! it, and where it cannot be done, how to find the microphone of the keyboard.

mod look;
#[cfg(test)]
pub(crate) mod tests;

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::voice::with_words,
    speech::{count, with_dictated},
    text::Text,
};

use super::{Ask, Io, media::Late};
use crate::{
    aids::{Aid, Dictate},
    browser::{
        dictation::{Heard, NotHeard, There},
        input, live,
    },
    later,
};

#[derive(Clone, Copy)]
pub(super) struct Dictation {
    ask: StoredValue<Ask>,
    io: Io,
    text: &'static Text,
    state: RwSignal<State>,
    /// what is heard, while somebody speaks: certain, and not yet
    heard: RwSignal<(String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// it cannot be done here, as far as is known
    NotHere,
    Ready,
    /// a language file is missing
    CanBeFetched,
    /// whether to download it
    Offered,
    Fetching,
    /// the browser asks whether it may listen
    Asking,
    Going,
    /// what became of it
    Done(Done),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Fetched,
    NotFetched,
    Added(usize),
    Nothing,
    Refused(NotHeard),
}

impl Dictation {
    pub(super) fn new(ask: &Ask, io: Io) -> Dictation {
        let dictation = Dictation {
            ask: StoredValue::new(ask.clone()),
            io,
            text: ask.text,
            state: RwSignal::new(State::NotHere),
            heard: RwSignal::new(Default::default()),
        };
        let tell = Box::new(move |there| {
            let _ = dictation.state.try_set(match there {
                There::No => State::NotHere,
                There::Yes => State::Ready,
                There::CanBeFetched => State::CanBeFetched,
            });
        });
        later::aid(Aid::Dictate(Dictate::IsThere { lang: ask.text.lang, tell }), || ());
        on_cleanup(move || {
            let is_going =
                dictation.state.try_with_untracked(|state| matches!(state, State::Asking | State::Going));
            if is_going == Some(true) {
                later::aid(Aid::Dictate(Dictate::Stop), || ());
            }
        });
        dictation
    }

    fn id(self, part: &str) -> String {
        self.ask.with_value(|ask| ask.id(part))
    }

    /// The one button.
    fn press(self) {
        match self.state.get_untracked() {
            State::Ready | State::Done(_) => self.begin(),
            State::CanBeFetched => self.state.set(State::Offered),
            State::Offered => self.state.set(State::CanBeFetched),
            State::Asking | State::Going => later::aid(Aid::Dictate(Dictate::Stop), || ()),
            State::NotHere | State::Fetching => {}
        }
    }

    fn begin(self) {
        self.state.set(State::Asking);
        self.heard.set(Default::default());
        // where the caret was before the button took the focus, or at the end
        let caret = self.ask.with_value(|ask| input::caret(&ask.dom)).unwrap_or(usize::MAX);
        let late = self.io.pictures.late();
        // not a value of the page, which may be gone before the last words come
        let said = Rc::new(RefCell::new(String::new()));
        let hear = Box::new(move |heard| match heard {
            Heard::Begun => self.begun(),
            Heard::Words { sure, unsure } => {
                said.replace(sure.clone());
                let _ = self.heard.try_set((sure, unsure));
            }
            Heard::Over(why) => {
                let all = said.take();
                self.over(caret, &all, why, late.as_ref());
            }
        });
        later::aid(Aid::Dictate(Dictate::Listen { lang: self.text.lang, hear }), move || {
            self.end(Done::Nothing)
        });
    }

    /// Said once, however often a pause made the browser begin again.
    fn begun(self) {
        if self.state.try_get_untracked() == Some(State::Asking) {
            self.state.set(State::Going);
            self.io.say.run(self.text.dictation().begun.to_owned());
        }
    }

    /// What was said is put in once, so that it is taken back in one step. Its page may be gone by then.
    fn over(self, caret: usize, said: &str, why: Option<NotHeard>, late: Option<&Late>) {
        let words = count(said);
        if words > 0 && !self.put(caret, said, late) {
            return live::say(self.text.dictation().added_late);
        }
        self.end(match why {
            Some(why) if words == 0 => Done::Refused(why),
            Some(_) | None if words > 0 => Done::Added(words),
            Some(_) | None => Done::Nothing,
        });
    }

    /// Whether the question is still on the page.
    fn put(self, caret: usize, said: &str, late: Option<&Late>) -> bool {
        let with = |entry: Option<Entry>| {
            let words = entry.as_ref().and_then(Entry::words).unwrap_or_default();
            let words = with_dictated(words, caret, said);
            with_words(entry.filter(|entry| entry.voice().is_some()), words)
        };
        let entry = self.io.entry.try_get_untracked();
        let is_here = entry.is_some_and(|entry| self.io.set.try_run(with(entry)).is_some());
        if let Some(late) = late.filter(|_| !is_here) {
            late(&with);
        }
        is_here
    }

    fn end(self, done: Done) {
        if self.state.try_set(State::Done(done)).is_none() {
            let _ = self.heard.try_set(Default::default());
            let _ = self.io.say.try_run(self.says(done));
        }
    }

    /// Somebody said yes to the download.
    fn fetch(self) {
        self.state.set(State::Fetching);
        let tell =
            Box::new(move |is_there| self.end(if is_there { Done::Fetched } else { Done::NotFetched }));
        later::aid(Aid::Dictate(Dictate::Fetch { lang: self.text.lang, tell }), move || {
            self.end(Done::NotFetched)
        });
    }

    fn says(self, done: Done) -> String {
        let (words, voice) = (self.text.dictation(), &self.text.voice);
        match done {
            Done::Fetched => words.fetched.to_owned(),
            Done::NotFetched => words.not_fetched.to_owned(),
            Done::Added(n) => words.added.say(n),
            Done::Nothing => words.nothing.to_owned(),
            Done::Refused(NotHeard::NotAllowed) => voice.not_allowed.to_owned(),
            Done::Refused(NotHeard::NoMicrophone) => voice.no_microphone.to_owned(),
            Done::Refused(NotHeard::NotHere) => words.stopped.to_owned(),
        }
    }
}
