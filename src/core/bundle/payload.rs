//! What the whole file says: whose folder it is, for which council, with whose parts and pictures,
//! and what was declared at export.
//!
//! The shape is closed. A part is here in its signed letters; `statement` reads it.

use chrono::NaiveDate;

use super::{
    declaration::Declaration,
    digest::{Digest, Sid},
    moment::{Moment, read_date},
    names::{BundleId, CouncilCode},
};
use crate::{
    id::{ContributorId, QuestionId},
    json::{At, Fields, Value},
    question::media::Format,
};

pub(super) const PROFILE: &str = "tell-it-once/bundle";

/// The signed content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle {
    pub bundle_id: BundleId,
    pub revision: Revision,
    pub audience: Audience,
    pub created_at: Moment,
    pub app: App,
    pub subject: Subject,
    /// who pressed the button; may have written nothing
    pub exporter: ContributorId,
    /// each contributor's part, signed by that contributor's own key, in compact form
    pub statements: Vec<String>,
    pub attachments: Vec<Attachment>,
    pub declaration: Declaration,
}

/// Which export this is, and the one it follows. The first follows none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision {
    pub number: u32,
    pub previous: Option<Sid>,
}

/// The council that the file was made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    pub council: CouncilCode,
    pub name: String,
}

/// The program that made the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    pub name: String,
    pub version: String,
}

/// The child or young person, as named on this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub name: String,
    pub known_as: Option<String>,
    pub date_of_birth: Option<NaiveDate>,
}

/// A picture that goes with an answer. Its octets are beside the payload, bound by the digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    pub sha256: Digest,
    pub bytes: usize,
    pub format: Format,
    pub by: ContributorId,
    pub question: QuestionId,
    /// the picture in words; may be empty
    pub alt: String,
}

impl Revision {
    pub const FIRST: Revision = Revision { number: 1, previous: None };

    pub(super) fn read(fields: &Fields<'_>) -> Option<Revision> {
        let number = fields.need("rev").and_then(|at| at.count::<u32>());
        let previous = fields.need("prev").and_then(|at| or_null(&at, |at| at.parsed()));
        let revision = Revision { number: number?, previous: previous? };
        let fits = revision.number >= 1 && (revision.number == 1) == revision.previous.is_none();
        if !fits {
            fields.refuse("\"rev\" must be 1 where \"prev\" is null, and more where it is not");
        }
        fits.then_some(revision)
    }

    pub(super) fn number_value(&self) -> Value {
        Value::Int(self.number.into())
    }

    pub(super) fn previous_value(&self) -> Value {
        self.previous.map_or(Value::Null, printed)
    }
}

impl Bundle {
    pub(super) fn read(at: &At<'_>) -> Option<Bundle> {
        let fields = at.fields()?;
        let _ = (fields.need("profile"), fields.need("v"));
        let bundle_id = fields.need("bundle_id").and_then(|at| at.parsed());
        let revision = Revision::read(&fields);
        let audience = fields.need("aud").and_then(|at| Audience::read(&at));
        let created_at = fields.need("created_at").and_then(|at| at.parsed());
        let app = fields.need("app").and_then(|at| App::read(&at));
        let subject = fields.need("subject").and_then(|at| Subject::read(&at));
        let exporter = fields.need("exporter").and_then(|at| at.parsed());
        let statements = fields.need("statements").and_then(|at| all(&at, |at| Some(at.text()?.to_owned())));
        let attachments = fields.need("attachments").and_then(|at| all(&at, Attachment::read));
        let declaration = fields.need("declaration").and_then(|at| Declaration::read(&at));
        Some(Bundle {
            bundle_id: bundle_id?,
            revision: revision?,
            audience: audience?,
            created_at: created_at?,
            app: app?,
            subject: subject?,
            exporter: exporter?,
            statements: statements?,
            attachments: attachments?,
            declaration: declaration?,
        })
    }

    pub(super) fn to_value(&self) -> Value {
        Value::object([
            ("profile", Value::text(PROFILE)),
            ("v", Value::Int(1)),
            ("bundle_id", printed(&self.bundle_id)),
            ("rev", self.revision.number_value()),
            ("prev", self.revision.previous_value()),
            (
                "aud",
                Value::object([
                    ("council", printed(&self.audience.council)),
                    ("name", Value::text(&self.audience.name)),
                ]),
            ),
            ("created_at", printed(self.created_at)),
            (
                "app",
                Value::object([
                    ("name", Value::text(&self.app.name)),
                    ("version", Value::text(&self.app.version)),
                ]),
            ),
            ("subject", self.subject.to_value()),
            ("exporter", printed(&self.exporter)),
            ("statements", Value::Array(self.statements.iter().map(Value::text).collect())),
            ("attachments", Value::Array(self.attachments.iter().map(Attachment::to_value).collect())),
            ("declaration", self.declaration.to_value()),
        ])
    }
}

impl Audience {
    fn read(at: &At<'_>) -> Option<Audience> {
        let fields = at.fields()?;
        let council = fields.need("council").and_then(|at| at.parsed());
        let name = fields.need("name").and_then(|at| one_line(&at));
        Some(Audience { council: council?, name: name? })
    }
}

impl App {
    fn read(at: &At<'_>) -> Option<App> {
        let fields = at.fields()?;
        let name = fields.need("name").and_then(|at| one_line(&at));
        let version = fields.need("version").and_then(|at| one_line(&at));
        Some(App { name: name?, version: version? })
    }
}

impl Subject {
    fn read(at: &At<'_>) -> Option<Subject> {
        let fields = at.fields()?;
        let name = fields.need("name").and_then(|at| one_line(&at));
        let known_as = optional(fields.may("known_as"), one_line);
        let date_of_birth = optional(fields.may("date_of_birth"), read_date);
        Some(Subject { name: name?, known_as: known_as?, date_of_birth: date_of_birth? })
    }

    fn to_value(&self) -> Value {
        present([
            ("name", Some(Value::text(&self.name))),
            ("known_as", self.known_as.as_ref().map(Value::text)),
            ("date_of_birth", self.date_of_birth.map(printed)),
        ])
    }

    /// What this person likes to be called.
    pub fn called(&self) -> &str {
        self.known_as.as_deref().unwrap_or(&self.name)
    }
}

impl Attachment {
    fn read(at: &At<'_>) -> Option<Attachment> {
        let fields = at.fields()?;
        let sha256 = fields.need("sha256").and_then(|at| at.parsed());
        let bytes = fields.need("bytes").and_then(|at| at.count::<u32>());
        let format = fields.need("type").and_then(|at| at.one_of(&Format::NAMES));
        let by = fields.need("by").and_then(|at| at.parsed());
        let question = fields.need("question").and_then(|at| at.parsed());
        let alt = fields.need("alt").and_then(|at| free_line(&at));
        Some(Attachment {
            sha256: sha256?,
            bytes: bytes? as usize,
            format: format?,
            by: by?,
            question: question?,
            alt: alt?,
        })
    }

    fn to_value(&self) -> Value {
        Value::object([
            ("sha256", printed(self.sha256)),
            ("bytes", Value::Int(self.bytes as i64)),
            ("type", Value::text(self.format.media_type())),
            ("by", printed(&self.by)),
            ("question", printed(&self.question)),
            ("alt", Value::text(&self.alt)),
        ])
    }
}

/// A member's name that is an id.
pub(super) fn name_as<T>(name: &str, at: &At<'_>) -> Option<crate::id::Id<T>> {
    name.parse().map_err(|why: crate::id::NotAnId| at.refuse(format!("this name {why}"))).ok()
}

/// Every item, or nothing; every misfit is noted all the same.
fn all<T>(at: &At<'_>, read: impl Fn(&At<'_>) -> Option<T>) -> Option<Vec<T>> {
    let Value::Array(_) = at.value else {
        at.items();
        return None;
    };
    let items: Vec<_> = at.items().iter().map(read).collect();
    items.into_iter().collect()
}

fn or_null<T>(at: &At<'_>, read: impl FnOnce(&At<'_>) -> Option<T>) -> Option<Option<T>> {
    if at.is_null() { Some(None) } else { read(at).map(Some) }
}

/// A member that may be absent: `None` only where it is there and wrong.
pub(super) fn optional<T>(at: Option<At<'_>>, read: impl FnOnce(&At<'_>) -> Option<T>) -> Option<Option<T>> {
    match at {
        None => Some(None),
        Some(at) => read(&at).map(Some),
    }
}

/// A name: something on one line, without control characters.
pub(super) fn one_line(at: &At<'_>) -> Option<String> {
    at.words()?;
    free_line(at)
}

/// The same, but it may be empty.
fn free_line(at: &At<'_>) -> Option<String> {
    let text = at.text()?;
    if text.chars().any(char::is_control) {
        at.refuse("must be one line without control characters");
        return None;
    }
    Some(text.to_owned())
}

/// An object of the members that are there.
pub(super) fn present<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    let there = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::named(&mut { there })
}

pub(super) fn printed(value: impl std::fmt::Display) -> Value {
    Value::Text(value.to_string())
}
