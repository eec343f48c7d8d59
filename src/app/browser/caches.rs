//! What the browser keeps of the site itself, for use without a network.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::page;

/// Takes all of it away. True when nothing is left, or there was never anything to keep it in.
pub(crate) async fn clear() -> bool {
    let Some(window) = page::window() else { return true };
    // absent on plain http, where the typed call would throw
    let there = js_sys::Reflect::get(&window, &"caches".into()).is_ok_and(|caches| caches.is_object());
    let Some(caches) = window.caches().ok().filter(|_| there) else { return true };
    let names = |promise: Promise| async move {
        let names = JsFuture::from(promise).await.ok().map(|names| Array::from(&names));
        names
            .into_iter()
            .flat_map(|names| names.to_vec())
            .filter_map(|name: JsValue| name.as_string())
            .collect()
    };
    let all: Vec<String> = names(caches.keys()).await;
    for name in all {
        let _ = JsFuture::from(caches.delete(&name)).await;
    }
    let left: Vec<String> = names(caches.keys()).await;
    left.is_empty()
}
