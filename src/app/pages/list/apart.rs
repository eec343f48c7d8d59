//! On the list: what came from people on other devices, and the ways to ask them; or, for whoever was asked,
//! the way to their part.

use leptos::prelude::*;
use tell_it_once_core::{folder::Received, id::BookletId, plan::start::is_for_a_plan, route::Route};

use super::link;
use crate::state::App;

/// Somebody asked for one booklet, and this folder is for that.
pub(super) fn is_asked(app: App) -> bool {
    app.store.read(|folder| folder.invited.is_some())
}

/// Somebody at the council puts a plan together in this folder.
pub(super) fn is_plan(app: App) -> bool {
    app.store.read(is_for_a_plan)
}

/// Who reads what is written here.
pub(super) fn asked(app: App) -> Option<AnyView> {
    let words = app.text.apart().asked_by;
    is_asked(app).then(|| view! { <p class="notice notice--info">{words}</p> }.into_any())
}

/// The file to share, or the part that was asked for.
pub(in crate::pages) fn to_share(app: App) -> String {
    if is_asked(app) { app.text.apart().own.link } else { app.text.pages.list.share }.to_owned()
}

/// What came of that booklet, or of all, each with its way.
pub(in crate::pages) fn received(app: App, of: Option<&BookletId>) -> Vec<AnyView> {
    let pack = app.pack();
    let found: Vec<(usize, String, BookletId)> = app.store.read(|folder| {
        let named = |(n, one): (usize, &Received)| {
            let name = one.open()?.statement().contributor.name_typed.clone();
            of.is_none_or(|of| one.booklet == *of).then(|| (n + 1, name, one.booklet.clone()))
        };
        folder.current_received().enumerate().filter_map(named).collect()
    });
    let row = |(number, name, booklet): (usize, String, BookletId)| {
        let title = pack.booklet(&booklet);
        let title = title.map(|one| app.sitting(one, |sitting| sitting.say(&one.title)));
        let title = title.unwrap_or_else(|| booklet.to_string());
        link(Route::From { number }, (app.text.apart().says)(&name, &title))
    };
    found.into_iter().map(row).collect()
}

/// Nothing where somebody else asked: what they see is their own part.
pub(super) fn elsewhere(app: App) -> Option<AnyView> {
    let words = app.text.apart();
    (!is_asked(app)).then(|| {
        // the names of booklets that come later
        let rows = move || {
            app.pack.is_whole();
            received(app, None)
        };
        view! {
            <h2 class="group">{words.title}</h2>
            <ol class="tasks">
                {rows}
                {link(Route::Ask, words.ask.title.to_owned())}
                {link(Route::Sent, words.sent.link.to_owned())}
            </ol>
        }
        .into_any()
    })
}
