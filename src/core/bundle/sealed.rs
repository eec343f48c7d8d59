//! Sealed files and backups: recognised, so that a person hears what they have in hand.
//!
//! Opening them comes with the council's key and the family's passphrase. Until then each has its
//! own honest refusal, in the order in which the format checks them.

use std::collections::BTreeMap;

use super::{
    budget::Budget,
    digest::Kid,
    jws::{check_members, check_typ, has_exactly, read_header},
    open::other_kind,
    refusal::{Code, Refusal},
};
use crate::json::Value;

const SEALED: &str = "vnd.tell-it-once.sealed.v1+json";
const BACKUP: &str = "vnd.tell-it-once.backup.v1+json";

/// Why a file with a `ciphertext` is not opened.
pub(super) fn refuse(members: &BTreeMap<String, Value>, budget: &mut Budget) -> Refusal {
    if !has_exactly(members, &["ciphertext", "encrypted_key", "iv", "protected", "tag"]) {
        return other_kind(members, budget);
    }
    let Value::Text(protected) = &members["protected"] else {
        return Refusal::at(Code::Kind, "/protected");
    };
    match read_header(protected, "/protected", budget).and_then(|header| recognise(&header)) {
        Ok(refusal) | Err(refusal) => refusal,
    }
}

fn recognise(header: &BTreeMap<String, Value>) -> Result<Refusal, Refusal> {
    let path = "/protected";
    let is = |name: &str, value: &str| header.get(name) == Some(&Value::text(value));
    let is_backup = is("typ", BACKUP);
    check_typ(header, if is_backup { BACKUP } else { SEALED }, path)?;
    let alg = if is_backup { "PBES2-HS512+A256KW" } else { "ECDH-ES+A256KW" };
    if !is("alg", alg) {
        return Err(Refusal::at(Code::Alg, "/protected/alg"));
    }
    if !is("enc", "A256GCM") {
        return Err(Refusal::at(Code::Alg, "/protected/enc"));
    }
    if is_backup {
        check_members(header, &["alg", "cty", "enc", "p2c", "p2s", "typ"], path)?;
        return Ok(Refusal::at(Code::KindBackup, ""));
    }
    check_members(header, &["alg", "cty", "enc", "epk", "kid", "typ"], path)?;
    if !is("cty", "vnd.tell-it-once.bundle.v1+json") {
        return Err(Refusal::at(Code::Header, "/protected/cty"));
    }
    let Some(Value::Text(kid)) = header.get("kid") else {
        return Err(Refusal::at(Code::Header, "/protected/kid"));
    };
    let kid: Kid = kid.parse().map_err(|_| Refusal::at(Code::B64, "/protected/kid"))?;
    Ok(Refusal::at(Code::NoKey { kid }, "/protected/kid"))
}
