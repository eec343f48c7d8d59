//! What could go into a file, and what somebody asked not to send: advice, which a person can go against.

use std::collections::BTreeSet;

use super::{Sharing, answers, pictures};
use crate::{
    entry::Entry,
    folder::{Contribution, Folder},
    id::{BookletId, ColumnId, ContributorId, QuestionId},
    question::{
        media::{Made, Picture},
        rows::Row,
    },
};

/// One contribution that could go into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub contributor: ContributorId,
    pub booklet: BookletId,
    /// who says it, by name
    pub name: String,
    pub title: String,
    pub pictures: Vec<OfferedPicture>,
    /// who asked that it stays at home
    pub held_back: Option<HeldBack>,
    /// it came from another device: it goes as it is, or not at all
    pub is_received: bool,
}

/// A picture in it, which can be left out by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedPicture {
    pub picture: Picture,
    /// the words of the question that it answers
    pub asked: String,
    pub held_back: Option<HeldBack>,
}

/// Who asked that something is not sent, and so is not ticked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldBack {
    /// whoever filled in the sharing choices
    SharingChoices,
    /// the young person, in the booklet itself
    Owner,
}

const BOOKLET: &str = "consent";

/// The parts of the sharing choices, and the booklets that each speaks of.
const PARTS: [(&str, &[&str]); 8] = [
    ("details", &["details"]),
    ("profile", &["my-profile-early", "my-profile", "my-profile-14"]),
    ("parent-profile", &["one-page-parent"]),
    ("family", &["family"]),
    ("houses", &["houses"]),
    ("future", &["pfa", "pfa-family"]),
    ("review", &["review-young-person", "review-family", "review-contributor", "review-meeting"]),
    ("reports", &["professional"]),
];

/// Those among whom the council is. A summary is not what a file holds.
const WITH_COUNCIL: [&str; 2] = ["council", "everyone"];

/// What was said in the sharing choices. Of two people who filled them in, the more careful one counts.
#[derive(Default)]
struct Wishes {
    kept_back: BTreeSet<&'static str>,
    photos: bool,
    drawings: bool,
}

impl Wishes {
    fn of(folder: &Folder) -> Wishes {
        let mut wishes = Wishes::default();
        for one in folder.contributions.iter().filter(|one| one.booklet.as_str() == BOOKLET) {
            wishes.hear(one);
        }
        wishes
    }

    fn hear(&mut self, one: &Contribution) {
        let entry = |id: &'static str| one.entries.get(&QuestionId::known(id))?.entry.as_ref();
        if let Some(Entry::Rows(rows)) = entry("co.items") {
            for (part, booklets) in PARTS {
                let mut readers = rows.iter().filter(|row| picked(row, "part") == Some(part)).peekable();
                let is_said = readers.peek().is_some_and(|row| picked(row, "who").is_some());
                let with_council =
                    readers.any(|row| picked(row, "who").is_some_and(|who| WITH_COUNCIL.contains(&who)));
                if is_said && !with_council {
                    self.kept_back.extend(booklets);
                }
            }
        }
        if let Some(Entry::Picked(typed)) = entry("co.media")
            && !typed.options.is_empty()
        {
            let may_be_sent = |kind: &str| typed.options.iter().any(|option| option.as_str() == kind);
            self.photos |= !may_be_sent("photos");
            self.drawings |= !may_be_sent("drawings");
        }
    }

    fn look_at(&self, offer: Offer) -> Offer {
        let is_kept_back = self.kept_back.contains(offer.booklet.as_str());
        let by_wish = is_kept_back.then_some(HeldBack::SharingChoices);
        Offer { held_back: offer.held_back.or(by_wish), ..offer }
    }

    fn picture(&self, made: Made) -> Option<HeldBack> {
        let is_held_back = match made {
            Made::Photo => self.photos,
            Made::Drawing => self.drawings,
        };
        is_held_back.then_some(HeldBack::SharingChoices)
    }
}

/// What was picked in a column of a line.
fn picked<'r>(row: &'r Row, column: &'static str) -> Option<&'r str> {
    let Entry::Picked(typed) = row.cells.get(&ColumnId::known(column))? else { return None };
    typed.options.first().map(|option| option.as_str())
}

impl Sharing<'_> {
    /// Every contribution in which something was said that may be shared.
    pub fn offers(&self) -> Vec<Offer> {
        let wishes = Wishes::of(self.folder);
        let own = self.folder.contributions.iter().filter_map(|one| self.offer(one, &wishes));
        own.chain(self.received_offers().into_iter().map(|one| wishes.look_at(one))).collect()
    }

    fn offer(&self, one: &Contribution, wishes: &Wishes) -> Option<Offer> {
        let sitting = self.sitting(&one.contributor, &one.booklet)?;
        let answers = answers(&sitting);
        if answers.is_empty() {
            return None;
        }
        let mut seen = BTreeSet::new();
        let shown = answers.values().flat_map(|answered| {
            pictures::shown(answered).into_iter().map(|picture| (picture, &answered.question))
        });
        let offered = |(picture, asked): (&Picture, &String)| OfferedPicture {
            picture: picture.clone(),
            asked: asked.clone(),
            held_back: wishes.picture(picture.made),
        };
        let pictures = shown.filter(|(picture, _)| seen.insert(&picture.sha256)).map(offered).collect();
        let by_owner = (sitting.was_opened() == Some(false)).then_some(HeldBack::Owner);
        let by_wish = wishes.kept_back.contains(one.booklet.as_str());
        Some(Offer {
            contributor: one.contributor.clone(),
            booklet: one.booklet.clone(),
            name: sitting.name_of(&one.contributor),
            title: sitting.say(&sitting.booklet.title),
            pictures,
            held_back: by_owner.or(by_wish.then_some(HeldBack::SharingChoices)),
            is_received: false,
        })
    }
}
