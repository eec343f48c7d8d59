//! Whether the file is locked, for whom, and how to go without: only on purpose, and knowing the risk.

use leptos::prelude::*;
use tell_it_once_core::share::Lock;

use super::{Form, Locking, digits, tick};
use crate::browser::timer;

/// Where it is said that the digits of a new key are right.
pub(super) const CHECKED: &str = "lock-checked";
/// Where it is said that the file is to have no lock.
pub(super) const UNLOCKED: &str = "lock-none";

impl Form {
    pub(super) fn lock(self) -> AnyView {
        let words = &self.app.text.share().lock;
        let state = move || if self.is_locked() { self.locked() } else { self.not_locked() };
        match self.locking.lock.get_value() {
            Lock::Never => self.not_locked(),
            Lock::Lost => self.lost(),
            Lock::Key(_) => {
                let opened = move |_| self.tell_digits();
                let code = (words.code_words)(&self.app.pack().council.name);
                view! {
                    {state}
                    <details class="disclose" on:toggle=opened>
                        <summary>{words.code}</summary>
                        <div class="flow">
                            <p>{code}</p>
                            {move || self.code(|codes| codes.0.clone())}
                        </div>
                    </details>
                    {self.without()}
                }
                .into_any()
            }
            Lock::Changed { .. } => {
                self.tell_digits();
                view! { {self.changed()} {state} {self.without()} }.into_any()
            }
        }
    }

    fn locked(self) -> AnyView {
        let words = &self.app.text.share().lock;
        view! {
            <div class="notice notice--info">
                <h2>{words.locked_title}</h2>
                <p>{(words.locked)(&self.app.pack().council.name)}</p>
            </div>
        }
        .into_any()
    }

    fn not_locked(self) -> AnyView {
        let words = &self.app.text.share().lock;
        view! {
            <div class="notice notice--warn">
                <h2>{words.unlocked_title}</h2>
                <p>{words.unlocked}</p>
            </div>
        }
        .into_any()
    }

    fn lost(self) -> AnyView {
        let words = &self.app.text.share().lock;
        view! {
            <div class="notice notice--warn">
                <h2>{words.lost_title}</h2>
                <p>{(words.lost)(&self.app.pack().council.name)}</p>
            </div>
            {self.risk()}
        }
        .into_any()
    }

    fn changed(self) -> AnyView {
        let words = &self.app.text.share().lock;
        let Locking { checked, .. } = self.locking;
        let ask = (words.changed_ask)(&self.app.pack().council.name);
        let change = Callback::new(move |on| checked.set(on));
        view! {
            <section class="notice notice--warn flow">
                <h2>{words.changed_title}</h2>
                <p>{words.changed}</p>
                <p>{ask}</p>
                <h3>{words.code_before}</h3>
                {move || self.code(|codes| codes.1.clone())}
                <h3>{words.code_now}</h3>
                {move || self.code(|codes| codes.0.clone())}
                {self.error(CHECKED)}
                {tick(CHECKED.to_owned(), words.changed_tick.to_owned(), None, checked.into(), change)}
            </section>
        }
        .into_any()
    }

    /// Behind one more step, since nobody needs it often.
    fn without(self) -> AnyView {
        let words = &self.app.text.share().lock;
        view! {
            <details class="disclose">
                <summary>{words.unlock}</summary>
                <div class="flow">{self.risk()}</div>
            </details>
        }
        .into_any()
    }

    fn risk(self) -> AnyView {
        let words = &self.app.text.share().lock;
        let unlocked = self.locking.unlocked;
        let risks = words.risk.map(|risk| view! { <li>{risk}</li> }).into_iter().collect_view();
        let change = Callback::new(move |on| unlocked.set(on));
        view! {
            <ul>{risks}</ul>
            {self.error(UNLOCKED)}
            {tick(UNLOCKED.to_owned(), words.unlock_tick.to_owned(), None, unlocked.into(), change)}
        }
        .into_any()
    }

    /// Once, and after paint: it is slow on purpose.
    fn tell_digits(self) {
        let Locking { lock, codes, .. } = self.locking;
        if codes.with_untracked(Option::is_some) {
            return;
        }
        timer::after(50.0, move || {
            let found = lock.try_with_value(|lock| [lock.code(), lock.code_before()]);
            let [now, before] = found.unwrap_or_default();
            let digits = |code: Option<_>| code.map_or_else(String::new, |code| format!("{code}"));
            let _ = codes.try_set(Some((digits(now), digits(before))));
        });
    }

    fn code(self, which: fn(&(String, String)) -> String) -> AnyView {
        match self.locking.codes.with(|codes| codes.as_ref().map(which)) {
            Some(code) => digits(&code),
            None => view! { <p class="hint">{self.app.text.share().lock.code_wait}</p> }.into_any(),
        }
    }

    /// Tracked.
    pub(super) fn is_locked(self) -> bool {
        let has_key = self.locking.lock.with_value(|lock| lock.key().is_some());
        has_key && !self.locking.unlocked.get()
    }
}
