//! Some words with a voice and at a pace, to choose by.

use leptos::prelude::*;
use tell_it_once_core::speech::{Pace, choose, sentences};

use super::{NOW, Now, Piece, next_turn, say, stop};
use crate::{
    aids::bar::{Shown, State},
    browser::{
        speech,
        spoken::{self, What},
    },
};

pub(in crate::aids) fn try_out(words: String, voice: Option<&str>, pace: Pace, over: Box<dyn Fn()>) {
    stop();
    let voices = speech::voices();
    let turn = next_turn();
    let Some(voice) = choose(&voices, &spoken::language(), voice).cloned() else { return over() };
    let owner = Owner::new();
    let shown = owner.with(|| RwSignal::new(Shown { state: State::Reading, pace, has_answer: false }));
    let pieces = sentences(&words).into_iter().map(|range| words[range].to_owned());
    let pieces = pieces.map(|words| Piece { words, voice: voice.clone(), place: None }).collect();
    let what = What::Question(String::new());
    let over = Some(over);
    NOW.set(Some(Now { turn, what, blocks: Vec::new(), pieces, at: 0, shown, _bar: None, owner, over }));
    say(turn);
}
