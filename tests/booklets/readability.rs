//! Flesch–Kincaid grades of the booklets, part by part. Reading age is about the grade plus 5.
//!
//! The formula means nothing for one string, so everything that a part shows is taken together.
//! Syllables are estimated, as every tool for this does.

use tell_it_once_core::words::{Style, Words};

use super::{booklets, wording::said, words_of};

/// The words of each sentence. An option or a heading is a sentence of its own.
pub(crate) fn sentences(text: &str) -> Vec<Vec<&str>> {
    text.split_inclusive(['.', '?', '!', ':'])
        .map(|sentence| sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)))
        .map(Iterator::collect::<Vec<_>>)
        .filter(|words| !words.is_empty())
        .collect()
}

/// How many syllables an English word has, about.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let letters: Vec<char> = word.chars().collect();
    let vowel = |c: &char| "aeiouy".contains(*c);
    let mut count = 0;
    let mut before = false;
    for (n, letter) in letters.iter().enumerate() {
        let now = vowel(letter) && !(n == 0 && *letter == 'y');
        count += usize::from(now && !before);
        before = now;
    }
    // two vowels that are said apart: "create", "being", "science", "radio", "annual"
    let apart = ["ia", "eo", "io", "ua", "ying", "eing", "oing", "creat", "ience"];
    let together = ["tion", "sion", "cia", "tia", "cious", "people", "gua", "qua", "georg", "gion"];
    count += apart.iter().filter(|pair| word.contains(**pair)).count();
    count = count.saturating_sub(together.iter().filter(|pair| word.contains(**pair)).count());
    let consonant_before = |end: usize| letters.len() > end && !vowel(&letters[letters.len() - end - 1]);
    let silent_e = word.ends_with('e') && consonant_before(1) && !word.ends_with("le");
    let silent_es = word.ends_with("es") && consonant_before(2) && {
        let before = letters[letters.len() - 3];
        !"szxcg".contains(before)
            && !word.ends_with("ches")
            && !word.ends_with("shes")
            && !word.ends_with("les")
    };
    let silent_ed =
        word.ends_with("ed") && consonant_before(2) && { !"td".contains(letters[letters.len() - 3]) };
    if count > 1 && (silent_e || silent_es || silent_ed) {
        count -= 1;
    }
    count.max(1)
}

#[derive(Clone, Copy, Default)]
struct Counted {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Counted {
    fn add(&mut self, text: &str) {
        for sentence in sentences(text) {
            self.sentences += 1;
            self.words += sentence.len();
            self.syllables += sentence.iter().map(|word| syllables(word)).sum::<usize>();
        }
    }

    fn grade(self) -> f64 {
        let [sentences, words, syllables] = [self.sentences, self.words, self.syllables].map(|n| n as f64);
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }
}

/// The grade of several texts taken together.
pub(crate) fn grade(texts: &[String]) -> f64 {
    let mut counted = Counted::default();
    texts.iter().for_each(|text| counted.add(text));
    counted.grade()
}

pub(crate) fn most(style: Style) -> f64 {
    match style {
        Style::Usual => 4.5,
        Style::Easier => 2.5,
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is what an author looks at")]
fn every_part_is_easy_to_read() {
    let mut problems = Vec::new();
    println!(
        "{:<24} {:>6} {:>7} {:>7} {:>6} {:>7} {:>7}",
        "part", "usual", "whole", "asked", "easier", "whole", "asked"
    );
    for booklet in &booklets() {
        for section in &booklet.sections {
            let place = format!("{} {}", booklet.id, section.id);
            let mut line = format!("{place:<24}");
            for style in [Style::Usual, Style::Easier] {
                // options and cards are many and short, and could hide a hard question
                let (mut whole, mut asked) = (Counted::default(), Counted::default());
                whole.add(&said(booklet, &section.title, style));
                for question in &section.questions {
                    let add = |words: &Words, to: &mut Counted| to.add(&said(booklet, words, style));
                    words_of(question).into_iter().for_each(|words| add(words, &mut whole));
                    [&question.ask]
                        .into_iter()
                        .chain(&question.help)
                        .for_each(|words| add(words, &mut asked));
                }
                for (name, counted) in [("whole", whole), ("asked", asked)] {
                    if counted.grade() > most(style) {
                        problems.push(format!("{place}, {style:?}, {name}: grade {:.1}", counted.grade()));
                    }
                }
                line += &format!(" {:>6} {:>7.1} {:>7.1}", whole.words, whole.grade(), asked.grade());
            }
            println!("{line}");
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn syllables_are_about_right() {
    for (word, expected) in [
        ("the", 1),
        ("people", 2),
        ("like", 1),
        ("likes", 1),
        ("needed", 2),
        ("helped", 1),
        ("table", 2),
        ("college", 2),
        ("languages", 3),
        ("Education", 4),
        ("being", 2),
        ("use", 1),
        ("you’re", 1),
        ("interpreter", 4),
        ("information", 4),
        ("council", 2),
        ("names", 1),
        ("change", 1),
        ("changes", 2),
    ] {
        assert_eq!(syllables(word), expected, "{word}");
    }
}

#[test]
fn grades_tell_hard_words_from_easy_ones() {
    let grade = |text: &str| {
        let mut counted = Counted::default();
        counted.add(text);
        counted.grade()
    };
    assert!(grade("The cat sat on the mat. It was a good day. We all like the sun.") < 1.0);
    assert!(grade("Statutory assessments necessitate multidisciplinary professional documentation.") > 12.0);
}
