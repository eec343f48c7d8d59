//! Something to be read on paper, in Word or on a screen: headings, paragraphs, lists, tables and
//! pictures, in the order in which they are read.
//!
//! Closed and plain: it knows nothing of files, plans or letters, which are made into it, nor of
//! Word or print, which are made of it. Its words are as they are to be shown.

mod outline;

/// A whole document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// for a window's title and a file's properties: never the name of a person
    pub name: String,
    /// the language of what is not marked otherwise (BCP 47)
    pub lang: String,
    /// said again at the head of every page
    pub marking: Option<String>,
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// once, at the beginning
    Title(Runs),
    Heading(Level, Runs),
    Paragraph(Runs),
    /// set apart, in paragraphs
    Note(Weight, Vec<Runs>),
    List(Marks, Vec<Runs>),
    Table(Table),
    Picture(Picture),
    PageBreak,
}

/// The heading's place in the order of headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    First,
    Second,
    Third,
}

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Remark,
    Warning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    Bullets,
    Numbers,
}

/// Every row has as many cells as the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<Runs>,
    pub rows: Vec<Vec<Runs>>,
}

/// A picture by its digest; its octets are kept beside the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// SHA-256 in base64url
    pub sha256: String,
    /// the picture in words; never empty
    pub alt: String,
}

/// Words in a row, each run in one voice and one language. A line break is `\n`.
pub type Runs = Vec<Run>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub tone: Tone,
    pub lang: Lang,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Strong,
    /// about the words rather than the words: smaller and paler
    Quiet,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lang {
    /// that of the document
    Ours,
    /// another one (BCP 47)
    Other(String),
    /// nobody knows: not to be spell-checked, nor read aloud as English
    Unknown,
}

/// Which way letters run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), tone: Tone::Plain, lang: Lang::Ours }
    }

    pub fn strong(text: impl Into<String>) -> Run {
        Run { tone: Tone::Strong, ..Run::plain(text) }
    }

    pub fn quiet(text: impl Into<String>) -> Run {
        Run { tone: Tone::Quiet, ..Run::plain(text) }
    }

    pub fn in_lang(self, lang: Lang) -> Run {
        Run { lang, ..self }
    }

    /// The run in pieces that each run one way. Letters without a way of their own, such as spaces
    /// and full stops, stay with what is before them.
    pub fn pieces(&self) -> Vec<(Direction, &str)> {
        let mut pieces = Vec::new();
        let (mut start, mut way) = (0, None);
        for (at, letter) in self.text.char_indices() {
            let here = direction_of(letter);
            if here.is_some() && way.is_some() && here != way {
                pieces.push((way.unwrap_or(Direction::LeftToRight), &self.text[start..at]));
                start = at;
            }
            way = here.or(way);
        }
        if start < self.text.len() {
            pieces.push((way.unwrap_or(Direction::LeftToRight), &self.text[start..]));
        }
        pieces
    }
}

/// Which way a paragraph of these runs begins: by its first letter, as `dir=auto` has it.
pub fn direction(runs: &[Run]) -> Direction {
    let mut letters = runs.iter().flat_map(|run| run.text.chars());
    letters.find_map(direction_of).unwrap_or(Direction::LeftToRight)
}

/// None for what stands in both, such as digits and full stops.
fn direction_of(letter: char) -> Option<Direction> {
    let is_right_to_left = matches!(letter,
        // Hebrew to the end of the Arabic extensions, their presentation forms, and old scripts
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}' | '\u{200F}');
    if !letter.is_alphabetic() && letter != '\u{200F}' {
        return None;
    }
    Some(if is_right_to_left { Direction::RightToLeft } else { Direction::LeftToRight })
}

#[cfg(test)]
mod tests {
    use super::{Direction::*, *};

    #[test]
    fn runs_are_parted_where_their_letters_turn() {
        let check = |text: &str, expected: &[(Direction, &str)]| {
            assert_eq!(Run::plain(text).pieces(), expected);
        };
        check("", &[]);
        check("12.5", &[(LeftToRight, "12.5")]);
        check("Trains 🚂 and my dog", &[(LeftToRight, "Trains 🚂 and my dog")]);
        check("آدم is here.", &[(RightToLeft, "آدم "), (LeftToRight, "is here.")]);
        check("1: שלום!", &[(RightToLeft, "1: שלום!")]);
        assert_eq!(direction(&[Run::plain("12 "), Run::plain("آدم is here")]), RightToLeft);
        assert_eq!(direction(&[Run::plain("12"), Run::plain("Adam آدم")]), LeftToRight);
        assert_eq!(direction(&[]), LeftToRight);
    }
}
