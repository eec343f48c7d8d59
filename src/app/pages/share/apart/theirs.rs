//! What came from somebody, for reading. It can be left out or removed, and not changed.

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::verdict::SignedStatement,
    folder::{Edit, Received},
    route::Route,
};

use super::{super::preview, title_of};
use crate::{
    browser::{focus, live, time},
    pages::Drawn,
    state::App,
    widgets::{Frame, frame},
};

const REMOVED: &str = "part-removed";
const REMOVE: &str = "part-remove";

/// The part with that number among the newest of each person and booklet.
pub(in crate::pages) fn page(app: App, number: usize) -> Option<Drawn> {
    let words = &app.text.apart().theirs;
    let number = number.checked_sub(1)?;
    let (one, all) = app.store.read(|folder| {
        let one = folder.current_received().nth(number)?.clone();
        let all: Vec<_> = folder.received_of(&one.contributor, &one.booklet).cloned().collect();
        Some((one, all))
    })?;
    let booklet = title_of(app, &one.booklet);
    let (title, body) = match one.open() {
        Some(signed) => {
            let title = (app.text.apart().says)(&signed.statement().contributor.name_typed, &booklet);
            (title, read(app, &signed, all.len() - 1))
        }
        None => (booklet, view! { <p class="notice notice--error">{words.unread}</p> }.into_any()),
    };
    let content = view! {
        <div class="ask">
            <p class="caption">{app.text.apart().title}</p>
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1"><bdi>{title.clone()}</bdi></h1>
            <p class="lead">{words.lead}</p>
        </div>
        {body}
        {remove(app, all)}
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("sky") };
    Some(Drawn { view: frame(around, content.into_any()), title })
}

fn read(app: App, signed: &SignedStatement, earlier: usize) -> AnyView {
    let words = &app.text.apart().theirs;
    let statement = signed.statement();
    let day = time::date_words(statement.declaration.at.at().to_utc());
    let earlier = (earlier > 0).then(|| format!(" {}", words.earlier.say(earlier)));
    view! {
        <p class="hint">{(words.signed)(&day)} {earlier}</p>
        {preview::rows(app, statement, true)}
    }
    .into_any()
}

/// The part and the earlier ones of it, with the way back until somebody leaves the page.
fn remove(app: App, all: Vec<Received>) -> AnyView {
    let words = &app.text.apart().theirs;
    let is_gone = RwSignal::new(false);
    let all = StoredValue::new(all);
    let take_out = move |_| {
        let Some((contributor, booklet)) =
            all.with_value(|all| all.first().map(|one| (one.contributor.clone(), one.booklet.clone())))
        else {
            return;
        };
        app.store.apply(Edit::TakeOut { contributor, booklet });
        app.saver.flush();
        is_gone.set(true);
        focus::by_id(REMOVED);
    };
    let undo = move |_| {
        for one in all.get_value() {
            app.store.apply(Edit::Receive(Box::new(one)));
        }
        app.saver.flush();
        is_gone.set(false);
        live::say(words.back);
        focus::by_id(REMOVE);
    };
    let line = move || {
        match is_gone.get() {
        true => view! {
            <p class="notice notice--info" id=REMOVED tabindex="-1">
                {words.removed} " "
                <button class="btn btn--quiet btn--small" type="button" on:click=undo>{words.undo}</button>
            </p>
        }
        .into_any(),
        false => view! {
            <p>
                <button class="btn btn--quiet" id=REMOVE type="button" on:click=take_out>{words.remove}</button>
            </p>
        }
        .into_any(),
    }
    };
    line.into_any()
}
