//! What a plan is made from: every answer that may be in it, with who said it and in whose words, from this
//! folder and from parts that others made elsewhere.

use crate::{
    answer::Answer,
    booklet::Booklet,
    bundle::{
        hidden::visible_name,
        statement::{Answered, Given, Role, Statement},
    },
    folder::{Folder, Received, Whose},
    id::{BookletId, ContributorId, QuestionId},
    question::{Kind, MapsTo},
    seen::opened_in,
    share,
    sitting::Sitting,
    text::Text,
    words::{Style, say},
};

use super::Said;

/// Booklets about the plan itself, or about how things are done: nothing in them is to be put into a plan.
const NOT_ABOUT_THE_CHILD: [&str; 6] =
    ["plan", "consent", "feedback", "our-dates", "draft-response", "request"];

/// An answer, and all that is needed to quote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub booklet: BookletId,
    /// the booklet's, as it is called here
    pub title: String,
    pub question: QuestionId,
    /// the question as it was shown
    pub asked: String,
    pub maps: Vec<MapsTo>,
    pub person: ContributorId,
    pub name: String,
    pub role: Role,
    pub whose: Whose,
    /// who was at the keyboard, where that was somebody else
    pub by: Option<ContributorId>,
    pub by_name: Option<String>,
    pub answer: Answer,
    /// the child or young person, as the folder calls them
    pub child: String,
}

impl Source {
    pub fn said(&self) -> Said<'_> {
        Said {
            booklet: &self.booklet,
            question: &self.question,
            asked: &self.asked,
            maps: &self.maps,
            person: &self.person,
            name: &self.name,
            role: self.role,
            whose: self.whose,
            by: self.by.as_ref(),
            answer: &self.answer,
        }
    }

    /// Whose words they are, said even where it is plain: a plan is read by people who were not there.
    pub fn whose_words(&self, text: &Text) -> String {
        // who said it wrote it down, where nobody else did
        let by = self.by_name.as_deref().unwrap_or(&self.name);
        // what was shown, the child showed, in whosever booklet it stands
        let view = if self.whose == Whose::Observed { &self.child } else { &self.name };
        text.whose_words(self.whose, view, by).unwrap_or_else(|| (text.plan().own_words)(&self.name))
    }
}

/// Where sources are looked for.
#[derive(Clone, Copy)]
pub struct Looking<'a> {
    pub folder: &'a Folder,
    pub booklets: &'a [Booklet],
    pub style: Style,
    pub text: &'static Text,
    pub today: chrono::NaiveDate,
}

impl<'a> Looking<'a> {
    /// The same whatever order people wrote in and parts came in: the child first, then by role and person, in
    /// the order of the booklets and of their questions. What stays on the device is left out, and so is what
    /// whoever is here may not read.
    pub fn sources(&self) -> Vec<Source> {
        let mut sources: Vec<Source> = self.here().into_iter().chain(self.parts_elsewhere()).collect();
        sources.sort_by_cached_key(|one| {
            let booklet = self.booklets.iter().position(|booklet| booklet.id == one.booklet);
            let place = booklet.and_then(|at| {
                self.booklets[at].questions().position(|question| question.id == one.question)
            });
            let at = (booklet.unwrap_or(usize::MAX), place.unwrap_or(usize::MAX));
            (one.role, one.person.clone(), at, one.question.clone())
        });
        sources
    }

    fn child(&self) -> String {
        let known = self.folder.known_as();
        if known.is_empty() { self.text.unnamed_child.to_owned() } else { known.to_owned() }
    }

    fn booklet(&self, id: &BookletId) -> Option<&'a Booklet> {
        self.booklets.iter().find(|booklet| booklet.id == *id)
    }

    fn here(&self) -> Vec<Source> {
        let sitting = |one: &crate::folder::Contribution| {
            let booklet = self.booklet(&one.booklet)?;
            let contributor = one.contributor.clone();
            Some(Sitting::of(self.folder, booklet, contributor, self.style, self.text, self.today))
        };
        let sittings = self.folder.contributions.iter().filter_map(sitting);
        sittings.flat_map(|sitting| self.said_at(&sitting)).collect()
    }

    fn said_at(&self, sitting: &Sitting<'_>) -> Vec<Source> {
        let (reader, booklet) = (sitting.reader(), sitting.booklet);
        let role = sitting.folder.contributor(&sitting.contributor).map(|one| one.role);
        let person = Person {
            id: &sitting.contributor,
            name: sitting.name_of(&sitting.contributor),
            role: role.unwrap_or(crate::folder::Role::YoungPerson).into(),
        };
        let may_read = |id: &QuestionId| match booklet.question(id) {
            Some(asked) => sitting.may_read(&reader, asked),
            None => sitting.may_read_gone(&reader, id),
        };
        let answers = share::answers(sitting);
        let open = answers.iter().filter(|(id, _)| may_read(id));
        let name_of = |by: &ContributorId| sitting.name_of(by);
        open.filter_map(|(id, one)| self.source(&booklet.id, &person, id, one, one.by.as_ref(), &name_of))
            .collect()
    }

    fn parts_elsewhere(&self) -> Vec<Source> {
        let may_be_read = |said: &Statement| {
            let writer = self.folder.writer().map(|writer| writer.role);
            let is_child = writer.is_none_or(|role| role == crate::folder::Role::YoungPerson);
            let is_own = is_child && said.contributor.role == Role::YoungPerson;
            is_own || opened_in(said) != Some(false)
        };
        let part = |one: &Received| Some(one.open()?.statement().clone()).filter(may_be_read);
        let parts: Vec<Statement> = self.folder.current_received().filter_map(part).collect();
        let name_of = |id: &ContributorId| {
            let known = parts.iter().find(|part| part.contributor.id == *id);
            known.map_or(self.text.people.somebody.to_owned(), |part| {
                visible_name(&part.contributor.name_typed)
            })
        };
        parts.iter().flat_map(|part| self.said_in(part, &name_of)).collect()
    }

    fn said_in(&self, part: &Statement, name_of: &dyn Fn(&ContributorId) -> String) -> Vec<Source> {
        let name = visible_name(&part.contributor.name_typed);
        let person = Person { id: &part.contributor.id, name, role: part.contributor.role };
        let said = part.answers.iter();
        let booklet = &part.booklet.id;
        said.filter_map(|(id, one)| self.source(booklet, &person, id, one, part.written_by(one), name_of))
            .collect()
    }

    /// Nothing where it was left, where it is a signature, and where its booklet is not about the child.
    fn source(
        &self,
        booklet: &BookletId,
        person: &Person<'_>,
        question: &QuestionId,
        answered: &Answered,
        by: Option<&ContributorId>,
        name_of: &dyn Fn(&ContributorId) -> String,
    ) -> Option<Source> {
        let Given::Answer { answer, whose, .. } = &answered.given else { return None };
        let here = self.booklet(booklet);
        let asked = here.and_then(|booklet| booklet.question(question));
        let is_signature = asked.is_some_and(|asked| asked.kind == Kind::Sign);
        if is_signature || NOT_ABOUT_THE_CHILD.contains(&booklet.as_str()) {
            return None;
        }
        let voice = self.folder.voice_about(self.text.unnamed_child);
        let title = here.map(|booklet| say(booklet.title.pick(self.style), &voice));
        Some(Source {
            booklet: booklet.clone(),
            title: title.unwrap_or_else(|| booklet.to_string()),
            question: question.clone(),
            asked: answered.question.clone(),
            maps: asked.map_or(Vec::new(), |asked| asked.maps.clone()),
            person: person.id.clone(),
            name: person.name.clone(),
            role: person.role,
            whose: *whose,
            by: by.cloned(),
            by_name: by.map(name_of),
            answer: answer.clone(),
            child: self.child(),
        })
    }
}

struct Person<'p> {
    id: &'p ContributorId,
    name: String,
    role: Role,
}
