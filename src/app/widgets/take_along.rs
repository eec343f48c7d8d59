//! That nothing stays on a shared device, said in time.

use leptos::prelude::*;
use tell_it_once_core::{route::Route, text::Text};

use crate::browser::storage::device;

/// A calm notice, where it is so.
pub(crate) fn take_along(text: &'static Text) -> Option<AnyView> {
    let words = &text.shared;
    let notice = || {
        view! {
            <section class="notice notice--info flow" aria-labelledby="take-along">
                <h2 id="take-along">{words.take_title}</h2>
                <p>{words.take}</p>
                <ul>
                    <li><a class="alone" href=Route::Copy.to_string()>{words.take_copy}</a></li>
                    <li><a class="alone" href=Route::Clear.to_string()>{words.finish_link}</a></li>
                </ul>
            </section>
        }
    };
    device::is_shared().then(|| notice().into_any())
}
