//! Everything that was said in a booklet, before it is printed or shared.

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    route::Route,
    summary::{Part, Said},
};

use super::{
    Drawn,
    list::{apart, chip},
};
use crate::{
    state::App,
    widgets::{Beneath, Frame, frame, summary_list},
};

pub(super) fn page(app: App, booklet: &Booklet) -> Drawn {
    let words = &app.text.pages.check;
    let (summary, caption) = app.sitting(booklet, |sitting| (sitting.summary(), sitting.say(&booklet.title)));
    let open = summary
        .parts
        .iter()
        .flat_map(|part| &part.items)
        .filter(|item| !matches!(item.said, Said::Lines { .. }));
    let gaps = match open.count() {
        0 => None,
        n => Some(view! {
            <div class="notice notice--info"><p><strong>{words.gaps.say(n)}</strong> " " {words.gaps_words}</p></div>
        }),
    };
    let title = format!("{}: {caption}", words.title);
    let gone = summary.no_longer_asked;
    let gone = (!gone.is_empty()).then(|| {
        view! {
            <h2 class="group">{words.no_longer_asked}</h2>
            <p>{words.no_longer_asked_words}</p>
            {summary_list(app, None, gone, None)}
        }
    });
    let beneath = Beneath::of(app, booklet, summary.parts.iter().flat_map(|part| &part.items));
    let parts = summary.parts.into_iter().map(|part| draw(app, booklet, part, &beneath)).collect_view();
    let profile = booklet.profile.is_some().then(|| {
        let href = Route::Profile { booklet: booklet.id.clone() }.to_string();
        view! { <a class="btn" href=href>{app.text.pages.list.one_page}</a> }
    });
    let theirs = apart::received(app, Some(&booklet.id));
    let theirs = (!theirs.is_empty()).then(|| {
        view! { <h2 class="group">{app.text.apart().title}</h2> <ol class="tasks">{theirs}</ol> }
    });
    let content = view! {
        {chip(app)}
        <div class="ask">
            <p class="caption">{caption}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{title.clone()}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {gaps}
        {parts}
        {gone}
        {theirs}
        <div class="actions">
            {profile}
            <a class="btn btn--quiet" href=Route::Share.to_string()>{apart::to_share(app)}</a>
        </div>
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title }
}

fn draw(app: App, booklet: &Booklet, part: Part, beneath: &Beneath) -> AnyView {
    view! {
        <h2 class="group" data-accent=part.accent.as_str()>{part.title}</h2>
        {summary_list(app, Some(&booklet.id), part.items, Some(beneath))}
    }
    .into_any()
}
