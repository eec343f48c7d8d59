//! Confirming: a family read their receipt code to an officer, who typed it.

use super::{Confirmation, Ledger};
use crate::bundle::{
    digest::Sid,
    hidden::name_has_hidden,
    moment::Moment,
    receipt::{Code, NotACode},
};

/// Why nothing was confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotConfirmed {
    /// the file is not in this ledger
    NotReceived,
    /// an officer's name is missing, or cannot be one
    NoName,
    /// what was typed is no receipt code: too short, or a digit was misheard
    Digits(NotACode),
    /// it is the code of another file of the same family
    OtherExport { number: u32 },
    /// it is the code of a file that this ledger does not know
    OtherFile,
}

impl Ledger {
    /// Records that the family read back the code of this file. `typed` may have spaces and dashes
    /// anywhere; `by` is the officer, as typed. A second confirmation leaves the first.
    pub fn confirm(&mut self, sid: &Sid, typed: &str, by: &str, at: Moment) -> Result<(), NotConfirmed> {
        let by = by.trim();
        if by.is_empty() || name_has_hidden(by) {
            return Err(NotConfirmed::NoName);
        }
        let code: Code = typed.parse().map_err(NotConfirmed::Digits)?;
        let folder = self.folders.values_mut().find(|folder| folder.contains_key(sid));
        let folder = folder.ok_or(NotConfirmed::NotReceived)?;
        if Code::derive(sid) != code {
            let mut others = folder.values().filter(|entry| entry.facts.sid != *sid);
            let other = others.find(|entry| Code::derive(&entry.facts.sid) == code);
            return Err(other.map_or(NotConfirmed::OtherFile, |entry| NotConfirmed::OtherExport {
                number: entry.facts.revision.number,
            }));
        }
        let entry = folder.get_mut(sid).ok_or(NotConfirmed::NotReceived)?;
        if entry.confirmed.is_none() {
            entry.confirmed = Some(Confirmation { by: by.to_owned(), at });
        }
        Ok(())
    }
}
