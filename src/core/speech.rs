//! What is needed to read a page aloud and to follow it: sentences, places in the text, voices, the pace.
//!
//! Nothing here speaks. The browser does, and only with voices that are on the device.

mod dictated;
mod follow;
mod pace;
mod sentences;
mod voice;

pub use dictated::{count, with_dictated};
pub use follow::{Place, locate, units, word};
pub use pace::Pace;
pub use sentences::{MOST, sentences};
pub use voice::{Voice, choose, local};
