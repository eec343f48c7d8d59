//! Cards in three piles, with cards of one's own.

use std::collections::BTreeMap;

use crate::{
    answer::{Answer, Reading, Sorted, SortedCard},
    id::ChoiceId,
    json::Fields,
    question::pick::{self, Choice, Shown, Source},
    words::Words,
};

/// The cards, and what the piles are called where that is not the usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    pub cards: Vec<Choice>,
    /// more cards come from what was said elsewhere
    pub from: Vec<Source>,
    pub piles: Option<[Words; 3]>,
}

/// Where a card can lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pile {
    Good,
    Middle,
    NotGood,
}

impl Pile {
    pub const ALL: [Pile; 3] = [Pile::Good, Pile::Middle, Pile::NotGood];
    pub(crate) const NAMES: [(&'static str, Pile); 3] =
        [("good", Pile::Good), ("middle", Pile::Middle), ("not_good", Pile::NotGood)];

    pub fn as_str(self) -> &'static str {
        match self {
            Pile::Good => "good",
            Pile::Middle => "middle",
            Pile::NotGood => "not_good",
        }
    }
}

/// Where a person put each card. A card in no pile was not sorted, or left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub piles: BTreeMap<ChoiceId, Pile>,
    pub own: Vec<OwnCard>,
}

/// A card that the person wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnCard {
    pub label: String,
    pub pile: Option<Pile>,
}

impl Sort {
    pub(crate) fn read(fields: &Fields<'_>) -> Option<Sort> {
        let cards = pick::choices(&fields.need("cards")?);
        if cards.is_empty() {
            fields.refuse("needs at least one card");
            return None;
        }
        let from = fields.may("cards_from").as_ref().map(Source::some).unwrap_or_default();
        let piles = match fields.may("piles") {
            None => None,
            Some(at) => {
                let words: Vec<Words> = at.items().iter().filter_map(Words::read).collect();
                let three = words.try_into().ok();
                if three.is_none() {
                    at.refuse("needs the names of three piles");
                }
                three
            }
        };
        Some(Sort { cards, from, piles })
    }
}

/// The names of the piles travel with the cards where they are not the usual ones.
pub fn read(typed: &Typed, shown: &[Shown], piles: Option<&[String; 3]>) -> Reading {
    let named = |pile: Option<Pile>| piles.zip(pile).map(|(names, pile)| names[pile as usize].clone());
    let mut cards: Vec<_> = shown
        .iter()
        .filter_map(|card| {
            let pile = *typed.piles.get(&card.id)?;
            let (id, label) = (Some(card.id.clone()), card.label.clone());
            Some(SortedCard { id, label, pile: Some(pile), pile_label: named(Some(pile)) })
        })
        .collect();
    let gone = typed.piles.iter().filter(|(id, _)| shown.iter().all(|card| card.id != **id));
    cards.extend(gone.map(|(id, pile)| SortedCard {
        id: Some(id.clone()),
        label: id.to_string(),
        pile: Some(*pile),
        pile_label: named(Some(*pile)),
    }));
    let own = typed.own.iter().filter(|card| !card.label.trim().is_empty());
    cards.extend(own.map(|card| SortedCard {
        id: None,
        label: card.label.trim().to_owned(),
        pile: card.pile,
        pile_label: named(card.pile),
    }));
    if cards.is_empty() { Reading::nothing() } else { Reading::of(Answer::Sorted(Sorted { cards })) }
}
