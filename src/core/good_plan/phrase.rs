//! Phrases, and finding them: a phrase is looked for only where its first word stands, so that the
//! work grows with the text. No library of patterns: these few need none, and a phone downloads this.

use std::collections::{BTreeMap, BTreeSet};

use super::{lists::List, text::Token};

/// What a phrase belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    List(List),
    /// a vague word, by its place in the file
    Vague(usize),
    /// a phrase in which that vague word is none
    Meant(usize),
}

/// A part of a phrase.
#[derive(Clone, Debug)]
enum Piece {
    /// one of these
    Word(Vec<Word>),
    /// `#`: digits, or a number in words
    Number,
    /// `^`: a word with a capital
    Name,
    /// `..`: up to five words, or none
    Gap,
}

/// A word of a phrase; one with a capital is found only as it is written.
#[derive(Clone, Debug)]
struct Word {
    letters: String,
    as_written: bool,
}

/// `..` stands for no more words than this.
const GAP: usize = 5;

#[derive(Clone, Debug)]
struct Phrase {
    what: What,
    pieces: Vec<Piece>,
}

/// All phrases by their first word.
#[derive(Clone, Debug, Default)]
pub(super) struct Matcher {
    phrases: Vec<Phrase>,
    by_word: BTreeMap<String, Vec<usize>>,
    by_number: Vec<usize>,
    numbers: BTreeSet<String>,
}

impl Matcher {
    /// Takes a phrase as the file writes it: words, `a|b`, `#`, `^` and `..`. None where it begins or
    /// ends with what could be anything.
    pub(super) fn add(&mut self, what: What, written: &str) -> Option<()> {
        let pieces: Vec<Piece> = written.split_whitespace().map(Piece::read).collect();
        if matches!(pieces.last()?, Piece::Gap) {
            return None;
        }
        let place = self.phrases.len();
        match pieces.first()? {
            Piece::Word(words) if words.iter().all(|word| !word.letters.is_empty()) => {
                for word in words {
                    self.by_word.entry(word.letters.to_lowercase()).or_default().push(place);
                }
            }
            Piece::Number => self.by_number.push(place),
            Piece::Word(_) | Piece::Name | Piece::Gap => return None,
        }
        if let (What::List(List::Numbers), [Piece::Word(words)]) = (what, pieces.as_slice()) {
            self.numbers.extend(words.iter().map(|word| word.letters.clone()));
        }
        self.phrases.push(Phrase { what, pieces });
        Some(())
    }

    pub(super) fn is_number(&self, token: &Token<'_>) -> bool {
        token.is_digits() || self.numbers.contains(&token.word)
    }

    /// Tells of every phrase that begins at a token, and where it ends. `tokens` end with the sentence.
    pub(super) fn at(&self, tokens: &[Token<'_>], from: usize, tell: &mut dyn FnMut(What, usize)) {
        let by_word = self.by_word.get(&tokens[from].word).into_iter().flatten();
        let by_number = self.by_number.iter().filter(|_| self.is_number(&tokens[from]));
        for phrase in by_word.chain(by_number).map(|place| &self.phrases[*place]) {
            if let Some(to) = self.ends(&phrase.pieces, tokens, from) {
                tell(phrase.what, to);
            }
        }
    }

    fn ends(&self, pieces: &[Piece], tokens: &[Token<'_>], at: usize) -> Option<usize> {
        let Some((piece, rest)) = pieces.split_first() else { return Some(at) };
        if matches!(piece, Piece::Gap) {
            return (0..=GAP).find_map(|words| self.ends(rest, tokens, at + words));
        }
        let token = tokens.get(at)?;
        let fits = match piece {
            Piece::Word(words) => words.iter().any(|word| word.is(token)),
            Piece::Number => self.is_number(token),
            Piece::Name => token.has_capital(),
            Piece::Gap => false,
        };
        if fits { self.ends(rest, tokens, at + 1) } else { None }
    }
}

impl Piece {
    fn read(written: &str) -> Piece {
        match written {
            "#" => Piece::Number,
            "^" => Piece::Name,
            ".." => Piece::Gap,
            words => Piece::Word(words.split('|').map(Word::read).collect()),
        }
    }
}

impl Word {
    /// As words of a text are: without 's.
    fn read(written: &str) -> Word {
        let letters = written.strip_suffix("'s").unwrap_or(written).to_owned();
        Word { as_written: letters.contains(char::is_uppercase), letters }
    }

    fn is(&self, token: &Token<'_>) -> bool {
        self.letters == if self.as_written { token.written } else { &token.word }
    }
}
