//! Taking back what was just done to an answer, and doing it again. Quiet: there only where there is
//! something to take back. A text box keeps its own Ctrl+Z.

use leptos::prelude::*;
use tell_it_once_core::{
    folder::Spot,
    keep::undo::{Turned, Way},
};

use crate::{
    browser::{focus, live},
    state::App,
};

/// More letters than this are not read out.
const MOST: usize = 60;

/// `ask` is the words of the question, `dom` starts its ids. `turned` hears when the answer is another one.
pub(crate) fn undo_line(app: App, spot: Spot, ask: &str, dom: &str, turned: Callback<()>) -> AnyView {
    let can = app.store.can_turn(spot.clone());
    let (spot, ask, dom) = (StoredValue::new(spot), (app.text.versions.of)(ask), dom.to_owned());
    let ids = [format!("{dom}-step-back"), format!("{dom}-step-forth")];
    let (back_id, forth_id) = (ids[0].clone(), ids[1].clone());
    let turn = move |way: Way| {
        let done = spot.with_value(|spot| app.store.turn(spot, way, app.text.lang));
        let Some(done) = done else { return };
        turned.run(());
        live::say(&said(app, way, done));
        // the button that was pressed may be gone
        let (back, forth) = can.get_untracked();
        let target = match way {
            Way::Back if back => &back_id,
            Way::Back => &forth_id,
            Way::Forth if forth => &forth_id,
            Way::Forth => &back_id,
        };
        focus::by_id(target);
    };
    let turn = StoredValue::new(turn);
    let button = move |way: Way, label: &'static str, id: String, ask: String| {
        let press = move |_| turn.with_value(|turn| turn(way));
        view! {
            <button class="btn btn--quiet btn--small" type="button" id=id on:click=press>
                {label} <span class="sr">{ask}</span>
            </button>
        }
    };
    let line = move || {
        let (back, forth) = can.get();
        let [back_id, forth_id] = ids.clone();
        let back = back.then(|| button(Way::Back, app.text.shell.undo, back_id, ask.clone()));
        let forth = forth.then(|| button(Way::Forth, app.text.versions.redo, forth_id, ask.clone()));
        (back.is_some() || forth.is_some()).then(|| view! { <p class="cluster undo">{back} {forth}</p> })
    };
    line.into_any()
}

/// What was undone, for people who do not see it.
fn said(app: App, way: Way, done: Turned) -> String {
    let words = &app.text.versions;
    match (done, way) {
        (Turned::Text { went, came, .. }, _) if !came.trim().is_empty() && went.trim().is_empty() => {
            (words.put_in)(&short(&came))
        }
        (Turned::Text { went, came, .. }, _) if !went.trim().is_empty() && came.trim().is_empty() => {
            (words.took_out)(&short(&went))
        }
        (Turned::Text { .. } | Turned::Kept(_), Way::Back) => words.taken_back.to_owned(),
        (Turned::Text { .. } | Turned::Kept(_), Way::Forth) => words.done_again.to_owned(),
    }
}

fn short(words: &str) -> String {
    let words = words.trim();
    let start: String = words.chars().take(MOST).collect();
    if start.len() == words.len() { start } else { format!("{start}…") }
}
