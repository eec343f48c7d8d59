//! A name or a mark, and the day.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::{
        media::Picture,
        sign::{How, Typed},
    },
};

use super::{Aids, Ask, Io, Put, date, grouped, media};
use crate::{browser::input, widgets::one_of};

pub(super) fn view(put: &Put, io: Io) -> AnyView {
    let ask = &put.ask;
    let words = &ask.text.questions;
    let name = Memo::new(move |_| with(io, |typed| typed.name.clone()));
    let is_mark = Memo::new(move |_| with(io, |typed| typed.how == How::Mark));
    let mark_ask = Ask {
        dom: ask.id("mark"),
        words: words.sign_mark.to_owned(),
        hint: None,
        caption: None,
        text: ask.text,
        aids: Aids::default(),
    };
    let mark = move || is_mark.get().then(|| media::mark(&mark_ask, io));
    let controls = view! {
        <div class="field">
            <label for=ask.dom.clone()>{words.sign_name}</label>
            <input class="input input--short" type="text" autocomplete="off" id=ask.dom.clone() prop:value=name
                on:input=move |event| {
                    let typed = input::typed(&event);
                    change(io, |all| all.name = typed);
                }
            />
        </div>
        {how(ask, io)}
        {mark}
        {day(put, io)}
    };
    grouped(ask, io, controls.into_any())
}

fn with<T>(io: Io, look: impl FnOnce(&Typed) -> T) -> T {
    io.entry.with(|entry| match entry {
        Some(Entry::Signed(typed)) => look(typed),
        _ => look(&Typed::default()),
    })
}

pub(super) fn mark(entry: &Option<Entry>) -> Option<&Picture> {
    match entry {
        Some(Entry::Signed(typed)) => typed.mark.as_ref(),
        _ => None,
    }
}

pub(super) fn with_mark(entry: Option<Entry>, mark: Option<Picture>) -> Entry {
    let typed = match entry {
        Some(Entry::Signed(typed)) => typed,
        _ => Typed::default(),
    };
    Entry::Signed(Typed { mark, ..typed })
}

fn change(io: Io, change: impl FnOnce(&mut Typed)) {
    let mut typed = untrack(|| with(io, Typed::clone));
    change(&mut typed);
    io.set.run(Entry::Signed(typed));
}

fn how(ask: &Ask, io: Io) -> AnyView {
    let words = &ask.text.questions;
    let options = How::ALL.map(|how| {
        let label = match how {
            How::Typed => words.sign_typed,
            How::Mark => words.sign_mark,
            How::HelperWrote => words.sign_helper,
        };
        (how.as_str(), label.to_owned(), how)
    });
    let chosen = Signal::derive(move || Some(with(io, |typed| typed.how)));
    let choose = Callback::new(move |how| change(io, |typed| typed.how = how));
    let options = one_of(&ask.id("how"), options, chosen, choose);
    view! {
        <fieldset class="field">
            <legend>{words.sign_how}</legend>
            {options}
        </fieldset>
    }
    .into_any()
}

fn day(put: &Put, io: Io) -> AnyView {
    let ask = &put.ask;
    let words = &ask.text.questions;
    let read = Signal::derive(move || with(io, |typed| typed.day.clone()));
    let set = Callback::new(move |day| change(io, |typed| typed.day = day));
    let day_ask = Ask {
        dom: ask.id("day"),
        words: words.sign_date.to_owned(),
        hint: None,
        caption: None,
        text: ask.text,
        aids: Aids::default(),
    };
    let fields = date::fields(&day_ask, put.today, put.offer_today, read, set);
    view! { <fieldset class="field"><legend>{words.sign_date}</legend>{fields}</fieldset> }.into_any()
}
