//! Which of a record's four copies to open, and what is wrong with the others.
//!
//! There is no pointer to the newest copy that could itself be damaged: the copies are read, and
//! the newest whole one is opened. Nothing is thrown away here; the caller puts damaged copies aside.

use super::{Damage, Record, Stamp};
use crate::folder::{Part, PartName, SCHEMA, Stored, Unopenable};

/// Each save goes over the older of two slots, so that the newer one is never touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    A,
    B,
}

/// The two places that keep every save: a database, and a mirror of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    Database,
    Mirror,
}

/// Where a copy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub store: Store,
    pub slot: Slot,
}

/// What was found of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// the newest state that can be opened
    pub open: Option<Chosen>,
    /// a newer program saved here: this one must not write
    pub newer: Option<Newer>,
    pub damaged: Vec<Damaged>,
    /// something newer than what is opened was saved, or may have been, and cannot be read
    pub may_be_older: bool,
    /// what the next save must follow: it goes beyond every generation that was ever used, damaged
    /// ones too, and leaves the slot of the opened copy alone
    pub write_after: Option<Stamp>,
    /// what the database and the mirror say they saved last
    pub seen: [Option<Stamp>; 2],
}

/// A copy that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub place: Place,
    pub stamp: Stamp,
    /// the form it was written in
    pub schema: u32,
    pub stored: Stored,
}

/// A whole record that only a newer program can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    pub schema: u32,
    pub bytes: Vec<u8>,
}

/// A copy that cannot be used, as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    pub place: Place,
    pub damage: Damage,
    pub bytes: Vec<u8>,
}

impl Slot {
    pub fn of(generation: u64) -> Slot {
        if generation.is_multiple_of(2) { Slot::A } else { Slot::B }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Slot::A => "A",
            Slot::B => "B",
        }
    }
}

impl Place {
    const ALL: [Place; 4] = [
        Place { store: Store::Database, slot: Slot::A },
        Place { store: Store::Database, slot: Slot::B },
        Place { store: Store::Mirror, slot: Slot::A },
        Place { store: Store::Mirror, slot: Slot::B },
    ];
}

/// What one store holds of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    pub a: Option<Vec<u8>>,
    pub b: Option<Vec<u8>>,
    /// what it says it saved last. Only a hint: where it is lost, the copies speak for themselves
    pub stamp: Option<Stamp>,
}

/// Reads all copies of a record.
pub fn choose(name: &PartName, database: Shelf, mirror: Shelf) -> Choice {
    let seen = [database.stamp, mirror.stamp];
    let missing = [missing(&database, Store::Database), missing(&mirror, Store::Mirror)];
    let mut whole = Vec::new();
    let mut damaged = Vec::new();
    for (place, bytes) in Place::ALL.into_iter().zip([database.a, database.b, mirror.a, mirror.b]) {
        let Some(bytes) = bytes else { continue };
        // the mirror is most often the same, and then need not be read again
        if whole.iter().any(|one: &Whole| one.bytes == bytes) {
            continue;
        }
        match Record::read(&bytes) {
            Ok(record) if record.folder == name.folder => whole.push(Whole { place, record, bytes }),
            Ok(_) => damaged.push(Damaged { place, damage: Damage::OtherFolder, bytes }),
            Err(damage) => damaged.push(Damaged { place, damage, bytes }),
        }
    }
    damaged.extend(missing.into_iter().flatten());
    let newer = whole.iter().filter(|one| one.record.schema > SCHEMA);
    let newer = newer.max_by_key(|one| one.record.stamp.generation);
    let newer = newer.map(|one| Newer { schema: one.record.schema, bytes: one.bytes.clone() });
    let slots: Vec<_> = whole.iter().map(|one| one.place.slot).collect();
    let known: Vec<_> = whole.iter().map(|one| one.record.stamp).chain(seen.into_iter().flatten()).collect();
    set_apart(&mut whole, &mut damaged);
    let open = open(&name.part, whole, &mut damaged);
    let opened = open.as_ref().map(|chosen| chosen.stamp);
    let generation = opened.map_or(0, |stamp| stamp.generation);
    let may_be_older = seen.iter().flatten().any(|stamp| stamp.generation > generation)
        || damaged.iter().any(|one| one.hides_something_newer(&slots));
    Choice { open, newer, damaged, may_be_older, write_after: write_after(opened, known), seen }
}

struct Whole {
    place: Place,
    record: Record,
    bytes: Vec<u8>,
}

/// What the database has was saved, and what went to the mirror only may never have been called so. Where
/// that was written by somebody who had not seen what the database has, it is put with the damaged.
fn set_apart(whole: &mut Vec<Whole>, damaged: &mut Vec<Damaged>) {
    let in_database = whole.iter().filter(|one| one.place.store == Store::Database);
    let Some(saved) = in_database.max_by_key(|one| one.record.stamp.generation) else { return };
    let stamp = saved.record.stamp;
    let is_apart = |one: &Whole| one.record.stamp.generation > stamp.generation && !one.record.knows(stamp);
    // reading a body takes time, and it is seldom in question
    if !whole.iter().any(is_apart) || saved.record.open_stored().is_err() {
        return;
    }
    let apart = whole.extract_if(.., |one| is_apart(one));
    damaged.extend(apart.map(|Whole { place, bytes, .. }| Damaged { place, damage: Damage::Rival, bytes }));
}

/// Of two with one generation the first, which is the database's.
fn take_newest(whole: &mut Vec<Whole>) -> Option<Whole> {
    let generation = whole.iter().map(|one| one.record.stamp.generation).max()?;
    let at = whole.iter().position(|one| one.record.stamp.generation == generation)?;
    Some(whole.remove(at))
}

/// The newest that can be opened. What is as new and says something else is put with the damaged.
fn open(part: &Part, whole: Vec<Whole>, damaged: &mut Vec<Damaged>) -> Option<Chosen> {
    let mut left = whole;
    let mut open: Option<(Chosen, String)> = None;
    while let Some(Whole { place, record, bytes }) = take_newest(&mut left) {
        if let Some((chosen, body)) = &open {
            if chosen.stamp.generation == record.stamp.generation && *body != record.body {
                damaged.push(Damaged { place, damage: Damage::Rival, bytes });
            }
            continue;
        }
        let (stamp, schema) = (record.stamp, record.schema);
        match record.open_stored() {
            Ok(stored) if is_of(&stored, part) => {
                open = Some((Chosen { place, stamp, schema, stored }, record.body))
            }
            Ok(_) => damaged.push(Damaged { place, damage: Damage::OtherFolder, bytes }),
            Err(Unopenable::Newer { .. }) => {}
            Err(why @ (Unopenable::NotJson(_) | Unopenable::NotAFolder(_))) => {
                damaged.push(Damaged { place, damage: Damage::NotAFolder(why), bytes });
            }
        }
    }
    open.map(|(chosen, _)| chosen)
}

/// A folder that was stored whole stands where its frame is kept since.
fn is_of(stored: &Stored, part: &Part) -> bool {
    match stored {
        Stored::Whole(_) | Stored::Frame { .. } => *part == Part::Frame,
        Stored::Contribution { one, .. } => *part == Part::of(one),
    }
}

impl Damaged {
    /// Told without a stamp, from the slots of which a whole copy was found.
    fn hides_something_newer(&self, whole: &[Slot]) -> bool {
        match self.damage {
            Damage::Rival | Damage::NotAFolder(_) => true,
            Damage::Missing
            | Damage::NotARecord
            | Damage::WrongLength { .. }
            | Damage::Changed
            | Damage::OtherFolder => !whole.contains(&self.place.slot),
        }
    }
}

/// From its second save on, a store has both slots.
fn missing(shelf: &Shelf, store: Store) -> Option<Damaged> {
    let (slot, there) = match (&shelf.a, &shelf.b) {
        (None, Some(there)) => (Slot::A, there),
        (Some(there), None) => (Slot::B, there),
        (None, None) | (Some(_), Some(_)) => return None,
    };
    let last = |stamp: Stamp| stamp.generation;
    let generation = shelf.stamp.map(last).or_else(|| Some(last(Record::read(there).ok()?.stamp)))?;
    let place = Place { store, slot };
    (generation > 1).then(|| Damaged { place, damage: Damage::Missing, bytes: Vec::new() })
}

fn write_after(opened: Option<Stamp>, known: Vec<Stamp>) -> Option<Stamp> {
    let last =
        known.into_iter().chain(opened).reduce(|a, b| if a.generation > b.generation { a } else { b })?;
    let over_the_opened =
        opened.is_some_and(|opened| Slot::of(last.generation + 1) == Slot::of(opened.generation));
    Some(Stamp { generation: last.generation + u64::from(over_the_opened), ..last })
}

#[cfg(test)]
mod tests;
