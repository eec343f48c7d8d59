//! Several short answers in an order.

use crate::answer::{Answer, Reading};

/// Lines that hold nothing are left out; the order is kept.
pub fn read(typed: &[String]) -> Reading {
    let items: Vec<_> = typed.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    if items.is_empty() {
        return Reading::nothing();
    }
    Reading::of(Answer::List(items.into_iter().map(str::to_owned).collect()))
}
