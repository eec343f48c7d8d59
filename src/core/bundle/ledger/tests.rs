//! What holds for every ledger, and what each kind of line in it gives reason to look at.

use std::slice::from_ref;

use proptest::{collection::vec, prelude::*};

use super::*;
use crate::bundle::{
    receipt::{Code, NotACode},
    warning::Warning,
};

fn moment(minutes: i64) -> Moment {
    Moment::of_unix(1_800_000_000 + 60 * u64::try_from(minutes).expect("not before")).expect("a moment")
}

/// A file of a family: its place, what came before it, and the key.
fn facts(folder: u8, number: u32, name: &str, before: &str, key: u8) -> Facts {
    let previous = (number > 1).then(|| Sid::of(before.as_bytes()));
    let kid = Kid::of(&[key]);
    Facts {
        sid: Sid::of(name.as_bytes()),
        bundle_id: BundleId::make([folder; 16]),
        revision: Revision { number, previous },
        kid,
        contributors: filled([("c1".parse().expect("an id"), kid)]),
    }
}

fn received(minutes: i64) -> Received {
    Received { at: moment(minutes), file: Digest::of(&minutes.to_be_bytes()) }
}

fn ledger(all: &[Facts]) -> Ledger {
    let mut ledger = Ledger::default();
    for (n, facts) in all.iter().enumerate() {
        let at = received(i64::try_from(n).expect("small"));
        ledger.receive(facts.clone(), at).expect("nothing contradicts");
    }
    ledger
}

#[track_caller]
fn check(known: &[Facts], new: &Facts, expected: &[&str]) {
    let found: Vec<_> = ledger(known).look(new).iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

#[test]
fn one_file_after_another() {
    let first = facts(1, 1, "a", "", 1);
    let second = facts(1, 2, "b", "a", 1);
    let third = facts(1, 3, "c", "b", 1);
    let all = [first.clone(), second.clone(), third.clone()];
    check(&[], &first, &[]);
    check(&all[..1], &second, &[]);
    check(&all[..2], &third, &[]);
    check(&all[..1], &first, &["W_DUPLICATE"]);
    check(&all[..2], &first, &["W_DUPLICATE", "W_ROLLBACK"]);
    check(&all[1..2], &first, &["W_ROLLBACK"]);
    check(&all[..1], &third, &["W_GAP"]);
    check(&[], &third, &["W_GAP"]);
    check(&[third, first], &second, &["W_ROLLBACK"]);
    // another family's files are nobody's business
    check(&[facts(2, 7, "z", "y", 3)], &second, &["W_GAP"]);
}

#[test]
fn files_that_do_not_follow_each_other() {
    let first = facts(1, 1, "a", "", 1);
    let second = facts(1, 2, "b", "a", 1);
    check(&[first.clone(), second.clone()], &facts(1, 2, "B", "a", 1), &["W_FORK"]);
    check(from_ref(&first), &facts(1, 1, "A", "", 1), &["W_FORK"]);
    check(from_ref(&first), &facts(1, 2, "B", "other", 1), &["W_FORK"]);
    check(&[first, facts(1, 3, "c", "other", 1)], &second, &["W_ROLLBACK", "W_FORK"]);
    check(&[facts(1, u32::MAX, "a", "x", 1)], &facts(1, u32::MAX, "b", "x", 1), &["W_FORK", "W_GAP"]);
}

#[test]
fn another_key_is_told_until_it_is_confirmed() {
    let first = facts(1, 1, "a", "", 1);
    let second = facts(1, 2, "b", "a", 2);
    check(from_ref(&first), &second, &["W_NEW_SIGNER"]);
    let mut known = ledger(&[first, second.clone()]);
    let third = facts(1, 3, "c", "b", 2);
    assert_eq!(known.look(&third), [Warning::NewSigner { contributor: "c1".parse().expect("an id") }]);
    let code = Code::derive(&second.sid).to_string();
    known.confirm(&second.sid, &code, "The caseworker", moment(9)).expect("the code is right");
    assert_eq!(known.look(&third), []);
    assert_eq!(known.confidence(&third), Confidence::KnownKey);
}

#[test]
fn only_the_file_whose_code_was_read_back_is_confirmed() {
    let first = facts(1, 1, "a", "", 1);
    let second = facts(1, 2, "b", "a", 1);
    let stranger = facts(1, 2, "x", "a", 5);
    let mut known = ledger(&[first.clone(), second.clone()]);
    let code = Code::derive(&first.sid).to_string();
    let other = Code::derive(&Sid::of(b"never seen")).to_string();
    let mut slip = code.clone();
    slip.replace_range(..1, if code.starts_with('1') { "2" } else { "1" });
    let mut confirm = |sid: &Sid, typed: &str, by: &str| known.confirm(sid, typed, by, moment(9));
    assert_eq!(confirm(&first.sid, &code, " \t"), Err(NotConfirmed::NoName));
    assert_eq!(confirm(&first.sid, &code, "Ro\u{202E}n"), Err(NotConfirmed::NoName));
    assert_eq!(confirm(&first.sid, &code[..9], "Ron"), Err(NotConfirmed::Digits(NotACode::Length)));
    assert_eq!(confirm(&first.sid, &slip, "Ron"), Err(NotConfirmed::Digits(NotACode::Check)));
    assert_eq!(confirm(&second.sid, &code, "Ron"), Err(NotConfirmed::OtherExport { number: 1 }));
    assert_eq!(confirm(&first.sid, &other, "Ron"), Err(NotConfirmed::OtherFile));
    assert_eq!(confirm(&stranger.sid, &code, "Ron"), Err(NotConfirmed::NotReceived));
    assert!(known.entries().all(|entry| entry.confirmed.is_none()));
    assert_eq!(known.confidence(&first), Confidence::Unconfirmed);

    let typed = code.replace(' ', " – ");
    known.confirm(&first.sid, &typed, " Ron ", moment(9)).expect("the code is right");
    assert_eq!(known.confidence(&first), Confidence::Confirmed { by: "Ron".to_owned(), at: moment(9) });
    assert_eq!(known.confidence(&second), Confidence::KnownKey);
    assert_eq!(known.confidence(&stranger), Confidence::Unconfirmed);
    // who confirmed it first stays
    known.confirm(&first.sid, &code, "Ann", moment(10)).expect("the code is right");
    assert_eq!(known.confidence(&first), Confidence::Confirmed { by: "Ron".to_owned(), at: moment(9) });
}

#[test]
fn ledgers_that_were_altered_are_refused() {
    let first = facts(1, 1, "a", "", 1);
    let mut ours = ledger(from_ref(&first));
    let altered = Facts { kid: Kid::of(&[7]), ..first.clone() };
    let before = ours.clone();
    let both = ledger(&[facts(1, 2, "b", "a", 1), altered.clone()]);
    assert_eq!(ours.union(&both), Err(Contradiction { sid: first.sid }));
    assert_eq!(ours, before);
    assert_eq!(ours.receive(altered, received(1)), Err(Contradiction { sid: first.sid }));

    let refused = |change: &dyn Fn(String) -> String, path: &str| {
        let misfits = Ledger::read(change(ours.to_canonical()).as_bytes()).expect_err(path);
        assert_eq!(misfits[0].path, path, "{misfits:?}");
    };
    refused(&|text| text.replace("unconfirmed", "known_key"), "/entries/0");
    refused(&|text| text.replace("unconfirmed", "confirmed"), "/entries/0");
    refused(&|text| text.replace("\"v\":1", "\"v\":2"), "/v");
    refused(&|text| text.replace("ledger", "bundle"), "/profile");
    refused(&|text| text.replace("\"rev\":1", "\"rev\":1,\"note\":\"x\""), "/entries/0/note");
    refused(&|text| text.replace("\"rev\":1", "\"rev\":2"), "/entries/0");
    refused(&|text| text[..text.len() - 1].to_owned(), "");
    let twice = ours.to_canonical();
    let entry = &twice[twice.find('[').expect("a list") + 1..twice.find(']').expect("its end")];
    let twice = twice.replace(entry, &format!("{entry},{entry}"));
    assert_eq!(Ledger::read(twice.as_bytes()).expect_err("twice")[0].path, "/entries/1");
}

fn made() -> impl Strategy<Value = Ledger> {
    let entry = (0u8..2, 1u32..4, 0u8..2, 0i64..4, any::<bool>());
    vec(entry, 0..5).prop_map(|all| {
        let mut ledger = Ledger::default();
        for (folder, number, key, minutes, is_confirmed) in all {
            let facts = facts(folder, number, &format!("{folder}{number}{key}"), "x", key);
            let (folder, sid) = (facts.bundle_id.clone(), facts.sid);
            ledger.receive(facts, received(minutes)).expect("nothing contradicts");
            let entry = ledger.folders.get_mut(&folder).and_then(|folder| folder.get_mut(&sid));
            if is_confirmed && let Some(entry) = entry {
                entry.confirmed = Some(Confirmation { by: format!("R{minutes}"), at: moment(minutes) });
            }
        }
        ledger
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn putting_ledgers_together_is_a_union(a in made(), b in made(), c in made()) {
        let join = |one: &Ledger, other: &Ledger| {
            let mut all = one.clone();
            all.union(other).expect("nothing contradicts");
            all
        };
        prop_assert_eq!(join(&a, &a), a.clone());
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&a, &b).to_canonical(), join(&b, &a).to_canonical());
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        let both = join(&a, &b);
        for entry in a.entries().chain(b.entries()) {
            let kept = both.entry(&entry.facts.sid).expect("nothing is lost");
            prop_assert!(kept.received.at <= entry.received.at);
            prop_assert!(kept.confirmed.is_some() || entry.confirmed.is_none());
        }
    }

    #[test]
    fn what_is_written_is_read(ledger in made()) {
        let written = ledger.to_canonical();
        let read = Ledger::read(written.as_bytes()).expect("what was written can be read");
        prop_assert_eq!(&read, &ledger);
        prop_assert_eq!(&ledger.to_value().to_canonical(), &written);
        prop_assert_eq!(read.to_canonical(), written);
    }
}
