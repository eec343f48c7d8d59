//! Words about leaving quickly, and about what stays on this device then.

use super::count::Counted;

pub struct Leave {
    /// the place of the button, for people who listen to the page
    pub label: &'static str,
    pub button: &'static str,
    pub how: &'static str,
    /// all that is on the page while the other website comes
    pub loading: &'static str,
    /// said while somebody presses Shift
    pub shift_more: Counted,
    /// in the title of a window, and in the browser's history: nothing that was asked
    pub title_question: fn(number: usize) -> String,
    pub title_part: fn(part: usize) -> String,
    pub title_answers: &'static str,
    pub before_title: &'static str,
    pub before: [&'static str; 3],
    pub before_more: &'static str,
    pub to_the_list: &'static str,
    pub tips_title: &'static str,
    pub tips_lead: &'static str,
    pub button_title: &'static str,
    pub button_words: [&'static str; 3],
    pub shift_title: &'static str,
    pub shift_words: &'static str,
    pub shift_is_on: &'static str,
    pub shift_is_off: &'static str,
    pub shift_on: &'static str,
    pub shift_off: &'static str,
    pub clears_title: &'static str,
    pub clears_words: &'static str,
    pub clears_is_on: &'static str,
    pub clears_is_off: &'static str,
    pub clears_on: &'static str,
    pub clears_off: &'static str,
    pub stays_title: &'static str,
    pub stays: [&'static str; 3],
    pub to_lock: &'static str,
    pub to_sees: &'static str,
}

/// Beside what is on every page: only the pages of booklets say these.
pub(super) static ENGLISH: Leave = Leave {
    label: "Leave quickly",
    button: "Leave now",
    how: "How this works",
    loading: "Loading…",
    shift_more: Counted::new("Press Shift 1 more time to leave.", "Press Shift {n} more times to leave."),
    title_question: |number| format!("Question {number}"),
    title_part: |part| format!("Part {part}"),
    title_answers: "Your answers",
    before_title: "Before you go on",
    before: [
        "The next questions may be about home, about feeling safe, or about people close to you.",
        "You will see a button that says “Leave now”. If somebody comes, press it. This page goes at once and \
         another website opens.",
        "Your words are saved and put away. Nobody sees them by going back.",
    ],
    before_more: "What to know if somebody looks at this device",
    to_the_list: "Go to the list",
    tips_title: "Good to know",
    tips_lead: "Some questions are private. Here is how to leave them quickly, and what stays on this device.",
    button_title: "The “Leave now” button",
    button_words: [
        "It is at the top of pages that may be private.",
        "Press it, and this page goes at once. Another website opens, such as the weather.",
        "Your words are not deleted, unless you choose that below. They are put away until somebody opens the start page and presses “Carry on”.",
    ],
    shift_title: "Leave with a key",
    shift_words: "You can press the Shift key 3 times, quickly, to leave. It works on pages with the button. It is \
                  off until you turn it on.",
    shift_is_on: "Pressing Shift 3 times is on.",
    shift_is_off: "Pressing Shift 3 times is off.",
    shift_on: "Turn it on",
    shift_off: "Turn it off",
    clears_title: "Clear this device when I leave",
    clears_words: "“Leave now” can also take everything you wrote here off this device. Nobody can get it back then, so \
                   keep a copy somewhere safe first. It is off until you turn it on.",
    clears_is_on: "“Leave now” clears this device.",
    clears_is_off: "“Leave now” clears nothing.",
    clears_on: "Clear it when I leave",
    clears_off: "Do not clear it",
    stays_title: "What stays on this device",
    stays: [
        "The browser remembers that this website was open. You can delete that in the browser’s history.",
        "People who use this device can open this website and press “Carry on”. You can stop that with a lock.",
        "If somebody checks what you do, use a device that they cannot get. There may be one at a library or at school.",
    ],
    to_lock: "Lock your answers with words",
    to_sees: "Who can see this?",
};
