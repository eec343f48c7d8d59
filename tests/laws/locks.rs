//! A folder that is locked on a device: nothing of it can be read there, nothing of it is lost, and a device
//! that is stopped while the lock is turned has a folder that opens.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, prelude::*, sample::Index};
use tell_it_once_core::{
    digest::sha256_base64url,
    folder::{Folder, Part, PartName, Parts},
    json::{self, Limits, Value},
    keep::version::{Version, Why},
    lock::{
        FolderKey, is_hidden,
        turn::{Change, Kind, Thing, Turn, damaged_key, key_name},
    },
    record::{Opened, Opening, Record, Shelf, Stamp, Writer},
};

use super::{
    entries,
    folders::{after, new_folder, start},
    storing::many,
};

const ME: Writer = Writer([1; 16]);
const PICTURE: &[u8] = b"\x89PNG octets of a picture that somebody drew";
const WRAPPED: &str = "{\"wrapped\":1}";

type Database = BTreeMap<(Kind, String), Vec<u8>>;

fn key() -> FolderKey {
    FolderKey::make([7; 32])
}

fn put(database: &mut Database, kind: Kind, key: String, octets: &[u8]) {
    database.insert((kind, key), octets.to_vec());
}

/// A device on which a folder was saved twice, with a version, something damaged and a picture, beside another
/// folder's.
fn written(before: &Folder, now: &Folder) -> Database {
    let mut database = Database::new();
    for (generation, folder) in [(1, before), (2, now)] {
        let stamp = Stamp { generation, writer: ME };
        for part in folder.parts() {
            let text = Record::of_part(folder, &part, &Parts::of(folder.parts()), stamp).write();
            let name = PartName { folder: folder.id.clone(), part };
            let slot = if generation % 2 == 0 { "A" } else { "B" };
            put(&mut database, Kind::Record, format!("{name}.{slot}"), text.as_bytes());
            put(&mut database, Kind::Mark, format!("stamp:{name}"), stamp.to_string().as_bytes());
        }
    }
    let version = Version { number: 1, why: Why::Part, at: start() }.write(before, ME);
    put(&mut database, Kind::Version, Version::key(&now.id, 1), version.as_bytes());
    let damaged = b"half of a record, with words in it";
    put(&mut database, Kind::Damaged, damaged_key(&now.id, damaged), damaged);
    put(&mut database, Kind::Picture, sha256_base64url(PICTURE), PICTURE);
    database
}

fn things(database: &Database) -> Vec<Thing> {
    let thing = |((kind, key), octets): (&(Kind, String), &Vec<u8>)| Thing {
        kind: *kind,
        key: key.clone(),
        octets: octets.clone(),
    };
    // what wraps the key is no thing of the folder
    database.iter().map(thing).filter(|one| !one.key.starts_with("lock:")).collect()
}

fn make(database: &mut Database, change: &Change) {
    for one in &change.put {
        put(database, one.kind, one.key.clone(), &one.octets);
    }
    for (kind, key) in &change.remove {
        database.remove(&(*kind, key.clone()));
    }
}

fn turn<T>(folder: &Folder, shared: &BTreeSet<String>, work: impl FnOnce(&mut Turn<'_>) -> T) -> T {
    let (key, mut n) = (key(), 0_u64);
    let mut chance = || {
        n += 1;
        let mut iv = [0; 12];
        iv[..8].copy_from_slice(&n.to_be_bytes());
        iv
    };
    work(&mut Turn { folder: &folder.id, key: &key, shared, chance: &mut chance })
}

fn lock(database: &mut Database, folder: &Folder) -> Change {
    let things = things(database);
    let change = turn(folder, &BTreeSet::new(), |turn| turn.on(WRAPPED, &things)).expect("all is whole");
    make(database, &change);
    change
}

/// What is found of the folder: with its key where there is one.
fn open(database: &Database, folder: &Folder, key: Option<&FolderKey>) -> Opened {
    let mut shelves: BTreeMap<PartName, Shelf> = BTreeMap::new();
    for ((kind, name), octets) in database {
        let (Kind::Record, Some((name, slot))) = (kind, name.rsplit_once('.')) else { continue };
        let name: PartName = name.parse().expect("a name");
        let shelf = shelves.entry(name.clone()).or_default();
        let copy = Some(key.map_or(octets.clone(), |key| key.open_record(&name, octets.clone())));
        if slot == "A" { shelf.a = copy } else { shelf.b = copy }
    }
    let mut opening = Opening::new(folder.id.clone());
    for (name, mut shelf) in shelves {
        let stamp = database.get(&(Kind::Mark, format!("stamp:{name}")));
        shelf.stamp = stamp.and_then(|octets| std::str::from_utf8(octets).ok()?.parse().ok());
        let part = match key {
            Some(key) => key.unhide(&name).map_or(name.part, |name| name.part),
            None if is_hidden(&name.part) => continue,
            None => name.part,
        };
        opening.take(part, shelf, Shelf::default());
    }
    opening.finish(None)
}

/// Every text that a folder has anywhere, long enough not to be there by chance.
fn texts(value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Text(text) if text.len() >= 8 => drop(all.insert(text.clone())),
        Value::Array(list) => list.iter().for_each(|one| texts(one, all)),
        Value::Object(members) => members.values().for_each(|one| texts(one, all)),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => {}
    }
}

fn said(folder: &Folder) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    let body = Record::of(folder, Stamp { generation: 1, writer: ME }).body;
    texts(&json::parse(body.as_bytes(), Limits::FILE).expect("it is JSON"), &mut all);
    // its own id is on every lock, and says nothing
    all.remove(folder.id.as_str());
    all
}

fn contains(octets: &[u8], text: &str) -> bool {
    octets.windows(text.len()).any(|part| part == text.as_bytes())
}

fn state() -> impl Strategy<Value = (Folder, Folder)> {
    (vec(entries::edit(), 1..6), vec(entries::edit(), 1..6))
        .prop_map(|(first, second)| (after(first.clone()), after(first.into_iter().chain(second).collect())))
}

/// As it is stored: a contribution in which there is nothing is not kept.
fn filled(folder: &Folder) -> Folder {
    let mut folder = folder.clone();
    folder.contributions.retain(|one| !one.is_blank());
    folder
}

proptest! {
    #![proptest_config(many(300))]

    #[test]
    fn nothing_of_a_locked_folder_can_be_read((before, now) in state()) {
        let mut database = written(&before, &now);
        let plain = said(&now).into_iter().chain(said(&before));
        let booklets = now.contributions.iter().map(|one| one.booklet.to_string()).filter(|id| id.len() > 4);
        let words: BTreeSet<_> = plain.chain(booklets).chain([String::from_utf8_lossy(&PICTURE[4..]).into_owned()]).collect();
        lock(&mut database, &now);
        for ((kind, name), octets) in &database {
            for text in &words {
                let is_there = contains(name.as_bytes(), text) || contains(octets, text);
                prop_assert!(!is_there, "{kind:?} {name} has {text:?}");
            }
        }
        prop_assert!(open(&database, &now, None).folder.is_none());
    }

    #[test]
    fn a_locked_folder_opens_with_its_key_as_it_was((before, now) in state()) {
        let mut database = written(&before, &now);
        let plain = open(&database, &now, None);
        prop_assert_eq!(plain.folder.as_ref(), Some(&filled(&now)));
        lock(&mut database, &now);
        let opened = open(&database, &now, Some(&key()));
        prop_assert_eq!(opened.folder, plain.folder);
        let stamps: BTreeMap<Part, _> = opened.start.stamps.into_pairs().into_iter().collect();
        let were: BTreeMap<Part, _> = plain.start.stamps.into_pairs().into_iter().collect();
        prop_assert_eq!((opened.damaged, opened.may_be_older, stamps), (plain.damaged, plain.may_be_older, were));
        let other = FolderKey::make([8; 32]);
        prop_assert!(open(&database, &now, Some(&other)).folder.is_none());
        let picture = key().hide_picture(&now.id, &sha256_base64url(PICTURE)).expect("it fits");
        let sealed = &database[&(Kind::Picture, picture.clone())];
        prop_assert_eq!(key().open_octets(&picture, sealed), Some(PICTURE.to_vec()));
    }

    #[test]
    fn what_is_locked_and_opened_again_is_octet_for_octet_the_same((before, now) in state()) {
        let plain = written(&before, &now);
        let mut database = plain.clone();
        lock(&mut database, &now);
        prop_assert!(database.contains_key(&(Kind::Mark, key_name(&now.id))));
        let all = things(&database);
        let change = turn(&now, &BTreeSet::new(), |turn| turn.off(&all));
        make(&mut database, &change);
        prop_assert_eq!(database, plain);
    }

    /// One bit anywhere: it is told, what opens is at most one save older, and nothing else is touched.
    #[test]
    fn damage_to_a_locked_folder_costs_at_most_one_save((before, now) in state(), at: Index, bit: Index) {
        let mut database = written(&before, &now);
        lock(&mut database, &now);
        let records: Vec<_> = database.keys().filter(|(kind, _)| *kind == Kind::Record).cloned().collect();
        let octets = database.get_mut(&records[at.index(records.len())]).expect("it is there");
        let bit = bit.index(octets.len() * 8);
        octets[bit / 8] ^= 1 << (bit % 8);
        let opened = open(&database, &now, Some(&key()));
        prop_assert!(opened.tells_of_damage());
        let Some(folder) = opened.folder else { return Ok(()) };
        for one in &folder.contributions {
            let is = |folder: &Folder| folder.contributions.iter().any(|other| other == one);
            prop_assert!(is(&now) || is(&before), "nothing was made up");
        }
        let lost = filled(&now).contributions.len() - folder.contributions.len().min(filled(&now).contributions.len());
        prop_assert!(lost <= 1);
    }

    /// The change is made whole or not at all; what came before it and what comes after it may be left undone.
    #[test]
    fn a_device_that_stops_meanwhile_has_a_folder_that_opens((before, now) in state()) {
        let plain = written(&before, &now);
        let mut database = plain.clone();
        let all = things(&plain);
        let change = turn(&now, &BTreeSet::new(), |turn| turn.on(WRAPPED, &all)).expect("all is whole");
        // not made: as before, whatever the wrapped key was
        prop_assert_eq!(open(&database, &now, None).folder, Some(filled(&now)));
        make(&mut database, &change);
        prop_assert_eq!(open(&database, &now, Some(&key())).folder, Some(filled(&now)));
        // what is left over of a lock that is gone is no part of a folder that can be read
        let mut left = plain.clone();
        left.extend(database);
        prop_assert_eq!(open(&left, &now, None).folder, Some(filled(&now)));
        // and goes when it is locked anew
        lock(&mut left, &now);
        prop_assert_eq!(open(&left, &now, Some(&key())).folder, Some(filled(&now)));
    }
}

/// What another folder shows stays where it can be read; what nobody else shows goes.
#[test]
fn a_picture_of_two_folders_stays_for_the_other_one() {
    let folder = new_folder();
    let sha256 = sha256_base64url(PICTURE);
    let mut database = Database::new();
    put(&mut database, Kind::Picture, sha256.clone(), PICTURE);
    let things = things(&database);
    let on =
        |shared: &BTreeSet<String>| turn(&folder, shared, |turn| turn.on(WRAPPED, &things)).expect("whole");
    let alone = on(&BTreeSet::new());
    assert_eq!(alone.remove, [(Kind::Picture, sha256.clone())]);
    assert_eq!(on(&BTreeSet::from([sha256])).remove, []);
}

/// A copy that is damaged is not thrown away: it is put aside, sealed.
#[test]
fn damaged_records_are_sealed_with_the_rest() {
    let folder = new_folder();
    let mut database = written(&folder, &folder);
    let name = format!("{}.A", folder.id);
    let octets = b"Trains and boats, and no record".to_vec();
    database.insert((Kind::Record, name.clone()), octets.clone());
    lock(&mut database, &folder);
    assert!(!database.contains_key(&(Kind::Record, name)));
    assert!(database.values().all(|stored| !contains(stored, "Trains and boats")));
    let aside = damaged_key(&folder.id, &octets);
    assert_eq!(key().open_octets(&aside, &database[&(Kind::Damaged, aside.clone())]), Some(octets));
}
