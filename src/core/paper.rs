//! A booklet on paper: every question with its id and room for an answer, and what was said already.
//!
//! The ids are for whoever types the answers in later. What is not shared is not printed: paper is made to be
//! handed over. Conditions are not looked at, since nobody can turn a page that was not printed.

mod alone;
mod offered;
mod room;

use crate::{
    answer::Reading,
    booklet::Booklet,
    html::{Element, Node, classed, el, heading},
    question::{Kind, Question},
    sitting::Sitting,
    text::Text,
    words::Words,
};

pub use alone::{LIST, alone, file_name, list};

/// The whole paper version of the booklet of a sitting.
pub struct Paper<'a> {
    pub sitting: &'a Sitting<'a>,
    /// what was said is printed in
    pub filled: bool,
    /// the level of its own heading, from 1
    pub level: u8,
    /// of a booklet in another language: its English is printed beneath
    pub english: Option<English<'a>>,
}

/// The same booklet in English, and the language of the one that is printed.
#[derive(Clone, Copy)]
pub struct English<'a> {
    pub sitting: &'a Sitting<'a>,
    pub of: &'static str,
}

impl Paper<'_> {
    /// The sheet, with its heading.
    pub fn draw(&self) -> Node {
        let Sitting { booklet, text, .. } = self.sitting;
        let words = text.paper();
        let parts = booklet.sections.iter().map(|part| {
            let questions = part.questions.iter().map(|question| self.question(question));
            classed("section", "form__part")
                .with("data-accent", part.accent.as_str())
                .child(self.both(self.heading(1), &part.title, |english| {
                    english.sections.iter().find(|one| one.id == part.id).map(|one| &one.title)
                }))
                .all(questions)
        });
        let head = classed("header", "form__head")
            .child(self.both(self.heading(0), &booklet.title, |english| Some(&english.title)))
            .child(self.both(el("p"), &booklet.about, |english| Some(&english.about)))
            .child(el("p").child(words.any_order))
            .child(self.front());
        let foot = classed("p", "form__foot").child((words.foot)(booklet.id.as_str(), &booklet.version));
        classed("article", "form").with("lang", text.lang).child(head).all(parts).child(foot).into()
    }

    /// Whom it is about, who writes, and when.
    fn front(&self) -> Element {
        let words = self.sitting.text.paper();
        let name = if self.filled { self.sitting.folder.known_as() } else { "" };
        // where the booklet itself asks who writes, once is enough
        let asks_who = self.sitting.booklet.questions().any(|one| one.id.as_str().ends_with(".who"));
        let who = [words.by_me, words.with_help, words.for_them].map(|words| room::tick(words, false));
        let front = classed("div", "form__front")
            .child(room::labelled(words.about_whom, name))
            .child(room::labelled(words.day, ""));
        if asks_who {
            return front;
        }
        front
            .child(classed("div", "form__who").child(el("p").child(words.who_writes)).child(room::ticks(who)))
            .child(room::labelled(words.helper_name, ""))
    }

    fn question(&self, question: &Question) -> Element {
        let words = self.sitting.text.paper();
        let ask = self.both(self.heading(2), &question.ask, |english| {
            english.question(&question.id).map(|one| &one.ask)
        });
        let ask = match question.kind.is_info() {
            true => ask,
            false => ask.child(" ").child(classed("span", "form__id").child(question.id.as_str())),
        };
        // how to tick a table of cards is said beside it
        let help = question.help.as_ref().filter(|_| !matches!(question.kind, Kind::Sort(_)));
        let help = help.map(|help| {
            self.both(classed("p", "form__help"), help, |english| {
                english.question(&question.id).and_then(|one| one.help.as_ref())
            })
        });
        let only = question.when.as_ref().map(|_| classed("p", "form__help").child(words.only_some));
        let reading = self.reading(question);
        classed("div", "form__question")
            .child(ask)
            .all(help)
            .all(only)
            .all(room::room(self, question, &reading))
    }

    /// What was said, where it may be printed.
    fn reading(&self, question: &Question) -> Reading {
        if self.filled && self.sitting.is_shared(question) {
            self.sitting.reading(question)
        } else {
            Reading::nothing()
        }
    }

    fn heading(&self, below: u8) -> Element {
        heading(self.level + below)
    }

    /// Words of the booklet, and the same in English beneath them where they are in another language.
    fn both<'b>(
        &'b self,
        around: Element,
        words: &Words,
        in_english: impl FnOnce(&'b Booklet) -> Option<&'b Words>,
    ) -> Element {
        let english = self.english.and_then(|english| in_english(english.sitting.booklet));
        let english = english.and_then(|words| Some(self.english?.sitting.say(words)));
        self.two(around, &self.say(words), english.as_deref())
    }

    /// Words that are said already, and what they are in English. Words of the program are English above, too, and
    /// stand there once.
    fn two(&self, around: Element, own: &str, english: Option<&str>) -> Element {
        let Some(English { sitting, of }) = self.english else { return around.child(own) };
        if english == Some(own) {
            return around.child(own);
        }
        let english = english.map(|words| beneath(sitting.text, words));
        around.child(el("span").with("lang", of).typed(own)).all(english)
    }

    fn say(&self, words: &Words) -> String {
        self.sitting.say(words)
    }

    fn text(&self) -> &'static Text {
        self.sitting.text
    }
}

/// The English of what stands above it.
pub(crate) fn beneath(text: &Text, words: &str) -> Element {
    classed("span", "in-english").with("lang", text.lang).with("dir", "ltr").child(words)
}

#[cfg(test)]
mod tests;
