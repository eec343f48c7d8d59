//! What leaves the device: what the preview showed, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, option, prelude::*, sample::select};
use tell_it_once_core::{
    booklet::Booklet,
    bundle::{Expectations, Keys, b64, moment::Moment, open, statement::Statement},
    entry::Entry,
    folder::{Arrival, Edit, Folder, Length, Role, Skip, Spot, child_id},
    id::QuestionId,
    journey::{Density, Journey},
    share::{Choices, Draft, Sharing},
    text::ENGLISH,
    words::Style,
};
use unicode_normalization::UnicodeNormalization;

use super::{
    config, entries,
    folders::{after, start},
    journeys::{self, Said},
    slow,
};
use crate::journeys::{Day, key};

/// Words that nobody else types.
const NOTE: &str = "canary-in-a-private-note";
pub(super) const UNSHARED: &str = "canary-in-an-unshared-answer";

/// What was chosen for one question, beside its entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    shared: Option<bool>,
    skip: Option<Skip>,
    note: bool,
}

pub(super) fn marks() -> impl Strategy<Value = Vec<Marks>> {
    let skip = select(Skip::NAMES.map(|(_, skip)| skip).to_vec());
    let one = (option::of(any::<bool>()), option::of(skip), any::<bool>());
    vec(one.prop_map(|(shared, skip, note)| Marks { shared, skip, note }), 8)
}

fn spot(booklet: &Booklet, question: &QuestionId) -> Spot {
    Spot { contributor: child_id(), booklet: booklet.id.clone(), question: question.clone() }
}

/// A folder in which every private note, and every answer that may not leave, holds a canary.
pub(super) fn folder(booklet: &Booklet, said: &Said, marks: &[Marks], by: Role) -> Folder {
    let (name, child) = ("Alex".to_owned(), "Sam".to_owned());
    let mut edits = vec![Edit::Arrive(Arrival { role: by, name, child, key: key(2) })];
    for (question, marks) in booklet.questions().zip(marks) {
        let spot = spot(booklet, &question.id);
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        let is_shared = marks.shared.unwrap_or(!question.private);
        let entry = said.get(&question.id).cloned();
        let entry = entry.map(|entry| if is_shared { entry } else { Entry::Words(UNSHARED.to_owned()) });
        if let Some(entry) = entry {
            let (asked, lang) = (asked.clone(), lang.clone());
            edits.push(Edit::Set { spot: spot.clone(), asked, lang, entry });
        }
        if let Some(shared) = marks.shared {
            let (asked, lang) = (asked.clone(), lang.clone());
            edits.push(Edit::Share { spot: spot.clone(), asked, lang, shared });
        }
        if marks.note {
            let (asked, lang, note) = (asked.clone(), lang.clone(), NOTE.to_owned());
            edits.push(Edit::Note { spot: spot.clone(), asked, lang, note });
        }
        edits.push(Edit::Skip { spot, asked, lang, skip: marks.skip });
    }
    after(edits)
}

pub(super) fn with<T>(folder: &Folder, booklets: &[Booklet], look: impl FnOnce(&Sharing<'_>) -> T) -> T {
    let day = Day::begin();
    look(&Sharing {
        folder,
        booklets,
        council: &day.council,
        text: &ENGLISH,
        style: Style::Usual,
        now: start(),
        today: start().date_naive(),
        nfc: |text| text.nfc().collect(),
    })
}

pub(super) fn draft(folder: &Folder, booklets: &[Booklet]) -> Draft {
    with(folder, booklets, |sharing| {
        let offers = sharing.offers();
        let choices = Choices {
            chosen: offers.iter().map(|one| (one.contributor.clone(), one.booklet.clone())).collect(),
            left_out: BTreeSet::new(),
            true_as_far_as_i_know: true,
            share_with_council: true,
            share_with_school: false,
            name_typed: "Sam".to_owned(),
            date_typed: start().date_naive(),
        };
        sharing.draft(&choices).expect("a draft can be made of any folder")
    })
}

/// c2 and c3, of whom the edits speak.
pub(super) fn people() -> Vec<Edit> {
    let arrive = |(n, name): (u8, &str)| {
        let (name, child) = (name.to_owned(), String::new());
        Edit::Arrive(Arrival { role: Role::Parent, name, child, key: key(n) })
    };
    [(2, "Alex"), (3, "Robin")].map(arrive).into()
}

/// Pictures need octets, which are not made up here.
fn without_pictures(said: Said) -> Said {
    said.into_iter().filter(|(_, entry)| !has_picture(entry)).collect()
}

fn has_picture(entry: &Entry) -> bool {
    let Entry::Rows(rows) = entry else { return !entry.pictures().is_empty() };
    rows.iter().flat_map(|row| row.cells.values()).any(has_picture)
}

/// All words in a file, also those that are packed into it again and again.
fn unpacked(text: &str) -> String {
    let packed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let inside = text.split(|c: char| !packed(c)).filter(|run| run.len() >= 16);
    let inside = inside.filter_map(|run| String::from_utf8(b64::decode(run)?).ok());
    std::iter::once(text.to_owned()).chain(inside.map(|text| unpacked(&text))).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn only_what_is_asked_and_shared_is_in_a_draft(
        booklet in journeys::booklet(), said in journeys::said(), marks in marks(),
        by in select(vec![Role::YoungPerson, Role::Helper]),
    ) {
        let folder = folder(&booklet, &said, &marks, by);
        let entry = |id: &QuestionId| folder.entry(&spot(&booklet, id));
        let journey = Journey::of(&booklet, Length::Full, Density::One, start().date_naive(), entry);
        let asked: BTreeSet<_> =
            journey.pages.iter().flat_map(|page| &page.asked).map(|one| one.question.id.clone()).collect();
        for statement in draft(&folder, std::slice::from_ref(&booklet)).statements {
            for id in statement.answers.keys() {
                prop_assert!(asked.contains(id), "{id} is not asked");
                let question = booklet.question(id).expect("it is asked");
                let chosen = folder.kept(&spot(&booklet, id)).and_then(|kept| kept.shared);
                prop_assert!(chosen.unwrap_or(!question.private), "{id} is not shared");
            }
        }
    }
}

proptest! {
    #![proptest_config(slow())]

    #[test]
    fn a_file_says_what_its_preview_said(
        booklet in journeys::booklet(), said in journeys::said(), marks in marks(),
        by in select(vec![Role::YoungPerson, Role::Helper]),
    ) {
        let folder = folder(&booklet, &without_pictures(said), &marks, by);
        let draft = draft(&folder, &[booklet]);
        let (file, exported) = draft
            .sign(&folder, &BTreeMap::new(), "1.0.0", start())
            .map_err(|why| TestCaseError::fail(format!("{why:?}")))?;
        let now: Moment = start().fixed_offset().into();
        let verdict = open(&file.octets, &Keys::none(), now, &Expectations::default()).expect("what was made opens");
        let opened: Vec<Statement> = verdict.statements().iter().map(|one| one.statement().clone()).collect();
        prop_assert_eq!(&opened, &draft.statements);
        prop_assert_eq!(&verdict.bundle().subject, &draft.subject);
        prop_assert_eq!(&verdict.bundle().declaration, &draft.declaration);
        prop_assert_eq!(exported.receipt, file.receipt.to_string());
        prop_assert_eq!(exported.statements.len(), opened.len());
        let all = unpacked(&String::from_utf8(file.octets).expect("a file is text"));
        prop_assert!(all.contains("tell-it-once/bundle"), "the search reaches what is packed");
        prop_assert!(all.contains("tell-it-once/statement") || opened.is_empty());
        prop_assert!(!all.contains(NOTE), "a private note is in the file");
        prop_assert!(!all.contains(UNSHARED), "an answer that is not shared is in the file");
        for digest in folder.pictures() {
            prop_assert!(!all.contains(digest), "a recording is named in the file");
        }
    }

    #[test]
    fn any_folder_can_be_shared(edits in entries::edits()) {
        let day = Day::begin();
        let folder = after(people().into_iter().chain(edits).collect());
        let draft = draft(&folder, &day.booklets);
        if draft.pictures.is_empty() {
            let signed = draft.sign(&folder, &BTreeMap::new(), "1.0.0", start());
            prop_assert!(signed.is_ok(), "{:?}", signed.err());
        }
    }
}

/// The search would find a canary if there were one.
#[test]
fn the_search_finds_what_is_in_a_file() {
    let booklet = Day::begin().booklets.into_iter().find(|one| one.id.as_str() == "my-profile");
    let booklet = booklet.expect("it is shipped");
    let spot = spot(&booklet, &QuestionId::known("mp.know"));
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let entry = Entry::Words(UNSHARED.to_owned());
    let folder = after(vec![Edit::Set { spot, asked, lang, entry }]);
    let (file, _) = draft(&folder, &[booklet])
        .sign(&folder, &BTreeMap::new(), "1.0.0", start())
        .expect("it can be signed");
    assert!(unpacked(&String::from_utf8(file.octets).expect("a file is text")).contains(UNSHARED));
}
