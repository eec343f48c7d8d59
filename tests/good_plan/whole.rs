//! What the checker asks of a plan as a whole.

use tell_it_once_core::{
    casework::Section,
    good_plan::{Gap, Item, Links, Outcome, Provision, Rule, adult_life, gaps, lost, reports},
};

use super::plan;

const GOOD: Outcome = Outcome { has_hope: true, has_review: true };

fn help(need: Option<usize>, outcome: Option<usize>) -> Provision {
    Provision { need, outcome, has_review: true }
}

#[track_caller]
fn check(needs: usize, outcomes: &[Outcome], provisions: &[Provision], expected: &[(Item, Rule)]) {
    let links = Links { needs, outcomes: outcomes.to_vec(), provisions: provisions.to_vec() };
    let expected: Vec<_> = expected.iter().map(|(item, rule)| Gap { item: *item, rule: *rule }).collect();
    assert_eq!(gaps(&links), expected);
}

#[test]
fn a_link_that_is_missing_is_told() {
    let (need, outcome, provision) = (Item::Need(0), Item::Outcome(0), Item::Provision(0));
    check(0, &[], &[], &[]);
    check(1, &[GOOD], &[help(Some(0), Some(0))], &[]);
    check(1, &[GOOD], &[], &[(need, Rule::NeedWithoutOutcome), (need, Rule::NeedWithoutProvision)]);
    let unserved = [(need, Rule::NeedWithoutOutcome), (provision, Rule::ProvisionWithoutOutcome)];
    check(1, &[GOOD], &[help(Some(0), None)], &unserved);
    check(1, &[GOOD], &[help(Some(0), Some(7))], &unserved);
    let hopeless = Outcome { has_hope: false, has_review: false };
    let asked = [(outcome, Rule::OutcomeWithoutHope), (outcome, Rule::ItemWithoutReview)];
    check(1, &[hopeless], &[help(Some(0), Some(0))], &asked);
    let unreviewed = Provision { has_review: false, ..help(Some(0), Some(0)) };
    check(1, &[GOOD], &[unreviewed], &[(provision, Rule::ItemWithoutReview)]);
    let other = [(Item::Need(1), Rule::NeedWithoutOutcome), (Item::Need(1), Rule::NeedWithoutProvision)];
    check(2, &[GOOD], &[help(Some(0), Some(0)), help(Some(9), Some(0))], &other);
}

#[test]
fn adult_life_is_asked_about_from_year_9() {
    let plan = plan();
    let school = ["A TA will read with Sam for 10 minutes every day."];
    let ahead = ["A job coach will visit for 2 hours a month.", school[0]];
    for (year, help, expected) in [
        (None, &school[..], None),
        (Some(8), &school, None),
        (Some(9), &school, Some(Rule::AdultLife)),
        (Some(13), &[], Some(Rule::AdultLife)),
        (Some(9), &ahead, None),
    ] {
        assert_eq!(adult_life(&plan, year, help), expected, "{year:?} {help:?}");
    }
}

#[test]
fn reports_that_one_list_lacks_are_told() {
    let family = ["Speech therapy report by Ms Green, May 2026", "Hearing test"];
    assert_eq!(reports(&["Speech therapy report", "Report of the hearing test, 2026"], &family), []);
    assert_eq!(
        reports(&["Speech therapy report", "Educational psychologist's advice"], &family),
        [(Rule::ReportUnknown, 1), (Rule::ReportUnlisted, 1)]
    );
    assert_eq!(reports(&[], &family), [(Rule::ReportUnlisted, 0), (Rule::ReportUnlisted, 1)]);
    assert_eq!(reports(&["", "  "], &[]), []);
}

#[test]
fn what_must_not_be_lost_is_looked_for_in_every_section() {
    let draft = [
        (Section::B, "Sam can swim. He has difficulty with noise in the dining hall."),
        (Section::F, "A TA will use signs with Sam in every lesson. Sam has lunch in a quiet room."),
    ];
    let items = ["He signs, and adults must sign too", "A quiet room at lunch", "His epilepsy medicine", ""];
    let found = lost(&items, &draft);
    let words = found.iter().map(|one| {
        let place = one.place.as_ref()?;
        let (_, text) = draft.iter().find(|(section, _)| *section == place.section)?;
        Some((place.section, &text[place.at.clone()]))
    });
    let quiet = (Section::F, "Sam has lunch in a quiet room");
    assert_eq!(words.collect::<Vec<_>>(), [None, Some(quiet), None, None]);
}

/// A word is found where it is a word, in help before elsewhere; what says nothing is found nowhere.
#[test]
fn one_word_is_not_in_the_draft_by_chance() {
    let draft = [
        (Section::A, "Sam loves swimming. Yes, he does."),
        (Section::B, "There is no change."),
        (Section::F, "A TA takes Sam swimming.\n\nThree visits to school\n\nin leaving before summer"),
    ];
    let place = |item| lost(&[item], &draft)[0].place.as_ref().map(|place| place.section);
    for (item, expected) in [
        ("Swimming", Some(Section::F)),
        ("loves", Some(Section::A)),
        ("Yes", None),
        ("No", None),
        ("none", None),
        ("wim", None),
        ("Music", None),
        // the words are in two rows, and in none of them all
        ("Three visits before summer", None),
    ] {
        assert_eq!(place(item), expected, "{item}");
    }
}
