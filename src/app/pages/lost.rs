//! An address that leads nowhere.

use leptos::prelude::*;
use tell_it_once_core::route::Route;

use super::Drawn;
use crate::{
    state::App,
    widgets::{Frame, frame},
};

pub(super) fn page(app: App) -> Drawn {
    let words = &app.text.pages.lost;
    let has_folder = app.store.read(|folder| folder.here.is_some());
    let list = has_folder.then(|| {
        view! { <a class="btn btn--quiet" href=Route::List.to_string()>{words.list}</a> }
    });
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        <p>{words.words}</p>
        <div class="actions"><a class="btn" href=Route::Home.to_string()>{words.start}</a> {list}</div>
    };
    let around = Frame { text: app.text, back: None, class: "content flow", accent: None };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}
