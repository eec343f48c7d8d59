//! One repeated item: a person, a report. Its list is the question's own page.

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    entry::Entry,
    folder::Spot,
    id::ColumnId,
    question::{
        Kind,
        rows::{Column, MOST_ROWS, Row},
    },
    route::Route,
    sitting::Sitting,
};

use super::{Drawn, list::chip};
use crate::{
    browser::{entropy, live, location},
    language,
    questions::{Aids, Ask, Io, Put, explain_words, question_view},
    state::App,
    widgets::{Frame, frame, ideas, save_line, undo_line},
};

pub(super) fn page(app: App, booklet: &Booklet, number: usize, item: usize) -> Option<Drawn> {
    let plan = app.sitting(booklet, |sitting| prepare(app, sitting, number, item))?;
    let Plan { spot, asked, title, accent, fields, row, private } = plan;
    // in the window's title the question tells this person from those of other questions
    let window = format!("{title} – {asked}");
    let editing = Editing {
        app,
        spot: StoredValue::new(spot),
        asked: StoredValue::new(asked),
        row: StoredValue::new(row),
        private,
    };
    let list = Route::Step { booklet: booklet.id.clone(), number }.to_string();
    let fields = StoredValue::new(fields);
    let turned = RwSignal::new(0_u32);
    let on_turn = Callback::new(move |()| turned.update(|turned| *turned += 1));
    let (place, asked) = (editing.spot.get_value(), editing.asked.get_value());
    let undo = undo_line(app, place, &asked, "item", on_turn);
    let fields = move || {
        turned.track();
        let fields = fields.get_value().into_iter();
        untrack(|| fields.map(|(column, put)| editing.field(column, put)).collect_view())
    };
    let back = list.clone();
    let beneath = language::beneath_item(app, &booklet.id, number);
    let is_translated = beneath.is_some();
    let actions = view! {
        {undo}
        {save_line(app.text, app.saving)}
        <div class="actions"><button class="btn" type="submit">{app.text.questions.item_save}</button></div>
    };
    let actions = language::ours(app, is_translated, actions.into_any());
    let content = view! {
        {language::ours(app, is_translated, chip(app))}
        <form class="flow" novalidate on:submit=move |event| {
            event.prevent_default();
            location::go(&list);
        }>
            <div class="ask">
                <span class="spot" aria-hidden="true"></span>
                <h1 tabindex="-1">{title.clone()}</h1>
            </div>
            {fields}
            {beneath}
            {actions}
        </form>
    };
    let around = Frame { text: app.text, back: Some(back), class: "section flow", accent: Some(accent) };
    Some(Drawn { view: frame(around, content.into_any()), title: window })
}

struct Plan {
    spot: Spot,
    asked: String,
    title: String,
    accent: &'static str,
    fields: Vec<(Column, Put)>,
    /// the item's own id, and a new one where the item is new
    row: tell_it_once_core::id::RowId,
    private: bool,
}

fn prepare(app: App, sitting: &Sitting<'_>, number: usize, item: usize) -> Option<Plan> {
    let (section, question) = sitting.question(number)?;
    let Kind::Rows(rows) = &question.kind else { return None };
    let there: &[Row] = match sitting.entry(&question.id) {
        Some(Entry::Rows(there)) => there,
        _ => &[],
    };
    // the one after the last is a new one; beyond that there is no page
    if item > there.len() + 1 || item > MOST_ROWS.max(there.len()) {
        return None;
    }
    let row = there.get(item - 1).map_or_else(entropy::make_row_id, |row| row.id.clone());
    let fields = rows.columns.iter().map(|column| {
        let ask = Ask {
            dom: format!("item-{}", column.id),
            words: sitting.say(&column.ask),
            hint: None,
            caption: None,
            text: app.text,
            aids: Aids::default(),
        };
        let put = Put {
            ask,
            kind: column.kind.clone(),
            today: sitting.today,
            offer_today: false,
            shown: sitting.shown(&column.kind),
            ends: sitting.ends(&column.kind),
            item: String::new(),
            address: String::new(),
            voice: false,
            symbols: app.symbols(),
        };
        (column.clone(), put)
    });
    let mut fields: Vec<(Column, Put)> = fields.collect();
    explain_words(app, fields.iter_mut().map(|(_, put)| put).collect());
    Some(Plan {
        spot: sitting.spot(&question.id),
        asked: sitting.say(&question.ask),
        title: (app.text.questions.item_title)(&sitting.say(&rows.item), item),
        accent: section.accent.as_str(),
        fields,
        row,
        private: question.private,
    })
}

#[derive(Clone, Copy)]
struct Editing {
    app: App,
    spot: StoredValue<Spot>,
    asked: StoredValue<String>,
    row: StoredValue<tell_it_once_core::id::RowId>,
    /// starts as not shared
    private: bool,
}

impl Editing {
    fn field(self, column: Column, put: Put) -> AnyView {
        let dom = put.ask.dom.clone();
        let bank = column.ideas.as_ref().and_then(|id| self.app.pack().banks.bank(id).map(<[_]>::to_vec));
        let kind = column.kind.clone();
        let io = self.io(column.id);
        let take = Callback::new(move |word: String| {
            io.set.run(super::step::with_idea(&kind, untrack(|| io.entry.get()), &word));
        });
        let ideas = bank.map(|words| ideas(self.app, &dom, &words, take));
        view! { {question_view(put, io)} {ideas} }.into_any()
    }

    fn io(self, column: ColumnId) -> Io {
        let (spot, row) = (self.spot.get_value(), self.row.get_value());
        let key = column.clone();
        let entry = self.app.store.memo(move |folder| match folder.entry(&spot) {
            Some(Entry::Rows(rows)) => {
                rows.iter().find(|one| one.id == row).and_then(|one| one.cells.get(&key).cloned())
            }
            _ => None,
        });
        let set = Callback::new(move |entry| self.set(&column, entry));
        let say = Callback::new(|words: String| live::say(&words));
        Io { entry: entry.into(), set, problems: Signal::derive(Vec::new), pictures: self.app.pictures, say }
    }

    /// The item comes to be with the first thing that is typed into it.
    fn set(self, column: &ColumnId, entry: Entry) {
        let (spot, asked, id) = (self.spot.get_value(), self.asked.get_value(), self.row.get_value());
        let mut rows = self.app.store.read(|folder| match folder.entry(&spot) {
            Some(Entry::Rows(rows)) => rows.clone(),
            _ => Vec::new(),
        });
        match rows.iter_mut().find(|row| row.id == id) {
            Some(row) => {
                row.cells.insert(column.clone(), entry);
            }
            None => rows.push(Row { id, cells: [(column.clone(), entry)].into() }),
        }
        self.app.set(spot, asked, Entry::Rows(rows), None, self.private);
    }
}
