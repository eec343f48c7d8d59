//! The static page around the app: what it shows while the app is not there, and when it is.

use std::any::Any;

use leptos::prelude::*;

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

/// Whether the start page is what is seen, whatever the address asks for.
pub(crate) fn shows_start() -> bool {
    page::element("start").is_none_or(|start| !start.has_attribute("hidden"))
}

/// Says something else in a place of the static page.
pub(crate) fn say(id: &str, words: &str) {
    if let Some(element) = page::element(id) {
        element.set_text_content(Some(words));
    }
}

/// Draws the app in its place.
pub(crate) fn mount(draw: impl FnOnce() -> AnyView + 'static) {
    mount_at("app", draw);
}

/// Draws the way back to saved work, on the start page.
pub(crate) fn mount_resume(draw: impl FnOnce() -> AnyView + 'static) {
    mount_at("resume", draw);
}

#[cfg(target_arch = "wasm32")]
fn mount_at(id: &str, draw: impl FnOnce() -> AnyView + 'static) {
    use wasm_bindgen::JsCast;
    let place = page::element(id).and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(place) = place {
        // the app lives as long as the page
        leptos::mount::mount_to(place, draw).forget();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn mount_at(_id: &str, _draw: impl FnOnce() -> AnyView + 'static) {}

/// Something that stands in the page until this is dropped.
pub(crate) struct Mounted(#[expect(dead_code, reason = "held for what dropping it does")] Box<dyn Any>);

#[cfg(target_arch = "wasm32")]
pub(crate) fn mount_in(id: &str, draw: impl FnOnce() -> AnyView + 'static) -> Option<Mounted> {
    use wasm_bindgen::JsCast;
    let place = page::element(id)?.dyn_into::<web_sys::HtmlElement>().ok()?;
    Some(Mounted(Box::new(leptos::mount::mount_to(place, draw))))
}

#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn mount_in(_id: &str, _draw: impl FnOnce() -> AnyView + 'static) -> Option<Mounted> {
    None
}

/// Tells the static page that the app has arrived.
pub(crate) fn ready() {
    events::tell("tio-ready");
}

fn set_hidden(id: &str, hidden: bool) {
    if let Some(element) = page::element(id) {
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
}
