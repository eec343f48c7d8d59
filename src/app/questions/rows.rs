//! Repeated items: the list of them. Each item has a page of its own (`pages/item.rs`).

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::rows::{MOST_ROWS, Row, Rows},
};

use super::{Ask, Io, Put, grouped};
use crate::browser::focus;

pub(super) fn view(put: &Put, rows: &Rows, io: Io) -> AnyView {
    let removed = RwSignal::new(None::<(usize, Row)>);
    let listing = Listing {
        io,
        ask: StoredValue::new(put.ask.clone()),
        item: StoredValue::new(put.item.clone()),
        address: StoredValue::new(put.address.clone()),
        first: StoredValue::new(rows.columns.first().map(|column| column.id.clone())),
        removed,
    };
    let text = put.ask.text;
    let item = put.item.clone();
    let count = Memo::new(move |_| listing.with(<[Row]>::len));
    let said = move || match count.get() {
        0 => (text.questions.rows_none)(&item),
        n => text.questions.rows_count.say(n),
    };
    let cards = move || {
        let rows = listing.with(<[Row]>::to_vec);
        let of = rows.len();
        let cards = rows.into_iter().enumerate().map(|(n, row)| listing.card(n, of, row)).collect_view();
        // an empty list would be spoken of
        (of > 0).then(|| view! { <ul class="rows-list">{cards}</ul> })
    };
    let add = move || listing.add(count.get());
    let controls = view! {
        <p>{said}</p>
        {cards}
        {move || removed.get().map(|(at, row)| listing.undo(at, row))}
        {add}
    };
    grouped(&put.ask, io, controls.into_any())
}

#[derive(Clone, Copy)]
struct Listing {
    io: Io,
    ask: StoredValue<Ask>,
    item: StoredValue<String>,
    /// where the question is; an item's page is below it
    address: StoredValue<String>,
    first: StoredValue<Option<tell_it_once_core::id::ColumnId>>,
    removed: RwSignal<Option<(usize, Row)>>,
}

impl Listing {
    fn with<T>(self, look: impl FnOnce(&[Row]) -> T) -> T {
        self.io.entry.with(|entry| match entry {
            Some(Entry::Rows(rows)) => look(rows),
            _ => look(&[]),
        })
    }

    fn change(self, change: impl FnOnce(&mut Vec<Row>)) {
        let mut rows = untrack(|| self.with(<[Row]>::to_vec));
        change(&mut rows);
        self.io.set.run(Entry::Rows(rows));
    }

    /// What the item is called: its first column, or its number.
    fn name(self, n: usize, row: &Row) -> String {
        let first = self.first.with_value(|first| match row.cells.get(first.as_ref()?) {
            Some(Entry::Words(words)) if !words.trim().is_empty() => Some(words.trim().to_owned()),
            _ => None,
        });
        let text = self.ask.with_value(|ask| ask.text);
        first.unwrap_or_else(|| self.item.with_value(|item| (text.questions.rows_unnamed)(item, n + 1)))
    }

    fn href(self, item: usize) -> String {
        self.address.with_value(|address| format!("{address}/{item}"))
    }

    fn card(self, n: usize, of: usize, row: Row) -> AnyView {
        let text = self.ask.with_value(|ask| ask.text);
        let name = self.name(n, &row);
        let rest = row.cells.values().filter_map(|entry| {
            let Entry::Words(words) = entry else { return None };
            let words = words.trim();
            (!words.is_empty() && words != name).then(|| words.to_owned())
        });
        let rest = rest.collect::<Vec<_>>().join(" · ");
        let heading_id = self.ask.with_value(|ask| ask.id(&format!("item-{n}")));
        let hidden = move |name: &str| view! { <span class="sr">{format!(" {name}")}</span> };
        let step = move |other: usize, said: fn(&str, usize, usize) -> String, name: String| {
            self.change(|rows| rows.swap(n, other));
            self.io.say.run(said(&name, other + 1, of));
            self.ask.with_value(|ask| focus::by_id(&ask.id(&format!("change-{other}"))));
        };
        let (up, down, gone) = (name.clone(), name.clone(), name.clone());
        let change_id = self.ask.with_value(|ask| ask.id(&format!("change-{n}")));
        view! {
            <li class="row-card">
                <p class="row-card__name" id=heading_id><bdi>{name.clone()}</bdi></p>
                {(!rest.is_empty()).then(|| view! { <p><bdi>{rest}</bdi></p> })}
                <div class="cluster">
                    <a class="btn btn--quiet btn--small" id=change_id href=self.href(n + 1)>
                        {text.shell.change} {hidden(&name)}
                    </a>
                    <button class="btn btn--quiet btn--small" type="button" on:click=move |_| {
                        self.change(|rows| { rows.remove(n); });
                        self.removed.set(Some((n, row.clone())));
                        self.io.say.run((text.questions.removed)(&gone));
                        self.ask.with_value(|ask| focus::by_id(&ask.id("undo")));
                    }>{text.shell.remove} {hidden(&name)}</button>
                    {(n > 0).then(|| view! {
                        <button class="btn btn--quiet btn--small" type="button"
                            on:click=move |_| step(n - 1, text.questions.moved_up, up.clone())>
                            {text.shell.move_up} {hidden(&name)}
                        </button>
                    })}
                    {(n + 1 < of).then(|| view! {
                        <button class="btn btn--quiet btn--small" type="button"
                            on:click=move |_| step(n + 1, text.questions.moved_down, down.clone())>
                            {text.shell.move_down} {hidden(&name)}
                        </button>
                    })}
                </div>
            </li>
        }
        .into_any()
    }

    fn undo(self, at: usize, row: Row) -> AnyView {
        let (text, id) = self.ask.with_value(|ask| (ask.text, ask.id("undo")));
        let said = (text.questions.removed)(&self.name(at, &row));
        view! {
            <p class="notice notice--info">
                {said} " "
                <button class="btn btn--link" type="button" id=id on:click=move |_| {
                    let row = row.clone();
                    self.change(|rows| rows.insert(at.min(rows.len()), row));
                    self.removed.set(None);
                    self.ask.with_value(|ask| focus::by_id(&ask.id(&format!("change-{at}"))));
                }>{text.shell.undo}</button>
            </p>
        }
        .into_any()
    }

    fn add(self, count: usize) -> AnyView {
        let (text, id) = self.ask.with_value(|ask| (ask.text, ask.dom.clone()));
        if count >= MOST_ROWS {
            return view! { <p>{text.questions.rows_most.say(count)}</p> }.into_any();
        }
        let words = self.item.with_value(|item| match count {
            0 => (text.questions.rows_add)(item),
            _ => (text.questions.rows_add_another)(item),
        });
        view! { <p><a class="btn btn--quiet" id=id href=self.href(count + 1)>{words}</a></p> }.into_any()
    }
}
