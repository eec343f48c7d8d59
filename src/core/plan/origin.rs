//! Whose words stand in a plan's text: found by reading, not by remembering. A sentence that somebody said,
//! word for word, is theirs; one that was changed is the plan's own.

use std::ops::Range;

use crate::{answer::Answer, casework::in_words, good_plan::sentences};

use super::sources::Source;

/// Up to this many words somebody must have said just that, and not as a part of something else.
const FEW: usize = 2;

/// What was said, ready to be looked through.
pub struct Origins {
    /// of each source, each thing that it says
    said: Vec<Vec<String>>,
}

/// A sentence of the plan, and who said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// octets of the text
    pub at: Range<usize>,
    /// the first who said it, by its place among the sources; none where the words are the plan's own
    pub source: Option<usize>,
}

impl Origins {
    pub fn of(sources: &[Source]) -> Origins {
        Origins { said: sources.iter().map(|one| utterances(&one.answer)).collect() }
    }

    /// Each sentence of a text, in order.
    pub fn trace(&self, text: &str) -> Vec<Traced> {
        let mut traced = Vec::new();
        let mut start = 0;
        // what stands on a line of its own is a sentence of its own
        for line in text.split_inclusive('\n') {
            let found = sentences(line).into_iter().map(|at| at.start + start..at.end + start);
            traced.extend(found.map(|at| Traced { source: self.who_said(&text[at.clone()]), at }));
            start += line.len();
        }
        traced
    }

    /// The first source that says a sentence.
    pub fn who_said(&self, sentence: &str) -> Option<usize> {
        let wanted = bare(sentence);
        let is_short = wanted.split(' ').count() <= FEW;
        let says = |said: &String| if is_short { *said == wanted } else { has(said, &wanted) };
        if wanted.is_empty() {
            return None;
        }
        self.said.iter().position(|all| all.iter().any(says))
    }

    /// Whether that source says the sentence too.
    pub fn says(&self, source: usize, sentence: &str) -> bool {
        let wanted = bare(sentence);
        let said = self.said.get(source);
        !wanted.is_empty() && said.is_some_and(|all| all.iter().any(|said| has(said, &wanted)))
    }
}

/// Whether a text of the plan has the words of a piece, all of them.
pub fn stands_in(text: &str, piece: &str) -> bool {
    let wanted = bare(piece);
    !wanted.is_empty() && has(&bare(text), &wanted)
}

/// Each thing that an answer says: of rows each box, of lists each item.
pub(super) fn utterances(answer: &Answer) -> Vec<String> {
    let mut said: Vec<String> = match answer {
        Answer::Rows(rows) => {
            rows.iter().flat_map(|row| &row.cells).map(|cell| bare(&in_words(&cell.answer))).collect()
        }
        Answer::List(items) => items.iter().map(|item| bare(item)).collect(),
        Answer::Text(text) => text.lines().map(bare).chain([bare(text)]).collect(),
        Answer::Picked(_)
        | Answer::Date(_)
        | Answer::Number(_)
        | Answer::Money(_)
        | Answer::Scaled(_)
        | Answer::Sorted(_)
        | Answer::Address(_)
        | Answer::Media(_)
        | Answer::Signed(_) => in_words(answer).lines().map(bare).collect(),
    };
    said.dedup();
    said
}

/// The words alone, without marks around them and with one space between.
fn bare(text: &str) -> String {
    let mark = |letter: char| !letter.is_alphanumeric();
    let words = text.split_whitespace().map(|word| word.trim_matches(mark)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Whole words only.
fn has(text: &str, wanted: &str) -> bool {
    text.match_indices(wanted).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + wanted.len()..].chars().next();
        before.is_none_or(|letter| letter == ' ') && after.is_none_or(|letter| letter == ' ')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_theirs_who_said_them_and_no_others() {
        let said = |texts: &[&str]| Origins {
            said: texts.iter().map(|text| utterances(&Answer::Text((*text).to_owned()))).collect(),
        };
        let origins = said(&[
            "I want to drive a bus. Yes.",
            "He cannot say that something hurts, so he hides.\nHe hides",
        ]);
        let check = |text: &str, expected: &[Option<usize>]| {
            let found: Vec<_> = origins.trace(text).into_iter().map(|one| one.source).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("“I want to drive a bus.”", &[Some(0)]);
        check("He cannot say that something hurts", &[Some(1)]);
        check("I want to drive a bus. He wants to drive a train.", &[Some(0), None]);
        // a part of a longer word, and a word that is only a part of what was said
        check("I want to drive a bu", &[None]);
        check("Yes", &[None]);
        check("drive", &[None]);
        check("I want to drive a bus\nHe hides", &[Some(0), Some(1)]);
        check("", &[]);
        check("…", &[None]);
    }
}
