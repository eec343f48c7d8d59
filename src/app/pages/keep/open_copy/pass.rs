//! The words that open the file: in sight, put right where one is misspelt, and tried as often as wanted.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::backup::{LockedFile, WhyNot};

use super::{super::slips, Desk, NEXT};
use crate::browser::{input, letters, task, timer};

const BOX: &str = "copy-pass";

impl Desk {
    pub(super) fn pass_words(self) -> AnyView {
        let words = &self.app.text.copies().open;
        let locked = move || self.named.with(|named| (words.locked)(&named.name, &named.size));
        let described = move || if self.is_wrong() { "copy-pass-hint copy-error" } else { "copy-pass-hint" };
        view! {
            <p class="notice notice--info" id=NEXT tabindex="-1">{locked}</p>
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                self.try_words();
            }>
                <div class="field" class:has-error=move || self.is_wrong()>
                    <label for=BOX>{words.words}</label>
                    <p class="hint" id="copy-pass-hint">{words.words_hint}</p>
                    {self.error()}
                    <textarea class="input pass-box" id=BOX rows="2" autocomplete="off" autocapitalize="none"
                        spellcheck="false" translate="no" dir="auto" aria-describedby=described
                        aria-invalid=move || self.is_wrong().then_some("true") prop:value=self.typed
                        on:input=move |event| self.typed.set(input::typed(&event))></textarea>
                    {slips::suggestions(self.app, self.typed, BOX, || true)}
                </div>
                {self.go_on_button(words.open)}
            </form>
            {self.file_button(words.another, "btn btn--quiet")}
        }
        .into_any()
    }

    fn try_words(self) {
        let words = &self.app.text.copies().open;
        let Some(file) = self.locked.get_value().filter(|_| self.working.get_untracked().is_none()) else {
            return;
        };
        self.fault.set(None);
        self.troubles.set(Vec::new());
        if self.typed.with_untracked(|typed| typed.trim().is_empty()) {
            return self.missing(BOX, words.words_needed);
        }
        self.begin(words.opening);
        let typed = self.typed.get_untracked();
        // after paint, so that the words are seen before the work begins
        timer::after(50.0, move || task::run(self.open(file, typed)));
    }

    async fn open(self, file: Arc<LockedFile>, typed: String) {
        let key = file.stretch(&typed, letters::nfc);
        timer::pause().await;
        match file.open_with(&key) {
            Ok(backup) => self.arrived(backup).await,
            Err(why @ WhyNot::Passphrase) => {
                let _ = self.working.try_set(None);
                let [what, advice] = self.app.text.why_not(&why);
                self.missing(BOX, what);
                let _ = self.advice.try_set(Some(advice));
            }
            Err(
                why @ (WhyNot::TooLarge
                | WhyNot::NotOurs
                | WhyNot::ForCouncil
                | WhyNot::Newer
                | WhyNot::NotTried
                | WhyNot::Damaged { .. }),
            ) => self.refuse(&why),
        }
    }
}
