//! What a page says, as it stands in the document, and a mark on what is being said.
//!
//! The mark is no element: the document, and what a screen reader knows of it, stay as they are.

use std::{cell::RefCell, ops::Range};

use js_sys::{Array, Function, Reflect};
use tell_it_once_core::speech::{locate, units};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use super::page;

/// A line or a paragraph, in the pieces of text that it is made of.
pub(crate) struct Block {
    pub(crate) words: String,
    pub(crate) lang: String,
    nodes: Vec<Node>,
    lengths: Vec<usize>,
}

/// What is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Page,
    /// the question around the element with this id, or what is shown of one at a meeting
    Question(String),
}

/// Never read, whatever stands in them.
const SILENT: &str = "script, style, template, textarea, select, audio, canvas, svg, [hidden], \
                      [aria-hidden=\"true\"], .listen, .say-it";
/// What is no part of a question: where it stands, what can be pressed, and what belongs to one answer of it.
const NOT_ASKED: &str = "button, details, .caption, .field .field";

/// What there is to read, in order.
pub(crate) fn blocks(what: &What) -> Vec<Block> {
    let Some(root) = root(what) else { return Vec::new() };
    let mut reader =
        Reader { only_question: matches!(what, What::Question(_)), blocks: Vec::new(), open: None };
    reader.inside(&root);
    reader.close();
    reader.blocks
}

fn root(what: &What) -> Option<Element> {
    match what {
        What::Page => {
            let mains = page::document()?.query_selector_all("main").ok()?;
            let mains = (0..mains.length()).filter_map(|n| mains.item(n)?.dyn_into::<Element>().ok());
            mains.into_iter().find(|main| !is(main, "[hidden] *"))
        }
        What::Question(id) => page::element(id)?.closest(".field, .present__slide").ok()?,
    }
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or_default()
}

struct Reader {
    only_question: bool,
    blocks: Vec<Block>,
    open: Option<Block>,
}

impl Reader {
    fn read(&mut self, element: &Element) {
        if is(element, SILENT) || (self.only_question && is(element, NOT_ASKED)) {
            return;
        }
        self.inside(element);
    }

    fn inside(&mut self, element: &Element) {
        let Some(display) = style(element, "display").filter(|display| display != "none") else { return };
        let stands_alone = display != "inline" && display != "contents";
        if stands_alone {
            self.close();
        }
        // of what is folded away there is only its name
        let is_folded = is(element, "details:not([open])");
        let mut next = element.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            if node.node_type() == Node::TEXT_NODE {
                self.add(element, node);
            } else if let Some(inner) = node.dyn_ref::<Element>()
                && (!is_folded || is(inner, "summary"))
            {
                self.read(inner);
            }
        }
        if stands_alone {
            self.close();
        }
    }

    fn add(&mut self, element: &Element, node: Node) {
        let words = node.text_content().unwrap_or_default();
        if words.is_empty() {
            return;
        }
        let block = self.open.get_or_insert_with(|| Block {
            words: String::new(),
            lang: lang_of(element),
            nodes: Vec::new(),
            lengths: Vec::new(),
        });
        block.words.push_str(&words);
        block.lengths.push(units(&words));
        block.nodes.push(node);
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take().filter(|block| !block.words.trim().is_empty()));
    }
}

fn lang_of(element: &Element) -> String {
    let named = element.closest("[lang]").ok().flatten();
    named.and_then(|named| named.get_attribute("lang")).unwrap_or_default()
}

/// The language of the page.
pub(crate) fn language() -> String {
    page::root().map(|root| lang_of(&root)).unwrap_or_default()
}

fn style(element: &Element, property: &str) -> Option<String> {
    let style = page::window()?.get_computed_style(element).ok()??;
    style.get_property_value(property).ok()
}

/// What somebody wrote in answer to the question around the element with this id.
pub(crate) fn own_answer(id: &str) -> Option<String> {
    let question = root(&What::Question(id.to_owned()))?;
    let fields = question.query_selector_all("textarea, input[type=\"text\"], input[type=\"tel\"]").ok()?;
    let typed = |n| {
        let field = fields.item(n)?;
        let area = field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
        area.or_else(|| field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value))
    };
    let typed = (0..fields.length()).filter_map(typed).filter(|words| !words.trim().is_empty());
    let typed: Vec<String> = typed.collect();
    (!typed.is_empty()).then(|| typed.join("\n"))
}

impl Block {
    /// Whether it is still on the page.
    pub(crate) fn is_there(&self) -> bool {
        self.nodes.first().is_some_and(Node::is_connected)
    }

    fn range(&self, units: &Range<usize>) -> Option<web_sys::Range> {
        let (start, end) = locate(&self.lengths, units)?;
        let range = page::document()?.create_range().ok()?;
        range.set_start(self.nodes.get(start.piece)?, u32::try_from(start.at).ok()?).ok()?;
        range.set_end(self.nodes.get(end.piece)?, u32::try_from(end.at).ok()?).ok()?;
        Some(range)
    }

    /// Marks what is being said. Where the browser cannot, there is only the sound.
    pub(crate) fn mark(&self, units: &Range<usize>) {
        let marked = self.range(units).and_then(|range| {
            let class = Reflect::get(&page::window()?.into(), &"Highlight".into()).ok()?;
            let mark = Reflect::construct(&class.dyn_into::<Function>().ok()?, &Array::of1(&range)).ok()?;
            call(&marks()?, "set", &[&MARK.into(), &mark])
        });
        if marked.is_none() {
            unmark();
        }
    }

    /// Brings it into sight, where what was said before was in sight: not where somebody looks elsewhere.
    pub(crate) fn follow(&self, units: &Range<usize>) {
        let Some(range) = self.range(units) else { return };
        let followed = LAST.replace(Some(range.clone())).is_none_or(|last| is_seen(&last));
        let holder = self.nodes.first().and_then(Node::parent_element);
        if let Some(holder) = holder.filter(|_| followed && !is_seen(&range)) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            holder.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}

/// As the styles call it.
const MARK: &str = "spoken";

thread_local! {
    static LAST: RefCell<Option<web_sys::Range>> = const { RefCell::new(None) };
}

/// Nothing is being said.
pub(crate) fn unmark() {
    LAST.take();
    if let Some(marks) = marks() {
        call(&marks, "delete", &[&MARK.into()]);
    }
}

fn marks() -> Option<JsValue> {
    let css = Reflect::get(&page::window()?.into(), &"CSS".into()).ok()?;
    let marks = Reflect::get(&css, &"highlights".into()).ok()?;
    marks.is_object().then_some(marks)
}

fn call(on: &JsValue, name: &str, with: &[&JsValue]) -> Option<JsValue> {
    let method = Reflect::get(on, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    method.apply(on, &with.iter().copied().collect()).ok()
}

fn is_seen(range: &web_sys::Range) -> bool {
    let (rect, window) = (range.get_bounding_client_rect(), page::window());
    let height = window.and_then(|window| window.inner_height().ok()).and_then(|height| height.as_f64());
    height.is_none_or(|height| rect.top() >= 0.0 && rect.bottom() <= height)
}

/// Where a button says what it does: whether it reads now.
pub(crate) fn press(button: &str, is_reading: bool) {
    if let Some(button) = page::element(button) {
        let _ = button.set_attribute("aria-pressed", if is_reading { "true" } else { "false" });
    }
}

/// What was focused in there is about to go: its button takes the focus, and the page stays where it is.
pub(crate) fn give_focus_back(from: &str, to: &str) {
    let inside = page::element(from).and_then(|place| place.query_selector(":focus").ok().flatten());
    let button = page::element(to).and_then(|button| button.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button.filter(|_| inside.is_some()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = button.focus_with_options(&options);
    }
}
