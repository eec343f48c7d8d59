//! Asking somebody on another device for their part: who they are to the child, and which booklet.
//!
//! A small file in the clear. No answer is in it, and the child's name only where somebody chose that.

use chrono::{DateTime, Timelike, Utc};

use super::{
    budget::Budget,
    names::{BundleId, CouncilCode},
    open::{read_profile, read_shape},
    payload::{one_line, optional, present, printed},
    refusal::{Code, Refusal},
};
use crate::{
    digest::sha256,
    folder::Role,
    id::{BookletId, ContributorId, FolderId},
    json::{At, Limits, Value},
};

pub(super) const PROFILE: &str = "tell-it-once/invitation";
/// Nobody needs more to ask for one booklet.
const MAX_BYTES: usize = 4096;

/// Who is asked for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// that of the family's folder: the part fits into no other
    pub bundle_id: BundleId,
    /// whom the part will be from; made by chance, so that two who are asked are never one
    pub contributor: ContributorId,
    pub role: Role,
    pub booklet: BookletId,
    pub council: CouncilCode,
    /// what the child likes to be called, where the family lets the file say so
    pub known_as: Option<String>,
}

impl Invitation {
    /// What the file is called: when it was made, and no name.
    pub fn file_name(now: DateTime<Utc>) -> String {
        let day = now.date_naive().to_string().replace('-', "");
        format!("tell-it-once-{day}-{:02}{:02}.invitation.json", now.hour(), now.minute())
    }

    /// The folder that it is answered in. The same each time, so that who opens it again carries on.
    pub fn folder_id(&self) -> Option<FolderId> {
        let named = sha256(format!("{} {}", self.bundle_id, self.contributor).as_bytes());
        let digits: String = named.iter().take(8).map(|octet| format!("{octet:02x}")).collect();
        format!("f-{digits}").parse().ok()
    }

    pub fn write(&self) -> String {
        self.to_value().to_canonical()
    }

    pub(crate) fn to_value(&self) -> Value {
        present([
            ("profile", Some(Value::text(PROFILE))),
            ("v", Some(Value::Int(1))),
            ("bundle_id", Some(printed(&self.bundle_id))),
            ("contributor", Some(printed(&self.contributor))),
            ("role", Some(Value::text(self.role.as_str()))),
            ("booklet", Some(printed(&self.booklet))),
            ("council", Some(printed(&self.council))),
            ("known_as", self.known_as.as_ref().map(Value::text)),
        ])
    }

    pub(crate) fn read(at: &At<'_>) -> Option<Invitation> {
        let fields = at.fields()?;
        let _ = (fields.need("profile"), fields.need("v"));
        let bundle_id = fields.need("bundle_id").and_then(|at| at.parsed());
        let contributor = fields.need("contributor").and_then(|at| at.parsed());
        let role = fields.need("role").and_then(|at| at.one_of(&Role::NAMES));
        let booklet = fields.need("booklet").and_then(|at| at.parsed());
        let council = fields.need("council").and_then(|at| at.parsed());
        let known_as = optional(fields.may("known_as"), one_line);
        Some(Invitation {
            bundle_id: bundle_id?,
            contributor: contributor?,
            role: role?,
            booklet: booklet?,
            council: council?,
            known_as: known_as?,
        })
    }
}

/// Reads the file that asks.
pub fn open_invitation(octets: &[u8]) -> Result<Invitation, Refusal> {
    let limits = Limits { bytes: MAX_BYTES, ..Limits::FILE };
    let value = Budget::new().parse(octets, limits, "")?;
    let Value::Object(_) = &value else { return Err(Refusal::at(Code::Kind, "")) };
    read_profile(&value, PROFILE, "")?;
    read_shape(&value, "", Invitation::read)
}
