//! Opening what was chosen, one file after another, so that one that is bad never stops the rest.

use std::collections::BTreeMap;

use tell_it_once_core::{
    bundle::{
        Expectations, Refusal, council_key::CouncilSecret, digest::Digest, ledger::Ledger, open,
        refusal::Code,
    },
    json::Limits,
};

use leptos::prelude::*;

use super::{Chosen, Desk, Held, LIST, RESULT, Row, State, chooser, ledger};
use crate::browser::{focus, letters, live, task, timer};

/// What a file turned out to be.
pub(super) enum Found {
    File(State),
    Key(Vec<u8>),
    Ledger(Ledger),
}

impl Desk {
    /// Somebody chose files, or dropped them.
    pub(super) fn take(self, chosen: Vec<chooser::Chosen>) {
        if chosen.is_empty() {
            return;
        }
        let first = self.rows.with_untracked(|rows| rows.iter().map(|row| row.id + 1).max().unwrap_or(0));
        for (id, chosen) in (first..).zip(chosen) {
            let name = chosen.name();
            self.rows.update(|rows| rows.push(Row { id, name, state: State::Waiting }));
            self.handles.update_value(|handles| drop(handles.insert(id, chosen)));
            self.queue.update_value(|queue| queue.push(id));
        }
        self.work();
    }

    /// A key is here now: what was locked is tried again.
    pub(super) fn try_locked(self) {
        self.rows.update(|rows| {
            for row in rows.iter_mut().filter(|row| matches!(row.state, State::Locked(_))) {
                row.state = State::Waiting;
                self.queue.update_value(|queue| queue.push(row.id));
            }
        });
        if self.queue.with_value(Vec::is_empty) {
            // the focus was on a form that is gone
            focus::by_id(super::key::DONE);
        } else {
            self.work();
        }
    }

    fn work(self) {
        if self.working.get_untracked().is_some() {
            return;
        }
        self.working.set(Some((1, 1)));
        task::run(async move {
            let batch = self.open_all().await;
            let _ = self.working.try_set(None);
            self.tell(&batch);
        });
    }

    /// Those that were opened in this go. Nothing is awaited that a closed page would still use.
    async fn open_all(self) -> Vec<u32> {
        let mut done = Vec::new();
        loop {
            let next = self.queue.try_update_value(|queue| (!queue.is_empty()).then(|| queue.remove(0)));
            let Some(id) = next.flatten() else { return done };
            let left = self.queue.try_with_value(Vec::len).unwrap_or_default();
            let _ = self.working.try_set(Some((done.len() + 1, done.len() + 1 + left)));
            // so that the words are seen before the work begins
            timer::pause().await;
            let Some(chosen) = self.handles.try_with_value(|all| all.get(&id).cloned()).flatten() else {
                continue;
            };
            let found = match chosen.bytes(Limits::FILE.bytes).await {
                Ok(octets) => self.look(octets),
                Err(why) => Some(Found::File(State::NotRead(why))),
            };
            done.push(id);
            match found {
                Some(Found::File(state)) => self.put(id, state),
                Some(Found::Key(octets)) => {
                    self.drop_row(id);
                    self.key.take(chosen.name(), octets);
                }
                Some(Found::Ledger(ledger)) => {
                    self.drop_row(id);
                    self.take_ledger(&ledger);
                }
                // the page was left
                None => return done,
            }
        }
    }

    pub(super) fn look(self, octets: Vec<u8>) -> Option<Found> {
        let keys = self.keys.try_get_value()?;
        let now = self.now();
        match open(&octets, &keys, now, &self.expected()) {
            Ok(verdict) => {
                let held = self.ledger.all.try_update(|all| Held::new(verdict, &octets, now, all))?;
                let _ = self.ledger.unsaved.try_set(true);
                Some(Found::File(State::Opened(held)))
            }
            Err(refusal) => Some(otherwise(refusal, octets)),
        }
    }

    /// What the council knows beforehand.
    fn expected(self) -> Expectations {
        let pack = self.app.pack();
        let mut booklets = BTreeMap::new();
        for booklet in &pack.booklets {
            let edition: Option<Digest> = booklet.sha256.parse().ok();
            booklets.insert(booklet.id.clone(), edition.into_iter().collect());
        }
        let council = pack.council.code.parse().ok();
        Expectations { council, booklets, nfc: Some(letters::nfc), ..Expectations::default() }
    }

    fn put(self, id: u32, state: State) {
        if !matches!(state, State::Locked(_)) {
            let _ = self.handles.try_update_value(|handles| handles.remove(&id));
        }
        let _ = self.rows.try_update(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| row.id == id) {
                row.state = state;
            }
        });
    }

    /// It was no family's file, and is listed elsewhere.
    fn drop_row(self, id: u32) {
        let _ = self.handles.try_update_value(|handles| handles.remove(&id));
        let _ = self.rows.try_update(|rows| rows.retain(|row| row.id != id));
    }

    /// What became of it, once. One file is read at once; of several, somebody chooses.
    fn tell(self, batch: &[u32]) {
        let Some(summary) = self.rows.try_with_untracked(|rows| self.summary(rows)) else { return };
        live::say(&summary);
        let good: Vec<u32> = batch.iter().copied().filter(|id| self.held_now(*id).is_some()).collect();
        match (good.as_slice(), batch) {
            ([only], [_]) => self.read(Chosen::File(*only)),
            ([first, ..], _) if self.chosen.get_untracked().is_none() => {
                self.show(self.one_family(&good).unwrap_or(Chosen::File(*first)));
                focus::by_id(LIST);
            }
            _ if self.key.is_asked() => focus::by_id(super::key::BOX),
            _ => focus::by_id(LIST),
        }
        // what is read together may have become more
        self.draw_again();
    }

    pub(super) fn summary(self, rows: &[Row]) -> String {
        let count = |is: fn(&State) -> bool| rows.iter().filter(|row| is(&row.state)).count();
        self.text.summary(
            count(|state| matches!(state, State::Opened(_))),
            count(|state| matches!(state, State::Locked(_))),
            count(|state| matches!(state, State::Refused(_) | State::NotRead(_))),
        )
    }

    /// Reads it, and goes there.
    pub(super) fn read(self, chosen: Chosen) {
        self.show(chosen);
        focus::by_id(RESULT);
    }
}

/// A key or a list, where it is one; else why it is no file that can be opened.
fn otherwise(refusal: Refusal, octets: Vec<u8>) -> Found {
    if matches!(refusal.code, Code::NoKey { .. }) {
        return Found::File(State::Locked(refusal));
    }
    if refusal.code == Code::Typ && CouncilSecret::look(&octets).is_ok() {
        return Found::Key(octets);
    }
    let ledger = Some(&refusal.code).filter(|code| **code == Code::Kind).and_then(|_| ledger::read(&octets));
    ledger.map_or(Found::File(State::Refused(refusal)), Found::Ledger)
}
