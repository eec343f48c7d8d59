//! Whatever happens to one thing that is stored: it is told, what is opened is at most one save older, and
//! nothing else is touched.

use std::{collections::BTreeMap, rc::Rc};

use proptest::{prelude::*, sample::Index};
use tell_it_once_core::{
    entry::Entry,
    folder::{Contribution, Edit, Folder, Part, Spot, child_id},
    id::{BookletId, QuestionId},
    keep::{
        Durability, Keeper, Next,
        version::{Version, Why},
    },
    record::{Opened, Start, Writer},
};

use super::{
    device::{Content, Device},
    folders::{new_folder, start},
    storing::many,
};

const ME: Writer = Writer([1; 16]);

/// What was kept, in which stores.
#[derive(Clone, Copy, Debug)]
enum Kept {
    InBoth,
    /// the mirror was full at the last save
    LastInDatabase,
    /// the page was gone before the database had the last save
    LastInMirror,
    InMirrorOnly,
}

/// A device on which somebody has written for a while, and the folder after each save.
fn written(kept: Kept) -> (Device, Vec<Folder>) {
    let mut device = Device::new(!matches!(kept, Kept::InMirrorOnly));
    let (mut keeper, mut folder) = (Keeper::new(ME, Start::default()), new_folder());
    let mut states = Vec::new();
    for n in 0..6 {
        type_in(&mut keeper, &mut folder, ["family", "details"][n % 2], &format!("words {n}"));
        let is_last = n == 5;
        if is_last && matches!(kept, Kept::LastInDatabase) {
            device.mirror.quota = 0;
        }
        if is_last && matches!(kept, Kept::LastInMirror) {
            device.database.iter_mut().for_each(|store| store.quota = 0);
        }
        let batch = keeper.start(&folder, Durability::Strict);
        match device.save(&batch, ME, Durability::Strict) {
            Ok(()) => drop(keeper.saved(&batch, Durability::Strict)),
            Err(_) => drop(keeper.failed()),
        }
        states.push(folder.clone());
        if n == 2 || n == 3 {
            device.keep_version(&folder, Why::Part, ME);
        }
    }
    device.mirror.quota = usize::MAX;
    device.database.iter_mut().for_each(|store| store.quota = usize::MAX);
    (device, states)
}

fn type_in(keeper: &mut Keeper, folder: &mut Folder, booklet: &'static str, words: &str) {
    let spot = Spot {
        contributor: child_id(),
        booklet: BookletId::known(booklet),
        question: QuestionId::known("q"),
    };
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let edit = Edit::Set { spot, asked, lang, entry: Entry::Words(words.to_owned()) };
    keeper.changed(folder.parts_of(&edit), 0.0);
    folder.apply(edit, start());
}

/// What can happen to octets.
#[derive(Clone, Debug)]
enum Harm {
    Flip {
        at: Index,
        bit: u8,
    },
    Cut(Index),
    Longer(Vec<u8>),
    Gone,
    Swapped(Index),
    /// a number that nobody counted to
    Number(u64),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        4 => (any::<Index>(), 0..8u8).prop_map(|(at, bit)| Harm::Flip { at, bit }),
        2 => any::<Index>().prop_map(Harm::Cut),
        1 => proptest::collection::vec(any::<u8>(), 1..9).prop_map(Harm::Longer),
        1 => Just(Harm::Gone),
        2 => any::<Index>().prop_map(Harm::Swapped),
        1 => any::<u64>().prop_map(Harm::Number),
    ]
}

impl Harm {
    /// None where it is gone.
    fn of(&self, octets: &[u8]) -> Option<Vec<u8>> {
        let mut octets = octets.to_vec();
        match self {
            Harm::Flip { at, bit } => {
                let at = at.index(octets.len());
                octets[at] ^= 1 << bit;
            }
            Harm::Cut(at) => octets.truncate(at.index(octets.len())),
            Harm::Longer(more) => octets.extend(more),
            Harm::Gone | Harm::Swapped(_) => return None,
            Harm::Number(number) => {
                let text = String::from_utf8_lossy(&octets).into_owned();
                let writer = text.split_once(' ').map(|(_, writer)| writer.to_owned()).unwrap_or_default();
                return Some(format!("{number} {writer}").into_bytes());
            }
        }
        Some(octets)
    }
}

fn stores(device: &mut Device) -> Vec<&mut Content> {
    device.database.iter_mut().chain([&mut device.mirror]).map(|store| &mut store.now).collect()
}

type Key = (usize, (Part, &'static str));

fn copies(device: &mut Device) -> BTreeMap<Key, Rc<[u8]>> {
    let stores = stores(device).into_iter().enumerate();
    stores
        .flat_map(|(n, store)| store.copies.clone().into_iter().map(move |(key, copy)| ((n, key), copy)))
        .collect()
}

fn put(device: &mut Device, (n, key): &Key, copy: Option<Rc<[u8]>>) {
    let copies = &mut stores(device)[*n].copies;
    match copy {
        Some(copy) => copies.insert(key.clone(), copy),
        None => copies.remove(key),
    };
}

/// What stands in a part; none where the part is not there.
fn part_of(folder: Option<&Folder>, part: &Part) -> Option<Result<Folder, Contribution>> {
    let folder = folder?;
    match part {
        Part::Frame => Some(Ok(Folder { contributions: Vec::new(), ..folder.clone() })),
        Part::Contribution { contributor, booklet } => {
            folder.contribution(contributor, booklet).cloned().map(Err)
        }
    }
}

/// Of the parts that were harmed it is the last state or the one before, of the others the last.
fn check_parts(opened: &Opened, states: &[Folder], harmed: &[&Part]) -> Result<(), TestCaseError> {
    let last = states.last().expect("something was saved");
    prop_assert!(opened.folder.is_some(), "a folder opens");
    for part in last.parts() {
        let is = part_of(opened.folder.as_ref(), &part);
        let mut was: Vec<_> = states.iter().map(|state| part_of(Some(state), &part)).collect();
        was.dedup();
        let newest = was.pop().flatten();
        let is_newest = is == newest;
        let may_be_before = harmed.contains(&&part) && opened.tells_of_damage();
        prop_assert!(is_newest || (may_be_before && is == was.pop().flatten()), "{part:?}: {is:?}");
    }
    Ok(())
}

/// Somebody writes on, and that is there when it is opened again.
fn check_going_on(device: &mut Device) -> Result<(), TestCaseError> {
    let Opened { folder: Some(mut folder), start, .. } = device.look() else { return Ok(()) };
    let me = Writer([2; 16]);
    let mut keeper = Keeper::new(me, start);
    type_in(&mut keeper, &mut folder, "family", "more");
    let batch = keeper.start(&folder, Durability::Strict);
    prop_assert_eq!(device.save(&batch, me, Durability::Strict), Ok(()));
    prop_assert_ne!(keeper.saved(&batch, Durability::Strict), Next::SaveInTime);
    prop_assert_eq!(device.look().folder, Some(folder));
    Ok(())
}

fn any_kept() -> impl Strategy<Value = Kept> {
    proptest::sample::select(vec![Kept::InBoth, Kept::LastInDatabase, Kept::LastInMirror, Kept::InMirrorOnly])
}

thread_local! {
    static WRITTEN: Vec<(Device, Vec<Folder>)> =
        [Kept::InBoth, Kept::LastInDatabase, Kept::LastInMirror, Kept::InMirrorOnly].map(written).into();
}

fn kept_as(kept: Kept) -> (Device, Vec<Folder>) {
    WRITTEN.with(|all| all[kept as usize].clone())
}

proptest! {
    #![proptest_config(many(8000))]

    #[test]
    fn one_damaged_copy_costs_one_save_at_most_and_is_told(kept in any_kept(), at: Index, harm in harm()) {
        let (mut device, states) = kept_as(kept);
        let all: Vec<_> = copies(&mut device).into_iter().collect();
        let (key, copy) = at.get(&all);
        let mut harmed = vec![&key.1.0];
        let damaged = harm.of(copy);
        if let Harm::Swapped(with) = &harm {
            let (other, its) = with.get(&all);
            put(&mut device, key, Some(its.clone()));
            put(&mut device, other, Some(copy.clone()));
            harmed.push(&other.1.0);
        } else {
            put(&mut device, key, damaged.clone().map(Rc::from));
        }
        let opened = device.look();
        check_parts(&opened, &states, &harmed)?;
        if let Some(damaged) = damaged {
            prop_assert!(opened.tells_of_damage());
            prop_assert!(opened.damaged.iter().any(|one| one.bytes == damaged), "it is put aside as it is");
        }
        if at.index(4) == 0 {
            check_going_on(&mut device)?;
        }
    }
}

proptest! {
    #![proptest_config(many(2000))]

    #[test]
    fn a_damaged_stamp_costs_nothing(kept in any_kept(), store: Index, at: Index, harm in harm()) {
        let (mut device, states) = kept_as(kept);
        let mut all = stores(&mut device);
        let content = &mut all[store.index(if matches!(kept, Kept::InMirrorOnly) { 1 } else { 2 })];
        let parts: Vec<_> = content.stamps.keys().cloned().collect();
        let part = at.get(&parts);
        match harm.of(content.stamps[part].as_bytes()) {
            Some(stamp) => content.stamps.insert(part.clone(), String::from_utf8_lossy(&stamp).into_owned()),
            None => content.stamps.remove(part),
        };
        check_parts(&device.look(), &states, &[])?;
        check_going_on(&mut device)?;
    }

    #[test]
    fn a_damaged_version_is_refused_and_takes_nothing_with_it(kept in any_kept(), at: Index, harm in harm()) {
        let (mut device, states) = kept_as(kept);
        let before = device.versions();
        let Some(database) = &mut device.database else { return Ok(()) };
        let numbers: Vec<_> = database.now.versions.keys().copied().collect();
        let number = *at.get(&numbers);
        match harm.of(&database.now.versions[&number]) {
            Some(octets) => {
                prop_assert!(Version::read(&octets).is_err());
                database.now.versions.insert(number, octets.into());
            }
            None => drop(database.now.versions.remove(&number)),
        }
        let left: Vec<_> = before.into_iter().filter(|(version, _)| version.number != number).collect();
        prop_assert_eq!(device.versions(), left);
        check_parts(&device.look(), &states, &[])?;
    }
}
