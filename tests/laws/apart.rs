//! Parts that people write on devices of their own: nothing that the family does changes a letter of one.

mod taken;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use proptest::{prelude::*, sample::Index};
use tell_it_once_core::{
    booklet::Booklet,
    bundle::{
        Contributed, Expectations, Invitation, Keys, moment::Moment, open, open_contribution, open_invitation,
    },
    entry::Entry,
    folder::{self, Edit, Folder, NotReceived, Role, Spot},
    id::{BookletId, ContributorId, FolderId, QuestionId},
    share::Choices,
};

use super::{
    config, entries,
    folders::{after, new_folder, start},
    sharing::{draft, people, with},
    slow,
};
use crate::journeys::{Day, key};

const BOOKLET: &str = "teacher";

fn invitation(contributor: &str, role: Role) -> Invitation {
    Invitation {
        bundle_id: new_folder().bundle_id.parse().expect("it is a name"),
        contributor: contributor.parse().expect("it is an id"),
        role,
        booklet: BookletId::known(BOOKLET),
        council: "E99999999".parse().expect("it is a code"),
        known_as: Some("Sam".to_owned()),
    }
}

/// Somebody on another device, whose key is made of a number.
struct Elsewhere {
    folder: Folder,
    booklets: Vec<Booklet>,
}

impl Elsewhere {
    fn new(invitation: Invitation, n: u8) -> Elsewhere {
        let folder = Folder::invited(FolderId::known("f-2"), invitation, [key(n + 1), key(n)], start());
        Elsewhere { folder, booklets: Day::begin().booklets }
    }

    fn teacher(n: u8) -> Elsewhere {
        Elsewhere::new(invitation("a-1f2e3d4c", Role::Professional), n)
    }

    fn say(&mut self, words: &str) {
        self.write(self.first_question(), words);
    }

    fn write(&mut self, question: QuestionId, words: &str) {
        self.set(question.as_str(), Entry::Words(words.to_owned()));
    }

    fn set(&mut self, question: &str, entry: Entry) {
        let contributor = self.folder.writer().expect("somebody is here").id.clone();
        let booklet = self.folder.invited.as_ref().expect("it was asked for").booklet.clone();
        let spot = Spot { contributor, booklet, question: question.parse().expect("an id") };
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        self.folder.apply(Edit::Set { spot, asked, lang, entry }, start());
    }

    fn first_question(&self) -> QuestionId {
        use tell_it_once_core::question::Kind;
        let booklet = self.booklets.iter().find(|one| one.id.as_str() == BOOKLET).expect("it is shipped");
        let long = booklet.questions().find(|one| matches!(one.kind, Kind::Long) && one.when.is_none());
        long.expect("it asks for words").id.clone()
    }

    /// The file that is sent, and what this folder keeps of it.
    fn send(&mut self, words: &str) -> Vec<u8> {
        self.say(words);
        self.sign()
    }

    fn sign(&mut self) -> Vec<u8> {
        let part = with(&self.folder, &self.booklets, |sharing| {
            let choices = choices("Ms Okafor");
            sharing.own_part(&choices).expect("something was said").expect("it can be made")
        });
        let (file, exported) = part.sign(&self.folder, &BTreeMap::new(), start()).expect("it can be signed");
        assert!(file.name.ends_with(".part.json") && !file.name.contains("Okafor"));
        self.folder.apply(Edit::Exported(exported), start());
        file.octets
    }
}

fn choices(name: &str) -> Choices {
    Choices {
        chosen: BTreeSet::new(),
        left_out: BTreeSet::new(),
        true_as_far_as_i_know: true,
        share_with_council: true,
        share_with_school: false,
        name_typed: name.to_owned(),
        date_typed: start().date_naive(),
    }
}

fn opened(octets: &[u8]) -> Contributed {
    open_contribution(octets).expect("what was made opens")
}

fn add(folder: &mut Folder, octets: &[u8]) -> Result<(), NotReceived> {
    let received = folder.receivable(&opened(octets), start())?;
    folder.apply(Edit::Receive(Box::new(received)), start());
    Ok(())
}

/// A family with a child who said something, and c2 and c3.
fn family() -> Folder {
    let spot = Spot {
        contributor: "c1".parse().expect("an id"),
        booklet: BookletId::known("my-profile"),
        question: QuestionId::known("mp.know"),
    };
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let said = Edit::Set { spot, asked, lang, entry: Entry::Words("Trains".to_owned()) };
    after(people().into_iter().chain([said]).collect())
}

#[test]
fn a_part_from_elsewhere_goes_into_the_file_with_its_own_signature() {
    let mut family = family();
    let octets = Elsewhere::teacher(7).send("She lights up when we bake");
    assert_eq!(add(&mut family, &octets), Ok(()));
    let compact = opened(&octets).compact().to_owned();
    let booklets = Day::begin().booklets;
    let draft = draft(&family, &booklets);
    assert_eq!((draft.statements.len(), draft.carried.len(), draft.parts().count()), (1, 1, 2));
    let (file, exported) = draft.sign(&family, &BTreeMap::new(), "1.0.0", start()).expect("it can be signed");
    let now: Moment = start().fixed_offset().into();
    let verdict = open(&file.octets, &Keys::none(), now, &Expectations::default()).expect("it opens");
    assert_eq!(verdict.bundle().statements.iter().filter(|one| **one == compact).count(), 1);
    let there: Vec<_> = verdict.statements().iter().map(|one| one.statement().clone()).collect();
    assert_eq!(there, draft.parts().cloned().collect::<Vec<_>>(), "the preview shows it too");
    let teacher = verdict.signers().into_iter().find(|one| one.name_typed == "Ms Okafor");
    let teacher = teacher.expect("the teacher signed");
    assert!(!teacher.is_exporter && teacher.contributor.as_str() == "a-1f2e3d4c");
    assert_eq!(exported.statements.len(), 2);
}

#[test]
fn a_part_can_be_left_out_and_nothing_of_it_is_in_the_file() {
    let mut family = family();
    let octets = Elsewhere::teacher(7).send("canary-of-a-teacher");
    assert_eq!(add(&mut family, &octets), Ok(()));
    let day = Day::begin();
    with(&family, &day.booklets, |sharing| {
        let offers = sharing.offers();
        assert_eq!(offers.iter().filter(|one| one.is_received).count(), 1);
        let own = offers.iter().filter(|one| !one.is_received);
        let chosen = own.map(|one| (one.contributor.clone(), one.booklet.clone())).collect();
        let choices = Choices { chosen, ..choices("Sam") };
        let draft = sharing.draft(&choices).expect("a draft can be made");
        assert_eq!((draft.statements.len(), draft.carried.len()), (1, 0));
    });
}

#[test]
fn a_newer_part_takes_the_place_of_an_earlier_one_which_is_kept() {
    let (mut family, mut teacher) = (family(), Elsewhere::teacher(7));
    let (first, second) = (teacher.send("First"), teacher.send("Second"));
    assert_eq!(opened(&second).statement().revision.previous, Some(opened(&first).signed().sid()));
    // whichever comes first
    assert_eq!((add(&mut family, &second), add(&mut family, &first)), (Ok(()), Ok(())));
    assert_eq!(family.received.len(), 2);
    let current: Vec<_> = family.current_received().map(|one| one.statement.as_str()).collect();
    assert_eq!(current, [opened(&second).compact()]);
}

#[test]
fn what_does_not_fit_the_folder_is_named_and_changes_nothing() {
    let mut family = family();
    let first = Elsewhere::teacher(7).send("First");
    assert_eq!(add(&mut family, &first), Ok(()));
    let before = family.clone();
    let mut check = |octets: Vec<u8>, why| assert_eq!(add(&mut family, &octets), Err(why));
    check(first.clone(), NotReceived::Known);
    check(Elsewhere::teacher(7).send("Other words"), NotReceived::Rival);
    check(Elsewhere::teacher(9).send("By somebody else"), NotReceived::OtherKey);
    let same_key = invitation("a-99999999", Role::Professional);
    check(Elsewhere::new(same_key, 7).send("The same key"), NotReceived::OtherKey);
    // c2 is here, and the key of c2
    check(Elsewhere::new(invitation("c2", Role::Parent), 20).send("As Alex"), NotReceived::OtherKey);
    check(Elsewhere::new(invitation("a-2", Role::Parent), 2).send("With their key"), NotReceived::OtherKey);
    let mut foreign = invitation("a-3", Role::Professional);
    foreign.bundle_id = "7f1c1f0e-5a3c-4c6e-9d52-0a6d3f0f6c12".parse().expect("a name");
    check(Elsewhere::new(foreign, 30).send("Elsewhere"), NotReceived::OtherFolder);
    assert_eq!(family, before);
    // nor does an edit that was made up
    let mut forged = before.received[0].clone();
    forged.statement = forged.statement.replacen('.', "x.", 1);
    forged.sid = "T".repeat(43);
    family.apply(Edit::Receive(Box::new(forged)), start());
    assert_eq!(family, before);
}

#[test]
fn who_wrote_for_the_child_elsewhere_is_nobody_of_this_device() {
    let mut child = Elsewhere::new(invitation("a-5", Role::YoungPerson), 7);
    for edit in people() {
        child.folder.apply(edit, start());
    }
    let question = child.first_question();
    let spot =
        Spot { contributor: "c1".parse().expect("an id"), booklet: BookletId::known(BOOKLET), question };
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    let entry = Entry::Words("Written by Robin".to_owned());
    child.folder.apply(Edit::Set { spot, asked, lang, entry }, start());
    let part = with(&child.folder, &child.booklets, |sharing| {
        let choices = choices("Sam");
        sharing.own_part(&choices).expect("something was said").expect("it can be made")
    });
    let by: Vec<_> = part.statement.answers.values().filter_map(|one| one.by.as_ref()).collect();
    let expected: ContributorId = "a-5.c3".parse().expect("an id");
    assert_eq!((part.statement.contributor.id.as_str(), by), ("a-5", vec![&expected]));
}

#[test]
fn an_invitation_is_read_as_it_was_written_and_nothing_else_is() {
    let written = invitation("a-1f2e3d4c", Role::Professional);
    assert_eq!(open_invitation(written.write().as_bytes()), Ok(written.clone()));
    let nameless = Invitation { known_as: None, ..written.clone() };
    assert!(!nameless.write().contains("known_as"));
    assert_eq!(open_invitation(nameless.write().as_bytes()), Ok(nameless));
    for (from, to, code) in [
        ("\"v\":1", "\"v\":2", "E_VERSION"),
        ("\"v\":1", "\"v\":1,\"more\":true", "E_SCHEMA"),
        ("tell-it-once/invitation", "tell-it-once/bundle", "E_PROFILE"),
        ("\"professional\"", "\"king\"", "E_SCHEMA"),
        ("\"v\":1", "\"v\":1,\"v\":1", "E_JSON_DUP"),
        ("Sam", "Sa\\nm", "E_SCHEMA"),
    ] {
        let changed = written.write().replacen(from, to, 1);
        assert_ne!(changed, written.write(), "{from} is there");
        let refusal = open_invitation(changed.as_bytes()).expect_err(to);
        assert_eq!(refusal.code.to_string(), code, "{to}");
    }
    let long = written.write().replacen("Sam", &"S".repeat(5000), 1);
    assert_eq!(open_invitation(long.as_bytes()).expect_err("long").code.to_string(), "E_SIZE");
}

#[test]
fn the_wrapper_of_a_part_is_closed() {
    let octets = Elsewhere::teacher(7).send("First");
    let text = String::from_utf8(octets).expect("it is text");
    for (from, to, code) in [
        ("\"v\":1", "\"v\":2", "E_VERSION"),
        ("\"v\":1", "\"v\":1,\"more\":true", "E_KIND"),
        ("tell-it-once/contribution", "tell-it-once/invitation", "E_PROFILE"),
        ("\"profile\"", "\"profil\"", "E_KIND"),
        ("\"v\":1", "\"attachments\":{\"x\":\"AA\"},\"v\":1", "E_ATTACHMENT_SET"),
        ("\"v\":1", "\"attachments\":[],\"v\":1", "E_KIND"),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text, "{from} is there");
        let refusal = open_contribution(changed.as_bytes()).expect_err(to);
        assert_eq!(refusal.code.to_string(), code, "{to}");
    }
    for other in ["good.signed.json", "sealed.json", "backup.json", "empty.json"] {
        let octets = crate::repo::bytes(&format!("tests/cli/bundles.in/{other}"));
        assert!(open_contribution(&octets).is_err(), "{other}");
    }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever octet is changed: it is refused, or what was signed is letter for letter the same.
    #[test]
    fn a_part_that_was_changed_is_refused(at: Index, bit in 0u32..8) {
        static SENT: OnceLock<Vec<u8>> = OnceLock::new();
        let octets = SENT.get_or_init(|| Elsewhere::teacher(7).send("First"));
        let mut changed = octets.clone();
        changed[at.index(octets.len())] ^= 1 << bit;
        if let Ok(part) = open_contribution(&changed) {
            let signed = |compact: &str| compact.rsplit_once('.').map(|(signed, _)| signed.to_owned());
            prop_assert_eq!(signed(part.compact()), signed(opened(octets).compact()));
        }
    }
}

proptest! {
    #![proptest_config(slow())]

    /// Nothing that can be done to a folder changes a letter of it, and it is stored and read as it came.
    #[test]
    fn nothing_that_the_family_does_changes_a_letter(edits in entries::edits(), more in entries::edits()) {
        let octets = Elsewhere::teacher(7).send("She lights up when we bake");
        let mut family = after(people().into_iter().chain(edits).collect());
        prop_assert_eq!(add(&mut family, &octets), Ok(()));
        let received = family.received.clone();
        for edit in more.into_iter().chain([Edit::Copied, Edit::Restore(Box::new(self::family()))]) {
            family.apply(edit, start());
            prop_assert_eq!(&family.received, &received);
        }
        let stored = folder::write(&family);
        prop_assert_eq!(folder::read(folder::SCHEMA, stored.as_bytes()), Ok(family.clone()));
        let day = Day::begin();
        let draft = draft(&family, &day.booklets);
        prop_assert_eq!(&draft.carried[0].compact, &opened(&octets).compact().to_owned());
    }
}
