//! The repository's own rules. Each is a test, and each list of exceptions gives its reasons.

mod contrast;
mod files;
mod layers;
mod pages;
mod styles;
mod words;

/// One line for each thing that breaks a rule.
#[track_caller]
fn none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

/// What of a Rust file runs: comments and the tests at its foot are left out, lines stay in place.
fn running(source: &str) -> Vec<&str> {
    let runs = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    runs.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect()
}

/// The Rust files of a folder that are part of the program.
fn program(folder: &str) -> Vec<String> {
    let is_test = |path: &String| path.ends_with("tests.rs") || path.contains("_tests/");
    let mut files = crate::repo::files(folder, ".rs");
    files.retain(|path| !is_test(path));
    files
}

/// Whether a name stands in the code as a word of its own.
fn names(code: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let (before, behind) = (&code[..at], &code[at + name.len()..]);
        let is_tail = before.ends_with(part) && name.starts_with(part);
        let is_head = behind.starts_with(part) && name.ends_with(part);
        !is_tail && !is_head
    })
}
