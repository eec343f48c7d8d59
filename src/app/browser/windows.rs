//! What windows of this site say to each other: which folder one wants to write in, and what was saved.

use std::cell::RefCell;

use tell_it_once_core::id::FolderId;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

use super::{events, page};

const CHANNEL: &str = "tio1";

/// A word to the other windows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// somebody wants to write in that folder in another window
    Wanted(FolderId),
    /// something was saved in that folder
    Saved(FolderId),
}

thread_local! {
    static OPEN: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

pub(crate) fn tell(word: &Word) {
    let Word::Wanted(folder) = word else { return };
    if let Some(channel) = channel() {
        let _ = channel.post_message(&folder.as_str().into());
    }
}

/// Calls with each word of another window. Saves are heard through the mirror, which every browser tells of.
pub(crate) fn on_word(hear: impl Fn(Word) + Clone + 'static) {
    let heard = hear.clone();
    events::on_window("storage", move |event| {
        let key = event.dyn_into::<StorageEvent>().ok().and_then(|event| event.key());
        let folder = key.and_then(|key| super::storage::mirror::folder_of(&key));
        if let Some(folder) = folder {
            heard(Word::Saved(folder));
        }
    });
    let Some(channel) = channel() else { return };
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(folder) = event.data().as_string().and_then(|text| text.parse().ok()) {
            hear(Word::Wanted(folder));
        }
    });
    channel.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
}

/// Absent in old browsers.
fn channel() -> Option<BroadcastChannel> {
    let there = js_sys::Reflect::has(&page::window()?.into(), &"BroadcastChannel".into()).unwrap_or(false);
    if !there {
        return None;
    }
    if OPEN.with_borrow(Option::is_none) {
        OPEN.set(BroadcastChannel::new(CHANNEL).ok());
    }
    OPEN.with_borrow(Option::clone)
}
