//! One file for each page. Pages take the context; parts take props.

mod booklet;
mod check;
mod colours;
mod cover;
mod device;
mod document;
mod help;
mod home;
mod item;
mod keep;
mod language;
mod list;
mod lost;
mod not_here;
mod opener;
mod paper;
mod part;
mod plans;
mod present;
mod profile;
mod sees;
mod share;
mod step;
mod tips;
mod views;
mod who;
mod words;

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    id::BookletId,
    route::{Plans, Route},
};

use crate::{
    doing,
    language::{self as kept_language, Fetched},
    later, leave,
    state::App,
};

pub(crate) use cover::covered;
#[cfg(test)]
pub(crate) use home::{Card, Other, What, resume, saved};
#[cfg(test)]
pub(crate) use keep::{
    copy::tests as copy_tests, lock::tests as lock_tests, open_copy::tests as open_copy_tests, versions,
};
pub(crate) use not_here::explained;
#[cfg(test)]
pub(crate) use opener::tests as opener_tests;
#[cfg(test)]
pub(crate) use plans::PlanFiles;
pub(crate) use plans::files as plan_files;
#[cfg(test)]
pub(crate) use share::apart::tests as apart_tests;

/// A page, drawn, and what its address bar and its window say.
pub(crate) struct Drawn {
    pub(crate) view: AnyView,
    /// the heading, then the part it belongs to
    pub(crate) title: String,
}

/// A page. Those that the first question needs are there from the first.
pub(crate) fn page(app: App, route: &Route) -> Drawn {
    match route {
        Route::Home => home::page(app),
        Route::Device => device::page(app),
        Route::Who => who::page(app),
        Route::NotFound => lost::page(app),
        Route::List
        | Route::Booklet { .. }
        | Route::Step { .. }
        | Route::Item { .. }
        | Route::Part { .. }
        | Route::Check { .. }
        | Route::Profile { .. }
        | Route::Paper { .. }
        | Route::Present { .. }
        | Route::Views
        | Route::Share
        | Route::Ask
        | Route::Sent
        | Route::From { .. }
        | Route::Versions
        | Route::Copy
        | Route::OpenCopy
        | Route::Lock
        | Route::Unlock
        | Route::Clear
        | Route::NotMine
        | Route::Open
        | Route::Plans(_)
        | Route::Colours
        | Route::Help
        | Route::Sees
        | Route::Tips
        | Route::Language
        | Route::Words => later::page(app, route).unwrap_or_else(|| not_here::page(app, route)),
    }
}

/// The pages of the part that is fetched next.
pub(crate) fn later_page(app: App, route: &Route) -> Drawn {
    with_leaving(app, route, || draw_later(app, route))
}

/// What stands beside the questions, and what a booklet becomes: to be read over, on paper, and on a screen in a
/// meeting.
pub(crate) enum Beside<'a> {
    Part(&'a BookletId, usize),
    Check(&'a BookletId),
    Profile(&'a BookletId),
    Paper(&'a BookletId),
    Present(&'a BookletId),
    Views,
    Colours,
    Help,
    Sees,
    Tips,
    Language,
    Words,
}

pub(crate) fn beside_page(app: App, route: &Route, what: Beside<'_>) -> Drawn {
    with_leaving(app, route, || match what {
        Beside::Part(id, part) => with_booklet(app, id, |booklet| part::page(app, booklet, part)),
        Beside::Check(id) => with_booklet(app, id, |booklet| Some(check::page(app, booklet))),
        Beside::Profile(id) => with_booklet(app, id, |booklet| profile::page(app, booklet)),
        Beside::Paper(id) => with_booklet(app, id, |booklet| Some(paper::page(app, booklet))),
        Beside::Present(id) => with_booklet(app, id, |booklet| Some(present::page(app, booklet))),
        Beside::Views => views::page(app),
        Beside::Colours => colours::page(app),
        Beside::Help => help::page(app),
        Beside::Sees => sees::page(app),
        Beside::Tips => tips::page(app),
        Beside::Language => language::page(app),
        Beside::Words => words::page(app),
    })
}

/// Where questions may be about what nobody else should see, it is said first how to leave quickly.
fn with_leaving(app: App, route: &Route, draw: impl FnOnce() -> Drawn) -> Drawn {
    app.store.watch_with(doing::watch);
    kept_language::look(app);
    match leave::stands_on(app, route) {
        false => draw(),
        true if !leave::was_told() => tips::before(app),
        true => leave::beside(app, route, draw()),
    }
}

fn draw_later(app: App, route: &Route) -> Drawn {
    match route {
        Route::List => list::page(app),
        Route::Booklet { booklet } => with_booklet(app, booklet, |one| Some(booklet::page(app, one))),
        Route::Step { booklet, number } => {
            with_booklet(app, booklet, |booklet| step::page(app, booklet, *number))
        }
        Route::Item { booklet, number, item } => {
            with_booklet(app, booklet, |booklet| item::page(app, booklet, *number, *item))
        }
        // what the app adds to the static start page
        Route::Home => Drawn { view: home::resume(app), title: String::new() },
        Route::Device
        | Route::Who
        | Route::Part { .. }
        | Route::Check { .. }
        | Route::Profile { .. }
        | Route::Paper { .. }
        | Route::Present { .. }
        | Route::Views
        | Route::Colours
        | Route::Help
        | Route::Sees
        | Route::Tips
        | Route::Language
        | Route::Words
        | Route::Share
        | Route::Ask
        | Route::Sent
        | Route::From { .. }
        | Route::Versions
        | Route::Copy
        | Route::OpenCopy
        | Route::Lock
        | Route::Unlock
        | Route::Clear
        | Route::NotMine
        | Route::Open
        | Route::Plans(_)
        | Route::NotFound => lost::page(app),
    }
}

/// What is kept on this device.
pub(crate) enum Keeping {
    Versions,
    Copy,
    OpenCopy,
    Lock,
    Unlock,
    Clear,
    NotMine,
}

pub(crate) fn keep_page(app: App, what: Keeping) -> Drawn {
    match what {
        Keeping::Versions => keep::versions::page(app),
        Keeping::Copy => keep::copy::page(app),
        Keeping::OpenCopy => keep::open_copy::page(app),
        Keeping::Lock => keep::lock::page(app),
        Keeping::Unlock => keep::lock::unlock::page(app),
        Keeping::Clear => keep::clear::page(app),
        Keeping::NotMine => keep::not_mine::page(app),
    }
}

/// What leaves this device as a file, and what comes from others.
pub(crate) enum Sharing {
    Share,
    Ask,
    Sent,
    From(usize),
}

pub(crate) fn share_page(app: App, what: Sharing) -> Drawn {
    match what {
        Sharing::Share => share::page(app),
        Sharing::Ask => share::apart::ask::page(app),
        Sharing::Sent => share::apart::sent::page(app),
        Sharing::From(number) => share::apart::theirs::page(app, number).unwrap_or_else(|| lost::page(app)),
    }
}

/// The pages about plans, dates and letters.
pub(crate) fn plans_page(app: App, page: &Plans) -> Drawn {
    plans::page(app, page)
}

/// The page of the council's staff, in a part that no family fetches.
pub(crate) fn opener_page(app: App) -> Drawn {
    opener::page(app)
}

fn with_booklet(app: App, id: &BookletId, draw: impl FnOnce(&Booklet) -> Option<Drawn>) -> Drawn {
    let pack = app.pack();
    let Some(english) = pack.booklet(id) else { return lost::page(app) };
    let translation = match kept_language::of(app, id) {
        Fetched::Asked => return kept_language::waiting(app),
        Fetched::Here(translation) => Some(translation),
        Fetched::None => None,
    };
    let is_you = kept_language::is_said_to_child(app, english);
    let booklet = translation.as_ref().map_or(english, |one| one.said_to(is_you));
    let Some(mut drawn) = draw(booklet) else { return lost::page(app) };
    if let Some(translation) = &translation {
        drawn = kept_language::worn(translation.language, drawn);
    }
    let part = app.sitting(booklet, |sitting| sitting.say(&booklet.title));
    if !drawn.title.ends_with(&part) {
        drawn.title = format!("{} – {part}", drawn.title);
    }
    drawn
}

/// Whether a page can be drawn before anybody said who is here.
pub(crate) fn needs_somebody(route: &Route) -> bool {
    match route {
        Route::Home
        | Route::Device
        | Route::Who
        | Route::OpenCopy
        | Route::Sent
        | Route::Unlock
        | Route::Clear
        | Route::NotMine
        | Route::Open
        | Route::Colours
        | Route::Help
        | Route::Sees
        | Route::Tips
        | Route::Language
        | Route::Words
        // what is pasted there lives in the page and nowhere else
        | Route::Plans(Plans::Check)
        | Route::NotFound => false,
        Route::List
        | Route::Booklet { .. }
        | Route::Step { .. }
        | Route::Item { .. }
        | Route::Part { .. }
        | Route::Check { .. }
        | Route::Profile { .. }
        | Route::Paper { .. }
        | Route::Present { .. }
        | Route::Views
        | Route::Versions
        | Route::Copy
        | Route::Lock
        | Route::Share
        | Route::Ask
        | Route::From { .. }
        | Route::Plans(
            // of what is saved, or saving what is written there
            Plans::Overview
            | Plans::Dates
            | Plans::Calendar
            | Plans::Letters
            | Plans::Letter { .. }
            | Plans::Make
            | Plans::Review
            | Plans::Rounds
            | Plans::Costs,
        ) => true,
    }
}
