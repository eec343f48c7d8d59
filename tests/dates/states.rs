//! What a family is told of a day, seen from today: kindly, and never more than is known.

use tell_it_once_core::{
    answer::Dated,
    id::ClockId,
    timeline::{
        Doubt, Known, KnownDates, Place,
        State::{self, Anytime, Between, Done, Late, Over, ToCome, Undecided, Unknown},
        Timeline,
    },
};

use super::{day, known, line, shipped};

#[track_caller]
fn check(given: &str, today: &str, rule: &str, expected: State) {
    let dates = shipped();
    let timeline = Timeline::of(&dates, &known(given), day(today));
    assert_eq!(line(&timeline, rule).state, expected, "{given}: {rule} on {today}");
}

#[test]
fn late_only_after_the_most_generous_day() {
    let given = "request 2027-01-04";
    check(given, "2027-01-04", "d6", ToCome(140));
    check(given, "2027-05-24", "d6", ToCome(0));
    check(given, "2027-05-25", "d6", Late(1));
    let plan = "plan 2027-01-04";
    check(plan, "2028-01-03", "d8", ToCome(0));
    check(plan, "2028-01-04", "d8", Between(0));
    check(plan, "2028-01-05", "d8", Late(1));
    check("meeting 2027-01-04, changes 2027-02-10", "2027-04-01", "d16", Between(6));
}

#[test]
fn nobody_is_late_with_advice_or_with_their_own_day() {
    check("request 2026-12-01", "2027-06-01", "d3", Over);
    check("meeting 2027-03-01", "2027-02-20", "d12", Over);
    check("draft 2027-01-04", "2027-01-18", "d5", ToCome(0));
    check("draft 2027-01-04", "2027-01-19", "d5", Over);
    // the council's own later day
    check("draft 2027-01-04, draft-by 2027-01-25", "2027-01-19", "d5", Between(6));
    check("decision 2027-01-04", "2027-04-01", "d23", Over);
    check("birth 2010-08-20", "2027-01-01", "d24", Over);
    check("", "2027-01-01", "d26", Anytime);
    check("", "2027-01-01", "d1", Unknown);
}

#[test]
fn a_later_day_shows_that_something_was_done() {
    check("request 2027-01-04, assess 2027-03-01", "2027-06-01", "d1", Done);
    check("request 2027-01-04, plan 2027-08-01", "2027-09-01", "d6", Done);
    // the plan of years ago is not the one that is waited for
    check("request 2027-01-04, plan 2020-08-01", "2027-09-01", "d6", Late(100));
    check("meeting 2027-01-04, review 2027-01-20", "2027-03-01", "d14", Done);
    check("meeting 2027-01-04, review 2026-01-20", "2027-03-01", "d14", Late(28));
}

#[test]
fn a_day_that_is_only_about_right_makes_nobody_late() {
    let dates = shipped();
    let request = ClockId::known("request");
    let given = |month, day| {
        let said = Dated { year: 2027, month, day, about: false };
        KnownDates::from([(request.clone(), Known::of(said).expect("it is known"))])
    };
    let whole_month = given(Some(1), None);
    let timeline = Timeline::of(&dates, &whole_month, day("2027-09-01"));
    let found = line(&timeline, "d1");
    assert_eq!((found.strict, found.generous), (Some(day("2027-02-12")), Some(day("2027-03-14"))));
    assert!(found.is_about);
    assert_eq!(found.state, Over);
    let whole_year = given(None, None);
    let timeline = Timeline::of(&dates, &whole_year, day("2027-03-01"));
    assert_eq!(line(&timeline, "d1").state, Between(347), "it may have been any day of the year");
}

#[test]
fn what_would_have_to_be_known_is_said() {
    let dates = shipped();
    let missing = |given: &str, rule: &str| -> Vec<String> {
        let timeline = Timeline::of(&dates, &known(given), day("2027-01-01"));
        line(&timeline, rule).missing.iter().map(|clock| clock.id.to_string()).collect()
    };
    assert_eq!(missing("", "d1"), ["request"]);
    assert_eq!(missing("request 2026-12-01", "d1"), [""; 0]);
    assert_eq!(missing("draft-got 2026-12-01", "d5"), ["draft", "draft-by"]);
    assert_eq!(missing("decision 2026-12-01", "d23"), ["certificate"]);
}

#[test]
fn the_date_of_a_device_may_be_wrong() {
    let dates = shipped();
    let told = |given: &str, today: &str, rule: &str| {
        let timeline = Timeline::of(&dates, &known(given), day(today));
        let doubts = timeline.doubts.iter().map(|doubt| match doubt {
            Doubt::Today => "today".to_owned(),
            Doubt::StillToCome(clock) => format!("{} to come", clock.id),
            Doubt::Order(one, other) => format!("{} before {}", one.id, other.id),
        });
        (doubts.collect::<Vec<_>>().join(", "), line(&timeline, rule).state)
    };
    // before the rules were written, and long after: nothing is said of what is late
    assert_eq!(told("request 2019-01-04", "2020-01-01", "d6"), ("today".to_owned(), Undecided));
    assert_eq!(told("request 2026-01-04", "2049-01-01", "d6"), ("today".to_owned(), Undecided));
    // a day that has been cannot lie ahead, but that of a meeting can
    assert_eq!(told("request 2027-03-01", "2027-01-01", "d6"), ("request to come".to_owned(), Undecided));
    assert_eq!(told("meeting 2027-03-01", "2027-01-01", "d14"), (String::new(), ToCome(87)));
    assert_eq!(
        told("decision 2027-03-01, certificate 2027-02-01", "2027-04-01", "d23"),
        ("certificate before decision".to_owned(), Undecided)
    );
    assert_eq!(told("request 2026-12-01", "2027-01-01", "d6").0, "");
}

#[test]
fn a_path_shows_where_a_family_is() {
    let dates = shipped();
    let places = |given: &str, today: &str| {
        let timeline = Timeline::of(&dates, &known(given), day(today));
        let way = timeline.paths.first().expect("the 20 weeks come first");
        assert_eq!(way.steps.len(), 5);
        way.steps.iter().map(|stand| stand.place).collect::<Vec<_>>()
    };
    use Place::{Ahead, Behind, Here};
    assert_eq!(places("", "2027-01-10"), [Place::Unknown; 5]);
    assert_eq!(places("request 2027-01-04", "2027-01-10"), [Here, Ahead, Ahead, Ahead, Ahead]);
    let assessed = "request 2027-01-04, assess 2027-02-10, advice 2027-02-12";
    assert_eq!(places(assessed, "2027-02-20"), [Behind, Here, Ahead, Ahead, Ahead]);
    let drafted = "request 2027-01-04, assess 2027-02-10, draft 2027-04-10";
    assert_eq!(places(drafted, "2027-04-20"), [Behind, Behind, Behind, Here, Ahead]);
    let planned = "request 2027-01-04, plan 2027-05-10";
    assert_eq!(places(planned, "2027-06-20"), [Behind, Behind, Behind, Behind, Here]);
}

#[test]
fn the_next_day_of_all_paths_comes_first() {
    let dates = shipped();
    let next = |given: &str, today: &str| {
        let timeline = Timeline::of(&dates, &known(given), day(today));
        timeline.next().map(|line| line.rule.id.to_string())
    };
    assert_eq!(next("", "2027-01-01"), None);
    assert_eq!(next("request 2027-01-04, meeting 2027-01-20", "2027-01-10").as_deref(), Some("d13"));
    assert_eq!(next("request 2027-01-04, draft 2027-01-05", "2027-01-10").as_deref(), Some("d5"));
}

#[test]
fn a_rule_for_small_children_is_only_there_for_them() {
    let dates = shipped();
    let has = |given: &str| {
        let timeline = Timeline::of(&dates, &known(given), day("2027-01-01"));
        timeline.lines().any(|line| line.rule.id.as_str() == "d10")
    };
    assert!(has("birth 2023-05-01"));
    assert!(!has("birth 2020-05-01"));
    assert!(!has(""), "it is not known how old the child is");
}
