//! The answers for a spreadsheet (RFC 4180), safe to open: no cell can become a formula.
//!
//! Written out here, since all of it is the one function for a cell: a library for CSV would bring
//! its quotes and not its safety.

use super::{Case, items::Item};
use crate::bundle::{
    hidden::{visible, visible_name},
    words as bundle_words,
};

/// Without it Excel reads the letters of another code page: Zoë becomes ZoÃ«.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

const COLUMNS: [&str; 13] = [
    "Person",
    "Role",
    "Booklet",
    "Question id",
    "Question",
    "Row",
    "Answer",
    "Whose words",
    "Written down by",
    "Left because",
    "Section",
    "Keep private",
    "Statement",
];

impl Case<'_> {
    pub fn csv(&self) -> String {
        let mut csv = String::from(BYTE_ORDER_MARK);
        push_row(&mut csv, &COLUMNS.map(str::to_owned));
        for item in self.items() {
            push_row(&mut csv, &self.columns(&item));
        }
        csv
    }

    fn columns(&self, item: &Item<'_, '_>) -> [String; 13] {
        let entry = item.entry;
        let statement = entry.signed.statement();
        [
            visible_name(&statement.contributor.name_typed),
            bundle_words::role(entry.role()).to_owned(),
            self.title(entry.signed),
            entry.question.to_string(),
            entry.asked(),
            item.row.map(|row| row.to_string()).unwrap_or_default(),
            visible(&item.answer),
            entry.whose().unwrap_or_default(),
            entry.by.clone().unwrap_or_else(|| entry.name()),
            entry.skip().map(bundle_words::skipped).unwrap_or_default().to_owned(),
            entry.section_names().join("; "),
            if entry.is_private() { "yes" } else { "" }.to_owned(),
            entry.signed.sid().to_string(),
        ]
    }
}

fn push_row(csv: &mut String, cells: &[String]) {
    for (n, text) in cells.iter().enumerate() {
        if n > 0 {
            csv.push(',');
        }
        csv.push_str(&cell(text));
    }
    csv.push_str("\r\n");
}

/// A cell in quotes, whatever is in it. What a spreadsheet could take for a formula gets an
/// apostrophe, which makes it text.
pub fn cell(text: &str) -> String {
    let quoted = text.replace('"', "\"\"");
    let guard = if may_become_a_formula(text) { "'" } else { "" };
    format!("\"{guard}{quoted}\"")
}

fn may_become_a_formula(text: &str) -> bool {
    matches!(
        text.chars().next(),
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{FF1D}' | '\u{FF0B}' | '\u{FF0D}' | '\u{FF20}')
    )
}
