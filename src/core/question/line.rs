//! One line: plain words, a phone number or an email address.

use crate::{answer::Reading, problem::Fault};

/// What one line should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Plain,
    Phone,
    Email,
}

impl Line {
    pub fn name(self) -> &'static str {
        match self {
            Line::Plain => "text",
            Line::Phone => "phone",
            Line::Email => "email",
        }
    }

    /// Anything is kept; what does not look right is said kindly.
    pub fn read(self, typed: &str) -> Reading {
        let typed = typed.trim();
        if typed.is_empty() {
            return Reading::nothing();
        }
        let fault = match self {
            Line::Plain => None,
            Line::Phone => (!looks_like_phone(typed)).then_some(Fault::Phone),
            Line::Email => (!looks_like_email(typed)).then_some(Fault::Email),
        };
        match fault {
            None => Reading::of(crate::answer::Answer::Text(typed.to_owned())),
            Some(fault) => Reading::unread(typed, fault),
        }
    }
}

/// Digits with the usual marks between them, and perhaps words such as "ext 12" behind.
fn looks_like_phone(typed: &str) -> bool {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/');
    let number: String = typed.chars().take_while(|c| plain(*c)).collect();
    (7..=20).contains(&digits) && number.chars().filter(char::is_ascii_digit).count() >= 7
}

fn looks_like_email(typed: &str) -> bool {
    let Some((name, host)) = typed.rsplit_once('@') else { return false };
    let host_is_good = host.split('.').count() >= 2 && host.split('.').all(|part| !part.is_empty());
    !name.is_empty() && host_is_good && !typed.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: Line, typed: &str, good: bool) {
        let reading = line.read(typed);
        assert_eq!(reading.problems.is_empty(), good, "{typed}");
        assert_eq!(reading.unread, !good, "{typed}");
    }

    #[test]
    fn phones_and_emails_are_checked_gently() {
        check(Line::Phone, "0161 496 0000", true);
        check(Line::Phone, "+44 (0)161-496 0000 ext 12", true);
        check(Line::Phone, "01614960000 after 5pm", true);
        check(Line::Phone, "12345", false);
        check(Line::Phone, "ask my mum", false);
        check(Line::Email, "alex@example.org", true);
        check(Line::Email, "Alex.O'Neil+sen@mail.example.co.uk", true);
        check(Line::Email, "alex@example", false);
        check(Line::Email, "alex example.org", false);
        check(Line::Email, "alex@.org", false);
        check(Line::Plain, "anything 🙂", true);
    }
}
