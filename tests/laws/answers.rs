//! Reading never fails and never loses a word.

use proptest::prelude::*;
use tell_it_once_core::{
    answer::{self, Answer, Context, Reading},
    entry::Entry,
    id::QuestionId,
    json::{Shape, Value},
    question::{Kind, Question, money, number, pick},
    text::ENGLISH,
    words::{Style, Voice, Words},
};

use super::{config, entries, folders::start};

fn question(kind: Kind) -> Question {
    Question {
        id: QuestionId::known("q"),
        core: true,
        ask: Words::new("What?", "What?"),
        help: None,
        example: None,
        kind,
        ideas: None,
        starters: Vec::new(),
        when: None,
        reuse: Vec::new(),
        maps: Vec::new(),
        themes: Vec::new(),
        worries: false,
        private: false,
        today: false,
        voice: false,
        picture: None,
    }
}

fn read(kind: Kind, entry: &Entry) -> Reading {
    let context = Context {
        text: &ENGLISH,
        style: Style::Usual,
        voice: &Voice::You,
        today: start().date_naive(),
        more_options: &|_| Vec::new(),
    };
    answer::read(&question(kind), entry, &context)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_entry_can_be_read_as_any_kind_and_keeps_its_words(kind in entries::kind(), entry in entries::entry()) {
        let reading = read(kind, &entry);
        let mut typed = Vec::new();
        words_of(&entry, &mut typed);
        let Some(answer) = &reading.answer else {
            prop_assert!(typed.is_empty(), "nothing was read, and yet somebody typed {typed:?}");
            return Ok(());
        };
        let mut there: Vec<String> = answer.lines(&ENGLISH).into_iter().map(|line| line.words).collect();
        texts(&answer.to_value(), &mut there);
        let mut amounts = Vec::new();
        amounts_of(answer, &mut amounts);
        for words in &typed {
            let is_kept = holds(&there, words) || amounts.iter().any(|amount| says(words, amount));
            prop_assert!(is_kept, "{words:?} is in none of {there:?}");
        }
    }

    #[test]
    fn what_was_kept_unread_is_the_text_and_says_why(kind in entries::kind(), entry in entries::entry()) {
        let reading = read(kind, &entry);
        if reading.unread {
            prop_assert!(matches!(reading.answer, Some(Answer::Text(_))));
            prop_assert!(!reading.problems.is_empty());
        }
        for fault in &reading.problems {
            prop_assert!(ENGLISH.fault(fault).ends_with('.'));
        }
    }

    #[test]
    fn answers_are_read_as_they_are_written(kind in entries::kind(), entry in entries::entry()) {
        let Some(answer) = read(kind, &entry).answer else { return Ok(()) };
        let (value, shape) = (answer.to_value(), Shape::default());
        prop_assert_eq!(Answer::read(answer.kind(), &shape.root(&value)), Some(answer));
        prop_assert_eq!(shape.into_misfits(), []);
    }

    #[test]
    fn entries_are_read_as_they_are_stored(entry in entries::entry()) {
        let (value, shape) = (entry.to_value(), Shape::default());
        prop_assert_eq!(Entry::read(&shape.root(&value)), Some(entry));
        prop_assert_eq!(shape.into_misfits(), []);
    }

    #[test]
    fn an_empty_entry_is_no_answer(kind in entries::kind()) {
        prop_assert_eq!(read(kind.clone(), &Entry::empty(&kind)), Reading::nothing());
        prop_assert!(Entry::empty(&kind).is_empty());
    }
}

/// What a person typed into an entry, apart from what reading may rewrite: days, and the spacing of
/// a postcode. Words beside an option that is not picked any more are put away with it. A day beside
/// a signature that cannot be read has no place in the format, and is only shown as a problem.
fn words_of(entry: &Entry, words: &mut Vec<String>) {
    let mut put = |text: &str| words.extend(Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
    match entry {
        Entry::Words(text) => put(text),
        Entry::List(items) => items.iter().for_each(|item| put(item)),
        Entry::Picked(typed) => {
            // "something else" has no words but its own
            let options = typed.options.iter().filter(|id| id.as_str() != pick::OTHER);
            options.filter_map(|id| typed.details.get(id)).for_each(|text| put(text));
            put(&typed.other);
        }
        Entry::Scale(typed) => put(&typed.better),
        Entry::Sorted(typed) => typed.own.iter().for_each(|card| put(&card.label)),
        Entry::Rows(rows) => {
            rows.iter().flat_map(|row| row.cells.values()).for_each(|cell| words_of(cell, words));
        }
        Entry::Date(_) => {}
        Entry::Address(typed) => typed.lines.lines().chain([typed.postcode.as_str()]).for_each(put),
        Entry::Media(pictures) => pictures.iter().for_each(|picture| put(&picture.alt)),
        Entry::Signed(typed) if typed.name.trim().is_empty() && typed.mark.is_none() => {}
        Entry::Signed(typed) => put(&typed.name),
        Entry::Voice(typed) => put(&typed.words),
    }
}

fn texts(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::Text(text) => all.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, all)),
        Value::Object(members) => members.values().for_each(|member| texts(member, all)),
        Value::Null | Value::Bool(_) | Value::Int(_) => {}
    }
}

/// The numbers and the money of an answer, which keep what was meant and not each digit: 1,200.50 for 1200.5.
fn amounts_of<'a>(answer: &'a Answer, all: &mut Vec<&'a Answer>) {
    match answer {
        Answer::Number(_) | Answer::Money(_) => all.push(answer),
        Answer::Rows(rows) => {
            rows.iter().flat_map(|row| &row.cells).for_each(|cell| amounts_of(&cell.answer, all));
        }
        Answer::Text(_)
        | Answer::List(_)
        | Answer::Picked(_)
        | Answer::Date(_)
        | Answer::Scaled(_)
        | Answer::Sorted(_)
        | Answer::Address(_)
        | Answer::Media(_)
        | Answer::Signed(_) => {}
    }
}

/// Whether these words say this amount.
fn says(words: &str, amount: &Answer) -> bool {
    [number::read(words), money::read(words)].iter().any(|read| read.answer.as_ref() == Some(amount))
}

fn holds(there: &[String], words: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_uppercase();
    let words = plain(words);
    there.iter().any(|text| plain(text).contains(&words))
}

/// How an amount was written may go; what it says may not.
#[test]
fn an_amount_is_kept_as_what_it_says() {
    let cases = [
        (Kind::Number, "0163", "163"),
        (Kind::Number, "1,200.50", "1,200.5"),
        (Kind::Number, "twelve", "12"),
        (Kind::Money, "50p", "£0.50"),
        (Kind::Money, "1200", "£1,200"),
    ];
    for (kind, typed, said) in cases {
        let answer = read(kind, &Entry::Words(typed.to_owned())).answer.expect(typed);
        assert!(says(typed, &answer) && !says("7", &answer), "{typed}");
        assert_eq!(answer.lines(&ENGLISH)[0].words, said);
    }
}

/// A date that cannot be read is kept, word for word.
#[test]
fn a_day_that_cannot_be_read_is_kept_as_it_was_typed() {
    use tell_it_once_core::question::date::Typed;
    let typed = |day: &str| Typed { day: day.to_owned(), ..Typed::default() };
    for line in ["31 2 2011", "when it rained", "٣ ٥", "a / b"] {
        let reading = read(Kind::Date, &Entry::Date(typed(line)));
        assert_eq!(reading.answer, Some(Answer::Text(line.to_owned())), "{line}");
        assert!(reading.unread && reading.problems.len() == 1, "{line}");
    }
}
