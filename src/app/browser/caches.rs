//! What the browser keeps of the site itself, for use without a network.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::page;

/// Takes all of it away. True when nothing is left, or there was never anything to keep it in.
pub(super) async fn clear() -> bool {
    let Some(window) = page::window() else { return true };
    let dismissed = dismiss_workers(&window).await;
    // absent on plain http, where the typed call would throw
    let there = Reflect::get(&window, &"caches".into()).is_ok_and(|caches| caches.is_object());
    let Some(caches) = window.caches().ok().filter(|_| there) else { return dismissed };
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
    dismissed && left.is_empty()
}

/// The helpers that open the site without a network. Asked for by name: they are absent on plain http.
async fn dismiss_workers(window: &JsValue) -> bool {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
    let workers = of(&of(window, "navigator"), "serviceWorker");
    let call = |object: JsValue, name: &'static str| async move {
        let method: Function = of(&object, name).dyn_into().ok()?;
        let promise: Promise = method.call0(&object).ok()?.dyn_into().ok()?;
        JsFuture::from(promise).await.ok()
    };
    let all = call(workers, "getRegistrations").await.map(|all| Array::from(&all).to_vec());
    let mut dismissed = true;
    for worker in all.unwrap_or_default() {
        dismissed &= call(worker, "unregister").await.is_some_and(|done| done.is_truthy());
    }
    dismissed
}
