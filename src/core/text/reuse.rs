//! Words for what was said elsewhere and can be used again.

use crate::reuse::Offer;

use super::count::Counted;

pub struct Reuse {
    /// one's own answer elsewhere
    pub own: fn(title: &str) -> String,
    pub named: fn(name: &str, title: &str) -> String,
    /// somebody who gave no name: what they are to the child
    pub unnamed: fn(role: &str, title: &str) -> String,
    /// a parent's own details, as they gave them for a brother or sister
    pub household: fn(name: &str) -> String,
    pub title: &'static str,
    /// over what is offered: where it comes from, and why
    pub offered: fn(offer: Offer, source: &str) -> String,
    pub read: &'static str,
    pub use_it: &'static str,
    pub update: &'static str,
    pub add: &'static str,
    pub keep: &'static str,
    pub no_thanks: &'static str,
    pub declined: &'static str,
    pub offered_again: &'static str,
    pub for_family: &'static str,
    pub more: Counted,
    pub used: &'static str,
    pub kept: &'static str,
    pub already: &'static str,
    pub put_back: &'static str,
}

pub(super) const ENGLISH: Reuse = Reuse {
    own: |title| format!("from “{title}”"),
    named: |name, title| format!("from {name}’s “{title}”"),
    unnamed: |role, title| format!("from “{title}” ({role})"),
    household: |name| format!("from what {name} wrote for another child here"),
    title: "You can use this again",
    offered: |offer, source| match offer {
        Offer::New => format!("It is {source}."),
        Offer::Changed => format!("It is {source}. It has changed since you used it."),
    },
    read: "Read what was said",
    use_it: "Use this",
    update: "Update mine",
    add: "Add this to mine",
    keep: "Keep mine",
    no_thanks: "No thanks",
    declined: "We will not offer this here again.",
    offered_again: "We offer it again.",
    for_family: "You wrote this before",
    more: Counted::new("See 1 more", "See {n} more"),
    used: "This is in your answer now. You can change it.",
    kept: "We kept your answer as it is.",
    already: "This is in your answer already.",
    put_back: "We put back what was there before.",
};
