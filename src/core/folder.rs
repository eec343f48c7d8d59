//! All that this device holds about one child or young person.
//!
//! A folder changes only in `apply`. One person's words never overwrite another's: when somebody
//! else at the keyboard changes an answer, the earlier one is kept beside it.

mod apply;
mod back;
mod known;
mod part;
mod received;
mod stored;
pub mod visit;
mod whose;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    bundle::{Invitation, moment::Moment},
    entry::Entry,
    id::{BookletId, ContributorId, FolderId, QuestionId, SectionId},
    json::{Value, filled},
};

pub use apply::{Arrival, Edit, Spot};
pub use part::{ByPart, NotAPart, Part, PartName, Parts};
pub use received::{NotReceived, Received};
pub use stored::{SCHEMA, Stored, Unopenable, read, read_stored, write, write_part};
pub use whose::{Taken, Whose};

/// All about one child or young person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    pub id: FolderId,
    /// names every bundle made of this folder
    pub bundle_id: String,
    pub made_at: DateTime<Utc>,
    pub contributors: Vec<Contributor>,
    pub contributions: Vec<Contribution>,
    pub here: Option<Here>,
    pub exports: Vec<Exported>,
    /// parts that others made elsewhere, in the order in which they came
    pub received: Vec<Received>,
    /// set where this folder is for one part that somebody elsewhere asked for
    pub invited: Option<Invitation>,
    /// when a copy to carry on with was made last
    pub copied_at: Option<DateTime<Utc>>,
    /// the child's name may stand on the start page of this device
    pub name_shown: bool,
}

/// A person whose view is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    pub id: ContributorId,
    pub role: Role,
    pub name: String,
    /// 32 octets, base64url: signs what this person says, and nothing else
    pub key: String,
}

/// What somebody is to the child or young person. The child is always there, and first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    YoungPerson,
    Parent,
    Helper,
    Professional,
}

impl Role {
    pub const NAMES: [(&'static str, Role); 4] = [
        ("young_person", Role::YoungPerson),
        ("parent", Role::Parent),
        ("helper", Role::Helper),
        ("professional", Role::Professional),
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Role::YoungPerson => "young_person",
            Role::Parent => "parent",
            Role::Helper => "helper",
            Role::Professional => "professional",
        }
    }
}

/// Who is at the keyboard today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Here {
    pub at_keyboard: ContributorId,
}

/// One contributor's work in one booklet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    pub contributor: ContributorId,
    pub booklet: BookletId,
    pub entries: BTreeMap<QuestionId, Kept>,
    /// parts that the person says are finished
    pub finished: BTreeSet<SectionId>,
    pub length: Length,
    /// the question they were at last
    pub last: Option<QuestionId>,
}

/// The quick route asks the starred questions; the full route asks all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    #[default]
    Quick,
    Full,
}

/// One question's entry, and all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub entry: Option<Entry>,
    pub skip: Option<Skip>,
    /// the words of the question as they were shown
    pub asked: String,
    pub whose: Option<Whose>,
    /// who was at the keyboard
    pub by: ContributorId,
    pub lang: String,
    pub at: DateTime<Utc>,
    /// never leaves this device
    pub note: String,
    /// set when the person chose; otherwise the booklet's own default holds
    pub shared: Option<bool>,
    /// the answer that this one was taken from, where a suggestion was accepted
    pub from: Option<Taken>,
    /// answers elsewhere that were offered here, and that nobody wanted here
    pub declined: Vec<Taken>,
    pub earlier: Vec<Earlier>,
}

/// From when on an answer is one of the year before. Reviews are 12 months apart, seldom under six.
const LAST_YEAR: TimeDelta = TimeDelta::days(180);

/// What was said here before: by somebody else, last year, or as a number on another day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub entry: Entry,
    pub whose: Option<Whose>,
    pub by: ContributorId,
    pub at: DateTime<Utc>,
}

/// Seen, and left for now on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Skip {
    Later,
    DontKnow,
    PreferNot,
    AskSomeone,
    DontUnderstand,
}

impl Skip {
    pub const NAMES: [(&'static str, Skip); 5] = [
        ("later", Skip::Later),
        ("dont_know", Skip::DontKnow),
        ("prefer_not", Skip::PreferNot),
        ("ask_someone", Skip::AskSomeone),
        ("dont_understand", Skip::DontUnderstand),
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Skip::Later => "later",
            Skip::DontKnow => "dont_know",
            Skip::PreferNot => "prefer_not",
            Skip::AskSomeone => "ask_someone",
            Skip::DontUnderstand => "dont_understand",
        }
    }
}

/// A file that was made of this folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub rev: u32,
    pub sid: String,
    pub receipt: String,
    pub at: DateTime<Utc>,
    /// the council's key that it is locked with; none where it is not locked
    pub sealed_to: Option<String>,
    /// the signed parts in it, so that the next file can say which ones it follows
    pub statements: Vec<ExportedStatement>,
}

/// A signed part of a file that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedStatement {
    pub contributor: ContributorId,
    pub booklet: BookletId,
    pub rev: u32,
    pub sid: String,
}

impl Folder {
    /// A new folder holds the child, and nothing about the child yet.
    pub fn new(id: FolderId, bundle_id: String, child_key: String, now: DateTime<Utc>) -> Folder {
        let child =
            Contributor { id: child_id(), role: Role::YoungPerson, name: String::new(), key: child_key };
        Folder {
            id,
            bundle_id,
            made_at: now,
            contributors: vec![child],
            contributions: Vec::new(),
            here: None,
            exports: Vec::new(),
            received: Vec::new(),
            invited: None,
            copied_at: None,
            name_shown: false,
        }
    }

    /// A folder for one part that somebody elsewhere asked for. Whoever writes it is here already; the child
    /// is too, whom it is about.
    pub fn invited(id: FolderId, invitation: Invitation, keys: [String; 2], now: DateTime<Utc>) -> Folder {
        let [child_key, key] = keys;
        let mut folder = Folder::new(id, invitation.bundle_id.to_string(), child_key, now);
        let (role, child) = (invitation.role, invitation.known_as.clone().unwrap_or_default());
        let name = if role == Role::YoungPerson { child.clone() } else { String::new() };
        folder.apply(Edit::Arrive(Arrival { role, name, child, key }), now);
        folder.invited = Some(invitation);
        folder
    }

    pub fn contributor(&self, id: &ContributorId) -> Option<&Contributor> {
        self.contributors.iter().find(|contributor| contributor.id == *id)
    }

    pub fn child(&self) -> &Contributor {
        self.contributors.first().expect("a folder is made with the child in it")
    }

    /// Who is at the keyboard.
    pub fn writer(&self) -> Option<&Contributor> {
        self.contributor(&self.here.as_ref()?.at_keyboard)
    }

    pub fn contribution(&self, contributor: &ContributorId, booklet: &BookletId) -> Option<&Contribution> {
        self.contributions.iter().find(|one| one.contributor == *contributor && one.booklet == *booklet)
    }

    pub fn kept(&self, spot: &Spot) -> Option<&Kept> {
        self.contribution(&spot.contributor, &spot.booklet)?.entries.get(&spot.question)
    }

    pub fn entry(&self, spot: &Spot) -> Option<&Entry> {
        self.kept(spot)?.entry.as_ref()
    }

    /// The digests of every picture and recording that the folder needs.
    pub fn pictures(&self) -> BTreeSet<&str> {
        let kept = self.contributions.iter().flat_map(|one| one.entries.values());
        let entries =
            kept.flat_map(|kept| kept.entry.iter().chain(kept.earlier.iter().map(|earlier| &earlier.entry)));
        let received = self.received.iter().flat_map(|one| one.pictures.iter().map(String::as_str));
        filled(entries.flat_map(Entry::kept_apart).chain(received))
    }

    /// When the newest file was made that holds what was said: to share, or to carry on with.
    pub fn last_copy(&self) -> Option<DateTime<Utc>> {
        self.exports.iter().map(|one| one.at).chain(self.copied_at).max()
    }

    /// When something was said or chosen last.
    pub fn changed_at(&self) -> DateTime<Utc> {
        let kept = self.contributions.iter().flat_map(|one| one.entries.values());
        kept.map(|kept| kept.at).max().unwrap_or(self.made_at)
    }

    /// Whether it holds nothing that would be missed. What somebody was asked for would be.
    pub fn is_blank(&self) -> bool {
        self.invited.is_none()
            && self.received.is_empty()
            && self.contributions.iter().all(|one| one.entries.is_empty())
    }
}

impl Kept {
    /// An answer, not only a skip or a note.
    pub fn says_something(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| !entry.is_empty())
    }

    /// What stays when it is said anew, so that it can be seen how things went on: a number that was chosen on
    /// another day, and any answer of last year's review.
    fn is_of_before(&self, now: DateTime<Utc>) -> bool {
        let is_measured = matches!(&self.entry, Some(Entry::Scale(typed)) if typed.value.is_some());
        is_measured && self.at.date_naive() != now.date_naive() || now - self.at >= LAST_YEAR
    }
}

/// The child is the first contributor of every folder.
pub fn child_id() -> ContributorId {
    ContributorId::known("c1")
}

/// A moment as every file of this project writes it.
pub(crate) fn moment(at: DateTime<Utc>) -> Value {
    Value::text(Moment::from(at).to_string())
}
