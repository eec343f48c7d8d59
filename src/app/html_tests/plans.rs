//! Plans, dates and letters: empty, full, late, and with dates that cannot be.

use tell_it_once_core::{
    entry::Entry,
    folder::{Folder, Role, Spot, child_id},
    id::{BookletId, ChoiceId, QuestionId},
    question::{date, pick},
    words::Style,
};

use super::{
    folders::{begun, set},
    html::Element,
    rules::broken_page,
    world::{at, drawn, golden},
};
use crate::browser::prefs::Prefs;

fn say(folder: &mut Folder, booklet: &'static str, question: &'static str, entry: Entry) {
    let contributor = folder.writer().map_or_else(child_id, |writer| writer.id.clone());
    let spot =
        Spot { contributor, booklet: BookletId::known(booklet), question: QuestionId::known(question) };
    set(folder, spot, entry);
}

fn with(mut folder: Folder, days: &[(&'static str, &'static str, &str)]) -> Folder {
    for (booklet, question, day) in days {
        let typed = date::Typed { day: (*day).to_owned(), ..date::Typed::default() };
        say(&mut folder, booklet, question, Entry::Date(typed));
    }
    folder
}

fn draft(mut folder: Folder) -> Folder {
    let typed = pick::Typed { options: [ChoiceId::known("draft")].into(), ..pick::Typed::default() };
    say(&mut folder, "draft-response", "dr.kind", Entry::Picked(typed));
    folder
}

/// Today is 22 November 2026.
fn states() -> Vec<(&'static str, Folder)> {
    let born = ("details", "cd.dob", "3 March 2012");
    let early = [born, ("our-dates", "od.request", "2 November 2026")];
    let full = [
        born,
        ("our-dates", "od.request", "6 July 2026"),
        ("our-dates", "od.assess", "10 August 2026"),
        ("draft-response", "dr.dateletter", "15 November 2026"),
        ("our-dates", "od.decision", "1 October 2026"),
        ("our-dates", "od.certificate", "29 November 2026"),
        ("our-dates", "od.meeting", "14 December 2026"),
    ];
    let wrong = [("our-dates", "od.request", "2 November 2027"), ("our-dates", "od.assess", "1 March 2026")];
    vec![
        ("empty", begun(Role::Parent)),
        ("early", with(begun(Role::Parent), &early)),
        ("late", with(begun(Role::Parent), &[born, ("our-dates", "od.request", "5 January 2026")])),
        ("full", draft(with(begun(Role::Parent), &full))),
        ("about", with(begun(Role::Parent), &[("our-dates", "od.request", "about May 2026")])),
        ("wrong", with(begun(Role::Parent), &wrong)),
        ("young person", with(begun(Role::YoungPerson), &early)),
        ("older", with(begun(Role::Parent), &[("details", "cd.dob", "15 January 2010")])),
        ("older, own", with(begun(Role::YoungPerson), &[("details", "cd.dob", "15 January 2010")])),
    ]
}

fn page(state: &str, address: &str) -> Element {
    let states = states();
    let (_, folder) = states.iter().find(|(name, _)| *name == state).expect("there is such a state");
    drawn(folder, &Prefs::default(), &at(address)).0
}

#[test]
fn every_state_can_be_used_by_everybody() {
    for (name, folder) in states() {
        for address in
            ["#/plans", "#/plans/dates", "#/plans/calendar", "#/plans/letters", "#/plans/letters/4"]
        {
            for style in [Style::Usual, Style::Easier] {
                let mut prefs = Prefs::default();
                prefs.style = style;
                let (page, _) = drawn(&folder, &prefs, &at(address));
                assert_eq!(broken_page(&page), Vec::<String>::new(), "{name}, {address}");
            }
        }
    }
}

#[test]
fn pages_look_as_they_did() {
    golden("plans", &page("full", "#/plans"));
    golden("plans-dates", &page("full", "#/plans/dates"));
    golden("plans-dates-empty", &page("empty", "#/plans/dates"));
    golden("plans-dates-young", &page("young person", "#/plans/dates"));
    golden("plans-calendar", &page("full", "#/plans/calendar"));
    golden("plans-letter", &page("late", "#/plans/letters/3"));
}

#[test]
fn the_day_of_the_device_is_always_said() {
    for (name, folder) in states() {
        let (page, _) = drawn(&folder, &Prefs::default(), &at("#/plans/dates"));
        assert!(page.words().contains("Today is 22 November 2026 on this device."), "{name}");
    }
}

#[test]
fn what_is_late_is_said_kindly_and_leads_to_its_letter() {
    let late = page("late", "#/plans/dates");
    let words = late.words();
    assert!(words.contains("later than the law says"), "{words}");
    assert!(words.contains("Write a letter: Ask for a plan that is late"), "{words}");
    for hard in ["breach", "unlawful", "overdue", "failed"] {
        assert!(!words.to_lowercase().contains(hard), "{hard}");
    }
    let early = page("early", "#/plans/dates").words();
    assert!(!early.contains("Write a letter"), "nobody is late yet");
}

#[test]
fn a_day_that_is_missing_is_asked_for_where_it_is_told() {
    let early = page("early", "#/plans/dates");
    let link = early.find(|one| one.name == "a" && one.words() == "The day people were asked for advice");
    assert_eq!(link.first().and_then(|link| link.get("href")), Some("#/b/our-dates/3"));
    let empty = page("empty", "#/plans/dates").words();
    assert!(empty.contains("One date is enough to begin with"), "{empty}");
}

#[test]
fn dates_that_cannot_be_are_asked_about_and_nobody_is_called_late() {
    let wrong = page("wrong", "#/plans/dates").words();
    assert!(wrong.contains("is a day that is still to come. Is there a slip in it"), "{wrong}");
    assert!(!wrong.contains("The last day for this was"), "{wrong}");
}

#[test]
fn rights_are_told_to_whose_they_are() {
    assert!(page("young person", "#/plans/dates").words().contains("From 30 June 2028 you can decide"));
    assert!(
        page("older, own", "#/plans/dates").words().contains("You can decide about your plan yourself now")
    );
    assert!(page("older", "#/plans/dates").words().contains("are Sam’s own now"));
    assert!(!page("early", "#/plans/dates").words().contains("Your rights"));
}

/// A council's late reading and a family's safe one are both there, in words.
#[test]
fn both_readings_are_told_with_their_source() {
    let full = page("full", "#/plans/dates").words();
    assert!(full.contains("By Sunday 29 November 2026, in 7 days"), "the safe day: {full}");
    assert!(
        full.contains("That is a weekend. The day does not move. Do it on a working day before."),
        "{full}"
    );
    assert!(full.contains("the earlier day is") || full.contains("The earlier day is"), "{full}");
    assert!(full.contains("Where it says so: SEND Regulations 2014, regulation 13(1)."), "{full}");
}
