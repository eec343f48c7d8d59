//! What opening a file gives: its content, and how far it can be trusted.
//!
//! Only `open` makes a verdict, so nothing of a file can be read before all of it was verified.

use std::collections::BTreeMap;

use super::{
    countersign::Countersignature,
    digest::{Digest, Kid, Sid},
    ledger::{Facts, Ledger},
    moment::Moment,
    payload::{Attachment, Bundle},
    receipt::Code,
    statement::{Role, Statement},
    warning::Warning,
};
use crate::id::ContributorId;

/// A file that held together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub(super) bundle: Bundle,
    pub(super) statements: Vec<SignedStatement>,
    pub(super) pictures: BTreeMap<Digest, Vec<u8>>,
    pub(super) sid: Sid,
    pub(super) kid: Kid,
    pub(super) sealed_to: Option<Kid>,
    pub(super) warnings: Vec<Warning>,
    pub(super) countersignatures: Vec<Countersignature>,
    pub(super) confidence: Confidence,
}

/// How sure it is who made the file. Exactly one; each is only as sure as somebody made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Confidence {
    /// complete and unaltered since it was signed; who signed it has not been checked
    #[default]
    Unconfirmed,
    /// the same, and its key signed an earlier file of this family that was confirmed
    KnownKey,
    /// a caseworker recorded that the family read back the receipt code of this very file
    Confirmed { by: String, at: Moment },
}

impl Confidence {
    pub fn as_str(&self) -> &'static str {
        match self {
            Confidence::Unconfirmed => "unconfirmed",
            Confidence::KnownKey => "known_key",
            Confidence::Confirmed { .. } => "confirmed",
        }
    }

    /// Whether "verified" and a green tick may stand beside the file. For nothing less.
    pub fn is_confirmed(&self) -> bool {
        matches!(self, Confidence::Confirmed { .. })
    }
}

/// One contributor's part, whose signature held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedStatement {
    pub(super) statement: Statement,
    pub(super) sid: Sid,
    pub(super) kid: Kid,
}

/// A key that signed, and the name that was typed beside it. The name proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    pub kid: Kid,
    pub contributor: ContributorId,
    pub name_typed: String,
    /// none for someone who exported but wrote nothing
    pub role: Option<Role>,
    /// whether this key signed the whole file too
    pub is_exporter: bool,
}

impl Verdict {
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    pub fn statements(&self) -> &[SignedStatement] {
        &self.statements
    }

    /// Every picture with its file, stripped of all that a picture does not need.
    pub fn pictures(&self) -> impl Iterator<Item = (&Attachment, &[u8])> {
        let listed = self.bundle.attachments.iter();
        listed.filter_map(|picture| Some((picture, self.pictures.get(&picture.sha256)?.as_slice())))
    }

    pub fn sid(&self) -> Sid {
        self.sid
    }

    /// Of the key that signed the whole.
    pub fn kid(&self) -> Kid {
        self.kid
    }

    /// The council's key that opened it; none for a file that came without a seal.
    pub fn sealed_to(&self) -> Option<Kid> {
        self.sealed_to
    }

    /// Worked out each time, slowly on purpose: ask once, and after the rest is on the screen.
    pub fn receipt(&self) -> Code {
        Code::derive(&self.sid)
    }

    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// Added signatures that hold. That none is here proves nothing.
    pub fn countersignatures(&self) -> &[Countersignature] {
        &self.countersignatures
    }

    /// As far as the ledger knew that the file was compared with; unconfirmed without one.
    pub fn confidence(&self) -> &Confidence {
        &self.confidence
    }

    /// Adds what only earlier files show. To be done before the file is noted in the ledger.
    pub fn compare_with(&mut self, ledger: &Ledger) {
        self.warnings.retain(|warning| !warning.is_of_ledger());
        self.warnings.extend(ledger.look(&Facts::of(self)));
        self.recall_confidence(ledger);
    }

    /// The same for a file that is looked at once more: that it came before is no news then.
    pub fn compare_again_with(&mut self, ledger: &Ledger) {
        self.compare_with(ledger);
        self.warnings.retain(|warning| *warning != Warning::Duplicate);
    }

    /// The same without the warnings: after somebody confirmed the file.
    pub fn recall_confidence(&mut self, ledger: &Ledger) {
        self.confidence = ledger.confidence(&Facts::of(self));
    }

    /// Each key once, who wrote first, then who only exported.
    pub fn signers(&self) -> Vec<Signer> {
        let mut signers: Vec<Signer> = Vec::new();
        for signed in &self.statements {
            if signers.iter().any(|signer| signer.kid == signed.kid) {
                continue;
            }
            let contributor = &signed.statement.contributor;
            signers.push(Signer {
                kid: signed.kid,
                contributor: contributor.id.clone(),
                name_typed: contributor.name_typed.clone(),
                role: Some(contributor.role),
                is_exporter: signed.kid == self.kid,
            });
        }
        if !signers.iter().any(|signer| signer.is_exporter) {
            signers.push(Signer {
                kid: self.kid,
                contributor: self.bundle.exporter.clone(),
                name_typed: self.bundle.declaration.name_typed.clone(),
                role: None,
                is_exporter: true,
            });
        }
        signers
    }

    /// The name that a contributor typed. `None` for one who has no part in this file.
    pub fn name_of(&self, id: &ContributorId) -> Option<&str> {
        let contributors = self.statements.iter().map(|signed| &signed.statement.contributor);
        let named = contributors.into_iter().find(|contributor| contributor.id == *id);
        let exporter = Some(&self.bundle).filter(|bundle| bundle.exporter == *id);
        named
            .map(|contributor| contributor.name_typed.as_str())
            .or_else(|| exporter.map(|bundle| bundle.declaration.name_typed.as_str()))
    }
}

impl SignedStatement {
    pub fn statement(&self) -> &Statement {
        &self.statement
    }

    pub fn sid(&self) -> Sid {
        self.sid
    }

    pub fn kid(&self) -> Kid {
        self.kid
    }
}
