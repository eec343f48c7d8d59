//! What stands where there is nothing to show yet: why, and the way to what will fill it.

use leptos::prelude::*;
use tell_it_once_core::{route::Route, text::Text};

/// The words, and the way back to the list.
pub(crate) fn nothing_yet(text: &'static Text, words: &'static str) -> AnyView {
    nothing_here(words, &Route::List, text.pages.lost.list)
}

/// The words, two shapes that nobody has to read, and the way on.
pub(crate) fn nothing_here(words: &'static str, to: &Route, way: &'static str) -> AnyView {
    view! {
        <div class="empty">
            <span class="empty__shapes" aria-hidden="true"></span>
            <p>{words}</p>
            <p><a class="btn btn--quiet" href=to.to_string()>{way}</a></p>
        </div>
    }
    .into_any()
}
