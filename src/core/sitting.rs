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
        pick::{OTHER, Shown},
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
            Asks::Family => folder.writer().map_or_else(child_id, |writer| writer.id.clone()),
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
        let speaks_of_themselves = booklet.asks == Asks::YoungPerson || contributor == child_id();
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
        Journey::of(self.booklet, length, density, |question| {
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

    fn more_options(&self, kind: &Kind) -> Vec<Shown> {
        match kind {
            Kind::Choice(pick) | Kind::Multi(pick) => {
                let options =
                    pick.from.as_ref().map(|from| self.folder.options_from(from, &self.contributor));
                options.unwrap_or_default()
            }
            Kind::Line(_)
            | Kind::Long
            | Kind::List
            | Kind::YesNo
            | Kind::Scale(_)
            | Kind::Sort(_)
            | Kind::Rows(_)
            | Kind::Date
            | Kind::Address
            | Kind::Media
            | Kind::Sign => Vec::new(),
        }
    }

    fn with_context<T>(&self, kind: &Kind, look: impl FnOnce(&Context<'_>) -> T) -> T {
        self.with_options(&self.more_options(kind), look)
    }

    pub(crate) fn with_options<T>(&self, more_options: &[Shown], look: impl FnOnce(&Context<'_>) -> T) -> T {
        let (text, style, voice, today) = (self.text, self.style, &self.voice, self.today);
        look(&Context { text, style, voice, today, more_options })
    }

    /// The options or cards of a question, or of a column.
    pub fn shown(&self, kind: &Kind) -> Vec<Shown> {
        self.with_context(kind, |context| answer::shown(kind, context))
    }

    /// What an entry means, whether it is saved or still being typed.
    pub fn read(&self, question: &Question, entry: &Entry) -> Reading {
        let mut options = self.more_options(&question.kind);
        options.extend(self.no_longer_listed(&question.kind, entry));
        let reading = self.with_options(&options, |context| answer::read(question, entry, context));
        reading.with_length(entry)
    }

    /// What was picked of somebody's list and has since been taken off it: the id of an item says
    /// nothing to a reader. A question's own options keep theirs, which were words once.
    fn no_longer_listed(&self, kind: &Kind, entry: &Entry) -> Vec<Shown> {
        let (Kind::Choice(pick) | Kind::Multi(pick), Entry::Picked(typed)) = (kind, entry) else {
            return Vec::new();
        };
        if pick.from.iter().next().is_none() {
            return Vec::new();
        }
        let shown = self.shown(kind);
        let gone = typed.options.iter();
        let gone = gone.filter(|id| id.as_str() != OTHER && shown.iter().all(|option| option.id != **id));
        let label = self.text.answers.no_longer_listed;
        gone.map(|id| Shown { id: id.clone(), label: label.to_owned(), detail: None }).collect()
    }

    /// What an entry means whose question is gone.
    pub fn read_without_question(&self, entry: &Entry) -> Reading {
        let reading = self.with_options(&[], |context| answer::read_as_it_is(entry, context));
        reading.with_length(entry)
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
        let kept = part.questions.iter().filter_map(|question| one.entries.get(&question.id));
        let (mut touched, mut to_come_back_to) = (false, 0);
        for kept in kept {
            touched |= kept.says_something() || kept.skip.is_some();
            to_come_back_to += usize::from(kept.skip.is_some() && !kept.says_something());
        }
        if touched { Status::InProgress { to_come_back_to } } else { Status::NotStarted }
    }

    /// Somebody else writes for the young person.
    pub fn is_helped(&self) -> bool {
        self.contributor == child_id() && self.folder.writer().is_some_and(|w| w.role != Role::YoungPerson)
    }
}
