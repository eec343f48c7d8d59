//! A map as a spreadsheet: rows of texts and amounts, for a CSV file or a workbook.

use crate::{
    casework::csv_cell,
    question::money::Pence,
    text::{Costs, Text},
};

use super::{Basis, ProvisionMap, Row};

/// What stands in one place of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    Text(String),
    /// a heading of a column, or of a part
    Heading(String),
    Money(Pence),
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<Amount>>,
}

/// Without it Excel reads the letters of another code page.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

impl Sheet {
    /// As CSV (RFC 4180). What could become a formula is made text; amounts are plain numbers.
    pub fn csv(&self) -> String {
        let mut csv = String::from(BYTE_ORDER_MARK);
        for row in &self.rows {
            let cells = row.iter().map(|cell| match cell {
                Amount::Text(text) | Amount::Heading(text) => csv_cell(text),
                Amount::Money(pence) => pounds(*pence),
            });
            csv.push_str(&cells.collect::<Vec<_>>().join(","));
            csv.push_str("\r\n");
        }
        csv
    }
}

/// "13300.00": what every program reads as a number.
pub fn pounds(Pence(pence): Pence) -> String {
    format!("{}.{:02}", pence / 100, pence % 100)
}

impl ProvisionMap {
    /// The map with its sums, laid out.
    pub fn sheet(&self, text: &Text) -> Sheet {
        let words = text.costs();
        let heading = |text: &str| Amount::Heading(text.to_owned());
        let mut rows = vec![vec![heading(words.setting)]];
        rows.push(
            [words.what, words.who, words.outcome, words.week, words.year, words.how].map(heading).into(),
        );
        rows.extend(self.a.iter().map(|row| self.row(row, text)));
        rows.push(vec![heading(words.services)]);
        let columns = [words.service, words.time, words.outcome, "", words.year, words.how];
        rows.push(columns.map(heading).into());
        rows.extend(self.b.iter().map(|row| self.row(row, text)));
        rows.extend(self.sums(words, text));
        rows.extend(self.remarks(text).into_iter().map(|remark| vec![Amount::Text(remark)]));
        Sheet { name: words.title.to_owned(), rows }
    }

    fn row(&self, row: &Row, text: &Text) -> Vec<Amount> {
        let amount = |pence: Option<Pence>| pence.map_or(Amount::Text(String::new()), Amount::Money);
        let cost = row.cost.as_ref().ok();
        let said = [&row.what, &row.who, &row.outcome].map(|said| Amount::Text(said.clone()));
        let mut cells = Vec::from(said);
        cells.push(amount(cost.and_then(|cost| cost.week)));
        cells.push(amount(cost.map(|cost| cost.year)));
        cells.push(Amount::Text(row.how(self.weeks, text)));
        cells
    }

    fn sums(&self, words: &Costs, text: &Text) -> Vec<Vec<Amount>> {
        // under the costs of a year
        let line = |label: &str, pence: Pence, mark: &str| {
            let empty = || Amount::Text(String::new());
            let label = Amount::Heading(label.to_owned());
            vec![label, empty(), empty(), empty(), Amount::Money(pence), Amount::Text(mark.to_owned())]
        };
        let Some(totals) = &self.totals else { return Vec::new() };
        let mut rows = vec![
            line(words.total_a, totals.a, ""),
            line(words.total_b, totals.b, ""),
            line(words.total, totals.all, ""),
        ];
        for share in &self.shares {
            let threshold = text.money(share.threshold);
            let basis = match share.basis {
                Basis::Extra => (words.only_extra)(&threshold),
                Basis::Whole => (words.whole_cost)(&threshold),
            };
            let chosen = if self.basis == Some(share.basis) { words.chosen } else { "" };
            rows.push(vec![Amount::Heading(basis)]);
            rows.push(line(words.share, share.setting, ""));
            rows.push(line(words.top_up, share.top_up, chosen));
        }
        rows
    }
}
