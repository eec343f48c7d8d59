//! What to do about something that could not be read. Each says the fix.

use crate::{answer::Dated, problem::Fault};

use super::Text;

impl Text {
    /// One sentence for a person.
    pub fn fault(&self, fault: &Fault) -> String {
        match fault {
            Fault::Date => "Write the date like 3 5 2011, or just the year.".to_owned(),
            Fault::Day => "Check the day. It is a number from 1 to 31.".to_owned(),
            Fault::Month => "Check the month. It is a number from 1 to 12, or a name like May.".to_owned(),
            Fault::Year => "Add the year, like 2011.".to_owned(),
            Fault::NoSuchDay { day, month, year } => {
                let month_only = Dated { year: *year, month: Some(*month), day: None, about: false };
                format!("There is no day {day} in {}. Check the day and month.", self.date(month_only))
            }
            Fault::Phone => {
                "Check the phone number. It needs at least 7 numbers, like 01632 960 001.".to_owned()
            }
            Fault::Email => "Check the email. It looks like name@example.com.".to_owned(),
            Fault::Postcode => "Check the postcode. It looks like OL1 1UT.".to_owned(),
            Fault::Number => "Write just the number, like 12 or 1,200.".to_owned(),
            Fault::Money => "Write just the amount, like £14.50.".to_owned(),
            Fault::EmptyItem => "Fill in at least one box, or remove this.".to_owned(),
        }
    }
}
