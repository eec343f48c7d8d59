//! How much room the one-page profile needs, in letters of a size.

use tell_it_once_core::profile::Measured;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Element;

use super::{page, timer};

/// Calls when the letters have arrived and the page is laid out: measuring before is guessing.
pub(crate) fn when_letters_are_here(work: impl FnOnce() + 'static) {
    let fonts = page::document().map(|document| js_sys::Reflect::get(&document, &"fonts".into()));
    let ready = fonts.and_then(Result::ok).map(|fonts| js_sys::Reflect::get(&fonts, &"ready".into()));
    let promise = ready.and_then(Result::ok).and_then(|ready| ready.dyn_into::<js_sys::Promise>().ok());
    let Some(promise) = promise else {
        timer::before_paint(work);
        return;
    };
    let then = Closure::once(move |_: wasm_bindgen::JsValue| timer::before_paint(work));
    let _ = promise.then(&then);
    then.forget();
}

/// Lays the sheet with that id out in a size, in half points, and tells the room: the sheet first,
/// then its boxes.
pub(crate) fn sheet(id: &str, half_points: u8) -> Vec<Measured> {
    let Some(sheet) = page::element(id) else { return Vec::new() };
    let _ = sheet.set_attribute("data-size", &points(half_points));
    let mut rooms = vec![room(&sheet)];
    let Ok(boxes) = sheet.query_selector_all(".profile__box") else { return rooms };
    let boxes = (0..boxes.length()).filter_map(|n| boxes.item(n)?.dyn_into::<Element>().ok());
    rooms.extend(boxes.map(|one| room(&one)));
    rooms
}

/// Gives the words beside the number of a page to the margins of the paper, where styles look for them.
pub(crate) fn number_pages(page: &str, of: &str) {
    let root = page::root().and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    let Some(style) = root.map(|root| root.style()) else { return };
    for (name, words) in [("--words-page", page), ("--words-of", of)] {
        let _ = style.set_property(name, &format!("\"{words}\""));
    }
}

/// "12.5"
pub(crate) fn points(half_points: u8) -> String {
    let half = if half_points % 2 == 1 { ".5" } else { "" };
    format!("{}{half}", half_points / 2)
}

fn room(element: &Element) -> Measured {
    let count = |pixels: i32| u32::try_from(pixels).unwrap_or(0);
    Measured { needs: count(element.scroll_height()), has: count(element.client_height()) }
}

/// Prints the page as it is.
pub(crate) fn print() {
    if let Some(window) = page::window() {
        let _ = window.print();
    }
}
