//! Why a file is not opened. The set is closed and part of the format; the sentences are not
//! here but in `words`.

use std::fmt;

use super::digest::Kid;
use crate::json::Unreadable;

/// Nothing of the file may be shown or kept. Holds no text that a person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: Code,
    /// a JSON pointer (RFC 6901); it goes on into the parts that are JSON themselves
    pub path: String,
    /// for developers, where there is more to say
    pub detail: Option<String>,
}

/// The situation. Named as in the format, where each is `E_` and the name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    Size,
    Utf8,
    JsonDup,
    JsonDepth,
    Json,
    /// not a file of ours
    Kind,
    /// a family's own backup, which no council may open
    KindBackup,
    Typ,
    /// made by a newer version
    Version,
    Alg,
    Header,
    Crit,
    B64,
    Key,
    /// a private key was put where the public one belongs; the same code as `Key`, louder words
    PrivateKey,
    Kid,
    Signature,
    Profile,
    Schema,
    /// one contributor's part
    Statement {
        index: usize,
        inner: Box<Code>,
    },
    ForeignStatement,
    ContributorKey,
    Exporter,
    /// sealed to a key that is not here
    NoKey {
        kid: Kid,
    },
    Decrypt,
    P2c,
    Passphrase,
    AttachmentSet,
    AttachmentDigest,
    AttachmentType,
    AttachmentSize,
}

/// What kind of trouble it is, for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Malformed,
    Signature,
    Decryption,
    Attachments,
}

impl Refusal {
    pub(super) fn at(code: Code, path: impl Into<String>) -> Refusal {
        Refusal { code, path: path.into(), detail: None }
    }

    /// What the strict JSON reader refused, in a part of the file.
    pub(super) fn unreadable(why: Unreadable, base: &str) -> Refusal {
        let detail = why.to_string();
        let (code, path) = match why {
            Unreadable::TooLarge { .. } | Unreadable::TooManyMembers => (Code::Size, String::new()),
            Unreadable::NotUtf8 | Unreadable::ByteOrderMark => (Code::Utf8, String::new()),
            Unreadable::Syntax { .. } => (Code::Json, String::new()),
            Unreadable::DuplicateName { path } => (Code::JsonDup, path),
            Unreadable::TooDeep { path } => (Code::JsonDepth, path),
            Unreadable::TextTooLong { path } => (Code::Size, path),
            Unreadable::NotAWholeNumber { path } | Unreadable::ForbiddenCharacter { path } => {
                (Code::Json, path)
            }
        };
        let detail = detail.strip_prefix(&format!("{path}: ")).unwrap_or(&detail).to_owned();
        Refusal { code, path: format!("{base}{path}"), detail: Some(detail) }
    }

    /// The same, said of a file that was inside another.
    pub(super) fn inside(self, member: &str) -> Refusal {
        Refusal { path: format!("{member}{}", self.path), ..self }
    }

    /// The same, said of one contributor's part.
    pub(super) fn in_statement(self, index: usize) -> Refusal {
        Refusal { code: Code::Statement { index, inner: Box::new(self.code) }, ..self }
    }
}

impl Code {
    pub fn class(&self) -> Class {
        match self {
            Code::Size
            | Code::Utf8
            | Code::JsonDup
            | Code::JsonDepth
            | Code::Json
            | Code::Kind
            | Code::Typ
            | Code::Version
            | Code::Alg
            | Code::Header
            | Code::Crit
            | Code::B64
            | Code::Profile
            | Code::Schema => Class::Malformed,
            Code::Key
            | Code::PrivateKey
            | Code::Kid
            | Code::Signature
            | Code::ForeignStatement
            | Code::ContributorKey
            | Code::Exporter => Class::Signature,
            Code::Statement { inner, .. } => inner.class(),
            Code::KindBackup | Code::NoKey { .. } | Code::Decrypt | Code::P2c | Code::Passphrase => {
                Class::Decryption
            }
            Code::AttachmentSet | Code::AttachmentDigest | Code::AttachmentType | Code::AttachmentSize => {
                Class::Attachments
            }
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(match self {
            Code::Size => "E_SIZE",
            Code::Utf8 => "E_UTF8",
            Code::JsonDup => "E_JSON_DUP",
            Code::JsonDepth => "E_JSON_DEPTH",
            Code::Json => "E_JSON",
            Code::Kind => "E_KIND",
            Code::KindBackup => "E_KIND_BACKUP",
            Code::Typ => "E_TYP",
            Code::Version => "E_VERSION",
            Code::Alg => "E_ALG",
            Code::Header => "E_HEADER",
            Code::Crit => "E_CRIT",
            Code::B64 => "E_B64",
            Code::Key | Code::PrivateKey => "E_KEY",
            Code::Kid => "E_KID",
            Code::Signature => "E_SIGNATURE",
            Code::Profile => "E_PROFILE",
            Code::Schema => "E_SCHEMA",
            Code::Statement { index, inner } => return write!(to, "E_STATEMENT({index}, {inner})"),
            Code::ForeignStatement => "E_FOREIGN_STATEMENT",
            Code::ContributorKey => "E_CONTRIBUTOR_KEY",
            Code::Exporter => "E_EXPORTER",
            Code::NoKey { .. } => "E_NO_KEY",
            Code::Decrypt => "E_DECRYPT",
            Code::P2c => "E_P2C",
            Code::Passphrase => "E_PASSPHRASE",
            Code::AttachmentSet => "E_ATTACHMENT_SET",
            Code::AttachmentDigest => "E_ATTACHMENT_DIGEST",
            Code::AttachmentType => "E_ATTACHMENT_TYPE",
            Code::AttachmentSize => "E_ATTACHMENT_SIZE",
        })
    }
}
