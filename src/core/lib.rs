//! Tell It Once, the part that thinks. Pure: no clock, no randomness, no storage, no screen.
//!
//! Everything here takes what it needs as a value and gives a value back, so that the app in the
//! browser, the command line and the tests see exactly the same behaviour.

pub mod answer;
pub mod backup;
pub mod booklet;
pub mod brand;
pub mod bundle;
pub mod calendar;
pub mod casework;
pub mod compare;
pub mod condition;
pub mod council;
pub mod dates;
pub mod digest;
pub mod document;
pub mod drawing;
pub mod entry;
pub mod folder;
pub mod good_plan;
pub mod html;
pub mod id;
pub mod jargon;
pub mod journey;
pub mod json;
pub mod keep;
pub mod language;
pub mod letters;
pub mod lock;
pub mod panel;
pub mod paper;
pub mod passphrase;
pub mod picture;
pub mod plan;
pub mod present;
pub mod problem;
pub mod profile;
pub mod progress;
pub mod provision;
pub mod question;
pub mod quick_exit;
pub mod record;
pub mod reuse;
pub mod route;
pub mod seen;
pub mod share;
pub mod sheet;
pub mod sitting;
pub mod speech;
pub mod summary;
pub mod symbol;
pub mod text;
pub mod timeline;
pub mod translation;
#[cfg(test)]
mod trial;
pub mod word_bank;
pub mod words;
