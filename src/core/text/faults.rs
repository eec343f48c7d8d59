//! What to do about something that could not be read. Each says the fix.

use crate::{answer::Dated, entry::MOST_LETTERS, problem::Fault};

use super::Text;

impl Text {
    /// One sentence for a person.
    pub fn fault(&self, fault: &Fault) -> String {
        match fault {
            Fault::TooLong { letters } => format!(
                "All of this is saved. But it has {} letters, and a file can only carry {} in one answer. Make it \
                 shorter, or write some of it in another answer.",
                thousands(*letters),
                thousands(MOST_LETTERS)
            ),
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

/// 61,204
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut said = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ENGLISH;

    #[test]
    fn long_numbers_are_parted() {
        for (number, said) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (61_204, "61,204"), (2_000_000, "2,000,000")]
        {
            assert_eq!(thousands(number), said);
        }
        let said = ENGLISH.fault(&Fault::TooLong { letters: 61_204 });
        assert!(said.contains("61,204") && said.contains("50,000") && said.contains("saved"), "{said}");
    }
}
