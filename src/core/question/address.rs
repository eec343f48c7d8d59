//! Where somebody lives, with "keep this private".

use crate::{
    answer::{Addressed, Answer, Reading},
    problem::Fault,
};

/// An address as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub lines: String,
    pub postcode: String,
    pub private: bool,
}

pub fn read(typed: &Typed) -> Reading {
    let lines: Vec<_> =
        typed.lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let written = typed.postcode.trim();
    if lines.is_empty() && written.is_empty() {
        return Reading::nothing();
    }
    let tidy = postcode(written);
    let fault = (!written.is_empty() && tidy.is_none()).then_some(Fault::Postcode);
    let postcode = tidy.unwrap_or_else(|| written.to_owned());
    let mut reading = Reading::of(Answer::Address(Addressed { lines, postcode, private: typed.private }));
    reading.problems.extend(fault);
    reading
}

/// A UK postcode as it is usually written, from any spacing and case.
fn postcode(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    if !plain.is_ascii() || !(5..=7).contains(&plain.len()) {
        return None;
    }
    let (out, inward) = plain.split_at(plain.len() - 3);
    let digit = |c: char| c.is_ascii_digit();
    let letter = |c: char| c.is_ascii_uppercase();
    let mut inner = inward.chars();
    let inward_fits = inner.next().is_some_and(digit) && inner.all(letter);
    let out_fits =
        out.starts_with(letter) && out.contains(digit) && out.chars().all(|c| digit(c) || letter(c));
    (inward_fits && out_fits).then(|| format!("{out} {inward}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(postcode(typed).as_deref(), expected, "{typed}");
    }

    #[test]
    fn postcodes_in_any_case_and_spacing() {
        check("ol1 1ut", Some("OL1 1UT"));
        check(" sw1a1aa ", Some("SW1A 1AA"));
        check("M 1 1 A E", Some("M1 1AE"));
        check("12345", None);
        check("OL1", None);
        check("near the park", None);
        check("ÖL1 1UT", None);
    }
}
