//! The words that will open the copy: six that are made, or somebody's own behind a choice.

use leptos::prelude::*;
use tell_it_once_core::passphrase::generate;

use super::Form;
use crate::browser::{clipboard, entropy, input, live, task};

/// The field for own words.
pub(super) const OWN: &str = "copy-own";

impl Form {
    pub(super) fn pass_words(self) -> AnyView {
        let words = &self.app.text.copies().make;
        let shown = move || if self.is_own() { self.own_is_used() } else { self.six_words() };
        view! {
            <section class="flow" aria-labelledby="copy-words">
                <h2 id="copy-words">{words.words_title}</h2>
                <p>{self.says().hint}</p>
                {shown}
                {self.own_words()}
            </section>
        }
        .into_any()
    }

    fn six_words(self) -> AnyView {
        let words = &self.app.text.copies().make;
        view! {
            {self.six_shown()}
            <div class="actions">
                <button class="btn btn--quiet" type="button" on:click=move |_| self.copy_words()>
                    {words.copy_words}
                </button>
                <button class="btn btn--quiet" type="button" on:click=move |_| self.make_others()>
                    {words.others}
                </button>
            </div>
        }
        .into_any()
    }

    pub(in crate::pages::keep) fn six_shown(self) -> AnyView {
        let label = self.app.text.copies().make.words_label;
        let items = move || {
            self.six.get().map(|word| view! { <li translate="no">{word}</li> }).into_iter().collect_view()
        };
        view! { <ol class="pass-words" aria-label=label>{items}</ol> }.into_any()
    }

    fn copy_words(self) {
        let words = &self.app.text.copies().make;
        let six = self.six.get_untracked().join(" ");
        task::run(async move {
            live::say(if clipboard::put(&six).await { words.copied } else { words.not_copied });
        });
    }

    fn make_others(self) {
        self.six.set(generate(entropy::random()));
        self.written_down.set(false);
        self.asked.set(false);
        live::say(&(self.app.text.copies().make.others_made)(&self.six.get_untracked().join(", ")));
    }

    fn own_is_used(self) -> AnyView {
        let words = &self.app.text.copies().make;
        view! {
            <p class="notice notice--info">{self.says().own_used}</p>
            <p><button class="btn btn--quiet" type="button" on:click=move |_| self.own.set(String::new())>
                {words.use_made}
            </button></p>
        }
        .into_any()
    }

    fn own_words(self) -> AnyView {
        let (text, words) = (self.app.text, &self.app.text.copies().make);
        let error = move || {
            let wrong = self.troubles.with(|all| all.first().map(|one| one.words.clone()));
            let prefix = text.shell.error_prefix;
            wrong.map(|words| {
                view! { <p class="error-msg" id="copy-own-error"><span class="sr">{prefix}</span>{words}</p> }
            })
        };
        let wrong = move || self.troubles.with(|all| !all.is_empty());
        let described = move || if wrong() { "copy-own-hint copy-own-error" } else { "copy-own-hint" };
        let kind = move || if self.own_is_seen.get() { "text" } else { "password" };
        let see = move || if self.own_is_seen.get() { words.hide } else { words.show };
        view! {
            <details class="disclose">
                <summary>{words.own}</summary>
                <div class="field" class:has-error=wrong>
                    <label for=OWN>{words.own_label}</label>
                    <p class="hint" id="copy-own-hint">{words.own_hint}</p>
                    {error}
                    <input class="input" id=OWN type=kind autocomplete="new-password" autocapitalize="none"
                        spellcheck="false" aria-describedby=described aria-invalid=move || wrong().then_some("true")
                        prop:value=self.own on:input=move |event| self.own.set(input::typed(&event)) />
                    <p><button class="btn btn--quiet btn--small" type="button"
                        on:click=move |_| self.own_is_seen.update(|seen| *seen = !*seen)>{see}</button></p>
                </div>
            </details>
        }
        .into_any()
    }
}
