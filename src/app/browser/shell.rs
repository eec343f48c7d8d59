//! The static page around the app: what it shows while the app is not there, and when it is.

use super::{events, page};

/// The app is drawn: the start page gives way to it.
pub(crate) fn show_app() {
    set_hidden("start", true);
    set_hidden("app", false);
}

/// The start page that was there before the app.
pub(crate) fn show_start() {
    set_hidden("app", true);
    set_hidden("start", false);
}

/// Where the app is drawn.
pub(crate) fn app_root() -> Option<web_sys::HtmlElement> {
    use wasm_bindgen::JsCast;
    page::element("app")?.dyn_into().ok()
}

/// Tells the static page that the app has arrived.
pub(crate) fn ready() {
    events::tell("tio-ready");
}

/// A mark on the whole page that styles may ask for.
pub(crate) fn mark_body(class: &str) {
    if let Some(body) = page::document().and_then(|document| document.body()) {
        let _ = body.class_list().add_1(class);
    }
}

pub(crate) fn unmark_body(class: &str) {
    if let Some(body) = page::document().and_then(|document| document.body()) {
        let _ = body.class_list().remove_1(class);
    }
}

fn set_hidden(id: &str, hidden: bool) {
    if let Some(element) = page::element(id) {
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
}
