//! What a person typed or ticked, from the event that tells of it.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement};

/// The words in the field. U+0000 cannot be typed, only pasted, and no file may hold it.
pub fn typed(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    let words = match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default(),
    };
    words.replace('\0', "")
}

/// Whether the box is ticked or the option is chosen.
pub fn checked(event: &Event) -> bool {
    let target = event.target();
    target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}
