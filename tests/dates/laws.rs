//! What holds of every day that anybody could know.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use tell_it_once_core::{
    calendar::{self, Saying},
    id::{ClockId, FolderId},
    text::ENGLISH,
    timeline::{Known, KnownDates, Timeline},
    words::Style,
};

use super::shipped;
use crate::laws::config;

/// Any day of the calendar, but mostly days that people live in.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let from = |first: i32, last: i32| {
        (first..=last).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(n).unwrap_or(NaiveDate::MAX))
    };
    prop_oneof![
        8 => from(730_120, 748_000),
        1 => from(-95_000_000, 95_000_000),
        1 => prop_oneof![Just(NaiveDate::MIN), Just(NaiveDate::MAX)],
    ]
}

fn any_known() -> impl Strategy<Value = KnownDates> {
    let clocks: Vec<ClockId> = shipped().clocks.iter().map(|clock| clock.id.clone()).collect();
    let one = (proptest::sample::select(clocks), any_day(), 0u64..400, any::<bool>());
    proptest::collection::vec(one, 0..12).prop_map(|all| {
        let known = all.into_iter().map(|(clock, first, more, is_about)| {
            let last = first.checked_add_days(Days::new(more)).unwrap_or(first);
            (clock, Known { first, last, is_about })
        });
        known.collect()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_day_is_too_strange_and_strict_is_never_after_generous(known in any_known(), today in any_day()) {
        let dates = shipped();
        let timeline = Timeline::of(&dates, &known, today);
        for line in timeline.lines() {
            prop_assert_eq!(line.strict.is_some(), line.generous.is_some(), "{}", line.rule.id);
            prop_assert!(line.strict <= line.generous, "{}", line.rule.id);
        }
        let saying = Saying { style: Style::Usual, unnamed: "your child", source: str::to_owned };
        let events = calendar::events(&timeline, &FolderId::known("f"), saying);
        calendar::write(&events, chrono::DateTime::UNIX_EPOCH);
        let _ = (timeline.next(), ENGLISH.lang);
    }

    /// Without the belt and braces of `Timeline`: by the counts of the file themselves.
    #[test]
    fn a_strict_count_is_never_after_its_generous_one(known in any_known()) {
        let dates = shipped();
        let on = |id: &ClockId| known.get(id).map(|known| known.first);
        for rule in dates.rules() {
            let [strict, generous] =
                [&rule.strict, &rule.generous].map(|count| count.as_ref()?.day(&on, &dates.open));
            if let (Some(strict), Some(generous)) = (strict, generous) {
                prop_assert!(strict <= generous, "{}: {} and {}", rule.id, strict, generous);
            }
        }
    }

    /// A day that is known later makes nothing due sooner.
    #[test]
    fn counts_are_monotonic(known in any_known(), which in any::<prop::sample::Index>(), more in 1u64..900) {
        prop_assume!(!known.is_empty());
        let dates = shipped();
        let clock = known.keys().nth(which.index(known.len())).cloned();
        let clock = clock.expect("there is one");
        let Some(later) = known[&clock].first.checked_add_days(Days::new(more)) else { return Ok(()) };
        let before = |id: &ClockId| known.get(id).map(|known| known.first);
        let after = |id: &ClockId| if *id == clock { Some(later) } else { before(id) };
        for rule in dates.rules() {
            for count in [&rule.strict, &rule.generous].into_iter().flatten() {
                let [before, after] = [count.day(&before, &dates.open), count.day(&after, &dates.open)];
                // beyond the last day of all calendars there is none
                if let (Some(before), Some(after)) = (before, after) {
                    prop_assert!(before <= after, "{}: {} and then {}", rule.id, before, after);
                }
            }
        }
    }
}
