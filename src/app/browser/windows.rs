//! What windows of this site say to each other: which folder one wants to write in, what was saved, and
//! that everything was taken away.

use std::cell::RefCell;

use tell_it_once_core::id::FolderId;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

use super::{
    events, page,
    storage::{Scope, mirror},
};

const CHANNEL: &str = "tio1";

/// A word of another window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// somebody wants to write in that folder in another window
    Wanted(FolderId),
    /// something was saved in that folder
    Saved(FolderId),
    /// it was locked, or its lock was taken off
    Locked(FolderId),
}

thread_local! {
    static OPEN: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Asks the others for that folder. That something was saved they hear by themselves.
pub(crate) fn ask_for(folder: &FolderId) {
    if let Some(channel) = channel() {
        let _ = channel.post_message(&folder.as_str().into());
    }
}

/// No folder has such a name.
const LOCKED: &str = "!locked ";

/// The lock of that folder was turned on or off. Others hear of it through the mirror, where there is one.
pub(crate) fn tell_locked(folder: &FolderId) {
    if let Some(channel) = channel() {
        let _ = channel.post_message(&[LOCKED, folder.as_str()].concat().into());
    }
}

/// Calls with each word of another window. Saves are heard through the mirror, which every browser tells of.
pub(crate) fn on_word(hear: impl Fn(Word) + Clone + 'static) {
    let heard = hear.clone();
    events::on_window("storage", move |event| {
        let key = event.dyn_into::<StorageEvent>().ok().and_then(|event| event.key());
        let Some(key) = key else { return };
        if let Some(folder) = mirror::locked_of(&key) {
            heard(Word::Locked(folder));
        } else if let Some(folder) = mirror::folder_of(&key) {
            heard(Word::Saved(folder));
        }
    });
    let Some(channel) = channel() else { return };
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(text) = event.data().as_string() else { return };
        let word = match text.strip_prefix(LOCKED) {
            Some(folder) => folder.parse().map(Word::Locked),
            None => text.parse().map(Word::Wanted),
        };
        if let Ok(word) = word {
            hear(word);
        }
    });
    let _ = channel.add_event_listener_with_callback("message", listen.as_ref().unchecked_ref());
    listen.forget();
}

/// No folder has such a name.
const CLEARED: [(&str, Scope); 2] = [("!all", Scope::All), ("!window", Scope::Window)];
/// For browsers without channels: it comes and goes with all the rest.
const CLEARED_KEY: &str = "tio1.cleared";

/// All windows are to stop, and to forget.
pub(crate) fn tell_cleared(scope: Scope) {
    let word = CLEARED.iter().find(|(_, each)| *each == scope).map(|(word, _)| *word);
    if let (Some(channel), Some(word)) = (channel(), word) {
        let _ = channel.post_message(&word.into());
    }
    if let (Some(storage), Scope::All) = (mirror::raw(mirror::Area::Local), scope) {
        let _ = storage.set_item(CLEARED_KEY, "1");
        let _ = storage.remove_item(CLEARED_KEY);
    }
}

pub(crate) fn on_cleared(hear: impl Fn(Scope) + Clone + 'static) {
    let heard = hear.clone();
    events::on_window("storage", move |event| {
        let event = event.dyn_into::<StorageEvent>().ok();
        if event
            .is_some_and(|event| event.key().as_deref() == Some(CLEARED_KEY) && event.new_value().is_some())
        {
            heard(Scope::All);
        }
    });
    let Some(channel) = channel() else { return };
    let listen = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let said = event.data().as_string();
        let scope = CLEARED.iter().find(|(word, _)| Some(*word) == said.as_deref());
        if let Some((_, scope)) = scope {
            hear(*scope);
        }
    });
    let _ = channel.add_event_listener_with_callback("message", listen.as_ref().unchecked_ref());
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
