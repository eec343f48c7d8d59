//! Locking the open folder with words, and taking the lock off again.
//!
//! The words are made and shown as for a copy (`copy`). They are in the memory of this page alone.

mod ask;
pub(in crate::pages) mod unlock;

use leptos::prelude::*;
use tell_it_once_core::{
    backup::WhyNot,
    bundle::Fresh,
    lock::FolderKey,
    passphrase::{PassKey, WORDS, generate},
    route::Route,
};

use self::ask::Ask;
use super::copy::{Form, Purpose};
use crate::{
    autosave::NotSaved,
    browser::{
        entropy, focus, letters,
        storage::{self, locked},
        task, timer,
    },
    guard,
    pages::Drawn,
    state::App,
    widgets::{Frame, frame, nothing_yet},
};

/// Where it is said that it is done.
const DONE: &str = "lock-done";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// nothing is kept here that could be locked
    NotHere,
    Nothing,
    Open,
    Locked,
}

pub(crate) fn page(app: App) -> Drawn {
    let state = match locked::is_locked(&app.saver.id()) {
        true => State::Locked,
        false if !locked::can_be() => State::NotHere,
        false if app.store.read(|folder| folder.is_blank()) => State::Nothing,
        false => State::Open,
    };
    draw(app, state, generate(entropy::random()))
}

fn draw(app: App, state: State, six: [&'static str; WORDS]) -> Drawn {
    let words = &app.text.lock().make;
    let body = match state {
        State::NotHere => view! { <p class="notice notice--info">{words.not_here}</p> }.into_any(),
        State::Nothing => nothing_yet(app.text, words.nothing),
        State::Open => to_lock(Form::new(app, Purpose::Lock { done: RwSignal::new(false) }, six)),
        State::Locked => is_locked(app),
    };
    let content = view! {
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {body}
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

/// What it does, what it does not, and then the words.
fn to_lock(form: Form) -> AnyView {
    let (words, copy) = (&form.app.text.lock().make, form.app.text.kept.make_copy);
    let about = move || {
        let about = words.about.map(|words| view! { <li>{words}</li> }).into_iter().collect_view();
        view! {
            <section class="flow">
                <h2>{words.about_title}</h2>
                <ul>{about}</ul>
            </section>
            <p class="notice notice--warn">
                {words.copy_first} " " <a href=Route::Copy.to_string()>{copy}</a>
            </p>
            {form.ask()}
        }
    };
    let done = move || {
        view! {
            <section class="notice notice--success">
                <h2 id=DONE tabindex="-1">{words.done_title}</h2>
                <p>{words.done}</p>
            </section>
            {(!untrack(|| form.is_own())).then(|| form.six_shown())}
            <p><a class="alone" href=Route::List.to_string()>{form.app.text.copies().open.to_list}</a></p>
        }
    };
    let body = move || if form.is_locked() { done().into_any() } else { about().into_any() };
    body.into_any()
}

impl Form {
    fn is_locked(self) -> bool {
        match self.purpose {
            Purpose::Lock { done } => done.get(),
            Purpose::Copy => false,
        }
    }

    /// Everything is saved first, and read again when it is locked.
    pub(super) async fn lock(self, done: RwSignal<bool>) {
        let (app, id) = (self.app, self.app.saver.id());
        let words = &app.text.lock().make;
        let why = |why| match why {
            NotSaved::Full => words.full,
            NotSaved::OtherTab => words.elsewhere,
            NotSaved::Refused => words.unmade,
        };
        let pass = PassKey::make(&self.passphrase(), entropy::random(), letters::nfc);
        timer::pause().await;
        let key = FolderKey::make(entropy::random());
        let wrapped = key.wrap(&pass, &Fresh::new(entropy::random()));
        if let Err(not) = app.saver.settle().await {
            return self.fail(why(not));
        }
        // a window that only reads has no say
        if app.saver.hand.get_untracked().only_reads() {
            return self.fail(words.elsewhere);
        }
        if let Err(not) = locked::turn_on(&id, key.clone(), wrapped).await {
            return self.fail(why(not));
        }
        if storage::read(&id).await.opened.folder.is_none() {
            // nobody would get in: everything is as it was
            let _ = locked::turn_off(&id, &key).await;
            return self.fail(words.unmade);
        }
        guard::settle_in(app);
        let _ = done.try_set(true);
        focus::by_id(DONE);
    }
}

/// It is locked, and open in this window.
fn is_locked(app: App) -> AnyView {
    let (words, off) = (app.text.lock(), &app.text.lock().off);
    let is_off = RwSignal::new(false);
    // the callback is part of what it is called from
    let asking = StoredValue::new(None::<Ask>);
    let taken_off = Callback::new(move |key: FolderKey| {
        if let Some(ask) = asking.get_value() {
            task::run(take_off(app, key, is_off, ask));
        }
    });
    let ask = Ask::new(app, app.saver.id(), taken_off, off.working);
    asking.set_value(Some(ask));
    let now = move |_| task::run(guard::lock_now(app));
    let on = move || {
        view! {
            <section class="flow">
                <p>{words.is_locked}</p>
                <p><button class="btn" type="button" on:click=now>{words.lock_now}</button></p>
            </section>
            <section class="card flow">
                <h2>{off.title}</h2>
                <p>{off.lead}</p>
                {ask.form(off.hint, off.button)}
            </section>
        }
    };
    let done = move || {
        view! {
            <section class="notice notice--success">
                <h2 id=DONE tabindex="-1">{off.done_title}</h2>
                <p>{off.done}</p>
            </section>
            <p><a class="alone" href=Route::List.to_string()>{app.text.copies().open.to_list}</a></p>
        }
    };
    let body = move || if is_off.get() { done().into_any() } else { on().into_any() };
    view! { {ask.faults()} {body} }.into_any()
}

async fn take_off(app: App, key: FolderKey, is_off: RwSignal<bool>, ask: Ask) {
    let id = app.saver.id();
    let done = match app.saver.settle().await {
        Ok(()) => locked::turn_off(&id, &key).await,
        Err(why) => Err(why),
    };
    let (words, off) = (&app.text.lock().make, &app.text.lock().off);
    match done {
        Ok(()) => {
            let _ = is_off.try_set(true);
            focus::by_id(DONE);
        }
        Err(NotSaved::Full) => ask.fail(off.full),
        Err(NotSaved::OtherTab) => ask.fail(words.elsewhere),
        Err(NotSaved::Refused) => ask.fail(off.unmade),
    }
}

/// Whether it is the words, or the lock.
fn is_wrong_words(why: &WhyNot) -> bool {
    match why {
        WhyNot::Passphrase => true,
        WhyNot::TooLarge
        | WhyNot::NotOurs
        | WhyNot::ForCouncil
        | WhyNot::Newer
        | WhyNot::NotTried
        | WhyNot::Damaged { .. } => false,
    }
}

#[cfg(test)]
pub(crate) mod tests;
