//! Words of the program: each is used, and none is written anywhere else.

use crate::{
    repo,
    tidy::{names, none, program, running},
};

/// The members of the structs in a file of `text`, by struct.
fn members(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut of = None;
    for line in source.lines() {
        if let Some(rest) = line.strip_prefix("pub struct ") {
            of = rest.split([' ', '{']).next().map(str::to_owned);
        } else if line == "}" {
            of = None;
        } else if let (Some(of), Some(member)) = (&of, line.strip_prefix("    pub ")) {
            let name = member.split(':').next().unwrap_or_default();
            found.push((of.clone(), name.trim_end_matches('_').to_owned()));
        }
    }
    found
}

#[test]
fn every_word_is_said_somewhere() {
    let mut all = Vec::new();
    let texts = repo::files("src/core/text", ".rs").into_iter().chain(["src/core/text.rs".to_owned()]);
    for path in texts {
        all.extend(members(&repo::text(&path)).into_iter().map(|member| (path.clone(), member)));
    }
    assert!(all.len() > 150, "the words are found: {}", all.len());
    let code: String = ["src/core", "src/app", "src/cli"]
        .iter()
        .flat_map(|folder| program(folder))
        .flat_map(|path| {
            running(&repo::text(&path)).into_iter().map(|line| format!("{line}\n")).collect::<Vec<_>>()
        })
        .collect();
    // a chain of members may be broken over lines
    let code = code.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".");
    let silent = all.into_iter().filter(|(_, (_, name))| !names(&code, &format!(".{name}")));
    let silent: Vec<_> = silent.map(|(path, (of, name))| format!("{path}: {of}.{name}")).collect();
    none(&silent, "Nobody ever reads these words.");
}

/// What stands between two tags or in a label is a word from `Text`, so that it can be translated.
#[test]
fn pages_have_no_words_of_their_own() {
    let mut found = Vec::new();
    for folder in ["src/app/pages", "src/app/questions", "src/app/widgets"] {
        for path in program(folder) {
            for (n, code) in running(&repo::text(&path)).into_iter().enumerate() {
                let quoted: Vec<&str> = code.split('"').skip(1).step_by(2).collect();
                // words: two or more of them, beginning with a capital
                let is_words = |text: &&str| {
                    text.starts_with(|c: char| c.is_ascii_uppercase())
                        && text.contains(' ')
                        && !text.contains('{')
                };
                let inside = code.contains("expect(");
                found.extend(
                    quoted
                        .into_iter()
                        .filter(is_words)
                        .filter(|_| !inside)
                        .map(|text| format!("{path}:{}: {text:?}", n + 1)),
                );
            }
        }
    }
    none(&found, "Words that people read are in src/core/text.");
}

/// Every fault that has words can happen.
#[test]
fn every_fault_can_happen() {
    let faults = repo::text("src/core/problem.rs");
    let faults = faults.split("pub enum Fault {").nth(1).expect("there are faults");
    let names_of = faults
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let all: Vec<_> =
        names_of.map(|line| line.split([',', ' ', '{']).next().unwrap_or_default().to_owned()).collect();
    assert!(all.len() >= 9, "{all:?}");
    let code: String = ["src/core/question", "src/core/problem", "src/core/answer.rs", "src/core/sitting.rs"]
        .iter()
        .flat_map(
            |from| if from.ends_with(".rs") { vec![(*from).to_owned()] } else { repo::files(from, ".rs") },
        )
        .map(|path| running(&repo::text(&path)).join("\n"))
        .collect();
    let never: Vec<_> = all.into_iter().filter(|fault| !names(&code, &format!("Fault::{fault}"))).collect();
    none(&never, "No entry ever has this fault.");
}

/// Where a sentence has a number in it, `count` chooses its form: so that it can be said in languages that have more
/// of them than English.
#[test]
fn criterion_77_every_count_goes_through_one_place() {
    let (mut by_hand, mut made) = (Vec::new(), 0);
    for folder in ["src/core", "src/app"] {
        for path in program(folder) {
            let code = running(&repo::text(&path)).join("\n");
            made += code.matches("Counted::new(").count();
            let squeezed = code.split_whitespace().collect::<Vec<_>>().join(" ");
            let shapes = ["1 => \"1 ", "== 1 { \"1 ", "1 => format!(\"1 ", "== 1 { format!(\"1 "];
            by_hand.extend(
                shapes
                    .iter()
                    .filter(|shape| squeezed.contains(*shape))
                    .map(|shape| format!("{path}: {shape}")),
            );
        }
    }
    none(&by_hand, "A plural is made by hand here. `text::count` is the place for it.");
    assert_eq!(
        made,
        tell_it_once_core::text::count::all().len(),
        "`count::all` names every counted sentence"
    );
}
