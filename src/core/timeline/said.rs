//! A line of a timeline in sentences: its day, how far off it is, what has come of it, and what would have to be
//! known.

use chrono::{Datelike, NaiveDate};

use super::{Doubt, Known, KnownDates, Line, State, Timeline};
use crate::{
    booklet::Booklet,
    dates::{Clock, Closed, Duty, PathStep, school_leaving},
    folder::Folder,
    id::{BookletId, ClockId, ContributorId, QuestionId},
    text::{Text, WhereAreWe},
    words::{Style, Voice, Words, say},
};

/// To whom a timeline is told, and how.
pub struct Telling<'a> {
    pub folder: &'a Folder,
    pub reader: &'a ContributorId,
    pub booklets: &'a [Booklet],
    pub voice: Voice,
    pub style: Style,
    pub text: &'static Text,
    pub today: NaiveDate,
}

/// A line, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub title: String,
    /// "By Monday 25 May 2026, in 12 weeks"
    pub day: Option<String>,
    pub about: String,
    /// what has come of it, in sentences
    pub stands: Vec<String>,
    pub is_done: bool,
    /// somebody else's day is over, as far as one can say that at all
    pub is_late: bool,
    /// how it was counted, and where that is said
    pub counted: Vec<String>,
    /// what would have to be known, and whether it can be counted already without
    pub asks: Vec<Asked>,
    pub is_counted: bool,
}

/// A question whose answer would help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub label: String,
    pub booklet: BookletId,
    pub number: usize,
}

impl<'a> Telling<'a> {
    fn words(&self) -> &'static WhereAreWe {
        self.text.where_are_we()
    }

    pub fn say(&self, words: &Words) -> String {
        say(words.pick(self.style), &self.voice)
    }

    /// "Monday 25 May 2026"
    pub fn day(&self, day: NaiveDate) -> String {
        let weekday = self.words().weekdays[day.weekday().num_days_from_monday() as usize];
        (self.words().weekday)(weekday, &self.text.day(day))
    }

    /// Nothing where the line is about something that this family said is not so, such as another kind of move.
    pub fn told(&self, line: &Line<'a>) -> Option<Told> {
        let asks: Vec<Asked> = line.missing.iter().filter_map(|clock| self.asked(clock)).collect();
        if line.state == State::Unknown && asks.is_empty() {
            return None;
        }
        Some(Told {
            title: self.say(&line.rule.title),
            day: self.due(line),
            about: self.say(&line.rule.about),
            stands: self.stands(line),
            is_done: line.state == State::Done,
            is_late: matches!(line.state, State::Late(_)),
            counted: self.counted(line),
            asks,
            is_counted: line.strict.is_some(),
        })
    }

    /// What comes next, in one sentence.
    pub fn next(&self, timeline: &Timeline<'a>) -> Option<String> {
        let line = timeline.next()?;
        Some((self.words().next_is)(&self.say(&line.rule.title), &self.due(line)?))
    }

    fn due(&self, line: &Line<'_>) -> Option<String> {
        let words = self.words();
        // somebody else is asked for the last day, a family told the safe one
        let shown = if line.rule.duty.is_ours() { line.strict? } else { line.generous? };
        let day = self.day(shown);
        let by = if line.rule.duty == Duty::Nobody { (words.from)(&day) } else { (words.by)(&day) };
        let away = u32::try_from((shown - self.today).num_days()).ok();
        let far = match line.state {
            State::ToCome(_) | State::Between(_) => away.map(|days| words.in_days.say(days)),
            State::Unknown
            | State::Anytime
            | State::Done
            | State::Over
            | State::Late(_)
            | State::Undecided => None,
        };
        Some(match far {
            Some(far) => format!("{by}, {far}"),
            None => by,
        })
    }

    fn stands(&self, line: &Line<'_>) -> Vec<String> {
        let words = self.words();
        let is_ours = line.rule.duty.is_ours();
        let days = line.strict.zip(line.generous).map(|(one, other)| (self.day(one), self.day(other)));
        let mut said = Vec::new();
        match (line.state, &days) {
            (State::ToCome(_), Some((strict, generous))) if is_ours && strict != generous => {
                said.push(words.safe.to_owned());
            }
            (State::Between(_), Some((strict, generous))) if is_ours => {
                said.push((words.ours_between)(strict, generous));
            }
            (State::Between(_), Some((_, generous))) => said.push((words.theirs_between)(generous)),
            (State::Late(days), _) => said.push((words.late)(&words.ago.say(days))),
            (State::Over, _) if line.rule.duty != Duty::Nobody => {
                said.push(if line.is_about { words.over_about } else { words.over }.to_owned());
            }
            (State::Done, _) => said.push(words.done.to_owned()),
            (State::Undecided, _) => said.push(words.undecided.to_owned()),
            (State::Unknown | State::Anytime | State::ToCome(_) | State::Between(_) | State::Over, _) => {}
        }
        if matches!(line.state, State::Late(_) | State::Over) {
            said.extend(line.rule.after.as_ref().map(|after| self.say(after)));
        }
        said.extend(self.remarks(line).into_iter().map(str::to_owned));
        said
    }

    /// Of a day that is still to come: where it falls, and that it may be another.
    fn remarks(&self, line: &Line<'_>) -> Vec<&'static str> {
        let words = self.words();
        let is_to_come = matches!(line.state, State::ToCome(_) | State::Between(_));
        let mut said = Vec::new();
        let falls = line.falls.filter(|_| is_to_come && line.rule.duty != Duty::Nobody);
        said.extend(falls.map(|closed| match closed {
            Closed::Weekend => words.weekend,
            Closed::BankHoliday => words.bank_holiday,
        }));
        said.extend((falls.is_some() && line.rule.duty.is_ours()).then_some(words.send_before));
        said.extend((line.is_about && is_to_come).then_some(words.about));
        said
    }

    fn counted(&self, line: &Line<'_>) -> Vec<String> {
        let words = self.words();
        let mut said = Vec::new();
        if let (Some(strict), Some(generous)) = (line.strict, line.generous)
            && strict != generous
        {
            said.push((words.readings)(&self.day(strict), &self.day(generous)));
            said.push(if line.rule.duty.is_ours() { words.ours_early } else { words.theirs_late }.to_owned());
        }
        said.push((words.source)(&line.rule.source));
        said
    }

    /// The question that tells a day. Where it depends on another one that nobody answered, that one; where it
    /// was answered otherwise, none.
    pub fn asked(&self, clock: &Clock) -> Option<Asked> {
        let entry = |question: &QuestionId| self.folder.open_entry_of(question, self.reader);
        clock.told_by.iter().find_map(|told| {
            let question = match &told.when {
                Some(when) if !when.holds(self.today, &entry) => {
                    when.questions().into_iter().find(|id| entry(id).is_none())?
                }
                Some(_) | None => &told.question,
            };
            let (booklet, number) = place(self.booklets, question)?;
            Some(Asked { label: self.say(&clock.label), booklet, number })
        })
    }

    pub fn doubt(&self, doubt: &Doubt<'_>) -> (String, Vec<Asked>) {
        let words = self.words();
        match doubt {
            Doubt::Today => (words.doubt_today.to_owned(), Vec::new()),
            Doubt::StillToCome(clock) => {
                ((words.doubt_ahead)(&self.say(&clock.label)), self.asked(clock).into_iter().collect())
            }
            Doubt::Order(later, earlier) => {
                let said = (words.doubt_order)(&self.say(&later.label), &self.say(&earlier.label));
                (said, [later, earlier].into_iter().filter_map(|clock| self.asked(clock)).collect())
            }
        }
    }

    /// Who does what in a step: the family, then the professionals.
    pub fn does(&self, step: &PathStep) -> [Vec<String>; 2] {
        [&step.family, &step.professionals].map(|lines| lines.iter().map(|one| self.say(one)).collect())
    }
}

/// Where a question is asked.
pub fn place(booklets: &[Booklet], question: &QuestionId) -> Option<(BookletId, usize)> {
    booklets.iter().find_map(|booklet| {
        let at = booklet.questions().position(|one| one.id == *question)?;
        Some((booklet.id.clone(), at + 1))
    })
}

impl Telling<'_> {
    /// Who decides about the plan, said to the young person; to others only once it is the young person.
    pub fn rights(&self, timeline: &Timeline<'_>, known: &KnownDates) -> Vec<String> {
        let words = self.words();
        let born = known.get(&ClockId::known(super::BIRTH));
        let leaves = |born: &Known| Some((school_leaving(born.first)?, school_leaving(born.last)?));
        // nothing is said of a day that may be another one, nor by a device whose date cannot be
        let leaves = born.and_then(leaves).filter(|(first, last)| first == last).map(|(day, _)| day);
        let leaves = leaves.filter(|_| !timeline.doubts.contains(&Doubt::Today));
        match (&self.voice, leaves) {
            (Voice::You, leaves) => {
                let decides = leaves.map(|day| {
                    if day <= self.today {
                        words.rights_now.to_owned()
                    } else {
                        (words.rights_from)(&self.text.day(day))
                    }
                });
                words.rights_you.iter().map(|one| (*one).to_owned()).chain(decides).collect()
            }
            (Voice::About { name, .. }, Some(day)) if day <= self.today => vec![(words.rights_theirs)(name)],
            (Voice::About { .. }, _) => Vec::new(),
        }
    }
}
