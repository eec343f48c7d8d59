//! How the booklets speak: short, literal, kind, the same word for the same thing.

use tell_it_once_core::{
    booklet::{Asks, Booklet},
    good_plan,
    word_bank::{self, WordBanks},
    words::{Pronouns, Style, Voice, Words, say},
};

use super::{booklets, easier, file, readability::sentences, words_of};

/// Words that the product does not use, and why not: other words for the same thing, words of
/// offices, words that hurt. Each is looked for as whole words.
const NOT_OUR_WORDS: &[&str] = &[
    "section",
    "stage",
    "module",
    "submit",
    "portal",
    "journey",
    "please note",
    "in order to",
    "e g",
    "i e",
    "etc",
    "suffer",
    "suffers",
    "suffering",
    "challenging behaviour",
    "behaviour",
    "non compliant",
    "normal",
    "normally",
    "and or",
    "click",
    "user",
    "service user",
    "wheelchair bound",
    "special needs child",
    "mandatory",
    "compulsory",
    "failed",
    "invalid",
];

/// Every text of a booklet with its place.
pub(super) fn every_text(booklet: &Booklet) -> Vec<(String, &Words)> {
    let mut all = vec![("title".to_owned(), &booklet.title), ("about".to_owned(), &booklet.about)];
    for section in &booklet.sections {
        all.push((section.id.to_string(), &section.title));
        for question in &section.questions {
            all.extend(words_of(question).into_iter().map(|words| (question.id.to_string(), words)));
        }
    }
    for one in booklet.profile.iter().flat_map(|profile| &profile.boxes) {
        all.push(("profile".to_owned(), &one.title));
        all.extend(one.parts.iter().flat_map(|part| &part.label).map(|words| ("profile".to_owned(), words)));
    }
    all.into_iter().map(|(place, words)| (format!("{} {place}", booklet.id), words)).collect()
}

/// As the person who is asked reads it.
pub(super) fn said(booklet: &Booklet, words: &Words, style: Style) -> String {
    let voice = match booklet.asks {
        Asks::YoungPerson => Voice::You,
        Asks::Family | Asks::School | Asks::Professional | Asks::Council => {
            Voice::About { name: "Sam".to_owned(), pronouns: Pronouns::They }
        }
    };
    say(words.pick(style), &voice)
}

pub(crate) fn each_text(mut look: impl FnMut(&str, Style, &str)) {
    for booklet in &booklets() {
        for (place, words) in every_text(booklet) {
            for style in [Style::Usual, Style::Easier] {
                look(&place, style, &said(booklet, words, style));
            }
        }
    }
    let plan = good_plan::read(&file("public/good-plan.json")).expect("it has no problem");
    let sam = Voice::About { name: "Sam".to_owned(), pronouns: Pronouns::They };
    for words in plan.says().flat_map(|one| [&one.why, &one.ask]) {
        for style in [Style::Usual, Style::Easier] {
            look("good-plan", style, &say(words.pick(style), &sam));
        }
    }
    for term in easier::jargon().sorted() {
        for words in [&term.means].into_iter().chain(&term.ask) {
            for style in [Style::Usual, Style::Easier] {
                look(term.id.as_str(), style, words.pick(style));
            }
        }
    }
}

fn fail_with(problems: &[String]) {
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn sentences_are_short() {
    let mut problems = Vec::new();
    each_text(|place, style, text| {
        let most = match style {
            Style::Usual => 20,
            Style::Easier => 12,
        };
        for sentence in sentences(text).iter().filter(|sentence| sentence.len() > most) {
            problems.push(format!("{place}, {style:?}, {} words: {}", sentence.len(), sentence.join(" ")));
        }
    });
    fail_with(&problems);
}

pub(crate) fn as_plain_words(text: &str) -> String {
    let words: Vec<_> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" ").to_lowercase())
}

pub(crate) fn not_ours(text: &str) -> Vec<&'static str> {
    let plain = as_plain_words(text);
    NOT_OUR_WORDS.iter().filter(|word| plain.contains(&format!(" {word} "))).copied().collect()
}

#[test]
fn only_our_words_are_used() {
    assert_eq!(
        not_ours("Please note: submit e.g. this, and/or that."),
        ["submit", "please note", "e g", "and or"]
    );
    let mut problems = Vec::new();
    each_text(|place, style, text| {
        problems.extend(not_ours(text).iter().map(|word| format!("{place}, {style:?}: \"{word}\"")));
    });
    fail_with(&problems);
}

/// Marks that are not plain and literal.
pub(crate) fn marks(style: Style, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut refuse = |why: &str| found.push(why.to_owned());
    if text.contains(['(', ')', '[', ']', '&', '<', '>', '…', ';', '/']) {
        refuse("no brackets, ampersands, slashes or dots for words");
    }
    if text.contains(['\'', '"']) {
        refuse("quotes are round: ’ “ ”");
    }
    if style == Style::Easier && text.contains("n’t") {
        refuse("easier words say \"not\" in full");
    }
    if text.contains("http") || text.contains("www") {
        refuse("no links");
    }
    if text.trim() != text || text.contains("  ") {
        refuse("spaces that nobody needs");
    }
    found
}

#[test]
fn marks_are_plain_and_literal() {
    let mut problems = Vec::new();
    each_text(|place, style, text| {
        problems.extend(marks(style, text).iter().map(|why| format!("{place}, {style:?}: {why}: {text}")));
    });
    fail_with(&problems);
}

/// A question ends like one; a help is one sentence, and gives no order longer than a breath.
#[test]
fn asks_and_helps_have_their_shape() {
    let mut problems = Vec::new();
    for booklet in &booklets() {
        for question in booklet.questions() {
            for style in [Style::Usual, Style::Easier] {
                if !question.ask.pick(style).ends_with(['?', '.']) {
                    problems.push(format!("{}: the question ends with ? or .", question.id));
                }
            }
            let Some(help) = &question.help else {
                problems.push(format!("{}: every question has a help", question.id));
                continue;
            };
            if sentences(help.pick(Style::Usual)).len() != 1 {
                problems.push(format!("{}: the usual help is one sentence", question.id));
            }
            let written = matches!(question.kind.name(), "long" | "list");
            if booklet.asks == Asks::YoungPerson && written && question.example.is_none() {
                problems.push(format!("{}: what is written in words has an example", question.id));
            }
        }
        for section in &booklet.sections {
            for style in [Style::Usual, Style::Easier] {
                if section.title.pick(style).split_whitespace().count() > 6 {
                    problems.push(format!("{}: a part's title has at most 6 words", section.id));
                }
                // a page's title stays in the browser's history
                if section.title.pick(style).contains('{') {
                    problems.push(format!("{}: a part's title has no name in it", section.id));
                }
            }
        }
        for pair in booklet.sections.windows(2) {
            if pair[0].accent == pair[1].accent {
                problems.push(format!("{}: neighbours look different", pair[1].id));
            }
        }
    }
    fail_with(&problems);
}

#[test]
fn word_banks_hold_our_words_once() {
    let banks: WordBanks = word_bank::read(&file("public/words/word-banks.json")).expect("it has no problem");
    let mut problems = Vec::new();
    for id in ["wb1", "wb2", "wb3", "wb4", "wb5", "wb6", "wb6-helps", "wb7", "wb8"] {
        let ideas = banks.bank(&id.parse().expect("an id")).unwrap_or_else(|| panic!("{id} is there"));
        for (n, idea) in ideas.iter().enumerate() {
            if ideas[..n].contains(idea) {
                problems.push(format!("{id}: \"{idea}\" is there twice"));
            }
            problems.extend(not_ours(idea).iter().map(|word| format!("{id}: \"{word}\"")));
            if idea.split_whitespace().count() > 9 {
                problems.push(format!("{id}: \"{idea}\" is long for an idea"));
            }
        }
    }
    fail_with(&problems);
}
