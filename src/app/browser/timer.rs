//! Something to do a little later. A timer is not cancelled: what it calls looks whether it is due.

use wasm_bindgen::{JsCast, prelude::Closure};

use super::page;

/// Calls once after that many milliseconds. Natively, never.
pub(crate) fn after(milliseconds: f64, work: impl FnOnce() + 'static) {
    let Some(window) = page::window() else { return };
    let work = Closure::once_into_js(work);
    let wait = milliseconds.clamp(0.0, f64::from(i32::MAX)).ceil() as i32;
    // refused only when the page is going away, and then there is nothing to do later
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), wait);
}

/// Calls once when the page is about to be painted, after the changes made now are in it.
pub(crate) fn before_paint(work: impl FnOnce() + 'static) {
    let Some(window) = page::window() else { return };
    let work = Closure::once_into_js(work);
    let _ = window.request_animation_frame(work.unchecked_ref());
}
