//! The way past somebody else's saved work.

use leptos::prelude::*;
use tell_it_once_core::route::Route;

use crate::state::App;

pub(super) fn link(app: App) -> AnyView {
    let words = app.text.shared.not_mine.link;
    view! { <a class="btn btn--quiet" href=Route::NotMine.to_string()>{words}</a> }.into_any()
}
