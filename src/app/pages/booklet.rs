//! One booklet: what it is for, its parts, and what can be made of it.

use leptos::prelude::*;
use tell_it_once_core::{booklet::Booklet, route::Route};

use super::{
    Drawn,
    list::{chip, draw, group, link, to_check, to_one_page},
};
use crate::{
    state::App,
    widgets::{Frame, frame},
};

pub(super) fn page(app: App, booklet: &Booklet) -> Drawn {
    let words = &app.text.pages.list;
    let (title, about) =
        app.sitting(booklet, |sitting| (sitting.say(&booklet.title), sitting.say(&booklet.about)));
    let minutes = words.takes(booklet.minutes);
    // the page's heading is the booklet's name already
    let parts = group(app, booklet).headed(words.parts);
    let content = view! {
        {chip(app)}
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{title.clone()}</h1>
            <p class="lead">{about}</p>
        </div>
        <p class="hint">{minutes}</p>
        {draw(app, 0, parts)}
        <h2 class="group">{words.check_and_share}</h2>
        <ol class="tasks">
            {to_check(app, booklet)} {to_one_page(app, booklet)} {to_paper_and_screen(app, booklet)}
        </ol>
    };
    let accent = booklet.sections.first().map(|part| part.accent.as_str());
    let back = Some(Route::List.to_string());
    Drawn {
        view: frame(Frame { text: app.text, back, class: "content flow", accent }, content.into_any()),
        title,
    }
}

/// Its questions on paper, and what was said on a large screen.
fn to_paper_and_screen(app: App, booklet: &Booklet) -> AnyView {
    let words = app.text.sheets();
    let present = Route::Present { booklet: booklet.id.clone() };
    let paper = Route::Paper { booklet: booklet.id.clone() };
    [link(present, words.to_present.to_owned()), link(paper, words.to_paper.to_owned())]
        .collect_view()
        .into_any()
}
