//! The words of a frame, and what is filled into them.

use crate::id::{ClockId, RuleId};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Plain(String),
    /// what the child is called
    Child,
    FullName,
    Born,
    /// the school, nursery or college
    Setting,
    Council,
    /// "they", "their" or "them", as was chosen for the child
    They {
        word: Pronoun,
        capital: bool,
    },
    /// a day that the family knows
    Day(ClockId),
    /// the last day by law, as the most generous reading has it
    Due(RuleId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    Subject,
    Owner,
    Object,
}

const TOKENS: &str = "{child}, {full name}, {born}, {setting}, {council}, {they}, {their}, {them}, \
                      {day NAME} for a day of dates.json, and {due NAME} for a rule of it";

/// The pieces of a sentence, or what is wrong with it.
pub(super) fn pieces(words: &str) -> Result<Vec<Piece>, String> {
    let mut pieces = Vec::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else {
            return Err("a \"{\" is never closed".to_owned());
        };
        plain(&mut pieces, before);
        let token = token(name).ok_or_else(|| format!("{{{name}}} is not a token; the tokens are: {TOKENS}"));
        pieces.push(token?);
        rest = behind;
    }
    plain(&mut pieces, rest);
    Ok(pieces)
}

fn plain(pieces: &mut Vec<Piece>, words: &str) {
    if !words.is_empty() {
        pieces.push(Piece::Plain(words.to_owned()));
    }
}

fn token(name: &str) -> Option<Piece> {
    let they = |word| Some(Piece::They { word, capital: name.starts_with('T') });
    match name {
        "child" => Some(Piece::Child),
        "full name" => Some(Piece::FullName),
        "born" => Some(Piece::Born),
        "setting" => Some(Piece::Setting),
        "council" => Some(Piece::Council),
        "they" | "They" => they(Pronoun::Subject),
        "their" | "Their" => they(Pronoun::Owner),
        "them" | "Them" => they(Pronoun::Object),
        _ => match name.split_once(' ')? {
            ("day", clock) => clock.parse().ok().map(Piece::Day),
            ("due", rule) => rule.parse().ok().map(Piece::Due),
            _ => None,
        },
    }
}
