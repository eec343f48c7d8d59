//! Earlier versions: which there are, what is different in one, and the way back to it.

mod one;

use std::cmp::Reverse;

use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Edit, Folder},
    id::FolderId,
    keep::version::{Version, Why, differences},
    route::Route,
};

use super::super::{Drawn, list::chip};
use crate::{
    autosave::Hand,
    browser::{focus, live, storage::versions, task, timer},
    state::App,
    widgets::{Frame, frame, nothing_yet, when},
};

/// What there is to choose from.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Listed {
    Looking,
    /// this browser has no place for them
    Nowhere,
    Here(Vec<One>),
}

/// One of them on the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct One {
    pub(crate) version: Version,
    /// none until it was looked at
    pub(crate) differ: Option<Differ>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Differ {
    Answers(usize),
    Unreadable,
}

/// One version, opened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Opened {
    pub(crate) version: Version,
    pub(crate) then: Folder,
}

/// What was done. Said at the top, with the way back.
#[derive(Clone)]
enum Done {
    /// with the folder as it was before
    WentBack(Box<Folder>, String),
    CameBack,
    NotKept,
    LetGo(u64, Vec<u8>),
    BackAgain,
    NotGone,
}

#[derive(Clone, Copy)]
struct Page {
    app: App,
    listed: RwSignal<Listed>,
    opened: RwSignal<Option<Opened>>,
    done: RwSignal<Option<Done>>,
    /// counts up when an answer was changed here
    changed: RwSignal<u32>,
}

pub(crate) fn page(app: App) -> Drawn {
    let (drawn, page) = draw(app, Listed::Looking, None);
    page.look();
    drawn
}

/// The page as it is when that was found.
#[cfg(test)]
pub(crate) fn drawn(app: App, listed: Listed, opened: Option<Opened>) -> AnyView {
    draw(app, listed, opened).0.view
}

fn draw(app: App, listed: Listed, opened: Option<Opened>) -> (Drawn, Page) {
    let words = &app.text.versions;
    let page = Page {
        app,
        listed: RwSignal::new(listed),
        opened: RwSignal::new(opened),
        done: RwSignal::new(None),
        changed: RwSignal::new(0),
    };
    let content = view! {
        {chip(app)}
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {move || page.done.get().map(|done| page.said(done))}
        {move || match page.opened.get() {
            Some(opened) => one::view(page, opened),
            None => page.listed.with(|listed| page.list(listed)),
        }}
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    (Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }, page)
}

impl Page {
    fn id(self) -> FolderId {
        self.app.store.read(|folder| folder.id.clone())
    }

    /// The list comes first; what is in each is read one after the other, between two keys.
    fn look(self) {
        if !versions::are_kept() {
            self.listed.set(Listed::Nowhere);
            return;
        }
        let id = self.id();
        task::run(async move {
            let mut all = versions::list(&id).await;
            // what was written in another window waits to be looked at
            all.sort_by_key(|one| (one.why != Why::Window, Reverse(one.number)));
            let here = all.iter().map(|version| One { version: version.clone(), differ: None });
            if self.listed.try_set(Listed::Here(here.collect())).is_some() {
                return;
            }
            for version in all {
                timer::pause().await;
                let read = versions::get(&id, version.number).await;
                let differ = read.map_or(Differ::Unreadable, |(_, then)| self.differ(&then));
                let put = |listed: &mut Listed| listed.put(version.number, differ);
                if self.listed.try_update(put).is_none() {
                    return;
                }
            }
        });
    }

    fn differ(self, then: &Folder) -> Differ {
        Differ::Answers(self.app.store.read(|now| differences(now, then).len()))
    }

    fn list(self, listed: &Listed) -> AnyView {
        let words = &self.app.text.versions;
        match listed {
            Listed::Looking => view! { <p role="status">{words.looking}</p> }.into_any(),
            Listed::Nowhere => view! { <p>{words.nowhere}</p> }.into_any(),
            Listed::Here(all) if all.is_empty() => nothing_yet(self.app.text, words.none),
            Listed::Here(all) => {
                let cards = all.iter().map(|one| self.card(one)).collect_view();
                view! { <ul class="rows-list">{cards}</ul> }.into_any()
            }
        }
    }

    fn card(self, one: &One) -> AnyView {
        let words = &self.app.text.versions;
        let Version { number, why, at } = one.version;
        let when = when(self.app.text, at, (self.app.clock.now)());
        let differ = one.differ.map(|differ| match differ {
            Differ::Answers(n) => words.differ.say(n),
            Differ::Unreadable => words.unreadable.to_owned(),
        });
        let can_open = one.differ != Some(Differ::Unreadable);
        let button = can_open.then(|| {
            view! {
                <button class="btn btn--quiet btn--small" type="button" id=format!("version-{number}")
                    on:click=move |_| self.choose(number)>
                    {words.look} <span class="sr">{(words.look_at)(&when)}</span>
                </button>
            }
        });
        let class = if why == Why::Window { "row-card row-card--first" } else { "row-card" };
        view! {
            <li class=class>
                <h2 class="row-card__name">{when.clone()}</h2>
                <p>{(words.why)(why)} ". " {differ}</p>
                <div class="cluster">{button}</div>
            </li>
        }
        .into_any()
    }

    fn choose(self, number: u64) {
        let id = self.id();
        task::run(async move {
            let Some((version, then)) = versions::get(&id, number).await else {
                let unread = |listed: &mut Listed| listed.put(number, Differ::Unreadable);
                let _ = self.listed.try_update(unread);
                return;
            };
            let _ = self.done.try_set(None);
            if self.opened.try_set(Some(Opened { version, then })).is_none() {
                focus::by_id(one::TITLE);
            }
        });
    }

    /// Back to all of them, with what is different counted anew.
    fn show_all(self) {
        self.opened.set(None);
        self.look();
    }

    /// What is here now is kept first, and nothing happens where it cannot be.
    fn go_back(self, Opened { version, then }: Opened) {
        let (app, id) = (self.app, self.id());
        let when = when(app.text, version.at, (app.clock.now)());
        task::run(async move {
            if app.saver.keep_version(Why::Replaced).await.is_err() {
                return self.tell(Done::NotKept);
            }
            // somebody may have gone on with another folder
            if app.store.read(|folder| folder.id != id) {
                return;
            }
            let before = app.store.read(Folder::clone);
            app.store.apply(Edit::Restore(Box::new(then)));
            app.saver.flush();
            let _ = self.opened.try_set(None);
            self.tell(Done::WentBack(Box::new(before), when));
            self.look_again();
        });
    }

    fn let_go(self, version: Version) {
        let id = self.id();
        task::run(async move {
            let done = versions::let_go(&id, version.number).await;
            let done = done.map_or(Done::NotGone, |bytes| Done::LetGo(version.number, bytes));
            if matches!(done, Done::LetGo(..)) {
                let _ = self.opened.try_set(None);
                let hand = self.app.saver.hand;
                if hand.get_untracked() == Hand::ThisAfterAnother {
                    hand.set(Hand::This);
                }
            }
            self.tell(done);
            self.look_again();
        });
    }

    fn undo(self, done: Done) {
        match done {
            Done::WentBack(before, _) => {
                self.app.store.apply(Edit::Restore(before));
                self.app.saver.flush();
                self.tell(Done::CameBack);
                self.look_again();
            }
            Done::LetGo(number, bytes) => {
                let id = self.id();
                task::run(async move {
                    let put = versions::put_again(&id, number, &bytes).await;
                    self.tell(if put.is_ok() { Done::BackAgain } else { Done::LetGo(number, bytes) });
                    self.look_again();
                });
            }
            Done::CameBack | Done::NotKept | Done::BackAgain | Done::NotGone => {}
        }
    }

    fn look_again(self) {
        if !self.listed.is_disposed() {
            self.look();
        }
    }

    /// The button that was pressed is gone: the focus goes to the words that say what came of it.
    fn tell(self, done: Done) {
        let is_trouble = matches!(done, Done::NotKept | Done::NotGone);
        let words = self.words(&done);
        if self.done.try_set(Some(done)).is_some() {
            return;
        }
        if is_trouble {
            live::say_now(&words);
        }
        focus::by_id("versions-done");
    }

    fn words(self, done: &Done) -> String {
        let words = &self.app.text.versions;
        match done {
            Done::WentBack(_, when) => (words.went_back)(when),
            Done::CameBack => words.came_back.to_owned(),
            Done::NotKept => words.not_kept.to_owned(),
            Done::LetGo(..) => words.gone.to_owned(),
            Done::BackAgain => words.back_again.to_owned(),
            Done::NotGone => words.not_gone.to_owned(),
        }
    }

    fn said(self, done: Done) -> AnyView {
        let said = self.words(&done);
        let (class, can_undo) = match done {
            Done::WentBack(..) | Done::LetGo(..) => ("notice notice--success", true),
            Done::CameBack | Done::BackAgain => ("notice notice--success", false),
            Done::NotKept | Done::NotGone => ("notice notice--error", false),
        };
        let undo = can_undo.then(|| {
            view! {
                " "
                <button class="btn btn--link" type="button" on:click=move |_| self.undo(done.clone())>
                    {self.app.text.shell.undo}
                </button>
            }
        });
        view! { <p class=class id="versions-done" tabindex="-1">{said} {undo}</p> }.into_any()
    }
}

impl Listed {
    fn put(&mut self, number: u64, differ: Differ) {
        if let Listed::Here(all) = self
            && let Some(one) = all.iter_mut().find(|one| one.version.number == number)
        {
            one.differ = Some(differ);
        }
    }
}
