//! Says things to people who listen to the page. When to say what is decided elsewhere.
//!
//! The two places stand in the static page from the start: a screen reader overlooks a live region
//! that arrives together with its words.

use std::cell::Cell;

use super::{page, timer};

/// Long enough for a screen reader to notice that the same words came again.
const PAUSE: f64 = 80.0;

/// When the listener has finished what they are listening to.
pub(crate) fn say(words: &str) {
    put("say", words.to_owned());
}

/// At once. Only for what was lost or may be lost.
pub(crate) fn say_now(words: &str) {
    put("say-now", words.to_owned());
}

thread_local! {
    static HUSHED: Cell<bool> = const { Cell::new(false) };
}

/// From now on somebody listens to something else, or speaks: what can wait is not said.
pub(crate) fn hush(is_busy: bool) {
    HUSHED.set(is_busy);
}

pub(crate) fn is_hushed() -> bool {
    HUSHED.get()
}

/// Takes back what was said: it may hold somebody's words.
pub(crate) fn clear() {
    for place in ["say", "say-now"].into_iter().filter_map(page::element) {
        place.set_text_content(None);
    }
}

fn put(id: &'static str, words: String) {
    let Some(place) = page::element(id) else { return };
    place.set_text_content(None);
    timer::after(PAUSE, move || place.set_text_content(Some(&words)));
}
