//! What a family's file is locked with, and what a person leaves at home.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{prelude::*, sample::select};
use tell_it_once_core::{
    bundle::{
        Expectations, Fresh, Keys,
        council_key::{CouncilKey, CouncilSecret},
        key::SecretKey,
        moment::Moment,
        open_file, sign,
    },
    council::Council,
    entry::Entry,
    folder::{Edit, Exported, Folder, Role, Spot, child_id},
    id::{BookletId, ChoiceId, ColumnId, QuestionId, RowId},
    json::Value,
    question::{
        media::{Format, Made, Picture},
        pick::Typed,
        rows::Row,
    },
    share::{Choices, HeldBack, Lock, Seal, Sharing},
};

use super::{
    folders::{after, new_folder, start},
    journeys,
    sharing::{draft, folder, marks, people, with},
    slow,
};
use crate::journeys::Day;

fn secret(n: u8) -> CouncilSecret {
    CouncilSecret::make(|random| *random = [n; 32])
}

fn key(n: u8, from: &str, until: &str) -> CouncilKey {
    let day = |text: &str| text.parse().expect("it is a day");
    CouncilKey::new(secret(n).public(), day(from), day(until)).expect("in this order")
}

fn now() -> CouncilKey {
    key(1, "2026-11-01", "2027-10-31")
}

fn exported(sealed_to: Option<String>) -> Edit {
    let (sid, receipt) = ("S".repeat(43), "0000 0000 0000 0000 0097".to_owned());
    Edit::Exported(Exported { rev: 1, sid, receipt, at: start(), sealed_to, statements: Vec::new() })
}

fn lock(keys: Option<Value>, files: &[Option<String>]) -> Lock {
    let folder = after(files.iter().cloned().map(exported).collect());
    with(&folder, &[], |sharing| {
        let council = Council { keys, ..sharing.council.clone() };
        Sharing { council: &council, ..*sharing }.lock()
    })
}

fn listed(keys: &[CouncilKey]) -> Option<Value> {
    Some(keys.iter().map(CouncilKey::to_value).collect::<Vec<_>>().into())
}

/// The lock of a file of 22 November 2026, by the council's keys and by what earlier files were locked with.
#[test]
fn a_file_is_locked_with_the_key_of_the_day_and_a_change_is_seen() {
    let [this, other] = [now().kid(), secret(2).kid()];
    let [was_this, was_other] = [this, other].map(|kid| Some(kid.to_string()));
    let gone = key(3, "2025-11-01", "2026-10-31");
    let changed = Lock::Changed { key: now(), before: other };
    for (keys, files, expected) in [
        (None, vec![], Lock::Never),
        (None, vec![None], Lock::Never),
        (None, vec![was_this.clone()], Lock::Lost),
        (listed(&[now()]), vec![], Lock::Key(now())),
        (listed(&[now()]), vec![None], Lock::Key(now())),
        (listed(&[now()]), vec![was_this.clone(), None], Lock::Key(now())),
        (listed(&[now()]), vec![was_other.clone()], changed.clone()),
        (listed(&[now()]), vec![was_this.clone(), was_other.clone(), None], changed),
        (listed(&[now()]), vec![was_other, was_this], Lock::Key(now())),
        (listed(&[gone.clone(), now()]), vec![], Lock::Key(now())),
        (listed(&[gone]), vec![], Lock::Lost),
        (Some(Value::text("no list of keys")), vec![], Lock::Lost),
    ] {
        assert_eq!(lock(keys, &files), expected, "{files:?}");
    }
}

#[test]
fn a_key_that_changed_is_shown_by_both_codes() {
    let lock = lock(listed(&[now()]), &[Some(secret(2).kid().to_string())]);
    assert_eq!(lock.code(), Some(now().code()));
    assert_eq!(lock.code_before(), Some(key(2, "2026-01-01", "2026-01-01").code()));
}

proptest! {
    #![proptest_config(slow())]

    /// The receipt, the id and every part are those of the signed file, and the next one follows that.
    #[test]
    fn in_the_seal_is_the_signed_file_octet_for_octet(
        booklet in journeys::booklet(), said in journeys::said(), marks in marks(),
        by in select(vec![Role::YoungPerson, Role::Helper]), chance: [u8; 16],
    ) {
        let said = said.into_iter().filter(|(_, entry)| matches!(entry, Entry::Words(_))).collect();
        let mut folder = folder(&booklet, &said, &marks, by);
        let booklets = [booklet];
        let first = draft(&folder, &booklets);
        let made = |seal| first.make(&folder, &BTreeMap::new(), "1.0.0", start(), seal).expect("it can be made");
        let random = std::array::from_fn(|n| chance[n % 16]);
        let (once, fresh, to) = (SecretKey::from_octets(&[5; 32]).expect("a key"), Fresh::new(random), now());
        let (plain, open) = made(None);
        let (sealed, exported) = made(Some(Seal { to: &to, once: &once, fresh: &fresh }));
        prop_assert_eq!(&exported.sealed_to, &Some(to.kid().to_string()));
        prop_assert_eq!(open.sealed_to, None);
        prop_assert_eq!((&exported.sid, &exported.receipt, sealed.receipt), (&open.sid, &open.receipt, plain.receipt));
        prop_assert_eq!(&exported.statements, &open.statements);
        prop_assert_eq!(sealed.name.replace(".sealed.", ".signed."), plain.name);
        let at: Moment = start().fixed_offset().into();
        let opened = open_file(&sealed.octets, &Keys::from(secret(1)), at, &Expectations::default());
        prop_assert_eq!(opened.expect("the council holds the key").unsealed, Some(plain.octets));
        prop_assert!(open_file(&sealed.octets, &Keys::from(secret(2)), at, &Expectations::default()).is_err());
        folder.apply(Edit::Exported(exported), start());
        let next = draft(&folder, &booklets);
        prop_assert_eq!((next.revision.number, next.revision.previous.map(|sid| sid.to_string())), (2, Some(open.sid)));
    }
}

fn picture(letter: char, made: Made) -> Picture {
    let sha256 = letter.to_string().repeat(43);
    Picture { sha256, bytes: 1, format: Format::Jpeg, made, alt: format!("Picture {letter}") }
}

fn place(contributor: &'static str, booklet: &'static str, question: &'static str) -> Spot {
    let contributor = contributor.parse().expect("an id");
    Spot { contributor, booklet: BookletId::known(booklet), question: QuestionId::known(question) }
}

fn set(spot: Spot, entry: Entry) -> Edit {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    Edit::Set { spot, asked, lang, entry }
}

fn picked(option: &'static str) -> Entry {
    Entry::Picked(Typed { options: [ChoiceId::known(option)].into(), ..Typed::default() })
}

fn two_pictures() -> Folder {
    let pictures = vec![picture('A', Made::Photo), picture('B', Made::Drawing)];
    after(vec![
        set(place("c1", "my-profile", "mp.picture"), Entry::Media(pictures)),
        set(place("c1", "my-profile", "mp.know"), Entry::Words("Trains".to_owned())),
    ])
}

/// What is left of the two in the file, and of the answers.
#[track_caller]
fn check_left_out(left_out: &[char], pictures: &[char], answers: usize) {
    let (folder, day) = (two_pictures(), Day::begin());
    let draft = with(&folder, &day.booklets, |sharing| {
        let left_out: BTreeSet<_> = left_out.iter().map(|letter| letter.to_string().repeat(43)).collect();
        let chosen = [(child_id(), BookletId::known("my-profile"))].into();
        let name_typed = "Sam".to_owned();
        let choices = Choices {
            chosen,
            left_out,
            true_as_far_as_i_know: true,
            share_with_council: true,
            share_with_school: false,
            name_typed,
            date_typed: start().date_naive(),
        };
        sharing.draft(&choices).expect("a draft can be made")
    });
    let there: Vec<_> = draft.pictures.iter().map(|one| one.picture.clone()).collect();
    let wanted = pictures.iter().map(|letter| match letter {
        'A' => picture('A', Made::Photo),
        _ => picture('B', Made::Drawing),
    });
    assert_eq!(there, wanted.collect::<Vec<_>>(), "{left_out:?}");
    assert_eq!(draft.statements[0].answers.len(), answers, "{left_out:?}");
    let words = sign::exact_words(&draft.statements[0]);
    for letter in left_out {
        assert!(!words.contains(&format!("Picture {letter}")), "it is not named either: {words}");
    }
}

#[test]
fn a_picture_can_stay_at_home_by_itself() {
    check_left_out(&[], &['A', 'B'], 2);
    check_left_out(&['A'], &['B'], 2);
    check_left_out(&['B'], &['A'], 2);
    check_left_out(&['A', 'B'], &[], 1);
}

/// By booklet: who asked that it stays at home; and the same of a photo and a drawing.
fn held_back(edits: Vec<Edit>) -> (BTreeMap<String, HeldBack>, Vec<Option<HeldBack>>) {
    let mut folder = two_pictures();
    for edit in people().into_iter().chain(edits) {
        folder.apply(edit, start());
    }
    let day = Day::begin();
    with(&folder, &day.booklets, |sharing| {
        let offers = sharing.offers();
        let by = offers.iter().filter_map(|one| Some((one.booklet.to_string(), one.held_back?)));
        let pictures = offers.iter().flat_map(|one| &one.pictures).map(|one| one.held_back);
        (by.collect(), pictures.collect())
    })
}

fn choices(lines: &[(&'static str, &'static str)]) -> Edit {
    let row = |(n, (part, who)): (usize, &(&'static str, &'static str))| {
        let cells = [("part", *part), ("who", *who)].map(|(id, said)| (ColumnId::known(id), picked(said)));
        let id: RowId = format!("r-{n}").parse().expect("an id");
        Row { id, cells: cells.into() }
    };
    set(place("c2", "consent", "co.items"), Entry::Rows(lines.iter().enumerate().map(row).collect()))
}

#[track_caller]
fn check_held_back(edits: Vec<Edit>, expected: &[(&str, HeldBack)]) {
    let expected: BTreeMap<_, _> = expected.iter().map(|(id, by)| ((*id).to_owned(), *by)).collect();
    assert_eq!(held_back(edits.clone()).0, expected, "{edits:?}");
}

#[test]
fn what_somebody_asked_to_keep_at_home_is_not_ticked() {
    use HeldBack::{Owner, SharingChoices};
    check_held_back(vec![], &[]);
    check_held_back(vec![choices(&[("profile", "council")])], &[]);
    check_held_back(vec![choices(&[("family", "nobody")])], &[]);
    check_held_back(vec![choices(&[("profile", "nobody")])], &[("my-profile", SharingChoices)]);
    check_held_back(vec![choices(&[("profile", "summary")])], &[("my-profile", SharingChoices)]);
    check_held_back(vec![choices(&[("profile", "school"), ("profile", "everyone")])], &[]);
    let said = |option| set(place("c1", "my-profile", "mp.share"), picked(option));
    check_held_back(vec![said("everyone")], &[]);
    check_held_back(vec![said("nobody")], &[("my-profile", Owner)]);
    check_held_back(vec![said("some"), choices(&[("profile", "council")])], &[("my-profile", Owner)]);
}

#[test]
fn pictures_stay_at_home_by_their_kind() {
    use HeldBack::SharingChoices;
    let media = |option| held_back(vec![set(place("c2", "consent", "co.media"), picked(option))]).1;
    assert_eq!(held_back(vec![]).1, [None, None]);
    assert_eq!(media("photos"), [None, Some(SharingChoices)]);
    assert_eq!(media("drawings"), [Some(SharingChoices), None]);
    assert_eq!(media("none"), [Some(SharingChoices), Some(SharingChoices)]);
}

#[test]
fn a_folder_of_which_no_file_was_made_knows_no_key() {
    assert_eq!(new_folder().sealed_to(), None);
}
