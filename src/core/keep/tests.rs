//! What is saved when, and what is not called saved.

use super::*;
use crate::{
    booklet::tried,
    folder::{Contribution, child_id},
    id::BookletId,
};

fn part(booklet: &'static str) -> Part {
    Part::Contribution { contributor: child_id(), booklet: BookletId::known(booklet) }
}

fn keeper() -> Keeper {
    Keeper::new(Writer([1; 16]), Start::default())
}

fn folder() -> Folder {
    let mut folder = tried::folder();
    for booklet in ["details", "family"] {
        folder.contributions.push(Contribution::new(child_id(), BookletId::known(booklet)));
    }
    folder
}

fn saved(batch: &Batch) -> Vec<(&Part, u64)> {
    batch.writings.iter().map(|one| (&one.part, one.stamp.generation)).collect()
}

#[test]
fn a_save_writes_what_was_changed_and_nothing_else() {
    let (mut keeper, folder) = (keeper(), folder());
    keeper.changed([part("family")], 0.0);
    let first = keeper.start(&folder, Durability::Strict);
    assert_eq!(saved(&first), [(&Part::Frame, 1), (&part("family"), 1)]);
    assert_eq!(keeper.saved(&first, Durability::Strict), Next::Rest);
    keeper.changed([part("details")], 1.0);
    let second = keeper.start(&folder, Durability::Strict);
    assert_eq!(saved(&second), [(&Part::Frame, 2), (&part("details"), 1)], "the frame lists the first now");
    keeper.saved(&second, Durability::Strict);
    keeper.changed([part("details")], 2.0);
    let third = keeper.start(&folder, Durability::Strict);
    assert_eq!(saved(&third), [(&Part::Frame, 3), (&part("details"), 2)]);
    keeper.saved(&third, Durability::Strict);
    keeper.changed([part("details")], 3.0);
    let fourth = keeper.start(&folder, Durability::Strict);
    assert_eq!(saved(&fourth), [(&part("details"), 3)]);
}

#[test]
fn what_did_not_arrive_is_written_again() {
    let (mut keeper, folder) = (keeper(), folder());
    keeper.changed([part("family")], 0.0);
    keeper.start(&folder, Durability::Relaxed);
    keeper.failed();
    keeper.changed([part("details")], 1.0);
    let again = keeper.start(&folder, Durability::Relaxed);
    assert_eq!(saved(&again), [(&Part::Frame, 2), (&part("details"), 1), (&part("family"), 2)]);
}

#[test]
fn one_save_at_a_time_and_the_more_durable_of_those_that_wait() {
    let (mut keeper, folder) = (keeper(), folder());
    keeper.changed([part("family")], 0.0);
    assert!(keeper.may_start(Durability::Relaxed));
    let batch = keeper.start(&folder, Durability::Relaxed);
    assert!(!keeper.may_start(Durability::Strict));
    assert!(!keeper.may_start(Durability::Relaxed));
    keeper.changed([part("family")], 1.0);
    assert_eq!(keeper.saved(&batch, Durability::Relaxed), Next::SaveNow(Durability::Strict));
    let batch = keeper.start(&folder, Durability::Strict);
    assert_eq!(keeper.saved(&batch, Durability::Strict), Next::Rest);
}

#[test]
fn what_was_typed_during_a_save_is_not_called_saved() {
    let (mut keeper, folder) = (keeper(), folder());
    keeper.changed([part("family")], 0.0);
    let batch = keeper.start(&folder, Durability::Relaxed);
    keeper.changed([part("family")], 1.0);
    assert_eq!(keeper.saved(&batch, Durability::Relaxed), Next::SaveInTime);
    assert!(keeper.has_unsaved());
    let batch = keeper.start(&folder, Durability::Relaxed);
    assert_eq!(keeper.saved(&batch, Durability::Relaxed), Next::Rest);
    assert!(!keeper.has_unsaved());
}

#[test]
fn a_strict_save_writes_again_what_a_power_cut_could_take() {
    let (mut keeper, folder) = (keeper(), folder());
    keeper.changed([part("family")], 0.0);
    let batch = keeper.start(&folder, Durability::Relaxed);
    assert!(!keeper.may_start(Durability::Strict));
    assert_eq!(keeper.saved(&batch, Durability::Relaxed), Next::SaveNow(Durability::Strict));
    assert!(keeper.can_be_safer());
    let batch = keeper.start(&folder, Durability::Strict);
    assert_eq!(saved(&batch), [(&Part::Frame, 2), (&part("family"), 2)]);
    assert_eq!(keeper.saved(&batch, Durability::Strict), Next::Rest);
    assert!(!keeper.can_be_safer());
}

#[test]
fn what_was_put_away_in_a_hurry_is_saved_all_the_same() {
    let (mut keeper, folder) = (keeper(), folder());
    keeper.changed([part("family")], 0.0);
    let under_way = keeper.start(&folder, Durability::Relaxed);
    keeper.changed([part("family")], 1.0);
    let in_a_hurry = keeper.write_out(&folder, Durability::Strict);
    assert_eq!(saved(&in_a_hurry), [(&Part::Frame, 2), (&part("family"), 2)]);
    assert!(keeper.is_overtaken(&under_way) && !keeper.is_overtaken(&in_a_hurry));
    assert_eq!(keeper.saved(&under_way, Durability::Relaxed), Next::SaveInTime);
    let after = keeper.start(&folder, Durability::Relaxed);
    assert_eq!(saved(&after), [(&Part::Frame, 3), (&part("family"), 3)]);
}

#[test]
fn who_stopped_does_not_start() {
    let mut keeper = keeper();
    keeper.changed([part("family")], 0.0);
    keeper.stop();
    assert!(!keeper.may_start(Durability::Strict));
    keeper.resume();
    assert!(keeper.may_start(Durability::Strict));
}

#[test]
fn a_folder_of_an_older_form_is_written_anew() {
    let start = Start { unwritten: Parts::of([Part::Frame, part("family")]), ..Start::default() };
    let mut keeper = Keeper::new(Writer([1; 16]), start);
    assert!(keeper.has_unsaved(), "it is saved before anybody types");
    let batch = keeper.start(&folder(), Durability::Strict);
    assert_eq!(saved(&batch), [(&Part::Frame, 1), (&part("family"), 1)]);
}

#[test]
fn what_only_the_mirror_has_is_written_with_the_first_save() {
    let start = Start {
        stamps: ByPart::from_iter([(Part::Frame, Stamp { generation: 4, writer: Writer([2; 16]) })]),
        only_mirrored: Parts::of([Part::Frame]),
        ..Start::default()
    };
    let mut keeper = Keeper::new(Writer([1; 16]), start);
    assert!(!keeper.can_be_safer(), "nobody has done anything");
    keeper.changed([part("family")], 0.0);
    let batch = keeper.start(&folder(), Durability::Relaxed);
    assert_eq!(saved(&batch), [(&Part::Frame, 5), (&part("family"), 1)]);
}
