//! Title, focus and scrolling after a page change, once the new page is in the document.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{page, timer};

pub(crate) fn set_title(title: &str) {
    if let Some(document) = page::document() {
        document.set_title(title);
    }
}

/// The language of the page, and the direction in which it is written.
pub(crate) fn set_language(tag: &str, direction: &str) {
    let Some(root) = page::root() else { return };
    let _ = root.set_attribute("lang", tag);
    let _ = root.set_attribute("dir", direction);
}

/// Focuses what has that id. What cannot take focus by itself is made able to.
pub(crate) fn by_id(id: &str) {
    let id = id.to_owned();
    timer::before_paint(move || focus(page::element(&id)));
}

/// Focuses the page's heading, so that a screen reader says where one is.
pub(crate) fn heading() {
    timer::before_paint(|| {
        let found = page::element("app").and_then(|app| app.query_selector("h1").ok().flatten());
        focus(found);
    });
}

/// Focuses what somebody was on, or the heading where that is gone.
pub(super) fn again(id: &str) {
    let id = id.to_owned();
    timer::before_paint(move || match page::element(&id).filter(|_| !id.is_empty()) {
        Some(found) => focus(Some(found)),
        None => heading(),
    });
}

/// Focuses the list of what is to be looked at again. The title says so too.
pub(crate) fn error_summary(prefix: &str) {
    if let Some(document) = page::document() {
        let title = document.title();
        if !title.starts_with(prefix) {
            document.set_title(&format!("{prefix}{title}"));
        }
    }
    by_id("error-summary");
}

/// Focuses the heading of a new page and goes to its top.
pub(crate) fn new_page() {
    to_top();
    heading();
}

pub(crate) fn to_top() {
    scroll_to(0.0);
}

pub(super) fn scroll_to(down: f64) {
    timer::before_paint(move || {
        if let Some(window) = page::window() {
            window.scroll_to_with_x_and_y(0.0, down);
        }
    });
}

fn focus(element: Option<Element>) {
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return };
    if element.tab_index() < 0 && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let _ = element.focus();
}
