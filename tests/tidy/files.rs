//! How files are kept: what they begin with, how long they get, and what is pinned.

use std::collections::BTreeMap;

use crate::{repo, tidy::none};

fn sources() -> Vec<String> {
    ["src", "tests"].iter().flat_map(|folder| repo::files(folder, ".rs")).collect()
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources().into_iter().filter(|path| !repo::text(path).starts_with("//! "));
    none(&silent.collect::<Vec<_>>(), "A file starts with //!: what it is, or what it is not.");
}

/// About 300 lines; the tests at a file's foot are not counted.
const LONG: usize = 330;

/// Longer files, the most lines they may have, and why.
const LONG_FILES: [(&str, usize, &str); 11] = [
    (
        "src/app/later.rs",
        370,
        "every place where the program is cut: unsafe code is allowed in this file alone",
    ),
    ("src/core/text.rs", 390, "the index of all words, and how numbers, days and sizes are said with them"),
    ("src/core/answer.rs", 450, "every kind of answer in one place: read, written and said"),
    ("src/core/picture.rs", 340, "one pass over the octets of three picture formats"),
    ("src/core/text/pages.rs", 370, "words, no code: one list for a translator to go through"),
    ("tests/bundles/bad.rs", 340, "a table: every way in which a file can be wrong"),
    ("tests/laws/windows.rs", 510, "one world: all that can happen on a device, and how it answers"),
    ("tests/e2e/resume.spec.ts", 350, "how what was saved is found again, whatever was refused or damaged"),
    ("tests/e2e/proofs.spec.ts", 410, "four proofs on one set of helpers"),
    ("tests/e2e/bench.mjs", 400, "one table: how each of its rows is measured"),
    ("style/specimen.html", 700, "a page to look at, never shipped: every component once"),
];

#[test]
fn no_file_is_longer_than_a_person_reads() {
    let mut known: BTreeMap<&str, usize> = LONG_FILES.iter().map(|(path, most, _)| (*path, *most)).collect();
    let mut found = Vec::new();
    let styles = ["css", "html", "mjs", "js"].map(|ending| repo::files("style", &format!(".{ending}")));
    let pages = ["html", "js"].map(|ending| repo::files("public", &format!(".{ending}")));
    let browser = ["ts", "mjs"].map(|ending| repo::files("tests/e2e", &format!(".{ending}")));
    let all = sources().into_iter().chain(styles.into_iter().chain(pages).chain(browser).flatten());
    for path in all {
        let text = repo::text(&path);
        let lines = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().lines().count();
        let most = known.remove(path.as_str()).unwrap_or(LONG);
        found.extend((lines > most).then(|| format!("{path}: {lines} lines, and {most} are agreed on")));
    }
    none(&found, "Part the file, or say in LONG_FILES why it cannot be.");
    assert!(known.is_empty(), "no such file any more: {known:?}");
}

#[test]
fn nothing_is_left_for_later_without_an_issue() {
    let marks = ["TODO", "FIXME", "XXX", "HACK"];
    let mut found = Vec::new();
    let written = ["src", "style", "public", "tests"].iter();
    for path in written
        .flat_map(|folder| {
            ["rs", "css", "js", "mjs", "ts", "html", "json"].map(|e| repo::files(folder, &format!(".{e}")))
        })
        .flatten()
    {
        // this file names the marks
        if path == "tests/tidy/files.rs" || path.ends_with("package-lock.json") {
            continue;
        }
        for (n, line) in repo::text(&path).lines().enumerate() {
            let marked =
                marks.iter().any(|mark| line.split(|c: char| !c.is_alphanumeric()).any(|word| word == *mark));
            found.extend((marked && !line.contains("issue ")).then(|| format!("{path}:{}", n + 1)));
        }
    }
    none(&found, "Do it, or write \"(issue N)\" beside it.");
}

#[test]
fn versions_are_the_ones_that_work_together() {
    let lock = repo::text("Cargo.lock");
    let locked =
        |name: &str, version: &str| lock.contains(&format!("name = \"{name}\"\nversion = \"{version}"));
    let pins = [
        ("leptos", "0.8.23\""),
        ("wasm-bindgen", "0.2.130\""),
        ("gloo-storage", "0.4."),
        ("chrono", "0.4."),
        ("p256", "0.14."),
        ("sha2", "0.11."),
        ("hmac", "0.13."),
        ("pbkdf2", "0.13."),
        ("aes-gcm", "0.11."),
        ("aes-kw", "0.3."),
        ("getrandom", "0.4."),
    ];
    let wrong = pins.iter().filter(|(name, version)| !locked(name, version));
    none(&wrong.map(|(name, version)| format!("{name} {version}")).collect::<Vec<_>>(), "Not in Cargo.lock.");
    let manifest = repo::text("Cargo.toml");
    for pinned in ["leptos = { version = \"=0.8.23\"", "wasm-bindgen = \"=0.2.130\""] {
        assert!(manifest.contains(pinned), "Cargo.toml: {pinned}");
    }
    for (file, pinned) in [
        ("Trunk.toml", "trunk-version = \"0.21.14\""),
        ("Trunk.toml", "wasm_opt = \"version_132\""),
        ("style/package.json", "\"binaryen\": \"132.0.0\""),
        ("tests/e2e/package.json", "\"@playwright/test\": \"1.63.0\""),
        ("tests/e2e/package.json", "\"@axe-core/playwright\": \"4.13.0\""),
        ("rust-toolchain.toml", "channel = \"1.95.0\""),
    ] {
        assert!(repo::text(file).contains(pinned), "{file}: {pinned}");
    }
}

/// Each dependency is named once, with its version, in the workspace.
#[test]
fn versions_stand_in_one_place() {
    let mut found = Vec::new();
    for path in ["src/core", "src/app", "src/cli", "src/office", "src/xtask", "tests"]
        .map(|folder| format!("{folder}/Cargo.toml"))
    {
        for (n, line) in repo::text(&path).lines().enumerate() {
            let has_version = line.contains("version = \"")
                || line
                    .split_once(" = \"")
                    .is_some_and(|(_, after)| after.starts_with(|c: char| c.is_ascii_digit()));
            found.extend(has_version.then(|| format!("{path}:{}: {line}", n + 1)));
        }
    }
    none(&found, "A version belongs to the workspace's Cargo.toml.");
}

#[test]
fn every_booklet_of_the_pack_is_offered_and_every_file_is_read() {
    let council = tell_it_once_core::council::read(&repo::bytes("public/council.json"));
    let council = council.expect("the council's file is good");
    let mut offered: Vec<_> =
        council.booklets.iter().map(|id| format!("public/booklets/{id}.json")).collect();
    offered.sort();
    assert_eq!(repo::files("public/booklets", ""), offered, "booklets, and those that council.json lists");
    let read = [
        tell_it_once_core::jargon::PATH,
        tell_it_once_core::symbol::pictures::PATH,
        tell_it_once_core::word_bank::PATH,
    ];
    let read = read.map(|path| format!("public/{path}"));
    assert_eq!(repo::files("public/words", ""), read, "nothing else in words/ is read by anybody");
}

/// Its commands and transcripts are `readme.rs`'s business.
#[test]
fn every_path_in_the_readme_is_there() {
    assert!(repo::root().join("README.md").exists(), "README.md is the first thing people read");
    let starts = ["src/", "tests/", "public/", "style/", ".ci/"];
    let is_path = |text: &&str| {
        starts.iter().any(|start| text.starts_with(start)) && !text.contains(['<', '*', ' ', '{'])
    };
    let mut gone = Vec::new();
    let mut named = 0;
    for (n, line) in repo::text("README.md").lines().enumerate() {
        for path in line.split('`').skip(1).step_by(2).filter(is_path) {
            named += 1;
            let exists = repo::root().join(path).exists();
            gone.extend((!exists).then(|| format!("README.md:{}: there is no {path}", n + 1)));
        }
    }
    none(&gone, "README.md names what is not there.");
    assert!(named >= 3, "README.md says where things are");
}
