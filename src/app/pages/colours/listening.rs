//! Which voice reads, how fast, and a try of it.

use leptos::prelude::*;
use tell_it_once_core::{
    speech::{Pace, local},
    text::Text,
};

use crate::{
    aids::{Aid, add_voice},
    browser::{input, live, prefs::Prefs, speech},
    later,
    widgets::one_of,
};

pub(super) fn listening(text: &'static Text, chosen: RwSignal<Prefs>) -> AnyView {
    let words = text.colours();
    let voices = RwSignal::new(speech::voices());
    speech::on_voices(move || {
        let _ = voices.try_set(speech::voices());
    });
    // the ids and names of those on this device that speak the language of the page
    let here = Memo::new(move |_| {
        let of_language = |voices: &Vec<_>| -> Vec<(String, String)> {
            local(voices, text.lang).into_iter().map(|voice| (voice.id.clone(), voice.name.clone())).collect()
        };
        voices.with(of_language)
    });
    let inside = move || match here.get() {
        none if none.is_empty() => no_voice(text),
        here => choices(text, here, chosen),
    };
    view! { <section class="settings__chapter card flow"><h2>{words.listening}</h2>{inside}</section> }
        .into_any()
}

fn no_voice(text: &'static Text) -> AnyView {
    let words = text.listening();
    view! { <p>{words.no_voice}</p> <p>{words.no_voice_why}</p> {add_voice(words)} }.into_any()
}

fn choices(text: &'static Text, here: Vec<(String, String)>, chosen: RwSignal<Prefs>) -> AnyView {
    let words = text.colours();
    let picked = Memo::new(move |_| chosen.with(|prefs| prefs.extra("voice").unwrap_or_default().to_owned()));
    let row = |(id, name): (String, String)| {
        let (value, is_picked) = (id.clone(), untrack(|| picked.get() == id));
        view! { <option value=value selected=is_picked>{name}</option> }
    };
    let rows = here.into_iter().map(row).collect_view();
    let pick = move |event| {
        let voice = Some(input::picked(&event)).filter(|voice| !voice.is_empty());
        chosen.update(|prefs| prefs.set_extra("voice", voice));
    };
    view! {
        <div class="field">
            <label for="looks-voice">{words.voice}</label>
            <p class="hint" id="looks-voice-hint">{words.voice_hint}</p>
            <select class="input" id="looks-voice" aria-describedby="looks-voice-hint" prop:value=picked on:change=pick>
                <option value="">{words.voice_usual}</option>
                {rows}
            </select>
        </div>
        {paces(text, chosen)}
        {try_it(text, chosen)}
    }
    .into_any()
}

fn pace_of(prefs: &Prefs) -> Pace {
    prefs.extra("pace").and_then(Pace::named).unwrap_or_default()
}

fn paces(text: &'static Text, chosen: RwSignal<Prefs>) -> AnyView {
    let options = Pace::ALL.map(|pace| (pace.name(), first_upper((text.listening().pace)(pace)), pace));
    let picked = Signal::derive(move || Some(chosen.with(pace_of)));
    let choose = Callback::new(move |pace: Pace| {
        let kept = (pace != Pace::default()).then(|| pace.name().to_owned());
        chosen.update(|prefs| prefs.set_extra("pace", kept));
    });
    view! {
        <fieldset class="field settings__pace">
            <legend>{text.colours().pace}</legend>
            {one_of("pace", options, picked, choose)}
        </fieldset>
    }
    .into_any()
}

fn first_upper(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.into_iter().chain([letters.as_str().to_owned()]).collect()
}

/// The same button begins and ends it.
fn try_it(text: &'static Text, chosen: RwSignal<Prefs>) -> AnyView {
    let words = text.colours();
    let speaks = RwSignal::new(false);
    let press = move |_| {
        if speaks.get_untracked() {
            return later::aid(Aid::Stop, || ());
        }
        speaks.set(true);
        let (voice, pace) =
            chosen.with_untracked(|prefs| (prefs.extra("voice").map(str::to_owned), pace_of(prefs)));
        let over = Box::new(move || {
            let _ = speaks.try_set(false);
        });
        later::aid(Aid::Try { words: words.tried.to_owned(), voice, pace, over }, move || {
            let _ = speaks.try_set(false);
            live::say(text.listening().not_here);
        });
    };
    let label = move || if speaks.get() { text.listening().stop } else { words.try_it };
    view! { <p class="listen"><button class="btn btn--quiet" type="button" on:click=press>{label}</button></p> }.into_any()
}
