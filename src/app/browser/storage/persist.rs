//! Asking the browser not to clear this site's storage by itself.

use wasm_bindgen::JsValue;

use super::{Mode, mode};
use crate::browser::{page, task};

/// What the browser says about clearing storage by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Persistence {
    Promised,
    NotPromised,
}

/// Some browsers never answer, so nobody waits for it.
pub(crate) fn request_persistence(on_answer: impl FnOnce(Persistence) + 'static) {
    match mode() {
        Mode::Session | Mode::Memory => return,
        Mode::Both | Mode::DatabaseOnly | Mode::MirrorOnly => {}
    }
    task::run(async move {
        on_answer(ask("persist").await.unwrap_or(Persistence::NotPromised));
    });
}

/// What it promised before.
pub(crate) async fn persistence() -> Option<Persistence> {
    ask("persisted").await
}

async fn ask(how: &str) -> Option<Persistence> {
    let navigator = page::window()?.navigator();
    // absent on plain http and in some browsers, where the typed call would throw
    let manager = js_sys::Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)?;
    let call = js_sys::Reflect::get(&manager, &how.into()).ok().filter(JsValue::is_function)?;
    let answer = js_sys::Function::from(call).call0(&manager).ok()?;
    let promised =
        wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(answer)).await.ok()?.as_bool()?;
    Some(if promised { Persistence::Promised } else { Persistence::NotPromised })
}
