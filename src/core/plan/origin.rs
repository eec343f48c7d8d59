//! Whose words stand in a plan's text: found by reading, not by remembering. A sentence that somebody said,
//! word for word, is theirs; one that was changed is the plan's own.

use std::ops::Range;

use crate::{answer::Answer, casework::in_words, good_plan::sentences};

use super::sources::Source;

/// Up to this many words somebody must have said just that, and not as a part of something else.
const FEW: usize = 2;

/// Up to this many words ("A teaching assistant") a box of a row says what many others say too.
const COMMON: usize = 3;

/// What was said, ready to be looked through.
pub struct Origins {
    /// of each source, each thing that it says
    said: Vec<Vec<String>>,
    /// of each source, whether these are boxes of rows
    boxes: Vec<bool>,
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
        let answers = || sources.iter().map(|one| &one.answer);
        Origins {
            said: answers().map(utterances).collect(),
            boxes: answers().map(|answer| matches!(answer, Answer::Rows(_))).collect(),
        }
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

    /// The first source that says just this, or else the first that says it as a part of something longer.
    pub fn who_said(&self, sentence: &str) -> Option<usize> {
        let wanted = bare(sentence);
        if wanted.is_empty() {
            return None;
        }
        let just = self.said.iter().position(|all| all.contains(&wanted));
        let within = || self.said.iter().position(|all| all.iter().any(|said| has(said, &wanted)));
        just.or_else(|| if is_short(&wanted) { None } else { within() })
    }

    /// Whose the sentences of a row are, each source once, and whether any of them is nobody's. What is too
    /// common to tell is theirs who said something longer of the row.
    pub fn of_row(&self, texts: &[&str]) -> (Vec<usize>, bool) {
        let mut sources: Vec<usize> = Vec::new();
        let mut is_own = false;
        let sentences = texts.iter().flat_map(|text| {
            self.trace(text).into_iter().map(|one| (bare(&text[one.at]), one.source)).collect::<Vec<_>>()
        });
        let (common, telling): (Vec<_>, Vec<_>) = sentences.partition(|(said, _)| is_common(said));
        for (said, source) in telling.into_iter().chain(common) {
            let is_common = is_common(&said);
            let is_theirs = |source: &usize| self.said[*source].iter().any(|one| has(one, &said));
            match source {
                Some(_) if is_common && sources.iter().any(is_theirs) => {}
                Some(source) if is_common && !sources.is_empty() && self.boxes[source] => is_own = true,
                Some(source) if !sources.contains(&source) => sources.push(source),
                Some(_) => {}
                None => is_own = true,
            }
        }
        sources.sort_unstable();
        (sources, is_own)
    }
}

/// Whether a text of the plan has the words of a piece, all of them. "Yes" stands only where it is all that a
/// line or a sentence says.
pub fn stands_in(text: &str, piece: &str) -> bool {
    let wanted = bare(piece);
    match is_short(&wanted) {
        true => !wanted.is_empty() && lines_and_sentences(text).contains(&wanted),
        false => has(&bare(text), &wanted),
    }
}

/// Whether it may well be said of many a child.
pub(super) fn is_common(text: &str) -> bool {
    text.split_whitespace().count() <= COMMON
}

/// Whether so little is said that others say it by chance.
fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= FEW
}

/// Each line, and each sentence in it that is more than a word.
fn lines_and_sentences(text: &str) -> Vec<String> {
    let sentence = |line: &str| {
        let said = sentences(line).into_iter().map(|at| bare(&line[at]));
        said.filter(|said| said.contains(' ')).collect::<Vec<_>>()
    };
    text.lines().flat_map(|line| [vec![bare(line)], sentence(line)].concat()).collect()
}

/// Each thing that an answer says: of rows each box, of lists each item.
pub(super) fn utterances(answer: &Answer) -> Vec<String> {
    let mut said: Vec<String> = match answer {
        Answer::Rows(rows) => {
            rows.iter().flat_map(|row| &row.cells).map(|cell| bare(&in_words(&cell.answer))).collect()
        }
        Answer::List(items) => items.iter().map(|item| bare(item)).collect(),
        Answer::Text(text) => lines_and_sentences(text).into_iter().chain([bare(text)]).collect(),
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
            boxes: vec![false; texts.len()],
        };
        let origins = said(&[
            "I want to drive a bus. Yes.",
            "He cannot say that something hurts, so he hides.\nHe hides",
            "Ask first. Then wait.",
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
        check("Ask first. Then wait. Then go.", &[Some(2), Some(2), None]);
        check("", &[]);
        check("…", &[None]);
    }

    #[test]
    fn a_word_or_two_stand_where_they_are_all_that_is_said() {
        for (text, piece, expected) in [
            ("Yes", "Yes.", true),
            ("He said yes to it.\nYes", "Yes", true),
            ("Yes, he will.", "Yes", false),
            ("He likes buses", "buses", false),
            ("Ask first. Then wait for her.", "Ask first", true),
            ("He wants to drive a bus.", "wants to drive", true),
            ("He wants to drive a bus.", "", false),
        ] {
            assert_eq!(stands_in(text, piece), expected, "{piece:?} in {text:?}");
        }
    }
}
