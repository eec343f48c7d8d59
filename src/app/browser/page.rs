//! The window, the document and their elements, where there are any.
//!
//! The one place that knows whether this is a browser: natively every lookup finds nothing.

use wasm_bindgen::JsValue;

pub(super) const IS_BROWSER: bool = cfg!(target_arch = "wasm32");

pub(super) fn window() -> Option<web_sys::Window> {
    if IS_BROWSER { web_sys::window() } else { None }
}

pub(super) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

pub(super) fn root() -> Option<web_sys::Element> {
    document()?.document_element()
}

pub(super) fn element(id: &str) -> Option<web_sys::Element> {
    document()?.get_element_by_id(id)
}

/// The `name` of a `DOMException` or an `Error`.
pub(super) fn name_of(error: &JsValue) -> String {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name"));
    name.ok().and_then(|name| name.as_string()).unwrap_or_default()
}
