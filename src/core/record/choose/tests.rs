//! Laws of choosing: whatever happens to one copy, at most the last save is lost, and it is reported.

use chrono::DateTime;
use proptest::prelude::*;

use super::{super::Writer, *};
use crate::{folder::Folder, id::FolderId};

fn folder_id() -> FolderId {
    FolderId::known("f-1")
}

fn name() -> PartName {
    PartName { folder: folder_id(), part: Part::Frame }
}

fn record(generation: u64, child: &str) -> Record {
    let now = DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment");
    let mut folder = Folder::new(folder_id(), "b".to_owned(), "k".to_owned(), now);
    folder.contributors[0].name = child.to_owned();
    Record::of(&folder, stamp(generation))
}

fn copy(generation: u64) -> Option<Vec<u8>> {
    Some(record(generation, "Sam").write().into_bytes())
}

fn stamp(generation: u64) -> Stamp {
    Stamp { generation, writer: Writer([1; 16]) }
}

fn look(copies: [Option<Vec<u8>>; 4], stamps: [Option<u64>; 2]) -> Choice {
    let ([a, b, c, d], [database, mirror]) = (copies, stamps.map(|known| known.map(stamp)));
    choose(&name(), Shelf { a, b, stamp: database }, Shelf { a: c, b: d, stamp: mirror })
}

#[track_caller]
fn check(copies: [Option<Vec<u8>>; 4], opened: Option<u64>, damaged: &[(usize, Damage)], may_be_older: bool) {
    let choice = look(copies, [None, None]);
    assert_eq!(choice.open.map(|chosen| chosen.stamp.generation), opened);
    let found: Vec<_> = choice.damaged.into_iter().map(|one| (one.place, one.damage)).collect();
    let expected: Vec<_> = damaged.iter().map(|(n, damage)| (Place::ALL[*n], damage.clone())).collect();
    assert_eq!(found, expected);
    assert_eq!(choice.may_be_older, may_be_older);
}

#[test]
fn the_newest_whole_copy_is_opened() {
    let bad = || Some(b"no record".to_vec());
    let bad_at = |n| (n, Damage::NotARecord);
    check([None, None, None, None], None, &[], false);
    check([None, copy(1), None, copy(1)], Some(1), &[], false);
    check([copy(2), copy(1), copy(2), copy(1)], Some(2), &[], false);
    check([copy(8), copy(9), copy(6), copy(7)], Some(9), &[], false);
    check([copy(8), copy(9), copy(10), copy(9)], Some(10), &[], false);
    check([None, None, copy(2), copy(1)], Some(2), &[], false);
    check([bad(), copy(1), copy(2), copy(1)], Some(2), &[bad_at(0)], false);
    check([bad(), copy(1), None, None], Some(1), &[bad_at(0)], true);
    check([bad(), bad(), None, copy(3)], Some(3), &[bad_at(0), bad_at(1), (2, Damage::Missing)], true);
    check([bad(), None, None, None], None, &[bad_at(0)], true);
    check([copy(2), None, copy(2), copy(1)], Some(2), &[(1, Damage::Missing)], false);
    check([copy(2), None, None, None], Some(2), &[(1, Damage::Missing)], true);
}

#[test]
fn words_of_a_rival_window_and_of_other_folders_are_reported() {
    let rival = Some(record(2, "Alex").write().into_bytes());
    check([copy(2), copy(1), rival, copy(1)], Some(2), &[(2, Damage::Rival)], true);
    let other = Record { folder: FolderId::known("f-2"), ..record(4, "Sam") };
    let other = Some(other.write().into_bytes());
    check([other, copy(1), copy(2), copy(1)], Some(2), &[(0, Damage::OtherFolder)], false);
}

#[test]
fn a_whole_record_without_a_folder_in_it_gives_way_to_the_one_before() {
    let hollow = Record { body: "{}".to_owned(), ..record(2, "Sam") };
    let choice = look([Some(hollow.write().into_bytes()), copy(1), None, None], [None, None]);
    assert_eq!(choice.open.map(|chosen| chosen.stamp.generation), Some(1));
    assert!(matches!(choice.damaged[0].damage, Damage::NotAFolder(_)));
    assert!(choice.may_be_older);
}

#[test]
fn what_a_newer_program_saved_is_not_written_over() {
    let newer = Record { schema: SCHEMA + 1, ..record(2, "Sam") };
    let bytes = newer.write().into_bytes();
    let choice = look([Some(bytes.clone()), copy(1), None, None], [None, None]);
    assert_eq!(choice.newer, Some(Newer { schema: SCHEMA + 1, bytes }));
    assert_eq!(choice.open.map(|chosen| chosen.stamp.generation), Some(1));
}

#[track_caller]
fn check_after(copies: [Option<Vec<u8>>; 4], stamps: [Option<u64>; 2], expected: Option<u64>) {
    let after = look(copies, stamps).write_after;
    assert_eq!(after.map(|stamp| stamp.generation), expected);
}

#[test]
fn the_first_save_leaves_the_opened_copy_alone() {
    check_after([None, None, None, None], [None, None], None);
    check_after([copy(2), copy(1), None, None], [None, None], Some(2));
    check_after([copy(2), copy(1), None, None], [Some(2), Some(2)], Some(2));
    // generation 2 is damaged: generation 3 would go over the only whole copy
    check_after([None, copy(1), None, None], [Some(2), None], Some(3));
    check_after([None, None, None, None], [Some(5), Some(4)], Some(5));
}

#[derive(Clone, Debug)]
enum Harm {
    Flip { at: prop::sample::Index, bit: u8 },
    Cut { at: prop::sample::Index },
    Delete,
}

impl Harm {
    fn to(&self, copy: &mut Option<Vec<u8>>) {
        let Some(bytes) = copy else { return };
        match self {
            Harm::Flip { at, bit } => {
                let at = at.index(bytes.len());
                bytes[at] ^= 1 << bit;
            }
            Harm::Cut { at } => bytes.truncate(at.index(bytes.len())),
            Harm::Delete => *copy = None,
        }
    }
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        (any::<prop::sample::Index>(), 0..8_u8).prop_map(|(at, bit)| Harm::Flip { at, bit }),
        any::<prop::sample::Index>().prop_map(|at| Harm::Cut { at }),
        Just(Harm::Delete),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn harm_to_one_copy_is_reported_and_loses_at_most_the_last_save(
        harm in harm(),
        n in 0..4_usize,
        newest in 2..40_u64,
        mirrored in any::<bool>(),
    ) {
        let slot = |slot| if Slot::of(newest) == slot { copy(newest) } else { copy(newest - 1) };
        let mirror = |which| mirrored.then(|| slot(which)).flatten();
        let mut copies = [slot(Slot::A), slot(Slot::B), mirror(Slot::A), mirror(Slot::B)];
        let n = if mirrored { n } else { n % 2 };
        harm.to(&mut copies[n]);
        let choice = look(copies, [Some(newest), mirrored.then_some(newest)]);
        let opened = choice.open.as_ref().map(|chosen| chosen.stamp.generation);
        let at_least = if mirrored { newest } else { newest - 1 };
        prop_assert!(opened >= Some(at_least));
        prop_assert!(opened <= Some(newest));
        let places: Vec<_> = choice.damaged.iter().map(|one| one.place).collect();
        prop_assert_eq!(places, [Place::ALL[n]]);
        prop_assert!(opened == Some(newest) || choice.may_be_older);
    }
}

/// A copy of another window's, which had opened `after`.
fn others(generation: u64, after: Option<Stamp>) -> Option<Vec<u8>> {
    let stamp = Stamp { generation, writer: Writer([2; 16]) };
    let record = Record { stamp, after, ..record(generation, "Alex") };
    Some(record.write().into_bytes())
}

#[track_caller]
fn check_apart(copies: [Option<Vec<u8>>; 4], opened: u64, rivals: &[usize], next: u64) {
    let choice = look(copies, [None, None]);
    assert_eq!(choice.open.map(|chosen| chosen.stamp.generation), Some(opened));
    let found: Vec<_> = choice.damaged.into_iter().filter(|one| one.damage == Damage::Rival).collect();
    let found: Vec<_> = found.into_iter().map(|one| one.place).collect();
    assert_eq!(found, rivals.iter().map(|n| Place::ALL[*n]).collect::<Vec<_>>());
    assert_eq!(choice.may_be_older, !rivals.is_empty());
    assert_eq!(choice.write_after.map(|after| after.generation + 1), Some(next), "no number is used again");
}

#[test]
fn what_the_database_has_is_not_lost_under_what_was_written_apart() {
    let both = |mirror| [copy(6), copy(5), mirror, others(7, Some(stamp(5)))];
    check_apart(both(None), 6, &[3], 9);
    check_apart(both(others(8, Some(stamp(5)))), 6, &[2, 3], 9);
    let begun_anew = [None, copy(1), others(2, None), None];
    check_apart(begun_anew, 1, &[2], 4);
    let followed = [copy(6), copy(5), others(8, Some(stamp(6))), others(7, Some(stamp(6)))];
    check_apart(followed, 8, &[], 9);
    let caught_up_later = [copy(6), copy(5), None, others(9, Some(stamp(8)))];
    check_apart(caught_up_later, 9, &[], 10);
}
