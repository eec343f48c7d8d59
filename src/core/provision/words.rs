//! How a row and a map were counted, in sentences.

use crate::text::{Sum, Text};

use super::{Cost, From, ProvisionMap, Row, Uncounted, Weeks};

impl Row {
    /// How this row was counted, or why it was not.
    pub fn how(&self, weeks: Weeks, text: &Text) -> String {
        match &self.cost {
            Ok(cost) => cost.how(weeks, text),
            Err(why) => why.said(text),
        }
    }
}

impl Cost {
    fn how(&self, weeks: Weeks, text: &Text) -> String {
        let words = text.costs();
        let week = text.money(self.week.unwrap_or_default());
        let (weeks, year) = (text.number(weeks.number()), text.money(self.year));
        match self.from {
            From::Worked(parts) => {
                let (hours, hour) = (text.number(parts.hours), text.money(parts.hour));
                let (staff, pupils) = (text.number(parts.staff), text.number(parts.pupils));
                let (hours, hour, staff, pupils) = (&hours, &hour, &staff, &pupils);
                let (week, weeks, year) = (&week, &weeks, &year);
                (words.worked)(&Sum { hours, hour, staff, pupils, week, weeks, year })
            }
            From::Week { differs } => {
                let typed = (words.typed)(&week, &weeks, &year);
                match differs {
                    Some(worked) => format!("{typed} {}", (words.differs)(&week, &text.money(worked))),
                    None => typed,
                }
            }
            From::Year => String::new(),
        }
    }
}

impl Uncounted {
    fn said(&self, text: &Text) -> String {
        let words = text.costs();
        match self {
            Uncounted::Missing(cells) => {
                let cells: Vec<&str> = cells.iter().map(|cell| (words.cells)(*cell)).collect();
                let listed = match cells.as_slice() {
                    [first @ .., last] if !first.is_empty() => {
                        format!("{}{}{last}", first.join(", "), words.and)
                    }
                    one => one.concat(),
                };
                (words.missing)(&listed)
            }
            Uncounted::Unread(cell) => (words.unread)((words.cells)(*cell)),
            Uncounted::NoPupils => words.no_pupils.to_owned(),
            Uncounted::TooLarge => words.too_large.to_owned(),
        }
    }
}

impl ProvisionMap {
    /// What must be said of the map as a whole, in the order of reading.
    pub fn remarks(&self, text: &Text) -> Vec<String> {
        let words = text.costs();
        let weeks = text.number(self.weeks.number());
        let mut said = Vec::new();
        match self.weeks {
            Weeks::Given(_) => {}
            Weeks::Usual(_) => said.push((words.weeks_usual)(&weeks)),
            Weeks::Unread(_) => said.push((words.weeks_unread)(&weeks)),
        }
        said.push(words.rounded.to_owned());
        match &self.totals {
            None => said.push(words.too_large.to_owned()),
            Some(totals) if totals.not_counted > 0 => said.push(words.not_counted.say(totals.not_counted)),
            Some(_) => {}
        }
        said.extend(self.basis.is_none().then(|| words.no_basis.to_owned()));
        said.extend([words.printed_form, words.no_limit].map(str::to_owned));
        said
    }
}
