//! The switch to easier words and pictures that stands on every page. The page is drawn anew under it, and what
//! somebody did there stays.

use leptos::prelude::{GetUntracked, Set};
use tell_it_once_core::{route::Route, words::Style};

use crate::{
    browser::{live, location, typed},
    state::App,
};

/// Turns from one kind of words to the other.
pub(crate) fn switch(app: App) {
    let mut prefs = app.prefs.get_untracked();
    let words = app.text.words();
    let (style, on, later) = match prefs.style {
        Style::Usual => (Style::Easier, words.easier_on, words.easier_later),
        Style::Easier => (Style::Usual, words.usual_on, words.usual_later),
    };
    prefs.style = style;
    prefs.keep();
    app.prefs.set(prefs);
    let Ok(here) = location::hash().parse::<Route>();
    let said = if !has_words(&here) {
        on
    } else if typed::is_making() {
        // a photo that is being cut, a drawing, a recording: nobody draws it twice
        later
    } else {
        let typed = typed::remember();
        location::stay(typed::SWITCH);
        app.redraw();
        typed.put_back();
        on
    };
    live::say(said);
}

/// Whether a page says words in two ways. The others stay as they are, with what was chosen on them.
fn has_words(route: &Route) -> bool {
    match route {
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
        | Route::Words
        | Route::Help => true,
        Route::Home
        | Route::Device
        | Route::Who
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
        | Route::Sees
        | Route::Tips
        | Route::Language
        | Route::NotFound => false,
    }
}
