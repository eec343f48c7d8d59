//! The words that open a family's own copy: made for them, or their own behind a choice.
//!
//! Six words of a list of 2,048 are 66 bits: with the stretching, beyond anybody who has the file.
//! What people type is brought to one form before it is used, both ways, so that a capital or a
//! hyphen never locks anyone out. Nothing here is ever stored or printed in an error.

mod own;
mod words;

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

use crate::{
    bundle::jwe::pbes2::{Stretch, Stretched},
    json::Spelling,
};

pub use own::{LEAST_LETTERS, TooWeak, check_own};
pub use words::{Slip, mend, misspelt, slips, words};

/// How many words a generated passphrase has.
pub const WORDS: usize = 6;
/// How many bits of chance one word of the list is.
const BITS: usize = 11;

/// Six words. Every 66 bits of chance give another six, and every six come from some.
pub fn generate(mut random: [u8; 9]) -> [&'static str; WORDS] {
    let all = words();
    let bit = |n: usize| usize::from(random[n / 8] >> (7 - n % 8) & 1);
    let number = |word: usize| (word * BITS..(word + 1) * BITS).fold(0, |so_far, n| so_far << 1 | bit(n));
    let chosen = std::array::from_fn(|word| all[number(word)]);
    random.zeroize();
    chosen
}

/// One form for all the ways to type the same words: small letters, single spaces, plain quotes,
/// none of the marks and numbers that a printed sheet or a phone adds.
pub fn normalise(typed: &str, nfc: Spelling) -> Zeroizing<String> {
    let small = Zeroizing::new(Zeroizing::new(nfc(typed)).to_lowercase());
    let plain: Zeroizing<String> = Zeroizing::new(nfc(&small).chars().filter_map(plain).collect());
    let words: Vec<&str> = plain.split_whitespace().collect();
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = words.iter().step_by(2).enumerate();
    let is_numbered = words.len().is_multiple_of(2)
        && numbers.into_iter().all(|(n, word)| word.parse() == Ok(n + 1))
        && !words.iter().skip(1).step_by(2).any(is_number);
    let words: Vec<&str> = if is_numbered { words.into_iter().skip(1).step_by(2).collect() } else { words };
    Zeroizing::new(words.join(" "))
}

/// A letter as it is compared. `None` for what cannot be seen.
fn plain(letter: char) -> Option<char> {
    match letter {
        '\u{AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' => None,
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '`' | '\u{B4}' => Some('\''),
        '\u{201C}'..='\u{201F}' | '\u{2033}' => Some('"'),
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '_' => Some(' '),
        ',' | '.' | ';' | ':' | '(' | ')' | '\u{2026}' | '\u{60C}' | '\u{3001}' => Some(' '),
        other => Some(other),
    }
}

/// A passphrase that was made into a key. It can seal again and again without a wait.
#[derive(Clone)]
pub struct PassKey(pub(crate) Stretched);

impl PassKey {
    /// For something new, with 16 octets of chance. Takes most of a second on a slow device.
    pub fn make(typed: &str, salt: [u8; 16], nfc: Spelling) -> PassKey {
        PassKey::stretched(typed, Stretch::new(salt), nfc)
    }

    pub(crate) fn stretched(typed: &str, stretch: Stretch, nfc: Spelling) -> PassKey {
        PassKey(Stretched::make(&normalise(typed, nfc), stretch))
    }
}

impl fmt::Debug for PassKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("PassKey(..)")
    }
}

#[cfg(test)]
mod tests;
