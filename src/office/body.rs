//! The text of the document, block by block.

use tell_it_once_core::document::{Block, Document, Level, Marks, Picture, Run, Runs, Tone, Weight};

use crate::{
    pictures::Drawn,
    run::{is_right_to_left, runs},
    table::table,
    xml::{Element, element, valued},
};

/// What the body holds, and how many lists count.
pub(crate) struct Body {
    pub(crate) blocks: Vec<Element>,
    /// each has a numbering of its own, so that each begins with 1
    pub(crate) numbered_lists: usize,
}

/// The numbering that all bullets share; those of lists that count follow it.
pub(crate) const BULLETS: usize = 1;

pub(crate) fn body(document: &Document, pictures: &Drawn<'_>) -> Body {
    let mut body = Body { blocks: Vec::new(), numbered_lists: 0 };
    let mut places = 0;
    let mut is_after_table = false;
    for block in &document.blocks {
        let is_table = matches!(block, Block::Table(_));
        // Word would make one table of two that touch
        if is_table && is_after_table {
            body.blocks.push(element("w:p"));
        }
        match block {
            Block::Title(text) => body.blocks.push(paragraph("Title", text)),
            Block::Heading(level, text) => body.blocks.push(paragraph(heading(*level), text)),
            Block::Paragraph(text) => {
                let room = is_after_table.then(|| element("w:spacing").with("w:before", "120"));
                body.blocks.push(styled(style(text), None, room, text));
            }
            Block::Note(weight, lines) => {
                let style = match weight {
                    Weight::Remark => "Remark",
                    Weight::Warning => "Warning",
                };
                body.blocks.extend(lines.iter().map(|line| paragraph(style, line)));
            }
            Block::List(marks, items) => body.list(*marks, items),
            Block::Table(rows) => body.blocks.push(table(rows)),
            Block::Picture(picture) => {
                places += 1;
                body.blocks.push(drawn(picture, pictures, places));
            }
            Block::PageBreak => {
                let page = element("w:br").with("w:type", "page");
                body.blocks.push(element("w:p").holding([element("w:r").holding([page])]));
            }
        }
        is_after_table = is_table;
    }
    // a body ends with a paragraph
    if is_after_table {
        body.blocks.push(element("w:p"));
    }
    body
}

impl Body {
    fn list(&mut self, marks: Marks, items: &[Runs]) {
        let (style, number) = match marks {
            Marks::Bullets => ("ListBullet", BULLETS),
            Marks::Numbers => {
                self.numbered_lists += 1;
                ("ListNumber", BULLETS + self.numbered_lists)
            }
        };
        let numbering =
            element("w:numPr").holding([valued("w:ilvl", "0"), valued("w:numId", number.to_string())]);
        self.blocks.extend(items.iter().map(|item| styled(style, Some(numbering.clone()), None, item)));
    }
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::First => "Heading1",
        Level::Second => "Heading2",
        Level::Third => "Heading3",
    }
}

/// Words that are only about words stand closer and paler.
fn style(text: &[Run]) -> &'static str {
    let is_quiet = !text.is_empty() && text.iter().all(|run| run.tone == Tone::Quiet);
    if is_quiet { "Quiet" } else { "Normal" }
}

pub(crate) fn paragraph(style: &'static str, text: &Runs) -> Element {
    styled(style, None, None, text)
}

/// `room` before it, where the style leaves too little.
fn styled(style: &'static str, numbering: Option<Element>, room: Option<Element>, text: &Runs) -> Element {
    let turned = is_right_to_left(text).then(|| element("w:bidi"));
    let properties = [Some(valued("w:pStyle", style)), numbering, turned, room];
    let properties = element("w:pPr").holding(properties.into_iter().flatten());
    element("w:p").holding([properties]).holding(runs(text))
}

/// A picture that cannot be drawn is told in words, so that nobody thinks there was none.
fn drawn(picture: &Picture, pictures: &Drawn<'_>, place: usize) -> Element {
    match pictures.inline(picture, place) {
        Some(drawing) => {
            let properties = element("w:pPr").holding([valued("w:pStyle", "Normal"), element("w:keepNext")]);
            element("w:p").holding([properties, element("w:r").holding([drawing])])
        }
        None => {
            let words = format!("[Picture that cannot be shown here: {}]", picture.alt);
            paragraph("Quiet", &vec![Run::quiet(words)])
        }
    }
}
