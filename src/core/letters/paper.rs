//! A letter as plain words, to change them, and as a document for Word.

use super::{Letter, Paragraph, Span};
use crate::{
    document::{Block, Document, Run, Runs},
    text::Text,
};

/// Long enough for a date or a name by hand.
const BLANK: &str = "____________________";

impl Span {
    /// A blank line says in brackets what belongs there.
    pub fn words(&self) -> String {
        match self {
            Span::Frame(words) | Span::Said(words) => words.clone(),
            Span::Gap(what) => format!("{BLANK} ({what})"),
        }
    }
}

/// Spans in one line.
fn line(spans: &[Span]) -> String {
    spans.iter().map(Span::words).collect()
}

impl Letter {
    /// How many things are to be filled in by hand. What stands at the head and at the foot is one.
    pub fn gaps(&self) -> usize {
        let body = self.body.iter().flat_map(|paragraph| match paragraph {
            Paragraph::Words(spans) => vec![spans.as_slice()],
            Paragraph::Heading(_) => Vec::new(),
            Paragraph::Lines(lines) => lines.iter().map(Vec::as_slice).collect(),
        });
        let all = body.chain([self.from.as_slice(), self.subject.as_slice()]).flatten();
        all.filter(|span| matches!(span, Span::Gap(_))).count()
    }

    /// What stands between the greeting and the name: the part whose words may be changed.
    pub fn body_words(&self) -> String {
        let paragraph = |one: &Paragraph| match one {
            Paragraph::Words(spans) => line(spans),
            Paragraph::Heading(words) => words.clone(),
            Paragraph::Lines(lines) => lines.iter().map(|one| line(one)).collect::<Vec<_>>().join("\n"),
        };
        self.body.iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
    }

    /// For Word. Where somebody changed the words, theirs are taken, paragraph by paragraph.
    pub fn document(&self, name: &str, changed: Option<&str>, text: &Text) -> Document {
        let plain = |words: String| vec![Run::plain(words)];
        let lines = |lines: Vec<String>| Block::Paragraph(plain(lines.join("\n")));
        let mut blocks = vec![
            lines(self.from.iter().map(Span::words).collect()),
            lines(self.to.clone()),
            Block::Paragraph(plain(self.date.clone())),
            Block::Paragraph(plain(self.greeting.clone())),
            Block::Paragraph(vec![Run::strong(line(&self.subject))]),
        ];
        match changed {
            Some(changed) => {
                let paragraphs = changed.split("\n\n").map(str::trim).filter(|one| !one.is_empty());
                blocks.extend(paragraphs.map(|one| Block::Paragraph(plain(one.to_owned()))));
            }
            None => blocks.extend(self.body.iter().map(block)),
        }
        blocks.push(Block::Paragraph(plain(self.ending.clone())));
        blocks.push(Block::Paragraph(plain(format!("\n{}", self.name.words()))));
        Document { name: name.to_owned(), lang: text.lang.to_owned(), marking: None, blocks }
    }
}

fn block(paragraph: &Paragraph) -> Block {
    match paragraph {
        Paragraph::Words(spans) => Block::Paragraph(runs(spans)),
        Paragraph::Heading(words) => Block::Paragraph(vec![Run::strong(words.clone())]),
        Paragraph::Lines(lines) => {
            let mut all = Runs::new();
            for (n, one) in lines.iter().enumerate() {
                all.extend((n > 0).then(|| Run::plain("\n")));
                all.extend(runs(one));
            }
            Block::Paragraph(all)
        }
    }
}

fn runs(spans: &[Span]) -> Runs {
    spans.iter().map(|span| Run::plain(span.words())).collect()
}
