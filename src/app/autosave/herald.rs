//! When to tell people who listen that their words are saved: seldom, and never while they type.
//!
//! Only arithmetic. The line that everybody can see changes with every save.

/// Milliseconds without a change.
const QUIET: f64 = 5000.0;
/// Milliseconds from one telling to the next.
const APART: f64 = 60_000.0;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Herald {
    changed: f64,
    told: Option<f64>,
    trouble_told: bool,
}

impl Herald {
    /// Something was typed; or it is read aloud or dictated, which is no time to be told anything either.
    pub(super) fn changed(&mut self, now: f64) {
        self.changed = now;
    }

    /// How long until "saved" may be told.
    pub(super) fn wait(&self, now: f64) -> f64 {
        let quiet = self.changed + QUIET;
        let due = self.told.map_or(quiet, |told| quiet.max(told + APART));
        (due - now).max(0.0)
    }

    pub(super) fn told(&mut self, now: f64) {
        self.told = Some(now);
    }

    /// Saving works, or works again.
    pub(super) fn saved(&mut self) {
        self.trouble_told = false;
    }

    /// Whether to tell of trouble: once, however often it is tried again.
    pub(super) fn tells_trouble(&mut self) -> bool {
        !std::mem::replace(&mut self.trouble_told, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criterion_18_saved_is_told_after_a_pause_and_once_a_minute() {
        let mut herald = Herald::default();
        herald.changed(10_000.0);
        assert_eq!(herald.wait(10_300.0), 4700.0);
        herald.changed(12_000.0);
        assert_eq!(herald.wait(15_000.0), 2000.0);
        assert_eq!(herald.wait(17_000.0), 0.0);
        herald.told(17_000.0);
        herald.changed(20_000.0);
        assert_eq!(herald.wait(25_000.0), 52_000.0);
        herald.changed(76_000.0);
        assert_eq!(herald.wait(77_000.0), 4000.0);
    }

    #[test]
    fn trouble_is_told_once_until_all_was_well_again() {
        let mut herald = Herald::default();
        let told: Vec<_> = (0..3).map(|_| herald.tells_trouble()).collect();
        assert_eq!(told, [true, false, false]);
        herald.saved();
        assert!(herald.tells_trouble());
    }
}
