//! What became of the copy. Opening a folder draws the page anew, so that this waits beside it.

use std::cell::RefCell;

use leptos::prelude::*;
use tell_it_once_core::{
    backup::Backup,
    folder::{Edit, Folder},
    route::Route,
};

use crate::{
    browser::{focus, live},
    pages::{
        Drawn,
        keep::copy::{missing, missing_list},
    },
    state::App,
    widgets::{Frame, frame},
};

pub(super) enum Outcome {
    /// it is a folder of its own now
    Opened(Brought),
    Same,
    /// in the place of the one that was here
    Replaced(Box<Folder>, Brought),
    Unchanged,
    NotDone(&'static str),
}

/// What came with the file.
pub(super) struct Brought {
    answers: usize,
    pictures: usize,
    missing: Vec<String>,
    is_plain: bool,
}

impl Brought {
    pub(super) fn of(app: App, backup: &Backup) -> Brought {
        let kept = backup.folder.contributions.iter().flat_map(|one| one.entries.values());
        Brought {
            answers: kept.filter(|kept| kept.says_something()).count(),
            pictures: backup.pictures.len() - backup.extra.len(),
            missing: missing(app.text, &backup.folder, &backup.missing),
            is_plain: backup.made.is_none(),
        }
    }
}

thread_local! {
    static OUTCOME: RefCell<Option<Outcome>> = const { RefCell::new(None) };
}

pub(super) fn put(outcome: Outcome) {
    OUTCOME.set(Some(outcome));
}

pub(super) fn take() -> Option<Outcome> {
    OUTCOME.take()
}

pub(super) fn page(app: App, outcome: Outcome) -> Drawn {
    let words = &app.text.copies().open;
    let (title, said) = match outcome {
        Outcome::Opened(brought) => (
            words.opened_title,
            view! {
                <p class="lead">{words.opened.say(brought.answers, brought.pictures)}</p>
                <p>{words.is_here}</p>
                {about(app, &brought)}
            }
            .into_any(),
        ),
        Outcome::Same => (words.same, view! { <p class="lead">{words.same_words}</p> }.into_any()),
        Outcome::Replaced(before, brought) => (
            words.replaced_title,
            view! {
                <p class="lead">{words.opened.say(brought.answers, brought.pictures)}</p>
                {about(app, &brought)}
                {undo(app, *before)}
            }
            .into_any(),
        ),
        Outcome::Unchanged => {
            (words.unchanged_title, view! { <p class="lead">{words.unchanged}</p> }.into_any())
        }
        Outcome::NotDone(why) => {
            (words.unchanged_title, view! { <p class="notice notice--error">{why}</p> }.into_any())
        }
    };
    // a copy may have been made before anybody said who they are
    let is_somebody = app.store.read(|folder| folder.here.is_some());
    let next = if is_somebody { Route::List } else { Route::Who };
    let content = view! {
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{title}</h1>
        </div>
        {said}
        <div class="actions"><a class="btn" href=next.to_string()>{words.to_list}</a></div>
    };
    let around = Frame { text: app.text, back: None, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: title.to_owned() }
}

fn about(app: App, brought: &Brought) -> AnyView {
    let plain =
        brought.is_plain.then(|| view! { <p class="notice notice--info">{app.text.copies().open.plain}</p> });
    let missing = (!brought.is_plain).then(|| missing_list(app.text, &brought.missing));
    view! { {plain} {missing} }.into_any()
}

fn undo(app: App, before: Folder) -> AnyView {
    let words = &app.text.copies().open;
    let before = RwSignal::new(Some(before));
    let go_back = move |_| {
        if let Some(before) = before.write().take() {
            app.store.apply(Edit::Restore(Box::new(before)));
            app.saver.flush();
            live::say(words.undone);
            focus::by_id("copy-undone");
        }
    };
    let line = move || {
        if before.with(Option::is_none) {
            return view! { <p class="notice notice--info" id="copy-undone" tabindex="-1">{words.undone}</p> }
                .into_any();
        }
        view! {
            <p>
                {words.replaced} " "
                <button class="btn btn--quiet btn--small" type="button" on:click=go_back>{words.undo}</button>
            </p>
        }
        .into_any()
    };
    line.into_any()
}
