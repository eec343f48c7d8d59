//! Whatever is done to a folder, in whatever order: nothing panics, nothing typed is lost.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::{collection::vec, option, prelude::*};
use tell_it_once_core::{
    booklet::Booklet,
    folder::{self, Edit, Exported, ExportedStatement, Folder, Whose},
    id::FolderId,
    journey::Density,
    keep::undo::{Turned, Undos, Way},
    sitting::Sitting,
    text::ENGLISH,
    words::Style,
};

use super::{config, entries, sharing};
use crate::journeys::{Day, key};

pub(super) fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment")
}

pub(super) fn new_folder() -> Folder {
    Folder::new(FolderId::known("f-1"), "7f1c1f0e-5a3c-4c6e-9d52-0a6d3f0f6c11".to_owned(), key(1), start())
}

pub(super) fn after(edits: Vec<Edit>) -> Folder {
    let mut folder = new_folder();
    for (n, edit) in edits.into_iter().enumerate() {
        folder.apply(edit, start() + TimeDelta::seconds(n as i64));
    }
    folder
}

pub(super) fn exported() -> impl Strategy<Value = Edit> {
    let statement = (1u32..9, entries::spot()).prop_map(|(rev, spot)| ExportedStatement {
        contributor: spot.contributor,
        booklet: spot.booklet,
        rev,
        sid: "s".repeat(43),
    });
    let sealed_to = option::of("[A-Za-z0-9_-]{43}");
    (1u32..99, "[0-9 ]{24}", sealed_to, vec(statement, 0..3)).prop_map(
        |(rev, receipt, sealed_to, statements)| {
            Edit::Exported(Exported { rev, sid: "S".repeat(43), receipt, at: start(), sealed_to, statements })
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_stored_is_what_is_read(edits in entries::edits(), exports in vec(exported(), 0..3)) {
        let folder = after(edits.into_iter().chain(exports).collect());
        let stored = folder::write(&folder);
        let read = folder::read(folder::SCHEMA, stored.as_bytes());
        prop_assert_eq!(read.as_ref(), Ok(&folder));
        prop_assert_eq!(folder::write(&folder), stored);
    }

    #[test]
    fn a_folder_of_a_newer_form_is_never_guessed_at(edits in entries::edits(), newer in folder::SCHEMA + 1..) {
        let stored = folder::write(&after(edits));
        let read = folder::read(newer, stored.as_bytes());
        prop_assert_eq!(read, Err(folder::Unopenable::Newer { schema: newer }));
    }

    #[test]
    fn no_octets_are_taken_for_a_folder_or_panic(octets: Vec<u8>) {
        prop_assert!(folder::read(folder::SCHEMA, &octets).is_err());
    }

    #[test]
    fn the_last_word_stands_and_no_one_elses_is_lost(edits in entries::edits()) {
        let mut folder = new_folder();
        for (n, edit) in edits.into_iter().enumerate() {
            let before = folder.clone();
            folder.apply(edit.clone(), start() + TimeDelta::seconds(n as i64));
            check_kept(&before, &folder, &edit)?;
        }
    }

    /// Whatever is done at one place, as many steps back lead to where it began, and as many forth to the end.
    #[test]
    fn all_that_is_done_can_be_taken_back(entries in vec(entries::entry(), 1..20)) {
        let (mut folder, mut undos) = (new_folder(), Undos::default());
        let spot = folder::Spot {
            contributor: folder::child_id(),
            booklet: tell_it_once_core::id::BookletId::known("my-profile"),
            question: tell_it_once_core::id::QuestionId::known("mp.know"),
        };
        for (n, entry) in entries.iter().enumerate() {
            let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
            let edit = Edit::Set { spot: spot.clone(), asked, lang, entry: entry.clone() };
            undos.see(&edit, &folder, n as f64 * 200.0);
            folder.apply(edit, start());
        }
        for (way, expected) in [(Way::Back, None), (Way::Forth, entries.last())] {
            while let Some(turned) = undos.turn(&spot, way, &folder) {
                let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
                let edit = match turned {
                    Turned::Kept(before) => Edit::PutBack { spot: spot.clone(), before },
                    Turned::Text { entry, .. } => Edit::Set { spot: spot.clone(), asked, lang, entry },
                };
                folder.apply(edit, start());
            }
            prop_assert_eq!(folder.entry(&spot), expected);
        }
    }

    #[test]
    fn everything_can_be_shown_of_any_folder(edits in entries::edits(), style in prop_oneof![Just(Style::Usual), Just(Style::Easier)]) {
        let (folder, day) = (after(edits), Day::begin());
        // a guide has pages of words only
        let asks = |booklet: &&Booklet| booklet.questions().any(|question| !question.kind.is_info());
        for booklet in day.booklets.iter().filter(asks) {
            let mut sittings: Vec<_> = folder.contributors.iter().map(|one| {
                Sitting::of(&folder, booklet, one.id.clone(), style, &ENGLISH, start().date_naive())
            }).collect();
            sittings.push(Sitting::new(&folder, booklet, style, &ENGLISH, start().date_naive()));
            for sitting in sittings {
                let summary = sitting.summary();
                let said: usize = summary.parts.iter().map(|part| part.items.len()).sum();
                prop_assert!(said > 0, "a booklet always asks something");
                let _ = (sitting.profile(), sitting.problems(booklet.questions().map(AsRef::as_ref)));
                for n in 0..=booklet.sections.len() {
                    let _ = sitting.status(n);
                }
                prop_assert!(!sitting.journey(Density::Few).pages.is_empty());
            }
        }
    }
}

/// Of every entry before: it still stands, or somebody replaced it, and then it is kept if another
/// person had said it.
fn check_kept(before: &Folder, after: &Folder, edit: &Edit) -> Result<(), TestCaseError> {
    let writer = before.writer().map_or_else(folder::child_id, |writer| writer.id.clone());
    let mut set = None;
    if let Edit::Set { spot, entry, .. } = edit {
        prop_assert_eq!(after.entry(spot), Some(entry));
        let kept = after.kept(spot).expect("it was set");
        prop_assert_eq!(&kept.by, &writer);
        if writer == spot.contributor {
            prop_assert_eq!(kept.whose, Some(Whose::Own));
        } else if before.kept(spot).is_none_or(|was| was.by != writer) {
            prop_assert_eq!(kept.whose, Some(Whose::Helped), "nobody's words become another's own");
        }
        set = Some(spot.clone());
    }
    if let Edit::Reuse { spot, entry, from, .. } = edit {
        prop_assert_eq!(after.entry(spot), Some(entry));
        let kept = after.kept(spot).expect("it was taken over");
        prop_assert_eq!(kept.from.as_ref(), Some(from).filter(|_| !entry.is_empty()));
        let own = writer == spot.contributor;
        prop_assert_eq!(kept.whose == Some(Whose::Own), own, "nobody's words become another's own");
        set = Some(spot.clone());
    }
    for one in &before.contributions {
        for (question, was) in &one.entries {
            let spot = folder::Spot {
                contributor: one.contributor.clone(),
                booklet: one.booklet.clone(),
                question: question.clone(),
            };
            let is = after.kept(&spot).expect("what was kept is still there");
            prop_assert!(is.earlier.starts_with(&was.earlier), "what was said before stays");
            if set.as_ref() != Some(&spot) {
                prop_assert_eq!(&is.entry, &was.entry);
                continue;
            }
            let replaced = was.says_something() && was.by != writer;
            prop_assert_eq!(is.earlier.len() - was.earlier.len(), usize::from(replaced));
            if let (true, Some(last)) = (replaced, is.earlier.last()) {
                prop_assert_eq!(Some(&last.entry), was.entry.as_ref());
                prop_assert_eq!((&last.by, last.whose), (&was.by, was.whose));
            }
        }
    }
    Ok(())
}

/// Rare in a box, but pasted text can hold it, and JSON readers may refuse it.
#[test]
fn a_nul_in_a_text_does_not_cost_the_folder() {
    check_typed("a\0b", "ab");
}

/// As long as the device has room for.
#[test]
fn a_very_long_text_can_be_read_again() {
    let long = "word ".repeat(400_000);
    check_typed(&long, &long);
}

/// What a file cannot carry is said beside the answer, and never where a file can.
#[track_caller]
fn check_length(letters: usize, expected: Option<usize>) {
    use tell_it_once_core::{entry::Entry, problem::Fault};
    let day = Day::begin();
    let booklet = day.booklets.iter().find(|one| one.id.as_str() == "my-profile").expect("it is shipped");
    let question = tell_it_once_core::id::QuestionId::known("mp.know");
    let spot = folder::Spot { contributor: folder::child_id(), booklet: booklet.id.clone(), question };
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let entry = Entry::Words(format!(" {} ", "é".repeat(letters)));
    let folder = after(vec![Edit::Set { spot, asked, lang, entry }]);
    let sitting = Sitting::new(&folder, booklet, Style::Usual, &ENGLISH, start().date_naive());
    let found = sitting.problems(booklet.questions().map(AsRef::as_ref));
    let found: Vec<_> = found.into_iter().map(|problem| problem.fault).collect();
    assert_eq!(found, expected.map(|letters| Fault::TooLong { letters }).into_iter().collect::<Vec<_>>());
    let uncarried = sharing::with(&folder, &day.booklets, |sharing| {
        let chosen = sharing.offers().into_iter().map(|one| (one.contributor, one.booklet));
        sharing.uncarried(&chosen.collect())
    });
    let named: Vec<_> = uncarried.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(named, expected.map(|_| "mp.know").into_iter().collect::<Vec<_>>());
    let draft = sharing::draft(&folder, &day.booklets);
    let signed = draft.sign(&folder, &std::collections::BTreeMap::new(), "1.0.0", start());
    assert_eq!(signed.is_ok(), expected.is_none(), "{letters} letters");
}

#[test]
fn a_text_that_no_file_can_carry_is_said_to_be_so() {
    check_length(50_000, None);
    check_length(50_001, Some(50_001));
}

#[track_caller]
fn check_typed(words: &str, read: &str) {
    use tell_it_once_core::entry::Entry;
    let spot = folder::Spot {
        contributor: folder::child_id(),
        booklet: tell_it_once_core::id::BookletId::known("my-profile"),
        question: tell_it_once_core::id::QuestionId::known("mp.know"),
    };
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let entry = Entry::Words(words.to_owned());
    let folder = after(vec![Edit::Set { spot: spot.clone(), asked, lang, entry }]);
    let again = folder::read(folder::SCHEMA, folder::write(&folder).as_bytes()).expect("it can be read");
    assert!(again.entry(&spot) == Some(&Entry::Words(read.to_owned())), "the words came back otherwise");
}
