//! Words for people, and for whose words an answer is in.

pub struct People {
    pub young_person: &'static str,
    pub parent: &'static str,
    pub helper: &'static str,
    pub professional: &'static str,
    pub somebody: &'static str,
    /// whose words, and who wrote them down
    pub helped: fn(view: &str, by: &str) -> String,
    pub for_them: fn(view: &str, by: &str) -> String,
    pub observed: fn(view: &str, by: &str) -> String,
}

pub(super) const ENGLISH: People = People {
    young_person: "The young person",
    parent: "A parent or carer",
    helper: "A helper",
    professional: "Someone who works with them",
    somebody: "Somebody",
    helped: |view, by| format!("{view} said this. {by} wrote it down."),
    for_them: |view, by| format!("{by} thinks so, because they know {view}."),
    observed: |view, by| format!("{view} showed this. {by} wrote it down."),
};
