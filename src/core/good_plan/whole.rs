//! What can only be seen of a whole plan, or of a section as a whole: whose words, a place that is
//! named too soon, adult life, reports, and what must not be lost.

use std::{collections::BTreeSet, ops::Range};

use crate::casework::Section;

use super::{About, GoodPlan, Notes, Rule, lists::List, phrase::Matcher, text::Reading};

/// From this school year on a plan looks ahead to adult life.
const YEAR_9: i32 = 9;

pub(super) fn whose_words(reading: &Reading<'_>, about: About<'_>, notes: &mut Notes<'_>) {
    let all = 0..reading.tokens.len();
    if about.whose_words || reading.has(&all, List::WhoseWords) {
        return;
    }
    // "i.e." is nobody's word
    let is_latin = |from: usize| reading.tokens.get(from + 1).is_some_and(|next| next.word == "e");
    if let Some(hit) = reading.of_list(&all, List::FirstPerson).find(|hit| !is_latin(hit.from)) {
        notes.note(Rule::WhoseWords, reading.octets(&(hit.from..hit.to)));
    }
}

pub(super) fn place_named(reading: &Reading<'_>, about: About<'_>, notes: &mut Notes<'_>) {
    let all = 0..reading.tokens.len();
    if about.first_draft && !all.is_empty() && !reading.has(&all, List::NoPlaceYet) {
        notes.note(Rule::PlaceNamed, reading.octets(&all));
    }
}

/// Whether help for adult life is missing: from Year 9 on, where no text of the plan's help speaks of
/// it. `year` is the school year where the date of birth is known.
pub fn adult_life(plan: &GoodPlan, year: Option<i32>, help: &[&str]) -> Option<Rule> {
    let speaks_of_it = |text: &&str| {
        let reading = Reading::of(text, &plan.matcher);
        reading.has(&(0..reading.tokens.len()), List::AdultLife)
    };
    let is_due = year.is_some_and(|year| year >= YEAR_9);
    (is_due && !help.iter().any(speaks_of_it)).then_some(Rule::AdultLife)
}

/// Reports that only one of the two lists has: those of section K that the family does not know, and
/// those of the family that section K leaves out. By their place in each list.
pub fn reports(listed: &[&str], family: &[&str]) -> Vec<(Rule, usize)> {
    let words = |titles: &[&str]| titles.iter().map(|title| content(title)).collect::<Vec<_>>();
    let (listed, family) = (words(listed), words(family));
    let missing = |rule: Rule, from: &[BTreeSet<String>], other: &[BTreeSet<String>]| {
        let is_there = |title: &BTreeSet<String>| other.iter().any(|one| same(title, one));
        let lost = from.iter().enumerate().filter(|(_, title)| !title.is_empty() && !is_there(title));
        lost.map(|(place, _)| (rule, place)).collect::<Vec<_>>()
    };
    let mut found = missing(Rule::ReportUnknown, &listed, &family);
    found.extend(missing(Rule::ReportUnlisted, &family, &listed));
    found
}

/// Titles are the same report where most words of the shorter one are in the other.
fn same(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared > 0 && shared * 3 >= one.len().min(other.len()) * 2
}

/// Where a thing of the family's list stands in the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub section: Section,
    /// octets of that section's text
    pub at: Range<usize>,
}

/// A thing of the must-not-be-lost list, and where in the draft its words are, if anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost<'a> {
    pub item: &'a str,
    pub place: Option<Place>,
}

/// Looks for each thing of the family's list in the sections of a draft. Found is a sentence that has
/// most of its words; whether it says the same is for the family to read.
pub fn lost<'a>(items: &[&'a str], draft: &[(Section, &str)]) -> Vec<Lost<'a>> {
    let matcher = Matcher::default();
    let mut sentences = Vec::new();
    for (section, text) in draft {
        let reading = Reading::of(text, &matcher);
        sentences.extend(reading.sentences.iter().map(|sentence| {
            let at = reading.octets(sentence);
            (Place { section: *section, at: at.clone() }, content(&text[at]))
        }));
    }
    let best = |item: &str| {
        let words = content(item);
        let shared = |known: &BTreeSet<String>| words.intersection(known).count();
        let best = sentences.iter().max_by_key(|(_, known)| shared(known))?;
        let is_enough = !words.is_empty() && shared(&best.1) * 3 >= words.len() * 2;
        is_enough.then(|| best.0.clone())
    };
    items.iter().map(|item| Lost { item, place: best(item) }).collect()
}

/// The words of a text that say something, without their endings.
fn content(text: &str) -> BTreeSet<String> {
    let matcher = Matcher::default();
    let reading = Reading::of(text, &matcher);
    let words = reading.tokens.iter().filter(|token| !LITTLE.contains(&token.word.as_str()));
    words.map(|token| stem(&token.word)).collect()
}

const LITTLE: [&str; 49] = [
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "can", "for", "from", "had", "has", "have",
    "he", "her", "him", "his", "i", "in", "is", "it", "its", "me", "my", "needs", "no", "none", "nothing",
    "of", "ok", "on", "or", "our", "report", "she", "so", "that", "the", "their", "them", "they", "this",
    "to", "was", "will", "with", "yes",
];

/// "sessions" and "session", "signing" and "signs" are one word here; no more is known of endings.
fn stem(word: &str) -> String {
    let endings = ["ing", "es", "ed", "s"];
    let long_enough = |bare: &&str| bare.chars().count() >= 4;
    let bare = endings.into_iter().filter_map(|ending| word.strip_suffix(ending)).find(long_enough);
    bare.unwrap_or(word).to_owned()
}
