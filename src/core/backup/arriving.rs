//! How a copy that arrives differs from what is here, so that a person can choose which to keep.
//!
//! It compares what was said, never clocks: a device's clock may be years off. The times are for
//! the page to show. Nothing is ever put together of two by itself.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::{
    folder::{Folder, Kept},
    id::{BookletId, ContributorId, QuestionId},
};

/// What to say before a copy is opened over what is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arriving {
    /// this device has no such folder
    New,
    /// the same was said in both
    Same,
    /// all that is here is in the file too, and the file has more
    FileIsNewer(Compared),
    /// all that is in the file is here too, and here is more
    HereIsNewer(Compared),
    /// each has something that the other has not: whichever is kept, the other must stay to be had
    BothChanged(Compared),
}

/// Both sides, for the page to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    pub here: Side,
    pub file: Side,
    /// answers that are there twice in different words, and nothing says which were first
    pub differ: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side {
    /// of its device's clock
    pub changed_at: DateTime<Utc>,
    /// answers that only this side has, or that it has in a later form
    pub more: usize,
}

/// Compares a folder that is here with the one in a file.
pub fn arriving(here: Option<&Folder>, file: &Folder) -> Arriving {
    let Some(here) = here.filter(|here| here.id == file.id) else { return Arriving::New };
    let mut ahead = Ahead::default();
    let (said_here, said_in_file) = (said(here), said(file));
    for (spot, one) in &said_here {
        match said_in_file.get(spot) {
            Some(other) => ahead.count(one, other),
            None => ahead.here += 1,
        }
    }
    ahead.file += said_in_file.keys().filter(|spot| !said_here.contains_key(*spot)).count();
    let (only_here, only_file) = beside(here, file);
    let compared = Compared {
        here: Side { changed_at: changed_at(here), more: ahead.here },
        file: Side { changed_at: changed_at(file), more: ahead.file },
        differ: ahead.differ,
    };
    match (ahead.here > 0 || only_here, ahead.file > 0 || only_file, ahead.differ > 0) {
        (false, false, false) => Arriving::Same,
        (false, true, false) => Arriving::FileIsNewer(compared),
        (true, false, false) => Arriving::HereIsNewer(compared),
        (_, _, true) | (true, true, false) => Arriving::BothChanged(compared),
    }
}

#[derive(Default)]
struct Ahead {
    here: usize,
    file: usize,
    differ: usize,
}

impl Ahead {
    fn count(&mut self, here: &Kept, file: &Kept) {
        let (here, file) = (&as_stored(here), &as_stored(file));
        match (here == file, knows(file, here), knows(here, file)) {
            (true, _, _) => {}
            (false, true, false) => self.file += 1,
            (false, false, true) => self.here += 1,
            (false, true, true) | (false, false, false) => self.differ += 1,
        }
    }
}

/// Whether one side still has all that the other says at this question: among what was said before,
/// or because the other had only come by.
fn knows(later: &Kept, first: &Kept) -> bool {
    let Some(entry) = first.entry.as_ref().filter(|entry| !entry.is_empty()) else {
        // a skip and a note are not kept, so they count as words
        return later.says_something() && first.note.is_empty() && first.earlier.is_empty();
    };
    let before = first.earlier.len();
    later.earlier.starts_with(&first.earlier)
        && later.earlier.get(before).is_some_and(|kept| {
            (&kept.entry, kept.whose, &kept.by, kept.at) == (entry, first.whose, &first.by, first.at)
        })
        && (first.note.is_empty() || first.note == later.note)
}

/// A store keeps whole seconds.
fn as_stored(kept: &Kept) -> Kept {
    let second = |at: DateTime<Utc>| DateTime::from_timestamp(at.timestamp(), 0).unwrap_or(at);
    let mut kept = kept.clone();
    kept.at = second(kept.at);
    for earlier in &mut kept.earlier {
        earlier.at = second(earlier.at);
    }
    kept
}

type Said<'a> = BTreeMap<(&'a ContributorId, &'a BookletId, &'a QuestionId), &'a Kept>;

fn said(folder: &Folder) -> Said<'_> {
    let mut all = BTreeMap::new();
    for one in &folder.contributions {
        for (question, kept) in &one.entries {
            all.insert((&one.contributor, &one.booklet, question), kept);
        }
    }
    all
}

/// Whether a side has people, finished parts or files that the other has not.
fn beside(here: &Folder, file: &Folder) -> (bool, bool) {
    let has_more = |one: &Folder, other: &Folder| {
        let people = one.contributors.iter().any(|person| !other.contributors.contains(person));
        let exports = one.exports.iter().any(|export| !other.exports.contains(export));
        let finished = one.contributions.iter().any(|part| {
            let same = other.contribution(&part.contributor, &part.booklet);
            !part.finished.is_empty() && same.is_none_or(|same| !part.finished.is_subset(&same.finished))
        });
        people || exports || finished
    };
    (has_more(here, file), has_more(file, here))
}

/// When anything was said last.
fn changed_at(folder: &Folder) -> DateTime<Utc> {
    let said = folder.contributions.iter().flat_map(|one| one.entries.values().map(|kept| kept.at));
    let made = folder.exports.iter().map(|export| export.at);
    said.chain(made).fold(folder.made_at, DateTime::max)
}

#[cfg(test)]
mod tests;
