//! Easier words with pictures: one idea in a row, its picture first.

use super::{Around, foot, large, title};
use crate::{
    answer::Line,
    html::{Element, Node, classed, el},
    id::SymbolId,
    language,
    profile::{FilledBox, FilledPart, ProfilePage},
    symbol::{self, pictures::WordPictures},
};

/// The symbols that stand beside the words, where they are wanted.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    pub words: &'a WordPictures,
    /// in one colour
    pub is_plain: bool,
}

/// What is on the sheet: the words of the page are the easier ones already.
pub fn easier(page: &ProfilePage, around: Around<'_>, beside: Option<Beside<'_>>) -> Vec<Node> {
    let boxes =
        page.boxes.iter().filter(|one| !one.parts.is_empty()).map(|one| draw_box(one, around, beside));
    let body = classed("div", "large__body").child(large::head(page, around)).all(boxes).child(foot(around));
    vec![large::run(page, around).into(), body.into()]
}

fn draw_box(one: &FilledBox, around: Around<'_>, beside: Option<Beside<'_>>) -> Element {
    let parts = one.parts.iter().flat_map(|part| draw_part(part, beside));
    classed("section", "easy")
        .with("data-accent", one.accent.as_str())
        .child(title(el("h3"), one, around.text))
        .all(parts)
}

fn draw_part(part: &FilledPart, beside: Option<Beside<'_>>) -> Vec<Node> {
    let label = part.label.as_deref().map(|label| el("h4").child(label));
    let rows = part.lines.iter().flat_map(ideas).enumerate().map(|(n, idea)| {
        let picture = beside.and_then(|beside| beside.of(part, &idea, n == 0));
        row(&idea, picture)
    });
    let rows = classed("ul", "easy__rows").all(rows);
    // as on a screen: whose language it is in is known to who reads it aloud
    let rows = match part.lang.as_deref() {
        Some(language::UNKNOWN) => rows.with("lang", ""),
        Some(lang) => rows.with("lang", lang),
        None => rows,
    };
    let whose = part.whose.as_deref().map(|whose| classed("p", "profile__said").child(whose));
    label.into_iter().chain([rows]).chain(whose).map(Node::from).collect()
}

impl Beside<'_> {
    /// The symbol of an idea: of its very words, since nobody guesses what a sentence is about. The first idea
    /// without one has that of what was asked.
    fn of(self, part: &FilledPart, idea: &Line, is_first: bool) -> Option<Element> {
        let of_words = |words: &str| {
            let words = words.trim().trim_end_matches('.');
            let picked = part.symbols.picked.iter().find(|(label, _)| label == words).map(|(_, id)| id);
            picked.or_else(|| self.words.of(words))
        };
        let own = of_words(&idea.words).or_else(|| of_words(idea.label.as_deref()?));
        let asked = part.symbols.asked.as_ref().filter(|_| is_first);
        own.or(asked).map(|id| self.draw(id))
    }

    fn draw(self, id: &SymbolId) -> Element {
        el("img").with("src", symbol::address(id, self.is_plain)).with("alt", "")
    }
}

fn row(idea: &Line, picture: Option<Element>) -> Element {
    // where there is no picture there is room to draw one
    let picture = classed("span", "easy__picture").with("aria-hidden", "true").all(picture);
    let words = classed("p", "easy__words").child(super::line(idea));
    classed("li", "easy__row").child(picture).child(words)
}

/// A line sentence by sentence. What names it stays with the first.
fn ideas(line: &Line) -> Vec<Line> {
    let mut label = line.label.clone();
    sentences(&line.words)
        .into_iter()
        .map(|words| Line { label: label.take(), words: words.to_owned() })
        .collect()
}

/// Parted behind a full stop, a question mark or a call that a capital follows. No word is lost.
fn sentences(words: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, end) in words.match_indices(['.', '!', '?']) {
        let behind = &words[at + end.len()..];
        let next = behind.trim_start();
        let is_end = next.len() < behind.len() && next.starts_with(|c: char| c.is_uppercase());
        if is_end {
            found.push(words[start..at + end.len()].trim());
            start = at + end.len();
        }
    }
    found.push(words[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        sheet::tried::{AROUND, page, part},
        symbol::pictures,
    };

    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        assert_eq!(sentences(words), expected);
    }

    #[test]
    fn one_idea_is_one_sentence() {
        check(
            "I like trains. They are loud! Why? Because.",
            &["I like trains.", "They are loud!", "Why?", "Because."],
        );
        check("I am 5.5 years. and small", &["I am 5.5 years. and small"]);
        check("  ", &[]);
        check("At 3 p.m. Nan comes.", &["At 3 p.m.", "Nan comes."]);
    }

    /// Each row's picture and words, of an answer to a question that has a symbol and an option with one.
    #[track_caller]
    fn check_symbols(lines: &[&str], is_plain: bool, expected: &[(&str, &str)]) {
        let words = pictures::read(br#"{"trains":"train","good listener":"listen"}"#).expect("they are good");
        let mut part = part("mp.talk", lines);
        part.symbols.asked = Some(SymbolId::known("talk"));
        part.symbols.picked = vec![("By signing".to_owned(), SymbolId::known("signs"))];
        let page = page("Sam", vec![("Talking", vec![part])]);
        let nodes = easier(&page, AROUND, Some(Beside { words: &words, is_plain }));
        let html: String = nodes.iter().map(|node| node.write(&|_| None)).collect();
        let rows = html.split("<li").skip(1).map(|row| {
            let src = row
                .split_once("src=\"")
                .and_then(|(_, rest)| rest.split_once('"'))
                .map_or("", |(src, _)| src);
            let said = row.split_once("dir=\"auto\">").and_then(|(_, rest)| rest.split_once("</span>"));
            (src.to_owned(), said.expect("it has words").0.to_owned())
        });
        let expected: Vec<_> =
            expected.iter().map(|(src, said)| ((*src).to_owned(), (*said).to_owned())).collect();
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn a_symbol_stands_beside_its_very_words_and_the_first_idea_has_that_of_the_question() {
        check_symbols(
            &["Trains.", "By signing", "I do not like dogs."],
            false,
            &[
                ("symbols/train.svg", "Trains."),
                ("symbols/signs.svg", "By signing"),
                ("", "I do not like dogs."),
            ],
        );
        check_symbols(
            &["I talk a lot. good listener"],
            true,
            &[("symbols/talk.plain.svg", "I talk a lot. good listener")],
        );
        check_symbols(
            &["I talk. Good listener"],
            true,
            &[("symbols/talk.plain.svg", "I talk."), ("symbols/listen.plain.svg", "Good listener")],
        );
    }

    #[test]
    fn without_symbols_there_is_room_to_draw() {
        let page = page("Sam", vec![("Know", vec![part("mp.know", &["I like trains."])])]);
        let html: String = easier(&page, AROUND, None).iter().map(|node| node.write(&|_| None)).collect();
        assert!(html.contains("easy__picture") && !html.contains("<img"), "{html}");
    }

    proptest! {
        #[test]
        fn no_word_is_lost(words in "[A-Za-zé .!?\n]{0,60}") {
            let together = sentences(&words).join(" ");
            let each = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(each(&together), each(&words));
        }
    }
}
