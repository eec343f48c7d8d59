//! A folder is stored in parts: what holds it together, and each contribution by itself, so that a save
//! writes no more than what was changed.

use std::{fmt, str::FromStr};

use super::{Contribution, Edit, Folder, Spot};
use crate::id::{BookletId, ContributorId, FolderId};

/// One part of a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// everything but the contributions
    Frame,
    Contribution {
        contributor: ContributorId,
        booklet: BookletId,
    },
}

/// A part of a certain folder, as a storage names it: `f-1` and `f-1~c2~family`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartName {
    pub folder: FolderId,
    pub part: Part,
}

impl Part {
    pub fn of(one: &Contribution) -> Part {
        Part::Contribution { contributor: one.contributor.clone(), booklet: one.booklet.clone() }
    }

    pub fn booklet(&self) -> Option<&BookletId> {
        match self {
            Part::Frame => None,
            Part::Contribution { booklet, .. } => Some(booklet),
        }
    }

    fn of_spot(spot: &Spot) -> Part {
        Part::Contribution { contributor: spot.contributor.clone(), booklet: spot.booklet.clone() }
    }
}

/// Something for each of some parts: a few dozen at most. Sets and maps of the standard library would bring
/// a copy of their code for each type to every phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByPart<T>(Vec<(Part, T)>);

/// Some parts, each once, the frame first.
pub type Parts = ByPart<()>;

impl<T> Default for ByPart<T> {
    fn default() -> ByPart<T> {
        ByPart(Vec::new())
    }
}

impl<T> ByPart<T> {
    /// What was there before.
    pub fn insert(&mut self, part: Part, value: T) -> Option<T> {
        if let Some((_, known)) = self.0.iter_mut().find(|(known, _)| *known == part) {
            return Some(std::mem::replace(known, value));
        }
        let at = if part == Part::Frame { 0 } else { self.0.len() };
        self.0.insert(at, (part, value));
        None
    }

    pub fn get(&self, part: &Part) -> Option<&T> {
        self.0.iter().find(|(known, _)| known == part).map(|(_, value)| value)
    }

    pub fn get_mut(&mut self, part: &Part) -> Option<&mut T> {
        self.0.iter_mut().find(|(known, _)| known == part).map(|(_, value)| value)
    }

    pub fn remove(&mut self, part: &Part) -> Option<T> {
        let at = self.0.iter().position(|(known, _)| known == part)?;
        Some(self.0.remove(at).1)
    }

    pub fn contains(&self, part: &Part) -> bool {
        self.get(part).is_some()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&Part, &T)> {
        self.0.iter().map(|(part, value)| (part, value))
    }

    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.0.iter().map(|(part, _)| part)
    }

    pub fn into_pairs(self) -> Vec<(Part, T)> {
        self.0
    }
}

impl<T> FromIterator<(Part, T)> for ByPart<T> {
    fn from_iter<I: IntoIterator<Item = (Part, T)>>(pairs: I) -> ByPart<T> {
        let mut all = ByPart::default();
        for (part, value) in pairs {
            all.insert(part, value);
        }
        all
    }
}

impl Parts {
    /// False where it was there.
    pub fn add(&mut self, part: Part) -> bool {
        self.insert(part, ()).is_none()
    }

    pub fn add_all(&mut self, parts: impl IntoIterator<Item = Part>) {
        for part in parts {
            self.add(part);
        }
    }

    /// Those, and none are left there.
    pub fn take_all(&mut self, others: &mut Parts) {
        self.add_all(std::mem::take(others).into_pairs().into_iter().map(|(part, ())| part));
    }

    pub fn of(parts: impl IntoIterator<Item = Part>) -> Parts {
        let mut all = Parts::default();
        all.add_all(parts);
        all
    }
}

impl Folder {
    /// Every part of it, the frame first.
    pub fn parts(&self) -> Vec<Part> {
        [Part::Frame].into_iter().chain(self.contributions.iter().map(Part::of)).collect()
    }

    /// The parts that an edit may change.
    pub fn parts_of(&self, edit: &Edit) -> Vec<Part> {
        match edit {
            Edit::Arrive(_)
            | Edit::Exported(_)
            | Edit::Receive(_)
            | Edit::TakeOut { .. }
            | Edit::Copied
            | Edit::ShowName(_) => vec![Part::Frame],
            Edit::Set { spot, .. }
            | Edit::Reuse { spot, .. }
            | Edit::Keep { spot, .. }
            | Edit::Decline { spot, .. }
            | Edit::Offer { spot, .. }
            | Edit::PutBack { spot, .. }
            | Edit::TakeUp { spot, .. }
            | Edit::Skip { spot, .. }
            | Edit::Whose { spot, .. }
            | Edit::Note { spot, .. }
            | Edit::Share { spot, .. }
            | Edit::Visit { spot } => vec![Part::of_spot(spot)],
            Edit::Finish { contributor, booklet, .. } | Edit::Length { contributor, booklet, .. } => {
                vec![Part::Contribution { contributor: contributor.clone(), booklet: booklet.clone() }]
            }
            Edit::Restore(version) => {
                let mut parts = self.parts();
                parts.extend(
                    version.parts().into_iter().filter(|part| !parts.contains(part)).collect::<Vec<_>>(),
                );
                parts
            }
        }
    }
}

impl Contribution {
    pub fn new(contributor: ContributorId, booklet: BookletId) -> Contribution {
        Contribution {
            contributor,
            booklet,
            entries: Default::default(),
            finished: Default::default(),
            length: Default::default(),
            last: None,
        }
    }

    /// Everybody who is named in it.
    pub(super) fn people(&self) -> Vec<&ContributorId> {
        let kept = self.entries.values();
        let writers = kept.flat_map(|kept| {
            let earlier = kept.earlier.iter().map(|earlier| &earlier.by);
            let sources = kept.from.iter().chain(&kept.declined).map(|taken| &taken.spot.contributor);
            [&kept.by].into_iter().chain(earlier).chain(sources)
        });
        let mut people = vec![&self.contributor];
        for one in writers {
            if !people.contains(&one) {
                people.push(one);
            }
        }
        people
    }

    /// Nothing was ever said or chosen in it, or all of it was taken back.
    pub fn is_blank(&self) -> bool {
        *self == Contribution::new(self.contributor.clone(), self.booklet.clone())
    }
}

impl fmt::Display for PartName {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            Part::Frame => write!(to, "{}", self.folder),
            Part::Contribution { contributor, booklet } => {
                write!(to, "{}~{contributor}~{booklet}", self.folder)
            }
        }
    }
}

/// A text that names no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPart;

impl FromStr for PartName {
    type Err = NotAPart;

    fn from_str(text: &str) -> Result<PartName, NotAPart> {
        let mut words = text.split('~');
        let folder = words.next().and_then(|id| id.parse().ok()).ok_or(NotAPart)?;
        let part = match (words.next(), words.next(), words.next()) {
            (None, None, None) => Part::Frame,
            (Some(contributor), Some(booklet), None) => {
                let contributor = contributor.parse().map_err(|_| NotAPart)?;
                Part::Contribution { contributor, booklet: booklet.parse().map_err(|_| NotAPart)? }
            }
            _ => return Err(NotAPart),
        };
        Ok(PartName { folder, part })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_named_in_one_way() {
        for text in ["f-1", "f-1~c2~family", "f-00112233445566ff~c1~my-profile-14"] {
            let name: PartName = text.parse().expect("it names a part");
            assert_eq!(name.to_string(), text);
        }
        for wrong in ["", "F", "f-1~c2", "f-1~c2~", "f-1~c2~family~x", "f-1~c2~Family", "~c2~family"] {
            assert_eq!(wrong.parse::<PartName>(), Err(NotAPart), "{wrong}");
        }
    }
}
