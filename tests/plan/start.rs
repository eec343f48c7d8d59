//! A plan that a co-ordinator begins from a family's file; and the rounds of a support plan.

use chrono::{DateTime, TimeDelta, Utc};
use tell_it_once_core::{
    booklet::Booklet,
    bundle::statement::Role as Stated,
    entry::Entry,
    folder::{Arrival, Edit, Folder, Role, Spot, read, write},
    id::{BookletId, ContributorId, FolderId, QuestionId},
    plan::{
        Form, Place, assemble,
        paper::Assembly,
        rounds::{begin, rounds},
        said_in,
        sources::{Looking, Source},
        start::{invitation, is_for_a_plan, parts},
    },
    sitting::Sitting,
    text::ENGLISH,
    words::Style,
};

use crate::{
    bundles::{
        casework::{opened, pack},
        story::story,
    },
    journeys::key,
};

fn at(day: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment") + TimeDelta::days(day)
}

fn arrive(folder: &mut Folder, role: Role, name: &str, child: &str) {
    let [name, child] = [name, child].map(str::to_owned);
    folder.apply(Edit::Arrive(Arrival { role, name, child, key: key(9) }), at(0));
}

fn sources(folder: &Folder, booklets: &[Booklet]) -> Vec<Source> {
    let (style, text, today) = (Style::Usual, &ENGLISH, at(0).date_naive());
    Looking { folder, booklets, style, text, today }.sources()
}

#[test]
fn a_family_s_file_becomes_a_folder_that_says_the_same() {
    let (verdict, booklets) = (opened(story), pack());
    let council = verdict.bundle().audience.council.clone();
    let invited = invitation(&[&verdict], ContributorId::known("p-1"), council).expect("there is a file");
    let keys = [key(7), key(8)];
    let mut folder = Folder::invited(FolderId::known("f-plan"), invited, keys, at(0));
    arrive(&mut folder, Role::Professional, "The SEN team", "Sam");
    for part in parts(&folder, &[&verdict], at(0)) {
        folder.apply(part, at(0));
    }
    assert!(is_for_a_plan(&folder));
    assert_eq!(folder.received.len(), verdict.statements().len(), "every part came in");
    // the same file again brings nothing, and nothing is lost in the store
    let before = folder.clone();
    for part in parts(&folder, &[&verdict, &verdict], at(1)) {
        folder.apply(part, at(1));
    }
    assert_eq!(folder, before);
    assert_eq!(read(tell_it_once_core::folder::SCHEMA, write(&folder).as_bytes()).as_ref(), Ok(&folder));

    // what can be put into the plan is what the file says, but for signatures
    let found = sources(&folder, &booklets);
    let file = said_in(&verdict, &booklets);
    let is_signature = |id: &QuestionId| id.as_str().ends_with(".sign");
    let expected = file.iter().filter(|said| !is_signature(said.question)).count();
    assert_eq!(found.len(), expected);
    for one in &found {
        let same = file.iter().find(|said| said.question == &one.question && said.person == &one.person);
        let same = same.unwrap_or_else(|| panic!("{} is made up", one.question));
        assert_eq!((same.answer, same.whose, same.name), (&one.answer, one.whose, one.name.as_str()));
    }
    let said: Vec<_> = found.iter().map(Source::said).collect();
    let draft = assemble(&said, Form::Ehc, true);
    let views: Vec<Stated> = draft
        .parts
        .iter()
        .filter_map(|(place, _)| match place {
            Place::View(role, _) => Some(*role),
            Place::Section(_) => None,
        })
        .collect();
    assert_eq!(views, [Stated::YoungPerson, Stated::Parent], "each has a part of their own");

    // an address that is kept from somebody is not on the paper, nor is what stands on the front sheet
    let plan = booklets.iter().find(|one| one.id == BookletId::known("plan")).expect("it is shipped");
    let sitting = Sitting::new(&folder, plan, Style::Usual, &ENGLISH, at(0).date_naive());
    let assembly = Assembly::new(sitting, &booklets, Form::Ehc);
    assert!(!assembly.is_practice());
    let paper = assembly.document().outline();
    assert!(
        paper.contains("Trains 🚂 and my dog") && paper.contains("Alex Example wrote it down"),
        "{paper}"
    );
    for kept in ["High Street", "+44 1632", "Sam’s father", "respite"] {
        assert!(!paper.contains(kept), "{kept}");
    }
}

#[test]
fn a_file_of_another_family_brings_nothing() {
    let verdict = opened(story);
    let council = verdict.bundle().audience.council.clone();
    let invited = invitation(&[&verdict], ContributorId::known("p-1"), council.clone());
    let mut folder =
        Folder::invited(FolderId::known("f-plan"), invited.expect("a file"), [key(7), key(8)], at(0));
    assert_eq!(parts(&folder, &[&verdict], at(0)).len(), verdict.statements().len());
    folder.bundle_id = "11111111-1111-4111-8111-111111111111".to_owned();
    assert_eq!(parts(&folder, &[&verdict], at(0)), []);
    assert!(invitation(&[], ContributorId::known("p-1"), council).is_none());
}

fn spot(question: &'static str) -> Spot {
    let (booklet, question) = (BookletId::known("support-plan"), QuestionId::known(question));
    Spot { contributor: ContributorId::known("c2"), booklet, question }
}

fn say(folder: &mut Folder, question: &'static str, words: &str, day: i64) {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let entry = Entry::Words(words.to_owned());
    folder.apply(Edit::Set { spot: spot(question), asked, lang, entry }, at(day));
}

#[test]
fn each_round_of_a_support_plan_stays_as_it_was() {
    let booklets = pack();
    let plan = booklets.iter().find(|one| one.id == BookletId::known("support-plan")).expect("it is shipped");
    let mut folder = Folder::new(FolderId::known("f-1"), "b".to_owned(), key(1), at(0));
    arrive(&mut folder, Role::Professional, "Kim", "Sam");
    let seen = |folder: &Folder| {
        let sitting = Sitting::new(folder, plan, Style::Usual, &ENGLISH, at(90).date_naive());
        let said = |round: tell_it_once_core::plan::rounds::Round| {
            round
                .said
                .into_iter()
                .flat_map(|(_, lines)| lines)
                .map(|line| line.words)
                .collect::<Vec<_>>()
                .join(" / ")
        };
        rounds(&sitting).into_iter().map(said).collect::<Vec<_>>()
    };
    let turn = |folder: &mut Folder, day: i64| {
        let sitting = Sitting::new(folder, plan, Style::Usual, &ENGLISH, at(day).date_naive());
        let edits = begin(&sitting, at(day));
        edits.into_iter().for_each(|edit| folder.apply(edit, at(day)));
    };
    assert_eq!(seen(&folder), [""]);
    say(&mut folder, "sp.assess", "Reads signs", 1);
    say(&mut folder, "sp.risk", "Noise", 2);
    turn(&mut folder, 30);
    assert_eq!(seen(&folder), ["Reads signs / Noise", "Reads signs / Noise"], "taken along");
    say(&mut folder, "sp.assess", "Reads pages", 40);
    assert_eq!(seen(&folder), ["Reads signs / Noise", "Reads pages / Noise"]);
    turn(&mut folder, 60);
    say(&mut folder, "sp.risk", "", 70);
    let expected = ["Reads signs / Noise", "Reads pages / Noise", "Reads pages"];
    assert_eq!(seen(&folder), expected);
    // and so it is after the window was closed
    let stored = read(tell_it_once_core::folder::SCHEMA, write(&folder).as_bytes()).expect("it opens");
    assert_eq!(seen(&stored), expected);
    // what is said in the second in which a round began belongs to that round
    turn(&mut folder, 80);
    say(&mut folder, "sp.assess", "Reads books", 80);
    assert_eq!(seen(&folder)[2..], ["Reads pages", "Reads books"]);
}
