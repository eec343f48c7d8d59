//! The form of a need: one at a time, what somebody can do, and what is hard because of it.

use super::{
    Notes, Rule,
    lists::List,
    text::{Entry, Reading},
};

/// A sentence of more words than this is hard to read.
const MOST_WORDS: usize = 25;

/// No more words than these are a name of something, and no need.
const LABEL: usize = 4;

pub(super) fn look(reading: &Reading<'_>, notes: &mut Notes<'_>) {
    for entry in reading.entries().filter(|entry| !reading.is_heading(entry)) {
        look_at(reading, &entry, notes);
        for sentence in &reading.sentences[entry.sentences.clone()] {
            let at = reading.octets(sentence);
            if reading.source[at.clone()].split_whitespace().count() > MOST_WORDS {
                notes.note(Rule::NeedLong, at);
            }
        }
        if let Some(sentence) = another(reading, &entry) {
            let at = reading.octets(&reading.sentences[sentence]);
            notes.note(Rule::NeedOne, at);
        }
    }
}

fn look_at(reading: &Reading<'_>, entry: &Entry, notes: &mut Notes<'_>) {
    let tokens = &entry.tokens;
    let all = reading.octets(tokens);
    // "can be hard" is nothing that anybody can do
    let mut not_can = reading.of_list(tokens, List::CanNotDo).map(|hit| hit.from).peekable();
    let can = reading.of_list(tokens, List::CanDo).any(|hit| {
        while not_can.next_if(|from| *from < hit.from).is_some() {}
        not_can.peek() != Some(&hit.from)
    });
    if !can {
        notes.note(Rule::NeedCan, all.clone());
    }
    if [List::Difficulty, List::Effect].iter().any(|list| reading.has(tokens, *list)) {
        return;
    }
    let label = reading.of_list(tokens, List::Labels).next();
    match label {
        Some(label) => notes.note(Rule::NeedEffect, reading.octets(&(label.from..label.to))),
        None if tokens.len() <= LABEL => notes.note(Rule::NeedEffect, all),
        None => {}
    }
}

/// The sentence that begins another need, after one has been told.
fn another(reading: &Reading<'_>, entry: &Entry) -> Option<usize> {
    let mut is_told = false;
    for sentence in entry.sentences.clone() {
        let tokens = &reading.sentences[sentence];
        let is_hard = reading.has(tokens, List::Difficulty);
        if is_told && is_hard && reading.has(tokens, List::AnotherNeed) {
            return Some(sentence);
        }
        is_told |= is_hard || reading.has(tokens, List::Effect);
    }
    None
}
