//! Leaving quickly: the button for it, whether somebody was told of it, and what is done.
//!
//! Where it stands is the core's to say (`quick_exit`). Comes with the pages.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use tell_it_once_core::{quick_exit::QuickExit, route::Route};

use crate::{
    browser::{events, leaving, live, location, storage::device, task, time, timer},
    guard::away,
    pages::Drawn,
    state::App,
};

const TOLD: &str = "tio1.told";
const SHIFT: &str = "tio1.shift";
const CLEARS: &str = "tio1.clears";

/// Milliseconds after which the other website comes, whatever is still to be taken away.
const LONGEST: f64 = 2000.0;

/// How often Shift is pressed to leave, and within how many milliseconds.
const PRESSES: u8 = 3;
const QUICKLY: f64 = 5000.0;

thread_local! {
    /// the button is on the page
    static STANDS: Cell<bool> = const { Cell::new(false) };
    /// how often Shift was pressed, and when first
    static PRESSED: Cell<(u8, f64)> = const { Cell::new((0, 0.0)) };
    static IS_TOLD: Cell<Option<bool>> = const { Cell::new(None) };
}

pub(crate) fn stands_on(app: App, route: &Route) -> bool {
    let pack = app.pack();
    let booklet = route.booklet().and_then(|id| pack.booklet(id));
    booklet.is_some_and(|booklet| QuickExit::of(&pack.council).stands_on(route, booklet))
}

/// Whether this window told of it.
pub(crate) fn was_told() -> bool {
    // where there is no browser there is nobody to tell, unless a test says so
    IS_TOLD.get().unwrap_or_else(|| !task::can_wait() || device::is_kept_here(TOLD))
}

pub(crate) fn tell() {
    IS_TOLD.set(Some(true));
    device::keep_here(TOLD);
}

/// For tests: as if nobody had been told.
#[cfg(test)]
pub(crate) fn pretend(told: Option<bool>) {
    IS_TOLD.set(told);
}

/// The page with the button above it. Its title says nothing of what is asked: it stays in the browser's
/// history.
pub(crate) fn beside(app: App, route: &Route, page: Drawn) -> Drawn {
    let words = app.text.leave();
    let mut title = words.title_answers.to_owned();
    if let Route::Step { number, .. } | Route::Item { number, .. } = route {
        title = (words.title_question)(*number);
    } else if let Route::Part { part, .. } = route {
        title = (words.title_part)(*part);
    }
    STANDS.set(true);
    leaving::show_link(move || go(app));
    if is_shift_on() {
        listen(app);
    }
    on_cleanup(|| {
        STANDS.set(false);
        leaving::hide_link();
    });
    Drawn { view: view! { {bar(app)} {page.view} }.into_any(), title }
}

fn bar(app: App) -> AnyView {
    let words = app.text.leave();
    // a link, not a button: it works where another window writes and nothing can be changed in this one
    let leave = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        go(app);
    };
    view! {
        <section class="leave" aria-label=words.label>
            <div class="page leave__row">
                <a class="btn leave__now" href=Route::Home.to_string() on:click=leave>{words.button}</a>
                <a class="alone" href=Route::Tips.to_string()>{words.how}</a>
            </div>
        </section>
    }
    .into_any()
}

/// At once: first nothing is to be seen, then all is saved and put away, and then another website comes. Where
/// somebody chose that, all is taken off the device in place of being saved.
pub(crate) fn go(app: App) {
    let exit = QuickExit::of(&app.pack().council);
    live::clear();
    leaving::empty(&exit.title, app.text.leave().loading);
    events::leave_without_asking();
    if clears() {
        // once: a browser may bring this page back as it was, with what was still to come
        let is_gone = Rc::new(Cell::new(false));
        let go = move || {
            if !is_gone.replace(true) {
                leaving::go(&exit.leave_to);
            }
        };
        let cleared = go.clone();
        task::run(async move {
            away::clear_leaving(app).await;
            cleared();
        });
        return timer::after(LONGEST, go);
    }
    app.saver.flush();
    device::leave();
    location::replace_quietly(&Route::Home);
    leaving::go(&exit.leave_to);
}

/// Whether leaving also clears this device: never, until somebody chose it.
pub(crate) fn clears() -> bool {
    device::kept(CLEARS).is_some()
}

pub(crate) fn turn_clears(on: bool) {
    device::keep(CLEARS, on.then_some("1"));
}

pub(crate) fn is_shift_on() -> bool {
    device::kept(SHIFT).is_some()
}

pub(crate) fn turn_shift(on: bool) {
    device::keep(SHIFT, on.then_some("1"));
}

fn listen(app: App) {
    leaving::on_keys(move |is_shift| {
        if !STANDS.get() || !is_shift_on() {
            return;
        }
        let now = time::since_start();
        let pressed = count(PRESSED.get(), is_shift, now);
        PRESSED.set(pressed);
        match pressed.0 {
            0 => {}
            PRESSES => go(app),
            presses => live::say(&app.text.leave().shift_more.say((PRESSES - presses).into())),
        }
    });
}

/// How often Shift was pressed by now, and since when. Any other key begins anew.
fn count((before, since): (u8, f64), is_shift: bool, now: f64) -> (u8, f64) {
    match is_shift {
        false => (0, now),
        true if before == 0 || now - since > QUICKLY => (1, now),
        true => (before + 1, since),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(keys: &[(bool, f64)], leaves: bool) {
        let mut counted = (0, 0.0);
        let left = keys.iter().any(|(is_shift, at)| {
            counted = count(counted, *is_shift, *at);
            counted.0 == PRESSES
        });
        assert_eq!(left, leaves, "{keys:?}");
    }

    #[test]
    fn criterion_81_only_shift_three_times_in_a_row_and_quickly() {
        let shift = |at| (true, at);
        check(&[shift(0.0), shift(300.0), shift(600.0)], true);
        check(&[shift(0.0), shift(300.0)], false);
        // capital letters: another key comes between
        check(&[(false, 0.0), shift(10.0), (false, 20.0), shift(30.0), (false, 40.0), shift(50.0)], false);
        check(&[shift(0.0), shift(4000.0), shift(8000.0)], false);
        check(&[shift(0.0), shift(6000.0), shift(7000.0), shift(8000.0)], true);
    }
}
