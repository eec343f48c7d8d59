//! The window to the browser: the only folder that may name `web_sys`, `js_sys` or `gloo`.
//!
//! Thin on purpose: nothing here decides anything about a folder. It compiles natively too, where
//! there is no window and each function does nothing, so that pages can be drawn in ordinary tests.

mod caches;
pub(crate) mod clipboard;
pub(crate) mod device_kind;
pub(crate) mod dictation;
pub(crate) mod draw;
pub(crate) mod entropy;
pub(crate) mod events;
pub(crate) mod fault;
pub(crate) mod files;
pub(crate) mod focus;
pub(crate) mod input;
pub(crate) mod leaving;
pub(crate) mod letters;
pub(crate) mod live;
pub(crate) mod location;
pub(crate) mod lock;
pub(crate) mod measure;
pub(crate) mod pack;
mod page;
pub(crate) mod picture;
pub(crate) mod prefs;
pub(crate) mod shell;
pub(crate) mod speech;
pub(crate) mod spoken;
pub(crate) mod storage;
pub(crate) mod task;
pub(crate) mod time;
pub(crate) mod timer;
pub(crate) mod typed;
pub(crate) mod voice;
pub(crate) mod windows;
