//! What a person typed or ticked, from the event that tells of it.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::page;

/// The words in the field. U+0000 cannot be typed, only pasted, and no file may hold it.
pub(crate) fn typed(event: &Event) -> String {
    let Some(target) = event.target() else { return String::new() };
    let words = match target.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default(),
    };
    words.replace('\0', "")
}

/// Where the caret is in a text box, in UTF-16 units; none where nobody put it anywhere.
pub(crate) fn caret(id: &str) -> Option<usize> {
    let area = page::element(id)?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let at = area.selection_end().ok()??;
    usize::try_from(at).ok().filter(|at| *at > 0)
}

/// What is picked from a list.
pub(crate) fn picked(event: &Event) -> String {
    let list = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
    list.map(|list| list.value()).unwrap_or_default()
}

/// Whether the box is ticked or the option is chosen.
pub(crate) fn checked(event: &Event) -> bool {
    let target = event.target();
    target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}
