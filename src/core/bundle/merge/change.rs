//! What became of each question between two parts of one line.

use crate::{
    bundle::statement::{Answered, Statement},
    id::QuestionId,
};

/// One question that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    pub question: &'a QuestionId,
    pub changed: Changed<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed<'a> {
    Added { now: &'a Answered },
    Changed { before: &'a Answered, now: &'a Answered },
    TakenAway { before: &'a Answered },
}

impl Changed<'_> {
    pub fn as_str(&self) -> &'static str {
        match self {
            Changed::Added { .. } => "added",
            Changed::Changed { .. } => "changed",
            Changed::TakenAway { .. } => "taken away",
        }
    }
}

/// Every difference, by question. That an answer was written down anew, word for word, is none.
pub fn changes<'a>(earlier: &'a Statement, now: &'a Statement) -> Vec<Change<'a>> {
    let gone = earlier.answers.iter().filter(|(id, _)| !now.answers.contains_key(*id));
    let gone = gone.map(|(question, before)| Change { question, changed: Changed::TakenAway { before } });
    let mut found: Vec<_> = gone.collect();
    for (question, now) in &now.answers {
        match earlier.answers.get(question) {
            None => found.push(Change { question, changed: Changed::Added { now } }),
            Some(before) if is_same(before, now) => {}
            Some(before) => found.push(Change { question, changed: Changed::Changed { before, now } }),
        }
    }
    found.sort_by_key(|change| change.question);
    found
}

/// The same question, the same answer, in the same person's words.
fn is_same(before: &Answered, now: &Answered) -> bool {
    before.question == now.question && before.by == now.by && before.given == now.given
}
