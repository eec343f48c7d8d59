//! What a person can paste elsewhere. It is only ever written, when they ask for it.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

use super::page;

/// False where the browser has none, or does not let us.
pub(crate) async fn put(words: &str) -> bool {
    let Some(window) = page::window() else { return false };
    let navigator = window.navigator();
    // only on pages that came over a safe way
    let is_there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
    is_there && JsFuture::from(navigator.clipboard().write_text(words)).await.is_ok()
}
