//! The part of the address after `#`, which says what page is shown.
//!
//! Not the routes: those are the core's. Nothing that a person typed is ever put in an address.

use std::fmt::Display;

use super::{events, page};

/// What stands after `#`.
pub(crate) fn hash() -> String {
    let hash = page::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
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

/// Never anything but what follows `#`, so that no route can lead away from the page.
fn address(route: &impl Display) -> String {
    let route = route.to_string();
    if route.starts_with('#') { route } else { format!("#{route}") }
}

/// Starts the whole page anew.
pub(crate) fn reload() {
    if let Some(window) = page::window() {
        let _ = window.location().reload();
    }
}
