//! Several short answers, ordered by buttons.

use leptos::prelude::*;
use tell_it_once_core::entry::Entry;

use super::{Ask, Io, grouped};
use crate::{
    browser::{focus, input},
    language,
};

pub(super) fn view(ask: &Ask, io: Io) -> AnyView {
    let list = List { io, removed: RwSignal::new(None) };
    let text = ask.text;
    let mut ask = ask.clone();
    ask.hint = ask.hint.or_else(|| Some(text.questions.list_hint.to_owned()));
    let ask_rows = StoredValue::new(ask.clone());
    let rows = move || (0..list.shown()).collect::<Vec<_>>();
    let add_id = ask.id("add");
    let controls = view! {
        <ol class="list-edit">
            <For each=rows key=|n| *n children=move |n| row(ask_rows.get_value(), list, n) />
        </ol>
        {move || list.removed.get().map(|removed| undo(ask_rows.get_value(), list, removed))}
        <p>
            <button class="btn btn--quiet" type="button" id=add_id on:click=move |_| {
                list.change(|items| items.push(String::new()));
                focus::by_id(&ask_rows.with_value(|ask| ask.id(&list.shown().saturating_sub(1).to_string())));
            }>{text.questions.list_add}</button>
        </p>
    };
    grouped(&ask, io, controls.into_any())
}

/// An item that was taken out, and where it was.
#[derive(Clone)]
struct Removed {
    at: usize,
    words: String,
}

#[derive(Clone, Copy)]
struct List {
    io: Io,
    removed: RwSignal<Option<Removed>>,
}

impl List {
    fn items(self) -> Vec<String> {
        self.io.entry.with(|entry| match entry {
            Some(Entry::List(items)) => items.clone(),
            _ => Vec::new(),
        })
    }

    /// There is always a box to write in.
    fn shown(self) -> usize {
        self.io.entry.with(|entry| match entry {
            Some(Entry::List(items)) => items.len().max(1),
            _ => 1,
        })
    }

    fn at(self, n: usize) -> String {
        self.io.entry.with(|entry| match entry {
            Some(Entry::List(items)) => items.get(n).cloned().unwrap_or_default(),
            _ => String::new(),
        })
    }

    fn change(self, change: impl FnOnce(&mut Vec<String>)) {
        let mut items = untrack(|| self.items());
        if items.is_empty() {
            items.push(String::new());
        }
        change(&mut items);
        self.io.set.run(Entry::List(items));
    }
}

fn row(ask: Ask, list: List, n: usize) -> impl IntoView {
    let text = ask.text;
    let value = Memo::new(move |_| list.at(n));
    let name = move || match value.get().trim() {
        "" => (text.questions.empty_row)(n + 1),
        words => words.to_owned(),
    };
    let swap = move |other: usize, said: fn(&str, usize, usize) -> String| {
        let (what, of) = untrack(|| (name(), list.shown()));
        list.change(|items| items.swap(n, other));
        list.io.say.run(said(&what, other + 1, of));
    };
    let (ask_up, ask_down, ask_remove) = (ask.clone(), ask.clone(), ask.clone());
    view! {
        <li class="list-edit__row">
            <input
                class="input"
                type="text"
                autocomplete="off"
                dir="auto"
                lang=language::written()
                id=ask.id(&n.to_string())
                aria-label=(text.questions.list_row)(n + 1)
                prop:value=value
                on:input=move |event| {
                    let typed = input::typed(&event);
                    list.change(|items| items[n] = typed);
                }
            />
            <div class="list-edit__tools">
                {move || (n > 0).then(|| {
                    let ask = ask_up.clone();
                    view! {
                        <button class="btn btn--quiet btn--small" type="button" id=ask.id(&format!("up-{n}"))
                            on:click=move |_| {
                                swap(n - 1, text.questions.moved_up);
                                let button = if n == 1 { "down-0".to_owned() } else { format!("up-{}", n - 1) };
                                focus::by_id(&ask.id(&button));
                            }>
                            {text.shell.move_up} <span class="sr">" " {name}</span>
                        </button>
                    }
                })}
                {move || (n + 1 < list.shown()).then(|| {
                    let ask = ask_down.clone();
                    view! {
                        <button class="btn btn--quiet btn--small" type="button" id=ask.id(&format!("down-{n}"))
                            on:click=move |_| {
                                let last = n + 2 == list.shown();
                                swap(n + 1, text.questions.moved_down);
                                let button = if last { format!("up-{}", n + 1) } else { format!("down-{}", n + 1) };
                                focus::by_id(&ask.id(&button));
                            }>
                            {text.shell.move_down} <span class="sr">" " {name}</span>
                        </button>
                    }
                })}
                {move || (list.shown() > 1).then(|| {
                    let ask = ask_remove.clone();
                    view! {
                        <button class="btn btn--quiet btn--small" type="button" on:click=move |_| {
                            let words = list.at(n);
                            list.change(|items| { items.remove(n); });
                            list.removed.set(Some(Removed { at: n, words: words.clone() }));
                            list.io.say.run((text.questions.removed)(&words));
                            focus::by_id(&ask.id("add"));
                        }>
                            {text.shell.remove} <span class="sr">" " {name}</span>
                        </button>
                    }
                })}
            </div>
        </li>
    }
}

fn undo(ask: Ask, list: List, removed: Removed) -> impl IntoView {
    let text = ask.text;
    let said = (text.questions.removed)(&removed.words);
    view! {
        <p class="notice notice--info">
            {said} " "
            <button class="btn btn--link" type="button" on:click=move |_| {
                let Removed { at, words } = removed.clone();
                list.change(|items| items.insert(at.min(items.len()), words));
                list.removed.set(None);
                focus::by_id(&ask.id(&at.to_string()));
            }>{text.shell.undo}</button>
        </p>
    }
}
