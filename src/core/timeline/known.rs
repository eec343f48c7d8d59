//! The days that a family knows, from what was said in a folder.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use crate::{
    answer::Dated,
    dates::Dates,
    folder::Folder,
    id::{ClockId, ContributorId},
    question::date,
};

/// What is known of a day: the first and the last that it can be. They are the same where all of it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub first: NaiveDate,
    pub last: NaiveDate,
    /// somebody said "about", or knew no more than a month or a year
    pub is_about: bool,
}

pub type KnownDates = BTreeMap<ClockId, Known>;

impl Known {
    pub fn on(day: NaiveDate) -> Known {
        Known { first: day, last: day, is_about: false }
    }

    pub fn of(date: Dated) -> Option<Known> {
        let begins = |month: u8, day: u8| {
            NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(month), u32::from(day))
        };
        let Some(month) = date.month else {
            return Some(Known { first: begins(1, 1)?, last: begins(12, 31)?, is_about: true });
        };
        let Some(day) = date.day else {
            let first = begins(month, 1)?;
            let last = first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
            return Some(Known { first, last, is_about: true });
        };
        Some(Known { is_about: date.about, ..Known::on(begins(month, day)?) })
    }
}

/// Every day of the file that was said in a folder, as far as whoever reads here may see it.
pub fn known(dates: &Dates, folder: &Folder, reader: &ContributorId, today: NaiveDate) -> KnownDates {
    let mut all = KnownDates::new();
    for clock in &dates.clocks {
        let said = clock.told_by.iter().find_map(|told| {
            let entry = |question: &_| folder.open_entry_of(question, reader);
            let fits = told.when.as_ref().is_none_or(|when| when.holds(today, &entry));
            date::of(entry(&told.question).filter(|_| fits), today)
        });
        if let Some(day) = said.and_then(Known::of) {
            all.insert(clock.id.clone(), day);
        }
    }
    all
}
