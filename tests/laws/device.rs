//! A device that is only thought of: its two stores can be full, fail, be damaged, and lose in a power cut
//! what was written last. What windows do on it is `windows.rs`.

use std::{collections::BTreeMap, rc::Rc};

use chrono::{DateTime, TimeDelta, Utc};
use tell_it_once_core::{
    folder::{Folder, Part},
    id::FolderId,
    keep::{
        Batch, Durability,
        version::{Version, Why, to_drop},
    },
    record::{self, Decision, Opened, Shelf, Shelves, Slot, Stamp, Store as Which, Writer, may_write},
};

use super::folders::start;

pub(super) fn id() -> FolderId {
    FolderId::known("f-1")
}

/// What one store holds. The octets are shared, so that every earlier state can be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) copies: BTreeMap<(Part, &'static str), Rc<[u8]>>,
    pub(super) stamps: BTreeMap<Part, String>,
    pub(super) versions: BTreeMap<u64, Rc<[u8]>>,
}

#[derive(Clone, Debug)]
pub(super) struct Store {
    pub(super) now: Content,
    pub(super) quota: usize,
    /// what a power cut may bring back, the oldest first
    past: Vec<Content>,
}

/// Why a store did not take something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Not {
    /// there is no room
    Full,
    /// another window has saved since
    OtherTab,
}

impl Content {
    pub(super) fn size(&self) -> usize {
        let copies = self.copies.values().map(|copy| copy.len() + 40);
        let stamps = self.stamps.values().map(|stamp| stamp.len() + 40);
        let versions = self.versions.values().map(|version| version.len() + 40);
        copies.chain(stamps).chain(versions).sum()
    }

    pub(super) fn stamp(&self, part: &Part) -> Option<Stamp> {
        self.stamps.get(part)?.parse().ok()
    }

    fn shelf(&self, part: &Part) -> Shelf {
        let copy = |slot: Slot| self.copies.get(&(part.clone(), slot.as_str())).map(|copy| copy.to_vec());
        Shelf { a: copy(Slot::A), b: copy(Slot::B), stamp: self.stamp(part) }
    }

    fn may_write(&self, batch: &Batch, writer: Writer, me: Which) -> bool {
        let mut all = batch.writings.iter();
        all.all(|one| may_write(self.stamp(&one.part), one.known(me), writer) == Decision::Write)
    }

    fn put(&mut self, batch: &Batch, n: usize) {
        let one = &batch.writings[n];
        let slot = Slot::of(one.stamp.generation).as_str();
        self.copies.insert((one.part.clone(), slot), one.text.as_bytes().into());
    }

    fn put_stamps(&mut self, batch: &Batch) {
        self.stamps.extend(batch.writings.iter().map(|one| (one.part.clone(), one.stamp.to_string())));
    }

    pub(super) fn version(&self, number: u64) -> Option<(Version, Folder)> {
        Version::read(self.versions.get(&number)?).ok()
    }
}

impl Store {
    pub(super) fn new() -> Store {
        Store { now: Content::default(), quota: usize::MAX, past: Vec::new() }
    }

    /// All of it or nothing. What would take more room than there is is refused.
    pub(super) fn write(&mut self, durability: Durability, change: impl FnOnce(&mut Content)) -> bool {
        let mut next = self.now.clone();
        change(&mut next);
        let (before, after) = (self.now.size(), next.size());
        if after > self.quota && after > before {
            return false;
        }
        let before = std::mem::replace(&mut self.now, next);
        match durability {
            Durability::Relaxed => self.past.push(before),
            // and all that was written before it
            Durability::Strict => self.past.clear(),
        }
        true
    }

    /// The last `lost` writings are as if they had never been.
    pub(super) fn power_cut(&mut self, lost: usize) {
        let first = self.past.len().saturating_sub(lost);
        if let Some(then) = self.past.drain(first..).next() {
            self.now = then;
        }
        self.past.clear();
    }
}

#[derive(Clone, Debug)]
pub(super) struct Device {
    /// some browsers have none for some pages
    pub(super) database: Option<Store>,
    pub(super) mirror: Store,
    /// seconds since the start; may jump
    pub(super) clock: i64,
    /// somebody was told that something is damaged
    pub(super) told: bool,
}

/// One save on its way into the mirror: what a browser does in one go, and can be killed in.
#[derive(Clone, Debug)]
pub(super) struct Mirroring {
    done: usize,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mirrored {
    NotYet,
    Done(Result<(), Not>),
}

impl Mirroring {
    pub(super) fn begin() -> Mirroring {
        Mirroring { done: 0 }
    }

    pub(super) fn is_begun(&self) -> bool {
        self.done > 0
    }

    /// One thing that is done at once: all are compared and the index is
    /// set, then each record.
    pub(super) fn step(&mut self, mirror: &mut Store, batch: &Batch, writer: Writer) -> Mirrored {
        self.done += 1;
        match self.done - 1 {
            0 if !mirror.now.may_write(batch, writer, Which::Mirror) => Mirrored::Done(Err(Not::OtherTab)),
            // what is set first says what is coming: another window sees it, even where it does not fit
            0 => {
                let said = mirror.write(Durability::Relaxed, |content| content.put_stamps(batch));
                if said { Mirrored::NotYet } else { Mirrored::Done(Err(Not::Full)) }
            }
            n if n <= batch.writings.len() => {
                let kept = mirror.write(Durability::Relaxed, |content| content.put(batch, n - 1));
                if kept { Mirrored::NotYet } else { Mirrored::Done(Err(Not::Full)) }
            }
            _ => Mirrored::Done(Ok(())),
        }
    }
}

impl Device {
    pub(super) fn new(has_database: bool) -> Device {
        let database = has_database.then(Store::new);
        Device { database, mirror: Store::new(), clock: 0, told: false }
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        start() + TimeDelta::seconds(self.clock)
    }

    /// Compares and writes in one transaction.
    pub(super) fn commit(
        &mut self,
        batch: &Batch,
        writer: Writer,
        durability: Durability,
    ) -> Result<(), Not> {
        let Some(database) = &mut self.database else { return Ok(()) };
        if !database.now.may_write(batch, writer, Which::Database) {
            return Err(Not::OtherTab);
        }
        let written = database.write(durability, |content| {
            (0..batch.writings.len()).for_each(|n| content.put(batch, n));
            content.put_stamps(batch);
        });
        if written { Ok(()) } else { Err(Not::Full) }
    }

    /// Keeps a version, and lets go of those that make room for it. Gives its number.
    pub(super) fn keep_version(&mut self, folder: &Folder, why: Why, writer: Writer) -> Option<u64> {
        let at = self.now();
        let database = self.database.as_mut()?;
        let number = database.now.versions.keys().last().unwrap_or(&0) + 1;
        let version = Version { number, why, at };
        let text = version.write(folder, writer);
        let written = database.write(Durability::Strict, |content| {
            content.versions.insert(number, text.as_bytes().into());
        });
        let kept: Vec<_> = database.now.versions.keys().filter_map(|n| database.now.version(*n)).collect();
        let gone = to_drop(&kept.into_iter().map(|(version, _)| version).collect::<Vec<_>>());
        database.write(Durability::Strict, |content| content.versions.retain(|n, _| !gone.contains(n)));
        written.then_some(number)
    }

    pub(super) fn versions(&self) -> Vec<(Version, Folder)> {
        let Some(Store { now, .. }) = &self.database else { return Vec::new() };
        now.versions.keys().filter_map(|number| now.version(*number)).collect()
    }

    pub(super) fn contents(&self) -> impl Iterator<Item = &Content> {
        self.database.iter().chain([&self.mirror]).map(|store| &store.now)
    }

    fn shelves(&self) -> Shelves {
        let copies = self.contents().flat_map(|content| content.copies.keys());
        let parts = copies.map(|(part, _)| part.clone());
        let shelf =
            |store: Option<&Store>, part: &Part| store.map(|store| store.now.shelf(part)).unwrap_or_default();
        let shelves = parts.map(|part| {
            let both = [shelf(self.database.as_ref(), &part), shelf(Some(&self.mirror), &part)];
            (part, both)
        });
        Shelves(shelves.collect())
    }

    /// What a window finds when it opens.
    pub(super) fn look(&self) -> Opened {
        let opened = record::open(&id(), self.shelves(), None);
        if opened.folder.is_some() {
            return opened;
        }
        let newest = self.versions().pop().map(|(_, folder)| folder);
        record::open(&id(), self.shelves(), newest)
    }

    pub(super) fn open(&mut self) -> Opened {
        let opened = self.look();
        self.told |= opened.tells_of_damage();
        opened
    }

    /// A whole save, first to the mirror, then to the database.
    pub(super) fn save(&mut self, batch: &Batch, writer: Writer, durability: Durability) -> Result<(), Not> {
        let mut mirroring = Mirroring::begin();
        let mirrored = loop {
            if let Mirrored::Done(mirrored) = mirroring.step(&mut self.mirror, batch, writer) {
                break mirrored;
            }
        };
        match self.database {
            Some(_) if mirrored != Err(Not::OtherTab) => self.commit(batch, writer, durability),
            Some(_) | None => mirrored,
        }
    }

    /// Turns one bit of what is stored. False where nothing is.
    pub(super) fn harm(&mut self, copy: usize, bit: usize) -> bool {
        let stores = self.database.iter_mut().chain([&mut self.mirror]);
        let mut all: Vec<_> = stores.flat_map(|store| store.now.copies.values_mut()).collect();
        if all.is_empty() {
            return false;
        }
        let at = copy % all.len();
        let mut octets = all[at].to_vec();
        let bit = bit % (octets.len() * 8);
        octets[bit / 8] ^= 1 << (bit % 8);
        *all[at] = octets.into();
        true
    }

    pub(super) fn power_cut(&mut self, lost: usize, lost_of_the_mirror: usize) {
        self.mirror.power_cut(lost_of_the_mirror);
        if let Some(database) = &mut self.database {
            database.power_cut(lost);
        }
    }
}
