//! Whatever windows do, and whatever a device does to them: what was called saved is not lost.

use proptest::{collection::vec, prelude::*, sample::Index, test_runner::FileFailurePersistence};
use tell_it_once_core::keep::{Durability, Pace};

use super::windows::{Act, World, acts};

/// As many as a law needs to be believed.
pub(super) fn many(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default();
    // the default is what PROPTEST_CASES says, where it says anything
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases.max(cases) } else { cases };
    let kept = FileFailurePersistence::WithSource("seeds");
    ProptestConfig { cases, failure_persistence: Some(Box::new(kept)), ..asked }
}

fn check(has_database: bool, locks: bool, acts: Vec<Act>) -> Result<(), TestCaseError> {
    let mut world = World::new(has_database, locks);
    acts.into_iter().for_each(|act| world.act(act));
    world.check()
}

proptest! {
    #![proptest_config(many(4000))]

    #[test]
    fn what_was_called_saved_is_there_whoever_else_writes(acts in acts(false)) {
        check(true, false, acts)?;
    }
}

proptest! {
    #![proptest_config(many(2500))]

    #[test]
    fn what_was_called_saved_is_there_where_windows_have_locks(acts in acts(false)) {
        check(true, true, acts)?;
    }

    #[test]
    fn what_was_safe_is_there_after_a_power_cut(acts in acts(true)) {
        check(true, false, acts)?;
    }
}

proptest! {
    #![proptest_config(many(1000))]

    #[test]
    fn what_was_called_saved_is_there_where_there_is_no_database(acts in acts(true)) {
        check(false, true, acts)?;
    }

    #[test]
    fn what_was_typed_before_the_page_was_hidden_is_there(acts in acts(false), has_database: bool) {
        let is_of_one = |act: &Act| matches!(
            act,
            Act::Type { .. } | Act::Save { .. } | Act::Go { .. } | Act::Fail { .. } | Act::KeepVersion { .. }
        );
        let mut world = World::new(has_database, false);
        world.act(Act::Open);
        acts.into_iter().filter(is_of_one).for_each(|act| world.act(act));
        world.last_moment();
        world.check()?;
    }

    #[test]
    fn what_was_called_saved_is_there_or_its_damage_is_told(
        acts in acts(false), when: Index, copy: usize, bit: usize,
    ) {
        let mut acts = acts;
        acts.insert(when.index(acts.len()), Act::Harm { copy, bit });
        check(true, false, acts)?;
    }
}

/// Words that a window saved while it looked for another one's are not in what it found.
#[test]
fn what_was_saved_while_it_looked_is_not_shown_away() {
    let place = |place| Act::Type { window: 0, place, letters: 1 };
    let saved = [Act::Save { window: 0, durability: Durability::Relaxed }, Act::Go { window: 0, steps: 9 }];
    for next in 0..3 {
        let mut acts = vec![Act::Open, place(0)];
        acts.extend(saved);
        acts.extend([Act::Look { window: 0 }, place(0)]);
        acts.extend(saved);
        acts.extend([Act::Show { window: 0 }, place(next)]);
        acts.extend(saved);
        check(true, false, acts).expect("no word is lost");
    }
}

/// A window that hears of a save finds it in the mirror, and the database has it a moment later. That is nothing
/// new to it: what it saves then goes on from there, and need not be put aside.
#[test]
fn what_was_found_on_its_way_to_the_database_is_known() {
    let saved =
        |window| [Act::Save { window, durability: Durability::Relaxed }, Act::Go { window, steps: 9 }];
    let place = |window| Act::Type { window, place: 0, letters: 1 };
    let mut acts = vec![Act::Open, place(0)];
    acts.extend(saved(0));
    acts.extend([Act::Open, place(0), Act::Save { window: 0, durability: Durability::Relaxed }]);
    // the comparison, the record, and the end of the mirror's turn
    acts.extend([Act::Go { window: 0, steps: 3 }, Act::Look { window: 1 }, Act::Show { window: 1 }]);
    acts.extend([Act::Go { window: 0, steps: 9 }, place(1)]);
    acts.extend(saved(1));
    let mut world = World::new(true, false);
    acts.iter().for_each(|act| world.act(*act));
    assert_eq!(world.device.versions(), []);
    world.check().expect("no word is lost");
}

/// What was opened each time, and what was kept in which order.
fn choices(acts: &[Act], jumps: bool) -> (World, Vec<u64>) {
    let mut world = World::new(true, false);
    for act in acts {
        let is_jump = matches!(act, Act::Years(_));
        world.act(if is_jump && !jumps { Act::Years(0) } else { *act });
    }
    let numbers = world.device.versions().iter().map(|(version, _)| version.number).collect();
    (world, numbers)
}

proptest! {
    #![proptest_config(many(500))]

    #[test]
    fn no_clock_decides_what_is_newer(acts in acts(true)) {
        let ((jumping, numbers), (steady, expected)) = (choices(&acts, true), choices(&acts, false));
        prop_assert_eq!(&numbers, &expected);
        prop_assert!(numbers.is_sorted_by(|one, next| one < next), "they count up");
        prop_assert_eq!(jumping.chosen, steady.chosen);
    }

    #[test]
    fn a_save_is_soon_due_whatever_the_clock_does(times in vec(-3e11..3e11f64, 1..20)) {
        let mut pace = Pace::default();
        for now in times {
            pace.changed(now);
            let wait = pace.wait(now).expect("something was changed");
            prop_assert!((0.0..=300.0).contains(&wait), "{wait}");
        }
    }
}
