//! The form of an outcome: whose it is, what they will do, by when, and how anybody will know.

use std::ops::Range;

use super::{
    About, Notes, Rule,
    lists::List,
    phrase::What,
    text::{Entry, Hit, Reading},
};

pub(super) fn look(reading: &Reading<'_>, about: About<'_>, notes: &mut Notes<'_>) {
    for entry in reading.entries().filter(|entry| !reading.is_heading(entry)) {
        look_at(reading, &entry, about, notes);
    }
}

fn look_at(reading: &Reading<'_>, entry: &Entry, about: About<'_>, notes: &mut Notes<'_>) {
    let tokens = &entry.tokens;
    let all = reading.octets(tokens);
    if !names_person(reading, tokens, about) {
        notes.note(Rule::OutcomePerson, all.clone());
    }
    let has_year = reading.tokens[tokens.clone()].iter().any(|token| token.is_year());
    if !has_year && !reading.has(tokens, List::Dates) {
        notes.note(Rule::OutcomeWhen, all.clone());
    }
    if let Some(others) = reading.of_list(tokens, List::OutcomeControl).next() {
        return notes.note(Rule::OutcomeControl, reading.octets(&(others.from..others.to)));
    }
    let is_measured = has_measure(reading, tokens);
    let Some(will) = reading.of_list(tokens, List::OutcomeWill).next() else {
        notes.note(Rule::OutcomeWill, all.clone());
        if !is_measured {
            notes.note(Rule::OutcomeMeasure, all);
        }
        return;
    };
    let verb = verb_after(reading, tokens, will.to);
    let is_verb = |list: List| reading.of_list(&verb, list).find(|hit| hit.from == verb.start);
    let quoted = |hit: &Hit| reading.octets(&(hit.from..hit.to));
    if let Some(service) = is_verb(List::OutcomeService) {
        return notes.note(Rule::OutcomeService, quoted(service));
    }
    match is_verb(List::OutcomeGrowth) {
        Some(growth) if !is_measured => return notes.note(Rule::OutcomeGrowth, quoted(growth)),
        Some(_) | None => {}
    }
    if let Some(hidden) = is_verb(List::OutcomeHidden) {
        notes.note(Rule::OutcomeVerb, quoted(hidden));
    }
    if !is_measured {
        notes.note(Rule::OutcomeMeasure, all);
    }
}

/// By name, or as he, she, they or I. Where nobody said the name, nothing is asked.
fn names_person(reading: &Reading<'_>, tokens: &Range<usize>, about: About<'_>) -> bool {
    // a name of two words is known by its first
    let name = about.name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let mut words = reading.tokens[tokens.clone()].iter();
    name.is_empty() || words.any(|token| token.word == name) || reading.has(tokens, List::Pronouns)
}

/// What is left of the entry from the verb on: "will independently |read|".
fn verb_after(reading: &Reading<'_>, tokens: &Range<usize>, will: usize) -> Range<usize> {
    let mut verb = will..tokens.end;
    for hit in reading.of_list(&(will..tokens.end), List::OutcomeSkip) {
        if hit.from != verb.start {
            break;
        }
        verb.start = hit.to;
    }
    verb
}

/// A number that is no date, or words such as "without help".
fn has_measure(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let mut dated_until = tokens.start;
    let mut hits = reading.hits(tokens).iter().peekable();
    for token in tokens.clone() {
        let mut is_number = reading.tokens[token].is_digits() && !reading.tokens[token].is_year();
        let mut is_measure = false;
        while let Some(hit) = hits.next_if(|hit| hit.from <= token) {
            match hit.what {
                What::List(List::Dates) => dated_until = dated_until.max(hit.to),
                What::List(List::Numbers) => is_number = true,
                What::List(List::OutcomeMeasure | List::Often) => is_measure = true,
                What::List(_) | What::Vague(_) | What::Meant(_) => {}
            }
        }
        if token >= dated_until && (is_number || is_measure) {
            return true;
        }
    }
    false
}
