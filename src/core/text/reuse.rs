//! Words for what was said elsewhere and can be used again.

pub struct Reuse {
    /// one's own answer elsewhere
    pub own: fn(title: &str) -> String,
    pub named: fn(name: &str, title: &str) -> String,
    /// somebody who gave no name: what they are to the child
    pub unnamed: fn(role: &str, title: &str) -> String,
    /// a parent's own details, as they gave them for a brother or sister
    pub household: fn(name: &str) -> String,
}

pub(super) const ENGLISH: Reuse = Reuse {
    own: |title| format!("from “{title}”"),
    named: |name, title| format!("from {name}’s “{title}”"),
    unnamed: |role, title| format!("from “{title}” ({role})"),
    household: |name| format!("from what {name} wrote for another child here"),
};
