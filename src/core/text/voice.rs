//! Words around voice notes.

use crate::question::voice::{MOST_SECONDS, Refused};

use super::count::Counted;

pub struct Voice {
    pub record: &'static str,
    pub again: &'static str,
    pub stop: &'static str,
    pub before: &'static str,
    pub asking: &'static str,
    pub begun: &'static str,
    pub going: &'static str,
    pub left: fn(seconds: u16) -> String,
    pub keeping: &'static str,
    pub ready: &'static str,
    pub ready_late: &'static str,
    pub time_over: &'static str,
    pub replaced: &'static str,
    pub removed: &'static str,
    pub back_again: &'static str,
    pub missing: &'static str,
    pub says: &'static str,
    pub says_hint: &'static str,
    pub says_above: &'static str,
    pub no_recorder: &'static str,
    pub no_microphone: &'static str,
    pub not_allowed: &'static str,
    pub busy: &'static str,
    pub other_ways: &'static str,
    pub nothing: &'static str,
    pub unknown: &'static str,
    pub too_large: &'static str,
    pub not_kept: &'static str,
    pub seconds: Counted,
    pub minutes: Counted,
}

impl Voice {
    pub fn refused(&self, refused: Refused) -> &'static str {
        match refused {
            Refused::Nothing => self.nothing,
            Refused::Unknown => self.unknown,
            Refused::TooLarge => self.too_large,
        }
    }

    /// "1 minute 12 seconds"
    pub fn time(&self, seconds: u16) -> String {
        let [minutes, seconds] = [seconds / 60, seconds % 60].map(usize::from);
        match (minutes, seconds) {
            (0, seconds) => self.seconds.say(seconds),
            (minutes, 0) => self.minutes.say(minutes),
            (minutes, seconds) => [self.minutes.say(minutes), self.seconds.say(seconds)].join(" "),
        }
    }

    /// How long somebody can still speak.
    pub fn time_left(&self, gone: u16) -> String {
        (self.left)(MOST_SECONDS.saturating_sub(gone))
    }
}

pub(super) const ENGLISH: Voice = Voice {
    record: "Record a voice note",
    again: "Record again",
    stop: "Stop",
    before: "You can say it, for up to 2 minutes. We only listen while you record. The recording stays on this \
             device.",
    asking: "Your browser asks if we may listen. Choose “Allow”.",
    begun: "Recording. Press Stop when you have finished.",
    going: "Recording",
    left: |seconds| format!("{} left", ENGLISH.time(seconds)),
    keeping: "Keeping your recording…",
    ready: "Your recording is kept.",
    ready_late: "Your recording is kept. It is with its question.",
    time_over: "The 2 minutes are over. Your recording is kept.",
    replaced: "You changed the recording.",
    removed: "You removed the recording.",
    back_again: "Your recording is back.",
    missing: "We cannot find this recording on this device. Please record it again.",
    says: "What do you say in it?",
    says_hint: "This helps people who cannot hear it. Only these words go into a file you share",
    says_above: "Write what you say in it in the box above, or ask somebody to. Only those words go into a file \
                 you share.",
    no_recorder: "This browser cannot record.",
    no_microphone: "We cannot find a microphone on this device.",
    not_allowed: "Your browser does not let us listen. You can change that beside the address of this page.",
    busy: "The microphone does not work just now. Another program may be using it.",
    other_ways: "You can also write, let somebody write for you, or speak with the microphone on your keyboard.",
    nothing: "We did not hear anything. Please try again.",
    unknown: "We could not keep this recording, because this browser records in an unusual way.",
    too_large: "This recording is too big to keep. Make a shorter one.",
    not_kept: "We could not keep this recording on your device. Please try again.",
    seconds: Counted::new("1 second", "{n} seconds"),
    minutes: Counted::new("1 minute", "{n} minutes"),
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_in_words() {
        for (seconds, said) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (59, "59 seconds"),
            (60, "1 minute"),
            (61, "1 minute 1 second"),
            (120, "2 minutes"),
        ] {
            assert_eq!(ENGLISH.time(seconds), said);
        }
        assert_eq!(ENGLISH.time_left(75), "45 seconds left");
        assert_eq!(ENGLISH.time_left(500), "0 seconds left");
    }
}
