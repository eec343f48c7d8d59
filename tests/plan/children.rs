//! Three children, their plans and what the checker asks of them, written out in full: to be read as a parent
//! would read them. Is each sentence somebody's own, is nothing lost, is nothing made up?
//!
//! After a change that is meant: `SNAPSHOTS=overwrite cargo test children`, and read the difference.

use std::collections::BTreeMap;

use snapbox::{Assert, Data};
use tell_it_once_core::{
    answer::Answer,
    document::Block,
    entry::Entry,
    folder::{Edit, Folder},
    good_plan,
    id::{BookletId, QuestionId, RowId},
    plan::{
        Form,
        check::{Checked, check},
        desk::Offer,
        fill::put,
        paper::Assembly,
        written::Written,
    },
    sitting::Sitting,
    text::ENGLISH,
    words::Style,
};

use crate::{
    bundles::word,
    journeys::{Day, live},
    repo,
};

pub(super) const CHILDREN: [&str; 3] = ["early-years", "year-6", "year-11"];
pub(super) const FORMS: [(&str, Form); 2] = [("ehc", Form::Ehc), ("parts", Form::Oldham)];

pub(super) fn day_of(child: &str) -> Day {
    live(&repo::text(&format!("tests/plan/children/{child}.txt")))
}

pub(super) fn with<T>(day: &Day, folder: &Folder, form: Form, look: impl FnOnce(&Assembly<'_>) -> T) -> T {
    let plan = day.booklets.iter().find(|one| one.id == BookletId::known("plan")).expect("it is shipped");
    let sitting = Sitting::new(folder, plan, Style::Usual, &ENGLISH, day.today);
    look(&Assembly::new(sitting, &day.booklets, form))
}

fn golden(name: &str, seen: String) {
    let path = repo::root().join(format!("tests/plan/children/{name}.txt"));
    Assert::new().normalize_paths(false).action_env("SNAPSHOTS").eq(seen, Data::read_from(&path, None));
}

#[test]
fn the_plans_of_three_children_read_as_plans() {
    for child in CHILDREN {
        let day = day_of(child);
        for (name, form) in FORMS {
            let document = with(&day, &day.folder, form, |plan| plan.document());
            golden(&format!("{child}.{name}"), document.outline());
        }
    }
}

#[test]
fn word_says_what_the_paper_says() {
    for child in CHILDREN {
        let day = day_of(child);
        let document = with(&day, &day.folder, Form::Ehc, |plan| plan.document());
        let said = word::text_of(&document);
        golden(&format!("{child}.word"), said.clone());
        let mut at = 0;
        for words in texts(&document.blocks) {
            for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let found = said[at..].find(line);
                at +=
                    found.unwrap_or_else(|| panic!("{child}: {line:?} is not in Word, or not in its place"));
            }
        }
    }
}

fn texts(blocks: &[Block]) -> Vec<String> {
    let run =
        |runs: &Vec<tell_it_once_core::document::Run>| runs.iter().map(|run| run.text.as_str()).collect();
    let block = |block: &Block| -> Vec<String> {
        match block {
            Block::Title(runs) | Block::Heading(_, runs) | Block::Paragraph(runs) => vec![run(runs)],
            Block::Note(_, lines) | Block::List(_, lines) => lines.iter().map(run).collect(),
            Block::Table(_) | Block::Picture(_) => panic!("a plan has neither"),
            Block::PageBreak => Vec::new(),
        }
    };
    blocks.iter().flat_map(block).collect()
}

#[test]
fn what_the_checker_asks_of_them() {
    let rules = good_plan::read(&repo::bytes("public/good-plan.json")).expect("it is good");
    for child in CHILDREN {
        let day = day_of(child);
        let seen = with(&day, &day.folder, Form::Ehc, |plan| {
            let checked = check(&rules, &plan.sitting, &day.booklets, &plan.origins);
            format!("{}{}", asked(&checked), chain(plan))
        });
        golden(&format!("{child}.check"), seen);
    }
}

fn asked(checked: &Checked<'_>) -> String {
    let mut seen = String::new();
    for one in &checked.looked {
        let dots = one.dots.map(|dots| format!(" {} of 6", dots.count())).unwrap_or_default();
        seen.push_str(&format!("{}{dots}: {}\n", one.section.as_str(), one.text.replace('\n', " / ")));
        for finding in &one.findings {
            seen.push_str(&format!("  ? {} “{}”\n", finding.rule.as_str(), &one.text[finding.at.clone()]));
        }
    }
    checked.whole.iter().for_each(|rule| seen.push_str(&format!("whole: {}\n", rule.as_str())));
    checked.reports.iter().for_each(|(rule, title)| seen.push_str(&format!("{}: {title}\n", rule.as_str())));
    for kept in &checked.lost {
        let found = kept.found.map_or("not found", |section| section.as_str());
        seen.push_str(&format!("must not be lost: {} ({found})\n", kept.item));
    }
    seen
}

fn chain(plan: &Assembly<'_>) -> String {
    let mut seen = String::new();
    for way in plan.desk().map {
        let called = |stops: &[tell_it_once_core::plan::desk::Stop]| {
            stops.iter().map(|stop| stop.called.as_str()).collect::<Vec<_>>().join(" & ")
        };
        let outcome: Vec<_> = way.outcome.into_iter().collect();
        let [needs, outcome, help] = [&way.needs, &outcome, &way.help].map(|stops| called(stops));
        seen.push_str(&format!(
            "path: {} > {needs} > {outcome} > {help} ({} missing)\n",
            way.hope, way.missing
        ));
    }
    seen
}

/// Everything that was said stands on the paper, letter for letter, but for the details that identify a family.
#[test]
fn nothing_is_lost() {
    for child in CHILDREN {
        let day = day_of(child);
        for (_, form) in FORMS {
            let (paper, said) = with(&day, &day.folder, form, |plan| {
                let paper = texts(&plan.document().blocks).join("\n");
                let said: Vec<String> = plan
                    .desk()
                    .parts
                    .iter()
                    .flat_map(|part| &part.offers)
                    .map(|one| one.said.clone())
                    .collect();
                (paper, said)
            });
            assert!(said.len() > 25, "{child}: {}", said.len());
            let missing: Vec<_> = said.iter().filter(|said| !paper.contains(said.as_str())).collect();
            assert_eq!(missing, Vec::<&String>::new(), "{child}");
        }
    }
}

/// A child whose plan is empty: all that was said is put in, one by one.
fn put_all(day: &Day, order: fn(Vec<Offer>) -> Vec<Offer>) -> (Folder, usize) {
    let mut folder = day.folder.clone();
    folder.contributions.retain(|one| one.booklet != BookletId::known("plan"));
    let offers = with(day, &folder, Form::Ehc, |plan| {
        plan.desk().parts.into_iter().flat_map(|part| part.offers).collect::<Vec<_>>()
    });
    let count = offers.len();
    for (n, offer) in order(offers).into_iter().enumerate() {
        let row: RowId = format!("r{n}").parse().expect("an id");
        let edit = with(day, &folder, Form::Ehc, |plan| edit(plan, &offer, row));
        if let Some(edit) = edit {
            folder.apply(edit, day.folder.changed_at());
        }
    }
    (folder, count)
}

fn edit(plan: &Assembly<'_>, offer: &Offer, row: RowId) -> Option<Edit> {
    let id: &QuestionId = offer.target.as_ref()?;
    let question = plan.sitting.booklet.question(id)?;
    let source = plan.sources.get(offer.piece.said)?;
    let entry = put(question, plan.sitting.entry(id), source, &offer.piece, row)?;
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    Some(Edit::Set { spot: plan.sitting.spot(id), asked, lang, entry })
}

#[test]
fn what_is_put_in_stands_in_the_plan_and_is_theirs_who_said_it() {
    for child in CHILDREN {
        let day = day_of(child);
        let (folder, count) = put_all(&day, |offers| offers);
        assert!(count > 25);
        with(&day, &folder, Form::Ehc, |plan| {
            let desk = plan.desk();
            let offers = desk.parts.iter().flat_map(|part| &part.offers);
            let not_in: Vec<_> = offers
                .filter(|one| one.target.is_some() && !one.is_used)
                .map(|one| (&one.asked, &one.said))
                .collect();
            assert_eq!(not_in, [], "{child}: put in, and not there");
            let own = ENGLISH.plan().plans_own;
            for asked in desk.parts.iter().flat_map(|part| &part.asked) {
                match &asked.written {
                    Some(Written::Told(parts)) => {
                        let made_up = parts.iter().filter(|(_, whose)| whose.as_deref() == Some(own));
                        let made_up: Vec<_> = made_up.map(|(said, _)| said).collect();
                        assert_eq!(made_up, Vec::<&String>::new(), "{child}: nobody said this");
                    }
                    Some(Written::Rows(rows)) => {
                        assert!(rows.iter().all(|row| !row.whose.contains(own)), "{child}: {rows:#?}");
                    }
                    None => {}
                }
            }
        });
    }
}

#[test]
fn the_child_s_and_the_parents_views_are_never_one() {
    for child in CHILDREN {
        let day = day_of(child);
        let (folder, _) = put_all(&day, |offers| offers);
        with(&day, &folder, Form::Ehc, |plan| {
            let [mine, theirs] = ["pl.a_child", "pl.a_parent"].map(|id| match plan.answer(id) {
                Some(Answer::Text(text)) => text,
                _ => String::new(),
            });
            assert!(!mine.is_empty() && !theirs.is_empty(), "{child}");
            let theirs: Vec<&str> = theirs.lines().collect();
            assert!(mine.lines().all(|line| !theirs.contains(&line)), "{child}");
        });
    }
}

#[test]
fn the_order_in_which_people_wrote_changes_nothing() {
    for child in CHILDREN {
        let day = day_of(child);
        let mut turned = day.folder.clone();
        turned.contributions.reverse();
        for (_, form) in FORMS {
            let of = |folder: &Folder| with(&day, folder, form, |plan| plan.document());
            assert_eq!(of(&turned), of(&day.folder), "{child}");
        }
        // and in whatever order things are put in, the same things stand there
        let lines = |folder: &Folder| {
            with(&day, folder, Form::Ehc, |plan| {
                let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
                for (id, entry) in plan.sitting.contribution().expect("a plan").entries.iter() {
                    let mut all: Vec<String> = match &entry.entry {
                        Some(Entry::Words(words)) => words.lines().map(str::to_owned).collect(),
                        Some(Entry::Rows(rows)) => {
                            rows.iter().map(|row| format!("{:?}", row.cells)).collect()
                        }
                        _ => Vec::new(),
                    };
                    all.sort();
                    said.insert(id.to_string(), all);
                }
                said
            })
        };
        let [one, other] =
            [put_all(&day, |offers| offers), put_all(&day, |offers| offers.into_iter().rev().collect())];
        assert_eq!(lines(&one.0), lines(&other.0), "{child}");
    }
}
