//! Sealed files and backups: recognised, so that a person hears what they have in hand.
//!
//! Opening a sealed file comes with the council's key; a backup is never opened here. Until then
//! each has its own honest refusal, in the order in which the format checks them.

use std::collections::BTreeMap;

use super::{
    budget::Budget,
    digest::Kid,
    jwe::{BACKUP, Envelope, SEALED},
    refusal::{Code, Refusal},
};
use crate::json::Value;

/// Why a file with a `ciphertext` is not opened.
pub(super) fn refuse(members: &BTreeMap<String, Value>, budget: &mut Budget) -> Refusal {
    match Envelope::read(members, budget).and_then(|envelope| recognise(&envelope.header)) {
        Ok(refusal) | Err(refusal) => refusal,
    }
}

fn recognise(header: &BTreeMap<String, Value>) -> Result<Refusal, Refusal> {
    if BACKUP.is_of(header) {
        BACKUP.check(header)?;
        return Ok(Refusal::at(Code::KindBackup, ""));
    }
    SEALED.check(header)?;
    let Some(Value::Text(kid)) = header.get("kid") else {
        return Err(Refusal::at(Code::Header, "/protected/kid"));
    };
    let kid: Kid = kid.parse().map_err(|_| Refusal::at(Code::B64, "/protected/kid"))?;
    Ok(Refusal::at(Code::NoKey { kid }, "/protected/kid"))
}
