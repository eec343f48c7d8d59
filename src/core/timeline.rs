//! "Where are we?": the rules of `dates`, and what has come of them by today.
//!
//! Kind on purpose. For what a family must do, the earliest safe day is what is shown. Somebody else is called
//! late only when the most generous reading is over, and never where a day is only about right, or where the
//! date of the device cannot be.

mod known;
mod said;

use chrono::{Days, NaiveDate};

use crate::{
    dates::{Clock, Closed, Dates, Duty, Path, PathStep, Rule},
    id::ClockId,
    question::date::school_year_of,
};

pub use known::{Known, KnownDates, known};
pub use said::{Asked, Telling, Told, place};

/// All paths, in the file's order, as they stand today.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline<'a> {
    pub paths: Vec<Way<'a>>,
    pub doubts: Vec<Doubt<'a>>,
    /// in England, where the date of birth is known; reception is 0
    pub school_year: Option<i32>,
}

/// A path, with where a family is on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Way<'a> {
    pub path: &'a Path,
    pub steps: Vec<Stand<'a>>,
}

/// A step, with what is due in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stand<'a> {
    pub step: &'a PathStep,
    pub place: Place,
    pub lines: Vec<Line<'a>>,
}

/// Where a step is, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Behind,
    Here,
    Ahead,
    /// no day in it is known
    Unknown,
}

/// A rule, counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    pub rule: &'a Rule,
    /// the earliest reading: the safe day
    pub strict: Option<NaiveDate>,
    /// the latest reading, never before the earliest
    pub generous: Option<NaiveDate>,
    pub state: State,
    /// the safe day is one on which nobody is in the office. It is not moved.
    pub falls: Option<Closed>,
    /// it was counted from a day that is only about right
    pub is_about: bool,
    /// what would have to be known to count it, or to count it better
    pub missing: Vec<&'a Clock>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// what it is counted from is not known
    Unknown,
    /// there is no day to it
    Anytime,
    /// a later day is known which shows that it was done
    Done,
    /// days until the safe day; 0 is today
    ToCome(u32),
    /// the safe day is over; days until the most generous reading is
    Between(u32),
    /// the day is over: advice, or a family's own day
    Over,
    /// the most generous reading of somebody else's duty is over, by so many days
    Late(u32),
    /// the days can be counted, but not from today: see the doubts
    Undecided,
}

/// Days that cannot all be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt<'a> {
    /// the device's date is before the rules were written, or years after
    Today,
    /// something that has happened, on a day that is still to come: a slip, or the device's date is behind
    StillToCome(&'a Clock),
    /// the first cannot have come before the second
    Order(&'a Clock, &'a Clock),
}

/// So many years after the rules were last looked at, it is more likely that a device's date is wrong.
const RULES_LAST: u32 = 10;

impl<'a> Timeline<'a> {
    /// `today` is what the person's device says, which may be wrong.
    pub fn of(dates: &'a Dates, known: &KnownDates, today: NaiveDate) -> Timeline<'a> {
        let doubts = doubts(dates, known, today);
        let counting = Counting { dates, known, today, doubts: &doubts };
        let paths = dates.paths.iter().map(|path| {
            let steps: Vec<_> = path.steps.iter().map(|step| counting.step(step)).collect();
            Way { path, steps: placed(steps) }
        });
        let (paths, school_year) = (paths.collect(), school_year(known, today));
        Timeline { paths, doubts, school_year }
    }

    pub fn lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.paths.iter().flat_map(|way| &way.steps).flat_map(|stand| &stand.lines)
    }

    /// What comes next, of everything with a day: the first line of the earliest day.
    pub fn next(&self) -> Option<&Line<'a>> {
        let to_come = self.lines().filter(|line| matches!(line.state, State::ToCome(_) | State::Between(_)));
        let day = |line: &&Line<'a>| match line.state {
            State::Between(_) => line.generous,
            State::ToCome(_)
            | State::Unknown
            | State::Anytime
            | State::Done
            | State::Over
            | State::Late(_)
            | State::Undecided => line.strict,
        };
        to_come.min_by_key(day)
    }
}

struct Counting<'a, 'b> {
    dates: &'a Dates,
    known: &'b KnownDates,
    today: NaiveDate,
    doubts: &'b [Doubt<'a>],
}

impl<'a> Counting<'a, '_> {
    fn step(&self, step: &'a PathStep) -> Stand<'a> {
        let lines = step.rules.iter().filter(|rule| self.fits(rule)).map(|rule| self.line(rule)).collect();
        // its place is seen from the other steps of its path
        Stand { step, place: Place::Unknown, lines }
    }

    /// Whether the child is young enough for it, as far as that is known.
    fn fits(&self, rule: &Rule) -> bool {
        let Some(under) = rule.under else { return true };
        let born = self.known.get(&ClockId::known(BIRTH));
        let age = born.and_then(|born| self.today.years_since(born.first));
        age.is_some_and(|age| age < u32::from(under))
    }

    fn line(&self, rule: &'a Rule) -> Line<'a> {
        let day = |count: &Option<crate::dates::Count>, pick: fn(&Known) -> NaiveDate| {
            count.as_ref()?.day(&|id| self.known.get(id).map(pick), &self.dates.open)
        };
        let days = day(&rule.strict, |known| known.first).zip(day(&rule.generous, |known| known.last));
        // a council may have written its rules the wrong way round
        let days = days.map(|(strict, generous)| (strict, generous.max(strict)));
        let (strict, generous) = days.unzip();
        let clocks = rule.clocks();
        let is_about = clocks.iter().any(|id| self.known.get(id).is_some_and(|known| known.is_about));
        let missing = clocks.iter().filter(|id| !self.known.contains_key(id));
        Line {
            rule,
            strict,
            generous,
            state: self.state(rule, days, is_about),
            falls: strict.and_then(|day| self.dates.open.closed(day)),
            is_about,
            missing: missing.filter_map(|id| self.dates.clock(id)).collect(),
        }
    }

    fn state(&self, rule: &Rule, days: Option<(NaiveDate, NaiveDate)>, is_about: bool) -> State {
        if rule.strict.is_none() {
            return State::Anytime;
        }
        let Some((strict, generous)) = days else { return State::Unknown };
        if self.is_done(rule) {
            return State::Done;
        }
        if self.is_doubted(rule) {
            return State::Undecided;
        }
        let until = |day: NaiveDate| u32::try_from((day - self.today).num_days()).ok();
        if let Some(days) = until(strict) {
            return State::ToCome(days);
        }
        if let Some(days) = until(generous) {
            return State::Between(days);
        }
        let over = u32::try_from((self.today - generous).num_days()).unwrap_or_default();
        let is_nobodys = rule.is_advice || rule.duty.is_ours() || rule.duty == Duty::Nobody;
        if is_nobodys || is_about { State::Over } else { State::Late(over) }
    }

    /// A day is known that shows it, and that is not from before what it is counted from.
    fn is_done(&self, rule: &Rule) -> bool {
        let from =
            rule.clocks().into_iter().filter_map(|id| self.known.get(id)).map(|known| known.first).max();
        let shown = rule.done_by.iter().filter_map(|id| self.known.get(id));
        shown.into_iter().any(|known| from.is_some_and(|from| known.last >= from))
    }

    fn is_doubted(&self, rule: &Rule) -> bool {
        let clocks = rule.clocks();
        self.doubts.iter().any(|doubt| match doubt {
            Doubt::Today => true,
            Doubt::StillToCome(clock) => clocks.contains(&&clock.id),
            Doubt::Order(one, other) => clocks.contains(&&one.id) || clocks.contains(&&other.id),
        })
    }
}

/// The clock that the date of birth is, in every file of dates.
pub const BIRTH: &str = "birth";

fn school_year(known: &KnownDates, today: NaiveDate) -> Option<i32> {
    let born = known.get(&ClockId::known(BIRTH))?;
    let [first, last] = [born.first, born.last].map(|born| school_year_of(today) - school_year_of(born) - 5);
    (first == last).then_some(first)
}

fn doubts<'a>(dates: &'a Dates, known: &KnownDates, today: NaiveDate) -> Vec<Doubt<'a>> {
    let mut doubts = Vec::new();
    let most = Days::new(u64::from(RULES_LAST) * 366);
    if today < dates.as_of || dates.as_of.checked_add_days(most).is_some_and(|most| today > most) {
        doubts.push(Doubt::Today);
    }
    for clock in &dates.clocks {
        let Some(day) = known.get(&clock.id) else { continue };
        if !clock.may_be_ahead && day.first > today {
            doubts.push(Doubt::StillToCome(clock));
        }
        let Some(other) = clock.after.as_ref().and_then(|id| dates.clock(id)) else { continue };
        if known.get(&other.id).is_some_and(|other| day.last < other.first) {
            doubts.push(Doubt::Order(clock, other));
        }
    }
    doubts
}

/// The first step with something still open is where a family is. Nothing is said of a path of which no day is
/// known.
fn placed(mut steps: Vec<Stand<'_>>) -> Vec<Stand<'_>> {
    let is_open = |line: &Line<'_>| match line.state {
        State::ToCome(_) | State::Between(_) | State::Late(_) | State::Undecided => true,
        State::Unknown | State::Anytime | State::Done | State::Over => false,
    };
    let is_known = |line: &Line<'_>| line.strict.is_some();
    if !steps.iter().flat_map(|stand| &stand.lines).any(is_known) {
        return steps;
    }
    let here = steps.iter().position(|stand| stand.lines.iter().any(is_open));
    for (n, stand) in steps.iter_mut().enumerate() {
        stand.place = match here {
            Some(here) if n == here => Place::Here,
            Some(here) if n > here => Place::Ahead,
            Some(_) => Place::Behind,
            None if stand.lines.iter().any(is_known) => Place::Behind,
            None => Place::Unknown,
        };
    }
    steps
}
