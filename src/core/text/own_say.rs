//! Words about the day from which somebody decides about their plan.

pub struct OwnSay {
    pub label: &'static str,
    pub ends: fn(day: &str) -> String,
    pub ended: fn(day: &str) -> String,
    pub then: &'static str,
    pub now: &'static str,
}

/// Beside what is on every page: only the pages of booklets say these.
pub(super) static ENGLISH: OwnSay = OwnSay {
    label: "From when on you choose",
    ends: |day| format!("In law, your Year 11 ends on {day}."),
    ended: |day| format!("In law, your Year 11 ended on {day}."),
    then: "From that day, you make the choices about your plan.",
    now: "You make the choices about your plan now.",
};
