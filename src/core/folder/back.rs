//! What was, in place of what is: a whole version, or one answer. Nothing that somebody else said is lost by it.

use chrono::{DateTime, Utc};

use super::{Contribution, Earlier, Exported, Folder, Kept, Spot};

impl Folder {
    /// What was said is as it was. Who there is and which files were made stays known: a number that a
    /// file had is never given to another one.
    pub(super) fn restore(&mut self, version: Folder) {
        for one in version.contributors {
            match self.contributors.iter_mut().find(|known| known.id == one.id) {
                Some(known) => *known = one,
                None => self.contributors.push(one),
            }
        }
        let is_new = |one: &Exported| !self.exports.iter().any(|known| known.sid == one.sid);
        let more: Vec<_> = version.exports.into_iter().filter(is_new).collect();
        for one in more {
            let at = self.exports.iter().position(|known| known.rev > one.rev).unwrap_or(self.exports.len());
            self.exports.insert(at, one);
        }
        for one in version.received {
            self.receive(one);
        }
        let mut contributions = version.contributions;
        for gone in &self.contributions {
            let part = (&gone.contributor, &gone.booklet);
            if !contributions.iter().any(|one| (&one.contributor, &one.booklet) == part) {
                contributions.push(Contribution::new(gone.contributor.clone(), gone.booklet.clone()));
            }
        }
        self.contributions = contributions;
    }

    /// The note, the choice to share and what is not wanted are not part of an answer, and stay as they are now.
    pub(super) fn put_back(&mut self, spot: &Spot, before: Option<Box<Kept>>) {
        let Some(before) = before else {
            let Some(kept) = self.kept_mut(spot) else { return };
            (kept.entry, kept.skip, kept.whose, kept.from) = (None, None, None, None);
            kept.earlier.clear();
            return;
        };
        let one = self.contribution_mut(&spot.contributor, &spot.booklet);
        match one.entries.get_mut(&spot.question) {
            Some(kept) => {
                let note = std::mem::take(&mut kept.note);
                let declined = std::mem::take(&mut kept.declined);
                *kept = Kept { note, declined, shared: kept.shared, ..*before };
            }
            None => drop(one.entries.insert(spot.question.clone(), *before)),
        }
    }

    /// An answer of another version, with whose words it is in. What stands here now is kept beside it
    /// where somebody else said it, and so is what stood here before in either version.
    pub(super) fn take_up(&mut self, spot: &Spot, then: Kept, now: DateTime<Utc>) {
        let mut then = Kept { at: now, ..then };
        if let Some(kept) = self.kept_mut(spot) {
            let here = kept.entry.clone().filter(|entry| !entry.is_empty() && kept.by != then.by);
            let here =
                here.map(|entry| Earlier { entry, whose: kept.whose, by: kept.by.clone(), at: kept.at });
            let mut earlier = kept.earlier.clone();
            for one in then.earlier.drain(..).chain(here) {
                if !earlier.contains(&one) {
                    earlier.push(one);
                }
            }
            then.earlier = earlier;
        }
        self.put_back(spot, Some(Box::new(then)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        folder::{Edit, Role},
        trial::{arrive, folder, on_day, say, share, spot, words},
    };

    /// A parent wrote over what the child said, in another window.
    fn two() -> (Folder, Kept, Spot) {
        let mut now = folder("f");
        let sam = arrive(&mut now, Role::YoungPerson, "Sam");
        let place = spot(&sam, "profile", "mp.know");
        say(&mut now, &place, words("Trains"), 0);
        let mut then = now.clone();
        arrive(&mut then, Role::Parent, "Alex");
        say(&mut then, &place, words("Trains and dogs"), 0);
        say(&mut now, &place, words("Boats"), 1);
        let then = then.kept(&place).cloned().expect("it was said");
        (now, then, place)
    }

    #[test]
    fn an_answer_of_another_version_brings_its_own_words_and_loses_nobody_elses() {
        let (mut now, then, place) = two();
        arrive(&mut now, Role::Parent, "Alex");
        let before = now.kept(&place).cloned().map(Box::new);
        now.apply(Edit::TakeUp { spot: place.clone(), then: Box::new(then.clone()) }, on_day(2));
        let kept = now.kept(&place).expect("it is there");
        assert_eq!(kept.entry, Some(words("Trains and dogs")));
        assert_eq!((kept.whose, &kept.by), (then.whose, &then.by));
        let said: Vec<_> = kept.earlier.iter().map(|one| one.entry.clone()).collect();
        assert_eq!(said, [words("Trains"), words("Boats")]);
        now.apply(Edit::PutBack { spot: place.clone(), before: before.clone() }, on_day(2));
        assert_eq!(now.kept(&place), before.as_deref());
    }

    #[test]
    fn an_answer_comes_to_where_none_was_said_and_privacy_stays() {
        let (_, then, place) = two();
        let mut empty = folder("f");
        empty.apply(Edit::TakeUp { spot: place.clone(), then: Box::new(then.clone()) }, on_day(2));
        assert_eq!(empty.entry(&place), then.entry.as_ref());
        empty.apply(Edit::PutBack { spot: place.clone(), before: None }, on_day(2));
        assert!(!empty.kept(&place).expect("its place is there").says_something());
        share(&mut empty, &place, false);
        empty.apply(Edit::TakeUp { spot: place.clone(), then: Box::new(then) }, on_day(2));
        assert_eq!(empty.kept(&place).and_then(|kept| kept.shared), Some(false));
    }

    #[test]
    fn going_back_and_forth_again_changes_nothing() {
        let (now, _, place) = two();
        let mut then = now.clone();
        say(&mut then, &place, words("Planes"), 2);
        let mut one = now.clone();
        one.apply(Edit::Restore(Box::new(then.clone())), on_day(3));
        assert_eq!(one.entry(&place), Some(&words("Planes")));
        one.apply(Edit::Restore(Box::new(now.clone())), on_day(3));
        assert_eq!(one, now);
    }
}
