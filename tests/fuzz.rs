//! Octets that nobody meant: each target takes any, and must neither panic nor break its promise.
//!
//! The corpus runs first: `fuzz/corpus/<target>`, and the files that the repository has anyway. Then
//! changes of it, the same ones every time. `FUZZ_CASES=100000 cargo test fuzz` for more, and
//! `FUZZ_SEED=7` for others. What fails is put into the corpus, so it is tried first ever after.
//!
//! With a nightly compiler cargo-fuzz calls the same functions (`fuzz/Cargo.toml`).

mod change;
mod targets;

use std::{
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
};

use crate::repo;
use change::Changes;

fn number(name: &str, otherwise: u64) -> u64 {
    env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

/// The files under a folder of the repository.
fn seeds(folders: &[&str]) -> Vec<Vec<u8>> {
    folders.iter().flat_map(|folder| repo::files(folder, "")).map(|path| repo::bytes(&path)).collect()
}

#[track_caller]
fn check(name: &str, folders: &[&str], target: fn(&[u8])) {
    let corpus = format!("tests/fuzz/corpus/{name}");
    let mut all = seeds(&[&corpus]);
    assert!(!all.is_empty(), "{corpus} has a file to begin with");
    all.extend(seeds(folders));
    all.iter().for_each(|octets| target(octets));
    let mut changes = Changes::of(all, number("FUZZ_SEED", 1));
    for _ in 0..number("FUZZ_CASES", 400) {
        let octets = changes.next();
        if catch_unwind(AssertUnwindSafe(|| target(&octets))).is_err() {
            let digest = tell_it_once_core::bundle::digest::Digest::of(&octets).short();
            let path = format!("{corpus}/found-{digest}");
            fs::write(repo::root().join(&path), &octets).expect("it can be written");
            panic!("{name}: what failed is in {path}");
        }
    }
}

#[test]
fn open() {
    check("open", &["tests/bundles/vectors", "tests/cli/bundles.in"], targets::open);
}

#[test]
fn signed_payload() {
    check("signed_payload", &[], targets::signed_payload);
}

#[test]
fn signed_statement() {
    check("signed_statement", &[], targets::signed_statement);
}

#[test]
fn strict_json() {
    check("strict_json", &["tests/bundles/vectors", "public/schemas"], targets::strict_json);
}

#[test]
fn base64url() {
    check("base64url", &[], targets::base64url);
}

#[test]
fn stored_record() {
    check("stored_record", &[], targets::stored_record);
}

#[test]
fn migrate() {
    check("migrate", &["tests/drafts"], targets::migrate);
}

#[test]
fn image() {
    check("image", &["public/icons"], targets::image);
}

#[test]
fn csv_cell() {
    check("csv_cell", &[], targets::csv_cell);
}

#[test]
fn ledger() {
    check("ledger", &["tests/cli/merge.out"], targets::ledger);
}

#[test]
fn cargo_fuzz_has_a_program_for_each() {
    let programs = repo::text("tests/fuzz/Cargo.toml");
    let programs = programs.split("[[bin]]\nname = \"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut programs: Vec<_> = programs.collect();
    programs.sort_unstable();
    let corpus = fs::read_dir(repo::root().join("tests/fuzz/corpus")).expect("it is a folder");
    let names = corpus.map(|one| one.expect("it can be read").file_name().into_string().expect("a name"));
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    assert_eq!(programs, names);
    let calls = repo::text("tests/fuzz/main.rs");
    for name in names {
        assert!(calls.contains(&format!("\"{name}\" => targets::{name}(octets)")), "{name} is called");
    }
}
