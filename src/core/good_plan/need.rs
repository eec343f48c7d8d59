//! The form of a need: one at a time, what somebody can do, and what is hard because of it.

use crate::casework::Section;

use super::{
    Notes, Rule,
    lists::List,
    text::{Entry, Reading},
};

/// A sentence of more words than this is hard to read.
const MOST_WORDS: usize = 25;

/// No more words than these are a name of something, and no need.
const LABEL: usize = 4;

/// What somebody can do is asked of learning needs; the parts about health and care have no place for it.
pub(super) fn look(reading: &Reading<'_>, section: Section, notes: &mut Notes<'_>) {
    for entry in reading.entries().filter(|entry| !reading.is_heading(entry)) {
        if section == Section::B && !says_can(reading, &entry) {
            notes.note(Rule::NeedCan, reading.octets(&entry.tokens));
        }
        says_effect(reading, &entry, notes);
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

fn says_can(reading: &Reading<'_>, entry: &Entry) -> bool {
    let tokens = &entry.tokens;
    // "can be hard" is nothing that anybody can do
    let mut not_can = reading.of_list(tokens, List::CanNotDo).map(|hit| hit.from).peekable();
    reading.of_list(tokens, List::CanDo).any(|hit| {
        while not_can.next_if(|from| *from < hit.from).is_some() {}
        not_can.peek() != Some(&hit.from)
    })
}

fn says_effect(reading: &Reading<'_>, entry: &Entry, notes: &mut Notes<'_>) {
    let tokens = &entry.tokens;
    if [List::Difficulty, List::Effect].iter().any(|list| reading.has(tokens, *list)) {
        return;
    }
    let label = reading.of_list(tokens, List::Labels).next();
    match label {
        Some(label) => notes.note(Rule::NeedEffect, reading.octets(&(label.from..label.to))),
        None if tokens.len() <= LABEL => notes.note(Rule::NeedEffect, reading.octets(tokens)),
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
