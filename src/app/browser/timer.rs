//! Something to do a little later. A timer is not cancelled: what it calls looks whether it is due.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::page;

/// Calls once after that many milliseconds. Natively, never.
pub(crate) fn after(milliseconds: f64, work: impl FnOnce() + 'static) {
    let Some(window) = page::window() else { return };
    let work = Closure::once_into_js(work);
    let wait = milliseconds.clamp(0.0, f64::from(i32::MAX)).ceil() as i32;
    // refused only when the page is going away, and then there is nothing to do later
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), wait);
}

/// Lets keys and painting go first.
pub(crate) async fn pause() {
    wait(0.0).await;
}

/// Goes on after that many milliseconds. Natively, at once.
pub(crate) async fn wait(milliseconds: f64) {
    if !page::IS_BROWSER {
        return;
    }
    let later = Promise::new(&mut |go_on, _| {
        after(milliseconds, move || {
            let _ = go_on.call0(&JsValue::NULL);
        });
    });
    let _ = JsFuture::from(later).await;
}

/// Calls once when the page is about to be painted, after the changes made now are in it.
pub(crate) fn before_paint(work: impl FnOnce() + 'static) {
    let Some(window) = page::window() else { return };
    let work = Closure::once_into_js(work);
    let _ = window.request_animation_frame(work.unchecked_ref());
}
