//! How dictation looks: one button, what is heard while somebody speaks, and what became of it.

use leptos::prelude::*;

use super::{Dictation, Done, State};
use crate::browser::focus;

impl Dictation {
    /// Where there is nothing else to say it with.
    pub(in crate::questions) fn alone(self) -> AnyView {
        let here = Memo::new(move |_| self.state.with(|state| *state != State::NotHere));
        let is_going = move || self.is_going();
        view! {
            <div class="say-it" class:voice=move || here.get() class:voice--going=is_going>
                {self.panel()}
                {move || here.get().then(|| view! { <div class="cluster">{self.button()}</div> })}
                {self.keyboards()}
            </div>
        }
        .into_any()
    }

    pub(in crate::questions) fn is_going(self) -> bool {
        self.state.with(|state| *state == State::Going)
    }

    /// It stays under the finger: the same button begins and ends it.
    pub(in crate::questions) fn button(self) -> AnyView {
        let words = self.text.dictation();
        let here = Memo::new(move |_| self.state.with(|state| *state != State::NotHere));
        let pressed = move || match self.state.get() {
            State::Asking | State::Going => "true",
            State::NotHere
            | State::Ready
            | State::CanBeFetched
            | State::Offered
            | State::Fetching
            | State::Done(_) => "false",
        };
        let button = move || {
            here.get().then(|| {
                view! {
                    <button class="btn btn--quiet say-it__speak" type="button" id=self.id("speak") aria-pressed=pressed
                        aria-describedby=self.id("speak-hint") on:click=move |_| self.press()>{words.speak}</button>
                }
            })
        };
        button.into_any()
    }

    /// What there is to know before, while and after somebody speaks.
    pub(in crate::questions) fn panel(self) -> AnyView {
        let words = self.text.dictation();
        let plain = |words: String| view! { <p>{words}</p> }.into_any();
        let state = move || match self.state.get() {
            State::NotHere | State::Ready | State::CanBeFetched => None,
            State::Offered => Some(self.offer()),
            State::Fetching => Some(plain(words.fetching.to_owned())),
            State::Asking => Some(plain(self.text.voice.asking.to_owned())),
            State::Going => Some(self.going()),
            State::Done(done @ (Done::Added(_) | Done::Fetched)) => {
                let says = self.says(done);
                Some(view! { <p><strong>{says}</strong></p> }.into_any())
            }
            State::Done(done) => Some(plain(self.says(done))),
        };
        let hint = move || {
            let here = self.state.with(|state| *state != State::NotHere);
            here.then(|| view! { <p class="hint" id=self.id("speak-hint")>{words.stays}</p> })
        };
        view! { {hint} {state} }.into_any()
    }

    /// In a box of its own: nothing is in the answer before it is over.
    fn going(self) -> AnyView {
        let words = self.text.dictation();
        let sure = move || self.heard.with(|(sure, _)| sure.clone());
        let unsure = move || self.heard.with(|(_, unsure)| unsure.clone());
        view! {
            <p class="voice__time">
                <span class="voice__dot" aria-hidden="true"></span><strong>{words.listening}</strong>
            </p>
            <p class="hint">{words.press_again}</p>
            <p class="say-it__heard" role="group" aria-label=words.heard dir="auto">
                {sure} " " <span class="say-it__unsure">{unsure}</span>
            </p>
        }
        .into_any()
    }

    fn offer(self) -> AnyView {
        let words = self.text.dictation();
        let button = self.id("speak");
        let other = button.clone();
        let yes = move |_| {
            self.fetch();
            focus::by_id(&button);
        };
        let no = move |_| {
            self.state.set(State::CanBeFetched);
            focus::by_id(&other);
        };
        view! {
            <div class="notice notice--info">
                <p>{words.fetch}</p>
                <div class="cluster">
                    <button class="btn" type="button" on:click=yes>{words.fetch_yes}</button>
                    <button class="btn btn--quiet" type="button" on:click=no>{words.fetch_no}</button>
                </div>
            </div>
        }
        .into_any()
    }

    /// Always there: most devices have a microphone on their keyboard.
    pub(in crate::questions) fn keyboards(self) -> AnyView {
        let words = self.text.dictation();
        let ways =
            words.keyboards.map(|(system, way)| view! { <li><strong>{system} ": "</strong> {way}</li> });
        view! {
            <details class="disclose">
                <summary>{words.keyboard}</summary>
                <ul>{ways.into_iter().collect_view()}</ul>
                <p>{words.keyboard_why}</p>
            </details>
        }
        .into_any()
    }
}
