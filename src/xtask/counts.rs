//! How many tests ran and which failed, read from what cargo and Playwright print. Pure.

use std::collections::BTreeSet;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Counts {
    /// A layer that counts nothing itself is one test. One that ended badly has failed whatever it counted.
    pub(crate) fn settled(self, succeeded: bool) -> Self {
        match (succeeded, self) {
            (true, Self { passed: 0, failed: 0, .. }) => Self { passed: 1, ..self },
            (false, Self { failed: 0, .. }) => Self { failed: 1, ..self },
            (true | false, counted) => counted,
        }
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// The sum of cargo's lines `test result: ok. 3 passed; 0 failed; 1 ignored; ...`.
pub(crate) fn of_cargo(printed: &str) -> Counts {
    let plain = without_colour(printed);
    let results = plain.lines().filter(|line| line.starts_with("test result:"));
    results.fold(Counts::default(), |sum, line| {
        sum.plus(Counts {
            passed: before(line, "passed"),
            failed: before(line, "failed"),
            skipped: before(line, "ignored"),
        })
    })
}

/// Playwright's closing lines: `  12 passed (3.1s)`, `  1 failed`, `  2 skipped`.
pub(crate) fn of_playwright(printed: &str) -> Counts {
    let plain = without_colour(printed);
    let last = |word: &str| {
        plain.lines().rev().map(|line| alone_before(line, word)).find(|&count| count > 0).unwrap_or(0)
    };
    Counts {
        passed: last("passed"),
        failed: last("failed") + last("did not run") + last("flaky"),
        skipped: last("skipped"),
    }
}

/// The names of what failed, as cargo and Playwright list them when they end. A test that Playwright had no time
/// for has no name there, but the line that says so.
pub(crate) fn failures(printed: &str) -> Vec<String> {
    let plain = without_colour(printed);
    let mut names: Vec<String> = Vec::new();
    let mut is_listed = false;
    for line in plain.lines() {
        let words = line.trim();
        let is_playwrights = alone_before(line, "failed") > 0 || alone_before(line, "interrupted") > 0;
        let is_cut_short = words.starts_with("Timed out waiting") || alone_before(line, "did not run") > 0;
        let is_name = line.starts_with("    ") && !words.is_empty();
        if is_cut_short {
            names.push(words.to_owned());
        } else if is_listed && is_name {
            names.push(words.trim_end_matches(['─', ' ']).to_owned());
        }
        is_listed = is_playwrights || words == "failures:" || (is_listed && is_name);
    }
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// The number right before a word of the line, or 0.
fn before(line: &str, word: &str) -> u32 {
    let words: Vec<&str> = line.split_whitespace().collect();
    let pair = words.windows(2).find(|pair| pair[1].trim_end_matches(';') == word);
    pair.and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

/// The number that opens a line, when the word follows it at once.
fn alone_before(line: &str, word: &str) -> u32 {
    let Some((number, rest)) = line.trim().split_once(' ') else { return 0 };
    if rest.starts_with(word) { number.parse().unwrap_or(0) } else { 0 }
}

/// Terminals colour the words that we look for.
fn without_colour(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("\u{1b}[") {
        plain.push_str(&rest[..start]);
        let code = &rest[start + 2..];
        let end = code.find(|letter: char| letter.is_ascii_alphabetic()).map_or(code.len(), |at| at + 1);
        rest = &code[end..];
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_results_are_summed() {
        let printed = "running 3 tests\n...\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: \u{1b}[31mFAILED\u{1b}[m. 4 passed; 2 failed; 0 ignored; 0 measured\n";
        assert_eq!(of_cargo(printed), Counts { passed: 7, failed: 2, skipped: 1 });
    }

    #[test]
    fn playwright_results_are_its_closing_lines() {
        let printed = "  ✓  1 [chromium] › shell.spec.ts:4:1 › 2 passed things (1s)\n\n\
            \u{1b}[31m  1 failed\u{1b}[39m\n    [firefox] › shell.spec.ts\n  2 skipped\n  12 passed (3.1s)\n";
        assert_eq!(of_playwright(printed), Counts { passed: 12, failed: 1, skipped: 2 });
    }

    #[test]
    fn what_failed_is_named() {
        let cargos = "failures:\n\n---- money::pence stdout ----\n    left: 1\n\nfailures:\n    money::pence\n    \
            dates::leap\n\ntest result: FAILED. 4 passed; 2 failed\n";
        assert_eq!(failures(cargos), ["money::pence", "dates::leap"]);
        let playwrights = "  1) [firefox] › shell.spec.ts:4:1 › a title ───\n    Error: no\n\n\
            Timed out waiting 2400s for the test suite to run\n\n  1 failed\n    [firefox] › shell.spec.ts:4:1 › a title ───\n  \
            2 skipped\n  29 did not run\n  12 passed (40.0m)\n";
        let named = [
            "Timed out waiting 2400s for the test suite to run",
            "[firefox] › shell.spec.ts:4:1 › a title",
            "29 did not run",
        ];
        assert_eq!(failures(playwrights), named);
        assert_eq!(failures("  12 passed (3.1s)\n"), Vec::<String>::new());
    }

    #[test]
    fn a_bad_end_is_never_counted_as_a_pass() {
        let none = Counts::default();
        assert_eq!(none.settled(true), Counts { passed: 1, ..none });
        assert_eq!(none.settled(false), Counts { failed: 1, ..none });
        assert_eq!(Counts { passed: 3, ..none }.settled(false), Counts { passed: 3, failed: 1, ..none });
        assert_eq!(Counts { passed: 3, ..none }.settled(true), Counts { passed: 3, ..none });
    }
}
