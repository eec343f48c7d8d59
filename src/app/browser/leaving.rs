//! What the browser does when somebody leaves in a hurry. When that is, is decided in `leave`.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::{events, focus, location, page};

/// In the static page: the second stop of the keyboard, seen when it has the focus.
const LINK: &str = "leave-link";

thread_local! {
    static HEARS_LINK: Cell<bool> = const { Cell::new(false) };
    static HEARS_KEYS: Cell<bool> = const { Cell::new(false) };
}

/// Nothing of the page is left: not on the screen, and not in what the browser keeps of it for going back.
pub(crate) fn empty(title: &str, words: &str) {
    focus::set_title(title);
    if let Some(body) = page::document().and_then(|document| document.body()) {
        body.set_text_content(Some(words));
    }
}

/// To another website, in the place of this page.
pub(crate) fn go(address: &str) {
    // whoever comes back out of the browser's memory finds the start page
    events::on_return(location::reload);
    if let Some(window) = page::window() {
        let _ = window.location().replace(address);
    }
}

/// Shows the link near the top of the page, and listens to it.
pub(crate) fn show_link(go: impl Fn() + 'static) {
    let Some(link) = page::element(LINK) else { return };
    let _ = link.remove_attribute("hidden");
    if !HEARS_LINK.replace(true) {
        events::on_element(&link, "click", move |event| {
            event.prevent_default();
            go();
        });
    }
}

pub(crate) fn hide_link() {
    if let Some(link) = page::element(LINK) {
        let _ = link.set_attribute("hidden", "");
    }
}

/// Hears whether it was Shift that was let go, and by itself, for as long as the page is open.
pub(crate) fn on_keys(heard: impl Fn(bool) + Clone + 'static) {
    if HEARS_KEYS.replace(true) {
        return;
    }
    let is_shift =
        |event: &web_sys::Event| event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Shift");
    let pressed = heard.clone();
    events::on_window("keydown", move |event| {
        if !is_shift(&event) {
            pressed(false);
        }
    });
    events::on_window("keyup", move |event| {
        if is_shift(&event) {
            heard(true);
        }
    });
}
