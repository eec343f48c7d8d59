//! When autosave looks whether it is time to save.

use leptos::prelude::*;
use tell_it_once_core::keep::Durability;

use super::{Autosave, SaveStatus};
use crate::browser::{time, timer};

impl Autosave {
    pub(super) fn changed(self) {
        let parts = self.store.take_changed();
        if parts.is_empty() {
            return;
        }
        let now = time::since_start();
        self.keeper.update_value(|keeper| keeper.changed(parts.parts().cloned(), now));
        self.timers.update_value(|timers| {
            timers.herald.changed(now);
            timers.version_due = true;
        });
        // the notice of trouble stays until a save went well
        if !self.status.with_untracked(|status| matches!(status, SaveStatus::NotSaved(_))) {
            self.show(SaveStatus::Unsaved);
        }
        self.save_in_time();
    }

    /// Keeps one timer, which looks whether it is time whenever it rings.
    pub(super) fn save_in_time(self) {
        let pacing = self.timers.with_value(|timers| timers.pacing);
        let wait = self.keeper.with_value(|keeper| keeper.pace.wait(time::since_start()));
        let Some(wait) = wait.filter(|_| !pacing) else { return };
        self.timers.update_value(|timers| timers.pacing = true);
        timer::after(wait, move || {
            self.timers.update_value(|timers| timers.pacing = false);
            match self.keeper.with_value(|keeper| keeper.pace.wait(time::since_start())) {
                Some(wait) if wait > 0.0 => self.save_in_time(),
                Some(_) => self.save(Durability::Relaxed),
                None => {}
            }
        });
    }
}
