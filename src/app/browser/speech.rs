//! Lets a voice of this device say something. Never a voice of a network, whoever asks for it.

use std::{cell::RefCell, rc::Rc};

use js_sys::Reflect;
use tell_it_once_core::speech::{Pace, Voice};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{SpeechSynthesis, SpeechSynthesisEvent, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::{events, live, page};

/// What is to be said, by whom, and how fast.
pub(crate) struct Say<'a> {
    pub(crate) words: &'a str,
    pub(crate) voice: &'a Voice,
    pub(crate) pace: Pace,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// a word begins, this many units into what is said; how long it is where the voice says so
    Word {
        at: u32,
        length: Option<u32>,
    },
    Done,
    Failed,
}

type Hear = Closure<dyn Fn(SpeechSynthesisEvent)>;

/// Kept for as long as it is said: browsers forget what nobody holds.
struct Now {
    utterance: SpeechSynthesisUtterance,
    _hear: Hear,
}

thread_local! {
    static NOW: RefCell<Option<Now>> = const { RefCell::new(None) };
}

fn speaker() -> Option<SpeechSynthesis> {
    let speaker = page::window()?.speech_synthesis().ok()?;
    // some browsers have none
    (!speaker.is_undefined() && Reflect::has(&speaker, &"getVoices".into()).unwrap_or_default())
        .then_some(speaker)
}

fn offered() -> Vec<SpeechSynthesisVoice> {
    let voices = speaker().map(|speaker| speaker.get_voices().to_vec()).unwrap_or_default();
    voices.into_iter().map(JsCast::unchecked_into).collect()
}

/// The voices of this browser. Some need a moment at first, and there are none until then.
pub(crate) fn voices() -> Vec<Voice> {
    let voice = |voice: SpeechSynthesisVoice| Voice {
        id: voice.voice_uri(),
        name: voice.name(),
        lang: voice.lang(),
        is_local: voice.local_service(),
        is_default: voice.default(),
    };
    offered().into_iter().map(voice).collect()
}

/// Calls when there are other voices than before, for as long as the page is open.
pub(crate) fn on_voices(work: impl Fn() + 'static) {
    let Some(speaker) = speaker() else { return };
    // Safari has the event's property and not the event
    let work = Closure::<dyn Fn()>::new(work);
    speaker.set_onvoiceschanged(Some(work.as_ref().unchecked_ref()));
    work.forget();
}

/// Says it, and nothing else that was being said.
pub(crate) fn say(what: &Say<'_>, hear: impl Fn(Heard) + 'static) {
    hush();
    let is_it = |voice: &SpeechSynthesisVoice| voice.voice_uri() == what.voice.id && voice.local_service();
    let voice = offered().into_iter().find(is_it);
    let utterance = SpeechSynthesisUtterance::new_with_text(what.words).ok();
    let (Some(speaker), Some(voice), Some(utterance)) = (speaker(), voice, utterance) else {
        return hear(Heard::Failed);
    };
    utterance.set_voice(Some(&voice));
    utterance.set_lang(&voice.lang());
    utterance.set_rate(what.pace.rate());
    let hear = Rc::new(hear);
    let hear = Hear::new(move |event: SpeechSynthesisEvent| match event.type_().as_str() {
        "boundary" if event.name().is_none_or(|name| name == "word") => {
            hear(Heard::Word { at: event.char_index(), length: event.char_length() });
        }
        "end" => hear(Heard::Done),
        "error" => hear(Heard::Failed),
        _ => {}
    });
    let listener = Some(hear.as_ref().unchecked_ref());
    utterance.set_onboundary(listener);
    utterance.set_onend(listener);
    utterance.set_onerror(listener);
    live::hush(true);
    speaker.speak(&utterance);
    NOW.set(Some(Now { utterance, _hear: hear }));
}

/// Says no more, and nobody hears of it.
pub(crate) fn hush() {
    live::hush(false);
    let Some(now) = NOW.take() else { return };
    now.utterance.set_onboundary(None);
    now.utterance.set_onend(None);
    now.utterance.set_onerror(None);
    if let Some(speaker) = speaker() {
        speaker.cancel();
    }
}

/// Whoever wants to hear somebody through the microphone says so, and what is being read stops.
pub(crate) fn microphone_begins() {
    events::tell(MICROPHONE);
}

const MICROPHONE: &str = "tio-microphone";

/// Calls whenever somebody else wants to hear through the microphone.
pub(super) fn on_microphone(work: impl Fn() + 'static) {
    events::on_document(MICROPHONE, move |_| work());
}

/// Calls whenever nothing may be read any more: another page, another window, a microphone.
pub(crate) fn on_interruption(work: impl Fn() + Clone + 'static) {
    events::on_hidden(work.clone());
    let other_page = work.clone();
    events::on_window("hashchange", move |_| other_page());
    on_microphone(work);
}
