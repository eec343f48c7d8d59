//! How the dates speak: as the booklets do.

use tell_it_once_core::words::{Pronouns, Style, Voice, Words, say};

use super::shipped;
use crate::booklets::{readability, wording};

/// Every text of the file with its place.
fn every_text() -> Vec<(String, Words)> {
    let mut all = Vec::new();
    let dates = shipped();
    all.extend(dates.clocks.iter().map(|clock| (clock.id.to_string(), clock.label.clone())));
    for path in &dates.paths {
        all.push((path.id.to_string(), path.title.clone()));
        all.push((path.id.to_string(), path.about.clone()));
        for step in &path.steps {
            all.push((step.id.to_string(), step.title.clone()));
            let lines = step.family.iter().chain(&step.professionals);
            all.extend(lines.map(|words| (step.id.to_string(), words.clone())));
            for rule in &step.rules {
                let words = [&rule.title, &rule.about].into_iter().chain(&rule.after);
                all.extend(words.map(|words| (rule.id.to_string(), words.clone())));
            }
        }
    }
    all
}

fn each_text(look: impl Fn(Style, &str) -> Vec<String>) {
    let about = Voice::About { name: "Sam".to_owned(), pronouns: Pronouns::They };
    let mut problems = Vec::new();
    for (place, words) in every_text() {
        for style in [Style::Usual, Style::Easier] {
            for voice in [&about, &Voice::You] {
                let said = say(words.pick(style), voice);
                problems.extend(look(style, &said).into_iter().map(|why| format!("{place}: {why}: {said}")));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn sentences_are_short_and_words_are_ours() {
    each_text(|style, text| {
        let most = if style == Style::Usual { 20 } else { 12 };
        let sentences = readability::sentences(text);
        let long = sentences.iter().filter(|words| words.len() > most);
        let mut problems: Vec<String> = long.map(|words| format!("{} words", words.len())).collect();
        problems.extend(wording::not_ours(text).iter().map(|word| format!("\"{word}\"")));
        problems.extend(wording::marks(style, text));
        problems
    });
}

#[test]
fn whole_paths_are_easy_to_read() {
    let dates = shipped();
    let mut problems = Vec::new();
    for step in dates.steps() {
        for style in [Style::Usual, Style::Easier] {
            let rules =
                step.rules.iter().flat_map(|rule| [&rule.title, &rule.about].into_iter().chain(&rule.after));
            let words = step.family.iter().chain(&step.professionals).chain(rules);
            let voice = Voice::About { name: "Sam".to_owned(), pronouns: Pronouns::They };
            let text: Vec<_> = words.map(|words| say(words.pick(style), &voice)).collect();
            let grade = readability::grade(&text);
            if grade > readability::most(style) {
                problems.push(format!("{}, {style:?}: grade {grade:.1}", step.id));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
