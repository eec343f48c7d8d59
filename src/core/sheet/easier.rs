//! Easier words with pictures: one idea in a row, its picture first.

use super::{Around, foot, large};
use crate::{
    answer::Line,
    html::{Element, Node, classed, el},
    profile::{FilledBox, FilledPart, ProfilePage},
};

/// What is on the sheet: the words of the page are the easier ones already.
pub fn easier(page: &ProfilePage, around: Around<'_>) -> Vec<Node> {
    let boxes = page.boxes.iter().filter(|one| !one.parts.is_empty()).map(draw_box);
    let body = classed("div", "large__body").child(large::head(page, around)).all(boxes).child(foot(around));
    vec![large::run(page, around).into(), body.into()]
}

fn draw_box(one: &FilledBox) -> Element {
    let parts = one.parts.iter().flat_map(draw_part);
    classed("section", "easy")
        .with("data-accent", one.accent.as_str())
        .child(el("h3").child(one.title.as_str()))
        .all(parts)
}

fn draw_part(part: &FilledPart) -> Vec<Node> {
    let label = part.label.as_deref().map(|label| el("h4").child(label));
    let rows = part.lines.iter().flat_map(|line| ideas(line).into_iter().map(row));
    let rows = classed("ul", "easy__rows").all(rows);
    let whose = part.whose.as_deref().map(|whose| classed("p", "profile__said").child(whose));
    label.into_iter().chain([rows]).chain(whose).map(Node::from).collect()
}

fn row(idea: Line) -> Element {
    // where there is no picture there is room to draw one
    let picture = classed("span", "easy__picture").with("aria-hidden", "true");
    let words = classed("p", "easy__words").child(super::line(&idea));
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

    proptest! {
        #[test]
        fn no_word_is_lost(words in "[A-Za-zé .!?\n]{0,60}") {
            let together = sentences(&words).join(" ");
            let each = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(each(&together), each(&words));
        }
    }
}
