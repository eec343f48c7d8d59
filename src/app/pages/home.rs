//! The start page is static HTML; the app adds only the way back to saved work.

mod not_mine;

use leptos::prelude::*;
use tell_it_once_core::{route::Route, sitting::Status};

use super::{Drawn, list::open};
use crate::{browser::time, state::App};

/// Nothing is drawn: the shell shows the static page.
pub(super) fn page(app: App) -> Drawn {
    Drawn { view: ().into_any(), title: app.text.pages.home.title.to_owned() }
}

/// "Carry on with saved work?" Never a name: others may look at this device.
pub(crate) fn resume(app: App) -> AnyView {
    let words = &app.text.pages.home;
    let state = app.store.memo(move |folder| {
        if folder.here.is_none() || folder.is_blank() {
            return None;
        }
        let kept = folder.contributions.iter().flat_map(|one| one.entries.values());
        let changed = kept.map(|kept| kept.at).max().unwrap_or(folder.made_at);
        Some((done_of(app), time::date_words(changed)))
    });
    let card = move || {
        state.get().map(|((done, of), changed)| {
            view! {
                <section class="card resume flow" data-accent="coral" aria-labelledby="resume-title">
                    <h2 id="resume-title">{words.carry_on_title}</h2>
                    <p>{(words.finished)(done, of)} " " {(words.last_changed)(&changed)}</p>
                    <div class="cluster">
                        <a class="btn" href=Route::List.to_string()>{words.carry_on}</a>
                        {not_mine::link(app)}
                    </div>
                </section>
            }
        })
    };
    card.into_any()
}

fn done_of(app: App) -> (usize, usize) {
    let pack = app.pack();
    let mut counts = (0, 0);
    for booklet in open(app, &pack) {
        app.sitting(booklet, |sitting| {
            for part in sitting.journey(Default::default()).parts() {
                counts.1 += 1;
                counts.0 += usize::from(sitting.status(part) == Status::Completed);
            }
        });
    }
    counts
}
