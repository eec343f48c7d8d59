//! What a person should look at in a file that held together. Never resolved silently.
//!
//! Holds ids and pointers, no words that a person wrote.

use std::fmt;

use super::{
    digest::Digest,
    names::{ConsentId, CouncilCode},
    refusal::Code,
};
use crate::id::{BookletId, ContributorId};

/// The situation. Each has its code, `W_` and the name. Those of the ledger are raised where
/// there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// this very file is already in the ledger
    Duplicate,
    /// an older export than the newest known
    Rollback { number: u32, newest: u32 },
    /// two exports that both claim the same place in the line
    Fork { number: u32 },
    /// the export before this one was never received
    Gap { number: u32 },
    /// made for another council
    Audience { made_for: CouncilCode },
    /// about someone else than the open case
    Subject,
    /// a contributor seen before with another key
    NewSigner { contributor: ContributorId },
    /// some of a person's answers were typed by someone else
    WrittenByOther { path: String, contributor: ContributorId, by: ContributorId },
    /// the name under a declaration is not that of the contributor
    NameMismatch { path: String },
    /// a time that cannot be
    Clock { path: String },
    /// letters that cannot be seen, or that turn text round
    HiddenChars { path: String },
    /// filled in with another edition of a booklet
    OldBooklet { path: String, booklet: BookletId },
    /// a purpose that was asked about and not agreed to
    ConsentWithheld { path: String, by: ContributorId, field: ConsentId },
    /// a picture file that says more than the picture shows
    Metadata { path: String, sha256: Digest },
    /// an added signature that does not hold, and is left out
    Countersign { index: usize, inner: Code, path: String },
}

impl Warning {
    /// Where in the file; empty for the file as a whole.
    pub fn path(&self) -> &str {
        match self {
            Warning::Duplicate
            | Warning::Rollback { .. }
            | Warning::Fork { .. }
            | Warning::Gap { .. }
            | Warning::NewSigner { .. } => "",
            Warning::Subject => "/payload/subject",
            Warning::Audience { .. } => "/payload/aud/council",
            Warning::WrittenByOther { path, .. }
            | Warning::NameMismatch { path }
            | Warning::Clock { path }
            | Warning::HiddenChars { path }
            | Warning::OldBooklet { path, .. }
            | Warning::ConsentWithheld { path, .. }
            | Warning::Metadata { path, .. }
            | Warning::Countersign { path, .. } => path,
        }
    }

    /// Whether only a ledger of earlier files shows it.
    pub fn is_of_ledger(&self) -> bool {
        match self {
            Warning::Duplicate
            | Warning::Rollback { .. }
            | Warning::Fork { .. }
            | Warning::Gap { .. }
            | Warning::NewSigner { .. } => true,
            Warning::Audience { .. }
            | Warning::Subject
            | Warning::WrittenByOther { .. }
            | Warning::NameMismatch { .. }
            | Warning::Clock { .. }
            | Warning::HiddenChars { .. }
            | Warning::OldBooklet { .. }
            | Warning::ConsentWithheld { .. }
            | Warning::Metadata { .. }
            | Warning::Countersign { .. } => false,
        }
    }

    pub fn code(&self) -> &'static str {
        match self {
            Warning::Duplicate => "W_DUPLICATE",
            Warning::Rollback { .. } => "W_ROLLBACK",
            Warning::Fork { .. } => "W_FORK",
            Warning::Gap { .. } => "W_GAP",
            Warning::Audience { .. } => "W_AUDIENCE",
            Warning::Subject => "W_SUBJECT",
            Warning::NewSigner { .. } => "W_NEW_SIGNER",
            Warning::WrittenByOther { .. } => "W_WRITTEN_BY_OTHER",
            Warning::NameMismatch { .. } => "W_NAME_MISMATCH",
            Warning::Clock { .. } => "W_CLOCK",
            Warning::HiddenChars { .. } => "W_HIDDEN_CHARS",
            Warning::OldBooklet { .. } => "W_OLD_BOOKLET",
            Warning::ConsentWithheld { .. } => "W_CONSENT_WITHHELD",
            Warning::Metadata { .. } => "W_METADATA",
            Warning::Countersign { .. } => "W_COUNTERSIGN",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.code())?;
        if let Warning::Countersign { index, inner, .. } = self {
            write!(to, "({index}, {inner})")?;
        }
        Ok(())
    }
}
