//! Tables whose first row is their header on every page.

use tell_it_once_core::document::{Runs, Table};

use crate::{
    body::paragraph,
    xml::{Element, element, valued},
};

/// The room between the margins of a page, in twentieths of a point.
const ROOM: usize = 9638;

pub(crate) fn table(table: &Table) -> Element {
    let widths = widths(table);
    let grid = widths.iter().map(|width| element("w:gridCol").with("w:w", width.to_string()));
    let properties = element("w:tblPr").holding([
        valued("w:tblStyle", "TableGrid"),
        element("w:tblW").with("w:w", ROOM.to_string()).with("w:type", "dxa"),
        element("w:tblLayout").with("w:type", "fixed"),
        element("w:tblLook").with("w:val", "0020").with("w:firstRow", "1").with("w:noHBand", "1"),
    ]);
    let header = row(&table.header, &widths, true);
    element("w:tbl")
        .holding([properties, element("w:tblGrid").holding(grid), header])
        .holding(table.rows.iter().map(|cells| row(cells, &widths, false)))
}

fn row(cells: &[Runs], widths: &[usize], is_header: bool) -> Element {
    let mut properties = vec![element("w:cantSplit")];
    properties.extend(is_header.then(|| element("w:tblHeader")));
    let cell = |(runs, width): (&Runs, &usize)| {
        let width = element("w:tcW").with("w:w", width.to_string()).with("w:type", "dxa");
        let shade = is_header.then(|| {
            element("w:shd").with("w:val", "clear").with("w:color", "auto").with("w:fill", "EDEDED")
        });
        let properties = element("w:tcPr").holding([width]).holding(shade);
        element("w:tc").holding([properties, paragraph("TableText", runs)])
    };
    element("w:tr")
        .holding([element("w:trPr").holding(properties)])
        .holding(cells.iter().zip(widths).map(cell))
}

/// Columns as wide as what is in them asks for, within reason.
fn widths(table: &Table) -> Vec<usize> {
    let columns = table.header.len().max(1);
    let asked: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = std::iter::once(&table.header).chain(&table.rows).filter_map(|row| row.get(column));
            let asked = cells.map(|cell| {
                let text: String = cell.iter().map(|run| run.text.as_str()).collect();
                let longest = |parts: &mut dyn Iterator<Item = &str>| {
                    parts.map(|part| part.chars().count()).max().unwrap_or(0)
                };
                let line = longest(&mut text.lines()).min(50);
                // a word is not broken: capitals, as in codes, are wide
                let word = longest(&mut text.split(char::is_whitespace)).min(24) * 9 / 4;
                line.max(word)
            });
            asked.max().unwrap_or(0).max(9)
        })
        .collect();
    let all: usize = asked.iter().sum();
    asked.iter().map(|width| width * ROOM / all.max(1)).collect()
}
