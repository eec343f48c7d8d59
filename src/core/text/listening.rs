//! Words around reading aloud.

use crate::speech::Pace;

pub struct Listening {
    pub listen: &'static str,
    pub region: &'static str,
    pub reading: &'static str,
    pub paused: &'static str,
    pub read: &'static str,
    pub pause: &'static str,
    pub go_on: &'static str,
    pub again: &'static str,
    pub stop: &'static str,
    pub slower: &'static str,
    pub faster: &'static str,
    pub pace: fn(Pace) -> &'static str,
    pub my_answer: &'static str,
    pub nothing: &'static str,
    pub no_voice: &'static str,
    pub no_voice_why: &'static str,
    pub add_voice: &'static str,
    /// the system, and where its voices are
    pub voices_of: [(&'static str, &'static str); 5],
    pub failed: &'static str,
    pub not_here: &'static str,
    pub close: &'static str,
}

pub(super) static ENGLISH: Listening = Listening {
    listen: "Listen",
    region: "Reading aloud",
    reading: "Reading aloud",
    paused: "Paused",
    read: "Finished",
    pause: "Pause",
    go_on: "Go on",
    again: "Again",
    stop: "Stop",
    slower: "Slower",
    faster: "Faster",
    pace: |pace| match pace {
        Pace::Slowest => "very slow",
        Pace::Slow => "slow",
        Pace::Usual => "usual speed",
        Pace::Fast => "fast",
        Pace::Fastest => "very fast",
    },
    my_answer: "Read my answer",
    nothing: "There is nothing to read here.",
    no_voice: "This device has no voice of its own that can read this page.",
    no_voice_why: "We only use voices that are on your device. Then your words do not go anywhere.",
    add_voice: "How to add a voice",
    voices_of: [
        ("Windows", "Open Settings, then Time and language, then Speech. Choose “Add voices”."),
        ("Mac", "Open System Settings, then Accessibility, then Read and speak. Choose the system voice."),
        ("iPhone or iPad", "Open Settings, then Accessibility, then Read and speak, then Voices."),
        ("Android", "Open Settings and look for “Text-to-speech”. Then install a voice."),
        ("Chromebook", "Open Settings, then Accessibility, then Text-to-speech."),
    ],
    failed: "The voice stopped. You can press Listen again.",
    not_here: "We could not get the reader. Check your internet, then press Listen again.",
    close: "Close",
};
