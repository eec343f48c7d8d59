//! What stands around a question: word ideas, an example, whose words, skipping, a private note.

use leptos::prelude::*;
use tell_it_once_core::{
    council::Council,
    folder::{Skip, Whose},
    summary::Earlier,
    text::Text,
    words::Style,
};

use super::{
    choice::{Choice, Kind, choice},
    lines,
    symbol::symbol,
};
use crate::{browser::input, state::App};

/// Ways to go on without answering, and the way to the list.
pub(crate) fn actions(
    text: &'static Text,
    save_line: AnyView,
    skipped: Signal<Option<Skip>>,
    on_skip: Callback<Skip>,
    list: String,
) -> AnyView {
    let state = move || {
        skipped.get().map(|skip| view! { <p class="notice notice--info">{skipped_words(text, skip)}</p> })
    };
    let others = [
        (Skip::DontKnow, text.shell.dont_know),
        (Skip::PreferNot, text.shell.prefer_not),
        (Skip::AskSomeone, text.shell.ask_someone),
        (Skip::DontUnderstand, text.shell.dont_understand),
    ];
    let other = |(skip, words): (Skip, &'static str)| {
        view! {
            <li><button class="btn btn--link" type="button" on:click=move |_| on_skip.run(skip)>{words}</button></li>
        }
    };
    view! {
        {state}
        {save_line}
        <div class="actions">
            <button class="btn" type="submit">{text.shell.save_and_continue}</button>
            <button class="btn btn--quiet" type="button" on:click=move |_| on_skip.run(Skip::Later)>
                {text.shell.later}
            </button>
        </div>
        <div class="later">
            <ul>
                {others.map(other).into_iter().collect_view()}
                <li><a class="btn btn--link" href=list>{text.shell.to_the_list}</a></li>
            </ul>
        </div>
    }
    .into_any()
}

/// The way on from a page of words, where nothing is answered.
pub(crate) fn go_on(text: &'static Text, list: String) -> AnyView {
    view! {
        <div class="actions"><button class="btn" type="submit">{text.shell.go_on}</button></div>
        <div class="later"><ul><li><a class="btn btn--link" href=list>{text.shell.to_the_list}</a></li></ul></div>
    }
    .into_any()
}

/// A skip, said kindly.
pub(crate) fn skipped_words(text: &'static Text, skip: Skip) -> String {
    let words = match skip {
        Skip::Later => text.shell.skipped_later,
        Skip::DontKnow => text.shell.skipped_dont_know,
        Skip::PreferNot => text.shell.skipped_prefer_not,
        Skip::AskSomeone => text.shell.skipped_ask_someone,
        Skip::DontUnderstand => {
            return format!("{} {}", text.shell.skipped_dont_understand, text.questions.dont_understand_help);
        }
    };
    words.to_owned()
}

/// Words to take or leave. Taking one puts it into the answer.
pub(crate) fn ideas(app: App, dom: &str, words: &[String], take: Callback<String>) -> AnyView {
    let id = format!("{dom}-ideas");
    let idea = |word: &String| {
        let (taken, picture) = (word.clone(), symbol(app.symbol_of_words(word)));
        view! {
            <li>
                <button type="button" class="idea" on:click=move |_| take.run(taken.clone())>
                    {picture} {word.clone()}
                </button>
            </li>
        }
    };
    view! {
        <details class="disclose">
            <summary id=id.clone()>{app.text.questions.ideas}</summary>
            <ul class="ideas" aria-labelledby=id>{words.iter().map(idea).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// Beginnings of sentences.
pub(crate) fn starters(text: &'static Text, words: Vec<String>) -> AnyView {
    let items = words.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
    view! { <details class="disclose"><summary>{text.questions.starters}</summary><ul>{items}</ul></details> }
        .into_any()
}

/// How somebody who writes for the young person knows.
pub(crate) fn whose(
    text: &'static Text,
    dom: &str,
    child: &str,
    chosen: Signal<Option<Whose>>,
    choose: Callback<Whose>,
) -> AnyView {
    let words = &text.questions;
    let name = format!("{dom}-whose");
    let options = [
        (Whose::Helped, (words.whose_said)(child), None),
        (Whose::Observed, (words.whose_showed)(child), Some(words.whose_showed_hint)),
        (Whose::ForThem, (words.whose_think)(child), None),
    ];
    let option = |(whose, label, hint): (Whose, String, Option<&'static str>)| {
        let picked = Memo::new(move |_| chosen.get() == Some(whose)).into();
        let change = Callback::new(move |_| choose.run(whose));
        let (name, id) = (name.clone(), format!("{name}-{}", whose.as_str()));
        let hint = hint.map(str::to_owned);
        choice(Choice { kind: Kind::One, name, id, label, hint, picked, change }, None)
    };
    view! {
        <fieldset class="whose">
            <legend>{words.whose_legend} " " <span class="hint">{words.whose_optional}</span></legend>
            <div class="choices">{options.map(option).into_iter().collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// What somebody else had said here: kept, and shown.
pub(crate) fn said_before(text: &'static Text, earlier: &[Earlier]) -> AnyView {
    let one = |earlier: &Earlier| {
        view! {
            <div class="notice notice--info">
                <p>{(text.questions.said_before)(&earlier.by, &earlier.on)}</p>
                <p>{lines(&earlier.lines)}</p>
            </div>
        }
    };
    earlier.iter().map(one).collect_view().into_any()
}

/// A note that never leaves the device, and whether the answer may.
pub(crate) fn more(
    text: &'static Text,
    dom: &str,
    note: Signal<String>,
    set_note: Callback<String>,
    shared: Signal<bool>,
    share: Callback<bool>,
) -> AnyView {
    let words = &text.questions;
    let id = |part: &str| format!("{dom}-{part}");
    let (note_id, note_hint) = (id("note"), id("note-hint"));
    let sharing = Choice {
        kind: Kind::Many,
        name: id("share"),
        id: id("share"),
        label: words.share_this.to_owned(),
        hint: Some(words.share_this_hint.to_owned()),
        picked: shared,
        change: share,
    };
    view! {
        <details class="disclose">
            <summary>{words.more_title}</summary>
            <div class="choices">{choice(sharing, None)}</div>
            <div class="field">
                <label for=note_id.clone()>{words.note_title}</label>
                <p class="hint" id=note_hint.clone()>{words.note_hint}</p>
                <textarea class="input" id=note_id rows="3" autocomplete="off" aria-describedby=note_hint
                    prop:value=note
                    on:input=move |event| set_note.run(input::typed(&event))>{note.get_untracked()}</textarea>
            </div>
        </details>
    }
    .into_any()
}

/// Where to find help at once.
pub(crate) fn worries(text: &'static Text, style: Style, council: &Council) -> AnyView {
    let words = &text.questions;
    let (first, second) = match style {
        Style::Usual => {
            let safety = &council.safety;
            (words.worries_usual, Some((words.worries_council)(&safety.day, &safety.night)))
        }
        Style::Easier => (words.worries_easier, None),
    };
    view! {
        <div class="worries flow">
            <h2>{words.worries_title}</h2>
            <p>{first}</p>
            {second.map(|words| view! { <p>{words}</p> })}
        </div>
    }
    .into_any()
}
