//! Words of what is shown at a meeting.

pub struct Present {
    pub title: &'static str,
    pub hello: fn(name: &str) -> String,
    pub place: fn(number: usize, of: usize) -> String,
    pub next: &'static str,
    pub back: &'static str,
    pub leave: &'static str,
    pub end: &'static str,
    pub thanks: &'static str,
    pub again: &'static str,
    pub nothing: &'static str,
    pub nothing_words: &'static str,
    pub what_is_shown: &'static str,
}

pub(super) static ENGLISH: Present = Present {
    title: "Show it",
    hello: |name| if name.is_empty() { "Hello".to_owned() } else { format!("I am {name}") },
    place: |number, of| format!("{number} of {of}"),
    next: "Next",
    back: "Back",
    leave: "Stop showing",
    end: "That is all",
    thanks: "Thank you for listening. You can ask questions now.",
    again: "Start again",
    nothing: "There is nothing to show yet",
    nothing_words: "Answer a question first. What you keep private is never shown here.",
    what_is_shown: "Only what you share is shown. You can stop at any time.",
};
