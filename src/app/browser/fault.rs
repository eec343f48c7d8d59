//! A fault of the program: says where, never with what, since that could be somebody's words.

use wasm_bindgen::JsValue;

use super::{events, page};

/// From now on a panic shows the static page's notice. The console gets the file and line only.
pub(crate) fn watch() {
    if !page::IS_BROWSER {
        return;
    }
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(|place| format!("{}:{}", place.file(), place.line()));
        let words = format!("Tell It Once stopped at {}", place.unwrap_or_default());
        web_sys::console::error_1(&JsValue::from_str(&words));
        events::tell("tio-panic");
    }));
}
