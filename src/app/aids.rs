//! What helps somebody to read a page and to fill it in: reading aloud, and writing down what is said.
//!
//! A part of the program of its own (`later.rs`): it is fetched when it is wanted, or in the background.

mod bar;
mod listen;

use tell_it_once_core::{speech::Pace, text::Text};

use crate::browser::{
    dictation::{self, Heard, There},
    events, speech,
    spoken::What,
    task,
};

/// What somebody wants.
pub(crate) enum Aid {
    /// the button at the top of every page works from now on
    Begin(&'static Text),
    /// a button was pressed: to listen, or to listen no more
    Listen(&'static Text, What),
    /// a voice is tried out; `over` is called when it has spoken, or when it is stopped
    Try {
        words: String,
        voice: Option<String>,
        pace: Pace,
        over: Box<dyn Fn()>,
    },
    Stop,
    /// somebody speaks, and it is written on this device
    Dictate(Dictate),
}

pub(crate) enum Dictate {
    /// whether it can be done here
    IsThere {
        lang: &'static str,
        tell: Box<dyn FnOnce(There)>,
    },
    /// downloads what it needs, after somebody said yes
    Fetch {
        lang: &'static str,
        tell: Box<dyn FnOnce(bool)>,
    },
    Listen {
        lang: &'static str,
        hear: Box<dyn Fn(Heard)>,
    },
    Stop,
}

pub(crate) fn begin(aid: Aid) {
    match aid {
        Aid::Begin(text) => {
            speech::on_interruption(listen::stop);
            events::on_escape(".listen, #listen", listen::stop);
            events::on_press(listen::PAGE, move || listen::press(text, What::Page));
        }
        Aid::Listen(text, what) => listen::press(text, what),
        Aid::Try { words, voice, pace, over } => listen::try_out(words, voice.as_deref(), pace, over),
        Aid::Stop => listen::stop(),
        Aid::Dictate(what) => dictate(what),
    }
}

fn dictate(what: Dictate) {
    match what {
        Dictate::IsThere { lang, tell } => task::run(async move { tell(dictation::there(lang).await) }),
        Dictate::Fetch { lang, tell } => task::run(async move { tell(dictation::fetch(lang).await) }),
        Dictate::Listen { lang, hear } => dictation::listen(lang, hear),
        Dictate::Stop => dictation::stop(),
    }
}

pub(crate) use bar::add_voice;
#[cfg(test)]
pub(crate) use bar::tests::bars;
