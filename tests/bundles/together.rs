//! Several files of one family as one account: nothing that anybody said is lost, whatever is said later
//! or otherwise, and nothing is decided.

use tell_it_once_core::{
    bundle::Verdict,
    casework::{Layout, Together},
    json::Value,
};

use super::{
    casework::{golden, opened, pack},
    changed::second,
    countersigned::Added,
    files::{check, check_in},
    forge::{Forge, open_now, set, vector},
    received::next,
};

fn verdict(forge: &Forge) -> Verdict {
    open_now(forge.envelope().to_canonical().as_bytes()).expect("it opens")
}

/// The third file: a mother says something else of the same question, and a teacher has signed it all.
fn third(second: &Verdict) -> (Vec<u8>, Verdict) {
    let mut forge = next(second, "Boats and trains");
    forge.add_statement(0, 0);
    let answer = forge.statements[1].get("answers").cloned().expect("there are answers");
    set(&mut forge.statements[2], "/answers", answer);
    set(&mut forge.statements[2], "/answers/mp.know/v", Value::text("How hard Sam tries"));
    set(&mut forge.statements[2], "/answers/mp.know/whose", Value::text("own"));
    set(&mut forge.statements[2], "/booklet/id", Value::text("my-profile"));
    let plain = verdict(&forge);
    let mut envelope = forge.envelope();
    let added = Added::over(&plain.sid().to_string()).signed();
    set(&mut envelope, "/countersignatures", Value::Array(vec![added]));
    let octets = envelope.to_canonical().into_bytes();
    let verdict = open_now(&octets).expect("it opens");
    (octets, verdict)
}

fn all() -> [Verdict; 3] {
    let first = opened(|_| ());
    let second = verdict(&second(&first));
    let (octets, third) = third(&second);
    check("third.signed.json", &octets);
    check_in("cli/ledger.in", "first.signed.json", &vector("bundle.signed.json"));
    [first, second, third]
}

#[test]
fn three_files_read_as_one_in_each_layout() {
    let (files, booklets) = (all(), pack());
    let folder = &files[0].bundle().bundle_id;
    let together = Together::of(&files, folder, &booklets).expect("they are of one family");
    golden("together", &together.document(Layout::Person).outline());
    for (name, layout) in Layout::NAMES {
        let told = together.document(layout).outline();
        for words in ["How hard Sam tries", "Boats and trains", "Trains 🚂 and my dog", "J. Teacher"] {
            assert!(told.contains(words), "{name}: {words}\n{told}");
        }
    }
    assert!(together.csv().contains("How hard Sam tries"));
    let [_, _, third] = &files;
    let [one, other] = [[0, 1, 2], [2, 0, 1]].map(|order| {
        let files = order.map(|n: usize| files[n].clone());
        Together::of(&files, folder, &booklets).map(|one| one.document(Layout::Booklet))
    });
    assert_eq!(one, other, "whatever the order is in which they came");
    assert!(Together::of([third, third], folder, &booklets).is_none(), "the same file twice is one file");
    assert!(!third.statements().is_empty());
}
