//! A day in three fields. Any of them takes a whole date, or "about 2011".

use leptos::prelude::*;
use tell_it_once_core::{entry::Entry, question::date::Typed};

use super::{Ask, Io, grouped};
use crate::browser::input;

pub(super) fn view(ask: &Ask, io: Io) -> AnyView {
    let mut ask = ask.clone();
    ask.hint = ask.hint.or_else(|| Some(ask.text.questions.date_hint.to_owned()));
    let read = Signal::derive(move || {
        io.entry.with(|entry| match entry {
            Some(Entry::Date(typed)) => typed.clone(),
            _ => Typed::default(),
        })
    });
    let set = Callback::new(move |typed| io.set.run(Entry::Date(typed)));
    let fields = fields(&ask, read, set);
    grouped(&ask, io, fields)
}

/// The three fields, for any place that holds a date.
pub(super) fn fields(ask: &Ask, read: Signal<Typed>, set: Callback<Typed>) -> AnyView {
    let words = &ask.text.questions;
    let day = field(ask.dom.clone(), words.day, "input input--day", read, set, |typed| &mut typed.day);
    let month = field(ask.id("month"), words.month, "input input--day", read, set, |typed| &mut typed.month);
    let year = field(ask.id("year"), words.year, "input input--year", read, set, |typed| &mut typed.year);
    view! { <div class="date-fields">{day} {month} {year}</div> }.into_any()
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
