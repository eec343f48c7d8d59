//! When something is saved, what, and under which generation. Pure: waits for nothing and writes nothing.
//!
//! The app asks it before each save, writes what it says, and tells it what became of that.

pub mod differing;
pub mod idle;
mod pace;
pub mod remind;
#[cfg(test)]
mod tests;
pub mod undo;
pub mod version;

use crate::{
    folder::{ByPart, Folder, Part, Parts},
    record::{Record, Stamp, Start, Store, Writer},
};

pub use pace::{Pace, retry_after};

/// How sure a save must be before it is called one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// outlives the browser: while typing
    Relaxed,
    /// outlives a power cut: at the end of a part, before a file is made, when the page is left
    Strict,
}

/// One record on its way to the stores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    pub part: Part,
    seen: [Option<Stamp>; 2],
    base: Option<Stamp>,
    pub stamp: Stamp,
    pub text: String,
}

impl Batch {
    /// The same in another form, under other names. `None` where one of them has none.
    pub fn in_form(&self, mut form: impl FnMut(&Writing) -> Option<(Part, String)>) -> Option<Batch> {
        let one = |one: &Writing| {
            let (part, text) = form(one)?;
            Some(Writing { part, text, ..one.clone() })
        };
        let writings = self.writings.iter().map(one).collect::<Option<_>>()?;
        Some(Batch { writings, changes: self.changes })
    }
}

impl Writing {
    /// What this window found in a store when it opened, and what it opened, which may have come to that store
    /// later: nothing else that is not its own may be written over.
    pub fn known(&self, store: Store) -> [Option<Stamp>; 2] {
        let [database, mirror] = self.seen;
        match store {
            Store::Database => [database, self.base],
            Store::Mirror => [mirror, self.base],
        }
    }
}

/// Records that are saved together or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// how many changes are in it
    changes: u64,
    pub writings: Vec<Writing>,
}

/// What one window remembers between two saves of a folder.
#[derive(Clone, Debug)]
pub struct Keeper {
    writer: Writer,
    /// what was opened of each record
    base: ByPart<Stamp>,
    /// what each store said of it
    seen: ByPart<[Option<Stamp>; 2]>,
    /// the newest state of each record that this window knows of
    stamps: ByPart<Stamp>,
    /// the contributions that are surely stored
    listed: Parts,
    /// changed since they were written out
    changed: Parts,
    /// written out, and not known to be stored
    on_the_way: Parts,
    /// to be written with the first save: of what was opened, only the mirror has it
    only_mirrored: Parts,
    /// stored, but it would not outlive a power cut
    relaxed: Parts,
    /// how many changes there were
    changes: u64,
    /// how many of them are safe
    safe: u64,
    writing: bool,
    /// to be done as soon as the save under way is done
    wanted: Option<Durability>,
    /// another window writes here
    stopped: bool,
    /// since a save went well
    failures: u32,
    pub pace: Pace,
}

/// What a window had when it began to look for what another one saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    changes: u64,
    stamps: ByPart<Stamp>,
}

/// What to do after a save went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// more was changed meanwhile, and somebody waits for it
    SaveNow(Durability),
    /// more was changed meanwhile
    SaveInTime,
    /// all is safe
    Rest,
}

impl Keeper {
    pub fn new(writer: Writer, start: Start) -> Keeper {
        let changes = u64::from(!start.unwritten.is_empty());
        Keeper {
            writer,
            base: start.opened,
            seen: start.seen,
            stamps: start.stamps,
            listed: start.listed,
            changed: start.unwritten,
            on_the_way: Parts::default(),
            only_mirrored: start.only_mirrored,
            relaxed: Parts::default(),
            changes,
            safe: 0,
            writing: false,
            wanted: None,
            stopped: false,
            failures: 0,
            pace: Pace::default(),
        }
    }

    pub fn changed(&mut self, parts: impl IntoIterator<Item = Part>, now: f64) {
        self.changed.add_all(parts);
        self.changes += 1;
        self.pace.changed(now);
    }

    /// How many changes there were.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    pub fn has_unsaved(&self) -> bool {
        self.safe < self.changes
    }

    /// None while something of this window's would be lost if what is stored took its place. What was found
    /// may be shown when this is the same as before the looking: what was saved meanwhile is not in it.
    pub fn glance(&self) -> Option<Glance> {
        let is_idle = !self.has_unsaved() && !self.writing && !self.stopped;
        is_idle.then(|| Glance { changes: self.changes, stamps: self.stamps.clone() })
    }

    /// Nothing was ever saved by this window.
    pub fn is_new(&self) -> bool {
        self.safe == 0
    }

    pub fn is_writing(&self) -> bool {
        self.writing
    }

    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Whether a strict save would do anything.
    pub fn can_be_safer(&self) -> bool {
        self.has_unsaved() || !self.relaxed.is_empty()
    }

    /// How often it failed in a row.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// Whether a save may start now. One that may not is remembered, the more durable of two.
    pub fn may_start(&mut self, durability: Durability) -> bool {
        if self.writing && self.wanted != Some(Durability::Strict) {
            self.wanted = Some(durability);
        }
        !self.writing && !self.stopped
    }

    /// Starts a save: all that may not be stored yet, and for a strict one all that could be lost in a
    /// power cut.
    pub fn start(&mut self, folder: &Folder, durability: Durability) -> Batch {
        self.writing = true;
        self.write_out(folder, durability)
    }

    /// The next records. From here on their generations are used, whatever becomes of them.
    pub fn write_out(&mut self, folder: &Folder, durability: Durability) -> Batch {
        let mut parts = std::mem::take(&mut self.changed);
        parts.add_all(self.on_the_way.parts().cloned());
        parts.take_all(&mut self.only_mirrored);
        if durability == Durability::Strict {
            parts.take_all(&mut self.relaxed);
        }
        // a contribution without its frame would be a folder that nobody knows of
        if !self.stamps.contains(&Part::Frame) {
            parts.add(Part::Frame);
        }
        self.on_the_way.clone_from(&parts);
        self.pace.caught_up();
        // the frame comes first: it knows who is named in the others
        let writings = parts.into_pairs().into_iter().map(|(part, ())| self.writing(folder, part)).collect();
        Batch { changes: self.changes, writings }
    }

    fn writing(&mut self, folder: &Folder, part: Part) -> Writing {
        let (after, seen) = (self.base.get(&part).copied(), self.seen.get(&part).copied());
        let generation = self.stamps.get(&part).map_or(0, |last| last.generation) + 1;
        let stamp = Stamp { generation, writer: self.writer };
        self.stamps.insert(part.clone(), stamp);
        let record = Record { after, ..Record::of_part(folder, &part, &self.listed, stamp) };
        Writing { part, seen: seen.unwrap_or_default(), base: after, stamp, text: record.write() }
    }

    /// Whether something newer than this was written out meanwhile.
    pub fn is_overtaken(&self, batch: &Batch) -> bool {
        batch.writings.iter().any(|one| self.stamps.get(&one.part) != Some(&one.stamp))
    }

    pub fn saved(&mut self, batch: &Batch, durability: Durability) -> Next {
        self.writing = false;
        self.safe = batch.changes;
        self.failures = 0;
        for one in &batch.writings {
            if self.stamps.get(&one.part) == Some(&one.stamp) {
                self.on_the_way.remove(&one.part);
            }
            if durability == Durability::Relaxed {
                self.relaxed.add(one.part.clone());
            }
            if one.part != Part::Frame && self.listed.add(one.part.clone()) {
                // the frame lists it with the next save
                self.changed.add(Part::Frame);
            }
        }
        match self.wanted.take() {
            Some(wanted) if self.has_unsaved() => Next::SaveNow(wanted),
            Some(Durability::Strict) if !self.relaxed.is_empty() => Next::SaveNow(Durability::Strict),
            Some(_) | None if self.has_unsaved() => Next::SaveInTime,
            Some(_) | None => Next::Rest,
        }
    }

    /// How often it failed in a row.
    pub fn failed(&mut self) -> u32 {
        self.writing = false;
        self.failures += 1;
        self.wanted = None;
        self.failures
    }

    /// Another window writes in this folder: this one must not.
    pub fn stop(&mut self) {
        self.writing = false;
        self.stopped = true;
    }

    /// This window may write again, as long as nobody else has meanwhile.
    pub fn resume(&mut self) {
        self.stopped = false;
    }
}
