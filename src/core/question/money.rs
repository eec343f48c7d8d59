//! An amount in pounds and pence, kept in whole pence.

use crate::{
    answer::{Answer, Reading},
    problem::Fault,
    question::number,
};

/// An amount in pence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pence(pub u64);

/// Anything that is not plainly an amount is kept as it is, and said kindly.
pub fn read(typed: &str) -> Reading {
    let typed = typed.trim();
    if typed.is_empty() {
        return Reading::nothing();
    }
    match parse(typed) {
        Some(pence) => Reading::of(Answer::Money(pence)),
        None => Reading::unread(typed, Fault::Money),
    }
}

/// "£1,200.50", "1200", "14 pounds", "50p".
fn parse(typed: &str) -> Option<Pence> {
    let lower = typed.to_lowercase();
    let bare = lower.strip_prefix('£').unwrap_or(&lower).trim();
    let behind = |unit: &str| bare.strip_suffix(unit).map(str::trim_end);
    let pounds = ["pounds", "pound", "quid", "gbp"].into_iter().find_map(behind);
    let pence = ["pence", "penny", "p"].into_iter().find_map(behind).filter(|_| pounds.is_none());
    if let Some(pence) = pence {
        let pence = number::parse(pence).filter(|number| number.after_point == 0)?;
        return Some(Pence(pence.digits));
    }
    let number = number::parse(pounds.unwrap_or(bare))?;
    let shift = 2_u32.checked_sub(u32::from(number.after_point))?;
    Some(Pence(number.digits.checked_mul(10_u64.pow(shift))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Option<u64>) {
        assert_eq!(parse(typed), expected.map(Pence), "{typed}");
    }

    #[test]
    fn amounts_as_people_write_them() {
        check("£1,200.50", Some(120_050));
        check("1200", Some(120_000));
        check("14 pounds", Some(1_400));
        check("£ 14.5", Some(1_450));
        check("14.50 GBP", Some(1_450));
        check("50p", Some(50));
        check("1 penny", Some(1));
        check("£0", Some(0));
        check("ten pounds", Some(1_000));
    }

    #[test]
    fn what_is_not_plainly_an_amount_is_not_guessed() {
        for typed in
            ["about £200", "£14 a week", "14 pounds 50", "£1.234", "12.5p", "£5k", "-£5", "£", "p", "free"]
        {
            check(typed, None);
        }
    }
}
