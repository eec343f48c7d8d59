//! The answers for a spreadsheet: as RFC 4180 has it, and safe to open.

use tell_it_once_core::casework::{Case, csv_cell};

use super::{
    casework::{golden, opened, pack},
    story::story,
};

/// A cell as a spreadsheet reads it (RFC 4180): an independent reader.
fn read_csv(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let (mut is_quoted, mut letters) = (false, csv.chars().peekable());
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("a row");
        let cell = row.last_mut().expect("a cell");
        match (letter, is_quoted) {
            ('"', true) if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => row.push(String::new()),
            ('\r', false) => {
                assert_eq!(letters.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            (letter, _) => cell.push(letter),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row ends too");
    rows
}

#[test]
fn b24_no_cell_becomes_a_formula() {
    let check = |text: &str, cell: &str| {
        assert_eq!(csv_cell(text), cell);
        let shown = &read_csv(&format!("{cell}\r\n"))[0][0];
        assert_eq!(shown.strip_prefix('\'').unwrap_or(shown), text);
    };
    check("=1+1", "\"'=1+1\"");
    check("+44 1632 960001", "\"'+44 1632 960001\"");
    check("-5", "\"'-5\"");
    check("@SUM(A1)", "\"'@SUM(A1)\"");
    check("\t=1", "\"'\t=1\"");
    check("\r=1", "\"'\r=1\"");
    check("\n=1", "\"'\n=1\"");
    check("＝1", "\"'＝1\"");
    check("＋1", "\"'＋1\"");
    check("－1", "\"'－1\"");
    check("＠a", "\"'＠a\"");
    check("=HYPERLINK(\"http://a\",\"b\")", "\"'=HYPERLINK(\"\"http://a\"\",\"\"b\"\")\"");
    check("say \"hello\", then\nwait", "\"say \"\"hello\"\", then\nwait\"");
    check("\"", "\"\"\"\"");
    check("", "\"\"");
    check("Trains 🚂; ünï", "\"Trains 🚂; ünï\"");
    check("1=1", "\"1=1\"");
}

#[test]
fn every_answer_and_row_is_a_row_of_the_spreadsheet() {
    let (verdict, booklets) = (opened(story), pack());
    let csv = Case::of(&verdict, &booklets).csv();
    assert!(csv.starts_with('\u{FEFF}'), "or Excel reads other letters");
    let rows = read_csv(csv.trim_start_matches('\u{FEFF}'));
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let answers: usize = verdict.statements().iter().map(|signed| signed.statement().answers.len()).sum();
    // one answer of the story has two rows of its own
    assert_eq!(rows.len(), 1 + answers + 1);
    let cells = rows.iter().flatten();
    let formulas = ['=', '+', '-', '@', '\t', '\r', '\n'];
    assert!(cells.into_iter().all(|cell| !cell.starts_with(formulas)));
    golden("story.csv", &csv.replace("\r\n", "\n"));
}
