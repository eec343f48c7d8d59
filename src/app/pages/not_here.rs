//! A page that the site could not send: its part of the program, or files of the council pack.

use leptos::prelude::*;
use tell_it_once_core::{route::Route, text::Text};

use super::Drawn;
use crate::{
    later,
    pack::NotReady,
    state::App,
    widgets::{Frame, frame},
};

pub(super) fn page(app: App, route: &Route) -> Drawn {
    let words = &app.text.pages.trouble;
    let route = route.clone();
    let again = Callback::new(move |()| later::when_here(route.clone(), app.pack, move || app.redraw()));
    let why = untrack(|| app.pack.trouble()).unwrap_or(NotReady::Offline);
    let button =
        view! { <button class="btn" type="button" on:click=move |_| again.run(())>{words.again}</button> };
    Drawn { view: explained(app.text, why, button.into_any()), title: words.pack_title.to_owned() }
}

/// What is not there, and what can be done.
pub(crate) fn explained(text: &'static Text, why: NotReady, again: AnyView) -> AnyView {
    let words = &text.pages.trouble;
    let (sentence, files) = match why {
        NotReady::Offline => (words.offline, Vec::new()),
        NotReady::Files(files) => (words.pack, files),
    };
    let files = files.into_iter().map(|path| view! { <li>{path}</li> }).collect_view();
    let content = view! {
        <h1 tabindex="-1">{words.pack_title}</h1>
        <p>{sentence}</p>
        <ul>{files}</ul>
        <div class="actions">{again} <a class="btn btn--quiet" href="./">{text.pages.lost.start}</a></div>
    };
    frame(Frame { text, back: None, class: "content flow", accent: None }, content.into_any())
}
