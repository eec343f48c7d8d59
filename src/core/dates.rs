//! The dates of the law, as the council's pack has them: what is counted from what, by whose duty, and where it
//! says so.
//!
//! Rules only. Which days a family knows, and what has come of them by today, is `timeline`'s business. Civil
//! dates: no times of day, no zones.

mod count;
mod file;
mod working;

use chrono::NaiveDate;

use crate::{
    condition::Condition,
    id::{ClockId, PathId, PathStepId, QuestionId, RuleId},
    words::Words,
};

pub(crate) use count::school_leaving;
pub use count::{Count, KnownDay};
pub use file::read;
pub use working::{Closed, ClosedTime, OpenDays, YearDay};

/// Where the file is in a council pack.
pub const PATH: &str = "dates.json";

/// Every rule of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dates {
    /// the day on which somebody last held the rules against the law: no device's day is earlier
    pub as_of: NaiveDate,
    pub open: OpenDays,
    pub clocks: Vec<Clock>,
    pub paths: Vec<Path>,
}

/// A day that a family may know, from which something is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    pub id: ClockId,
    pub label: Words,
    /// answers that tell it; the first that is there holds
    pub told_by: Vec<ToldBy>,
    /// it may lie ahead, as the day of a meeting may
    pub may_be_ahead: bool,
    /// what cannot have come after it
    pub after: Option<ClockId>,
}

/// A question whose answer is that day, and when it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldBy {
    pub question: QuestionId,
    pub when: Option<Condition>,
}

/// A way that families go, such as the 20 weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub id: PathId,
    pub title: Words,
    pub about: Words,
    pub steps: Vec<PathStep>,
}

/// One step of it: who does what, and what is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    pub id: PathStepId,
    pub title: Words,
    pub family: Vec<Words>,
    pub professionals: Vec<Words>,
    pub rules: Vec<Rule>,
}

/// Something that is due by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub id: RuleId,
    /// no name in it: it goes into calendars, too
    pub title: Words,
    pub about: Words,
    pub duty: Duty,
    /// the earliest day that somebody could hold to be the last; none where there is no day
    pub strict: Option<Count>,
    /// the latest
    pub generous: Option<Count>,
    /// good to do, but nobody is late who does not
    pub is_advice: bool,
    /// said when the most generous day is over
    pub after: Option<Words>,
    /// days that show that it was done
    pub done_by: Vec<ClockId>,
    /// only for a child who is younger than this
    pub under: Option<u8>,
    /// the law or guidance that says so
    pub source: String,
}

/// Who must do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    Family,
    Council,
    /// the school, college or nursery
    School,
    /// those who are asked for advice
    Advisers,
    /// who arranges the meeting: the school, or the council
    Arranger,
    MediationAdviser,
    /// nobody: something that begins on a day
    Nobody,
}

impl Duty {
    pub(crate) const NAMES: [(&'static str, Duty); 7] = [
        ("family", Duty::Family),
        ("council", Duty::Council),
        ("school", Duty::School),
        ("advisers", Duty::Advisers),
        ("arranger", Duty::Arranger),
        ("mediation-adviser", Duty::MediationAdviser),
        ("nobody", Duty::Nobody),
    ];

    /// A day that the family must keep: for these the earliest day is what counts.
    pub fn is_ours(self) -> bool {
        match self {
            Duty::Family => true,
            Duty::Council
            | Duty::School
            | Duty::Advisers
            | Duty::Arranger
            | Duty::MediationAdviser
            | Duty::Nobody => false,
        }
    }
}

impl Dates {
    pub fn clock(&self, id: &ClockId) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.id == *id)
    }

    pub fn steps(&self) -> impl Iterator<Item = &PathStep> {
        self.paths.iter().flat_map(|path| &path.steps)
    }

    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.steps().flat_map(|step| &step.rules)
    }
}

impl Rule {
    /// Every clock that it is counted from.
    pub fn clocks(&self) -> Vec<&ClockId> {
        let mut clocks = Vec::new();
        for id in [&self.strict, &self.generous].into_iter().flatten().flat_map(Count::clocks) {
            if !clocks.contains(&id) {
                clocks.push(id);
            }
        }
        clocks
    }
}
