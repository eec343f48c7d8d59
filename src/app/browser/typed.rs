//! What stands on a page and is kept nowhere yet, such as a card's name before it is added: put back when the
//! page is drawn anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use super::{page, timer};

/// The button that turns to easier words, in the static page.
pub(crate) const SWITCH: &str = "easier-words";

/// Something that would have to be made again.
const MAKING: &str = ".crop, .draw, .voice--going";

pub(crate) fn is_making() -> bool {
    page::document().is_some_and(|document| document.query_selector(MAKING).ok().flatten().is_some())
}

/// What was typed, by the id of its box, and which disclosures are open, by the id of their words.
pub(crate) struct Typed {
    boxes: Vec<(String, String)>,
    open: Vec<String>,
}

pub(crate) fn remember() -> Typed {
    let boxes = all("#app input[type=text][id]").into_iter().filter_map(|element| {
        let value = element.dyn_ref::<HtmlInputElement>()?.value();
        (!value.is_empty()).then(|| (element.id(), value))
    });
    let open = all("#app details[open] > summary[id]").into_iter().map(|summary| summary.id());
    Typed { boxes: boxes.collect(), open: open.collect() }
}

impl Typed {
    /// Once the page is in the document. What was saved stands there already.
    pub(crate) fn put_back(self) {
        timer::before_paint(move || {
            for (id, value) in self.boxes {
                let element =
                    page::element(&id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
                let Some(element) = element.filter(|element| element.value().is_empty()) else { continue };
                element.set_value(&value);
                if let Ok(event) = Event::new("input") {
                    let _ = element.dispatch_event(&event);
                }
            }
            for id in self.open {
                if let Some(details) = page::element(&id).and_then(|summary| summary.parent_element()) {
                    let _ = details.set_attribute("open", "");
                }
            }
        });
    }
}

fn all(selector: &str) -> Vec<Element> {
    let found = page::document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
}
