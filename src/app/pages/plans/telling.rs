//! To whom the pages about dates speak, and what is known today.

use tell_it_once_core::{
    dates::Dates,
    folder::{Role, child_id},
    timeline::{KnownDates, Telling, Timeline, known},
    words::Voice,
};

use crate::state::App;

/// Looks at the dates of the folder as whoever is here may see them. A young person is told their own rights.
pub(super) fn telling<T>(app: App, look: impl FnOnce(&Telling<'_>) -> T) -> T {
    let pack = app.pack();
    let style = leptos::prelude::WithUntracked::with_untracked(&app.prefs, |prefs| prefs.style);
    let today = (app.clock.today)();
    app.store.read(|folder| {
        let writer = folder.writer();
        let reader = writer.map_or_else(child_id, |writer| writer.id.clone());
        let is_own = writer.is_some_and(|writer| writer.role == Role::YoungPerson);
        let voice = if is_own { Voice::You } else { folder.voice_about(app.text.unnamed_child) };
        let (booklets, text) = (&pack.booklets, app.text);
        look(&Telling { folder, reader: &reader, booklets, voice, style, text, today })
    })
}

pub(super) fn days(dates: &Dates, telling: &Telling<'_>) -> KnownDates {
    known(dates, telling.folder, telling.reader, telling.today)
}

pub(super) fn timeline<'a>(dates: &'a Dates, known: &KnownDates, telling: &Telling<'_>) -> Timeline<'a> {
    Timeline::of(dates, known, telling.today)
}
