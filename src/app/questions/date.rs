//! A day in three fields. Any of them takes a whole date, or "about 2011".

use chrono::NaiveDate;
use leptos::prelude::*;
use tell_it_once_core::{
    answer::Answer,
    entry::Entry,
    question::date::{self, Typed},
};

use super::{Ask, Io, Put, grouped};
use crate::browser::input;

pub(super) fn view(put: &Put, io: Io) -> AnyView {
    let mut ask = put.ask.clone();
    ask.hint = ask.hint.or_else(|| Some(ask.text.questions.date_hint.to_owned()));
    let read = Signal::derive(move || {
        io.entry.with(|entry| match entry {
            Some(Entry::Date(typed)) => typed.clone(),
            _ => Typed::default(),
        })
    });
    let set = Callback::new(move |typed| io.set.run(Entry::Date(typed)));
    let fields = fields(&ask, put.today, put.offer_today, read, set);
    grouped(&ask, io, fields)
}

/// The three fields, for any place that holds a date.
pub(crate) fn fields(
    ask: &Ask,
    today: NaiveDate,
    offer_today: bool,
    read: Signal<Typed>,
    set: Callback<Typed>,
) -> AnyView {
    let (text, words) = (ask.text, &ask.text.questions);
    let day = field(ask.dom.clone(), words.day, "input input--day", read, set, |typed| &mut typed.day);
    let month = field(ask.id("month"), words.month, "input input--day", read, set, |typed| &mut typed.month);
    let year = field(ask.id("year"), words.year, "input input--year", read, set, |typed| &mut typed.year);
    let echo = Memo::new(move |_| match date::read(&read.get(), today).answer {
        Some(Answer::Date(date)) => Some(text.date(date)),
        _ => None,
    });
    let echo = move || echo.get().map(|words| view! { <p class="hint">{words}</p> });
    let offer = move || {
        (offer_today && read.with(|typed| typed.line().is_empty())).then(|| {
            view! {
                <p>
                    <button class="btn btn--quiet btn--small" type="button"
                        on:click=move |_| set.run(Typed::of(today))>
                        {words.use_today}
                    </button>
                </p>
            }
        })
    };
    view! { <div class="date-fields">{day} {month} {year}</div> {echo} {offer} }.into_any()
}

fn field(
    id: String,
    label: &'static str,
    class: &'static str,
    read: Signal<Typed>,
    set: Callback<Typed>,
    part: fn(&mut Typed) -> &mut String,
) -> AnyView {
    let value = Memo::new(move |_| part(&mut read.get()).clone());
    view! {
        <div>
            <label for=id.clone()>{label}</label>
            <input class=class type="text" autocomplete="off" id=id prop:value=value
                on:input=move |event| {
                    let mut typed = read.get_untracked();
                    *part(&mut typed) = input::typed(&event);
                    set.run(typed);
                }
            />
        </div>
    }
    .into_any()
}
