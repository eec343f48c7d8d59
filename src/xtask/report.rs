//! What the test command says at its end: a table of layers, what failed and how to repeat it, and one plain line.

use std::time::Duration;

use crate::counts::Counts;
use crate::layer::Layer;
use crate::table;

/// How one layer ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ending {
    Passed(Counts),
    Failed(Counts, Vec<String>),
    NotRun(String),
}

#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) layer: Layer,
    pub(crate) time: Duration,
    pub(crate) ending: Ending,
}

/// The whole report. Its last line is plain, so that other programs can read it.
pub(crate) fn write(rows: &[Row]) -> String {
    let lines: Vec<Vec<String>> = rows.iter().map(line).collect();
    let table = table::render(&["layer", "seconds", "result"], &lines, &[1]);
    let advice: String = rows.iter().filter_map(repeat).collect();
    let sum = rows.iter().fold(Counts::default(), |sum, row| sum.plus(counts(&row.ending)));
    let skipped = if sum.skipped > 0 { format!(", {} skipped", sum.skipped) } else { String::new() };
    format!("\n{table}{advice}\n{} passed, {} failed{skipped}", sum.passed, sum.failed)
}

pub(crate) fn all_passed(rows: &[Row]) -> bool {
    rows.iter().all(|row| match row.ending {
        Ending::Passed(_) | Ending::NotRun(_) => true,
        Ending::Failed(..) => false,
    })
}

fn line(row: &Row) -> Vec<String> {
    let result = match &row.ending {
        Ending::Passed(counts) => format!("{} passed{}", counts.passed, skipped(*counts)),
        Ending::Failed(counts, _) => {
            format!("{} FAILED, {} passed{}", counts.failed, counts.passed, skipped(*counts))
        }
        Ending::NotRun(why) => format!("not run: {why}"),
    };
    vec![row.layer.name().into(), format!("{:.1}", row.time.as_secs_f64()), result]
}

fn skipped(counts: Counts) -> String {
    if counts.skipped == 0 { String::new() } else { format!(", {} skipped", counts.skipped) }
}

fn repeat(row: &Row) -> Option<String> {
    match &row.ending {
        Ending::Failed(_, failures) => Some(format!(
            "\n{name} failed. What it said is above, under `== {name}`. Run it alone: cargo xtask test {name}{list}",
            name = row.layer.name(),
            list = listed(failures),
        )),
        Ending::Passed(_) | Ending::NotRun(_) => None,
    }
}

/// Logs are kept by their end: what failed is named there, as far as a person would read on.
fn listed(failures: &[String]) -> String {
    const NAMED: usize = 40;
    let lines = failures.iter().take(NAMED).map(|name| format!("\n  {name}"));
    let rest = failures.len().saturating_sub(NAMED);
    let more = if rest > 0 { format!("\n  and {rest} more") } else { String::new() };
    lines.chain([more]).collect()
}

fn counts(ending: &Ending) -> Counts {
    match ending {
        Ending::Passed(counts) | Ending::Failed(counts, _) => *counts,
        Ending::NotRun(_) => Counts { skipped: 1, ..Counts::default() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(layer: Layer, ending: Ending) -> Row {
        Row { layer, time: Duration::from_millis(1240), ending }
    }

    fn count(passed: u32, failed: u32) -> Counts {
        Counts { passed, failed, skipped: 0 }
    }

    #[test]
    fn the_last_line_is_plain_and_counts_tests() {
        let rows = [
            row(Layer::Format, Ending::Passed(count(1, 0))),
            row(Layer::Native, Ending::Passed(count(40, 0))),
        ];
        let report = write(&rows);
        assert_eq!(report.lines().last(), Some("41 passed, 0 failed"));
        assert!(report.contains("| native |     1.2 | 40 passed |"), "{report}");
        assert!(all_passed(&rows));
    }

    #[test]
    fn a_failure_says_how_to_repeat_it() {
        let rows = [row(Layer::Browser, Ending::Failed(count(3, 2), vec!["a title".into()]))];
        let report = write(&rows);
        assert!(report.contains("2 FAILED, 3 passed"), "{report}");
        assert!(report.contains("cargo xtask test browser\n  a title\n"), "{report}");
        assert!(!all_passed(&rows));
    }

    #[test]
    fn what_was_not_run_is_told_and_never_counted_as_passed() {
        let rows = [row(Layer::Webkit, Ending::NotRun("only on Linux".into()))];
        let report = write(&rows);
        assert_eq!(report.lines().last(), Some("0 passed, 0 failed, 1 skipped"));
        assert!(report.contains("not run: only on Linux"), "{report}");
    }
}
