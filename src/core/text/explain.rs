//! Words around the words that are explained, and the switch to easier words.

/// Words about words.
pub struct Explain {
    pub title: &'static str,
    pub lead: &'static str,
    pub nothing: &'static str,
    pub link: &'static str,
    pub about: &'static str,
    /// to look at a draft plan, on the page of help
    pub draft: &'static str,
    pub draft_about: &'static str,
    /// to the page that says whose each picture is
    pub whose_pictures: &'static str,
    /// "What does ‘SENCO’ mean?"
    pub what_means: fn(term: &str) -> String,
    /// on the page of colours
    pub pictures: &'static str,
    pub pictures_on: &'static str,
    pub pictures_off: &'static str,
    pub easier_on: &'static str,
    pub easier_later: &'static str,
    pub usual_on: &'static str,
    pub usual_later: &'static str,
}

/// Beside what is on every page: fetched with the pages that say them.
pub(super) static ENGLISH: Explain = Explain {
    title: "What words mean",
    lead: "Schools and councils use some hard words. Here is what they mean.",
    nothing: "No words are explained here.",
    link: "See what hard words mean",
    about: "Schools and councils use some hard words. We say what they mean.",
    draft: "Look at the words of a draft plan",
    draft_about: "Paste them, and see what you could ask. Nothing is kept.",
    whose_pictures: "What each picture means, and who made it",
    what_means: |term| format!("What does ‘{term}’ mean?"),
    pictures: "Pictures beside easier words",
    pictures_on: "With pictures",
    pictures_off: "Words only",
    easier_on: "Easier words are on.",
    easier_later: "Easier words start on the next page, so that nothing is lost here.",
    usual_on: "Usual words are on.",
    usual_later: "Usual words start on the next page, so that nothing is lost here.",
};
