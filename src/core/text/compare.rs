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
    pub title: &'static str,
    pub lead: &'static str,
    pub nothing: &'static str,
    pub in_numbers: &'static str,
    /// where it was said
    pub said_in: fn(title: &str) -> String,
    /// what the numbers of one person mean
    pub series: fn(name: &str, ask: &str, low: &str, high: &str) -> String,
    pub who: &'static str,
    pub day: &'static str,
    pub number: &'static str,
    pub not_shown: &'static str,
    /// a booklet that is there, though nothing in it may be read
    pub begun: fn(name: &str, title: &str) -> String,
    pub not_shown_words: &'static str,
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
    title: "Views side by side",
    lead: "See what each person said about the same things. People can see things differently. That is fine.",
    nothing: "There is nothing to see side by side yet. It comes here when people have answered questions about \
              the same things.",
    in_numbers: "In numbers",
    said_in: |title| format!("in “{title}”"),
    series: |name, ask, low, high| format!("{name}: “{ask}” 0 is {low}. 10 is {high}."),
    who: "Who",
    day: "Day",
    number: "Out of 10",
    not_shown: "Not shown here",
    begun: |name, title| format!("{name} has written in “{title}”."),
    not_shown_words: "The person who wrote it chooses who may read it. You can ask them.",
    differs: |one, other| format!("{one} and {other} see this differently."),
};
