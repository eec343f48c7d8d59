//! What was said in parts that came from other devices. It stands beside the rest, as it was signed.

use super::{Begun, Comparing, Point, Series, TABLE, Theme, View};
use crate::{
    answer::{Answer, Scaled},
    bundle::{
        statement::{Answered, Given, Statement},
        verdict::SignedStatement,
    },
    folder::{Received, Role, Whose},
    id::QuestionId,
    question::scale::TOP,
    seen::opened_in,
    text::Text,
    words::say,
};

/// A part, verified anew, and what its booklet is called here.
pub(super) struct Elsewhere {
    said: SignedStatement,
    title: String,
    may_be_read: bool,
    text: &'static Text,
}

pub(super) fn parts(comparing: &Comparing<'_>) -> Vec<Elsewhere> {
    let Comparing { folder, booklets, style, text, .. } = *comparing;
    let is_child = folder.writer().is_none_or(|writer| writer.role == Role::YoungPerson);
    let voice = folder.voice_about(text.unnamed_child);
    let part = |one: &Received| {
        let said = one.open()?;
        let booklet = booklets.iter().find(|booklet| booklet.id == one.booklet);
        let title = booklet.map(|booklet| say(booklet.title.pick(style), &voice));
        // a young person who closes a part to others does so wherever it was written
        let is_own = is_child && Role::from(said.statement().contributor.role) == Role::YoungPerson;
        let may_be_read = is_own || opened_in(said.statement()) != Some(false);
        let title = title.unwrap_or_else(|| one.booklet.to_string());
        Some(Elsewhere { said, title, may_be_read, text })
    };
    folder.current_received().filter_map(part).collect()
}

impl Elsewhere {
    fn statement(&self) -> &Statement {
        self.said.statement()
    }

    fn name(&self) -> String {
        self.statement().contributor.name_typed.clone()
    }

    fn role(&self) -> Role {
        self.statement().contributor.role.into()
    }

    pub(super) fn begun(&self) -> Begun {
        Begun {
            contributor: self.statement().contributor.id.clone(),
            name: self.name(),
            role: self.role(),
            booklet: self.statement().booklet.id.clone(),
            title: self.title.clone(),
            may_be_read: self.may_be_read,
        }
    }

    /// What was answered there to a question, if it may be read.
    fn answer(&self, id: &QuestionId) -> Option<(&Answered, &Answer, Whose)> {
        let answered = self.statement().answers.get(id).filter(|_| self.may_be_read)?;
        let Given::Answer { answer, whose, .. } = &answered.given else { return None };
        Some((answered, answer, *whose))
    }

    pub(super) fn views(&self, theme: Theme) -> Vec<View> {
        let view = |id: QuestionId| {
            let (answered, answer, whose) = self.answer(&id)?;
            Some(View {
                contributor: self.statement().contributor.id.clone(),
                name: self.name(),
                role: self.role(),
                booklet: self.statement().booklet.id.clone(),
                title: self.title.clone(),
                question: id,
                ask: answered.question.clone(),
                lines: answer.lines(self.text),
                pictures: answer.pictures().into_iter().cloned().collect(),
                note: None,
                whose: self.whose_words(answered, whose),
                day: answered.at.at().date_naive(),
            })
        };
        let of_theme = TABLE.iter().filter(|(_, of)| *of == theme).map(|(id, _)| QuestionId::known(id));
        of_theme.filter_map(view).collect()
    }

    /// One number: earlier ones stayed on the device where they were chosen.
    pub(super) fn series(&self, id: &QuestionId) -> Option<Series> {
        let (answered, answer, whose) = self.answer(id)?;
        let Answer::Scaled(Scaled { value, low, high, .. }) = answer else { return None };
        let at = answered.at.at().to_utc();
        let whose = self.whose_words(answered, whose);
        let point = Point { day: at.date_naive(), value: (*value).min(TOP), whose, at };
        Some(Series {
            contributor: self.statement().contributor.id.clone(),
            name: self.name(),
            role: self.role(),
            booklet: self.statement().booklet.id.clone(),
            question: id.clone(),
            ask: answered.question.clone(),
            low: low.clone(),
            high: high.clone(),
            points: vec![point],
        })
    }

    /// Who was at the keyboard there is not known here by name.
    fn whose_words(&self, answered: &Answered, whose: Whose) -> Option<String> {
        let by = if answered.by.is_some() { self.text.people.somebody.to_owned() } else { self.name() };
        self.text.whose_words(whose, &self.name(), &by)
    }
}
