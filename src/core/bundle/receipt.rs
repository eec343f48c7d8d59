//! Codes of twenty digits, for people to compare: the receipt that a family reads to the caseworker
//! over the phone, and that of a council's key, which stands in the council's letters.
//!
//! A code names exactly one file or key. It is stretched, so that nobody can search for another one
//! with the same digits, and it carries two check digits, so that a slip of the tongue is noticed.

use std::{fmt, str::FromStr};

use sha2::Sha256;

use super::digest::{Kid, Sid};

const OF_FILES: &[u8] = b"tell-it-once/receipt/v1";
const OF_KEYS: &[u8] = b"tell-it-once/councilkey/v1";
const ROUNDS: u32 = 100_000;
const EIGHTEEN_DIGITS: u128 = 10u128.pow(18);

/// Eighteen digits and their two check digits (ISO 7064 MOD 97-10), as one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(u128);

/// Why a text is no receipt code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotACode {
    /// not twenty digits
    Length,
    /// the check digits say that one was misheard or mistyped
    Check,
}

impl Code {
    /// The receipt of a file. Takes a quarter of a second on a slow device, on purpose.
    pub fn derive(sid: &Sid) -> Code {
        Code::stretched(sid.octets(), OF_FILES)
    }

    /// That of a council's key. Takes as long.
    pub fn of_council_key(kid: &Kid) -> Code {
        Code::stretched(kid.octets(), OF_KEYS)
    }

    fn stretched(hash: &[u8; 32], salt: &[u8]) -> Code {
        let octets = pbkdf2::pbkdf2_hmac_array::<Sha256, 16>(hash, salt, ROUNDS);
        let number = u128::from_be_bytes(octets) % EIGHTEEN_DIGITS;
        let check = 98 - number * 100 % 97;
        Code(number * 100 + check)
    }

    /// The first group, for the name of the file.
    pub fn first_four(&self) -> String {
        self.to_string()[..4].to_owned()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:020}", self.0);
        for start in (0..20).step_by(4) {
            let gap = if start == 0 { "" } else { " " };
            write!(to, "{gap}{}", &digits[start..start + 4])?;
        }
        Ok(())
    }
}

impl FromStr for Code {
    type Err = NotACode;

    /// As people type it: spaces and dashes do not matter.
    fn from_str(text: &str) -> Result<Code, NotACode> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)).collect();
        if digits.len() != 20 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotACode::Length);
        }
        let number = digits.parse().map_err(|_| NotACode::Length)?;
        // 97 and 98 stand for 00 and 01, which the formula never gives
        let plain = matches!(number % 100, 2..=98);
        if number % 97 == 1 && plain { Ok(Code(number)) } else { Err(NotACode::Check) }
    }
}

/// Programs that people write in make longer dashes of short ones.
fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_being_read_aloud() {
        let code = Code(8707_4725_6438_5543_0561);
        assert_eq!(code.to_string(), "8707 4725 6438 5543 0561");
        assert_eq!(code.first_four(), "8707");
        assert_eq!("8707-4725-6438-5543-0561".parse(), Ok(code));
        assert_eq!(" 87074725643855430561\n".parse(), Ok(code));
        assert_eq!("8707 – 4725 — 6438\u{2011}5543\u{A0}0561".parse(), Ok(code));
        assert_eq!("8707 4725 6438 5543 0562".parse::<Code>(), Err(NotACode::Check));
        assert_eq!("8707 4752 6438 5543 0561".parse::<Code>(), Err(NotACode::Check));
        assert_eq!("8707 4725 6438 5543".parse::<Code>(), Err(NotACode::Length));
        assert_eq!("٨707 4725 6438 5543 0561".parse::<Code>(), Err(NotACode::Length));
        assert_eq!("".parse::<Code>(), Err(NotACode::Length));
    }
}
