//! Tell It Once, the part that thinks. Pure: no clock, no randomness, no storage, no screen.
//!
//! Everything here takes what it needs as a value and gives a value back, so that the app in the
//! browser, the command line and the tests see exactly the same behaviour.

pub mod id;
pub mod json;
