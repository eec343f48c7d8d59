//! Who can see what is written here: from whose device it is, what is locked and what was shared.

use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Folder, Kept, Role},
    route::Route,
};

use super::{Drawn, help::way_back};
use crate::{
    browser::{
        storage::{device, locked},
        time,
    },
    state::App,
    widgets::{Frame, frame},
};

pub(super) fn page(app: App) -> Drawn {
    let words = app.text.sees();
    let is_blank = app.saver.is_blank();
    let lead = if is_blank { words.lead_nothing } else { words.lead };
    let rights = rights(app);
    let content = view! {
        <h1 tabindex="-1">{words.title}</h1>
        <p class="lead">{lead}</p>
        {on_device(app, is_blank)}
        {council(app)}
        {helpers(app)}
        {(!is_blank).then(|| private(app))}
        {rights}
        <h2>{words.more}</h2>
        <ul>
            <li><a class="alone" href="privacy.html">{words.privacy}</a></li>
            <li><a class="alone" href=Route::Tips.to_string()>{words.to_tips}</a></li>
        </ul>
    };
    let around =
        Frame { text: app.text, back: Some(way_back(app)), class: "content flow", accent: Some("sky") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

fn on_device(app: App, is_blank: bool) -> AnyView {
    let words = app.text.sees();
    let is_shared = device::is_shared();
    let id = app.store.read(|folder| folder.id.clone());
    let is_locked = locked::is_locked(&id);
    let mut lines = vec![if is_shared { words.shared } else { words.own }.to_owned()];
    if is_locked {
        lines = vec![words.locked.to_owned()];
    } else if !is_shared && !is_blank {
        lines.push(words.unlocked.to_owned());
    }
    let people = app.store.read(people);
    lines.extend((people > 0).then(|| words.people.say(people)));
    let others = app.folders.others.with_untracked(Vec::len);
    lines.extend((others > 0).then(|| words.others.say(others)));
    let may_lock = !is_shared && !is_locked && !is_blank;
    let lock = may_lock.then(|| {
        view! { <li><a class="alone" href=Route::Lock.to_string()>{words.to_lock}</a></li> }
    });
    view! {
        <section class="card flow">
            <h2>{words.device}</h2>
            {paragraphs(lines)}
            <ul>
                {lock}
                <li><a class="alone" href=Route::Clear.to_string()>{words.to_clear}</a></li>
            </ul>
        </section>
    }
    .into_any()
}

/// Whose answers are in it.
fn people(folder: &Folder) -> usize {
    let said =
        |one: &&tell_it_once_core::folder::Contribution| one.entries.values().any(Kept::says_something);
    let mut people: Vec<_> =
        folder.contributions.iter().filter(said).map(|one| one.contributor.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

fn council(app: App) -> AnyView {
    let words = app.text.sees();
    let lines = app.store.read(|folder| match folder.exports.last() {
        None => vec![words.none_sent.to_owned(), words.before_file.to_owned()],
        Some(last) => {
            let day = time::date_words(last.at);
            let how = if last.sealed_to.is_some() { words.sealed } else { words.unsealed };
            let newer = (folder.changed_at() > last.at).then(|| words.newer.to_owned());
            let made = [words.made.with(folder.exports.len(), &[("day", &day)]), how.to_owned()];
            made.into_iter().chain(newer).chain([words.before_file.to_owned()]).collect()
        }
    });
    let name = app.pack().council.name.clone();
    view! { <section class="card flow"><h2>{(words.council)(&name)}</h2>{paragraphs(lines)}</section> }
        .into_any()
}

fn helpers(app: App) -> AnyView {
    let words = app.text.sees();
    let mut lines = words.helpers_words.map(str::to_owned).to_vec();
    lines.extend(app.store.read(|folder| (!folder.received.is_empty()).then(|| words.asked.to_owned())));
    view! { <section class="card flow"><h2>{words.helpers}</h2>{paragraphs(lines)}</section> }.into_any()
}

fn private(app: App) -> AnyView {
    let words = app.text.sees();
    let (notes, kept_back) = app.store.read(|folder| {
        let all = || folder.contributions.iter().flat_map(|one| one.entries.values());
        let notes = all().filter(|kept| !kept.note.trim().is_empty()).count();
        (notes, all().filter(|kept| kept.shared == Some(false) && kept.says_something()).count())
    });
    let mut lines = Vec::new();
    lines.extend((notes > 0).then(|| words.notes.say(notes)));
    lines.extend((kept_back > 0).then(|| words.kept_back.say(kept_back)));
    if lines.is_empty() {
        lines.push(words.private_none.to_owned());
    }
    lines.push(words.private_words.to_owned());
    view! { <section class="card flow"><h2>{words.private}</h2>{paragraphs(lines)}</section> }.into_any()
}

fn rights(app: App) -> AnyView {
    let words = app.text.sees();
    let is_about = app.store.read(|folder| folder.writer().is_some_and(|one| one.role != Role::YoungPerson));
    let (title, lines) = match is_about {
        true => (words.rights_about, words.rights_about_words.to_vec()),
        false => (words.rights_you, words.rights_you_words.to_vec()),
    };
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <section class="card flow">
            <h2>{title}</h2>
            <ul>{lines}</ul>
            <p><a class="alone" href=Route::Help.to_string()>{app.text.pages.help.title}</a></p>
        </section>
    }
    .into_any()
}

fn paragraphs(lines: Vec<String>) -> AnyView {
    lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view().into_any()
}
