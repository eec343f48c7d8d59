//! What an office sees when files of one family arrive one after another (B15 to B17), and when it
//! confirms one.

use tell_it_once_core::{
    bundle::{
        Expectations, Keys, OpenCase, Verdict,
        digest::Digest,
        key::SecretKey,
        ledger::{Facts, Ledger, Received},
        merge::Merged,
        open,
        receipt::Code,
        verdict::Confidence,
    },
    json::Value,
};

use super::{
    files::check_in,
    forge::{Forge, header, now, open_now, set, vector},
};

/// The next export of a file: every part signed anew, with one answer changed.
pub(super) fn next(of: &Verdict, words: &str) -> Forge {
    let mut forge = Forge::good();
    let number = Value::Int(i64::from(of.bundle().revision.number) + 1);
    set(&mut forge.payload, "/rev", number.clone());
    set(&mut forge.payload, "/prev", Value::Text(of.sid().to_string()));
    for (n, before) in of.statements().iter().enumerate() {
        set(&mut forge.statements[n], "/rev", number.clone());
        set(&mut forge.statements[n], "/prev", Value::Text(before.sid().to_string()));
    }
    set(&mut forge.statements[1], "/answers/mp.know/v", Value::text(words));
    forge
}

fn opened(forge: &Forge) -> Verdict {
    open_now(forge.envelope().to_canonical().as_bytes()).expect("it opens")
}

fn first() -> Verdict {
    open_now(&vector("bundle.signed.json")).expect("the vector is good")
}

/// Compares, then notes, as an office does.
fn receive(ledger: &mut Ledger, mut verdict: Verdict) -> Verdict {
    verdict.compare_with(ledger);
    let received = Received { at: now(), file: Digest::of(b"the file") };
    ledger.receive(Facts::of(&verdict), received).expect("nothing contradicts");
    verdict
}

/// The codes that only the ledger gives, of the last of these files.
#[track_caller]
fn check(files: &[&Verdict], expected: &[&str]) -> Verdict {
    let mut ledger = Ledger::default();
    let received: Vec<_> = files.iter().map(|one| receive(&mut ledger, (*one).clone())).collect();
    let last = received.last().expect("a file").clone();
    let found: Vec<_> =
        last.warnings().iter().filter(|w| w.is_of_ledger()).map(ToString::to_string).collect();
    assert_eq!(found, expected);
    for warning in last.warnings() {
        assert!(warning.what(&last).ends_with('.') && warning.advice().ends_with('.'));
    }
    last
}

#[test]
fn b15_the_same_file_twice() {
    let one = first();
    check(&[&one], &[]);
    check(&[&one, &one], &["W_DUPLICATE"]);
    let mut merged = Merged::of(&one);
    merged.union(Merged::of(&one));
    assert_eq!(merged, Merged::of(&one));
}

#[test]
fn b16_an_older_revision() {
    let one = first();
    let two = opened(&next(&one, "Planes"));
    check(&[&one, &two], &[]);
    check(&[&two, &one], &["W_ROLLBACK"]);
    let mut merged = Merged::of(&two);
    merged.union(Merged::of(&one));
    let standings = merged.standings(&one.bundle().bundle_id);
    let current: Vec<_> = standings.iter().filter(|(_, s)| s.is_current).map(|(part, _)| part.sid).collect();
    let newest: Vec<_> = two.statements().iter().map(|signed| signed.sid()).collect();
    assert_eq!(current, newest, "the newer one stays, whatever came last");
    assert_eq!(standings.len(), 4, "and the older one is kept");
}

#[test]
fn b17_two_different_revision_2() {
    let one = first();
    let two = [opened(&next(&one, "Planes")), opened(&next(&one, "Boats"))];
    assert_ne!(two[0].sid(), two[1].sid());
    check(&[&one, &two[0], &two[1]], &["W_FORK"]);
    let mut merged = Merged::of(&two[1]);
    merged.union(Merged::of(&two[0]));
    merged.union(Merged::of(&one));
    let folder = &one.bundle().bundle_id;
    let forked = merged.standings(folder).into_iter().filter(|(_, s)| s.is_current && s.is_forked);
    assert_eq!(forked.count(), 2, "both of Sam's stay; Alex's are the same");
    let views = merged.views(folder);
    let know = views.iter().find(|views| views.question.as_str() == "mp.know").expect("it was asked");
    assert!(know.differ && know.views.len() == 2);
}

#[test]
fn a_file_between_is_missing() {
    let two = opened(&next(&first(), "Planes"));
    let three = opened(&next(&two, "Boats"));
    check(&[&first(), &three], &["W_GAP"]);
    check(&[&two], &["W_GAP"]);
}

/// B5 again, with what the office knows: whoever takes a file apart and signs it anew has another key, and so another receipt.
#[test]
fn a_file_signed_anew_is_told_from_the_confirmed_one() {
    let one = first();
    let mut ledger = Ledger::default();
    receive(&mut ledger, one.clone());
    let code = one.receipt().to_string();
    ledger.confirm(&one.sid(), &code, "The caseworker", now()).expect("the code is right");
    let mut forge = next(&one, "Nothing at all");
    forge.keys = [[5; 32], [6; 32]].map(|key| SecretKey::from_octets(&key).expect("it is a key"));
    forge.header = header(&forge.keys[0], "bundle");
    forge.statement_headers = forge.keys.iter().map(|key| header(key, "statement")).collect();
    let other = receive(&mut ledger, opened(&forge));
    assert_eq!(other.confidence(), &Confidence::Unconfirmed);
    assert_ne!(other.receipt(), one.receipt());
    let new: Vec<_> = other.warnings().iter().filter(|w| w.code() == "W_NEW_SIGNER").collect();
    assert_eq!(new.len(), 2);
    let refused = ledger.confirm(&other.sid(), &code, "The caseworker", now()).expect_err("another's code");
    assert!(refused.what().starts_with("This is the receipt code of file 1 of this family"));
}

#[test]
fn only_a_confirmed_file_is_called_verified() {
    let one = first();
    let two = opened(&next(&one, "Planes"));
    let mut ledger = Ledger::default();
    let mut one = receive(&mut ledger, one);
    assert_eq!((one.confidence().as_str(), one.confidence().is_confirmed()), ("unconfirmed", false));
    let spoken = "8707-4725-6438-5543-0561";
    assert_eq!(spoken.parse(), Ok(Code::derive(&one.sid())));
    ledger.confirm(&one.sid(), spoken, "The caseworker", now()).expect("the code is right");
    one.recall_confidence(&ledger);
    assert!(one.confidence().is_confirmed());
    assert_eq!(one.confidence().title(), "Verified");
    let what = "Complete, and unaltered since it was signed. The caseworker recorded on 22 November 2026, 12:00 that \
                the family read back its receipt code.";
    assert_eq!(one.confidence().what(), what);
    let two = receive(&mut ledger, two);
    assert_eq!((two.confidence().as_str(), two.confidence().is_confirmed()), ("known_key", false));
    for less in [Confidence::Unconfirmed, Confidence::KnownKey] {
        assert!(!format!("{} {}", less.title(), less.what()).to_lowercase().contains("verified"));
    }
}

#[test]
fn a_file_about_somebody_else_than_the_open_case() {
    let check = |name: &str, born: Option<&str>, is_other: bool| {
        let date_of_birth = born.map(|date| date.parse().expect("a date"));
        let case = Some(OpenCase { name: name.to_owned(), date_of_birth });
        let expected = Expectations { case, ..Expectations::default() };
        let verdict =
            open(&vector("bundle.signed.json"), &Keys::none(), now(), &expected).expect("the vector is good");
        let found = verdict.warnings().iter().any(|warning| warning.code() == "W_SUBJECT");
        assert_eq!(found, is_other, "{name} {born:?}");
    };
    check("Sam Example", None, false);
    check("sam  EXAMPLE", Some("2014-05-01"), false);
    check("Sam", Some("2014-05-01"), false);
    check("Sam", Some("2014-01-05"), true);
    check("Max Example", None, true);
}

/// Named so that the order of names is not the order of revisions.
#[test]
fn the_files_of_the_cases_of_merge_are_current() {
    let check = |name: &str, octets: &[u8]| check_in("cli/merge.in/inbox", name, octets);
    let octets = |forge: &Forge| forge.envelope().to_canonical().into_bytes();
    let one = first();
    check("1-newer.signed.json", &octets(&next(&one, "Planes")));
    check("2-first.signed.json", &vector("bundle.signed.json"));
    check("3-first-again.signed.json", &vector("bundle.signed.json"));
    check("4-another-second.signed.json", &octets(&next(&one, "Boats\nand trains")));
    check("5-cut-short.signed.json", &vector("bundle.signed.json")[..900]);
    let mut other = Forge::good();
    let folder = Value::text("00000000-0000-4000-8000-000000000000");
    set(&mut other.payload, "/bundle_id", folder.clone());
    other.statements.iter_mut().for_each(|part| set(part, "/bundle_id", folder.clone()));
    check("later/6-another-family.signed.json", &octets(&other));
    check("later/7-sealed.json", &vector("bundle.sealed.json"));
    check("later/notes.txt", b"Not a file of ours, and not read.\n");
}
