//! Which booklets fit the child's age and whoever is here.

use chrono::NaiveDate;

use super::{Asks, Booklet};
use crate::{
    folder::{Folder, Role},
    id::{BookletId, QuestionId},
    question::date,
};

/// Of several versions, the one for this age stands for all while the age is not known.
const USUAL_AGE: u8 = 9;

/// The booklets for whoever is here, in the order of the pack. What was begun in another is not
/// looked at: whoever asks may want to keep that in sight.
pub fn fitting<'a>(booklets: &'a [Booklet], folder: &Folder, today: NaiveDate) -> Vec<&'a Booklet> {
    let role = folder.writer().map_or(Role::Parent, |writer| writer.role);
    let age = folder.age(today);
    booklets.iter().filter(|booklet| booklet.is_for(role) && booklet.fits(age, booklets)).collect()
}

impl Folder {
    /// The child's age in completed years; about right where only the year of birth is known.
    pub fn age(&self, today: NaiveDate) -> Option<u8> {
        let child = &self.child().id;
        date::of(self.entry_of(&QuestionId::known("cd.dob"), child), today)?.age(today)
    }
}

impl Booklet {
    /// People at work see every booklet; a family sees its own.
    pub fn is_for(&self, role: Role) -> bool {
        match role {
            Role::YoungPerson | Role::Parent | Role::Helper => match self.asks {
                Asks::YoungPerson | Asks::Family => true,
                Asks::School | Asks::Professional | Asks::Council => false,
            },
            Role::Professional => true,
        }
    }

    /// Whether the booklet fits an age. While that is not known, every booklet does, but only one of
    /// its versions.
    pub fn fits(&self, age: Option<u8>, booklets: &[Booklet]) -> bool {
        match (age, &self.version_of) {
            (Some(age), _) => self.holds(age),
            (None, None) => true,
            (None, Some(of)) => usual(of, booklets).is_none_or(|usual| usual.id == self.id),
        }
    }

    fn holds(&self, age: u8) -> bool {
        self.ages.from.is_none_or(|from| age >= from) && self.ages.to.is_none_or(|to| age <= to)
    }
}

fn usual<'a>(of: &BookletId, booklets: &'a [Booklet]) -> Option<&'a Booklet> {
    let mut versions = booklets.iter().filter(|booklet| booklet.version_of.as_ref() == Some(of));
    versions.clone().find(|booklet| booklet.holds(USUAL_AGE)).or_else(|| versions.next())
}
