//! Words around dictation: speaking, and having it written.

use super::count::Counted;

pub struct Dictation {
    pub speak: &'static str,
    pub stays: &'static str,
    pub listening: &'static str,
    pub press_again: &'static str,
    pub heard: &'static str,
    pub begun: &'static str,
    pub added: Counted,
    pub added_late: &'static str,
    pub nothing: &'static str,
    pub fetch: &'static str,
    pub fetch_yes: &'static str,
    pub fetch_no: &'static str,
    pub fetching: &'static str,
    pub fetched: &'static str,
    pub not_fetched: &'static str,
    pub stopped: &'static str,
    pub keyboard: &'static str,
    pub keyboard_why: &'static str,
    /// the system, and where its microphone is
    pub keyboards: [(&'static str, &'static str); 4],
}

pub(super) static ENGLISH: Dictation = Dictation {
    speak: "Speak, and we write it",
    stays: "Your voice does not leave this device.",
    listening: "Listening…",
    press_again: "Take your time. Press the button again when you have finished.",
    heard: "What we hear",
    begun: "Listening. Press the button again when you have finished.",
    added: Counted::new("Added 1 word.", "Added {n} words."),
    added_late: "We added what you said to its question.",
    nothing: "We did not hear any words. You can try again.",
    fetch: "To write what you say, your browser first downloads a language file. It can be large. Your voice \
            still does not leave this device.",
    fetch_yes: "Yes, download it",
    fetch_no: "No, thank you",
    fetching: "Your browser downloads the language file. You can go on meanwhile.",
    fetched: "It is ready. You can speak now.",
    not_fetched: "Your browser could not download the language file. You can still type.",
    stopped: "Your device cannot write what you say just now. Your voice was not sent anywhere.",
    keyboard: "Use the microphone on your keyboard",
    keyboard_why: "This is a part of your phone or computer, not of this site. Its maker may hear what you say.",
    keyboards: [
        ("iPhone or iPad", "Touch the box, then touch the microphone on the keyboard."),
        ("Android", "Touch the box, then touch the microphone on the keyboard."),
        ("Windows", "Go into the box. Hold the Windows key and press H."),
        ("Mac", "Go into the box. Choose Edit, then Start Dictation."),
    ],
};
