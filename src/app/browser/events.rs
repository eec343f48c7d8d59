//! What happens to the page as a whole. Listeners stay for as long as the page is open.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{
    BeforeUnloadEvent, Element, Event, EventTarget, KeyboardEvent, PageTransitionEvent, VisibilityState,
};

use super::page;

/// The page is about to be out of sight, or gone: the last moment to save. May come several times.
pub(crate) fn on_put_away(work: impl Fn() + Clone + 'static) {
    on_hidden(work.clone());
    on_window("blur", move |_| work());
}

/// The page is out of sight. Unlike above, not where somebody is only in another window.
pub(super) fn on_hidden(work: impl Fn() + Clone + 'static) {
    let left = work.clone();
    on_window("pagehide", move |_| left());
    on_document("visibilitychange", move |_| {
        if is_hidden() {
            work();
        }
    });
}

pub(super) fn is_hidden() -> bool {
    page::document().is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

/// The page is left. It may come back as it was, out of the browser's memory.
pub(crate) fn on_leave(work: impl Fn() + 'static) {
    on_window("pagehide", move |_| work());
}

/// The page is in sight again.
pub(crate) fn on_seen(work: impl Fn() + 'static) {
    on_document("visibilitychange", move |_| {
        if is_seen() {
            work();
        }
    });
}

/// The page came back out of the browser's memory, and time has passed without it.
pub(crate) fn on_return(work: impl Fn() + 'static) {
    on_window("pageshow", move |event| {
        if event.dyn_into::<PageTransitionEvent>().is_ok_and(|event| event.persisted()) {
            work();
        }
    });
}

/// Somebody presses a key, moves a pointer or touches the page.
pub(crate) fn on_touch(work: impl Fn() + Clone + 'static) {
    for event in ["keydown", "pointerdown", "pointermove", "touchstart", "wheel"] {
        let work = work.clone();
        on_window(event, move |_| work());
    }
}

pub(crate) fn is_seen() -> bool {
    page::document().is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

type Ask = Closure<dyn Fn(BeforeUnloadEvent)>;

thread_local! {
    static ASK: RefCell<Option<Ask>> = const { RefCell::new(None) };
}

/// From now on the browser asks before it closes the page.
pub(crate) fn ask_before_leaving() {
    let Some(window) = page::window() else { return };
    let ask = Ask::new(|event: BeforeUnloadEvent| {
        event.prevent_default();
        // what older browsers look for; none of them shows the words
        event.set_return_value("!");
    });
    window.set_onbeforeunload(Some(ask.as_ref().unchecked_ref()));
    ASK.set(Some(ask));
}

pub(crate) fn leave_without_asking() {
    if let Some(window) = page::window() {
        window.set_onbeforeunload(None);
    }
    ASK.take();
}

/// Somebody presses a button of the static page, which waits to be of use until now.
pub(crate) fn on_press(id: &str, work: impl Fn() + 'static) {
    if let Some(button) = page::element(id) {
        listen(&button, "click", move |_| work());
        let _ = button.set_attribute("data-here", "");
    }
}

/// Somebody presses Escape inside one of these.
pub(crate) fn on_escape(inside: &'static str, work: impl Fn() + 'static) {
    on_document("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| event.key() == "Escape") else {
            return;
        };
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.closest(inside).ok().flatten().is_some()) {
            work();
        }
    });
}

/// Tells the static page something, by name only.
pub(super) fn tell(name: &str) {
    if let (Some(document), Some(event)) =
        (page::document(), page::window().and_then(|_| Event::new(name).ok()))
    {
        let _ = document.dispatch_event(&event);
    }
}

pub(super) fn on_window(name: &str, work: impl Fn(Event) + 'static) {
    if let Some(window) = page::window() {
        listen(&window, name, work);
    }
}

pub(super) fn on_element(element: &Element, name: &str, work: impl Fn(Event) + 'static) {
    listen(element, name, work);
}

pub(super) fn on_document(name: &str, work: impl Fn(Event) + 'static) {
    if let Some(document) = page::document() {
        listen(&document, name, work);
    }
}

fn listen(target: &EventTarget, name: &str, work: impl Fn(Event) + 'static) {
    let work = Closure::<dyn Fn(Event)>::new(work);
    let _ = target.add_event_listener_with_callback(name, work.as_ref().unchecked_ref());
    work.forget();
}
