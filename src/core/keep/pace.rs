//! When to save: soon after the last change, and not much later than the first one.
//!
//! Only arithmetic. Waiting for the last change alone would never save while somebody types on.

/// Milliseconds after the last change.
const QUIET: f64 = 300.0;
/// Milliseconds after the first change that is not saved.
const AT_MOST: f64 = 700.0;
/// Milliseconds after a save failed, doubled each time up to the longest.
const FIRST_RETRY: f64 = 2000.0;
const LONGEST_RETRY: f64 = 60_000.0;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    first: Option<f64>,
    last: f64,
}

impl Pace {
    pub fn changed(&mut self, now: f64) {
        self.first.get_or_insert(now);
        self.last = now;
    }

    /// Everything that was changed is on its way.
    pub fn caught_up(&mut self) {
        self.first = None;
    }

    /// How long to wait before saving: nothing where it is time, `None` where nothing changed.
    pub fn wait(&self, now: f64) -> Option<f64> {
        let due = (self.last + QUIET).min(self.first? + AT_MOST);
        Some((due - now).max(0.0))
    }
}

/// How long to wait before trying again.
pub fn retry_after(failures: u32) -> f64 {
    let doublings = failures.saturating_sub(1).min(10);
    (FIRST_RETRY * f64::from(1_u32 << doublings)).min(LONGEST_RETRY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(changes: &[f64], now: f64, wait: Option<f64>) {
        let mut pace = Pace::default();
        changes.iter().for_each(|at| pace.changed(*at));
        assert_eq!(pace.wait(now), wait);
    }

    #[test]
    fn a_pause_saves_and_so_does_typing_on() {
        check(&[], 5.0, None);
        check(&[1000.0], 1000.0, Some(300.0));
        check(&[1000.0], 1300.0, Some(0.0));
        check(&[1000.0], 9000.0, Some(0.0));
        check(&[1000.0, 1200.0], 1300.0, Some(200.0));
        check(&[1000.0, 1200.0, 1400.0, 1600.0], 1600.0, Some(100.0));
        check(&[1000.0, 1200.0, 1400.0, 1690.0], 1700.0, Some(0.0));
    }

    #[test]
    fn what_is_on_its_way_is_not_saved_again() {
        let mut pace = Pace::default();
        pace.changed(1000.0);
        pace.caught_up();
        assert_eq!(pace.wait(2000.0), None);
        pace.changed(2000.0);
        assert_eq!(pace.wait(2000.0), Some(300.0));
    }

    #[test]
    fn trying_again_takes_longer_each_time_and_never_stops() {
        let waits: Vec<_> = [1, 2, 3, 5, 6, 100].into_iter().map(retry_after).collect();
        assert_eq!(waits, [2000.0, 4000.0, 8000.0, 32_000.0, 60_000.0, 60_000.0]);
    }
}
