//! One window at a time writes in a folder (Web Locks). Where there are none, as on plain http,
//! the comparison before each save must do.

use std::{cell::RefCell, collections::BTreeMap};

use js_sys::{Function, Object, Promise, Reflect};
use tell_it_once_core::id::FolderId;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

use super::page;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    Held,
    /// another window has it
    Elsewhere,
    Unsupported,
}

thread_local! {
    static HELD: RefCell<BTreeMap<String, Function>> = const { RefCell::new(BTreeMap::new()) };
}

/// Takes the folder for this window if no other has it, until it is released or the page is gone.
pub(crate) async fn hold(folder: &FolderId) -> Lock {
    let name = format!("tio1:folder:{folder}");
    if HELD.with_borrow(|held| held.contains_key(&name)) {
        return Lock::Held;
    }
    let Some(answer) = request(&name) else { return Lock::Unsupported };
    match JsFuture::from(answer).await.ok().and_then(|granted| granted.as_bool()) {
        Some(true) => Lock::Held,
        Some(false) => Lock::Elsewhere,
        None => Lock::Unsupported,
    }
}

pub(crate) fn release(folder: &FolderId) {
    let held = HELD.with_borrow_mut(|held| held.remove(&format!("tio1:folder:{folder}")));
    if let Some(let_go) = held {
        let _ = let_go.call0(&JsValue::NULL);
    }
}

/// A promise of whether the lock was granted. Asked for by name: `web_sys` has no stable type.
fn request(name: &str) -> Option<Promise> {
    let navigator = page::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    let how = Object::new();
    Reflect::set(&how, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let mut asked = JsValue::UNDEFINED;
    let granted = Promise::new(&mut |tell, _| {
        let name_held = name.to_owned();
        let on_answer = Closure::once_into_js(move |lock: JsValue| {
            let granted = lock.is_object();
            let until = if granted { held_until_released(name_held) } else { JsValue::UNDEFINED };
            let _ = tell.call1(&JsValue::NULL, &granted.into());
            until
        });
        if let Ok(promise) = request.call3(&locks, &name.into(), &how, &on_answer) {
            asked = promise;
        }
    });
    // the request's own promise ends when the lock is let go, or at once when it is refused
    asked.is_object().then(|| Promise::race(&js_sys::Array::of2(&granted, &asked)))
}

fn held_until_released(name: String) -> JsValue {
    let mut name = Some(name);
    let until = Promise::new(&mut |let_go, _| {
        if let Some(name) = name.take() {
            HELD.with_borrow_mut(|held| held.insert(name, let_go));
        }
    });
    until.into()
}
