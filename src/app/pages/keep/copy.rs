//! Keeping a copy: the words that open it, the file itself, and what to do with both.
//!
//! The words are in the memory of this page alone, and go with it.

mod done;
mod pass;
mod sheet;

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use tell_it_once_core::{
    backup::{self, File, WhyNot},
    bundle::{Fresh, moment::Moment},
    folder::Edit,
    keep::version::Why,
    passphrase::{PassKey, WORDS, check_own, generate},
    route::Route,
};

use self::done::Made;
pub(super) use self::done::{missing, missing_list};
use crate::{
    browser::{entropy, files, focus, letters, live, storage, task, time, timer},
    pages::Drawn,
    state::App,
    widgets::{Choice, ChoiceKind, Frame, Trouble, choice, error_summary, frame, nothing_yet},
};

const MIME: &str = "application/json";
/// Where it is asked once more whether they have the words.
const ASKED: &str = "copy-asked";

/// What the words are for.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    Copy,
    Lock { done: RwSignal<bool> },
}

/// What is said of the words, where that depends on what they open.
struct Says {
    hint: &'static str,
    own_used: &'static str,
    ask_again: &'static str,
    make: &'static str,
    make_now: &'static str,
    working: &'static str,
}

#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) app: App,
    pub(super) purpose: Purpose,
    /// made for them
    six: RwSignal<[&'static str; WORDS]>,
    /// their own; empty where they take the six
    pub(super) own: RwSignal<String>,
    own_is_seen: RwSignal<bool>,
    written_down: RwSignal<bool>,
    asked: RwSignal<bool>,
    /// the child's name is to be on the sheet
    with_name: RwSignal<bool>,
    troubles: RwSignal<Vec<Trouble>>,
    /// what is being done
    working: RwSignal<Option<&'static str>>,
    fault: RwSignal<Option<&'static str>>,
    made: RwSignal<Option<Arc<Made>>>,
}

pub(crate) fn page(app: App) -> Drawn {
    draw(Form::new(app, Purpose::Copy, generate(entropy::random())))
}

fn draw(form: Form) -> Drawn {
    let app = form.app;
    let words = &app.text.copies().make;
    let is_blank = app.store.read(|folder| folder.is_blank());
    let body = move || match form.made.get() {
        Some(made) => form.done(&made),
        None if is_blank => nothing_yet(app.text, words.nothing),
        None => form.ask(),
    };
    let content = view! {
        <div class="ask">
            <span class="spot" aria-hidden="true"></span>
            <h1 tabindex="-1">{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </div>
        {body}
        {(!is_blank).then(|| form.sheet())}
    };
    let back = Some(Route::List.to_string());
    let around = Frame { text: app.text, back, class: "content flow", accent: Some("teal") };
    Drawn { view: frame(around, content.into_any()), title: words.title.to_owned() }
}

impl Form {
    pub(super) fn new(app: App, purpose: Purpose, six: [&'static str; WORDS]) -> Form {
        Form {
            app,
            purpose,
            six: RwSignal::new(six),
            own: RwSignal::new(String::new()),
            own_is_seen: RwSignal::new(false),
            written_down: RwSignal::new(false),
            asked: RwSignal::new(false),
            with_name: RwSignal::new(false),
            troubles: RwSignal::new(Vec::new()),
            working: RwSignal::new(None),
            fault: RwSignal::new(None),
            made: RwSignal::new(None),
        }
    }

    pub(super) fn is_own(self) -> bool {
        self.own.with(|own| !own.trim().is_empty())
    }

    fn says(self) -> Says {
        let (copy, lock) = (&self.app.text.copies().make, &self.app.text.lock().make);
        match self.purpose {
            Purpose::Copy => Says {
                hint: copy.words_hint,
                own_used: copy.own_used,
                ask_again: copy.ask_again,
                make: copy.make,
                make_now: copy.make_now,
                working: copy.stretching,
            },
            Purpose::Lock { .. } => Says {
                hint: lock.words_hint,
                own_used: lock.own_used,
                ask_again: lock.ask_again,
                make: lock.make,
                make_now: lock.make_now,
                working: lock.working,
            },
        }
    }

    /// A sheet is for a copy: it says where its file is.
    fn sheet_to_print(self) -> Option<AnyView> {
        match self.purpose {
            Purpose::Copy => Some(self.to_print()),
            Purpose::Lock { .. } => None,
        }
    }

    pub(super) fn ask(self) -> AnyView {
        let (text, words) = (self.app.text, &self.app.text.copies().make);
        let says = self.says();
        let fault = move || {
            self.fault.get().map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })
        };
        let make = move || match (self.working.get(), self.asked.get()) {
            (Some(doing), _) => doing,
            (None, true) => says.make_now,
            (None, false) => says.make,
        };
        view! {
            {error_summary(text, self.troubles.into(), None)}
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                self.submit();
            }>
                {self.pass_words()}
                {self.sheet_to_print()}
                {self.tick("copy-written", words.written_down.to_owned(), self.written_down)}
                {move || self.asked.get().then(|| self.ask_again())}
                {fault}
                <div class="actions">
                    <button class="btn" type="submit" aria-disabled=move || self.working.get().map(|_| "true")>
                        {make}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }

    fn ask_again(self) -> AnyView {
        let words = &self.app.text.copies().make;
        view! {
            <div class="notice notice--warn">
                <h2 id=ASKED tabindex="-1">{words.ask_again_title}</h2>
                <p>{self.says().ask_again}</p>
            </div>
        }
        .into_any()
    }

    fn tick(self, id: &str, label: String, on: RwSignal<bool>) -> AnyView {
        let (name, id) = (id.to_owned(), id.to_owned());
        let change = Callback::new(move |now| {
            on.set(now);
            self.asked.set(false);
        });
        let (kind, picked) = (ChoiceKind::Many, on.into());
        choice(Choice { kind, name, id, label, hint: None, picked, change }, None)
    }

    pub(super) fn submit(self) {
        if self.working.get_untracked().is_some() {
            return;
        }
        let text = self.app.text;
        self.fault.set(None);
        let weak = untrack(|| self.is_own())
            .then(|| self.own.with_untracked(|own| check_own(own, letters::nfc)).err())
            .flatten();
        let trouble = |why| Trouble { control: pass::OWN.to_owned(), words: text.too_weak(why) };
        self.troubles.set(weak.map(trouble).into_iter().collect());
        if weak.is_some() {
            return focus::error_summary(text.shell.error_prefix);
        }
        // advice, and never a wall: whoever presses again goes on
        if !self.written_down.get_untracked() && !self.asked.get_untracked() {
            self.asked.set(true);
            return focus::by_id(ASKED);
        }
        self.tell(self.says().working);
        // after paint, so that the words are seen before the work begins
        timer::after(50.0, move || match self.purpose {
            Purpose::Copy => task::run(self.make()),
            Purpose::Lock { done } => task::run(self.lock(done)),
        });
    }

    fn tell(self, doing: &'static str) {
        let _ = self.working.try_set(Some(doing));
        live::say(doing);
    }

    pub(super) fn passphrase(self) -> String {
        let own = self.own.get_untracked();
        if own.trim().is_empty() { self.six.get_untracked().join(" ") } else { own }
    }

    async fn make(self) {
        let (app, passphrase) = (self.app, self.passphrase());
        let words = &app.text.copies().make;
        let record = app.saver.record();
        let mut pictures = BTreeMap::new();
        for sha256 in app.store.read(storage::pictures_of) {
            if let Some(octets) = app.pictures.octets(&sha256).await {
                pictures.insert(sha256, octets);
            }
        }
        let key = PassKey::make(&passphrase, entropy::random(), letters::nfc);
        self.tell(words.locking);
        // two turns, so that nothing is stuck for as long as both take
        timer::pause().await;
        let made_at = Moment::from(time::local((app.clock.now)()));
        let copy = backup::Copy {
            record: &record,
            pictures: &pictures,
            made_at,
            version: env!("CARGO_PKG_VERSION"),
        };
        match backup::write(&copy, &key, &Fresh::new(entropy::random())) {
            Ok(file) => self.finish(file),
            Err(WhyNot::TooLarge) => self.fail(words.too_large),
            Err(
                WhyNot::NotOurs
                | WhyNot::ForCouncil
                | WhyNot::Newer
                | WhyNot::Passphrase
                | WhyNot::NotTried
                | WhyNot::Damaged { .. },
            ) => self.fail(words.unmade),
        }
    }

    fn finish(self, file: File) {
        if files::download(&file.name, MIME, file.text.as_bytes()).is_err() {
            return self.fail(self.app.text.copies().make.unmade);
        }
        let _ = self.working.try_set(None);
        let _ = self.made.try_set(Some(Arc::new(Made::new(self.app, file))));
        self.app.saver.make_safe(Why::File);
        note_copied(self.app);
        focus::by_id(done::TITLE);
    }

    pub(super) fn fail(self, words: &'static str) {
        let _ = self.working.try_set(None);
        let _ = self.fault.try_set(Some(words));
    }
}

/// From now on the list says when the last copy was made.
fn note_copied(app: App) {
    app.store.apply(Edit::Copied);
}

#[cfg(test)]
pub(crate) mod tests;
