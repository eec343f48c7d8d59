//! What a first visit downloads, against the budgets of the design. Over budget is a failure.
//! The measuring is done by tests/e2e/sizes.mjs, since Node has the compressor; the verdict is here.

use crate::table;

/// One budget: which kinds of file it covers, in the words of sizes.mjs, and how many bytes they may have.
struct Budget {
    what: &'static str,
    kinds: &'static [&'static str],
    bytes: u64,
}

const BUDGETS: &[Budget] = &[
    Budget { what: "wasm + js, brotli", kinds: &["wasm", "js"], bytes: 220_000 },
    Budget { what: "css, brotli", kinds: &["css"], bytes: 10_000 },
    Budget { what: "fonts", kinds: &["woff2"], bytes: 54_000 },
];

/// What the app fetches after its first question, before anybody waits for it. No budget of the design
/// covers it; this one keeps it from growing unseen. Half of it draws the pages and is fetched at once; the
/// rest (sharing, copies, earlier versions, the lock) comes after it.
const LATER: Budget = Budget { what: "wasm fetched later", kinds: &["later"], bytes: 600_000 };

/// The styles of what is fetched later, which come with its first part. Ours as well.
const STYLES: Budget = Budget { what: "css fetched later", kinds: &["style"], bytes: 12_000 };

/// What only the council's staff fetch, to open files: with what a Word document needs, and what puts several
/// files of one family together. Ours too, so that it does not grow unseen.
const OPENER: Budget = Budget { what: "wasm of the opener", kinds: &["opener"], bytes: 180_000 };

/// Plans, dates and letters: fetched last of all, when everything else is there.
const PLANS: Budget = Budget { what: "wasm of plans and dates", kinds: &["plans"], bytes: 250_000 };

/// Reading aloud and dictation: fetched when everything that pages need is there, or when they are wanted.
const AIDS: Budget = Budget { what: "wasm of reading aloud", kinds: &["aids"], bytes: 40_000 };

/// What stands beside the questions (help, colours, languages, hard words, several views), and what a booklet
/// becomes on paper and in a meeting: fetched when everything that questions need is there, or when wanted.
const BESIDE: Budget = Budget { what: "wasm beside the questions", kinds: &["beside"], bytes: 140_000 };

/// What writes files of office programs: fetched when somebody wants one.
const OFFICE: Budget = Budget { what: "wasm of office files", kinds: &["office"], bytes: 60_000 };

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) table: String,
    /// One sentence for each budget that is broken, and for each that nothing was found for.
    pub(crate) faults: Vec<String>,
}

/// Reads lines of `kind<tab>bytes<tab>file` and holds them against the budgets.
pub(crate) fn judge(measured: &str) -> Verdict {
    let files: Vec<(&str, u64)> = measured.lines().filter_map(read_line).collect();
    let mut rows = Vec::new();
    let mut faults = Vec::new();
    for budget in BUDGETS.iter().chain([&LATER, &STYLES, &OPENER, &PLANS, &AIDS, &BESIDE, &OFFICE]) {
        let covered = files.iter().filter(|(kind, _)| budget.kinds.contains(kind));
        let bytes: u64 = covered.map(|(_, bytes)| bytes).sum();
        rows.push(vec![
            budget.what.into(),
            kilobytes(bytes),
            kilobytes(budget.bytes),
            format!("{} %", bytes * 100 / budget.bytes),
            if bytes > budget.bytes { "OVER".into() } else { "within".into() },
        ]);
        if bytes > budget.bytes {
            faults.push(format!(
                "{} is {} bytes over its budget. Take something out of it.",
                budget.what,
                bytes - budget.bytes,
            ));
        } else if bytes == 0 {
            faults.push(format!("{}: dist/ has no such file, so nothing was measured.", budget.what));
        }
    }
    Verdict {
        table: table::render(&["first visit", "KB", "budget", "used", "verdict"], &rows, &[1, 2, 3]),
        faults,
    }
}

fn read_line(line: &str) -> Option<(&str, u64)> {
    let mut parts = line.split('\t');
    Some((parts.next()?, parts.next()?.parse().ok()?))
}

/// Thousands of bytes, as the budgets are written.
fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_budget_has_no_faults() {
        let verdict = judge(
            "wasm\t119000\ta.wasm\njs\t1000\ta.js\ncss\t10000\ta.css\nwoff2\t54000\ta.woff2\nlater\t9\tb.wasm\nstyle\t9\tb.css\nopener\t9\tc.wasm\nplans\t9\td.wasm\naids\t9\te.wasm\nbeside\t9\tf.wasm\noffice\t9\tg.wasm\n",
        );
        assert_eq!(verdict.faults, Vec::<String>::new());
        assert!(
            verdict.table.contains("| wasm + js, brotli         | 120.0 |  220.0 |  54 % | within  |"),
            "{}",
            verdict.table
        );
    }

    #[test]
    fn one_byte_over_is_over() {
        let verdict = judge(
            "wasm\t1\ta.wasm\ncss\t10001\ta.css\nwoff2\t1\ta.woff2\nlater\t9\tb.wasm\nstyle\t9\tb.css\nopener\t9\tc.wasm\nplans\t9\td.wasm\naids\t9\te.wasm\nbeside\t9\tf.wasm\noffice\t9\tg.wasm\n",
        );
        assert_eq!(verdict.faults, ["css, brotli is 1 bytes over its budget. Take something out of it."]);
    }

    #[test]
    fn nothing_measured_is_a_fault_not_a_pass() {
        assert_eq!(judge("").faults.len(), BUDGETS.len() + 7);
    }
}
