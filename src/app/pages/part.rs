//! What was said in one part, and whether the person says it is finished.

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    folder::{Edit, Role},
    keep::version::Why,
    route::Route,
    sitting::Status,
};

use super::{
    Drawn,
    list::{chip, reminder},
};
use crate::{
    browser::location,
    state::App,
    widgets::{Beneath, Frame, frame, one_of, spot, summary_list},
};

pub(super) fn page(app: App, booklet: &Booklet, part: usize) -> Option<Drawn> {
    let words = &app.text.pages.part;
    let n = part.checked_sub(1)?;
    let section = booklet.sections.get(n)?;
    let (found, title, finished, contributor) = app.sitting(booklet, |sitting| {
        let found = sitting.summary().parts.into_iter().find(|one| one.section == n);
        let finished = sitting.status(n) == Status::Completed;
        (found, sitting.say(&section.title), finished, sitting.contributor.clone())
    });
    let title = (words.title)(&title);
    let summary = found.map(|found| {
        let beneath = Beneath::of(app, booklet, found.items.iter());
        summary_list(app, Some(&booklet.id), found.items, Some(&beneath))
    });
    let done = finished.then(|| done(app));
    let chosen = RwSignal::new(finished.then_some(true));
    let options = [("yes", words.yes.to_owned(), true), ("no", words.no.to_owned(), false)];
    let choose = Callback::new(move |finished| chosen.set(Some(finished)));
    let options = one_of("finished", options, chosen.into(), choose);
    let (booklet, section) = (booklet.id.clone(), section.clone());
    let (accent, picture) = (section.accent.as_str(), section.picture.clone());
    let content = view! {
        {chip(app)}
        <div class="ask">
            {spot(app, picture.as_ref())}
            <h1 tabindex="-1">{title.clone()}</h1>
        </div>
        {done}
        {reminder(app)}
        {summary}
        <form class="flow" novalidate on:submit=move |event| {
            event.prevent_default();
            if let Some(finished) = chosen.get_untracked() {
                let (contributor, booklet) = (contributor.clone(), booklet.clone());
                let section = section.id.clone();
                app.store.apply(Edit::Finish { contributor, booklet, section, finished });
            }
            app.saver.make_safe(Why::Part);
            location::go(&Route::List.to_string());
        }>
            <fieldset class="field">
                <legend>{words.finished_ask}</legend>
                {options}
            </fieldset>
            <div class="actions"><button class="btn" type="submit">{words.save}</button></div>
        </form>
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some(accent) };
    Some(Drawn { view: frame(around, content.into_any()), title })
}

/// One quiet sentence.
fn done(app: App) -> AnyView {
    let words = &app.text.pages.part;
    let name = app.store.read(|folder| {
        let writer = folder.writer()?;
        let name = match writer.role {
            Role::YoungPerson => folder.known_as(),
            Role::Parent | Role::Helper | Role::Professional => writer.name.as_str(),
        };
        (!name.is_empty()).then(|| name.to_owned())
    });
    view! {
        <div class="notice notice--success flow">
            <p><strong>{words.done_title}</strong></p>
            {name.map(|name| view! { <p>{(words.thank_you)(&name)}</p> })}
        </div>
    }
    .into_any()
}
