//! Sealed files and backups: made for a council's eyes, opened with its key; and recognised without
//! it, so that a person hears what they have in hand. A backup is never opened here.
//!
//! What is in a seal is a signed file, octet for octet: its receipt and its id are those of the file.

use std::collections::BTreeMap;

use super::{
    b64,
    budget::Budget,
    council_key::{CouncilKey, Keys},
    digest::Kid,
    jwe::{BACKUP, Envelope, Fresh, SEALED, ecdh},
    key::SecretKey,
    refusal::{Code, Refusal},
    sign::SignedFile,
};
use crate::json::{Limits, Value};

/// What a sealed file holds beside its content, at most.
const BESIDE: usize = 1 << 10;

/// A file to download that only the council can open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFile {
    /// that of the signed file, but for its end
    pub name: String,
    pub octets: Vec<u8>,
    pub sealed_to: Kid,
}

/// A signed file that was in a seal, and the key that opened it.
pub(super) struct Unsealed {
    pub(super) octets: Vec<u8>,
    pub(super) sealed_to: Kid,
}

/// Seals a signed file. `once` is a key made of chance for this one file; neither it nor `fresh` is
/// used again. E_SIZE when the seal would make it larger than any reader takes.
pub fn seal_bundle(
    signed: &[u8],
    to: &CouncilKey,
    once: &SecretKey,
    fresh: &Fresh,
) -> Result<String, Refusal> {
    if b64::encoded_len(signed.len()) + BESIDE > Limits::FILE.bytes {
        return Err(Refusal::at(Code::Size, ""));
    }
    Ok(ecdh::seal_to(to.public(), once, signed.to_vec(), fresh))
}

impl SignedFile {
    pub fn seal(&self, to: &CouncilKey, once: &SecretKey, fresh: &Fresh) -> Result<SealedFile, Refusal> {
        let name = self.name.strip_suffix(".signed.json").unwrap_or(&self.name);
        let octets = seal_bundle(&self.octets, to, once, fresh)?.into_bytes();
        Ok(SealedFile { name: format!("{name}.sealed.json"), octets, sealed_to: to.kid() })
    }
}

/// What is in a file with a `ciphertext`, if a key for it is held.
pub(super) fn unseal(
    members: &BTreeMap<String, Value>,
    keys: &Keys,
    budget: &mut Budget,
) -> Result<Unsealed, Refusal> {
    let envelope = Envelope::read(members, budget)?;
    if BACKUP.is_of(&envelope.header) {
        BACKUP.check(&envelope.header)?;
        return Err(Refusal::at(Code::KindBackup, ""));
    }
    SEALED.check(&envelope.header)?;
    let kid = ecdh::asks_for(&envelope.header)?;
    let secret = keys.get(&kid).ok_or_else(|| Refusal::at(Code::NoKey { kid }, "/protected/kid"))?;
    Ok(Unsealed { octets: ecdh::open_with(&envelope, secret.key())?, sealed_to: kid })
}
