//! A day, a month or a year, in any common writing, exact or "about".
//!
//! Civil dates only: no clock times and no zones. Two figures for a year are read as the last
//! hundred years, counted from a `today` that is given.

use chrono::{Datelike, NaiveDate};

use crate::{
    answer::{Answer, Dated, Reading},
    entry::Entry,
    problem::Fault,
};

/// What was typed in the three fields. A whole date in one field is understood too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub day: String,
    pub month: String,
    pub year: String,
}

impl Typed {
    pub fn of(date: NaiveDate) -> Typed {
        Typed { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }

    /// The three fields as one line, as a person would write it.
    pub fn line(&self) -> String {
        let parts = [&self.day, &self.month, &self.year];
        let parts: Vec<_> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const ABOUT: [&str; 6] = ["about", "around", "approx", "roughly", "maybe", "circa"];

/// Reads the three fields against a `today`.
pub fn read(typed: &Typed, today: NaiveDate) -> Reading {
    let line = typed.line();
    if line.is_empty() {
        return Reading::nothing();
    }
    match parse(&line, today) {
        Ok(date) => Reading::of(Answer::Date(date)),
        Err(fault) => Reading::unread(&line, fault),
    }
}

/// The date in an entry, where there is one that can be read.
pub fn of(entry: Option<&Entry>, today: NaiveDate) -> Option<Dated> {
    let Some(Entry::Date(typed)) = entry else { return None };
    let Some(Answer::Date(date)) = read(typed, today).answer else { return None };
    Some(date)
}

/// The year in which the school year of a day began. It goes from 1 September, and so does the year of birth
/// that counts for it.
pub(crate) fn school_year_of(day: NaiveDate) -> i32 {
    day.year() - i32::from(day.month() < 9)
}

/// A date as people write it: day first, as in Britain.
fn parse(line: &str, today: NaiveDate) -> Result<Dated, Fault> {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ',' | '\u{2013}'))
        .filter(|word| !word.is_empty() && !matches!(*word, "the" | "of" | "in"))
        .collect();
    let about = words.iter().any(|word| ABOUT.contains(word));
    let parts: Vec<&str> = words.into_iter().filter(|word| !ABOUT.contains(word)).collect();
    let (day, month, year) = match parts.as_slice() {
        [one] if one.len() == 8 && is_digits(one) => (&one[..2], &one[2..4], &one[4..]),
        [year] => ("", "", *year),
        [month, year] => ("", *month, *year),
        [year, month, day] if year.len() == 4 && number(year).is_some() => (*day, *month, *year),
        [month, day, year] if named_month(month).is_some() => (*day, *month, *year),
        [day, month, year] => (*day, *month, *year),
        _ => return Err(Fault::Date),
    };
    let year = read_year(year, today)?;
    let month = if month.is_empty() { None } else { Some(read_month(month)?) };
    let day = if day.is_empty() { None } else { Some(read_day(day)?) };
    if let (Some(month), Some(day)) = (month, day)
        && NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)).is_none()
    {
        return Err(Fault::NoSuchDay { day, month, year });
    }
    Ok(Dated { year, month, day, about })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str) -> Option<u16> {
    if is_digits(text) { text.parse().ok() } else { None }
}

fn named_month(text: &str) -> Option<u8> {
    if text.len() < 3 || !text.chars().all(char::is_alphabetic) {
        return None;
    }
    MONTHS.iter().position(|name| text.starts_with(name)).map(|n| n as u8 + 1)
}

fn read_month(text: &str) -> Result<u8, Fault> {
    let month = named_month(text).or_else(|| number(text).and_then(|n| u8::try_from(n).ok()));
    month.filter(|month| (1..=12).contains(month)).ok_or(Fault::Month)
}

fn read_day(text: &str) -> Result<u8, Fault> {
    let plain = text.trim_end_matches(|c: char| c.is_alphabetic());
    let ordinal = matches!(&text[plain.len()..], "" | "st" | "nd" | "rd" | "th");
    let day = number(plain).and_then(|n| u8::try_from(n).ok()).filter(|_| ordinal && !plain.is_empty());
    day.filter(|day| (1..=31).contains(day)).ok_or(Fault::Day)
}

fn read_year(text: &str, today: NaiveDate) -> Result<u16, Fault> {
    let this_year = u16::try_from(today.year()).unwrap_or(2026);
    let year = match (text.len(), number(text)) {
        (4, Some(year)) => year,
        (2, Some(short)) => {
            let century = this_year / 100 * 100;
            if century + short > this_year + 10 { century + short - 100 } else { century + short }
        }
        _ => return Err(Fault::Year),
    };
    if (1900..=this_year + 30).contains(&year) { Ok(year) } else { Err(Fault::Year) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("it is a day")
    }

    #[track_caller]
    fn check(line: &str, expected: Result<(u16, Option<u8>, Option<u8>, bool), Fault>) {
        let read = parse(line, today()).map(|date| (date.year, date.month, date.day, date.about));
        assert_eq!(read, expected, "{line}");
    }

    #[test]
    fn criterion_39_dates_as_people_write_them() {
        let may = Ok((2011, Some(5), Some(3), false));
        for line in ["3 5 2011", "03/05/11", "3 May 2011", "3rd of May, 2011", "May 3 2011", "2011-05-03"] {
            check(line, may.clone());
        }
        check("03052011", may.clone());
        check("3. 5. 2011", may);
        check("about 2011", Ok((2011, None, None, true)));
        check("around May 2011", Ok((2011, Some(5), None, true)));
        check("Sept 2024", Ok((2024, Some(9), None, false)));
        check("2011", Ok((2011, None, None, false)));
        check("99", Ok((1999, None, None, false)));
        check("29 2 2024", Ok((2024, Some(2), Some(29), false)));
        check("29 2 2025", Err(Fault::NoSuchDay { day: 29, month: 2, year: 2025 }));
        check("31 2 1990", Err(Fault::NoSuchDay { day: 31, month: 2, year: 1990 }));
        check("3 13 2011", Err(Fault::Month));
        check("0 1 2011", Err(Fault::Day));
        check("32 1 2011", Err(Fault::Day));
        check("3 May", Err(Fault::Year));
        check("1 1 1066", Err(Fault::Year));
        check("last summer", Err(Fault::Year));
        check("a b c d e", Err(Fault::Date));
        check("٣ ٥ ٢٠١١", Err(Fault::Year));
    }
}
