//! Words about languages: which one somebody writes in and reads.

pub struct Languages {
    pub title: &'static str,
    pub lead: &'static str,
    pub writes: &'static str,
    pub writes_hint: &'static str,
    pub another: &'static str,
    pub reads: &'static str,
    pub reads_hint: &'static str,
    pub used: &'static str,
    pub nobody: &'static str,
    pub interpreter: &'static str,
    pub interpreter_words: &'static str,
    pub interpreter_link: &'static str,
    pub waiting: &'static str,
    pub in_english: &'static str,
}

/// Beside what is on every page: few pages say these.
pub(super) static ENGLISH: Languages = Languages {
    title: "Language",
    lead: "You can write in any language. The council can ask an interpreter to read it.",
    writes: "What language are you writing in?",
    writes_hint: "We mark your answers with it, so that the council knows which interpreter to ask.",
    another: "Another language",
    reads: "What language do you want to read the questions in?",
    reads_hint: "The English words stand beneath. Buttons and some other words stay in English.",
    used: "Your language is in use.",
    nobody: "First tell us who is here. Then you can say which language you write in.",
    interpreter: "Do you need an interpreter?",
    interpreter_words: "An interpreter turns what is said into your language or your signs. You can say which language \
                        you like to speak, and which one you like to read.",
    interpreter_link: "Tell us about an interpreter",
    waiting: "Getting the questions in your language…",
    in_english: "In English",
};
