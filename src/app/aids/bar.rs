//! What is beside the words while they are read, or where they cannot be.

use leptos::prelude::*;
use tell_it_once_core::{
    speech::Pace,
    text::{Listening, Text},
};

/// What the bar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) state: State,
    pub(super) pace: Pace,
    /// somebody answered, and it can be read to them
    pub(super) has_answer: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Reading,
    Paused,
    /// all was read, and only the answer is left to be asked for
    Read,
    /// it cannot be read, and why
    Silent(Silent),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Silent {
    NoVoice,
    Nothing,
    Failed,
}

/// What somebody presses in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    PauseOrGoOn,
    Stop,
    Slower,
    Faster,
    MyAnswer,
}

pub(super) fn bar(text: &'static Text, shown: RwSignal<Shown>, press: Callback<Press>) -> AnyView {
    let words = text.listening();
    let silent_why = Memo::new(move |_| match shown.get().state {
        State::Silent(why) => Some(why),
        State::Reading | State::Paused | State::Read => None,
    });
    let inside = move || match silent_why.get() {
        Some(why) => silent(words, why, press),
        None => controls(words, shown, press),
    };
    view! { <div class="listen-bar" role="region" aria-label=words.region><div class="page">{inside}</div></div> }
        .into_any()
}

fn button(label: impl IntoView + 'static, press: Callback<Press>, what: Press) -> AnyView {
    view! {
        <button class="btn btn--quiet btn--small" type="button" on:click=move |_| press.run(what)>{label}</button>
    }
    .into_any()
}

/// The buttons stay while what they say changes, so that none goes from under a finger.
fn controls(words: &'static Listening, shown: RwSignal<Shown>, press: Callback<Press>) -> AnyView {
    let by_state = move |reading, paused, read| {
        move || match shown.get().state {
            State::Reading => reading,
            State::Paused => paused,
            State::Read | State::Silent(_) => read,
        }
    };
    let says = by_state(words.reading, words.paused, words.read);
    let pace = move || (words.pace)(shown.get().pace);
    let answer = shown.get_untracked().has_answer.then(|| button(words.my_answer, press, Press::MyAnswer));
    view! {
        <p class="listen-bar__state"><strong>{says}</strong> ", " {pace}</p>
        <div class="cluster listen-bar__keys">
            {button(by_state(words.pause, words.go_on, words.again), press, Press::PauseOrGoOn)}
            {button(words.stop, press, Press::Stop)}
            {button(words.slower, press, Press::Slower)}
            {button(words.faster, press, Press::Faster)}
            {answer}
        </div>
    }
    .into_any()
}

pub(super) fn says(words: &Listening, why: Silent) -> &'static str {
    match why {
        Silent::NoVoice => words.no_voice,
        Silent::Nothing => words.nothing,
        Silent::Failed => words.failed,
    }
}

fn silent(words: &'static Listening, why: Silent, press: Callback<Press>) -> AnyView {
    let how = (why == Silent::NoVoice).then(|| view! { <p>{words.no_voice_why}</p> {add_voice(words)} });
    view! {
        <div class="flow">
            <p><strong>{says(words, why)}</strong></p>
            {how}
            {button(words.close, press, Press::Stop)}
        </div>
    }
    .into_any()
}

/// Where the voices of each system are.
pub(crate) fn add_voice(words: &'static Listening) -> AnyView {
    let ways = words.voices_of.map(|(system, way)| view! { <li><strong>{system} ": "</strong> {way}</li> });
    view! {
        <details class="disclose"><summary>{words.add_voice}</summary><ul>{ways.into_iter().collect_view()}</ul></details>
    }
    .into_any()
}

#[cfg(test)]
pub(crate) mod tests {
    use tell_it_once_core::text::ENGLISH;

    use super::*;

    /// Every look of the bar.
    pub(crate) fn bars() -> Vec<(&'static str, String)> {
        let draw = |state, has_answer| {
            Owner::new().with(|| {
                let shown = RwSignal::new(Shown { state, pace: Pace::Slow, has_answer });
                bar(&ENGLISH, shown, Callback::new(|_| ())).to_html()
            })
        };
        vec![
            ("reading", draw(State::Reading, true)),
            ("paused", draw(State::Paused, false)),
            ("read", draw(State::Read, true)),
            ("no-voice", draw(State::Silent(Silent::NoVoice), false)),
            ("nothing", draw(State::Silent(Silent::Nothing), false)),
            ("failed", draw(State::Silent(Silent::Failed), false)),
        ]
    }
}
