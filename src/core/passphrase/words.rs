//! The list of words: plain, kind, easy to say on the phone and to spell.

use std::sync::OnceLock;

use super::{WORDS, normalise};
use crate::json::Spelling;

/// In the order of the alphabet. A copy opens with its words, whatever the list says; but a word
/// that leaves the list is no longer offered to somebody who misspells it from an old sheet.
const LIST: &str = include_str!("words.txt");

const LONGEST: usize = 8;

/// All 2,048, in order.
pub fn words() -> &'static [&'static str] {
    static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| LIST.lines().collect())
}

/// The word of the list that was probably meant, where one letter is wrong, missing, added or has
/// changed places. `None` for words of the list and for what is like none of them.
pub fn misspelt(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    if words().binary_search(&word.as_str()).is_ok() {
        return None;
    }
    let typed: Vec<char> = word.chars().collect();
    let near = words().iter().filter(|known| is_one_slip(known, &typed));
    // the beginning is what people get right
    near.max_by_key(|known| known.chars().zip(&typed).take_while(|(one, other)| one == *other).count())
        .copied()
}

/// A word that was typed, and the one that was probably meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub typed: String,
    pub meant: &'static str,
}

/// The slips in six words that were made for somebody. Words that people chose themselves are theirs: only
/// where most are of the list is anything said.
pub fn slips(typed: &str, nfc: Spelling) -> Vec<Slip> {
    let normal = normalise(typed, nfc);
    let all: Vec<&str> = normal.split(' ').collect();
    let known = all.iter().filter(|word| words().binary_search(word).is_ok()).count();
    if all.len() != WORDS || known < WORDS / 2 {
        return Vec::new();
    }
    let slip = |word: &&str| misspelt(word).map(|meant| Slip { typed: (*word).to_owned(), meant });
    all.iter().filter_map(slip).collect()
}

/// The same words with one slip mended, wherever it is.
pub fn mend(typed: &str, slip: &Slip, nfc: Spelling) -> String {
    let normal = normalise(typed, nfc);
    let mended = normal.split(' ').map(|word| if word == slip.typed { slip.meant } else { word });
    mended.collect::<Vec<_>>().join(" ")
}

fn is_one_slip(known: &str, typed: &[char]) -> bool {
    if known.len().abs_diff(typed.len()) > 1 {
        return false;
    }
    let mut letters = ['\0'; LONGEST];
    letters.iter_mut().zip(known.chars()).for_each(|(to, letter)| *to = letter);
    let known = &letters[..known.len().min(LONGEST)];
    let same = known.iter().zip(typed).take_while(|(one, other)| one == other).count();
    match (&known[same..], &typed[same..]) {
        ([_, known @ ..], [_, typed @ ..]) if known == typed => true,
        ([_, missing @ ..], typed) if missing == typed => true,
        (known, [_, added @ ..]) if added == known => true,
        ([a, b, known @ ..], [c, d, typed @ ..]) => a == d && b == c && known == typed,
        _ => false,
    }
}
