//! One window at a time writes in a folder (Web Locks). Where there are none, as on plain http,
//! the comparison before each save must do.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect};
use tell_it_once_core::id::FolderId;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{page, timer};

/// Milliseconds for the other window to finish what it does.
const PATIENCE: f64 = 2000.0;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    Held,
    /// another window has it
    Elsewhere,
    Unsupported,
}

/// How much it is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// only if no other window has it
    IfFree,
    /// for a moment, so that the other window can let it go
    Wait,
    /// whoever has it
    Steal,
}

thread_local! {
    /// what lets each of them go
    static HELD: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
}

fn take_held(name: &str) -> Option<Function> {
    HELD.with_borrow_mut(|held| {
        let at = held.iter().position(|(known, _)| known == name)?;
        Some(held.swap_remove(at).1)
    })
}

pub(crate) fn is_supported() -> bool {
    locks().is_some()
}

fn locks() -> Option<JsValue> {
    let navigator = page::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}

/// Takes the folder for this window, until it is released or the page is gone. `on_lost` hears when another
/// window takes it away.
pub(crate) async fn hold(folder: &FolderId, how: How, on_lost: impl FnOnce() + 'static) -> Lock {
    let name = format!("tio1:folder:{folder}");
    if HELD.with_borrow(|held| held.iter().any(|(known, _)| *known == name)) {
        return Lock::Held;
    }
    let Some(answer) = request(&name, how, on_lost) else { return Lock::Unsupported };
    match JsFuture::from(answer).await.ok().and_then(|granted| granted.as_bool()) {
        Some(true) => Lock::Held,
        Some(false) => Lock::Elsewhere,
        None => Lock::Unsupported,
    }
}

pub(crate) fn release(folder: &FolderId) {
    if let Some(let_go) = take_held(&format!("tio1:folder:{folder}")) {
        let _ = let_go.call0(&JsValue::NULL);
    }
}

/// A promise of whether the lock was granted. Asked for by name: `web_sys` has no stable type.
fn request(name: &str, how: How, on_lost: impl FnOnce() + 'static) -> Option<Promise> {
    let locks = locks()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let options = Object::new();
    match how {
        How::IfFree => Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?,
        How::Steal => Reflect::set(&options, &"steal".into(), &JsValue::TRUE).ok()?,
        How::Wait => Reflect::set(&options, &"signal".into(), &give_up_later()?).ok()?,
    };
    let mut asked = JsValue::UNDEFINED;
    let granted = Promise::new(&mut |tell, _| {
        let name_held = name.to_owned();
        let on_answer = Closure::once_into_js(move |lock: JsValue| {
            let granted = lock.is_object();
            let until = if granted { held_until_released(name_held) } else { JsValue::UNDEFINED };
            let _ = tell.call1(&JsValue::NULL, &granted.into());
            until
        });
        if let Ok(promise) = request.call3(&locks, &name.into(), &options, &on_answer) {
            asked = promise;
        }
    });
    if !asked.is_object() {
        return None;
    }
    // the request's own promise ends when the lock is let go, and fails when it is taken away or waited
    // for in vain
    let name = name.to_owned();
    let ended = Closure::once_into_js(move |_: JsValue| {
        if take_held(&name).is_some() {
            on_lost();
        }
        JsValue::FALSE
    });
    let then: Function = Reflect::get(&asked, &"then".into()).ok()?.dyn_into().ok()?;
    let ended: Promise = then.call2(&asked, &JsValue::UNDEFINED, &ended).ok()?.dyn_into().ok()?;
    Some(Promise::race(&js_sys::Array::of2(&granted, &ended)))
}

/// A signal that ends the waiting.
fn give_up_later() -> Option<JsValue> {
    let controller = web_sys::AbortController::new().ok()?;
    let signal = controller.signal();
    timer::after(PATIENCE, move || controller.abort());
    Some(signal.into())
}

fn held_until_released(name: String) -> JsValue {
    let mut name = Some(name);
    let until = Promise::new(&mut |let_go, _| {
        if let Some(name) = name.take() {
            HELD.with_borrow_mut(|held| held.push((name, let_go)));
        }
    });
    until.into()
}
