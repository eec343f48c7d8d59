//! Every worked date of the contract, and who says so in its rules.

use chrono::Weekday::{Mon, Sun};
use tell_it_once_core::{
    dates::{Closed, Duty},
    timeline::{State, Timeline},
};

use super::{day, known, line, shipped};

/// A rule with its strict and its generous day, in one text where they are the same.
#[track_caller]
fn check(given: &str, expected: &[(&str, &str)]) {
    let dates = shipped();
    // on the first of the days that are known, all is still to come
    let timeline = Timeline::of(&dates, &known(given), day("2026-11-22"));
    for (rule, days) in expected {
        let (strict, generous) = days.split_once(" to ").unwrap_or((days, days));
        let found = line(&timeline, rule);
        assert_eq!(found.strict, Some(day(strict)), "{given}: {rule}, the earliest day");
        assert_eq!(found.generous, Some(day(generous)), "{given}: {rule}, the latest day");
    }
}

#[test]
fn the_twenty_weeks_skip_no_holidays() {
    let weeks = |days: [&'static str; 4]| {
        let rules = ["d1", "d3", "d4", "d6"];
        rules.into_iter().zip(days).collect::<Vec<_>>()
    };
    check("request 2026-01-05", &weeks(["2026-02-16", "2026-04-13", "2026-04-27", "2026-05-25"]));
    check("request 2026-09-14", &weeks(["2026-10-26", "2026-12-21", "2027-01-04", "2027-02-01"]));
    // over a leap day, and over Christmas
    check("request 2028-01-31", &weeks(["2028-03-13", "2028-05-08", "2028-05-22", "2028-06-19"]));
    check("advice 2026-10-05", &[("d2", "2026-11-16")]);
    check("advice 2026-11-23", &[("d2", "2027-01-04")]);
    check("schools 2026-10-05", &[("d7", "2026-10-20")]);
}

#[test]
fn fifteen_days_begin_with_the_day_on_the_letter() {
    check("draft 2026-04-13", &[("d5", "2026-04-27")]);
    check("draft 2026-12-18", &[("d5", "2027-01-01")]);
    check("draft 2028-02-20", &[("d5", "2028-03-05")]);
    check("changes 2026-04-13", &[("d15", "2026-04-27")]);
    check("changes 2026-12-18", &[("d15", "2027-01-01")]);
    check("changes 2028-02-20", &[("d15", "2028-03-05")]);
    check(
        "changes 2026-04-13, changes-got 2026-04-16, changes-by 2026-05-05",
        &[("d15", "2026-04-27 to 2026-05-05")],
    );
    check("changes 2026-04-13, changes-by 2026-04-24", &[("d15", "2026-04-24 to 2026-04-27")]);
    check("changes-got 2026-04-16", &[("d15", "2026-04-30")]);
    // the council's own day is shown beside it where it is later, and is the safe one where it is earlier
    check(
        "draft 2026-04-13, draft-got 2026-04-16, draft-by 2026-05-05",
        &[("d5", "2026-04-27 to 2026-05-05")],
    );
    check("draft 2026-04-13, draft-by 2026-04-24", &[("d5", "2026-04-24 to 2026-04-27")]);
    // the only day that is known may be later than the letter, so what is missing is said (see states.rs)
    check("draft-got 2026-04-16", &[("d5", "2026-04-30")]);
}

#[test]
fn a_safe_day_is_never_moved_but_it_is_said_where_it_falls() {
    let dates = shipped();
    for (given, rule, falls) in [
        ("draft 2026-12-18", "d5", Some(Closed::BankHoliday)),
        ("draft 2028-02-20", "d5", Some(Closed::Weekend)),
        ("draft 2026-04-13", "d5", None),
        ("request 2026-01-05", "d6", Some(Closed::BankHoliday)),
    ] {
        let timeline = Timeline::of(&dates, &known(given), day("2026-11-22"));
        assert_eq!(line(&timeline, rule).falls, falls, "{given}");
    }
}

#[test]
fn reviews() {
    check("meeting 2024-11-01", &[("d11", "2024-10-18"), ("d13", "2024-11-15"), ("d14", "2024-11-29")]);
    check("meeting 2024-11-01", &[("d16", "2025-01-24"), ("d12", "2024-10-11 to 2024-10-18")]);
    check("meeting 2024-11-01, changes 2024-11-25", &[("d16", "2025-01-20")]);
    // changes that came late themselves
    check("meeting 2024-11-01, changes 2024-12-10", &[("d16", "2025-01-24 to 2025-02-04")]);
    check("meeting 2026-11-20", &[("d11", "2026-11-06"), ("d13", "2026-12-04"), ("d14", "2026-12-18")]);
    check("meeting 2026-11-20", &[("d16", "2027-02-12")]);
    check("plan 2024-04-15", &[("d8", "2025-04-14 to 2025-04-15")]);
    check("plan 2024-02-29", &[("d8", "2025-02-27 to 2025-02-28")]);
    check("review 2024-04-15", &[("d9", "2025-04-14 to 2025-04-15")]);
    check("review 2024-02-29", &[("d9", "2025-02-27 to 2025-02-28")]);
    check("review 2024-01-01", &[("d9", "2024-12-31 to 2025-01-01")]);
    check("birth 2023-05-01, plan 2026-09-01", &[("d10", "2026-12-01 to 2027-03-01")]);
    check("birth 2023-05-01, plan 2026-01-31, review 2026-08-31", &[("d10", "2026-11-30 to 2027-02-28")]);
}

#[test]
fn moves() {
    check("move-school 2027-09-01", &[("d17", "2027-02-14 to 2027-02-15")]);
    check("move-16 2027-09-01", &[("d18", "2027-03-30 to 2027-03-31")]);
    // the year of the move counts, and not the school year
    check("move-school 2027-01-04", &[("d17", "2027-02-14 to 2027-02-15")]);
    check("move-16 2028-09-04", &[("d18", "2028-03-30 to 2028-03-31")]);
    check("move-other 2027-09-01", &[("d19", "2027-04-01")]);
    check("move-other 2028-07-31", &[("d19", "2028-02-29")]);
    check("move-other 2027-07-31", &[("d19", "2027-02-28")]);
}

#[test]
fn mediation_and_appeal() {
    check("decision 2024-10-01, certificate 2024-11-29", &[("d23", "2024-12-29 to 2025-01-02")]);
    check("decision 2026-10-01, certificate 2026-11-29", &[("d23", "2026-12-29 to 2027-01-04")]);
    check("decision 2026-10-01", &[("d20", "2026-12-01")]);
    check("decision 2026-06-10", &[("d23", "2026-08-10 to 2026-09-01")]);
    check("decision 2026-05-20, certificate 2026-07-30", &[("d23", "2026-08-30 to 2026-09-01")]);
    check("decision 2026-12-31", &[("d20", "2027-02-28"), ("d23", "2027-02-28 to 2027-03-01")]);
    // the day of the letter where it is later than that of the certificate
    check("decision 2026-10-01, certificate 2026-10-12", &[("d23", "2026-12-01")]);
    check("decision 2025-12-31", &[("d20", "2026-02-28"), ("d23", "2026-02-28 to 2026-03-02")]);
    // both ends of the two times at which the Tribunal is closed
    check("decision 2026-10-24", &[("d23", "2026-12-24")]);
    check("decision 2026-10-25", &[("d23", "2026-12-25 to 2027-01-04")]);
    check("decision 2026-11-01", &[("d23", "2027-01-01 to 2027-01-04")]);
    check("decision 2026-05-31", &[("d23", "2026-07-31")]);
    check("decision 2026-06-01", &[("d23", "2026-08-01 to 2026-09-01")]);
    check("decision 2026-07-01", &[("d23", "2026-09-01")]);
    // working days go round weekends and bank holidays; the 30 days do not
    check("adviser 2026-12-24", &[("d21", "2026-12-31")]);
    check("adviser 2026-11-18", &[("d21", "2026-11-23")]);
    check("mediation 2026-11-30", &[("d22", "2026-12-30")]);
}

#[test]
fn growing_up() {
    check("birth 2010-08-20", &[("d24", "2026-06-26")]);
    // the school year turns between 31 August and 1 September
    check("birth 2010-08-31", &[("d24", "2026-06-26"), ("d25", "2023-09-01")]);
    check("birth 2010-09-01", &[("d24", "2027-06-25"), ("d25", "2024-09-01")]);
    check("birth 2010-09-02", &[("d24", "2027-06-25")]);
    check("birth 2011-01-15", &[("d24", "2027-06-25")]);
    // somebody born on a leap day
    check("birth 2012-02-29", &[("d24", "2028-06-30")]);
    check("birth 2012-03-03", &[("d25", "2025-09-01")]);
    let dates = shipped();
    for (birth, today, year) in [
        ("birth 2012-03-03", "2026-11-22", 10),
        ("birth 2012-08-31", "2026-08-31", 9),
        ("birth 2012-08-31", "2026-09-01", 10),
        ("birth 2012-09-01", "2026-09-01", 9),
    ] {
        let timeline = Timeline::of(&dates, &known(birth), day(today));
        assert_eq!(timeline.school_year, Some(year), "{birth} on {today}");
    }
}

/// When a personal budget can be asked for is a window: no day is counted, and none is ever missed.
#[test]
fn a_window_has_no_day() {
    let dates = shipped();
    for given in ["", "request 2024-01-05", "draft 2024-04-13, plan 2024-05-13, review 2025-05-01"] {
        let timeline = Timeline::of(&dates, &known(given), day("2026-11-22"));
        let found = line(&timeline, "d26");
        assert_eq!((found.strict, found.generous), (None, None), "{given}");
        assert_eq!(found.state, State::Anytime, "{given}");
    }
}

#[test]
fn every_rule_of_the_contract_is_there_with_its_source() {
    let dates = shipped();
    let mut found: Vec<_> = dates.rules().map(|rule| rule.id.as_str().to_owned()).collect();
    found.sort_by_key(|id| id[1..].parse::<u8>().ok());
    let expected: Vec<_> = (1..=26).map(|n| format!("d{n}")).collect();
    assert_eq!(found, expected);
    for rule in dates.rules() {
        assert!(rule.source.len() > 10, "{} says where it is from", rule.id);
    }
    let ours: Vec<_> =
        dates.rules().filter(|rule| rule.duty == Duty::Family).map(|rule| rule.id.as_str()).collect();
    assert_eq!(ours.len(), 6, "d5, d12, d15, d20, d23, d26: {ours:?}");
    // what is prompt or window and never late
    let advice = |id: &str| dates.rules().any(|rule| rule.id.as_str() == id && rule.is_advice);
    assert!(["d3", "d10", "d12"].into_iter().all(advice));
}

/// The list is checked against the rules by which the days are set, Easter among them.
#[test]
fn the_bank_holidays_are_those_of_england() {
    use chrono::{Datelike, Days, NaiveDate};
    let open = shipped().open;
    let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("it is a day");
    let monday = |mut day: NaiveDate, back: bool| {
        while day.weekday() != Mon {
            day = if back { day.pred_opt() } else { day.succ_opt() }.expect("there is one");
        }
        day
    };
    let mut expected = Vec::new();
    for year in 2026..=2028 {
        let easter = easter(year);
        assert_eq!(easter.weekday(), Sun);
        expected.extend([easter - Days::new(2), easter + Days::new(1)]);
        expected.extend([monday(on(year, 5, 1), false), monday(on(year, 5, 31), true)]);
        expected.push(monday(on(year, 8, 31), true));
        for fixed in [on(year, 1, 1), on(year, 12, 25), on(year, 12, 26)] {
            let mut day = fixed;
            while day.weekday().num_days_from_monday() > 4 || expected.contains(&day) {
                day = day.succ_opt().expect("there is one");
            }
            expected.push(day);
        }
    }
    expected.sort();
    assert_eq!(open.bank_holidays.into_iter().collect::<Vec<_>>(), expected);
}

/// Easter Sunday in the Gregorian calendar: the Sunday after the first full moon from 21 March on, as tables of
/// the Church count it.
fn easter(year: i32) -> chrono::NaiveDate {
    let golden = year % 19;
    let century = year / 100;
    let skipped = century - century / 4 - (8 * century + 13) / 25;
    let mut moon = (19 * golden + skipped + 15) % 30;
    moon -= (moon / 28) * (1 - (29 / (moon + 1)) * ((21 - golden) / 11));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    let days = moon - weekday;
    let month = 3 + (days + 40) / 44;
    let day = days + 28 - 31 * (month / 4);
    chrono::NaiveDate::from_ymd_opt(year, month as u32, day as u32).expect("it is a day")
}
