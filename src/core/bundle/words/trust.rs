//! How sure it is who made a file, in words: the one place where "verified" is said.

use super::{UNCONFIRMED, moment, of, role};
use crate::bundle::{
    countersign::{Countersignature, Meaning, Target},
    hidden::visible_name,
    ledger::NotConfirmed,
    receipt::NotACode,
    verdict::{Confidence, Verdict},
};

/// The same of a file whose key signed an earlier one that somebody confirmed.
pub const KNOWN_KEY: &str = "Complete, and unaltered since it was signed. The key that signed it also signed an \
                             earlier file of this family, which was confirmed. This file itself has not been \
                             confirmed.";

impl Confidence {
    /// One or two words for the top of a page. "Verified" is said of a confirmed file only.
    pub fn title(&self) -> &'static str {
        match self {
            Confidence::Unconfirmed => "Unconfirmed",
            Confidence::KnownKey => "Known key",
            Confidence::Confirmed { .. } => "Verified",
        }
    }

    /// What may be said of the file.
    pub fn what(&self) -> String {
        match self {
            Confidence::Unconfirmed => UNCONFIRMED.to_owned(),
            Confidence::KnownKey => KNOWN_KEY.to_owned(),
            Confidence::Confirmed { by, at } => format!(
                "Complete, and unaltered since it was signed. {} recorded on {} that the family read back its \
                 receipt code.",
                visible_name(by),
                moment(*at)
            ),
        }
    }
}

impl NotConfirmed {
    /// Why nothing was confirmed, and what to do.
    pub fn what(&self) -> String {
        let sentence = match self {
            NotConfirmed::NotReceived => "This file is not in the list of received files. Open it first.",
            NotConfirmed::NoName => "Type your own name, so that others know who confirmed the file.",
            NotConfirmed::Digits(NotACode::Length) => {
                "A receipt code has twenty digits. Ask for all five groups."
            }
            NotConfirmed::Digits(NotACode::Check) => {
                "A digit was misheard or mistyped. Ask the family to read the code again, slowly."
            }
            NotConfirmed::OtherExport { number } => {
                return format!(
                    "This is the receipt code of file {number} of this family, not of this one. Ask which of \
                     their files they mean."
                );
            }
            NotConfirmed::OtherFile => {
                "This is the receipt code of another file. Do not use this file before you know why: ask the \
                 family to send theirs again."
            }
        };
        sentence.to_owned()
    }
}

impl Countersignature {
    /// What it means, and what it does not.
    pub fn what(&self, verdict: &Verdict) -> String {
        let name = visible_name(&self.name_typed);
        let part = match self.target {
            Target::Whole => "the whole file".to_owned(),
            Target::Part(index) => verdict.statements().get(index).map_or_else(String::new, |signed| {
                let statement = signed.statement();
                let name = visible_name(&statement.contributor.name_typed);
                format!("{} part ({})", of(&name), statement.booklet.id)
            }),
        };
        let says = match self.meaning {
            Meaning::Received => "received",
            Meaning::Read => "read",
            Meaning::Agrees => "agreed with",
            Meaning::Witnessed => "were there for the writing of",
        };
        let weight = if self.is_of_same_key {
            "It is signed with the same key, so it adds nothing."
        } else {
            "Who that is has not been checked."
        };
        format!("{name}, {}, says that they {says} {part}. {weight}", role(self.role))
    }
}
