//! What a question offers on paper, and the same in English.

use super::Paper;
use crate::{
    id::ChoiceId,
    question::{Kind, pick::Shown},
    sitting::Sitting,
};

/// What can be picked or read at a question, and the same in English, in the same order.
pub(super) struct Offered {
    pub(super) shown: Vec<Shown>,
    english: Vec<Shown>,
    pub(super) ends: [String; 3],
    pub(super) english_ends: Option<[String; 3]>,
}

impl Offered {
    pub(super) fn of(paper: &Paper<'_>, kind: &Kind, english: Option<(&Sitting<'_>, &Kind)>) -> Offered {
        Offered {
            shown: paper.sitting.shown(kind),
            english: english.map(|(sitting, kind)| sitting.shown(kind)).unwrap_or_default(),
            ends: paper.sitting.ends(kind),
            english_ends: english.map(|(sitting, kind)| sitting.ends(kind)),
        }
    }

    /// Each with its English, which stands at the same place.
    pub(super) fn both(&self) -> impl Iterator<Item = (&Shown, Option<&str>)> {
        let is_same = self.english.len() == self.shown.len();
        let english = move |n: usize| self.english.get(n).filter(|_| is_same).map(|one| one.label.as_str());
        self.shown.iter().enumerate().map(move |(n, one)| (one, english(n)))
    }

    pub(super) fn has(&self, id: &ChoiceId) -> bool {
        self.shown.iter().any(|one| one.id == *id)
    }
}
