//! One contributor at work in one booklet: everything that a page needs to know, derived.

use chrono::NaiveDate;

use crate::{
    answer::{self, Context, Reading},
    booklet::{Asks, Booklet, Section},
    entry::Entry,
    folder::{Contribution, Folder, Kept, Length, Role, Spot, child_id},
    id::{ContributorId, QuestionId},
    journey::{Density, Journey},
    question::{
        Kind, Question,
        pick::{Shown, Source},
        scale::Scale,
    },
    text::Text,
    words::{Style, Voice, Words, say},
};

/// A folder, a booklet, and how its words are said today.
pub struct Sitting<'a> {
    pub folder: &'a Folder,
    pub booklet: &'a Booklet,
    pub contributor: ContributorId,
    pub voice: Voice,
    pub style: Style,
    pub text: &'static Text,
    pub today: NaiveDate,
}

/// How far a part has come, as it is said on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    NotStarted,
    InProgress {
        to_come_back_to: usize,
    },
    /// the person's own choice
    Completed,
}

impl<'a> Sitting<'a> {
    /// The sitting of whoever is here: a young person's booklet holds the young person's view,
    /// any other booklet the view of the one at the keyboard.
    pub fn new(
        folder: &'a Folder,
        booklet: &'a Booklet,
        style: Style,
        text: &'static Text,
        today: NaiveDate,
    ) -> Sitting<'a> {
        let contributor = match booklet.asks {
            Asks::YoungPerson => child_id(),
            Asks::Family | Asks::School | Asks::Professional | Asks::Council => {
                folder.writer().map_or_else(child_id, |writer| writer.id.clone())
            }
        };
        Sitting::of(folder, booklet, contributor, style, text, today)
    }

    /// The sitting of a given contributor, whoever is here.
    pub fn of(
        folder: &'a Folder,
        booklet: &'a Booklet,
        contributor: ContributorId,
        style: Style,
        text: &'static Text,
        today: NaiveDate,
    ) -> Sitting<'a> {
        let speaks_of_themselves = match booklet.asks {
            Asks::YoungPerson => true,
            Asks::Family => contributor == child_id(),
            Asks::School | Asks::Professional | Asks::Council => false,
        };
        let voice = if speaks_of_themselves { Voice::You } else { folder.voice_about(text.unnamed_child) };
        Sitting { folder, booklet, contributor, voice, style, text, today }
    }

    pub fn spot(&self, question: &QuestionId) -> Spot {
        Spot {
            contributor: self.contributor.clone(),
            booklet: self.booklet.id.clone(),
            question: question.clone(),
        }
    }

    /// Words of the booklet, said to whoever is here.
    pub fn say(&self, words: &Words) -> String {
        say(words.pick(self.style), &self.voice)
    }

    pub fn contribution(&self) -> Option<&'a Contribution> {
        self.folder.contribution(&self.contributor, &self.booklet.id)
    }

    pub fn kept(&self, question: &QuestionId) -> Option<&'a Kept> {
        self.contribution()?.entries.get(question)
    }

    pub fn entry(&self, question: &QuestionId) -> Option<&'a Entry> {
        self.kept(question)?.entry.as_ref()
    }

    pub fn length(&self) -> Length {
        self.contribution().map_or_else(Length::default, |one| one.length)
    }

    pub fn journey(&self, density: Density) -> Journey {
        self.journey_of(self.length(), density)
    }

    /// Conditions look at this contribution first, then at what others said in other booklets.
    pub fn journey_of(&self, length: Length, density: Density) -> Journey {
        Journey::of(self.booklet, length, density, self.today, |question| {
            self.entry(question).or_else(|| self.folder.entry_of(question, &self.contributor))
        })
    }

    /// The question with that number in the booklet.
    pub fn question(&self, number: usize) -> Option<(&'a Section, &'a Question)> {
        let questions =
            self.booklet.sections.iter().flat_map(|section| {
                section.questions.iter().map(move |question| (section, question.as_ref()))
            });
        questions.clone().nth(number.checked_sub(1)?)
    }

    pub(crate) fn with_context<T>(&self, look: impl FnOnce(&Context<'_>) -> T) -> T {
        let more_options = |from: &[Source]| -> Vec<Shown> {
            let mut options: Vec<Shown> = Vec::new();
            for source in from {
                let detail = source.detail.as_ref().map(|words| self.say(words));
                for option in self.folder.options_from(source, &self.contributor) {
                    // an item that was taken from one source into another is offered once
                    if options.iter().all(|one| one.id != option.id) {
                        options.push(Shown { detail: detail.clone(), ..option });
                    }
                }
            }
            options
        };
        let (text, style, voice, today) = (self.text, self.style, &self.voice, self.today);
        look(&Context { text, style, voice, today, more_options: &more_options })
    }

    /// The options or cards of a question, or of a column.
    pub fn shown(&self, kind: &Kind) -> Vec<Shown> {
        self.with_context(|context| answer::shown(kind, context))
    }

    /// Three words beside a question, or a column: the ends and the middle of a scale, or the names
    /// of piles that are not called as usual. Empty where there are none.
    pub fn ends(&self, kind: &Kind) -> [String; 3] {
        let three = match kind {
            Kind::Scale(Scale { low, middle, high }) => Some([low, middle, high]),
            Kind::Sort(sort) => sort.piles.as_ref().map(|piles| piles.each_ref()),
            Kind::Line(_)
            | Kind::Long
            | Kind::List
            | Kind::Choice(_)
            | Kind::Multi(_)
            | Kind::YesNo(_)
            | Kind::Faces(_)
            | Kind::Rows(_)
            | Kind::Date
            | Kind::Number
            | Kind::Money
            | Kind::Address
            | Kind::Media
            | Kind::Sign
            | Kind::Info(_) => None,
        };
        three.map(|words| words.map(|one| self.say(one))).unwrap_or_default()
    }

    /// What an entry means, whether it is saved or still being typed.
    pub fn read(&self, question: &Question, entry: &Entry) -> Reading {
        self.with_context(|context| answer::read(question, entry, context)).with_length(entry)
    }

    /// What an entry means whose question is gone.
    pub fn read_without_question(&self, entry: &Entry) -> Reading {
        self.with_context(|context| answer::read_as_it_is(entry, context)).with_length(entry)
    }

    /// Whether an answer may go into a file: the person's choice, or else the booklet's default.
    pub fn is_shared(&self, question: &Question) -> bool {
        let chosen = self.kept(&question.id).and_then(|kept| kept.shared);
        chosen.unwrap_or(!question.private)
    }

    pub fn reading(&self, question: &Question) -> Reading {
        self.entry(&question.id).map_or_else(Reading::nothing, |entry| self.read(question, entry))
    }

    /// How far a part has come, over the questions that are asked in it.
    pub fn status(&self, section: usize) -> Status {
        let (Some(part), Some(one)) = (self.booklet.sections.get(section), self.contribution()) else {
            return Status::NotStarted;
        };
        if one.finished.contains(&part.id) {
            return Status::Completed;
        }
        let asked = part.questions.iter().filter(|question| !question.kind.is_info());
        let kept = asked.filter_map(|question| one.entries.get(&question.id));
        let (mut touched, mut to_come_back_to) = (false, 0);
        for kept in kept {
            touched |= kept.says_something() || kept.skip.is_some();
            to_come_back_to += usize::from(kept.skip.is_some() && !kept.says_something());
        }
        if touched { Status::InProgress { to_come_back_to } } else { Status::NotStarted }
    }

    /// How far the whole booklet has come. What was not begun costs nothing to say.
    pub fn whole_status(&self) -> Status {
        if self.contribution().is_none() {
            return Status::NotStarted;
        }
        let parts = self.journey(Density::Whole).parts();
        let mut all: Vec<Status> = parts.into_iter().map(|part| self.status(part)).collect();
        let later = |status: &Status| match status {
            Status::InProgress { to_come_back_to } => *to_come_back_to,
            Status::NotStarted | Status::Completed => 0,
        };
        let to_come_back_to = all.iter().map(later).sum();
        all.dedup();
        match all.as_slice() {
            [only @ (Status::NotStarted | Status::Completed)] => *only,
            _ => Status::InProgress { to_come_back_to },
        }
    }

    /// Somebody else writes for the young person.
    pub fn is_helped(&self) -> bool {
        self.contributor == child_id() && self.folder.writer().is_some_and(|w| w.role != Role::YoungPerson)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{booklet::tried, text::ENGLISH};

    #[track_caller]
    fn check(asks: &str, role: Role, contributor: &str, ask: &str) {
        let members = format!(r#""asks":"{asks}""#);
        let booklet = tried::booklet("b", &members, &[&tried::question("q.one", "long")]);
        let mut folder = tried::folder();
        tried::arrive(&mut folder, role, if role == Role::YoungPerson { "Sam" } else { "Alex" });
        let sitting = Sitting::new(&folder, &booklet, Style::Usual, &ENGLISH, tried::today());
        let asked = booklet.questions().next().map(|question| sitting.say(&question.ask));
        assert_eq!(
            (sitting.contributor.as_str(), asked.as_deref()),
            (contributor, Some(ask)),
            "{asks} {role:?}"
        );
    }

    #[test]
    fn whose_view_it_is_and_how_they_are_spoken_to() {
        let (you, sam) = ("q.one of you?", "q.one of Sam?");
        check("young-person", Role::YoungPerson, "c1", you);
        check("young-person", Role::Parent, "c1", you);
        check("family", Role::YoungPerson, "c1", you);
        check("family", Role::Helper, "c2", sam);
        for at_work in ["school", "professional", "council"] {
            check(at_work, Role::Professional, "c2", sam);
            check(at_work, Role::Parent, "c2", sam);
            // somebody young who looks into it is still spoken of by name
            check(at_work, Role::YoungPerson, "c1", sam);
        }
    }
}
