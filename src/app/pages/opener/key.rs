//! The council's private key: a file, and the words that open it. Both are in memory only.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    bundle::{Keys, Refusal, council_key::CouncilSecret, hidden::visible_name, refusal::Code},
    json::Limits,
};

use super::{Desk, Fault, chooser};
use crate::{
    browser::{focus, input, letters, live, task, timer},
    widgets::{Choice, ChoiceKind, choice},
};

const FILE: &str = "opener-key-file";
pub(super) const BOX: &str = "opener-key-words";
/// The heading, for when the form is gone.
pub(super) const DONE: &str = "opener-key";

/// A key that is being unlocked, and those that are.
#[derive(Clone, Copy)]
pub(super) struct Lock {
    file: RwSignal<Option<(String, Arc<Vec<u8>>)>>,
    typed: RwSignal<String>,
    shown: RwSignal<bool>,
    working: RwSignal<bool>,
    fault: RwSignal<Option<Fault>>,
    /// the short names of those that are here
    ready: RwSignal<Vec<String>>,
}

impl Lock {
    pub(super) fn new() -> Lock {
        Lock {
            file: RwSignal::new(None),
            typed: RwSignal::new(String::new()),
            shown: RwSignal::new(false),
            working: RwSignal::new(false),
            fault: RwSignal::new(None),
            ready: RwSignal::new(Vec::new()),
        }
    }

    pub(super) fn is_empty(self) -> bool {
        self.file.with(Option::is_none) && self.ready.with(Vec::is_empty)
    }

    /// A key waits for its words.
    pub(super) fn is_asked(self) -> bool {
        self.file.try_with_untracked(Option::is_some).unwrap_or_default()
    }

    pub(super) fn take(self, name: String, octets: Vec<u8>) {
        let _ = self.fault.try_set(None);
        let _ = self.file.try_set(Some((name, Arc::new(octets))));
    }

    pub(super) fn clear(self) {
        self.file.set(None);
        self.typed.set(String::new());
        self.shown.set(false);
        self.fault.set(None);
        self.ready.set(Vec::new());
    }
}

impl Desk {
    pub(super) fn key_box(self) -> AnyView {
        let words = self.text;
        let ready = move || {
            let all = self.key.ready.get();
            let one = |kid: String| view! { <li>{(words.key_ready)(&kid)}</li> };
            (!all.is_empty()).then(|| view! { <ul>{all.into_iter().map(one).collect_view()}</ul> })
        };
        let form = move || self.key.file.get().map(|(name, _)| self.key_form(&name));
        view! {
            <section class="flow" aria-labelledby=DONE>
                <h2 id=DONE tabindex="-1">{words.key}</h2>
                <p class="hint">{words.key_words}</p>
                {ready}
                {form}
                {move || self.key.file.with(Option::is_none).then(|| self.key_fault())}
                <p class="file">
                    <label class="btn btn--quiet" for=FILE>{words.key_choose}</label>
                    <input class="sr" id=FILE type="file" accept=".json,application/json"
                        on:change=move |event| self.choose_key(chooser::chosen(&event)) />
                </p>
            </section>
        }
        .into_any()
    }

    fn key_form(self, name: &str) -> AnyView {
        let (words, key) = (self.text, self.key);
        let kind = move || if key.shown.get() { "text" } else { "password" };
        let show = Choice {
            kind: ChoiceKind::Many,
            name: "opener-key-show".to_owned(),
            id: "opener-key-show".to_owned(),
            label: words.key_show.to_owned(),
            hint: None,
            picked: key.shown.into(),
            change: Callback::new(move |shown| key.shown.set(shown)),
        };
        let label = move || if key.working.get() { words.key_unlocking } else { words.key_unlock };
        view! {
            <form class="flow" novalidate on:submit=move |event| {
                event.prevent_default();
                self.unlock();
            }>
                <p><bdi>{(words.key_file)(&visible_name(name))}</bdi></p>
                <div class="field" class:has-error=move || key.fault.with(Option::is_some)>
                    <label for=BOX>{words.key_pass}</label>
                    <p class="hint" id="opener-key-hint">{words.key_pass_hint}</p>
                    {move || self.key_fault()}
                    <input class="input" id=BOX type=kind autocomplete="off" autocapitalize="none"
                        spellcheck="false" translate="no" dir="auto" aria-describedby="opener-key-hint"
                        aria-invalid=move || key.fault.with(Option::is_some).then_some("true")
                        prop:value=key.typed on:input=move |event| key.typed.set(input::typed(&event)) />
                </div>
                <div class="choices">{choice(show, None)}</div>
                <div class="actions">
                    <button class="btn" type="submit" aria-disabled=move || key.working.get().then_some("true")>
                        {label}
                    </button>
                </div>
            </form>
        }
        .into_any()
    }

    fn key_fault(self) -> AnyView {
        let prefix = self.app.text.shell.error_prefix;
        let fault = self.key.fault.get().map(|[what, advice]| {
            view! { <p class="error-msg"><span class="sr">{prefix}</span>{what}</p> <p>{advice}</p> }
        });
        fault.into_any()
    }

    fn choose_key(self, chosen: Option<chooser::Chosen>) {
        let Some(chosen) = chosen else { return };
        task::run(async move {
            let other = [self.text.key_other, self.text.key_other_advice];
            match chosen.bytes(Limits::FILE.bytes).await {
                Ok(octets) if CouncilSecret::look(&octets).is_ok() => {
                    self.key.take(chosen.name(), octets);
                    focus::by_id(BOX);
                }
                Ok(_) | Err(chooser::NotRead::TooLarge { .. }) => self.no_key(other),
                Err(chooser::NotRead::Gone) => self.no_key([self.text.gone, self.text.gone_advice]),
            }
        });
    }

    fn no_key(self, fault: Fault) {
        let _ = self.key.working.try_set(false);
        let _ = self.key.fault.try_set(Some(fault));
        let [what, advice] = fault;
        live::say(&[what, advice].join(" "));
    }

    fn unlock(self) {
        let Some((_, file)) = self.key.file.get_untracked().filter(|_| !self.key.working.get_untracked())
        else {
            return;
        };
        let typed = self.key.typed.get_untracked();
        if typed.trim().is_empty() {
            self.no_key([self.text.key_needed, ""]);
            return focus::by_id(BOX);
        }
        self.key.fault.set(None);
        self.key.working.set(true);
        live::say(self.text.key_unlocking);
        // after paint, so that the words are seen before the work begins
        timer::after(50.0, move || self.try_words(&file, &typed));
    }

    pub(super) fn try_words(self, file: &[u8], typed: &str) {
        match CouncilSecret::unlock(file, typed, letters::nfc) {
            Ok(secret) => self.hold(secret),
            Err(refusal) => {
                self.no_key(self.why_not(&refusal));
                focus::by_id(BOX);
            }
        }
    }

    /// Other words and damage are told apart.
    fn why_not(self, refusal: &Refusal) -> Fault {
        let words = self.text;
        if refusal.code == Code::Passphrase {
            [words.key_wrong, words.key_wrong_advice]
        } else if refusal.code == Code::Decrypt {
            [words.key_damaged, words.key_damaged_advice]
        } else {
            [words.key_other, words.key_other_advice]
        }
    }

    fn hold(self, secret: CouncilSecret) {
        let kid = secret.kid().short();
        if self.keys.try_update_value(|keys| Keys::add(keys, secret)).is_none() {
            return;
        }
        self.key.file.set(None);
        self.key.typed.set(String::new());
        self.key.working.set(false);
        live::say(&(self.text.key_ready)(&kid));
        self.key.ready.update(|ready| {
            if !ready.contains(&kid) {
                ready.push(kid);
            }
        });
        self.try_locked();
    }
}
