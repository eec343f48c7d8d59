//! The way past somebody else's saved work.

use leptos::prelude::*;
use tell_it_once_core::{id::FolderId, route::Route};

use crate::state::App;

pub(super) fn link(app: App, id: FolderId) -> AnyView {
    let words = app.text.shared.not_mine.link;
    let doubt = move |_| app.folders.doubted.set(Some(id.clone()));
    view! { <a class="btn btn--quiet" href=Route::NotMine.to_string() on:click=doubt>{words}</a> }.into_any()
}
