//! What the office received and confirmed, as a file that the officer keeps. The page keeps none.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::bundle::ledger::{Facts, Ledger};

use super::{Desk, Fault, Held, Row, State, chooser, faulty};
use crate::browser::{focus, live, task};

const FILE: &str = "opener-ledger-file";
const TITLE: &str = "opener-ledger";
/// A ledger grows with the years; the core has its own limit.
const MOST_BYTES: usize = 256 << 20;

#[derive(Clone, Copy)]
pub(super) struct Book {
    /// with every file of this page
    pub(super) all: RwSignal<Ledger>,
    /// as they came from files
    loaded: StoredValue<Ledger>,
    pub(super) unsaved: RwSignal<bool>,
    fault: RwSignal<Option<Fault>>,
}

impl Book {
    pub(super) fn new() -> Book {
        Book {
            all: RwSignal::new(Ledger::default()),
            loaded: StoredValue::new(Ledger::default()),
            unsaved: RwSignal::new(false),
            fault: RwSignal::new(None),
        }
    }

    /// Somebody keeps a list, or has confirmed something, and would lose it.
    pub(super) fn is_missed(self) -> bool {
        let is_kept = self.loaded.with_value(|loaded| !loaded.is_empty());
        let is_confirmed = self.all.with(|all| all.entries().any(|entry| entry.confirmed.is_some()));
        self.unsaved.get() && (is_kept || is_confirmed)
    }

    pub(super) fn clear(self) {
        self.all.set(Ledger::default());
        self.loaded.set_value(Ledger::default());
        self.unsaved.set(false);
        self.fault.set(None);
    }
}

pub(super) fn read(octets: &[u8]) -> Option<Ledger> {
    Ledger::read(octets).ok()
}

impl Desk {
    pub(super) fn ledger_box(self) -> AnyView {
        let (words, book) = (self.text, self.ledger);
        let count = move || {
            book.all.with(|ledger| {
                let confirmed =
                    ledger.entries().filter(|entry| entry.confirmed.is_some()).count().to_string();
                let count = ledger.entries().count();
                (!ledger.is_empty()).then(|| {
                    view! { <p>{words.ledger_count.with(count, &[("confirmed", &confirmed)])}</p> }
                })
            })
        };
        let missed =
            move || book.is_missed().then(|| view! { <p><strong>{words.ledger_unsaved}</strong></p> });
        let save =
            move || book.unsaved.get().then(|| view! { <p>{self.save_ledger_button("btn btn--quiet")}</p> });
        let fault = move || {
            let fault = book.fault.get();
            fault.map(|fault| view! { <div class="notice notice--error" role="alert">{faulty(fault)}</div> })
        };
        view! {
            <section class="flow" aria-labelledby=TITLE>
                <h2 id=TITLE tabindex="-1">{words.ledger}</h2>
                <p class="hint">{words.ledger_words}</p>
                {fault}
                {count}
                {missed}
                {save}
                <p class="file">
                    <label class="btn btn--quiet" for=FILE>{words.ledger_choose}</label>
                    <input class="sr" id=FILE type="file" accept=".json,application/json"
                        on:change=move |event| self.choose_ledger(chooser::chosen(&event)) />
                </p>
            </section>
        }
        .into_any()
    }

    pub(super) fn save_ledger_button(self, class: &'static str) -> AnyView {
        view! {
            <button class=class type="button" on:click=move |_| self.save_ledger()>{self.text.ledger_save}</button>
        }
        .into_any()
    }

    fn save_ledger(self) {
        let octets = self.ledger.all.with_untracked(Ledger::to_canonical);
        let name = format!("tell-it-once-received-{}.json", self.now().at().format("%Y%m%d"));
        if chooser::download(&name, "application/json", octets.as_bytes()).is_err() {
            return live::say(self.text.not_saved);
        }
        self.ledger.unsaved.set(false);
        self.asks_to_close.set(false);
        live::say(&(self.text.saved)(&name));
        focus::by_id(TITLE);
    }

    fn choose_ledger(self, chosen: Option<chooser::Chosen>) {
        let Some(chosen) = chosen else { return };
        task::run(async move {
            match chosen.bytes(MOST_BYTES).await.ok().as_deref().map(read) {
                None => self.no_ledger([self.text.gone, self.text.gone_advice]),
                Some(None) => self.no_ledger([self.text.ledger_other, self.text.ledger_other_advice]),
                Some(Some(ledger)) => {
                    self.take_ledger(&ledger);
                    focus::by_id(TITLE);
                }
            }
        });
    }

    fn no_ledger(self, fault: Fault) {
        let _ = self.ledger.fault.try_set(Some(fault));
    }

    /// Every file of this page is compared again, as if the list had been here from the first.
    pub(super) fn take_ledger(self, new: &Ledger) {
        let Some(mut loaded) = self.ledger.loaded.try_get_value() else { return };
        let contradicts = [self.text.ledger_contradicts, self.text.ledger_contradicts_advice];
        let before = self.ledger.all.get_untracked();
        let mut all = before.clone();
        if all.union(new).is_err() || loaded.union(new).is_err() {
            return self.no_ledger(contradicts);
        }
        let mut all = loaded.clone();
        self.ledger.loaded.set_value(loaded);
        self.rows.update(|rows| {
            opened(rows).for_each(|held| held.compare_again(&mut all));
            // what was confirmed here before the list came
            let _ = all.union(&before);
            opened(rows).for_each(|held| held.recall(&all));
        });
        self.ledger.fault.set(None);
        self.ledger.all.set(all);
        live::say(self.text.ledger_taken);
        self.draw_again();
    }
}

fn opened(rows: &mut [Row]) -> impl Iterator<Item = &mut Held> {
    rows.iter_mut().filter_map(|row| match &mut row.state {
        State::Opened(held) => Some(held),
        State::Waiting | State::Locked(_) | State::Refused(_) | State::NotRead(_) => None,
    })
}

impl Held {
    fn compare_again(&mut self, ledger: &mut Ledger) {
        let verdict = Arc::make_mut(&mut self.verdict);
        verdict.compare_with(ledger);
        self.is_contradicted = ledger.receive(Facts::of(verdict), self.received).is_err();
    }

    pub(super) fn recall(&mut self, ledger: &Ledger) {
        Arc::make_mut(&mut self.verdict).recall_confidence(ledger);
    }
}
