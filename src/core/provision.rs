//! The money of a provision map: what the help costs in a year, what the setting pays of it, and what
//! is above that. Whole pence throughout; a sum that is too large is told and never wrong.
//!
//! The printed form takes A + B from the total cost, which is A + B: always nothing. Here the money
//! that a setting has for a place is taken away instead, on either of the two ways to list the cost.

mod funding;
mod sheet;
mod sum;
mod words;

#[cfg(test)]
mod tests;

pub use funding::Funding;
pub use sheet::{Amount, Sheet, pounds};

use crate::{
    answer::{Answer, AnsweredRow},
    question::{money::Pence, number::Number},
};

use sum::Fraction;

/// The questions of the booklet that are counted.
const BASIS: &str = "pm.basis";
const WEEKS: &str = "pm.weeks";
const ROWS_A: &str = "pm.a";
const ROWS_B: &str = "pm.b";

/// What a map lists, and so what the setting's own money covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// only the extra support
    Extra,
    /// the whole cost of the place
    Whole,
}

impl Basis {
    pub const ALL: [Basis; 2] = [Basis::Extra, Basis::Whole];

    fn named(option: &str) -> Option<Basis> {
        match option {
            "extra" => Some(Basis::Extra),
            "whole" => Some(Basis::Whole),
            _ => None,
        }
    }
}

/// What is asked of a row to count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    Hours,
    HourCost,
    Staff,
    Pupils,
    WeekCost,
    YearCost,
}

/// A map with all that could be counted of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvisionMap {
    /// none where nobody chose
    pub basis: Option<Basis>,
    pub weeks: Weeks,
    pub a: Vec<Row>,
    pub b: Vec<Row>,
    /// none where the rows together are too large for a sum
    pub totals: Option<Totals>,
    pub shares: Vec<Share>,
}

/// How many weeks a year has here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weeks {
    Given(Number),
    /// nobody said
    Usual(Number),
    /// what was said is no number
    Unread(Number),
}

impl Weeks {
    pub fn number(self) -> Number {
        match self {
            Weeks::Given(number) | Weeks::Usual(number) | Weeks::Unread(number) => number,
        }
    }
}

/// One row: what it says, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub what: String,
    /// staff of the setting, or how much time a service gives
    pub who: String,
    pub outcome: String,
    pub cost: Result<Cost, Uncounted>,
}

/// What a row costs, and how that was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// rounded, to be shown; a service has no cost of a week
    pub week: Option<Pence>,
    /// rounded once, from the exact cost of a week
    pub year: Pence,
    pub from: From,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// hours, the cost of an hour, staff and pupils
    Worked(Parts),
    /// the cost of a week as it was typed, and what the sum gives where that is something else
    Week { differs: Option<Pence> },
    /// the cost of a year as it was typed
    Year,
}

/// What a week is worked out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    pub hours: Number,
    pub hour: Pence,
    pub staff: Number,
    pub pupils: Number,
}

/// Why a row is not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Uncounted {
    Missing(Vec<Cell>),
    Unread(Cell),
    NoPupils,
    TooLarge,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    pub a: Pence,
    pub b: Pence,
    pub all: Pence,
    /// rows that are in none of these sums
    pub not_counted: usize,
}

/// Who pays what, on one basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub basis: Basis,
    pub threshold: Pence,
    pub setting: Pence,
    pub top_up: Pence,
}

impl ProvisionMap {
    /// Counts what was answered in the provision-map booklet. `answer` gives the answer to a question
    /// by its id. Whatever the answers are, something sensible comes of it.
    pub fn of<'a>(answer: &dyn Fn(&str) -> Option<&'a Answer>, funding: &Funding) -> ProvisionMap {
        let basis = match answer(BASIS) {
            Some(Answer::Picked(picked)) => {
                picked.options.first().and_then(|option| Basis::named(option.id.as_str()))
            }
            Some(_) | None => None,
        };
        let weeks = match answer(WEEKS) {
            Some(Answer::Number(number)) => Weeks::Given(*number),
            Some(_) => Weeks::Unread(funding.weeks),
            None => Weeks::Usual(funding.weeks),
        };
        let rows = |question: &str| match answer(question) {
            Some(Answer::Rows(rows)) => rows.as_slice(),
            Some(_) | None => &[],
        };
        let a: Vec<Row> = rows(ROWS_A).iter().map(|row| support(row, weeks.number())).collect();
        let b: Vec<Row> = rows(ROWS_B).iter().map(service).collect();
        let totals = totals(&a, &b);
        let shares =
            totals.iter().flat_map(|totals| Basis::ALL.map(|basis| funding.share(basis, totals.all)));
        let shares = shares.collect();
        ProvisionMap { basis, weeks, a, b, totals, shares }
    }
}

/// None where a total is too large.
fn totals(a: &[Row], b: &[Row]) -> Option<Totals> {
    let sum = |rows: &[Row]| {
        let mut costs = rows.iter().filter_map(|row| row.cost.as_ref().ok());
        costs.try_fold(Pence(0), |sum, cost| sum::add(sum, cost.year))
    };
    let (sum_a, sum_b) = (sum(a)?, sum(b)?);
    let not_counted = a.iter().chain(b).filter(|row| row.cost.is_err()).count();
    Some(Totals { a: sum_a, b: sum_b, all: sum::add(sum_a, sum_b)?, not_counted })
}

fn support(row: &AnsweredRow, weeks: Number) -> Row {
    let year = [text(row, "year-group"), text(row, "what")].into_iter().filter(|text| !text.is_empty());
    let what = year.collect::<Vec<_>>().join(": ");
    Row { what, who: text(row, "who"), outcome: text(row, "outcome"), cost: support_cost(row, weeks) }
}

fn support_cost(row: &AnsweredRow, weeks: Number) -> Result<Cost, Uncounted> {
    let year = |week: Fraction| week.times(weeks).and_then(Fraction::rounded).ok_or(Uncounted::TooLarge);
    let parts = parts(row);
    if let Some(week) = money(row, "week-cost", Cell::WeekCost)? {
        let worked = parts.ok().and_then(|parts| parts.week().ok()).and_then(Fraction::rounded);
        let differs = worked.filter(|worked| *worked != week);
        let year = year(Fraction::of(week))?;
        return Ok(Cost { week: Some(week), year, from: From::Week { differs } });
    }
    let parts = parts?;
    let week = parts.week()?;
    let shown = week.rounded().ok_or(Uncounted::TooLarge)?;
    Ok(Cost { week: Some(shown), year: year(week)?, from: From::Worked(parts) })
}

/// What a week is worked out of; all that is missing at once.
fn parts(row: &AnsweredRow) -> Result<Parts, Uncounted> {
    let hours = number(row, "hours", Cell::Hours)?;
    let hour = money(row, "hour-cost", Cell::HourCost)?;
    let staff = number(row, "staff", Cell::Staff)?;
    let pupils = number(row, "pupils", Cell::Pupils)?;
    match (hours, hour, staff, pupils) {
        (Some(hours), Some(hour), Some(staff), Some(pupils)) => Ok(Parts { hours, hour, staff, pupils }),
        (hours, hour, staff, pupils) => {
            let cells = [
                (hours.is_none(), Cell::Hours),
                (hour.is_none(), Cell::HourCost),
                (staff.is_none(), Cell::Staff),
                (pupils.is_none(), Cell::Pupils),
            ];
            let missing = cells.into_iter().filter(|(missing, _)| *missing).map(|(_, cell)| cell);
            Err(Uncounted::Missing(missing.collect()))
        }
    }
}

impl Parts {
    /// Hours, times the cost of an hour, times staff, shared between the pupils.
    fn week(self) -> Result<Fraction, Uncounted> {
        if self.pupils.digits == 0 {
            return Err(Uncounted::NoPupils);
        }
        let all = Fraction::of(self.hour).times(self.hours).and_then(|cost| cost.times(self.staff));
        all.and_then(|cost| cost.shared_by(self.pupils)).ok_or(Uncounted::TooLarge)
    }
}

fn service(row: &AnsweredRow) -> Row {
    let what = [text(row, "service"), text(row, "what")].into_iter().filter(|text| !text.is_empty());
    let cost = match money(row, "cost", Cell::YearCost) {
        Ok(Some(year)) if year.0 > sum::MOST => Err(Uncounted::TooLarge),
        Ok(Some(year)) => Ok(Cost { week: None, year, from: From::Year }),
        Ok(None) => Err(Uncounted::Missing(vec![Cell::YearCost])),
        Err(unread) => Err(unread),
    };
    let what = what.collect::<Vec<_>>().join(": ");
    Row { what, who: text(row, "time"), outcome: text(row, "outcome"), cost }
}

fn cell<'a>(row: &'a AnsweredRow, column: &str) -> Option<&'a Answer> {
    row.cells.iter().find(|cell| cell.column.as_str() == column).map(|cell| &cell.answer)
}

fn number(row: &AnsweredRow, column: &str, name: Cell) -> Result<Option<Number>, Uncounted> {
    match cell(row, column) {
        Some(Answer::Number(number)) => Ok(Some(*number)),
        Some(_) => Err(Uncounted::Unread(name)),
        None => Ok(None),
    }
}

fn money(row: &AnsweredRow, column: &str, name: Cell) -> Result<Option<Pence>, Uncounted> {
    match cell(row, column) {
        Some(Answer::Money(pence)) => Ok(Some(*pence)),
        Some(_) => Err(Uncounted::Unread(name)),
        None => Ok(None),
    }
}

/// What a cell says, on one line.
fn text(row: &AnsweredRow, column: &str) -> String {
    let lines = cell(row, column).map(|answer| answer.lines(&crate::text::ENGLISH)).unwrap_or_default();
    lines.into_iter().map(|line| line.words).collect::<Vec<_>>().join(" ").trim().to_owned()
}
