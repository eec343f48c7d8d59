//! A sheet as a workbook (.xlsx, ECMA-376), in octets. Amounts are numbers in pounds, everything else
//! is text: there is no formula in it, and nothing that somebody wrote can become one.

use tell_it_once_core::provision::{Amount, Sheet, pounds};

use crate::{
    names::{OFFICE, PACKAGE, SHEET},
    package::{Part, zipped},
    xml::{Element, element},
};

const SHEET_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The cell formats of `styles`, by their places.
const TEXT: &str = "0";
const HEADING: &str = "1";
const MONEY: &str = "2";

/// Widths of the columns in letters; those behind are as wide as the last.
const WIDTHS: [u32; 6] = [40, 24, 32, 18, 18, 80];

/// The workbook with one sheet. The same sheet gives the same octets.
pub fn xlsx(sheet: &Sheet) -> Vec<u8> {
    let part = |name: &str, root: Element| Part { name: name.to_owned(), octets: root.into_file() };
    zipped(&[
        part("[Content_Types].xml", content_types()),
        part("_rels/.rels", relations("officeDocument", "xl/workbook.xml", None)),
        part("xl/workbook.xml", workbook(sheet)),
        part("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml", Some("styles"))),
        part("xl/styles.xml", styles()),
        part("xl/worksheets/sheet1.xml", worksheet(sheet)),
    ])
}

fn content_types() -> Element {
    let default =
        |ending: &str, kind: &str| element("Default").with("Extension", ending).with("ContentType", kind);
    let of = |name: &str, kind: &str| {
        let kind = format!("{SHEET_TYPE}.{kind}+xml");
        element("Override").with("PartName", name).with("ContentType", kind)
    };
    element("Types").with("xmlns", format!("{PACKAGE}/content-types")).holding([
        default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        default("xml", "application/xml"),
        of("/xl/workbook.xml", "sheet.main"),
        of("/xl/styles.xml", "styles"),
        of("/xl/worksheets/sheet1.xml", "worksheet"),
    ])
}

fn relations(kind: &str, target: &str, beside: Option<&str>) -> Element {
    let relation = |id: &str, kind: &str, target: String| {
        let kind = format!("{OFFICE}/relationships/{kind}");
        element("Relationship").with("Id", id).with("Type", kind).with("Target", target)
    };
    element("Relationships")
        .with("xmlns", format!("{PACKAGE}/relationships"))
        .holding([relation("first", kind, target.to_owned())])
        .holding(beside.map(|kind| relation("beside", kind, format!("{kind}.xml"))))
}

fn workbook(sheet: &Sheet) -> Element {
    let named = element("sheet").with("name", name(&sheet.name)).with("sheetId", "1").with("r:id", "first");
    element("workbook")
        .with("xmlns", SHEET)
        .with("xmlns:r", format!("{OFFICE}/relationships"))
        .holding([element("sheets").holding([named])])
}

/// A sheet's name has at most 31 letters, and none of some.
fn name(name: &str) -> String {
    let kept = name.chars().filter(|letter| !"[]:*?/\\'".contains(*letter));
    let name: String = kept.take(31).collect();
    if name.trim().is_empty() { "1".to_owned() } else { name }
}

/// Text, heading, money: the fewest formats that a workbook may have, and these.
fn styles() -> Element {
    let format = |font: &str, number: &str| {
        let wrap = element("alignment").with("vertical", "top").with("wrapText", "1");
        let format = element("xf").with("numFmtId", number).with("fontId", font).with("fillId", "0");
        format
            .with("borderId", "0")
            .with("applyNumberFormat", "1")
            .with("applyAlignment", "1")
            .holding([wrap])
    };
    let size = || element("sz").with("val", "11");
    let pounds = element("numFmt").with("numFmtId", "164").with("formatCode", "\"£\"#,##0.00");
    let fill = |kind: &str| element("fill").holding([element("patternFill").with("patternType", kind)]);
    element("styleSheet").with("xmlns", SHEET).holding([
        element("numFmts").with("count", "1").holding([pounds]),
        element("fonts")
            .with("count", "2")
            .holding([element("font").holding([size()]), element("font").holding([element("b"), size()])]),
        element("fills").with("count", "2").holding([fill("none"), fill("gray125")]),
        element("borders").with("count", "1").holding([element("border")]),
        element("cellStyleXfs").with("count", "1").holding([element("xf")]),
        element("cellXfs").with("count", "3").holding([
            format("0", "0"),
            format("1", "0"),
            format("0", "164"),
        ]),
    ])
}

fn worksheet(sheet: &Sheet) -> Element {
    let columns = WIDTHS.iter().zip(1..).map(|(width, column): (_, u32)| {
        let place = column.to_string();
        let column = element("col").with("min", place.clone()).with("max", place);
        column.with("width", width.to_string()).with("customWidth", "1")
    });
    let rows = sheet.rows.iter().zip(1..).map(|(cells, n): (_, u32)| {
        let cells = cells.iter().enumerate().map(|(column, amount)| cell(amount, column, n));
        element("row").with("r", n.to_string()).holding(cells)
    });
    element("worksheet")
        .with("xmlns", SHEET)
        .holding([element("cols").holding(columns), element("sheetData").holding(rows)])
}

fn cell(amount: &Amount, column: usize, row: u32) -> Element {
    let letter =
        u8::try_from(column).ok().filter(|column| *column < 26).map_or('Z', |n| char::from(b'A' + n));
    let cell = element("c").with("r", format!("{letter}{row}"));
    let said = |style: &str, text: &str| {
        let text = element("t").with("xml:space", "preserve").text(text);
        cell.clone().with("s", style).with("t", "inlineStr").holding([element("is").holding([text])])
    };
    match amount {
        Amount::Text(text) => said(TEXT, text),
        Amount::Heading(text) => said(HEADING, text),
        Amount::Money(pence) => cell.with("s", MONEY).holding([element("v").text(&pounds(*pence))]),
    }
}
