//! One contributor's part of one booklet: the questions as they were worded, what was answered,
//! and whose words these are.
//!
//! What an answer to each kind of question looks like is `answer`'s business, not this file's.

use std::collections::BTreeMap;

use super::{
    declaration::Declaration,
    digest::Digest,
    moment::Moment,
    names::{BundleId, Lang},
    payload::{Revision, name_as, one_line, optional, present, printed},
};
use crate::{
    answer::Answer,
    folder::{self, Skip, Whose},
    id::{BookletId, ContributorId, QuestionId},
    json::{At, Fields, Value, filled},
};

pub(super) const PROFILE: &str = "tell-it-once/statement";

/// The signed content of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    pub bundle_id: BundleId,
    pub revision: Revision,
    pub contributor: Contributor,
    pub booklet: BookletRef,
    pub answers: BTreeMap<QuestionId, Answered>,
    pub declaration: Declaration,
}

/// The person whose view this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    pub id: ContributorId,
    pub role: Role,
    pub name_typed: String,
}

/// How the contributor stands to the child or young person. Wider than what a folder knows today,
/// since a closed format cannot take more roles later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    YoungPerson,
    Parent,
    Carer,
    Helper,
    Teacher,
    Professional,
    Council,
}

/// The booklet that was filled in, to the octet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookletRef {
    pub id: BookletId,
    pub version: String,
    pub sha256: Digest,
}

/// What became of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// the question in the words that were shown
    pub question: String,
    pub at: Moment,
    /// who was at the keyboard, where that was someone else
    pub by: Option<ContributorId>,
    pub given: Given,
}

/// An answer, or a question seen and left blank on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    Answer {
        answer: Answer,
        /// what was typed where the app could not read it as a date or a number: kept as text
        unread: bool,
        whose: Whose,
        lang: Lang,
    },
    Skip(Skip),
}

impl Role {
    pub const NAMES: &[(&str, Role)] = &[
        ("young_person", Role::YoungPerson),
        ("parent", Role::Parent),
        ("carer", Role::Carer),
        ("helper", Role::Helper),
        ("teacher", Role::Teacher),
        ("professional", Role::Professional),
        ("council", Role::Council),
    ];

    pub fn as_str(self) -> &'static str {
        Role::NAMES.iter().find(|(_, role)| *role == self).map_or("", |(name, _)| name)
    }
}

impl From<Role> for folder::Role {
    fn from(role: Role) -> folder::Role {
        match role {
            Role::YoungPerson => folder::Role::YoungPerson,
            Role::Parent | Role::Carer => folder::Role::Parent,
            Role::Helper => folder::Role::Helper,
            Role::Teacher | Role::Professional | Role::Council => folder::Role::Professional,
        }
    }
}

impl From<folder::Role> for Role {
    fn from(role: folder::Role) -> Role {
        match role {
            folder::Role::YoungPerson => Role::YoungPerson,
            folder::Role::Parent => Role::Parent,
            folder::Role::Helper => Role::Helper,
            folder::Role::Professional => Role::Professional,
        }
    }
}

impl Statement {
    pub(super) fn read(at: &At<'_>) -> Option<Statement> {
        let fields = at.fields()?;
        let _ = (fields.need("profile"), fields.need("v"));
        let bundle_id = fields.need("bundle_id").and_then(|at| at.parsed());
        let revision = Revision::read(&fields);
        let contributor = fields.need("contributor").and_then(|at| Contributor::read(&at));
        let booklet = fields.need("booklet").and_then(|at| BookletRef::read(&at));
        let answers = fields.need("answers").and_then(|at| read_answers(&at));
        let declaration = fields.need("declaration").and_then(|at| Declaration::read(&at));
        Some(Statement {
            bundle_id: bundle_id?,
            revision: revision?,
            contributor: contributor?,
            booklet: booklet?,
            answers: answers?,
            declaration: declaration?,
        })
    }

    pub(super) fn to_value(&self) -> Value {
        let answers = self.answers.iter().map(|(id, answered)| (id.to_string(), answered.to_value()));
        Value::object([
            ("profile", Value::text(PROFILE)),
            ("v", Value::Int(1)),
            ("bundle_id", printed(&self.bundle_id)),
            ("rev", self.revision.number_value()),
            ("prev", self.revision.previous_value()),
            (
                "contributor",
                Value::object([
                    ("id", printed(&self.contributor.id)),
                    ("role", Value::text(self.contributor.role.as_str())),
                    ("name_typed", Value::text(&self.contributor.name_typed)),
                ]),
            ),
            (
                "booklet",
                Value::object([
                    ("id", printed(&self.booklet.id)),
                    ("version", Value::text(&self.booklet.version)),
                    ("sha256", printed(self.booklet.sha256)),
                ]),
            ),
            ("answers", Value::named(&mut { answers })),
            ("declaration", self.declaration.to_value()),
        ])
    }

    /// Who was at the keyboard for an answer, where that was not the contributor.
    pub fn written_by<'a>(&self, answered: &'a Answered) -> Option<&'a ContributorId> {
        answered.by.as_ref().filter(|by| **by != self.contributor.id)
    }
}

impl Contributor {
    fn read(at: &At<'_>) -> Option<Contributor> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let role = fields.need("role").and_then(|at| at.one_of(Role::NAMES));
        let name_typed = fields.need("name_typed").and_then(|at| one_line(&at));
        Some(Contributor { id: id?, role: role?, name_typed: name_typed? })
    }
}

impl BookletRef {
    fn read(at: &At<'_>) -> Option<BookletRef> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let version = fields.need("version").and_then(|at| one_line(&at));
        let sha256 = fields.need("sha256").and_then(|at| at.parsed());
        Some(BookletRef { id: id?, version: version?, sha256: sha256? })
    }
}

fn read_answers(at: &At<'_>) -> Option<BTreeMap<QuestionId, Answered>> {
    let Value::Object(_) = at.value else {
        at.fields();
        return None;
    };
    let read = |(name, at): (&str, At<'_>)| Some((name_as(name, &at)?, Answered::read(&at)?));
    let answers: Vec<_> = at.entries().into_iter().map(read).collect();
    answers.into_iter().collect::<Option<Vec<_>>>().map(filled)
}

impl Answered {
    fn read(at: &At<'_>) -> Option<Answered> {
        let fields = at.fields()?;
        let question = fields.need("q").and_then(|at| at.words());
        let moment = fields.need("at").and_then(|at| at.parsed());
        let by = optional(fields.may("by"), |at| at.parsed());
        let given = match fields.may("skip") {
            Some(skip) => skip.one_of(&Skip::NAMES).map(Given::Skip),
            None => Given::read_answer(&fields),
        };
        Some(Answered { question: question?.to_owned(), at: moment?, by: by?, given: given? })
    }

    fn to_value(&self) -> Value {
        let (kind, answer, unread, whose, lang, skip) = match &self.given {
            Given::Answer { answer, unread, whose, lang } => {
                (Some(answer.kind()), Some(answer), *unread, Some(whose), Some(lang), None)
            }
            Given::Skip(skip) => (None, None, false, None, None, Some(skip)),
        };
        present([
            ("q", Some(Value::text(&self.question))),
            ("t", kind.map(Value::text)),
            ("v", answer.map(Answer::to_value)),
            ("unread", unread.then_some(Value::Bool(true))),
            ("skip", skip.map(|skip| Value::text(skip.as_str()))),
            ("whose", whose.map(|whose| Value::text(whose.as_str()))),
            ("by", self.by.as_ref().map(printed)),
            ("lang", lang.map(printed)),
            ("at", Some(printed(self.at))),
        ])
    }
}

impl Given {
    fn read_answer(fields: &Fields<'_>) -> Option<Given> {
        let kind = fields.need("t").and_then(|at| at.text());
        let value = fields.need("v");
        let unread = optional(fields.may("unread"), |at| {
            let unread = matches!((at.value, kind), (Value::Bool(true), Some("text")));
            if !unread {
                at.refuse("must be true, beside a text, or not be here");
            }
            unread.then_some(true)
        });
        let whose = fields.need("whose").and_then(|at| at.one_of(&Whose::NAMES));
        let lang = fields.need("lang").and_then(|at| at.parsed());
        let answer = Answer::read(kind?, &value?);
        Some(Given::Answer { answer: answer?, unread: unread?.is_some(), whose: whose?, lang: lang? })
    }
}
