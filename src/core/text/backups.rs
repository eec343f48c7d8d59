//! What to say about a family's own copy that does not open, and about words that are too easy.

use crate::{
    backup::WhyNot,
    passphrase::{LEAST_LETTERS, TooWeak},
};

use super::Text;

impl Text {
    /// What happened, and what to do.
    pub fn why_not(&self, why: &WhyNot) -> [&'static str; 2] {
        match why {
            WhyNot::TooLarge => [
                "This file is too big to be a copy of a folder.",
                "Choose the file whose name starts with tell-it-once and ends with .backup.json.",
            ],
            WhyNot::NotOurs => [
                "This is not a copy of a folder.",
                "Choose the file whose name starts with tell-it-once and ends with .backup.json.",
            ],
            WhyNot::ForCouncil => [
                "This is the file for the council, not a copy to carry on with.",
                "Your own copy has a name that ends with .backup.json. Look for that one.",
            ],
            WhyNot::Newer => [
                "This copy was made by a newer version of Tell It Once. It is not lost.",
                "Reload this page while you are online, then open the copy again.",
            ],
            WhyNot::Passphrase => [
                "These words do not open this copy.",
                "Check each word and try again. If you are sure of the words, try another copy: this file may be \
                 damaged.",
            ],
            WhyNot::NotTried => [
                "This file does not have the form that our copies have, so we did not try your words on it.",
                "If you have another copy, open that one.",
            ],
            WhyNot::Damaged { .. } => [
                "This file is damaged. Some of it is missing or was changed, perhaps on its way here.",
                "Copy it here once more, or open another copy. Send it as a file; do not open it in another \
                 program first.",
            ],
        }
    }

    /// Why own words are not taken, and what would be.
    pub fn too_weak(&self, why: TooWeak) -> String {
        match why {
            TooWeak::Short { letters } => {
                let more = LEAST_LETTERS.saturating_sub(letters);
                format!(
                    "Use at least {LEAST_LETTERS} letters, such as four or five words. You need {more} more."
                )
            }
            TooWeak::Repeated => {
                "This says the same thing over and over, so it is easy to guess. Use different words."
                    .to_owned()
            }
            TooWeak::Sequence => {
                "These keys are in a row, so they are easy to guess. Use words instead.".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ENGLISH;

    #[track_caller]
    fn check(why: TooWeak, starts: &str) {
        let said = ENGLISH.too_weak(why);
        assert!(said.contains(starts), "{said}");
    }

    #[test]
    fn words_that_are_too_easy_are_told_what_to_do() {
        check(TooWeak::Short { letters: 12 }, "You need 3 more.");
        check(TooWeak::Repeated, "different words");
        check(TooWeak::Sequence, "words instead");
    }

    /// A wrong word and a broken file need different things of a person.
    #[test]
    fn no_two_reasons_are_told_in_the_same_words() {
        let code = crate::bundle::refusal::Code::Decrypt;
        let all = [
            WhyNot::TooLarge,
            WhyNot::NotOurs,
            WhyNot::ForCouncil,
            WhyNot::Newer,
            WhyNot::Passphrase,
            WhyNot::NotTried,
            WhyNot::Damaged { code },
        ];
        let said: std::collections::BTreeSet<_> = all.iter().map(|why| ENGLISH.why_not(why)[0]).collect();
        assert_eq!(said.len(), all.len());
    }
}
