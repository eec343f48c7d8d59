//! Whether words that a person chose themselves are worth being asked for.
//!
//! Not a measure of strength: only what anybody would try first is turned down.

use crate::json::Spelling;

use super::normalise;

/// As many letters as an own passphrase must have.
pub const LEAST_LETTERS: usize = 15;

/// Why a passphrase is too easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooWeak {
    /// it has only that many letters
    Short { letters: usize },
    /// one letter, or one piece, again and again
    Repeated,
    /// letters or keys in a row
    Sequence,
}

/// Checks what was typed in the form in which it is used.
pub fn check_own(typed: &str, nfc: Spelling) -> Result<(), TooWeak> {
    let normal = normalise(typed, nfc);
    let all: Vec<char> = normal.chars().collect();
    if all.len() < LEAST_LETTERS {
        return Err(TooWeak::Short { letters: all.len() });
    }
    let letters: Vec<char> = all.into_iter().filter(|letter| *letter != ' ').collect();
    if letters.len() < LEAST_LETTERS / 2 || is_repeated(&letters) {
        return Err(TooWeak::Repeated);
    }
    if is_sequence(&letters) { Err(TooWeak::Sequence) } else { Ok(()) }
}

/// The same piece at least twice, and perhaps a part of it once more.
fn is_repeated(letters: &[char]) -> bool {
    (1..=letters.len() / 2).any(|piece| letters.windows(piece + 1).all(|two| two[0] == two[piece]))
}

/// Up and down the keyboard of this country.
const KEYS: &str = "1234567890qwertyuiopasdfghjklzxcvbnm";

fn is_sequence(letters: &[char]) -> bool {
    let next_in = |pair: &[char]| {
        let (one, other) = (u32::from(pair[0]), u32::from(pair[1]));
        let on_keys = |letter| KEYS.chars().position(|key| key == letter);
        let by_key = on_keys(pair[0]).zip(on_keys(pair[1]));
        let up =
            other == one + 1 || by_key.is_some_and(|(one, other)| other == one + 1) || pair == ['9', '0'];
        let down =
            one == other + 1 || by_key.is_some_and(|(one, other)| one == other + 1) || pair == ['0', '9'];
        (up, down)
    };
    let steps = || letters.windows(2).map(next_in);
    // back to the start once or twice is no better
    let breaks = |way: fn((bool, bool)) -> bool| steps().filter(|step| !way(*step)).count();
    breaks(|(up, _)| up).min(breaks(|(_, down)| down)) <= 2
}
