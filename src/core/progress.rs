//! How far a folder has come: which booklets are on its list, and how many parts are finished.

use chrono::NaiveDate;

use crate::{
    booklet::{self, Booklet},
    folder::Folder,
    sitting::{Sitting, Status},
    text::Text,
    words::Style,
};

/// How many booklets stand open on the list, with their parts. The council's order says which.
pub const OPEN: usize = 2;

/// A folder, and how it is looked at today.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    pub folder: &'a Folder,
    pub style: Style,
    pub text: &'static Text,
    pub today: NaiveDate,
}

impl<'a> Progress<'a> {
    fn sitting(self, booklet: &'a Booklet) -> Sitting<'a> {
        Sitting::new(self.folder, booklet, self.style, self.text, self.today)
    }

    /// Those that fit the child and whoever is here, and those that were begun. Where somebody elsewhere
    /// asked for one, that one.
    pub fn on_the_list<'b: 'a>(self, booklets: &'b [Booklet]) -> Vec<&'b Booklet> {
        if let Some(invited) = &self.folder.invited {
            return booklets.iter().filter(|booklet| booklet.id == invited.booklet).collect();
        }
        let mut fits = booklet::fitting(booklets, self.folder, self.today);
        let begun = booklets.iter().filter(|booklet| self.is_begun(booklet));
        fits.extend(begun.filter(|begun| fits.iter().all(|one| one.id != begun.id)).collect::<Vec<_>>());
        fits
    }

    fn is_begun(self, booklet: &'a Booklet) -> bool {
        let one = self.sitting(booklet).contribution();
        one.is_some_and(|one| one.entries.values().any(|kept| kept.says_something()))
    }

    /// The booklets whose parts stand open.
    pub fn open<'b: 'a>(self, booklets: &'b [Booklet]) -> Vec<&'b Booklet> {
        let mut all = self.on_the_list(booklets);
        all.truncate(OPEN);
        all
    }

    /// How many parts of those are finished, and of how many.
    pub fn parts_finished(self, booklets: &'a [Booklet]) -> (usize, usize) {
        let mut counts = (0, 0);
        for booklet in self.open(booklets) {
            let sitting = self.sitting(booklet);
            for part in sitting.journey(Default::default()).parts() {
                counts.0 += usize::from(sitting.status(part) == Status::Completed);
                counts.1 += 1;
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        folder::{Edit, Role},
        id::SectionId,
        text::ENGLISH,
        trial::{arrive, booklet, folder, on_day, question, say, spot, words},
    };

    #[test]
    fn what_fits_and_what_was_begun_is_on_the_list_and_its_parts_are_counted() {
        let long = |id| question(id, r#""kind":"long""#);
        let booklets = [
            booklet("own", "young-person", &[long("o.one")]),
            booklet("work", "school", &[long("w.one")]),
            booklet("home", "family", &[long("h.one")]),
        ];
        let mut one = folder("f");
        let alex = arrive(&mut one, Role::Parent, "Alex");
        let look = |folder: &Folder| {
            let today = on_day(0).date_naive();
            let progress = Progress { folder, style: Style::Usual, text: &ENGLISH, today };
            let names: Vec<_> =
                progress.on_the_list(&booklets).iter().map(|one| one.id.to_string()).collect();
            (names.join(" "), progress.parts_finished(&booklets))
        };
        assert_eq!(look(&one), ("own home".to_owned(), (0, 2)));
        say(&mut one, &spot(&alex, "work", "w.one"), words("Trains"), 0);
        assert_eq!(look(&one), ("own home work".to_owned(), (0, 2)), "only two stand open");
        let (booklet, section) = (booklets[2].id.clone(), SectionId::known("s"));
        one.apply(Edit::Finish { contributor: alex, booklet, section, finished: true }, on_day(0));
        assert_eq!(look(&one).1, (1, 2));
    }
}
