//! Reads a page or a question aloud, sentence by sentence, and shows what is being read.
//!
//! One thing at a time. What was read last is not remembered when it is over.

mod trial;

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use leptos::prelude::*;
use tell_it_once_core::{
    speech::{Pace, Voice, choose, sentences, units, word},
    text::Text,
};

pub(super) use trial::try_out;

use super::bar::{Press, Shown, Silent, State, bar, says};
use crate::browser::{
    live,
    prefs::Prefs,
    shell::{self, Mounted},
    speech::{self, Heard, Say},
    spoken::{self, Block, What},
    task, timer,
};

/// The button at the top of every page.
pub(super) const PAGE: &str = "listen";
/// Some browsers need a moment until they know their voices, in milliseconds, and how often they are asked.
const MOMENT: f64 = 100.0;
const MOMENTS: u32 = 15;
/// Between one voice and another, since some browsers swallow what comes at once.
const BREATH: f64 = 80.0;

/// What is read in one breath.
struct Piece {
    words: String,
    voice: Voice,
    /// where it stands on the page: the block, and the units into it; an answer stands in its own field
    place: Option<(usize, Range<usize>)>,
}

struct Now {
    turn: u32,
    what: What,
    blocks: Vec<Block>,
    pieces: Vec<Piece>,
    at: usize,
    shown: RwSignal<Shown>,
    /// what the bar lives in
    _bar: Option<Mounted>,
    owner: Owner,
    over: Option<Box<dyn Fn()>>,
}

thread_local! {
    static NOW: RefCell<Option<Now>> = const { RefCell::new(None) };
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// as it was last chosen in this visit
    static PACE: Cell<Option<Pace>> = const { Cell::new(None) };
}

/// Looks at what is being read, if it is still that.
fn with_now<T>(turn: u32, look: impl FnOnce(&mut Now) -> T) -> Option<T> {
    NOW.with_borrow_mut(|now| now.as_mut().filter(|now| now.turn == turn).map(look))
}

fn next_turn() -> u32 {
    TURN.set(TURN.get().wrapping_add(1));
    TURN.get()
}

/// The ids of a button and of the place of its bar.
fn ids(what: &What) -> (String, String) {
    let button = match what {
        What::Page => PAGE.to_owned(),
        What::Question(id) => id.clone(),
    };
    let place = format!("{button}-bar");
    (button, place)
}

/// The same button begins and ends it.
pub(super) fn press(text: &'static Text, what: What) {
    let is_this = NOW.with_borrow(|now| now.as_ref().is_some_and(|now| now.what == what));
    stop();
    if is_this {
        return;
    }
    let turn = next_turn();
    if !speech::voices().is_empty() {
        return start(text, turn, what);
    }
    task::run(async move {
        for _ in 0..MOMENTS {
            timer::wait(MOMENT).await;
            if !speech::voices().is_empty() {
                break;
            }
        }
        if TURN.get() == turn {
            start(text, turn, what);
        }
    });
}

fn start(text: &'static Text, turn: u32, what: What) {
    let (blocks, prefs, voices) = (spoken::blocks(&what), Prefs::load(), speech::voices());
    let pieces = pieces(&blocks, &voices, prefs.extra("voice"));
    let (button, place) = ids(&what);
    let has_answer = match &what {
        What::Page => false,
        What::Question(id) => spoken::own_answer(id).is_some(),
    };
    let silent = match (blocks.is_empty(), pieces.is_empty()) {
        (true, _) => Some(Silent::Nothing),
        (false, true) => Some(Silent::NoVoice),
        (false, false) => None,
    };
    let pace = PACE.get().or_else(|| prefs.extra("pace").and_then(Pace::named)).unwrap_or_default();
    let state = silent.map_or(State::Reading, State::Silent);
    let owner = Owner::new();
    let shown =
        owner.with(|| RwSignal::new(Shown { state, pace, has_answer: has_answer && silent.is_none() }));
    let pressed = owner.with(|| Callback::new(move |press| act(turn, press)));
    let bar = shell::mount_in(&place, move || bar(text, shown, pressed));
    spoken::press(&button, true);
    NOW.set(Some(Now { turn, what, blocks, pieces, at: 0, shown, _bar: bar, owner, over: None }));
    match silent {
        Some(why) => live::say(says(text.listening(), why)),
        None => say(turn),
    }
}

/// All that there is a voice for. A language without one is left out.
fn pieces(blocks: &[Block], voices: &[Voice], picked: Option<&str>) -> Vec<Piece> {
    let of_block = |(n, block): (usize, &Block)| {
        let voice = choose(voices, &block.lang, picked).cloned();
        let piece = |(voice, range): (Voice, Range<usize>)| {
            let start = units(&block.words[..range.start]);
            let words = block.words[range].to_owned();
            let place = Some((n, start..start + units(&words)));
            Piece { words, voice, place }
        };
        let said =
            voice.map(|voice| sentences(&block.words).into_iter().map(move |range| (voice.clone(), range)));
        said.into_iter().flatten().map(piece).collect::<Vec<_>>()
    };
    blocks.iter().enumerate().flat_map(of_block).collect()
}

/// Says the piece that it is at, or comes to the end.
fn say(turn: u32) {
    let next = with_now(turn, |now| {
        // what is being read may be gone from the page
        let is_there =
            |(block, _): &(usize, Range<usize>)| now.blocks.get(*block).is_some_and(Block::is_there);
        let piece = now.pieces.get(now.at).filter(|piece| piece.place.as_ref().is_none_or(is_there))?;
        if let Some((block, range)) = &piece.place {
            now.blocks[*block].mark(range);
            now.blocks[*block].follow(range);
        } else {
            spoken::unmark();
        }
        let pace = now.shown.try_get_untracked()?.pace;
        Some((piece.words.clone(), piece.voice.clone(), pace))
    });
    match next {
        Some(Some((words, voice, pace))) => {
            speech::say(&Say { words: &words, voice: &voice, pace }, move |heard| hear(turn, heard));
        }
        Some(None) => end(turn),
        None => {}
    }
}

fn hear(turn: u32, heard: Heard) {
    match heard {
        Heard::Word { at, length } => {
            with_now(turn, |now| {
                let Some(piece) = now.pieces.get(now.at) else { return };
                let Some((block, range)) = &piece.place else { return };
                if let Some(word) = word(&piece.words, at, length) {
                    now.blocks[*block].mark(&(range.start + word.start..range.start + word.end));
                }
            });
        }
        Heard::Done => {
            with_now(turn, |now| now.at += 1);
            say(turn);
        }
        Heard::Failed => {
            let Some(place) = with_now(turn, |now| now.over.is_none().then(|| ids(&now.what))) else {
                return;
            };
            // a try has no bar to say it in
            let Some((button, place)) = place else { return stop() };
            speech::hush();
            spoken::unmark();
            spoken::give_focus_back(&place, &button);
            with_now(turn, |now| now.show(State::Silent(Silent::Failed)));
        }
    }
}

/// All was read. Where there is an answer, it can be asked for now.
fn end(turn: u32) {
    let stays = with_now(turn, |now| {
        let is_there = now.blocks.first().is_some_and(Block::is_there);
        let stays = is_there && now.shown.try_get_untracked().is_some_and(|shown| shown.has_answer);
        if stays {
            now.show(State::Read);
        }
        stays
    });
    match stays {
        Some(true) => {
            speech::hush();
            spoken::unmark();
        }
        Some(false) => stop(),
        None => {}
    }
}

impl Now {
    fn show(&mut self, state: State) {
        let _ = self.shown.try_update(|shown| shown.state = state);
    }
}

fn act(turn: u32, press: Press) {
    match press {
        Press::Stop => stop(),
        Press::PauseOrGoOn => {
            let was = with_now(turn, |now| now.shown.try_get_untracked().map(|shown| shown.state)).flatten();
            let is_reading = was == Some(State::Reading);
            with_now(turn, |now| {
                now.at = if was == Some(State::Read) { 0 } else { now.at };
                now.show(if is_reading { State::Paused } else { State::Reading });
            });
            if is_reading { speech::hush() } else { say(turn) }
        }
        Press::Slower => change_pace(turn, Pace::slower),
        Press::Faster => change_pace(turn, Pace::faster),
        Press::MyAnswer => read_answer(turn),
    }
}

/// From the beginning of the sentence, since no browser changes its pace in the middle of one.
fn change_pace(turn: u32, change: fn(Pace) -> Pace) {
    let is_reading = with_now(turn, |now| {
        let changed = now.shown.try_update(|shown| {
            shown.pace = change(shown.pace);
            *shown
        });
        PACE.set(changed.map(|shown| shown.pace));
        changed.is_some_and(|shown| shown.state == State::Reading)
    });
    if is_reading == Some(true) {
        speech::hush();
        after_a_breath(turn);
    }
}

/// Only the last of several presses speaks.
fn after_a_breath(turn: u32) {
    let presses = next_press();
    timer::after(BREATH, move || {
        let is_reading = with_now(turn, |now| {
            now.shown.try_get_untracked().is_some_and(|shown| shown.state == State::Reading)
        });
        if PRESSES.get() == presses && is_reading == Some(true) {
            say(turn);
        }
    });
}

thread_local! {
    static PRESSES: Cell<u32> = const { Cell::new(0) };
}

fn next_press() -> u32 {
    PRESSES.set(PRESSES.get().wrapping_add(1));
    PRESSES.get()
}

/// What somebody wrote, in their own words, by a voice that is on the device as all of them are.
fn read_answer(turn: u32) {
    let answer = with_now(turn, |now| match &now.what {
        What::Page => None,
        What::Question(id) => spoken::own_answer(id),
    });
    let Some(answer) = answer.flatten() else { return };
    with_now(turn, |now| {
        let Some(voice) = now.pieces.first().map(|piece| piece.voice.clone()) else { return };
        let said =
            answer.lines().flat_map(|line| sentences(line).into_iter().map(|range| line[range].to_owned()));
        now.pieces = said.map(|words| Piece { words, voice: voice.clone(), place: None }).collect();
        now.at = 0;
        now.show(State::Reading);
    });
    speech::hush();
    after_a_breath(turn);
}

/// Silent, whatever was being read.
pub(super) fn stop() {
    next_turn();
    speech::hush();
    spoken::unmark();
    let Some(now) = NOW.take() else { return };
    let (button, place) = ids(&now.what);
    spoken::give_focus_back(&place, &button);
    spoken::press(&button, false);
    if let Some(over) = &now.over {
        over();
    }
    let Now { _bar: bar, owner, .. } = now;
    drop(bar);
    owner.cleanup();
}
