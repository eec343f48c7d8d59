//! What saving remembers between two saves. Only bookkeeping: it waits for nothing and writes nothing.

use tell_it_once_core::record::{Stamp, Writer};

use super::{herald::Herald, pace::Pace};
use crate::browser::storage::Durability;

pub(super) struct Saver {
    pub(super) writer: Writer,
    /// the newest state that this window knows of
    pub(super) last: Option<Stamp>,
    /// how many changes there were
    pub(super) changes: u64,
    /// how many of them are safe
    pub(super) safe: u64,
    /// what is safe would not outlive a power cut
    pub(super) relaxed: bool,
    pub(super) writing: bool,
    /// to be done as soon as the save under way is done
    pub(super) wanted: Option<Durability>,
    /// another window writes here
    pub(super) stopped: bool,
    /// since a save went well
    pub(super) failures: u32,
    pub(super) pace: Pace,
    /// a timer will look at the pace
    pub(super) pacing: bool,
    pub(super) herald: Herald,
    /// a timer will look at the herald
    pub(super) heralding: bool,
}

/// What to do after a save went well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// more was changed meanwhile, and somebody waits for it
    SaveNow(Durability),
    /// more was changed meanwhile
    SaveInTime,
    /// all is safe
    Rest,
}

impl Saver {
    pub(super) fn new(writer: Writer, last: Option<Stamp>) -> Saver {
        Saver {
            writer,
            last,
            changes: 0,
            safe: 0,
            relaxed: false,
            writing: false,
            wanted: None,
            stopped: false,
            failures: 0,
            pace: Pace::default(),
            pacing: false,
            herald: Herald::default(),
            heralding: false,
        }
    }

    pub(super) fn has_unsaved(&self) -> bool {
        self.safe < self.changes
    }

    pub(super) fn next_stamp(&self) -> Stamp {
        let generation = self.last.map_or(0, |last| last.generation) + 1;
        Stamp { generation, writer: self.writer }
    }

    pub(super) fn changed(&mut self, now: f64) {
        self.changes += 1;
        self.pace.changed(now);
        self.herald.changed(now);
    }

    /// Whether a save may start now. One that may not is remembered, the more durable of two.
    pub(super) fn may_start(&mut self, durability: Durability) -> bool {
        if self.writing && self.wanted != Some(Durability::Strict) {
            self.wanted = Some(durability);
        }
        !self.writing && !self.stopped
    }

    /// That generation is used from now on, whatever becomes of it.
    pub(super) fn written_out(&mut self, stamp: Stamp) {
        self.last = Some(stamp);
        self.pace.caught_up();
    }

    pub(super) fn saved(&mut self, changes: u64, durability: Durability) -> Next {
        self.safe = changes;
        self.relaxed = durability == Durability::Relaxed;
        self.failures = 0;
        self.herald.saved();
        match self.wanted.take() {
            Some(wanted) if self.has_unsaved() => Next::SaveNow(wanted),
            Some(Durability::Strict) if self.relaxed => Next::SaveNow(Durability::Strict),
            Some(_) | None if self.has_unsaved() => Next::SaveInTime,
            Some(_) | None => Next::Rest,
        }
    }

    /// How often it failed in a row.
    pub(super) fn failed(&mut self) -> u32 {
        self.failures += 1;
        self.wanted = None;
        self.failures
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saver() -> Saver {
        Saver::new(Writer([1; 16]), None)
    }

    #[test]
    fn generations_go_up_by_one_with_every_record() {
        let mut saver = saver();
        for generation in 1..4 {
            let stamp = saver.next_stamp();
            assert_eq!(stamp.generation, generation);
            saver.written_out(stamp);
        }
    }

    #[test]
    fn one_save_at_a_time_and_the_more_durable_of_those_that_wait() {
        let mut saver = saver();
        saver.changed(0.0);
        assert!(saver.may_start(Durability::Relaxed));
        saver.writing = true;
        assert!(!saver.may_start(Durability::Strict));
        assert!(!saver.may_start(Durability::Relaxed));
        saver.changed(1.0);
        saver.writing = false;
        assert_eq!(saver.saved(1, Durability::Relaxed), Next::SaveNow(Durability::Strict));
        assert_eq!(saver.saved(2, Durability::Strict), Next::Rest);
    }

    #[test]
    fn what_was_typed_during_a_save_is_not_called_saved() {
        let mut saver = saver();
        saver.changed(0.0);
        saver.changed(1.0);
        assert_eq!(saver.saved(1, Durability::Relaxed), Next::SaveInTime);
        assert!(saver.has_unsaved());
        assert_eq!(saver.saved(2, Durability::Relaxed), Next::Rest);
        assert!(!saver.has_unsaved());
    }

    #[test]
    fn whoever_asked_for_a_strict_save_gets_one_even_if_nothing_changed() {
        let mut saver = saver();
        saver.changed(0.0);
        saver.writing = true;
        assert!(!saver.may_start(Durability::Strict));
        assert_eq!(saver.saved(1, Durability::Relaxed), Next::SaveNow(Durability::Strict));
        assert_eq!(saver.saved(1, Durability::Strict), Next::Rest);
    }

    #[test]
    fn who_stopped_does_not_start() {
        let mut saver = saver();
        saver.changed(0.0);
        saver.stopped = true;
        assert!(!saver.may_start(Durability::Strict));
        assert_eq!(saver.wanted, None);
    }
}
