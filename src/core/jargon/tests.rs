//! Which words are found where.

use super::*;

fn jargon() -> Jargon {
    read(
        br#"{"terms":[
        {"id":"ot","term":"OT","means":"a","found_by":["OT","occupational therapist"]},
        {"id":"senco","term":"SENCO","means":"a"},
        {"id":"need","term":"need","means":"a","found_by":["need","special need"]},
        {"id":"assessment","term":"EHC needs assessment","means":"a"},
        {"id":"plan","term":"EHC plan","means":"a","found_by":["EHC plan","EHCP"]},
        {"id":"outcome","term":"outcome","means":"a"},
        {"id":"process","term":"process","means":"a"},
        {"id":"page","term":"one-page profile","means":"a"}]}"#,
    )
    .expect("it is a good file")
}

#[track_caller]
fn check(text: &str, found: &[&str]) {
    let jargon = jargon();
    let ids: Vec<_> = jargon.in_text(text).into_iter().map(|term| term.id.as_str()).collect();
    assert_eq!(ids, found, "{text:?}");
}

#[test]
fn terms_are_found_as_whole_words() {
    check("", &[]);
    check("Our SENCO helps.", &["senco"]);
    check("(SENCO)", &["senco"]);
    check("The SENCO’s room, and the SENCO's key", &["senco"]);
    check("He reads. It’s not a note: hot, pot, rot", &[]);
    check("the needle is needless and kneed", &[]);
    check("processing", &[]);
    check("A one page profile", &["page"]);
    check("A one\u{2011}page\nprofile", &["page"]);
}

#[test]
fn short_forms_keep_their_capitals_and_words_need_not() {
    check("Ot, ot and oT", &[]);
    check("An OT.", &["ot"]);
    check("senco", &[]);
    check("Outcome, OUTCOME and outcome", &["outcome"]);
    check("Occupational Therapist", &["ot"]);
    check("ehc plan", &[]);
}

#[test]
fn more_than_one_of_them_is_found_too() {
    check("SENCOs", &["senco"]);
    check("EHC plans and EHCPs", &["plan"]);
    check("outcomes", &["outcome"]);
    check("processes", &["process"]);
    check("special needs", &["need"]);
}

#[test]
fn the_longest_counts_and_each_but_once() {
    check("an EHC needs assessment", &["assessment"]);
    check("an EHC needs assessment and a need", &["assessment", "need"]);
    check("EHC needs", &["need"]);
    check("outcome, OT, outcome", &["outcome", "ot"]);
}

#[test]
fn criterion_88_only_the_first_use_on_a_page_is_explained() {
    let jargon = jargon();
    let uses = jargon.first_uses(["The SENCO", "An OT and the SENCO", "", "OT, outcome"]);
    let ids: Vec<Vec<_>> =
        uses.iter().map(|terms| terms.iter().map(|term| term.id.as_str()).collect()).collect();
    assert_eq!(ids, [vec!["senco"], vec!["ot"], vec![], vec!["outcome"]]);
}

#[track_caller]
fn check_wrong(file: &str, said: &[&str]) {
    let misfits = read(file.as_bytes()).expect_err("it is wrong");
    let misfits: Vec<_> = misfits.iter().map(|one| format!("{} {}", one.path, one.message)).collect();
    assert_eq!(misfits, said, "{file}");
}

#[test]
fn wrong_files_are_told_in_full() {
    check_wrong("{}", &[" \"terms\" is missing"]);
    check_wrong(
        r#"{"terms":[{"id":"a","term":"A"},{"id":"b","term":"B","means":"b","found_by":["?"],"meens":1}]}"#,
        &[
            "/terms/0 \"means\" is missing",
            "/terms/1/found_by/0 needs a letter or a digit, to be found by",
            "/terms/1/meens this name is not known here; is it spelt right?",
        ],
    );
    check_wrong(
        r#"{"terms":[{"id":"a","term":"One","means":"b"},{"id":"a","term":"Two","means":"b","found_by":["One"]}]}"#,
        &["/terms/1/id the id \"a\" is here twice", "/terms/1 \"One\" already finds another of these"],
    );
}
