//! Words for views side by side.

pub struct Compare {
    pub working: &'static str,
    pub not_working: &'static str,
    pub important_to: fn(child: &str) -> String,
    pub important_for: fn(child: &str) -> String,
    pub hopes: &'static str,
    pub sure_of_help: &'static str,
    pub school: &'static str,
    pub today: &'static str,
    pub worry: &'static str,
    pub work: &'static str,
    pub home: &'static str,
    pub friends: &'static str,
    pub health: &'static str,
    /// two people who chose numbers that are far from each other
    pub differs: fn(one: &str, other: &str) -> String,
}

pub(super) const ENGLISH: Compare = Compare {
    working: "What is working",
    not_working: "What is not working",
    important_to: |child| format!("Important to {child}"),
    important_for: |child| format!("Important for {child}"),
    hopes: "Hopes",
    sure_of_help: "How sure people are of the help",
    school: "How happy school is",
    today: "How OK things are",
    worry: "How big the worry is",
    work: "Learning and work",
    home: "Home and independence",
    friends: "Friends and community",
    health: "Health and wellbeing",
    differs: |one, other| format!("{one} and {other} see this differently."),
};
