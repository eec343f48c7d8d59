//! Letters that a family may send to the council: frames from the council's pack, filled with what was said in a
//! folder and with the dates of a timeline.
//!
//! A letter adds nothing. What is not known is a blank line to fill in by hand, and never a guess.

mod file;
mod frame;
mod paper;
#[cfg(test)]
mod tests;
mod write;

pub use file::read;
pub use frame::Piece;
pub use write::{Signer, Writing};

use crate::{
    id::{ClockId, ColumnId, LetterId, QuestionId, RuleId},
    timeline::{Line, State, Timeline},
    words::Words,
};

/// Where the file is in a council pack.
pub const PATH: &str = "letters.json";

/// Every letter, in the order in which they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letters(pub Vec<Template>);

/// The frame of one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub id: LetterId,
    pub title: Words,
    /// when it is the right one
    pub about: Words,
    /// it is right when one of these is late
    pub late: Vec<RuleId>,
    /// it is right while one of these is to come
    pub soon: Vec<RuleId>,
    pub subject: Vec<Piece>,
    /// what a parent writes, and what a young person does who decides
    pub parent: Vec<Part>,
    pub own: Vec<Part>,
    /// the law or guidance behind it
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Words(Vec<Piece>),
    Said(Said),
}

/// What was said in answer to a question, with a name for each column of it; or, without a question, a blank line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub question: Option<QuestionId>,
    pub heading: Option<String>,
    pub labels: Vec<(ColumnId, String)>,
    /// what the blank line is for where nothing was said; without it, the part is left out
    pub gap: Option<String>,
}

/// A letter, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub from: Vec<Span>,
    pub to: Vec<String>,
    pub date: String,
    pub greeting: String,
    pub subject: Vec<Span>,
    pub body: Vec<Paragraph>,
    pub ending: String,
    pub name: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    Words(Vec<Span>),
    Heading(String),
    /// one thing, in lines
    Lines(Vec<Vec<Span>>),
}

/// Words of a letter, and where they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// from the frame
    Frame(String),
    /// from the folder or the timeline
    Said(String),
    /// to be filled in by hand, with what belongs there
    Gap(String),
}

/// Whether now is the time for a letter, as far as the dates of a family tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    Now,
    /// it may be right: the dates do not say
    Open,
}

impl Letters {
    /// The letter that answers when a rule was not kept, with its place in the file.
    pub fn answering(&self, rule: &RuleId) -> Option<(usize, &Template)> {
        self.0.iter().enumerate().find(|(_, one)| one.late.contains(rule)).map(|(n, one)| (n + 1, one))
    }

    /// The letter with that place, counted from 1.
    pub fn at(&self, number: usize) -> Option<&Template> {
        self.0.get(number.checked_sub(1)?)
    }
}

impl Template {
    pub fn fit(&self, timeline: &Timeline<'_>) -> Fit {
        if self.due(timeline).next().is_some() { Fit::Now } else { Fit::Open }
    }

    /// What makes it right now.
    pub fn due<'a, 'b>(&self, timeline: &'b Timeline<'a>) -> impl Iterator<Item = &'b Line<'a>> {
        timeline.lines().filter(|line| match line.state {
            State::Late(_) => self.late.contains(&line.rule.id),
            State::ToCome(_) | State::Between(_) => self.soon.contains(&line.rule.id),
            State::Unknown | State::Anytime | State::Done | State::Over | State::Undecided => false,
        })
    }

    /// Every part, whoever signs.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parent.iter().chain(&self.own)
    }

    /// Every day that it names, and every rule: those that a pack must have.
    pub fn names(&self) -> (Vec<&ClockId>, Vec<&RuleId>) {
        let (mut clocks, mut rules) = (Vec::new(), self.late.iter().chain(&self.soon).collect::<Vec<_>>());
        let words = self.parts().filter_map(|part| match part {
            Part::Words(pieces) => Some(pieces),
            Part::Said(_) => None,
        });
        for piece in words.chain([&self.subject]).flatten() {
            match piece {
                Piece::Day(clock) => clocks.push(clock),
                Piece::Due(rule) => rules.push(rule),
                Piece::Plain(_) | Piece::Child | Piece::FullName | Piece::Born | Piece::Setting => {}
                Piece::Council | Piece::They { .. } => {}
            }
        }
        (clocks, rules)
    }
}
