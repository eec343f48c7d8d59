//! Where a council's staff open files that families sent: what each is, how sure that is, and what it says.
//!
//! A module of its own, in a part that no family fetches. Nothing is uploaded and nothing is stored: files
//! and keys are in this page's memory, and gone with it.

mod files;
mod key;
mod ledger;
mod opening;
mod plan;
mod reading;
mod take;
#[cfg(test)]
pub(crate) mod tests;
mod together;

use std::collections::BTreeMap;

use leptos::{prelude::*, reactive::owner::LocalStorage};
use tell_it_once_core::{
    bundle::{
        Keys, Refusal, Verdict,
        digest::Digest,
        ledger::{Facts, Ledger, Received},
        moment::Moment,
        names::BundleId,
    },
    casework::Layout,
    document::Block,
    text::Opener,
};

use crate::{
    browser::{files as chooser, focus, live, picture},
    pages::Drawn,
    state::App,
    widgets::{Frame, frame},
};

/// Where the focus goes.
const TITLE: &str = "opener-title";
const LIST: &str = "opener-files";
const RESULT: &str = "opener-result";

/// One file that somebody chose.
#[derive(Clone)]
struct Row {
    id: u32,
    name: String,
    state: State,
}

#[derive(Clone)]
enum State {
    Waiting,
    Opened(Held),
    /// sealed to a key that is not here yet
    Locked(Refusal),
    Refused(Refusal),
    NotRead(chooser::NotRead),
}

/// An opened file, and when it came.
#[derive(Clone)]
struct Held {
    verdict: std::sync::Arc<Verdict>,
    received: Received,
    /// the list of received files says something else of it
    is_contradicted: bool,
}

/// What is read.
#[derive(Clone, PartialEq)]
enum Chosen {
    File(u32),
    /// all that is open of one family
    Together(BundleId),
}

/// What is drawn of a file before its answers. It takes a while: its receipt code is slow on purpose.
#[derive(Clone, PartialEq)]
struct Cover {
    receipt: String,
    opening: Vec<Block>,
    about: Vec<Block>,
    marking: Option<String>,
    /// since the file before it, where that is open too
    changed: Vec<Block>,
}

/// What is wrong, and what to do.
type Fault = [&'static str; 2];

#[derive(Clone, Copy)]
struct Desk {
    app: App,
    text: &'static Opener,
    rows: RwSignal<Vec<Row>>,
    /// where the octets of those are that are not opened
    handles: StoredValue<BTreeMap<u32, chooser::Chosen>, LocalStorage>,
    queue: StoredValue<Vec<u32>>,
    /// how many files are being opened, and which one is
    working: RwSignal<Option<(usize, usize)>>,
    keys: StoredValue<Keys>,
    key: key::Lock,
    ledger: ledger::Book,
    chosen: RwSignal<Option<Chosen>>,
    layout: RwSignal<Layout>,
    cover: RwSignal<Option<Cover>>,
    pictures: RwSignal<BTreeMap<String, picture::Address>>,
    confirm: reading::Confirm,
    /// the file that was saved last, or that it was not
    taken: RwSignal<Option<String>>,
    asks_to_close: RwSignal<bool>,
    start: plan::Start,
}

pub(super) fn page(app: App) -> Drawn {
    draw(Desk::new(app))
}

fn draw(desk: Desk) -> Drawn {
    let words = desk.text;
    let content = view! {
        <div class="opener__head no-print">
            <h1 tabindex="-1" id=TITLE>{words.title}</h1>
            <p class="lead">{words.lead}</p>
            {desk.closer()}
        </div>
        <div class="opener__side no-print">
            {desk.files()}
            {desk.key_box()}
            {desk.ledger_box()}
        </div>
        {desk.reading()}
    };
    let around = Frame { text: desk.app.text, back: None, class: "opener", accent: None };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

impl Desk {
    fn new(app: App) -> Desk {
        Desk {
            app,
            text: app.text.opener(),
            rows: RwSignal::new(Vec::new()),
            handles: StoredValue::new_local(BTreeMap::new()),
            queue: StoredValue::new(Vec::new()),
            working: RwSignal::new(None),
            keys: StoredValue::new(Keys::none()),
            key: key::Lock::new(),
            ledger: ledger::Book::new(),
            chosen: RwSignal::new(None),
            layout: RwSignal::new(Layout::Person),
            cover: RwSignal::new(None),
            pictures: RwSignal::new(BTreeMap::new()),
            confirm: reading::Confirm::new(),
            taken: RwSignal::new(None),
            asks_to_close: RwSignal::new(false),
            start: plan::Start::new(),
        }
    }

    fn now(self) -> Moment {
        (self.app.clock.now)().into()
    }

    /// For what is drawn: an opened file.
    fn held(self, id: u32) -> Option<Held> {
        self.rows.with(|rows| held_of(rows, id))
    }

    fn held_now(self, id: u32) -> Option<Held> {
        self.rows.try_with_untracked(|rows| held_of(rows, id)).flatten()
    }

    /// Whether there is anything to close.
    fn is_empty(self) -> bool {
        self.rows.with(Vec::is_empty)
            && self.key.is_empty()
            && self.ledger.all.with(Ledger::is_empty)
            && !self.ledger.unsaved.get()
    }

    /// One press, unless the list of received files would be lost.
    fn closer(self) -> AnyView {
        let words = self.text;
        let first = move || {
            if untrack(|| self.ledger.is_missed()) {
                self.asks_to_close.set(true);
                focus::by_id("opener-close-sure");
            } else {
                self.close();
            }
        };
        let button = move || {
            (!self.is_empty() && !self.asks_to_close.get()).then(|| {
                view! {
                    <button class="btn btn--quiet" type="button" on:click=move |_| first()>{words.close}</button>
                }
            })
        };
        let sure = move || {
            self.asks_to_close.get().then(|| {
                view! {
                    <div class="notice notice--warn" id="opener-close-sure" tabindex="-1">
                        <p>{words.close_sure}</p>
                        <p class="actions">
                            {self.save_ledger_button("btn")}
                            <button class="btn btn--danger" type="button" on:click=move |_| self.close()>
                                {words.close_anyway}
                            </button>
                            <button class="btn btn--quiet" type="button" on:click=move |_| self.stay()>
                                {words.keep_open}
                            </button>
                        </p>
                    </div>
                }
            })
        };
        view! { {button} {sure} }.into_any()
    }

    fn stay(self) {
        self.asks_to_close.set(false);
        focus::by_id(TITLE);
    }

    /// Nothing of any file or key is left.
    fn close(self) {
        self.queue.set_value(Vec::new());
        self.handles.set_value(BTreeMap::new());
        self.keys.set_value(Keys::none());
        self.put_away();
        self.rows.set(Vec::new());
        self.key.clear();
        self.ledger.clear();
        self.asks_to_close.set(false);
        live::say(self.text.closed);
        focus::by_id(TITLE);
    }

    /// No file is being read any more, and its pictures have no address.
    fn put_away(self) {
        self.chosen.set(None);
        self.cover.set(None);
        self.pictures.set(BTreeMap::new());
        self.confirm.clear();
        self.taken.set(None);
    }
}

fn held_of(rows: &[Row], id: u32) -> Option<Held> {
    let row = rows.iter().find(|row| row.id == id)?;
    match &row.state {
        State::Opened(held) => Some(held.clone()),
        State::Waiting | State::Locked(_) | State::Refused(_) | State::NotRead(_) => None,
    }
}

impl Held {
    /// Compares a file with all that came before it, then notes it.
    fn new(mut verdict: Verdict, octets: &[u8], at: Moment, ledger: &mut Ledger) -> Held {
        verdict.compare_with(ledger);
        let received = Received { at, file: Digest::of(octets) };
        let is_contradicted = ledger.receive(Facts::of(&verdict), received).is_err();
        Held { verdict: verdict.into(), received, is_contradicted }
    }
}

fn faulty([what, advice]: Fault) -> AnyView {
    view! { <p><strong>{what}</strong></p> <p>{advice}</p> }.into_any()
}
