//! 0 to 10 as labelled radios. Never a slider; choosing never goes on by itself.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::scale::{TOP, Typed},
};

use super::{Io, Put, grouped, words_more};

pub(super) fn view(put: &Put, io: Io) -> AnyView {
    let text = put.ask.text;
    let [low, middle, high] = put.ends.clone();
    let mut ask = put.ask.clone();
    // in a column a number is all that is asked for
    let is_short = middle.is_empty();
    ask.hint = Some((text.questions.scale_ends)(&low, &middle, &high));
    let tiles = (0..=TOP)
        .map(|value| {
            let words = match value {
                0 => format!(" {low}"),
                5 if !is_short => format!(" {middle}"),
                TOP => format!(" {high}"),
                _ => String::new(),
            };
            tile(&ask.dom, io, value, words)
        })
        .collect_view();
    let ends = [format!("0 – {low}"), format!("{TOP} – {high}")];
    let [start, end] = ends;
    let question = grouped(
        &ask,
        io,
        view! {
            <div class="scale">
                <div class="scale__tiles">{tiles}</div>
                <p class="scale__ends" aria-hidden="true"><span>{start}</span><span>{end}</span></p>
            </div>
        }
        .into_any(),
    );
    let better = (!is_short).then(|| {
        let better = Memo::new(move |_| with(io, |typed| typed.better.clone()));
        let set = Callback::new(move |words| change(io, |typed| typed.better = words));
        words_more(ask.id("better"), text.questions.scale_better.to_owned(), better.into(), set)
    });
    view! { {question} {better} }.into_any()
}

fn with<T>(io: Io, look: impl FnOnce(&Typed) -> T) -> T {
    io.entry.with(|entry| match entry {
        Some(Entry::Scale(typed)) => look(typed),
        _ => look(&Typed::default()),
    })
}

fn change(io: Io, change: impl FnOnce(&mut Typed)) {
    let mut typed = untrack(|| with(io, Typed::clone));
    change(&mut typed);
    io.set.run(Entry::Scale(typed));
}

fn tile(dom: &str, io: Io, value: u8, words: String) -> AnyView {
    let id = if value == 0 { dom.to_owned() } else { format!("{dom}-{value}") };
    let picked = Memo::new(move |_| with(io, |typed| typed.value == Some(value)));
    view! {
        <label class="scale__tile">
            <input
                type="radio"
                name=dom.to_owned()
                id=id
                prop:checked=picked
                checked=picked.get_untracked()
                on:change=move |_| change(io, |typed| typed.value = Some(value))
            />
            <bdi>{value.to_string()}</bdi>
            {(!words.is_empty()).then(|| view! { <span class="sr">{words}</span> })}
        </label>
    }
    .into_any()
}
