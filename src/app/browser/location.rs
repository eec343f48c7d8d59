//! The part of the address after `#`, which says what page is shown.
//!
//! Not the routes: those are the core's. Nothing that a person typed is ever put in an address.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    fmt::Display,
};

use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

use super::{events, focus, page};

/// What stands after `#`.
pub(crate) fn hash() -> String {
    let hash = page::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Where this site is, for people to type: without what stands after `#`.
pub(crate) fn site() -> String {
    if !page::IS_BROWSER {
        return "tell.example".to_owned();
    }
    let site = page::window().and_then(|window| {
        let here = window.location();
        Some([here.host().ok()?, here.pathname().ok()?].concat())
    });
    site.unwrap_or_default()
}

/// Calls with the new hash whenever a link, the person or the program changes it.
pub(crate) fn on_change(look: impl Fn(String) + 'static) {
    events::on_window("hashchange", move |_| look(hash()));
}

/// A new step of the history.
pub(crate) fn go(route: &impl Display) {
    if let Some(window) = page::window() {
        let _ = window.location().set_hash(&address(route));
    }
}

/// The same step of the history, with another address. `on_change` hears of it too.
pub(crate) fn replace(route: &impl Display) {
    if let Some(window) = page::window() {
        let _ = window.location().replace(&address(route));
    }
}

/// The same, and nobody hears of it: the next load of the page starts there.
pub(crate) fn replace_quietly(route: &impl Display) {
    if let Some(history) = page::window().and_then(|window| window.history().ok()) {
        let state = JsValue::from_f64(STEP.get().into());
        let _ = history.replace_state_with_url(&state, "", Some(&address(route)));
    }
}

/// Never anything but what follows `#`, so that no route can lead away from the page.
fn address(route: &impl Display) -> String {
    let route = route.to_string();
    if route.starts_with('#') { route } else { format!("#{route}") }
}

/// Where somebody was on a page: how far down, and on what.
#[derive(Clone, Debug, Default)]
pub(crate) struct Place {
    down: f64,
    focused: String,
}

thread_local! {
    /// by the number of the step in the history
    static LEFT: RefCell<BTreeMap<u32, Place>> = const { RefCell::new(BTreeMap::new()) };
    static STEP: Cell<u32> = const { Cell::new(0) };
    static STAY: Cell<Option<Place>> = const { Cell::new(None) };
}

/// Called when the address has changed and the old page still stands: remembers where somebody was
/// there, and tells where they were on the page that they go back to.
pub(crate) fn turn() -> Option<Place> {
    let (window, history) = (page::window()?, page::window()?.history().ok()?);
    let focused = page::document().and_then(|document| document.active_element());
    let place = Place {
        down: window.scroll_y().unwrap_or(0.0),
        focused: focused.map(|element| element.id()).unwrap_or_default(),
    };
    LEFT.with_borrow_mut(|left| left.insert(STEP.get(), place));
    // a step that was taken before carries its number; a new one carries nothing
    let before = history.state().ok().and_then(|state| state.as_f64()).map(|step| step as u32);
    let step =
        before.unwrap_or_else(|| LEFT.with_borrow(|left| left.keys().max().map_or(0, |last| last + 1)));
    STEP.set(step);
    if before.is_none() {
        let _ = history.replace_state(&JsValue::from_f64(step.into()), "");
    }
    before.and_then(|step| LEFT.with_borrow(|left| left.get(&step).cloned()))
}

/// The page is about to be drawn anew, and somebody stays where they are on it: on what has that id.
pub(crate) fn stay(focused: &str) {
    let down = page::window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0);
    STAY.set(Some(Place { down, focused: focused.to_owned() }));
}

/// Where somebody stays. Known once.
pub(crate) fn stays() -> Option<Place> {
    STAY.take()
}

/// The first step of this visit. Scrolling back is ours to do, since pages are drawn late.
pub(crate) fn begin() {
    let Some(history) = page::window().and_then(|window| window.history().ok()) else { return };
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    let _ = history.replace_state(&JsValue::from_f64(0.0), "");
}

impl Place {
    /// Goes there, once the page is in the document.
    pub(crate) fn restore(self) {
        focus::again(&self.focused);
        focus::scroll_to(self.down);
    }
}

/// Starts the whole page anew.
pub(crate) fn reload() {
    if let Some(window) = page::window() {
        let _ = window.location().reload();
    }
}
