//! Answers that no file can carry, listed before one is tried, each with the way to it.

use leptos::prelude::*;
use tell_it_once_core::{problem::Uncarried, route::Route};

use super::{Chosen, with_sharing};
use crate::state::App;

/// Where the focus goes when somebody wants the file all the same.
pub(super) const ID: &str = "uncarried";

pub(super) fn is_any(app: App, chosen: &Chosen) -> bool {
    with_sharing(app, |sharing| !sharing.uncarried(chosen).is_empty())
}

pub(super) fn list(app: App, chosen: &Chosen) -> Option<AnyView> {
    let found = with_sharing(app, |sharing| sharing.uncarried(chosen));
    let title = app.text.share().uncarried.say(found.len());
    let items = found.iter().map(|one| item(app, one)).collect_view();
    (!found.is_empty()).then(|| {
        view! {
            <div class="err-summary" id=ID role="group" tabindex="-1" aria-labelledby="uncarried-title">
                <h3 id="uncarried-title">{title}</h3>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}

/// What is spoken. It stops nothing: the rest of the file is made all the same.
pub(super) fn spoken(app: App, chosen: &Chosen) -> Option<AnyView> {
    let found = with_sharing(app, |sharing| sharing.spoken(chosen));
    let title = app.text.share().spoken.say(found.len());
    let items = found.iter().map(|one| item(app, one)).collect_view();
    (!found.is_empty()).then(|| {
        view! {
            <div class="notice notice--info">
                <h3>{title}</h3>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}

/// The way is there for whoever can change it: a page shows the answers of the one who is here.
fn item(app: App, one: &Uncarried) -> AnyView {
    let pack = app.pack();
    let booklet = pack.booklet(&one.booklet);
    let number = booklet.and_then(|booklet| {
        let is_own = app.sitting(booklet, |sitting| sitting.contributor == one.contributor);
        let n = booklet.questions().position(|question| question.id == one.question)?;
        is_own.then_some(n + 1)
    });
    let ask = match number {
        Some(number) => {
            let href = Route::Step { booklet: one.booklet.clone(), number }.to_string();
            view! { <a href=href>{one.ask.clone()}</a> }.into_any()
        }
        None => view! { <strong>{one.ask.clone()}</strong> }.into_any(),
    };
    let title = booklet.map(|booklet| app.sitting(booklet, |sitting| sitting.say(&booklet.title)));
    let name = with_sharing(app, |sharing| sharing.name_of(&one.contributor));
    view! {
        <li>{ask} " " {one.words.clone()} <span class="said answer-line">{title} ": " {(app.text.share().written_for)(&name)}</span></li>
    }
    .into_any()
}
