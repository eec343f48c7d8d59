//! The README is true: its transcripts run, its commands exist, its booklet is a booklet.

use std::{path::Path, process::Command};

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("the README is there")
}

/// The blocks of one language.
fn blocks(language: &str) -> Vec<String> {
    let readme = readme();
    let fence = format!("```{language}\n");
    let blocks = readme.split(&fence).skip(1).filter_map(|rest| rest.split_once("\n```"));
    blocks.map(|(block, _)| block.to_owned()).collect()
}

#[test]
fn its_transcripts_run() {
    std::env::set_current_dir(root()).expect("the repository is there");
    trycmd::TestCases::new()
        .register_bin("tell-it-once", trycmd::cargo::cargo_bin!("tell-it-once"))
        .case("README.md");
}

#[test]
fn its_booklet_is_a_booklet() {
    let booklets = blocks("json");
    assert_eq!(booklets.len(), 1);
    let booklet = tell_it_once_core::booklet::read(booklets[0].as_bytes()).expect("it has no problem");
    assert!(booklets[0].lines().count() <= 22, "it is said to be short");
    assert_eq!(booklet.questions().count(), 3);
}

#[test]
fn its_commands_exist() {
    let commands: Vec<String> =
        blocks("sh").iter().flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(commands.len() >= 5, "the README shows how to serve, test and build");
    let said = Command::new(env!("CARGO"))
        .args(["xtask", "test", "--help"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let layers = String::from_utf8_lossy(&said.stdout).into_owned();
    for command in commands {
        let words: Vec<&str> = command.split(' ').collect();
        match words.as_slice() {
            ["cargo", "xtask", "serve" | "build" | "test"] => {
                let help =
                    Command::new(env!("CARGO")).args(&words[1..]).arg("--help").current_dir(root()).status();
                assert!(help.expect("cargo runs").success(), "{command}");
            }
            ["cargo", "xtask", "test", layer] => {
                let known = layers.lines().any(|line| line.trim_start().starts_with(&format!("{layer} ")));
                assert!(known, "{command}");
            }
            _ => panic!("no test knows how to check: {command}"),
        }
    }
}
