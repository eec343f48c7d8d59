//! The field for the words of a locked folder. They can be pasted, seen, and filled in by a password manager.

use leptos::prelude::*;
use tell_it_once_core::{id::FolderId, lock::FolderKey};

use super::{super::slips, is_wrong_words};
use crate::{
    browser::{focus, input, letters, live, storage::locked, task, timer},
    state::App,
    widgets::{Trouble, error_summary},
};

const BOX: &str = "lock-words";

#[derive(Clone, Copy)]
pub(super) struct Ask {
    app: App,
    folder: StoredValue<FolderId>,
    typed: RwSignal<String>,
    is_seen: RwSignal<bool>,
    pub(super) working: RwSignal<bool>,
    troubles: RwSignal<Vec<Trouble>>,
    advice: RwSignal<Option<&'static str>>,
    fault: RwSignal<Option<&'static str>>,
    opened: Callback<FolderKey>,
    doing: &'static str,
}

impl Ask {
    pub(super) fn new(app: App, folder: FolderId, opened: Callback<FolderKey>, doing: &'static str) -> Ask {
        Ask {
            app,
            folder: StoredValue::new(folder),
            typed: RwSignal::new(String::new()),
            is_seen: RwSignal::new(false),
            working: RwSignal::new(false),
            troubles: RwSignal::new(Vec::new()),
            advice: RwSignal::new(None),
            fault: RwSignal::new(None),
            opened,
            doing,
        }
    }

    /// At the top of the page: what is wrong, and what to do.
    pub(super) fn faults(self) -> AnyView {
        let fault = move || {
            self.fault.get().map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })
        };
        view! { {error_summary(self.app.text, self.troubles.into(), None)} {fault} }.into_any()
    }

    pub(super) fn form(self, hint: &'static str, button: &'static str) -> AnyView {
        let words = &self.app.text.lock().open;
        let wrong = move || self.troubles.with(|all| !all.is_empty());
        let label = move || if self.working.get() { self.doing } else { button };
        view! {
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                self.submit();
            }>
                <div class="field" class:has-error=wrong>
                    <label for=BOX>{words.label}</label>
                    <p class="hint" id="lock-words-hint">{hint}</p>
                    {self.error()}
                    {self.field()}
                    {self.suggestions()}
                </div>
                <div class="actions">
                    <button class="btn" type="submit" aria-disabled=move || self.working.get().then_some("true")>
                        {label}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }

    fn field(self) -> AnyView {
        let words = &self.app.text.copies().make;
        let wrong = move || self.troubles.with(|all| !all.is_empty());
        let described = move || if wrong() { "lock-words-hint lock-words-error" } else { "lock-words-hint" };
        let kind = move || if self.is_seen.get() { "text" } else { "password" };
        let see = move || if self.is_seen.get() { words.hide } else { words.show };
        view! {
            <input class="input" id=BOX type=kind autocomplete="current-password" autocapitalize="none"
                spellcheck="false" translate="no" dir="auto" aria-describedby=described
                aria-invalid=move || wrong().then_some("true") prop:value=self.typed
                on:input=move |event| self.typed.set(input::typed(&event)) />
            <p><button class="btn btn--quiet btn--small" type="button"
                on:click=move |_| self.is_seen.update(|seen| *seen = !*seen)>{see}</button></p>
        }
        .into_any()
    }

    fn error(self) -> AnyView {
        let prefix = self.app.text.shell.error_prefix;
        let error = move || {
            let wrong = self.troubles.with(|all| all.first().map(|one| one.words.clone()));
            let advice = self.advice.get().map(|advice| format!(" {advice}"));
            wrong.map(|words| {
                view! {
                    <p class="error-msg" id="lock-words-error">
                        <span class="sr">{prefix}</span> {words} {advice}
                    </p>
                }
            })
        };
        error.into_any()
    }

    /// Only after words were tried, or where they are seen: somebody may look over a shoulder.
    fn suggestions(self) -> AnyView {
        let shows = move || self.is_seen.get() || self.troubles.with(|all| !all.is_empty());
        slips::suggestions(self.app, self.typed, BOX, shows)
    }

    pub(super) fn submit(self) {
        let words = &self.app.text.lock().open;
        if self.working.get_untracked() {
            return;
        }
        self.fault.set(None);
        self.troubles.set(Vec::new());
        if self.typed.with_untracked(|typed| typed.trim().is_empty()) {
            return self.refuse(words.needed, None);
        }
        self.working.set(true);
        live::say(self.doing);
        // after paint, so that the words are seen before the work begins
        timer::after(50.0, move || task::run(self.try_words()));
    }

    async fn try_words(self) {
        let words = &self.app.text.lock().open;
        let folder = self.folder.get_value();
        let Some(wrapped) = locked::wrapped(&folder) else { return self.fail(words.damaged) };
        let tried = FolderKey::unwrap(&wrapped, &self.typed.get_untracked(), letters::nfc);
        timer::pause().await;
        match tried {
            Ok(key) => self.opened.run(key),
            Err(why) if is_wrong_words(&why) => self.refuse(words.wrong, Some(words.wrong_advice)),
            Err(_) => self.fail(words.damaged),
        }
    }

    /// What was typed stays.
    pub(super) fn refuse(self, wrong: &'static str, advice: Option<&'static str>) {
        let _ = self.working.try_set(false);
        let _ = self.advice.try_set(advice);
        let _ = self.troubles.try_set(vec![Trouble { control: BOX.to_owned(), words: wrong.to_owned() }]);
        focus::error_summary(self.app.text.shell.error_prefix);
    }

    #[cfg(test)]
    pub(super) fn words(self) -> &'static tell_it_once_core::text::OpenLock {
        &self.app.text.lock().open
    }

    #[cfg(test)]
    pub(super) fn type_in(self, words: &str) {
        self.typed.set(words.to_owned());
    }

    pub(super) fn fail(self, words: &'static str) {
        let _ = self.working.try_set(false);
        let _ = self.fault.try_set(Some(words));
    }
}
