//! Good to know where questions are private: leaving quickly, and what stays on this device then.

use leptos::prelude::*;
use tell_it_once_core::{
    quick_exit::{QuickExit, Shows},
    route::Route,
};

use super::{Drawn, help::way_back};
use crate::{
    browser::{focus, live},
    leave,
    state::App,
    widgets::{Frame, frame, worries},
};

pub(super) fn page(app: App) -> Drawn {
    let words = app.text.leave();
    let has_button = QuickExit::of(&app.pack().council).shows != Shows::Nowhere;
    let button = has_button.then(|| {
        let lines = words.button_words.map(|line| view! { <p>{line}</p> });
        view! {
            <section class="card flow"><h2>{words.button_title}</h2>{lines.into_iter().collect_view()}</section>
            {shift(app)}
            {clears(app)}
        }
    });
    let is_somebody = app.store.read(|folder| folder.here.is_some());
    let lock = is_somebody.then(|| {
        view! { <li><a class="alone" href=Route::Lock.to_string()>{words.to_lock}</a></li> }
    });
    let stays = words.stays.map(|line| view! { <li>{line}</li> }).into_iter().collect_view();
    let content = view! {
        <h1 tabindex="-1">{words.tips_title}</h1>
        <p class="lead">{words.tips_lead}</p>
        {button}
        <section class="card flow">
            <h2>{words.stays_title}</h2>
            <ul>{stays}</ul>
            <ul class="footer__links">
                {lock}
                <li><a class="alone" href=Route::Sees.to_string()>{words.to_sees}</a></li>
            </ul>
        </section>
        {worries(app.text, app.style(), &app.pack().council)}
    };
    let around =
        Frame { text: app.text, back: Some(way_back(app)), class: "content flow", accent: Some("plum") };
    Drawn { view: frame(around, content.into_any()), title: words.tips_title.to_owned() }
}

/// Something that is off until somebody wants it. Of words for "on" and "off", those for "on" come first.
struct Switch {
    id: &'static str,
    title: &'static str,
    words: &'static str,
    is: [&'static str; 2],
    turn: [&'static str; 2],
    is_on: fn() -> bool,
    set: fn(bool),
}

/// Some people press Shift by accident, or to have keys stick.
fn shift(app: App) -> AnyView {
    let words = app.text.leave();
    switch(Switch {
        id: "shift",
        title: words.shift_title,
        words: words.shift_words,
        is: [words.shift_is_on, words.shift_is_off],
        turn: [words.shift_on, words.shift_off],
        is_on: leave::is_shift_on,
        set: leave::turn_shift,
    })
}

/// What is lost is lost: nobody has it by accident.
fn clears(app: App) -> AnyView {
    let words = app.text.leave();
    switch(Switch {
        id: "clears",
        title: words.clears_title,
        words: words.clears_words,
        is: [words.clears_is_on, words.clears_is_off],
        turn: [words.clears_on, words.clears_off],
        is_on: leave::clears,
        set: leave::turn_clears,
    })
}

fn switch(of: Switch) -> AnyView {
    let Switch { id, title, words, is, turn, is_on, set } = of;
    let now = RwSignal::new(is_on());
    let says = move || is[usize::from(!now.get())];
    let press = move |_| {
        set(!now.get_untracked());
        now.set(is_on());
        live::say(says());
    };
    let turns = move || turn[usize::from(now.get())];
    view! {
        <section class="card flow">
            <h2 id=id>{title}</h2>
            <p>{words}</p>
            <p><strong>{says}</strong></p>
            <div class="actions">
                <button class="btn btn--quiet" type="button" aria-describedby=id on:click=press>{turns}</button>
            </div>
        </section>
    }
    .into_any()
}

/// Before the first page with the button.
pub(super) fn before(app: App) -> Drawn {
    let words = app.text.leave();
    let lines = words.before.map(|line| view! { <p>{line}</p> }).into_iter().collect_view();
    let go_on = move |_| {
        leave::tell();
        app.redraw();
        focus::to_top();
    };
    let content = view! {
        <h1 tabindex="-1">{words.before_title}</h1>
        <div class="card flow">{lines}</div>
        <p><a class="alone" href=Route::Tips.to_string()>{words.before_more}</a></p>
        <div class="actions">
            <button class="btn" type="button" on:click=go_on>{app.text.shell.go_on}</button>
            <a class="btn btn--quiet" href=Route::List.to_string()>{words.to_the_list}</a>
        </div>
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("plum") };
    Drawn { view: frame(around, content.into_any()), title: words.before_title.to_owned() }
}
