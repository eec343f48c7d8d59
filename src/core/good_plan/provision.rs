//! Help that a plan promises: its six dots, and words that could mean anything.

use std::ops::Range;

use super::{
    About, Finding, Notes, Rule, Weight,
    file::{Unless, Vague},
    lists::List,
    phrase::What,
    text::{Entry, Hit, Reading},
};

/// What must be said of every piece of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    What,
    HowMuch,
    HowOften,
    Who,
    Where,
    Review,
}

impl Slot {
    pub const ALL: [Slot; 6] =
        [Slot::What, Slot::HowMuch, Slot::HowOften, Slot::Who, Slot::Where, Slot::Review];
}

/// Which of the six are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dots {
    filled: [bool; 6],
    training: bool,
}

impl Dots {
    pub fn has(self, slot: Slot) -> bool {
        self.filled[slot as usize]
    }

    pub fn count(self) -> usize {
        self.filled.iter().filter(|filled| **filled).count()
    }

    /// It names the training that somebody has or will get; good to know, and no dot of its own.
    pub fn names_training(self) -> bool {
        self.training
    }

    fn fill(&mut self, slot: Slot, filled: bool) {
        self.filled[slot as usize] |= filled;
    }
}

pub(super) fn dots(reading: &Reading<'_>, entry: &Entry, about: About<'_>) -> Dots {
    let mut dots = Dots::default();
    for sentence in &reading.sentences[entry.sentences.clone()] {
        look_at(reading, sentence, about, &mut dots);
    }
    dots
}

/// Fills what one sentence says. How a thing is looked at again says nothing of how it is given.
fn look_at(reading: &Reading<'_>, sentence: &Range<usize>, about: About<'_>, dots: &mut Dots) {
    let review = review_from(reading, sentence);
    let given = sentence.start..review.unwrap_or(sentence.end);
    dots.fill(Slot::Review, review.is_some());
    dots.fill(Slot::HowMuch, has_amount(reading, &given));
    dots.fill(Slot::HowOften, reading.has(&given, List::Often));
    dots.fill(Slot::Who, reading.has(&given, List::Roles));
    dots.fill(Slot::Where, reading.has(&given, List::Places) || has_size(reading, &given));
    dots.training |= reading.has(sentence, List::Training);
    dots.fill(Slot::What, has_content(reading, sentence, about));
}

/// Where the clause begins that says when somebody looks at it again.
fn review_from(reading: &Reading<'_>, sentence: &Range<usize>) -> Option<usize> {
    let review = reading.of_list(sentence, List::Reviews).next()?;
    let is_start = |token: &usize| {
        *token == sentence.start
            || reading.before(*token).contains([',', ';', ':', '('])
            || reading.tokens[*token].word == "and"
    };
    let from = (sentence.start..=review.from).rev().find(is_start)?;
    let clause = from..sentence.end;
    let has_time = [List::Often, List::Dates, List::Times].iter().any(|list| reading.has(&clause, *list));
    let has_year = reading.tokens[clause].iter().any(|token| token.is_year());
    (has_time || has_year).then_some(from)
}

/// A number and its unit, or words such as "full time".
fn has_amount(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    if reading.has(tokens, List::Amounts) {
        return true;
    }
    let mut dated_until = tokens.start;
    let mut in_words = None;
    for hit in reading.hits(tokens) {
        match hit.what {
            // "every 2 days" and "within 12 weeks" say when
            What::List(List::Often | List::Dates) => dated_until = dated_until.max(hit.to),
            What::List(List::Numbers) => in_words = Some(hit.from),
            What::List(List::Units) => {
                let is_number =
                    |token: &usize| reading.tokens[*token].is_digits() || in_words == Some(*token);
                let before = hit.from.saturating_sub(2).max(dated_until)..hit.from;
                let number = before.rev().find(is_number);
                if number.is_some_and(|number| is_near(reading, number, hit.from)) {
                    return true;
                }
            }
            What::List(_) | What::Vague(_) | What::Meant(_) => {}
        }
    }
    false
}

/// The unit follows the number, perhaps after one word: "15 school days".
fn is_near(reading: &Reading<'_>, number: usize, unit: usize) -> bool {
    unit == number + 1 || !BETWEEN.contains(&reading.tokens[number + 1].word.as_str())
}

/// Words between a number and a unit that show that the unit is not the number's.
const BETWEEN: [&str; 7] = ["a", "each", "every", "of", "per", "times", "to"];

fn has_size(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    reading.has(tokens, List::Sizes) || reading.tokens[tokens.clone()].iter().any(|token| token.is_ratio())
}

/// Something is left when all words are taken away that stand in any sentence about help.
fn has_content(reading: &Reading<'_>, sentence: &Range<usize>, about: About<'_>) -> bool {
    let name = about.name.to_lowercase();
    let mut said_until = sentence.start;
    let mut hits = reading.hits(sentence).iter().peekable();
    for token in sentence.clone() {
        while let Some(hit) = hits.next_if(|hit| hit.from <= token) {
            let is_frame = match hit.what {
                What::List(list) => FRAME.contains(&list),
                What::Vague(_) => true,
                What::Meant(_) => false,
            };
            said_until = if is_frame { said_until.max(hit.to) } else { said_until };
        }
        let word = &reading.tokens[token].word;
        let says_nothing =
            token < said_until || reading.tokens[token].is_digits() || *word == name || word.len() < 2;
        if !says_nothing {
            return true;
        }
    }
    false
}

/// Lists that say how, and not what.
const FRAME: [List; 12] = [
    List::Numbers,
    List::Units,
    List::Amounts,
    List::Often,
    List::Dates,
    List::Times,
    List::Roles,
    List::Sizes,
    List::Places,
    List::Reviews,
    List::Empty,
    List::Pronouns,
];

pub(super) fn look<'a>(reading: &Reading<'_>, about: About<'_>, vague: &'a [Vague], notes: &mut Notes<'a>) {
    for entry in reading.entries().filter(|entry| !reading.is_heading(entry)) {
        let dots = dots(reading, &entry, about);
        for slot in Slot::ALL.into_iter().filter(|slot| !dots.has(*slot)) {
            notes.note(Rule::Slot(slot), reading.octets(&entry.tokens));
        }
        for sentence in &reading.sentences[entry.sentences.clone()] {
            vague_words(reading, sentence, dots, vague, notes);
        }
    }
}

fn vague_words<'a>(
    reading: &Reading<'_>,
    sentence: &Range<usize>,
    entry: Dots,
    vague: &'a [Vague],
    notes: &mut Notes<'a>,
) {
    let mut said = Dots::default();
    look_at(reading, sentence, About::default(), &mut said);
    let is_exact = said.has(Slot::HowMuch) && said.has(Slot::Who);
    let weight = if is_exact { Weight::Hint } else { Weight::Finding };
    let (has_size, has_role) = (has_size(reading, sentence), reading.has(sentence, List::Roles));
    // a job and a month are no vague words: "support worker", "in May"
    let mut named_until = 0;
    for hit in reading.hits(sentence) {
        let What::Vague(n) = hit.what else { continue };
        let Some(word) = vague.get(n) else { continue };
        named_until = named(reading, sentence, hit).max(named_until);
        let is_excused = match word.unless {
            Some(Unless::Amount) => entry.has(Slot::HowMuch),
            Some(Unless::Sizes) => has_size,
            Some(Unless::Roles) => has_role,
            None => false,
        };
        if hit.from < named_until || is_excused || !is_meant(reading, sentence, hit, word) {
            continue;
        }
        let at = reading.octets(&(hit.from..hit.to));
        notes.found.push(Finding { rule: Rule::Vague, weight, at, say: &word.say });
    }
}

/// Where a job or a month ends that this word is a part of; 0 where it is of none.
fn named(reading: &Reading<'_>, sentence: &Range<usize>, hit: &Hit) -> usize {
    let around = hit.from.saturating_sub(2).max(sentence.start)..hit.from + 1;
    let is_first = hit.from == sentence.start;
    let is_month = |date: &Hit| {
        let before_number = reading.tokens.get(hit.to).is_some_and(|token| token.is_digits());
        date.what == What::List(List::Dates) && (!is_first || before_number)
    };
    let names =
        reading.hits(&around).iter().filter(|one| one.what == What::List(List::Roles) || is_month(one));
    names.filter(|one| one.to > hit.from).map(|one| one.to).max().unwrap_or(0)
}

/// A phrase in which a vague word is none begins no more than these words before it.
const MEANT: usize = 5;

fn is_meant(reading: &Reading<'_>, sentence: &Range<usize>, hit: &Hit, word: &Vague) -> bool {
    let before = hit.from.checked_sub(1).filter(|token| *token >= sentence.start);
    let is_of = |token: Option<usize>, words: &[String]| {
        token.and_then(|token| reading.tokens.get(token)).is_some_and(|token| words.contains(&token.word))
    };
    let next = Some(hit.to).filter(|token| *token < sentence.end);
    // "may be useful" is asked about once
    let longer = |other: &Hit| matches!(other.what, What::Vague(_)) && other.to > hit.to;
    let is_part = reading.hits(&(hit.from..hit.from + 1)).iter().any(longer);
    let meant = |other: &Hit| {
        matches!((other.what, hit.what), (What::Meant(at), What::Vague(n)) if at == n) && other.to >= hit.to
    };
    let around = hit.from.saturating_sub(MEANT).max(sentence.start)..hit.from + 1;
    let is_named = reading.hits(&around).iter().any(meant);
    let before_colon =
        word.not_before.iter().any(|word| word == ":") && reading.after(hit.to - 1).starts_with(':');
    !is_of(before, &word.not_after)
        && !is_of(next, &word.not_before)
        && !before_colon
        && !is_part
        && !is_named
}
