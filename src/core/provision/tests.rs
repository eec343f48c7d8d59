//! The worked check of the contract, rows that miss something, and what holds of every sum.

use proptest::prelude::*;

use super::*;
use crate::{
    answer::{AnsweredCell, Picked, PickedOption},
    id::{ChoiceId, ColumnId},
    text::ENGLISH,
};

fn row(cells: &[(&'static str, Answer)]) -> AnsweredRow {
    let cell = |(column, answer): &(&'static str, Answer)| AnsweredCell {
        column: ColumnId::known(column),
        label: (*column).to_owned(),
        answer: answer.clone(),
    };
    AnsweredRow { cells: cells.iter().map(cell).collect() }
}

fn number(text: &str) -> Answer {
    Answer::Number(text.parse().expect("a number"))
}

/// Hours, cost of an hour, staff, pupils.
fn support([hours, staff, pupils]: [&str; 3], hour: u64) -> AnsweredRow {
    let hour = ("hour-cost", Answer::Money(Pence(hour)));
    row(&[("hours", number(hours)), hour, ("staff", number(staff)), ("pupils", number(pupils))])
}

fn service(pence: u64) -> AnsweredRow {
    row(&[("cost", Answer::Money(Pence(pence)))])
}

fn map(
    basis: Option<&'static str>,
    weeks: Option<&str>,
    a: Vec<AnsweredRow>,
    b: Vec<AnsweredRow>,
) -> ProvisionMap {
    let option = |id| PickedOption { id: ChoiceId::known(id), label: String::new(), detail: None };
    let basis = basis.map(|id| Answer::Picked(Picked { options: vec![option(id)], other: None }));
    let weeks = weeks.map(number);
    let (a, b) = (Answer::Rows(a), Answer::Rows(b));
    let answer = |question: &str| match question {
        "pm.basis" => basis.as_ref(),
        "pm.weeks" => weeks.as_ref(),
        "pm.a" => Some(&a),
        "pm.b" => Some(&b),
        _ => None,
    };
    ProvisionMap::of(&answer, &Funding::default())
}

fn top_ups(map: &ProvisionMap) -> Vec<(Basis, u64)> {
    map.shares.iter().map(|share| (share.basis, share.top_up.0)).collect()
}

#[test]
fn the_worked_check_comes_out() {
    let map = map(
        Some("extra"),
        None,
        vec![support(["25", "1", "1"], 1_400)],
        vec![service(60_000), service(90_000)],
    );
    let totals = map.totals.expect("it is small");
    assert_eq!((totals.a, totals.b, totals.all), (Pence(1_330_000), Pence(150_000), Pence(1_480_000)));
    assert_eq!(top_ups(&map), [(Basis::Extra, 880_000), (Basis::Whole, 480_000)]);
    assert_eq!(map.shares.iter().map(|share| share.setting.0).collect::<Vec<_>>(), [600_000, 1_000_000]);
    let how = map.a[0].how(map.weeks, &ENGLISH);
    assert_eq!(
        how,
        "25 hours a week × £14 an hour × 1 staff ÷ 1 pupil = £350 a week. Times 38 weeks = £13,300 a year."
    );
}

#[test]
fn below_the_setting_s_own_money_there_is_no_top_up() {
    let map = map(None, Some("39"), vec![support(["2", "1", "4"], 1_400)], Vec::new());
    assert_eq!(map.totals.map(|totals| totals.all), Some(Pence(27_300)));
    assert_eq!(top_ups(&map), [(Basis::Extra, 0), (Basis::Whole, 0)]);
    assert!(map.remarks(&ENGLISH).contains(&ENGLISH.costs().no_basis.to_owned()));
}

#[test]
fn a_year_is_rounded_once_and_half_a_penny_goes_up() {
    let year = |hours, staff, pupils, hour| {
        let map = map(None, None, vec![support([hours, staff, pupils], hour)], Vec::new());
        map.a[0].cost.clone().map(|cost| (cost.week.map(|week| week.0), cost.year.0))
    };
    // a third of a pound a week: 12.67 for a year, and not 38 times 0.33
    assert_eq!(year("1", "1", "3", 100), Ok((Some(33), 1_267)));
    // half a penny a week is 19 pence a year, and not 38
    assert_eq!(year("1", "1", "2", 1), Ok((Some(1), 19)));
    assert_eq!(year("0.5", "1", "4", 1), Ok((Some(0), 5)));
    assert_eq!(year("1.25", "2", "1", 1_400), Ok((Some(3_500), 133_000)));
}

#[track_caller]
fn check(row: AnsweredRow, expected: &str) {
    let map = map(None, None, vec![row], Vec::new());
    assert_eq!(map.a[0].how(map.weeks, &ENGLISH), expected);
}

#[test]
fn a_row_that_cannot_be_counted_says_why() {
    let hours = || ("hours", number("2"));
    let all = "the hours a week, the cost of an hour, how many staff and how many pupils";
    check(row(&[]), &format!("This is not counted yet. Please add {all}."));
    check(
        row(&[hours()]),
        "This is not counted yet. Please add the cost of an hour, how many staff and how many pupils.",
    );
    check(
        row(&[("hours", Answer::Text("lots".to_owned()))]),
        "This is not counted yet. We could not read the hours a week.",
    );
    check(support(["2", "1", "0"], 1_400), "This is not counted yet. The number of pupils cannot be 0.");
    let much = "999999999999";
    check(support([much, much, "1"], u64::MAX), "This is not counted. The numbers are too large for a sum.");
    check(
        row(&[("week-cost", Answer::Money(Pence(2_500)))]),
        "£25 a week, as it was typed. Times 38 weeks = £950 a year.",
    );
    let mut both = support(["2", "1", "1"], 1_400);
    both.cells.extend(row(&[("week-cost", Answer::Money(Pence(2_500)))]).cells);
    check(
        both,
        "£25 a week, as it was typed. Times 38 weeks = £950 a year. The cost of a week was typed as £25, and the sum gives £28. What was typed is counted.",
    );
}

#[test]
fn nonsense_is_no_panic_and_is_told() {
    let nonsense = Answer::Text("what?".to_owned());
    let map = ProvisionMap::of(&|_| Some(&nonsense), &Funding::default());
    assert_eq!(map.weeks, Weeks::Unread(Funding::default().weeks));
    assert_eq!(map.totals.map(|totals| totals.all), Some(Pence(0)));
    let map = super::tests::map(None, None, vec![row(&[])], vec![row(&[]), service(u64::MAX)]);
    assert_eq!(map.totals.map(|totals| (totals.all, totals.not_counted)), Some((Pence(0), 3)));
    let most = map_of_services(vec![sum::MOST, 1]);
    assert_eq!(most.totals, None, "too large is told");
    assert!(most.shares.is_empty() && most.remarks(&ENGLISH).contains(&ENGLISH.costs().too_large.to_owned()));
}

fn map_of_services(costs: Vec<u64>) -> ProvisionMap {
    map(None, None, Vec::new(), costs.into_iter().map(service).collect())
}

#[test]
fn a_sheet_cannot_become_a_formula() {
    let mut row = support(["25", "1", "1"], 1_400);
    row.cells.extend(super::tests::row(&[("what", Answer::Text("=HYPERLINK(\"x\")".to_owned()))]).cells);
    let csv = map(Some("whole"), None, vec![row], vec![service(150_000)]).sheet(&ENGLISH).csv();
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\",\"\",\"\",350.00,13300.00,"), "{csv}");
    assert!(
        csv.contains(
            "\"Top-up from the council\",\"\",\"\",\"\",4800.00,\"This is what the map says it lists.\""
        ),
        "{csv}"
    );
}

fn numbers() -> impl Strategy<Value = Number> {
    let small = (0..1_000_u64, 0..4_u8);
    let large = (0..1_000_000_000_000_u64, 0..7_u8);
    prop_oneof![4 => small, 1 => large].prop_filter_map("as it is written", |(digits, after_point)| {
        let text = Number { digits, after_point }.to_string();
        crate::question::number::parse(&text)
    })
}

fn parts() -> impl Strategy<Value = ([Number; 3], u64)> {
    ([numbers(), numbers(), numbers()], prop_oneof![0..100_000_u64, any::<u64>()])
}

fn any_support(([hours, staff, pupils], hour): ([Number; 3], u64)) -> AnsweredRow {
    let [hours, staff, pupils] = [hours, staff, pupils].map(Answer::Number);
    let hour = ("hour-cost", Answer::Money(Pence(hour)));
    row(&[("hours", hours), hour, ("staff", staff), ("pupils", pupils)])
}

proptest! {
    #[test]
    fn totals_are_the_sums_of_their_rows(rows in prop::collection::vec(parts(), 0..6), costs in prop::collection::vec(0..10_000_000_u64, 0..6)) {
        let map = map(None, None, rows.into_iter().map(any_support).collect(), costs.iter().copied().map(service).collect());
        let sum = |rows: &[Row]| rows.iter().filter_map(|row| row.cost.as_ref().ok()).map(|cost| u128::from(cost.year.0)).sum::<u128>();
        match map.totals {
            Some(totals) => {
                prop_assert_eq!(u128::from(totals.a.0), sum(&map.a));
                prop_assert_eq!(u128::from(totals.b.0), sum(&map.b));
                prop_assert_eq!(totals.a.0 + totals.b.0, totals.all.0);
                for share in &map.shares {
                    prop_assert_eq!(share.setting.0 + share.top_up.0, totals.all.0);
                    prop_assert!(share.setting <= share.threshold);
                    prop_assert!(share.top_up == Pence(0) || share.setting == share.threshold);
                }
            }
            None => prop_assert!(sum(&map.a) + sum(&map.b) > u128::from(sum::MOST)),
        }
    }

    #[test]
    fn more_of_anything_costs_no_less((numbers, hour) in parts(), more in 0..4_usize, by in 1..50_u64) {
        let cost = |numbers: [Number; 3], hour: u64| {
            let map = map(None, None, vec![any_support((numbers, hour))], Vec::new());
            map.a[0].cost.as_ref().ok().map(|cost| cost.year)
        };
        let mut raised = numbers;
        let mut dearer = hour;
        match raised.get_mut(more) {
            // the third are the pupils: more of them share the cost
            Some(number) => number.digits = number.digits.saturating_add(by).min(999_999_999_999),
            None => dearer = hour.saturating_add(by),
        }
        if let (Some(before), Some(after)) = (cost(numbers, hour), cost(raised, dearer)) {
            let digits = |numbers: [Number; 3]| numbers[more.min(2)].digits;
            let grew = more == 3 || digits(raised) >= digits(numbers);
            let fits = if more == 2 { after <= before } else { after >= before };
            prop_assert!(!grew || fits, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_year_is_less_than_a_penny_from_the_exact_cost((numbers, hour) in ([0..500_u64, 0..5, 1..40], 0..10_000_u64)) {
        let [hours, staff, pupils] = numbers;
        let [h, s, p] = numbers.map(|number| number.to_string());
        let map = map(None, None, vec![support([&h, &s, &p], hour)], Vec::new());
        let cost = map.a[0].cost.clone().expect("it is small");
        // exactly: hours × cost × staff × 38 ÷ pupils
        let exact = hours * hour * staff * 38;
        prop_assert!((cost.year.0 * pupils * 2).abs_diff(exact * 2) <= pupils, "{} of {exact}/{pupils}", cost.year.0);
    }
}
