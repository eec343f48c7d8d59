//! How a voice note looks, before, while and after somebody speaks.

use leptos::prelude::*;
use tell_it_once_core::{
    question::{
        Kind,
        voice::{Note, with_words},
    },
    text::Text,
};

use super::{
    super::{
        dictate::Dictation,
        media::{Found, Pictures},
    },
    Doing, Press, Recorder,
};
use crate::browser::input;

impl Recorder {
    pub(in crate::questions) fn view(self) -> AnyView {
        self.with(None)
    }

    /// One place for all ways to say it, with one row of buttons.
    pub(in crate::questions) fn beside(self, dictation: Dictation) -> AnyView {
        self.with(Some(dictation))
    }

    fn with(self, dictation: Option<Dictation>) -> AnyView {
        let is_going = move || {
            self.doing.with(|doing| *doing == Doing::Going) || dictation.is_some_and(Dictation::is_going)
        };
        view! {
            <div class="voice" class:say-it=dictation.is_some() class:voice--going=is_going>
                {self.heard()}
                {dictation.map(Dictation::panel)}
                {self.state()}
                {self.buttons(dictation)}
                {self.undoing()}
                {self.written()}
                {dictation.map(Dictation::keyboards)}
            </div>
        }
        .into_any()
    }

    fn heard(self) -> AnyView {
        let note =
            Memo::new(move |_| self.there.with(|there| there.as_ref().map(|typed| typed.note.clone())));
        let heard = move || {
            note.get().map(|note| {
                let length = self.text.voice_note(note.seconds);
                view! { <p class="voice__name"><strong>{length}</strong></p> {player(self.text, &note, self.io.pictures)} }
            })
        };
        heard.into_any()
    }

    /// What there is to say before, while and after it records.
    fn state(self) -> AnyView {
        let (words, hint, fault) = (&self.text.voice, self.id("voice-hint"), self.id("voice-fault"));
        let prefix = self.text.shell.error_prefix;
        let plain =
            move |words: &'static str| view! { <p class="hint" id=hint.clone()>{words}</p> }.into_any();
        let state = move || match self.doing.get() {
            Doing::Nothing if self.is_over.get() => Some(plain(words.time_over)),
            Doing::Nothing if self.there.with(Option::is_some) => None,
            Doing::Nothing if self.can_record => Some(plain(words.before)),
            Doing::Nothing => Some(plain(words.no_recorder)),
            Doing::Asking => Some(plain(words.asking)),
            Doing::Keeping => Some(plain(words.keeping)),
            Doing::Going => Some(self.time()),
            Doing::Refused(why) => Some(
                view! {
                    <p class="error-msg" id=fault.clone()><span class="sr">{prefix}</span>{why}</p>
                    <p class="hint">{words.other_ways}</p>
                }
                .into_any(),
            ),
        };
        let other = (!self.can_record).then(|| view! { <p class="hint">{words.other_ways}</p> });
        view! { {state} {other} }.into_any()
    }

    /// Seen, and not said every second.
    fn time(self) -> AnyView {
        let words = &self.text.voice;
        let gone = move || words.time(self.gone.get());
        let left = move || words.time_left(self.gone.get());
        view! {
            <p class="voice__time">
                <span class="voice__dot" aria-hidden="true"></span>
                <span><strong>{words.going} ": " {gone}</strong> " " <span class="voice__left">{left}</span></span>
            </p>
        }
        .into_any()
    }

    fn buttons(self, dictation: Option<Dictation>) -> AnyView {
        let (words, id) = (&self.text.voice, self.id("voice"));
        let (hint, fault) = (self.id("voice-hint"), self.id("voice-fault"));
        let label = move || match self.doing.with(Doing::press) {
            Press::Stop => words.stop,
            Press::Begin | Press::Nothing if self.there.with(Option::is_some) => words.again,
            Press::Begin | Press::Nothing => words.record,
        };
        let described = move || match self.doing.get() {
            Doing::Nothing if self.is_over.get() || self.there.with(Option::is_none) => Some(hint.clone()),
            Doing::Refused(_) => Some(fault.clone()),
            Doing::Nothing | Doing::Asking | Doing::Going | Doing::Keeping => None,
        };
        let waits = move || self.doing.with(|doing| doing.press() == Press::Nothing).then_some("true");
        let is_quiet = move || self.doing.with(Doing::press) != Press::Stop;
        let main = self.can_record.then(|| {
            view! {
                <button class="btn" class:btn--quiet=is_quiet type="button" id=id aria-describedby=described
                    aria-disabled=waits on:click=move |_| self.press()>{label}</button>
            }
        });
        let can_go = Memo::new(move |_| {
            self.there.with(Option::is_some) && self.doing.with(Doing::press) == Press::Begin
        });
        let remove = move || {
            can_go.get().then(|| {
                view! {
                    <button class="btn btn--quiet" type="button" on:click=move |_| self.remove()>
                        {self.text.shell.remove}
                    </button>
                }
            })
        };
        let speak = dictation.map(Dictation::button);
        view! { <div class="cluster">{speak} {main} {remove}</div> }.into_any()
    }

    fn undoing(self) -> AnyView {
        let (text, id) = (self.text, self.id("voice-undo"));
        let notice = move || {
            let before = self.undo.get().filter(|_| self.doing.with(|doing| doing.press() == Press::Begin));
            before.map(|before| {
                view! {
                    <p class="notice notice--info">
                        {before.words} " "
                        <button class="btn btn--link" type="button" id=id.clone()
                            on:click=move |_| self.bring_back(&before.typed)>{text.shell.undo}</button>
                    </p>
                }
            })
        };
        notice.into_any()
    }

    /// What is said in it: in the box of a long answer, or in one of its own.
    fn written(self) -> AnyView {
        let words = &self.text.voice;
        let is_there = Memo::new(move |_| self.there.with(Option::is_some));
        let is_long = self.kind.with_value(|kind| *kind == Kind::Long);
        let written = move || {
            is_there.get().then(|| match is_long {
                true => view! { <p class="hint">{words.says_above}</p> }.into_any(),
                false => self.box_for_words(),
            })
        };
        written.into_any()
    }

    fn box_for_words(self) -> AnyView {
        let words = &self.text.voice;
        // where an error summary leads to
        let (id, hint) = (self.ask.with_value(|ask| ask.dom.clone()), self.id("says-hint"));
        let value = Memo::new(move |_| {
            self.there.with(|there| there.as_ref().map(|typed| typed.words.clone())).unwrap_or_default()
        });
        let set = move |words| self.io.set.run(with_words(untrack(|| self.io.entry.get()), words));
        view! {
            <div class="field">
                <label for=id.clone()>{words.says}</label>
                <p class="hint" id=hint.clone()>{words.says_hint}</p>
                <textarea class="input" id=id rows="2" autocomplete="off" aria-describedby=hint prop:value=value
                    on:input=move |event| set(input::typed(&event))>{value.get_untracked()}</textarea>
            </div>
        }
        .into_any()
    }
}

/// A kept recording with the browser's own controls, on every page that shows one.
pub(crate) fn player(text: &'static Text, note: &Note, pictures: Pictures) -> AnyView {
    let (found, name) = (pictures.find_sound(&note.sha256), text.voice_note(note.seconds));
    let player = move || match found.get() {
        Found::Looking => ().into_any(),
        Found::Here(address) => view! {
            <audio class="voice__player" controls preload="none" aria-label=name.clone()
                src=address.as_str().to_owned()></audio>
        }
        .into_any(),
        Found::Missing => view! { <p class="hint">{text.voice.missing}</p> }.into_any(),
    };
    player.into_any()
}
