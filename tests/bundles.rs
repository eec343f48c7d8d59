//! The bundle format: vectors made with other libraries, every way to be wrong, and the laws.

mod attacks;
mod attacks_shown;
mod bad;
pub(crate) mod casework;
mod changed;
mod countersigned;
mod files;
pub(crate) mod forge;
mod laws;
mod limits;
mod received;
mod schemas;
mod sealed;
mod spreadsheet;
pub(crate) mod story;
mod together;
mod vectors;
mod warnings;
pub(crate) mod word;
