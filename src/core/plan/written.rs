//! What stands at each question of a plan, with whose words it is.

use crate::{
    answer::{Answer, AnsweredRow},
    document::{Block, Level, Marks, Run},
    question::Question,
    text::Text,
};

use super::paper::{Assembly, Head};

/// What stands at a question of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// running text, part by part, each with whose words it is
    Told(Vec<(String, Option<String>)>),
    Rows(Vec<RowWritten>),
}

/// A need, an outcome, a kind of help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowWritten {
    /// "F1"
    pub letter: String,
    /// what was asked, and what stands there
    pub cells: Vec<(String, String)>,
    pub whose: String,
}

impl Written {
    pub(super) fn blocks(&self) -> Vec<Block> {
        let quiet = |words: &String| Block::Paragraph(vec![Run::quiet(words.clone())]);
        match self {
            Written::Told(parts) => {
                let part = |(said, whose): &(String, Option<String>)| {
                    let said = Block::Paragraph(vec![Run::plain(said.clone())]);
                    std::iter::once(said).chain(whose.as_ref().map(quiet))
                };
                parts.iter().flat_map(part).collect()
            }
            Written::Rows(rows) => {
                let row = |row: &RowWritten| {
                    let cell = |(label, said): &(String, String)| {
                        vec![Run::strong(label.clone()), Run::plain(format!(" {said}"))]
                    };
                    let heading = Block::Heading(Level::Third, vec![Run::plain(row.letter.clone())]);
                    let cells = row.cells.iter().map(cell).collect();
                    let whose = (!row.whose.is_empty()).then(|| quiet(&row.whose));
                    [heading, Block::List(Marks::Bullets, cells)].into_iter().chain(whose)
                };
                rows.iter().flat_map(row).collect()
            }
        }
    }
}

impl Assembly<'_> {
    /// What stands at a question of the plan, with whose words it is.
    pub fn written_at(&self, head: Head, question: &Question, answer: &Answer) -> Written {
        match answer {
            Answer::Rows(rows) => {
                let letter = letter(head, question);
                let rows = rows.iter().zip(1..);
                Written::Rows(rows.map(|(row, n)| self.row(&format!("{letter}{n}"), row)).collect())
            }
            Answer::Text(text) => Written::Told(self.told(text)),
            Answer::List(_)
            | Answer::Picked(_)
            | Answer::Date(_)
            | Answer::Number(_)
            | Answer::Money(_)
            | Answer::Scaled(_)
            | Answer::Sorted(_)
            | Answer::Address(_)
            | Answer::Media(_)
            | Answer::Signed(_) => Written::Told(vec![(answer_lines(answer, self.text()), None)]),
        }
    }

    /// Sentences of one source together, and whose they are.
    fn told(&self, text: &str) -> Vec<(String, Option<String>)> {
        let mut groups: Vec<(Option<usize>, String)> = Vec::new();
        let mut end = 0;
        for one in self.origins.trace(text) {
            let sentence = &text[one.at.clone()];
            let is_new_line = text[end..one.at.start].contains('\n');
            end = one.at.end;
            match groups.last_mut() {
                Some((source, said)) if *source == one.source => {
                    said.push(if is_new_line { '\n' } else { ' ' });
                    said.push_str(sentence);
                }
                Some(_) | None => groups.push((one.source, sentence.to_owned())),
            }
        }
        let group = |(source, said): (Option<usize>, String)| {
            let whose = match source.and_then(|source| self.sources.get(source)) {
                Some(source) => self.source_line(source),
                None => self.words().plans_own.to_owned(),
            };
            (said, Some(whose))
        };
        groups.into_iter().map(group).collect()
    }

    /// One row: each box with what was asked, and whose words they are.
    fn row(&self, letter: &str, row: &AnsweredRow) -> RowWritten {
        let cell = |cell: &crate::answer::AnsweredCell| {
            (cell.label.clone(), answer_lines(&cell.answer, self.text()))
        };
        RowWritten {
            letter: letter.to_owned(),
            cells: row.cells.iter().map(cell).collect(),
            whose: self.row_sources(row),
        }
    }

    /// Each source of the boxes that people write in, and whether there are words of the plan's own.
    pub fn row_sources(&self, row: &AnsweredRow) -> String {
        let texts: Vec<&str> = row.cells.iter().filter_map(|cell| text_of(&cell.answer)).collect();
        let (sources, has_own) = self.origins.of_row(&texts);
        let sources = sources.iter().filter_map(|source| self.sources.get(*source));
        let mut lines: Vec<String> = sources.map(|source| self.source_line(source)).collect();
        lines.dedup();
        if has_own {
            let words = self.words();
            lines.push(if lines.is_empty() { words.plans_own } else { words.rest_own }.to_owned());
        }
        lines.join(" ")
    }
}

/// What people write, rather than choose.
pub(super) fn text_of(answer: &Answer) -> Option<&str> {
    if let Answer::Text(text) = answer { Some(text) } else { None }
}

/// "F1": the letter of the law where there is one.
fn letter(head: Head, question: &Question) -> String {
    let id = question.id.as_str().trim_start_matches("pl.");
    let is_lettered = id.len() <= 2 && matches!(head, Head::Of(_));
    match is_lettered {
        true if id.len() == 2 => format!("{}.", id.to_uppercase()),
        true => id.to_uppercase(),
        false => String::new(),
    }
}

fn answer_lines(answer: &Answer, text: &Text) -> String {
    let lines = answer.lines(text).into_iter().map(|line| match line.label {
        Some(label) => format!("{label}: {}", line.words),
        None => line.words,
    });
    lines.collect::<Vec<_>>().join("\n")
}
