//! What is said about saving, to those who look and to those who listen.

use tell_it_once_core::keep::Keeper;

use super::{Autosave, NotSaved, SaveStatus};
use crate::browser::{
    events, live,
    storage::{self, Mode},
    time, timer,
};
use leptos::prelude::*;

/// Milliseconds after which a save that is not done is worth a word.
const SLOW: f64 = 1000.0;

impl Autosave {
    pub(super) fn trouble(self, why: NotSaved, words: &str) {
        self.show(SaveStatus::NotSaved(why));
        if self.has_unsaved() {
            events::ask_before_leaving();
        }
        if self.timers.try_update_value(|timers| timers.herald.tells_trouble()) == Some(true) {
            live::say_now(words);
        }
    }

    /// Something was not done, and nothing is lost.
    pub(crate) fn tell(self, words: &str) {
        live::say_now(words);
    }

    pub(super) fn tell_saved(self) {
        let wait = self.timers.try_update_value(|timers| {
            let wait = (!timers.heralding).then(|| timers.herald.wait(time::since_start()));
            timers.heralding = true;
            wait
        });
        let Some(wait) = wait.flatten() else { return };
        timer::after(wait, move || {
            self.timers.update_value(|timers| timers.heralding = false);
            if !self.status.with_untracked(|status| matches!(status, SaveStatus::Saved { .. })) {
                return;
            }
            let now = time::since_start();
            if live::is_hushed() {
                self.timers.update_value(|timers| timers.herald.changed(now));
            }
            if self.timers.with_value(|timers| timers.herald.wait(now)) > 0.0 {
                return self.tell_saved();
            }
            self.timers.update_value(|timers| timers.herald.told(now));
            let words = &self.text.shell;
            live::say(match storage::mode() {
                Mode::Both | Mode::DatabaseOnly => words.saved,
                Mode::MirrorOnly => words.saved_less_surely,
                Mode::Session | Mode::Memory => words.saved_for_now,
            });
        });
    }

    pub(super) fn say_when_slow(self) {
        let changes = self.opened.get_untracked();
        timer::after(SLOW, move || {
            let slow = self.keeper.with_value(Keeper::is_writing) && self.opened.get_untracked() == changes;
            if slow && !self.status.with_untracked(|status| matches!(status, SaveStatus::NotSaved(_))) {
                self.show(SaveStatus::Saving);
            }
        });
    }

    pub(super) fn show(self, status: SaveStatus) {
        if self.status.with_untracked(|shown| *shown != status) {
            self.status.set(status);
        }
    }
}
