//! Which booklets fit the child's age and whoever is here.

use chrono::NaiveDate;

use super::{Asks, Booklet};
use crate::{
    folder::{Folder, Role},
    id::BookletId,
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

impl Booklet {
    /// People at work see every booklet; a family sees its own, and a parent what is open to parents.
    pub fn is_for(&self, role: Role) -> bool {
        match role {
            Role::YoungPerson | Role::Parent | Role::Helper => match self.asks {
                Asks::YoungPerson | Asks::Family => true,
                Asks::School | Asks::Professional | Asks::Council => {
                    self.open_to_parents && role == Role::Parent
                }
            },
            Role::Professional => true,
        }
    }

    /// Whether somebody on a device of their own can be asked for it: a young person for their own view,
    /// everybody else for theirs. What the council fills in is nobody else's.
    pub fn can_be_asked_of(&self, role: Role) -> bool {
        match self.asks {
            Asks::YoungPerson => role == Role::YoungPerson,
            Asks::Family => matches!(role, Role::Parent | Role::Helper),
            Asks::School | Asks::Professional => role == Role::Professional,
            Asks::Council => false,
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

#[cfg(test)]
mod tests {
    use super::{super::tried, *};

    fn pack() -> Vec<Booklet> {
        let one = |id: &str, members: &str| tried::booklet(id, members, &[&tried::question("q.one", "text")]);
        vec![
            one("details", r#""asks":"family""#),
            one("early", r#""asks":"family","ages":{"to":4},"version_of":"usual""#),
            one("usual", r#""asks":"young-person","ages":{"from":5,"to":13},"version_of":"usual""#),
            one("later", r#""asks":"young-person","ages":{"from":14},"version_of":"usual""#),
            one("adult", r#""asks":"young-person","ages":{"from":13}"#),
            one("teacher", r#""asks":"school""#),
            one("advice", r#""asks":"professional""#),
            one("plan", r#""asks":"council","open_to_parents":true"#),
        ]
    }

    #[track_caller]
    fn check(role: Option<Role>, born: Option<[&str; 3]>, expected: &[&str]) {
        let (pack, mut folder) = (pack(), tried::folder());
        if let Some([day, month, year]) = born {
            tried::born(&mut folder, day, month, year);
        }
        if let Some(role) = role {
            tried::arrive(&mut folder, role, "Alex");
        }
        let found: Vec<_> =
            fitting(&pack, &folder, tried::today()).iter().map(|one| one.id.as_str()).collect();
        assert_eq!(found, expected, "{role:?} {born:?}");
    }

    #[test]
    fn a_family_sees_what_fits_the_child() {
        let parent = Some(Role::Parent);
        check(parent, Some(["3", "5", "2022"]), &["details", "early", "plan"]);
        check(parent, Some(["23", "11", "2021"]), &["details", "early", "plan"]);
        check(parent, Some(["22", "11", "2021"]), &["details", "usual", "plan"]);
        check(Some(Role::YoungPerson), Some(["3", "5", "2013"]), &["details", "usual", "adult"]);
        check(Some(Role::Helper), Some(["", "", "2009"]), &["details", "later", "adult"]);
        check(None, Some(["3", "5", "1990"]), &["details", "later", "adult", "plan"]);
    }

    #[test]
    fn somebody_elsewhere_is_asked_for_their_own_view() {
        let check = |role, expected: &[&str]| {
            let pack = pack();
            let found: Vec<_> =
                pack.iter().filter(|one| one.can_be_asked_of(role)).map(|one| one.id.as_str()).collect();
            assert_eq!(found, expected, "{role:?}");
        };
        check(Role::YoungPerson, &["usual", "later", "adult"]);
        check(Role::Parent, &["details", "early"]);
        check(Role::Helper, &["details", "early"]);
        check(Role::Professional, &["teacher", "advice"]);
    }

    #[test]
    fn of_several_versions_one_stands_for_all_while_the_age_is_not_known() {
        check(Some(Role::Parent), None, &["details", "usual", "adult", "plan"]);
        check(Some(Role::Parent), Some(["soon", "", ""]), &["details", "usual", "adult", "plan"]);
        // a child who is not born yet has no age
        check(Some(Role::Parent), Some(["1", "2", "2027"]), &["details", "usual", "adult", "plan"]);
    }

    #[test]
    fn people_at_work_see_every_booklet() {
        let fits = ["details", "usual", "teacher", "advice", "plan"];
        check(Some(Role::Professional), Some(["3", "5", "2017"]), &fits);
    }
}
