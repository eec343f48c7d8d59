//! A form written as data: parts, questions, wording in usual and easier words.
//!
//! Parsed, not validated: a `Booklet` exists only when its file had no problem at all.

mod check;
mod drawn;
mod file;
mod fitting;
#[cfg(test)]
pub(crate) mod tried;

use std::sync::Arc;

use crate::{
    id::{BookletId, QuestionId, SectionId, SymbolId},
    question::Question,
    words::Words,
};

pub use check::{PackFile, check};
pub use file::read;
pub use fitting::fitting;

/// A booklet as its file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booklet {
    pub id: BookletId,
    pub version: String,
    /// of the file's octets, base64url: names this exact wording
    pub sha256: String,
    pub title: Words,
    /// what it is for, in a sentence or two
    pub about: Words,
    pub minutes: Minutes,
    /// who is asked: the young person speaks of themselves, others speak about them
    pub asks: Asks,
    /// whom it fits, where it does not fit everybody
    pub ages: Ages,
    /// the booklet of which this is a version for some ages
    pub version_of: Option<BookletId>,
    pub shelf: Shelf,
    /// asks people at work, and a parent may open it too: to see it, or to practise
    pub open_to_parents: bool,
    pub sections: Vec<Section>,
    /// how the one-page profile is laid out, where there is one
    pub profile: Option<Profile>,
}

/// Honest times for the quick and the full route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes {
    pub quick: u16,
    pub full: u16,
}

/// Whose view a booklet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// their own view, even when somebody writes for them
    YoungPerson,
    /// whoever in the family is at the keyboard
    Family,
    /// people at work, about the child: at school,
    School,
    /// in health, care and other services,
    Professional,
    /// and at the council
    Council,
}

impl Asks {
    const NAMES: [(&'static str, Asks); 5] = [
        ("young-person", Asks::YoungPerson),
        ("family", Asks::Family),
        ("school", Asks::School),
        ("professional", Asks::Professional),
        ("council", Asks::Council),
    ];
}

/// Completed years, both ends included. An end that is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    pub from: Option<u8>,
    pub to: Option<u8>,
}

/// Where a booklet stands on the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    #[default]
    About,
    Story,
    School,
    Plan,
    Review,
    Future,
    Sharing,
}

impl Shelf {
    pub const ALL: [Shelf; 7] = [
        Shelf::About,
        Shelf::Story,
        Shelf::School,
        Shelf::Plan,
        Shelf::Review,
        Shelf::Future,
        Shelf::Sharing,
    ];
    const NAMES: [(&'static str, Shelf); 7] = [
        ("about", Shelf::About),
        ("story", Shelf::Story),
        ("school", Shelf::School),
        ("plan", Shelf::Plan),
        ("review", Shelf::Review),
        ("future", Shelf::Future),
        ("sharing", Shelf::Sharing),
    ];
}

/// A part of a booklet. On screen it is called a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub id: SectionId,
    pub title: Words,
    pub accent: Accent,
    /// a way to leave quickly stands on its pages
    pub quick_exit: bool,
    /// stands beside the title where pictures are wanted
    pub picture: Option<SymbolId>,
    pub questions: Vec<Arc<Question>>,
}

/// The identity of a part, repeated wherever it appears; never without its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accent {
    Coral,
    Plum,
    Teal,
    Ochre,
    Leaf,
    Sky,
}

impl Accent {
    const NAMES: [(&'static str, Accent); 6] = [
        ("coral", Accent::Coral),
        ("plum", Accent::Plum),
        ("teal", Accent::Teal),
        ("ochre", Accent::Ochre),
        ("leaf", Accent::Leaf),
        ("sky", Accent::Sky),
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Accent::Coral => "coral",
            Accent::Plum => "plum",
            Accent::Teal => "teal",
            Accent::Ochre => "ochre",
            Accent::Leaf => "leaf",
            Accent::Sky => "sky",
        }
    }
}

/// The one page that is made of a booklet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub picture: QuestionId,
    pub boxes: Vec<ProfileBox>,
}

/// One box of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileBox {
    pub title: Words,
    pub accent: Accent,
    /// shown even when nothing was said, with room to write
    pub always: bool,
    pub parts: Vec<ProfilePart>,
}

/// One answer in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfilePart {
    pub question: QuestionId,
    /// a small heading over it
    pub label: Option<Words>,
}

impl Booklet {
    /// Every question, in order, whether asked or not.
    pub fn questions(&self) -> impl Iterator<Item = &Arc<Question>> {
        self.sections.iter().flat_map(|section| &section.questions)
    }

    pub fn question(&self, id: &QuestionId) -> Option<&Arc<Question>> {
        self.questions().find(|question| question.id == *id)
    }

    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == *id)
    }
}
