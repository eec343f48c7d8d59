//! A document as plain text, line by line: for a terminal, and for tests to read.
//!
//! Headings begin at the margin and nothing else does, so that no answer can look like one.

use super::{Block, Document, Level, Marks, Runs, Table, Weight};

impl Document {
    pub fn outline(&self) -> String {
        let mut outline = Outline::default();
        if let Some(marking) = &self.marking {
            outline.line("! ", marking);
        }
        for block in &self.blocks {
            outline.block(block);
        }
        outline.0
    }
}

#[derive(Default)]
struct Outline(String);

impl Outline {
    /// More lines of the same stand under the first.
    fn line(&mut self, mark: &str, text: &str) {
        let margin: String = mark.chars().map(|_| ' ').collect();
        self.0.push_str(mark);
        self.0.push_str(text.replace('\n', &format!("\n{margin}")).trim_end());
        self.0.push('\n');
    }

    fn heading(&mut self, mark: &str, text: &Runs) {
        self.0.push('\n');
        // on one line: a second one could be anything
        self.line(mark, &words(text).replace('\n', " "));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title(text) => self.heading("", text),
            Block::Heading(Level::First, text) => self.heading("# ", text),
            Block::Heading(Level::Second, text) => self.heading("## ", text),
            Block::Heading(Level::Third, text) => self.heading("### ", text),
            Block::Paragraph(text) => self.line("  ", &words(text)),
            Block::Note(weight, lines) => {
                let mark = match weight {
                    Weight::Remark => "  : ",
                    Weight::Warning => "  ! ",
                };
                lines.iter().for_each(|text| self.line(mark, &words(text)));
            }
            Block::List(marks, items) => {
                for (n, text) in items.iter().enumerate() {
                    let mark = match marks {
                        Marks::Bullets => "  - ".to_owned(),
                        Marks::Numbers => format!("  {}. ", n + 1),
                    };
                    self.line(&mark, &words(text));
                }
            }
            Block::Table(table) => self.table(table),
            Block::Picture(picture) => self.line("  ", &format!("[Picture: {}]", picture.alt)),
            Block::PageBreak => self.0.push('\n'),
        }
    }

    fn table(&mut self, table: &Table) {
        for row in std::iter::once(&table.header).chain(&table.rows) {
            let cells: Vec<String> = row.iter().map(|cell| words(cell).replace('\n', " / ")).collect();
            self.line("  ", &format!("| {} |", cells.join(" | ")));
        }
    }
}

fn words(runs: &Runs) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
