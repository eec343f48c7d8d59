//! Answers laid out for reading: on the check page, on paper, in the command line.

use crate::{
    answer::{Line, Reading},
    booklet::Accent,
    folder::{Kept, Length, Skip, Whose},
    id::QuestionId,
    journey::Density,
    question::{media::Picture, voice::Note},
    sitting::Sitting,
};

/// A booklet's answers, part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub parts: Vec<Part>,
    /// answers to questions that this booklet no longer asks: kept, and shown as such
    pub no_longer_asked: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// counted from 0
    pub section: usize,
    pub title: String,
    pub accent: Accent,
    pub items: Vec<Item>,
}

/// One question and what was said to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub question: QuestionId,
    /// its number in the booklet, where it is still asked
    pub number: Option<usize>,
    pub ask: String,
    pub said: Said,
    /// of the answer, where it is another than that of the page
    pub lang: Option<String>,
    /// "Sam’s words, written down by Alex"
    pub whose: Option<String>,
    pub earlier: Vec<Earlier>,
    /// what is to be looked at again, in words
    pub faults: Vec<String>,
    pub private: bool,
}

/// What stands under a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Lines { lines: Vec<Line>, pictures: Vec<Picture>, note: Option<Note> },
    Skipped(Skip),
    Nothing,
}

/// What somebody else had said before, or the same person long ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub by: String,
    /// in words
    pub on: String,
    pub lines: Vec<Line>,
}

impl Sitting<'_> {
    /// Everything that was said, and what could still be said on this route.
    pub fn summary(&self) -> Summary {
        let journey = self.journey(Density::Whole);
        let asked = self.journey_of(Length::Full, Density::Whole);
        let mut number = 0;
        let mut parts = Vec::new();
        for (section, part) in self.booklet.sections.iter().enumerate() {
            let mut items = Vec::new();
            for question in &part.questions {
                number += 1;
                let kept = self.kept(&question.id);
                let on_route = journey.page(number).is_some();
                let left = |kept: &Kept| kept.skip.is_some() && !question.kind.is_info();
                let said = kept.is_some_and(|kept| kept.says_something() || left(kept));
                let is_shown =
                    (on_route && !question.kind.is_info()) || (said && asked.page(number).is_some());
                if !is_shown {
                    continue;
                }
                let reading = self.reading(question);
                let mut item = self.item(&question.id, self.say(&question.ask), kept, reading);
                let faults = self.problems([question.as_ref()]).into_iter();
                item.faults = faults.map(|problem| self.problem(&problem)).collect();
                item.number = Some(number);
                item.private = !self.is_shared(question);
                items.push(item);
            }
            if !items.is_empty() {
                let title = self.say(&part.title);
                parts.push(Part { section, title, accent: part.accent, items });
            }
        }
        Summary { parts, no_longer_asked: self.no_longer_asked() }
    }

    fn no_longer_asked(&self) -> Vec<Item> {
        let Some(one) = self.contribution() else { return Vec::new() };
        let gone = one
            .entries
            .iter()
            .filter(|(id, kept)| kept.says_something() && self.booklet.question(id).is_none());
        let item = |(id, kept): (&QuestionId, &Kept)| {
            let reading = kept.entry.as_ref().map(|entry| self.read_without_question(entry));
            let private = kept.shared == Some(false);
            Item { private, ..self.item(id, kept.asked.clone(), Some(kept), reading.unwrap_or_default()) }
        };
        gone.map(item).collect()
    }

    fn item(&self, id: &QuestionId, ask: String, kept: Option<&Kept>, reading: Reading) -> Item {
        let said = match (reading.lines(self.text), kept.and_then(|kept| kept.skip)) {
            (Some(lines), _) => {
                let pictures = reading.answer.iter().flat_map(|answer| answer.pictures()).cloned().collect();
                Said::Lines { lines, pictures, note: reading.note }
            }
            (None, Some(skip)) => Said::Skipped(skip),
            (None, None) => Said::Nothing,
        };
        let whose = kept.filter(|kept| kept.says_something()).and_then(|kept| self.whose_words(kept));
        let earlier = kept.map(|kept| self.earlier(kept)).unwrap_or_default();
        let lang = kept.and_then(|kept| self.lang_of(kept));
        Item {
            question: id.clone(),
            number: None,
            ask,
            said,
            lang,
            whose,
            earlier,
            faults: Vec::new(),
            private: false,
        }
    }

    /// What had been said here before.
    pub fn earlier(&self, kept: &Kept) -> Vec<Earlier> {
        let one = |earlier: &crate::folder::Earlier| {
            let lines = self.read_without_question(&earlier.entry).lines(self.text);
            let on = self.text.day(earlier.at.date_naive());
            Earlier { by: self.name_of(&earlier.by), on, lines: lines.unwrap_or_default() }
        };
        kept.earlier.iter().map(one).collect()
    }

    /// Who is meant, by name where there is one.
    pub fn name_of(&self, id: &crate::id::ContributorId) -> String {
        let Some(one) = self.folder.contributor(id) else { return self.text.people.somebody.to_owned() };
        let name = if *id == crate::folder::child_id() { self.folder.known_as() } else { one.name.as_str() };
        if name.is_empty() { self.text.role(one.role).to_owned() } else { name.to_owned() }
    }

    /// The language of an answer, where it is another than that of the page.
    pub fn lang_of(&self, kept: &Kept) -> Option<String> {
        (kept.says_something() && kept.lang != self.text.lang).then(|| kept.lang.clone())
    }

    /// Said only where it is not plain: a person's own words in their own booklet need no mark.
    pub fn whose_words(&self, kept: &Kept) -> Option<String> {
        self.words_of(kept.whose?, &kept.by)
    }

    pub(crate) fn words_of(&self, whose: Whose, by: &crate::id::ContributorId) -> Option<String> {
        let view = self.name_of(&self.contributor);
        let by = self.name_of(by);
        self.text.whose_words(whose, &view, &by)
    }
}
