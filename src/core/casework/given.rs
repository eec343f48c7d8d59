//! One answer as blocks: what was said in its own shape, so that rows are a table and a list is one.

use super::{Entry, items::in_words, words};
use crate::{
    answer::{Addressed, Answer, AnsweredRow, Dated, Picked, Scaled, Signed, Sorted},
    bundle::{hidden::visible, statement::Given},
    document::{Block, Marks, Picture, Run, Runs, Table},
    question::{media, sort::Pile},
    text::ENGLISH,
};

impl Entry<'_> {
    /// The answer; nothing for a question that was left.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let Given::Answer { answer, unread, .. } = &self.answered.given else { return Vec::new() };
        let mut blocks = self.shaped(answer);
        if *unread {
            blocks.push(Block::Paragraph(vec![Run::quiet(words::UNREAD)]));
        }
        blocks
    }

    fn shaped(&self, answer: &Answer) -> Vec<Block> {
        match answer {
            Answer::Text(text) => vec![self.paragraph(text)],
            Answer::List(items) => self.list(items.iter().map(|item| vec![self.said(item)]).collect()),
            Answer::Picked(picked) => self.list(self.picked(picked)),
            Answer::Date(_) | Answer::Number(_) | Answer::Money(_) => vec![self.in_lines(answer)],
            Answer::Scaled(scaled) => vec![Block::Table(self.scale(scaled))],
            Answer::Sorted(sorted) => vec![Block::Table(self.piles(sorted))],
            Answer::Rows(rows) => vec![Block::Table(self.rows(rows))],
            Answer::Address(address) => {
                let mark = vec![Run::strong(ENGLISH.answers.keep_private)];
                let mark = address.private.then_some(Block::Paragraph(mark));
                let unmarked = Answer::Address(Addressed { private: false, ..address.clone() });
                mark.into_iter().chain([self.in_lines(&unmarked)]).collect()
            }
            Answer::Media(pictures) => pictures.iter().flat_map(|picture| self.picture(picture)).collect(),
            Answer::Signed(signed) => self.signature(signed),
        }
    }

    fn paragraph(&self, text: &str) -> Block {
        Block::Paragraph(vec![self.or_empty(text)])
    }

    fn or_empty(&self, text: &str) -> Run {
        if text.trim().is_empty() { Run::quiet(words::EMPTY) } else { self.said(text) }
    }

    /// Line under line, in one paragraph.
    fn in_lines(&self, answer: &Answer) -> Block {
        self.paragraph(&in_words(answer))
    }

    /// One thing said needs no bullet.
    fn list(&self, mut items: Vec<Runs>) -> Vec<Block> {
        match items.len() {
            0 => vec![Block::Paragraph(vec![Run::quiet(words::EMPTY)])],
            1 => items.pop().map(Block::Paragraph).into_iter().collect(),
            _ => vec![Block::List(Marks::Bullets, items)],
        }
    }

    fn picked(&self, picked: &Picked) -> Vec<Runs> {
        let option = |option: &crate::answer::PickedOption| {
            let label = self.said(&option.label);
            let detail = option.detail.iter().flat_map(|detail| [Run::plain(": "), self.said(detail)]);
            std::iter::once(label).chain(detail).collect()
        };
        let other = picked
            .other
            .iter()
            .map(|other| vec![Run::plain(format!("{}: ", ENGLISH.answers.something_else)), self.said(other)]);
        picked.options.iter().map(option).chain(other).collect()
    }

    fn scale(&self, scaled: &Scaled) -> Table {
        let mut header = header(&words::SCALE);
        let value = Run::strong(scaled.value.to_string());
        let mut row = vec![vec![value], vec![self.said(&scaled.low)], vec![self.said(&scaled.high)]];
        if let Some(better) = &scaled.better {
            header.push(vec![Run::strong(ENGLISH.answers.one_better)]);
            row.push(vec![self.said(better)]);
        }
        Table { header, rows: vec![row] }
    }

    fn piles(&self, sorted: &Sorted) -> Table {
        let piles = Pile::ALL.into_iter().map(Some).chain([None]);
        let row = |pile: Option<Pile>| {
            // cards under one name together: a file may call one pile by two names
            let cards = sorted.cards.iter().filter(|card| card.pile == pile);
            let names = super::grouped(cards, |card| {
                card.pile_label.clone().unwrap_or_else(|| ENGLISH.pile(pile).to_owned())
            });
            let rows = names.into_iter().map(|(name, cards)| {
                let labels: Vec<&str> = cards.iter().map(|card| card.label.as_str()).collect();
                vec![vec![self.said(&name)], vec![self.said(&labels.join("\n"))]]
            });
            rows.collect::<Vec<_>>()
        };
        Table { header: header(&words::PILES), rows: piles.flat_map(row).collect() }
    }

    /// A column for each that any row has, in the order in which they come.
    fn rows(&self, rows: &[AnsweredRow]) -> Table {
        let cells = rows.iter().flat_map(|row| &row.cells);
        let columns = super::grouped(cells, |cell| (cell.column.clone(), cell.label.clone()));
        let columns: Vec<_> = columns.into_iter().map(|(column, _)| column).collect();
        let row = |row: &AnsweredRow| {
            let cell = |(column, label): &(crate::id::ColumnId, String)| {
                let here = row.cells.iter().filter(|cell| cell.column == *column && cell.label == *label);
                let words: Vec<String> = here.map(|cell| in_words(&cell.answer)).collect();
                vec![self.said(&words.join("\n"))]
            };
            columns.iter().map(cell).collect()
        };
        Table {
            header: columns.iter().map(|(_, label)| vec![Run::strong(visible(label))]).collect(),
            rows: rows.iter().map(row).collect(),
        }
    }

    fn picture(&self, picture: &media::Picture) -> [Block; 2] {
        let made = ENGLISH.picture(picture.made);
        let alt = visible(picture.alt.trim());
        let shown = if alt.is_empty() { words::NO_ALT.to_owned() } else { alt.clone() };
        let mut caption = vec![Run::quiet(made)];
        if !alt.is_empty() {
            caption.extend([Run::quiet(": "), self.said(&picture.alt)]);
        }
        let picture = Picture { sha256: picture.sha256.clone(), alt: shown };
        [Block::Picture(picture), Block::Paragraph(caption)]
    }

    fn signature(&self, signed: &Signed) -> Vec<Block> {
        let how = Run::quiet(format!("{}: ", ENGLISH.signed(signed.how)));
        let mut line = vec![how, self.or_empty(&signed.name)];
        line.extend(signed.date.map(|date: Dated| Run::plain(format!(", {}", ENGLISH.date(date)))));
        let mark = signed.mark.iter().flat_map(|mark| self.picture(mark));
        std::iter::once(Block::Paragraph(line)).chain(mark).collect()
    }
}

pub(super) fn header(labels: &[&str]) -> Vec<Runs> {
    labels.iter().map(|label| vec![Run::strong(*label)]).collect()
}
