//! Two states of one folder side by side: what is newer, and what nobody can say.

use chrono::{DateTime, TimeDelta, Utc};

use super::*;
use crate::{
    entry::Entry,
    folder::{Arrival, Edit, Role, Skip, Spot, child_id},
    id::FolderId,
};

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_348_800, 0).expect("a moment")
}

fn spot(question: &'static str) -> Spot {
    let (booklet, question) = (BookletId::known("my-profile"), QuestionId::known(question));
    Spot { contributor: child_id(), booklet, question }
}

fn set(question: &'static str, words: &str) -> Edit {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    Edit::Set { spot: spot(question), asked, lang, entry: Entry::Words(words.to_owned()) }
}

fn skip(question: &'static str) -> Edit {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    Edit::Skip { spot: spot(question), asked, lang, skip: Some(Skip::Later) }
}

fn note(question: &'static str) -> Edit {
    let [asked, lang, note] = ["What?", "en-GB", "ask Nan"].map(str::to_owned);
    Edit::Note { spot: spot(question), asked, lang, note }
}

fn arrive(role: Role) -> Edit {
    let [name, child, key] = ["Robin", "Sam", "k"].map(str::to_owned);
    Edit::Arrive(Arrival { role, name, child, key })
}

/// The folder as it was on both devices once, and then what was done on one of them.
fn after(edits: &[Edit], hours: i64) -> Folder {
    let mut folder = Folder::new(FolderId::known("f-1"), "b".to_owned(), "k".to_owned(), noon());
    let both = [arrive(Role::YoungPerson), set("mp.know", "Trains"), skip("mp.help")];
    for edit in both {
        folder.apply(edit, noon());
    }
    for edit in edits {
        folder.apply(edit.clone(), noon() + TimeDelta::hours(hours));
    }
    folder
}

/// A clock that is ten years off on either side changes nothing.
#[track_caller]
fn check(here: &[Edit], file: &[Edit], expected: &str) {
    check_at([(1, 1), (87_600, -87_600), (-87_600, 87_600)], here, file, expected);
}

#[track_caller]
fn check_at<const N: usize>(hours: [(i64, i64); N], here: &[Edit], file: &[Edit], expected: &str) {
    for (first, second) in hours {
        let found = arriving(Some(&after(here, first)), &after(file, second));
        assert_eq!(said(&found), expected, "{first} {second}");
        let turned = arriving(Some(&after(file, second)), &after(here, first));
        assert_eq!(said(&turned), turned_round(expected), "the other way round");
    }
}

fn said(arriving: &Arriving) -> String {
    let counts = |of: &Compared| format!("{} {} {}", of.here.more, of.file.more, of.differ);
    match arriving {
        Arriving::New => "new".to_owned(),
        Arriving::Same => "same".to_owned(),
        Arriving::FileIsNewer(compared) => format!("file {}", counts(compared)),
        Arriving::HereIsNewer(compared) => format!("here {}", counts(compared)),
        Arriving::BothChanged(compared) => format!("both {}", counts(compared)),
    }
}

fn turned_round(said: &str) -> String {
    let mut parts: Vec<&str> = said.split(' ').collect();
    if let [which, here, file, _] = &mut parts[..] {
        std::mem::swap(here, file);
        *which = match *which {
            "file" => "here",
            "here" => "file",
            same => same,
        };
    }
    parts.join(" ")
}

#[test]
fn what_was_said_decides_and_no_clock() {
    let (parent, by_parent) = (arrive(Role::Parent), set("mp.know", "Trains, and dogs"));
    check(&[], &[], "same");
    check(&[], &[set("mp.good", "Drawing")], "file 0 1 0");
    check(&[], &[skip("mp.good")], "file 0 1 0");
    check(&[], &[set("mp.help", "Shoes")], "file 0 1 0"); // it had been left for later
    check(&[set("mp.good", "Drawing")], &[set("mp.worry", "Noise")], "both 1 1 0");
    check(&[set("mp.good", "Drawing")], &[set("mp.good", "Football")], "both 0 0 1");
    // somebody else's words are kept beside the new ones, so these are known to be later
    check(&[], &[parent.clone(), by_parent.clone()], "file 0 1 0");
    check(std::slice::from_ref(&parent), &[parent.clone(), by_parent.clone()], "file 0 1 0");
    // one's own words, said anew, are not: nobody can say which were first
    let anew = [set("mp.know", "Planes")];
    check_at([(1, 1), (3_600, -3_600), (-3_600, 3_600)], &[], &anew, "both 0 0 1");
    // but those of last year stay beside them
    check_at([(1, 87_600)], &[], &anew, "file 0 1 0");
    // a note that only one side has stays to be chosen
    check(&[note("mp.know")], &[parent.clone(), by_parent], "both 0 0 1");
    check(&[note("mp.help")], &[set("mp.help", "Shoes")], "both 0 0 1");
    // somebody came and said nothing yet
    check(&[], &[parent], "file 0 0 0");
    check(&[], &[arrive(Role::YoungPerson)], "same");
}

#[test]
fn parts_that_are_finished_count_too() {
    let finish = |finished| Edit::Finish {
        contributor: child_id(),
        booklet: BookletId::known("my-profile"),
        section: "about".parse().expect("an id"),
        finished,
    };
    check(&[], &[finish(true)], "file 0 0 0");
    check(&[finish(true)], &[finish(true)], "same");
}

#[test]
fn another_folder_is_new() {
    let file = after(&[], 1);
    assert_eq!(arriving(None, &file), Arriving::New);
    let other = Folder { id: FolderId::known("f-2"), ..file.clone() };
    assert_eq!(arriving(Some(&other), &file), Arriving::New);
}

#[test]
fn both_dates_are_there_to_be_shown() {
    let Arriving::FileIsNewer(found) =
        arriving(Some(&after(&[], 0)), &after(&[set("mp.good", "Drawing")], 5))
    else {
        panic!("the file is newer")
    };
    assert_eq!((found.here.changed_at, found.file.changed_at), (noon(), noon() + TimeDelta::hours(5)));
}

/// A folder that was just typed in has parts of seconds, and one from a store has none.
#[test]
fn what_was_stored_is_the_same_as_what_was_not() {
    let mut here = after(&[], 0);
    here.apply(set("mp.good", "Drawing"), noon() + TimeDelta::milliseconds(1500));
    let stored = crate::folder::read(crate::folder::SCHEMA, crate::folder::write(&here).as_bytes());
    assert_eq!(arriving(Some(&here), &stored.expect("it opens")), Arriving::Same);
}
