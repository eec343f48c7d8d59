//! What can be printed of a booklet that has one page: the page in three looks, large print, easier words
//! with pictures, cards for a pocket, and a copy for a screen.
//!
//! All are made of the same `ProfilePage`, which has no place for private notes or for what is not shared.

mod cards;
mod copy;
mod easier;
mod large;
mod one;

use crate::{
    answer::Line,
    booklet::{Asks, Booklet},
    html::{Element, Node, classed, el},
    language, paper,
    profile::{FilledBox, FilledPart, ProfilePage},
    text::Text,
};

pub use cards::{Call, calls, cards};
pub use copy::{copy, file_name};
pub use easier::{Beside, easier};
pub use large::large;
pub use one::{Place, one};

/// What is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    #[default]
    One,
    Large,
    Easier,
    Cards,
}

impl Sheet {
    pub const NAMES: [(&'static str, Sheet); 4] =
        [("one", Sheet::One), ("large", Sheet::Large), ("easier", Sheet::Easier), ("cards", Sheet::Cards)];
}

/// How the one page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// shapes and colours
    Warm,
    /// quiet, for people at work
    Plain,
    /// large letters and lines, and nothing that looks made for a child
    Bold,
}

impl Look {
    pub const NAMES: [(&'static str, Look); 3] =
        [("warm", Look::Warm), ("plain", Look::Plain), ("bold", Look::Bold)];

    /// While nobody chose: what fits whom the booklet asks.
    pub fn usual(booklet: &Booklet) -> Look {
        let is_nearly_grown = booklet.ages.from.is_some_and(|from| from >= 13);
        match booklet.asks {
            Asks::YoungPerson if is_nearly_grown => Look::Bold,
            Asks::Family if booklet.ages.to.is_none() => Look::Plain,
            Asks::YoungPerson | Asks::Family => Look::Warm,
            Asks::School | Asks::Professional | Asks::Council => Look::Plain,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    Colour,
    Black,
}

impl Ink {
    pub const NAMES: [(&'static str, Ink); 2] = [("colour", Ink::Colour), ("black", Ink::Black)];
}

/// Letters of large print, in points. They never shrink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    P16,
    P18,
    P24,
}

impl Size {
    pub const NAMES: [(&'static str, Size); 3] = [("16", Size::P16), ("18", Size::P18), ("24", Size::P24)];
}

/// Letters of easier words with pictures, in points.
pub const EASIER_POINTS: &str = "16";

/// The key of one of ours in such a table.
pub fn key<T: PartialEq>(names: &[(&'static str, T)], one: &T) -> &'static str {
    names.iter().find(|(_, each)| each == one).map_or("", |(name, _)| *name)
}

/// At the foot and the head of every sheet.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub text: &'static Text,
    /// "Made on 3 May 2026"
    pub made: &'a str,
}

impl ProfilePage {
    /// The name, or what stands in its place.
    pub fn called<'a>(&'a self, text: &'static Text) -> &'a str {
        if self.name.is_empty() { text.sheets().unnamed } else { &self.name }
    }
}

fn name(page: &ProfilePage, text: &'static Text) -> Element {
    el("bdi").child(page.called(text))
}

/// The title of a box, in the language of its booklet and in English.
fn title(around: Element, one: &FilledBox, text: &Text) -> Element {
    let english = one.english.as_deref().map(|words| paper::beneath(text, words));
    around.child(one.title.as_str()).all(english)
}

fn shape() -> Element {
    classed("span", "shape").with("aria-hidden", "true")
}

/// One line of an answer. Which way it runs is asked of its words: what stands in a `bdi` is not asked.
fn line(line: &Line) -> Element {
    let made = classed("span", "answer-line").with("dir", "auto");
    match &line.label {
        Some(label) => {
            made.child(el("strong").child(format!("{label}: "))).child(el("bdi").child(line.words.as_str()))
        }
        None => made.child(line.words.as_str()),
    }
}

/// What was said to one question, as a list or as sentences, and whose words they are.
fn said(part: &FilledPart) -> Vec<Node> {
    let said = if part.is_list {
        el("ul").all(part.lines.iter().map(|one| el("li").child(line(one))))
    } else {
        el("p").with("dir", "auto").all(part.lines.iter().map(line))
    };
    let said = match part.lang.as_deref() {
        // a page says of a language that nobody knows that it has no name
        Some(language::UNKNOWN) => said.with("lang", ""),
        Some(lang) => said.with("lang", lang),
        None => said,
    };
    let whose = part.whose.as_deref().map(|whose| classed("p", "profile__said").child(whose));
    std::iter::once(said).chain(whose).map(Node::from).collect()
}

fn foot(around: Around<'_>) -> Element {
    classed("footer", "profile__foot")
        .child(el("span").child(around.made))
        .child(el("span").child(around.text.sheets().ask_me))
}

#[cfg(test)]
pub(crate) mod tried {
    //! Pages to try sheets on.

    use super::*;
    use crate::{
        booklet::Accent,
        id::QuestionId,
        profile::{FilledBox, Symbols},
        text::ENGLISH,
    };

    pub(crate) const AROUND: Around<'static> = Around { text: &ENGLISH, made: "Made on 3 May 2026" };

    pub(crate) fn part(question: &'static str, lines: &[&str]) -> FilledPart {
        let lines = lines.iter().map(|words| Line { label: None, words: (*words).to_owned() }).collect();
        let question = QuestionId::known(question);
        let (label, lang, whose, symbols) = (None, None, None, Symbols::default());
        FilledPart { question, label, lines, lang, is_list: false, whose, symbols }
    }

    pub(crate) fn page(name: &str, boxes: Vec<(&str, Vec<FilledPart>)>) -> ProfilePage {
        let filled = |(title, parts): (&str, Vec<FilledPart>)| FilledBox {
            title: title.to_owned(),
            english: None,
            accent: Accent::Teal,
            always: true,
            parts,
        };
        ProfilePage {
            kind: "My Profile".to_owned(),
            name: name.to_owned(),
            picture: None,
            boxes: boxes.into_iter().map(filled).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booklet::tried::{booklet, question};

    #[track_caller]
    fn check(members: &str, look: Look) {
        let booklet = booklet("b", members, &[&question("q.one", "long")]);
        assert_eq!(Look::usual(&booklet), look, "{members}");
    }

    #[test]
    fn a_look_for_whom_it_is() {
        check(r#""asks":"young-person","ages":{"from":14}"#, Look::Bold);
        check(r#""asks":"young-person","ages":{"from":5,"to":13}"#, Look::Warm);
        check(r#""asks":"family","ages":{"to":4}"#, Look::Warm);
        check(r#""asks":"family""#, Look::Plain);
        check(r#""asks":"school""#, Look::Plain);
    }

    #[test]
    fn names_are_keys() {
        assert_eq!(key(&Look::NAMES, &Look::Bold), "bold");
        assert_eq!(key(&Size::NAMES, &Size::P24), "24");
    }
}
