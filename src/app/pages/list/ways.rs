//! Rows of the list that lead on: to checking, and to the one page.

use leptos::prelude::*;
use tell_it_once_core::{booklet::Booklet, route::Route};

use crate::state::App;

pub(in crate::pages) fn link(route: Route, label: String) -> AnyView {
    view! {
        <li class="task">
            <span class="shape" aria-hidden="true"></span>
            <a class="task__link" href=route.to_string()>{label}</a>
        </li>
    }
    .into_any()
}

pub(in crate::pages) fn to_check(app: App, booklet: &Booklet) -> AnyView {
    let title = app.sitting(booklet, |sitting| sitting.say(&booklet.title));
    link(Route::Check { booklet: booklet.id.clone() }, (app.text.pages.list.check)(&title))
}

pub(in crate::pages) fn to_one_page(app: App, booklet: &Booklet) -> Option<AnyView> {
    booklet.profile.as_ref()?;
    Some(link(Route::Profile { booklet: booklet.id.clone() }, app.text.pages.list.one_page.to_owned()))
}
