//! How it looks: Word's own names for headings, lists and tables, so that its tools know them.
//!
//! A letter of 11 points, dark on white, with room between the lines.

use crate::xml::{Element, element, valued};

const FONT: &str = "Arial";
/// for words about words: 7 to 1 on white
const QUIET: &str = "595959";
const INK: &str = "1F2A44";

pub(crate) fn styles(lang: &str) -> Element {
    let mut styles = vec![defaults(lang)];
    styles.push(
        element("w:style")
            .with("w:type", "paragraph")
            .with("w:default", "1")
            .with("w:styleId", "Normal")
            .holding([valued("w:name", "Normal"), element("w:qFormat")]),
    );
    styles.push(paragraph("Title", "Title", [keep(), spacing(0, 240)], [bold(), colour(INK), size(26)]));
    let headings = [
        (0, "Heading1", "heading 1", 18, 360),
        (1, "Heading2", "heading 2", 14, 280),
        (2, "Heading3", "heading 3", 12, 240),
    ];
    for (level, id, name, points, before) in headings {
        let levelled = element("w:outlineLvl").with("w:val", level.to_string());
        styles.push(paragraph(
            id,
            name,
            [keep(), spacing(before, 80), levelled],
            [bold(), colour(INK), size(points)],
        ));
    }
    styles.push(paragraph("Quiet", "Quiet", [spacing(0, 160)], [colour(QUIET), size(10)]));
    styles.push(paragraph("TableText", "Table Text", [spacing(40, 40)], [size(10)]));
    styles.push(paragraph("ListBullet", "List Bullet", [spacing(0, 40)], []));
    styles.push(paragraph("ListNumber", "List Number", [spacing(0, 40)], []));
    styles.push(paragraph("Remark", "Remark", [bar(INK), shade("EEF2F8"), spacing(0, 80)], []));
    styles.push(paragraph("Warning", "Warning", [bar("A4161A"), shade("FDECEA"), spacing(0, 80)], []));
    styles.push(paragraph("Header", "header", [spacing(0, 0)], [size(9)]));
    styles.push(paragraph("Footer", "footer", [spacing(0, 0)], [colour(QUIET), size(9)]));
    styles.push(letters("Strong", "Strong", [bold()]));
    styles.push(letters("QuietWords", "Quiet Words", [colour(QUIET)]));
    styles.push(grid());
    element("w:styles").with("xmlns:w", crate::names::WORD).holding(styles)
}

fn defaults(lang: &str) -> Element {
    let fonts = ["w:ascii", "w:hAnsi", "w:cs"]
        .into_iter()
        .fold(element("w:rFonts"), |fonts, script| fonts.with(script, FONT));
    let lang = element("w:lang").with("w:val", lang).with("w:eastAsia", lang).with("w:bidi", "ar-SA");
    let run = element("w:rPr").holding([fonts]).holding(size(11)).holding([lang]);
    let line = element("w:spacing")
        .with("w:before", "0")
        .with("w:after", "120")
        .with("w:line", "276")
        .with("w:lineRule", "auto");
    element("w:docDefaults").holding([
        element("w:rPrDefault").holding([run]),
        element("w:pPrDefault").holding([element("w:pPr").holding([line])]),
    ])
}

fn paragraph<const P: usize, const R: usize>(
    id: &str,
    name: &str,
    properties: [Element; P],
    letters: [Vec<Element>; R],
) -> Element {
    element("w:style").with("w:type", "paragraph").with("w:styleId", id).holding([
        valued("w:name", name),
        valued("w:basedOn", "Normal"),
        valued("w:next", if id.starts_with("Heading") || id == "Title" { "Normal" } else { id }),
        element("w:qFormat"),
        element("w:pPr").holding(properties),
        element("w:rPr").holding(letters.into_iter().flatten()),
    ])
}

fn letters<const R: usize>(id: &str, name: &str, properties: [Vec<Element>; R]) -> Element {
    element("w:style").with("w:type", "character").with("w:styleId", id).holding([
        valued("w:name", name),
        element("w:qFormat"),
        element("w:rPr").holding(properties.into_iter().flatten()),
    ])
}

/// Thin lines around every cell.
fn grid() -> Element {
    let line = |side| line(side, "4", "0", "A6A6A6");
    let sides = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"].map(line);
    let margin = |side| element(side).with("w:w", "100").with("w:type", "dxa");
    let margins = element("w:tblCellMar").holding([margin("w:left"), margin("w:right")]);
    element("w:style").with("w:type", "table").with("w:styleId", "TableGrid").holding([
        valued("w:name", "Table Grid"),
        element("w:tblPr").holding([element("w:tblBorders").holding(sides), margins]),
    ])
}

fn line(side: &'static str, width: &str, space: &str, colour: &str) -> Element {
    valued(side, "single").with("w:sz", width).with("w:space", space).with("w:color", colour)
}

fn bar(colour: &str) -> Element {
    element("w:pBdr").holding([line("w:left", "36", "8", colour)])
}

fn shade(fill: &str) -> Element {
    valued("w:shd", "clear").with("w:color", "auto").with("w:fill", fill)
}

fn keep() -> Element {
    element("w:keepNext")
}

fn spacing(before: usize, after: usize) -> Element {
    element("w:spacing").with("w:before", before.to_string()).with("w:after", after.to_string())
}

fn bold() -> Vec<Element> {
    vec![element("w:b"), element("w:bCs")]
}

fn colour(colour: &str) -> Vec<Element> {
    vec![valued("w:color", colour)]
}

/// Word counts in half points, for letters of either direction.
fn size(points: usize) -> Vec<Element> {
    let half = (points * 2).to_string();
    vec![valued("w:sz", half.clone()), valued("w:szCs", half)]
}
