//! Work that waits for the browser. Nothing of a page may be used after a wait: it may be gone.

use std::{
    pin::pin,
    task::{Context, Waker},
};

use super::page;

/// Starts work that nobody waits for. Natively it runs as far as it can without waiting.
pub(crate) fn run(work: impl Future<Output = ()> + 'static) {
    if page::IS_BROWSER {
        wasm_bindgen_futures::spawn_local(work);
        return;
    }
    // whether it came to its end or would wait for a browser that is not there is all the same
    let _ = pin!(work).poll(&mut Context::from_waker(Waker::noop()));
}
