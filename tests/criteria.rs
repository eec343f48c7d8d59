//! Which test proves which of the 96 criteria of the interaction design. A test says so by its name:
//! `criterion 53: …` in a browser, `criterion_53_…` in Rust. `criteria.md` is written from those names, so
//! that a proof which goes missing is seen: `SNAPSHOTS=overwrite cargo test criteria`, and look at the
//! difference.

use std::collections::BTreeMap;

use snapbox::{Assert, Data};

use crate::repo;

/// Of those who test with people and tools that no program replaces.
const MANUAL: &str = "tests/manual.md";

struct Criterion {
    number: u16,
    part: String,
    words: String,
    /// a person has to try it, whatever tests say
    by_person: bool,
    by_test: bool,
}

fn criteria() -> Vec<Criterion> {
    let all: Vec<serde_json::Value> =
        serde_json::from_slice(&repo::bytes("tests/criteria.json")).expect("it is a list");
    let one = |value: &serde_json::Value| {
        let text = |name: &str| value[name].as_str().expect("it has its words").to_owned();
        let how = text("how");
        let number = value["number"].as_u64().and_then(|number| u16::try_from(number).ok());
        Criterion {
            number: number.expect("it has its number"),
            part: text("part"),
            words: text("words"),
            by_person: how != "test",
            by_test: how != "person",
        }
    };
    all.iter().map(one).collect()
}

/// The numbers at the start of a test's name, and the name.
fn numbers(name: &str) -> Vec<u16> {
    let marked = ["criterion", "criteria"].iter().find_map(|mark| name.strip_prefix(mark));
    let Some(rest) = marked else { return Vec::new() };
    let parts = rest.split(['_', ' ', ',']).filter(|part| !part.is_empty());
    let mut found = Vec::new();
    for part in parts {
        match part.trim_end_matches(':').parse() {
            Ok(number) => found.push(number),
            Err(_) if part == "and" => {}
            Err(_) => break,
        }
        if part.ends_with(':') {
            break;
        }
    }
    found
}

/// Names of tests in a TypeScript file: what stands in quotation marks behind `test(`.
fn in_browser(source: &str) -> Vec<String> {
    source
        .split("test(")
        .skip(1)
        .filter_map(|rest| {
            let mark = rest.chars().next().filter(|mark| ['\'', '`'].contains(mark))?;
            Some(rest[1..].split(mark).next()?.to_owned())
        })
        .collect()
}

/// Names of tests in a Rust file.
fn in_rust(source: &str) -> Vec<String> {
    let functions = source.lines().filter_map(|line| line.trim_start().strip_prefix("fn "));
    functions.filter_map(|rest| rest.split('(').next()).map(str::to_owned).collect()
}

/// Every test that proves something, by criterion.
fn proofs() -> BTreeMap<u16, Vec<String>> {
    let browser =
        repo::files("tests/e2e", ".spec.ts").into_iter().map(|path| (in_browser(&repo::text(&path)), path));
    let rust = ["src", "tests"].into_iter().flat_map(|folder| repo::files(folder, ".rs"));
    let rust = rust.map(|path| (in_rust(&repo::text(&path)), path));
    let mut found: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    for (names, path) in browser.chain(rust) {
        for name in names {
            for number in numbers(&name) {
                found.entry(number).or_default().push(format!("`{path}`: {name}"));
            }
        }
    }
    found
}

fn index() -> String {
    let (all, proofs) = (criteria(), proofs());
    let open: Vec<_> = all.iter().filter(|one| one.by_test && !proofs.contains_key(&one.number)).collect();
    let count = all.iter().filter(|one| proofs.contains_key(&one.number)).count();
    let mut out = format!(
        "# Which test proves which criterion\n\nWritten by `SNAPSHOTS=overwrite cargo test criteria` from the names \
         of the tests. A test that names a criterion proves what its own words say, which may be a part of it.\n\n\
         {count} of {} are named by a test. Open: {}. Those that a person has to try are in `manual.md`.\n",
        all.len(),
        if open.is_empty() {
            "none".to_owned()
        } else {
            open.iter().map(|one| one.number.to_string()).collect::<Vec<_>>().join(", ")
        },
    );
    let mut part = "";
    for one in &all {
        if one.part != part {
            part = &one.part;
            out += &format!("\n## {part}\n");
        }
        out += &format!("\n{}. {}\n", one.number, one.words);
        for proof in proofs.get(&one.number).into_iter().flatten() {
            out += &format!("   - {proof}\n");
        }
        if one.by_person {
            out += "   - by a person: `manual.md`\n";
        } else if !proofs.contains_key(&one.number) {
            out += "   - **open: no test names it**\n";
        }
    }
    out
}

#[test]
fn the_index_of_criteria_is_as_the_tests_are_named() {
    let path = repo::root().join("tests/criteria.md");
    Assert::new().action_env("SNAPSHOTS").eq(index(), Data::read_from(path.as_ref(), None).raw());
}

#[test]
fn no_test_names_a_criterion_that_there_is_not() {
    let all: Vec<u16> = criteria().iter().map(|one| one.number).collect();
    assert_eq!(all, (1..=96).collect::<Vec<u16>>());
    let unknown: Vec<_> = proofs().into_iter().filter(|(number, _)| !all.contains(number)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    assert_eq!(numbers("criteria 29, 30 and 72: every page"), [29, 30, 72]);
    assert_eq!(numbers("criteria_31_and_40_every_6_pages"), [31, 40]);
    assert_eq!(numbers("criterion 7: 12 pages"), [7]);
    assert!(numbers("a criterion 7: that is none").is_empty());
}

/// What a person has to try is claimed only with a day and a name of what was used.
#[test]
fn what_people_have_to_try_is_not_claimed_before_it_was_done() {
    let script = repo::text(MANUAL);
    for one in criteria().iter().filter(|one| one.by_person) {
        assert!(
            script.contains(&format!("(criterion {})", one.number)),
            "{} has no place in {MANUAL}",
            one.number
        );
    }
    let rows = script
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| step") && !line.starts_with("| -"));
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, _, day, with, result] = cells.as_slice() else { panic!("five columns: {row}") };
        let is_open = (*day, *with, *result) == ("", "", "not done");
        let is_done = day.parse::<chrono::NaiveDate>().is_ok()
            && !with.is_empty()
            && ["as expected", "not as expected"].contains(result);
        assert!(is_open || is_done, "open, or with a day, what it was tried with, and how it ended: {row}");
    }
}
