//! Exact sums of money, rounded once.

use crate::{
    json::MAX_INT,
    question::{money::Pence, number::Number},
};

/// The largest amount: what every reader of JSON keeps exactly.
pub(super) const MOST: u64 = MAX_INT.unsigned_abs();

/// Pence that may not be whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    over: u128,
    under: u128,
}

impl Fraction {
    pub(super) fn of(pence: Pence) -> Fraction {
        Fraction { over: u128::from(pence.0), under: 1 }
    }

    /// None where it becomes too large.
    pub(super) fn times(self, number: Number) -> Option<Fraction> {
        let (digits, places) = parts(number);
        Fraction { over: self.over.checked_mul(digits)?, under: self.under.checked_mul(places)? }.small()
    }

    /// None where it becomes too large, or by nothing.
    pub(super) fn shared_by(self, number: Number) -> Option<Fraction> {
        let (digits, places) = parts(number);
        let shared =
            Fraction { over: self.over.checked_mul(places)?, under: self.under.checked_mul(digits)? };
        if digits == 0 { None } else { shared.small() }
    }

    /// To whole pence, half a penny up.
    pub(super) fn rounded(self) -> Option<Pence> {
        let twice = self.over.checked_mul(2)?.checked_add(self.under)?;
        let pence = u64::try_from(twice / self.under.checked_mul(2)?).ok()?;
        (pence <= MOST).then_some(Pence(pence))
    }

    /// The same without common factors, so that no sum is too large before it must be.
    fn small(self) -> Option<Fraction> {
        let (mut one, mut other) = (self.over, self.under);
        while other != 0 {
            (one, other) = (other, one % other);
        }
        Some(Fraction { over: self.over.checked_div(one)?, under: self.under.checked_div(one)? })
    }
}

fn parts(number: Number) -> (u128, u128) {
    (u128::from(number.digits), 10_u128.pow(u32::from(number.after_point)))
}

/// None where it is too large.
pub(super) fn add(one: Pence, other: Pence) -> Option<Pence> {
    one.0.checked_add(other.0).filter(|sum| *sum <= MOST).map(Pence)
}
