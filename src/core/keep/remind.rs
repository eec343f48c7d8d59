//! Whether it is time to say once that a copy would be good. Never more than a line, once a visit.

use std::collections::BTreeSet;

use crate::{
    booklet::Booklet,
    folder::{Edit, Folder},
};

/// Milliseconds of writing after which it is said.
const LONG: f64 = 20.0 * 60.0 * 1000.0;
/// Parts that were changed after which it is said.
const MANY: usize = 3;
/// Milliseconds without a key that still count as writing.
const THINKING: f64 = 60.0 * 1000.0;

/// How much was written since the last copy, as far as this visit knows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effort {
    last: Option<f64>,
    writing: f64,
    told: bool,
}

impl Effort {
    /// `now` is time passed, in milliseconds.
    pub fn see(&mut self, edit: &Edit, now: f64) {
        match edit {
            Edit::Set { .. } | Edit::Reuse { .. } | Edit::TakeUp { .. } | Edit::Restore(_) => {
                let gap = self.last.map_or(0.0, |last| (now - last).clamp(0.0, THINKING));
                self.writing += gap;
                self.last = Some(now);
            }
            Edit::Exported(_) | Edit::Copied => self.begin_again(),
            Edit::Arrive(_)
            | Edit::Keep { .. }
            | Edit::Decline { .. }
            | Edit::Offer { .. }
            | Edit::PutBack { .. }
            | Edit::Skip { .. }
            | Edit::Whose { .. }
            | Edit::Note { .. }
            | Edit::Share { .. }
            | Edit::Finish { .. }
            | Edit::Length { .. }
            | Edit::Visit { .. }
            | Edit::Receive(_)
            | Edit::TakeOut { .. }
            | Edit::ShowName(_) => {}
        }
    }

    /// Another folder, or a copy of this one, is there now. What was said once is not said again.
    pub fn begin_again(&mut self) {
        *self = Effort { told: self.told, ..Effort::default() };
    }

    /// Whether to say it now. True once.
    pub fn tells(&mut self, parts: usize) -> bool {
        let is_due = !self.told && (self.writing >= LONG || parts >= MANY);
        self.told |= is_due;
        is_due
    }
}

/// How many parts were changed since the last copy.
pub fn parts_changed(folder: &Folder, booklets: &[Booklet]) -> usize {
    let since = folder.last_copy();
    let mut parts = BTreeSet::new();
    for one in &folder.contributions {
        let Some(booklet) = booklets.iter().find(|booklet| booklet.id == one.booklet) else { continue };
        for (n, section) in booklet.sections.iter().enumerate() {
            let kept = section.questions.iter().filter_map(|question| one.entries.get(&question.id));
            let is_newer = |at| since.is_none_or(|since| at > since);
            if kept.into_iter().any(|kept| kept.says_something() && is_newer(kept.at)) {
                parts.insert((&one.contributor, &one.booklet, n));
            }
        }
    }
    parts.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        folder::Role,
        trial::{arrive, booklet, folder, on_day, question, say, spot, words},
    };

    const MINUTE: f64 = 60.0 * 1000.0;

    fn typed() -> Edit {
        let mut one = folder("f");
        let sam = arrive(&mut one, Role::YoungPerson, "Sam");
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        Edit::Set { spot: spot(&sam, "profile", "mp.know"), asked, lang, entry: words("Trains") }
    }

    /// Something was typed at these minutes.
    #[track_caller]
    fn check(minutes: &[f64], parts: usize, expected: bool) {
        let mut effort = Effort::default();
        minutes.iter().for_each(|at| effort.see(&typed(), at * MINUTE));
        assert_eq!(effort.tells(parts), expected, "{minutes:?} {parts}");
        assert_eq!(effort.tells(3), !expected, "once a visit");
    }

    #[test]
    fn criterion_21_twenty_minutes_of_writing_or_three_parts() {
        let every = |seconds: f64, n: usize| (0..=n).map(|n| n as f64 * seconds / 60.0).collect::<Vec<_>>();
        check(&[], 0, false);
        check(&[], 2, false);
        check(&[], 3, true);
        check(&every(5.0, 239), 0, false);
        check(&every(5.0, 240), 0, true);
        check(&every(60.0, 20), 0, true);
        // an hour away from the keyboard is not writing
        check(&[0.0, 60.0], 0, false);
    }

    #[test]
    fn a_copy_begins_again_and_it_is_said_once_a_visit() {
        let mut effort = Effort::default();
        for n in 0..=25 {
            effort.see(&typed(), f64::from(n) * MINUTE);
        }
        effort.see(&Edit::Copied, 25.0 * MINUTE);
        assert!(!effort.tells(0));
        assert!(effort.tells(3));
        assert!(!effort.tells(3));
    }

    #[test]
    fn parts_are_counted_from_the_last_copy_on() {
        let profile = booklet("profile", "young-person", &[question("mp.know", r#""kind":"long""#)]);
        let home = booklet("home", "young-person", &[question("hm.like", r#""kind":"long""#)]);
        let booklets = [profile, home];
        let mut one = folder("f");
        let sam = arrive(&mut one, Role::YoungPerson, "Sam");
        assert_eq!(parts_changed(&one, &booklets), 0);
        say(&mut one, &spot(&sam, "profile", "mp.know"), words("Trains"), 0);
        say(&mut one, &spot(&sam, "gone", "g.one"), words("Trains"), 0);
        assert_eq!(parts_changed(&one, &booklets), 1);
        one.apply(Edit::Copied, on_day(1));
        assert_eq!((parts_changed(&one, &booklets), one.last_copy()), (0, Some(on_day(1))));
        say(&mut one, &spot(&sam, "home", "hm.like"), words("Rain"), 2);
        assert_eq!(parts_changed(&one, &booklets), 1);
    }
}
