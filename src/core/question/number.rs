//! A number as people write it: 12, 1,200, 12.5 or twelve.
//!
//! Kept as whole digits and where the point stands, never as a float.

use std::{fmt, str::FromStr};

use crate::{
    answer::{Answer, Reading},
    problem::Fault,
};

/// A number that is 0 or more, exactly as it was meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// all digits, those after the point too
    pub digits: u64,
    /// how many of them stand after the point; the last of these is never 0
    pub after_point: u8,
}

/// More digits than this nobody means.
const MOST_DIGITS: usize = 12;

const IN_WORDS: [&str; 13] = [
    "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

impl Number {
    /// Digits before and after the point, without its last noughts.
    fn of(whole: &str, part: &str) -> Option<Number> {
        let part = part.trim_end_matches('0');
        let digits = format!("{whole}{part}");
        let fits = (1..=MOST_DIGITS).contains(&digits.len()) && part.len() <= 6;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        if !fits || !plain {
            return None;
        }
        Some(Number { digits: digits.parse().ok()?, after_point: u8::try_from(part.len()).ok()? })
    }
}

/// As it stands in a file: no commas, no noughts that nobody needs.
impl fmt::Display for Number {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let after = usize::from(self.after_point);
        let all = format!("{:0>width$}", self.digits, width = after + 1);
        let (whole, part) = all.split_at(all.len() - after);
        to.write_str(whole)?;
        if part.is_empty() { Ok(()) } else { write!(to, ".{part}") }
    }
}

/// A text that is not a number as a file writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl fmt::Display for NotANumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("must be digits such as \"1200\" or \"12.5\"")
    }
}

impl FromStr for Number {
    type Err = NotANumber;

    /// Only as it is printed, so that one number has one form in every file.
    fn from_str(text: &str) -> Result<Number, NotANumber> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        Number::of(whole, part).filter(|number| number.to_string() == text).ok_or(NotANumber)
    }
}

/// A unit behind the number, or words, are kept as they are, and said kindly.
pub fn read(typed: &str) -> Reading {
    let typed = typed.trim();
    if typed.is_empty() {
        return Reading::nothing();
    }
    match parse(typed) {
        Some(number) => Reading::of(Answer::Number(number)),
        None => Reading::unread(typed, Fault::Number),
    }
}

/// Digits, perhaps in threes and with a point; or a word up to twelve.
pub(crate) fn parse(typed: &str) -> Option<Number> {
    let lower = typed.to_lowercase();
    if let Some(n) = IN_WORDS.iter().position(|word| *word == lower) {
        return Number::of(&n.to_string(), "");
    }
    let (whole, part) = typed.split_once('.').unwrap_or((typed, ""));
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let whole = in_threes(whole)?;
    let whole = whole.trim_start_matches('0');
    Number::of(if whole.is_empty() { "0" } else { whole }, part)
}

/// "1,200" and "1 200" are 1200; "12,5" could mean two things, so it is not read.
fn in_threes(whole: &str) -> Option<String> {
    let mut groups = whole.split([',', ' ', '\u{a0}', '\u{202f}']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let fits = rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|one| one.len() == 3));
    fits.then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(parse(typed).map(|number| number.to_string()).as_deref(), expected, "{typed}");
    }

    #[test]
    fn numbers_as_people_write_them() {
        check("12", Some("12"));
        check("0", Some("0"));
        check("007", Some("7"));
        check("1,200", Some("1200"));
        check("1 200 000", Some("1200000"));
        check("12.5", Some("12.5"));
        check("12.50", Some("12.5"));
        check("0.05", Some("0.05"));
        check(".5", Some("0.5"));
        check("5.", Some("5"));
        check("Twelve", Some("12"));
        check("none", Some("0"));
    }

    #[test]
    fn what_could_mean_something_else_is_not_guessed() {
        for typed in [
            "12 weeks",
            "about 12",
            "12,5",
            "1,20",
            "1,2000",
            ",200",
            "6-12",
            "-5",
            ".",
            "1.2.3",
            "1e3",
            "٣",
            "½",
            "1234567890123",
        ] {
            check(typed, None);
        }
    }

    #[test]
    fn one_number_has_one_form_in_a_file() {
        for text in ["0", "12", "12.5", "0.05", "1200"] {
            assert_eq!(text.parse::<Number>().map(|number| number.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "012", "12.50", "1,200", ".5", "5.", "12 ", "-1"] {
            assert_eq!(text.parse::<Number>(), Err(NotANumber), "{text}");
        }
    }
}
