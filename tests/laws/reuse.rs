//! What is offered elsewhere, and put side by side: whatever was said, and whoever is here.

use proptest::{prelude::*, sample::select};
use tell_it_once_core::{
    booklet::{self, Booklet},
    compare::{self, Comparing},
    folder::{Edit, Folder, Role, Spot, child_id},
    id::QuestionId,
    question::Kind,
    reuse::{HOUSEHOLD, Offer, Suggestion},
    sitting::Sitting,
    text::ENGLISH,
    words::Style,
};

use super::{
    config, entries,
    folders::{after, start},
    journeys,
    sharing::{self, UNSHARED},
};
use crate::journeys::Day;

const KINDS: [&str; 11] = [
    r#""kind":"text""#,
    r#""kind":"long""#,
    r#""kind":"list""#,
    r#""kind":"choice","options":[{"id":"a","words":"a"},{"id":"b","words":"b"}]"#,
    r#""kind":"multi","options":[{"id":"a","words":"a"},{"id":"yes","words":"b"}]"#,
    r#""kind":"yesno""#,
    r#""kind":"rows","item":"person","columns":[{"id":"name","ask":"name","kind":"text"},{"id":"when","ask":"when","kind":"date"}]"#,
    r#""kind":"date""#,
    r#""kind":"address""#,
    r#""kind":"media""#,
    r#""kind":"sign""#,
];

/// One question of each kind, and each asks what was said to every question of the other booklet.
fn asking() -> Booklet {
    let reuse = (0..8).map(|n| format!(r#""q{n}""#)).collect::<Vec<_>>().join(",");
    let question = |(n, kind): (usize, &&str)| {
        format!(r#"{{"id":"r{n}","core":true,"ask":"What?",{kind},"reuse":[{reuse}]}}"#)
    };
    let questions = KINDS.iter().enumerate().map(question).collect::<Vec<_>>().join(",");
    let written = format!(
        r#"{{"id":"asking","version":"1","asks":"family","title":"T","about":"A","minutes":{{"quick":1,"full":1}},
            "sections":[{{"id":"s","title":"S","accent":"teal","questions":[{questions}]}}]}}"#
    );
    booklet::read(written.as_bytes()).expect("it is a booklet")
}

fn sitting<'a>(folder: &'a Folder, booklet: &'a Booklet) -> Sitting<'a> {
    Sitting::new(folder, booklet, Style::Usual, &ENGLISH, start().date_naive())
}

/// All that is offered, with the place that it is offered for.
fn offered(folder: &Folder, asking: &Booklet, other: &Booklet) -> Vec<(Spot, Suggestion)> {
    let shelf = [asking, other].map(Booklet::clone);
    let sitting = sitting(folder, asking);
    let of = |question: &tell_it_once_core::question::Question| {
        let spot = sitting.spot(&question.id);
        let found = sitting.suggestions(question, &shelf);
        found.into_iter().map(|one| (spot.clone(), one)).collect::<Vec<_>>()
    };
    asking.questions().flat_map(|question| of(question)).collect()
}

fn accept(folder: &mut Folder, spot: &Spot, one: &Suggestion, entry: &tell_it_once_core::entry::Entry) {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let (spot, entry, from) = (spot.clone(), entry.clone(), one.from.clone());
    folder.apply(Edit::Reuse { spot, asked, lang, entry, from }, start());
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_the_child_keeps_back_is_offered_to_nobody_else(
        booklet in journeys::booklet(), said in journeys::said(), marks in sharing::marks(),
        by in select(vec![Role::YoungPerson, Role::Parent, Role::Helper, Role::Professional]),
    ) {
        let folder = sharing::folder(&booklet, &said, &marks, by);
        for (_, one) in offered(&folder, &asking(), &booklet) {
            let all = format!("{one:?}");
            prop_assert!(by == Role::YoungPerson || !all.contains(UNSHARED), "{all}");
            prop_assert_eq!(&one.from.spot.contributor, &child_id());
            prop_assert!(!one.source.is_empty() && !one.lines.is_empty());
        }
    }

    #[test]
    fn what_was_accepted_is_an_answer_and_is_not_offered_again(
        booklet in journeys::booklet(), said in journeys::said(), marks in sharing::marks(),
    ) {
        let asking = asking();
        let folder = sharing::folder(&booklet, &said, &marks, Role::Parent);
        for (spot, one) in offered(&folder, &asking, &booklet) {
            prop_assert_eq!(one.offer, Offer::New);
            let mut after = folder.clone();
            accept(&mut after, &spot, &one, &one.entry);
            let question = asking.question(&spot.question).expect("it is asked");
            let answer = sitting(&after, &asking).reading(question).answer;
            prop_assert_eq!(answer.map(|answer| answer.lines(&ENGLISH)), Some(one.lines.clone()));
            for (place, again) in offered(&after, &asking, &booklet) {
                prop_assert!(place != spot || again.from.spot != one.from.spot, "{again:?}");
                // what can stand with what is here already takes nothing away
                if let Some(both) = again.together.as_ref().filter(|_| place == spot) {
                    let mut twice = after.clone();
                    accept(&mut twice, &place, &again, both);
                    let answer = sitting(&twice, &asking).reading(question).answer.expect("it was accepted");
                    if !matches!(question.kind, Kind::Rows(_)) {
                        let lines = answer.lines(&ENGLISH);
                        let said = |line: &tell_it_once_core::answer::Line| line.words.trim().to_owned();
                        for line in one.lines.iter().map(said) {
                            prop_assert!(lines.iter().any(|now| said(now).contains(&line)), "{line} in {lines:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn across_folders_only_the_closed_list_of_a_parents_details_goes(edits in entries::edits()) {
        let day = Day::begin();
        let details = day.booklets.iter().find(|one| one.id.as_str() == "details").expect("it is shipped");
        let mut other = after(sharing::people().into_iter().chain(edits).collect());
        other.id = tell_it_once_core::id::FolderId::known("f-2");
        let here = after(sharing::people());
        for question in details.questions() {
            for one in sitting(&here, details).household(question, &other) {
                prop_assert!(HOUSEHOLD.contains(&one.question.as_str()));
                let mut said = other.contributions.iter().filter(|one| one.booklet == details.id);
                let by_parent = said.any(|view| {
                    let parent = other.contributor(&view.contributor).is_some_and(|one| one.role == Role::Parent);
                    parent && view.entries.get(&one.question).is_some_and(|kept| kept.by == view.contributor)
                });
                prop_assert!(by_parent, "{one:?}");
            }
        }
    }

    #[test]
    fn views_side_by_side_hold_only_what_may_be_read(edits in entries::edits()) {
        let day = Day::begin();
        let folder = after(sharing::people().into_iter().chain(edits).collect());
        let reader = folder.writer().map_or_else(child_id, |writer| writer.id.clone());
        let (style, today) = (Style::Usual, start().date_naive());
        let found = Comparing { folder: &folder, booklets: &day.booklets, style, text: &ENGLISH, today }.views();
        for view in found.themes.iter().flat_map(|theme| &theme.views) {
            let (contributor, booklet) = (view.contributor.clone(), view.booklet.clone());
            let spot = Spot { contributor, booklet, question: view.question.clone() };
            let kept = folder.kept(&spot).expect("it was said");
            prop_assert!(kept.shared != Some(false) || view.contributor == reader, "{view:?}");
        }
        for one in folder.contributions.iter().filter(|one| one.entries.values().any(|kept| kept.says_something())) {
            let is_there = |begun: &compare::Begun| begun.contributor == one.contributor && begun.booklet == one.booklet;
            prop_assert!(found.begun.iter().any(is_there), "everybody sees that it was begun");
        }
    }
}

/// The tables name questions that are asked. Those of a booklet that is not shipped yet are left out.
#[test]
fn the_tables_of_the_program_name_questions_that_are_asked() {
    let day = Day::begin();
    let asked: Vec<_> = day.booklets.iter().flat_map(Booklet::questions).collect();
    let prefix = |id: &str| id.rsplit_once('.').map(|(prefix, _)| format!("{prefix}.")).unwrap_or_default();
    let find = |id: &'static str| {
        let shipped = asked.iter().any(|one| one.id.as_str().starts_with(&prefix(id)));
        let found = asked.iter().find(|one| one.id == QuestionId::known(id));
        assert!(!shipped || found.is_some(), "{id} is not asked");
        found
    };
    let words = compare::TABLE.iter().map(|(id, _)| *id);
    for id in words.chain(HOUSEHOLD) {
        find(id);
    }
    for (id, _) in compare::SCALES {
        let kind = find(id).map(|question| &question.kind);
        assert!(kind.is_none_or(|kind| matches!(kind, Kind::Scale(_))), "{id} is no scale");
    }
    for (id, options) in tell_it_once_core::seen::opening() {
        let Some(question) = find(id) else { continue };
        let Kind::Choice(pick) = &question.kind else { panic!("{id} is no choice") };
        for option in options {
            assert!(pick.options.iter().any(|one| one.id.as_str() == *option), "{id} has no {option}");
        }
    }
}
