//! Somebody's part came: who, what, when and how sure that is; to be read, and added or left.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::{Contributed, receipt},
    folder::{Edit, Folder, Received},
    route::Route,
};

use super::{Desk, NEXT, Stage};
use crate::{
    browser::{focus, storage, task, time},
    pages::share::{apart::title_of, digits, preview},
};

impl Desk {
    pub(super) fn came(self, part: Arc<Contributed>, received: Arc<Received>, is_known: bool) -> AnyView {
        let words = &self.app.text.apart().sent;
        let statement = part.statement();
        let name = statement.contributor.name_typed.clone();
        let title = title_of(self.app, &statement.booklet.id);
        let day = time::date_words(statement.declaration.at.at().to_utc());
        let replaces = self.app.store.read(|folder: &Folder| {
            folder.received_of(&received.contributor, &received.booklet).next().is_some()
        });
        let replaces = replaces.then(|| view! { <p>{words.replaces}</p> });
        let holds = words.holds.say(statement.answers.len(), part.pictures().len());
        let said = preview::rows(self.app, statement, false);
        let key = self.how_sure(&name, &part, is_known);
        let add = move |_| {
            if !self.working.get_untracked() {
                self.working.set(true);
                task::run(self.add(part.clone(), received.clone()));
            }
        };
        view! {
            <section class="flow" aria-labelledby=NEXT>
                <h2 id=NEXT tabindex="-1"><bdi>{(words.came_title)(&name)}</bdi></h2>
                <p>{(words.came)(&title, &day)} " " {holds}</p>
                {replaces}
                {key}
                <details class="disclose">
                    <summary>{words.read_first}</summary>
                    {said}
                </details>
                <div class="actions">
                    <button class="btn" type="button" on:click=add>{words.add}</button>
                    <button class="btn btn--quiet" type="button" on:click=move |_| self.leave()>
                        {words.leave}
                    </button>
                </div>
            </section>
        }
        .into_any()
    }

    /// What the signature shows, and what only a call can.
    fn how_sure(self, name: &str, part: &Contributed, is_known: bool) -> AnyView {
        let words = &self.app.text.apart().sent;
        let shown = if is_known { (words.key_known)(name) } else { (words.key_new)(name) };
        let code = receipt::Code::derive(&part.signed().sid()).to_string();
        view! {
            <section class="notice notice--info flow">
                <h3>{words.key_title}</h3>
                <p>{shown}</p>
                <p>{(words.compare)(name)}</p>
                {digits(&code)}
            </section>
        }
        .into_any()
    }

    pub(super) fn leave(self) {
        self.stage.set(Stage::Choose);
        focus::by_id(super::FILE);
    }

    /// Pictures come first, so that no folder ever names one that is not here.
    async fn add(self, part: Arc<Contributed>, received: Arc<Received>) {
        let words = &self.app.text.apart().sent;
        let folder = self.app.saver.id();
        for (digest, octets) in part.pictures() {
            if storage::put_picture_of(&folder, &digest.to_string(), octets.clone()).await.is_err() {
                return self.fail(words.no_room);
            }
        }
        self.app.store.apply(Edit::Receive(Box::new((*received).clone())));
        let number = self
            .app
            .store
            .read(|folder: &Folder| folder.current_received().position(|one| one.sid == received.sid));
        let Some(number) = number else { return self.fail(words.elsewhere) };
        self.app.saver.flush();
        let name = part.statement().contributor.name_typed.clone();
        self.go_on(Stage::Added { name, number: number + 1 });
    }

    pub(super) fn added(self, name: &str, number: usize) -> AnyView {
        let words = &self.app.text.apart().sent;
        view! {
            <section class="notice notice--success flow">
                <h2 id=NEXT tabindex="-1">{words.added_title}</h2>
                <p>{(words.added)(name)}</p>
                <div class="actions">
                    <a class="btn" href=Route::From { number }.to_string()>{words.read}</a>
                    <a class="btn btn--quiet" href=Route::List.to_string()>
                        {self.app.text.copies().open.to_list}
                    </a>
                </div>
            </section>
        }
        .into_any()
    }
}
