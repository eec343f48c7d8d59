//! Which kept pictures nothing names any more, so that they can go.
//!
//! Whatever was named at any time of this visit stays: Undo may ask for it. And nothing goes before two
//! saves: then every copy of the folder that is kept is one that this visit saw.

use super::Folder;

const SAVES: u32 = 2;

/// What a visit saw, from when the folder was opened.
#[derive(Clone, Debug)]
pub struct Visit {
    /// a few dozen at most
    named: Vec<String>,
    saves: u32,
}

impl Visit {
    pub fn begin(folder: &Folder) -> Visit {
        let mut visit = Visit { named: Vec::new(), saves: 0 };
        visit.see(folder);
        visit
    }

    /// After a save that is confirmed. True once: when pictures may go.
    pub fn saved(&mut self, folder: &Folder) -> bool {
        // they went already: nothing is looked at again with every save
        if self.saves == SAVES {
            return false;
        }
        self.see(folder);
        self.saves += 1;
        self.saves == SAVES
    }

    /// Those of the kept pictures that may go.
    pub fn unnamed(&self, kept: Vec<String>) -> Vec<String> {
        kept.into_iter().filter(|sha256| !self.named.contains(sha256)).collect()
    }

    fn see(&mut self, folder: &Folder) {
        for one in folder.pictures() {
            if !self.named.iter().any(|known| known == one) {
                self.named.push(one.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        entry::Entry,
        folder::{Edit, Spot, child_id},
        id::{BookletId, FolderId, QuestionId},
        question::media::{Format, Made, Picture},
    };

    fn set(folder: &mut Folder, names: &[&str]) {
        let picture = |name: &&str| Picture {
            sha256: (*name).to_owned(),
            bytes: 1,
            format: Format::Jpeg,
            made: Made::Photo,
            alt: "Sam".to_owned(),
        };
        let spot = Spot {
            contributor: child_id(),
            booklet: BookletId::known("my-profile"),
            question: QuestionId::known("mp.picture"),
        };
        let entry = Entry::Media(names.iter().map(picture).collect());
        let edit = Edit::Set { spot, asked: "Your picture".to_owned(), lang: "en".to_owned(), entry };
        folder.apply(edit, chrono::DateTime::default());
    }

    #[test]
    fn what_this_visit_saw_stays_and_the_rest_goes_after_two_saves() {
        let id = FolderId::known("f-1");
        let mut folder = Folder::new(id, "b".to_owned(), "k".to_owned(), chrono::DateTime::default());
        folder.here = Some(crate::folder::Here { at_keyboard: child_id() });
        set(&mut folder, &["opened"]);
        let mut visit = Visit::begin(&folder);
        set(&mut folder, &["second"]);
        assert!(!visit.saved(&folder), "a damaged save may lead back to an older copy");
        set(&mut folder, &["third"]);
        assert!(visit.saved(&folder));
        set(&mut folder, &[]);
        assert!(!visit.saved(&folder), "once a visit");
        let kept = ["older", "opened", "second", "third", "oldest"].map(str::to_owned).into();
        assert_eq!(visit.unnamed(kept), ["older", "oldest"]);
    }
}
