//! Sealed objects: flattened JWE with A256GCM (RFC 7516), whose key another key wraps (RFC 3394).
//!
//! Not a JOSE library: the forms are closed, and there is nothing to negotiate. Where the wrapping
//! key comes from is the form's own business: of a passphrase in `pbes2`, of a council's key in
//! `ecdh`. Chance is an argument.

pub(super) mod ecdh;
pub(crate) mod pbes2;
mod wrap;

use std::collections::BTreeMap;

use aes_gcm::{AeadInOut, Aes256Gcm, KeyInit};
use zeroize::{Zeroize, Zeroizing};

use super::{
    b64,
    budget::Budget,
    jws::{check_members, check_typ, has_exactly, read_header},
    open::other_kind,
    refusal::{Code, Refusal},
};
use crate::json::{Limits, Value};

pub(crate) use wrap::Kek;

const ENC: &str = "A256GCM";
const MEMBERS: [&str; 5] = ["ciphertext", "encrypted_key", "iv", "protected", "tag"];
const HEADER: &str = "/protected";

/// A kind of sealed object: what its header says, and exactly which members it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    typ: &'static str,
    alg: &'static str,
    cty: &'static str,
    members: [&'static str; 6],
}

/// A bundle for a council's eyes only.
pub(crate) const SEALED: Form = Form {
    typ: "vnd.tell-it-once.sealed.v1+json",
    alg: ecdh::ALG,
    cty: "vnd.tell-it-once.bundle.v1+json",
    members: ["alg", "cty", "enc", "epk", "kid", "typ"],
};

/// A family's own copy of a folder.
pub(crate) const BACKUP: Form = Form {
    typ: "vnd.tell-it-once.backup.v1+json",
    alg: pbes2::ALG,
    cty: "json",
    members: ["alg", "cty", "enc", "p2c", "p2s", "typ"],
};

/// The key of a folder that is locked on a device. Never leaves it.
pub(crate) const LOCK: Form = Form { typ: "vnd.tell-it-once.lock.v1+json", cty: "octet-stream", ..BACKUP };

/// A council's private key, in a file that a passphrase opens (RFC 7517, 7).
pub(crate) const COUNCIL_KEY: Form =
    Form { typ: "vnd.tell-it-once.councilkey.v1+json", cty: "jwk+json", ..BACKUP };

/// What chance gives to one sealed object. Never used twice.
pub struct Fresh {
    cek: Zeroizing<[u8; 32]>,
    iv: [u8; 12],
}

impl Fresh {
    pub fn new(mut random: [u8; 44]) -> Fresh {
        let mut fresh = Fresh { cek: Zeroizing::new([0; 32]), iv: [0; 12] };
        fresh.cek.copy_from_slice(&random[..32]);
        fresh.iv.copy_from_slice(&random[32..]);
        random.zeroize();
        fresh
    }
}

impl Form {
    /// The header of such an object, with what belongs to its own way in.
    fn header<const N: usize>(&self, own: [(&'static str, Value); N]) -> Value {
        let all = [("alg", self.alg), ("cty", self.cty), ("enc", ENC), ("typ", self.typ)];
        let all = all.map(|(name, text)| (name, Value::text(text)));
        let all = all.into_iter().chain(own);
        Value::named(&mut all.map(|(name, value)| (name.to_owned(), value)))
    }

    pub(crate) fn is_of(&self, header: &BTreeMap<String, Value>) -> bool {
        header.get("typ") == Some(&Value::text(self.typ))
    }

    /// In the order of the format: kind, way in and cipher, members, content.
    pub(super) fn check(&self, header: &BTreeMap<String, Value>) -> Result<(), Refusal> {
        check_typ(header, self.typ, HEADER)?;
        let is = |name: &str, text: &str| header.get(name) == Some(&Value::text(text));
        for (name, text) in [("alg", self.alg), ("enc", ENC)] {
            if !is(name, text) {
                return Err(Refusal::at(Code::Alg, format!("{HEADER}/{name}")));
            }
        }
        check_members(header, &self.members, HEADER)?;
        if !is("cty", self.cty) {
            return Err(Refusal::at(Code::Header, format!("{HEADER}/cty")));
        }
        Ok(())
    }
}

/// Seals octets: the file, in canonical JSON.
fn seal(header: &Value, kek: &Kek, mut content: Vec<u8>, fresh: &Fresh) -> String {
    let protected = b64::encode(header.to_canonical().as_bytes());
    let tag = encrypt(&fresh.cek, &fresh.iv, protected.as_bytes(), &mut content);
    let members = [
        ("ciphertext", b64::encode(&content)),
        ("encrypted_key", b64::encode(&kek.wrap(&fresh.cek))),
        ("iv", b64::encode(&fresh.iv)),
        ("protected", protected),
        ("tag", b64::encode(&tag)),
    ];
    Value::object(members.map(|(name, text)| (name, Value::Text(text)))).to_canonical()
}

/// Encrypts where the octets stand.
pub(crate) fn encrypt(key: &[u8; 32], iv: &[u8; 12], beside: &[u8], octets: &mut [u8]) -> [u8; 16] {
    let cipher = Aes256Gcm::new(key.into());
    let tag = cipher.encrypt_inout_detached(iv.into(), beside, octets.into());
    tag.expect("no file is as long as 64 GiB").into()
}

/// Decrypts where the octets stand. They mean nothing when it gives `false`.
#[must_use]
pub(crate) fn decrypt(
    key: &[u8; 32],
    iv: &[u8; 12],
    beside: &[u8],
    octets: &mut [u8],
    tag: &[u8; 16],
) -> bool {
    let cipher = Aes256Gcm::new(key.into());
    cipher.decrypt_inout_detached(iv.into(), beside, octets.into(), tag.into()).is_ok()
}

/// The parts of a sealed file, every one of the right length and nothing else about them known.
#[derive(Debug)]
pub(crate) struct Sealed {
    protected: String,
    wrapped: [u8; 40],
    iv: [u8; 12],
    ciphertext: Vec<u8>,
    tag: [u8; 16],
}

/// A file with a `ciphertext`, read strictly: its header, which says what it is, and the rest.
pub(crate) struct Envelope<'a> {
    members: &'a BTreeMap<String, Value>,
    pub(super) header: BTreeMap<String, Value>,
}

impl<'a> Envelope<'a> {
    /// Reads the header and no more.
    pub(super) fn read(
        members: &'a BTreeMap<String, Value>,
        budget: &mut Budget,
    ) -> Result<Envelope<'a>, Refusal> {
        if !has_exactly(members, &MEMBERS) {
            return Err(other_kind(members, budget));
        }
        let header = read_header(text(members, "protected")?, HEADER, budget)?;
        Ok(Envelope { members, header })
    }

    /// Lengths are looked at here, before any work with keys.
    fn sealed(&self) -> Result<Sealed, Refusal> {
        Ok(Sealed {
            protected: text(self.members, "protected")?.to_owned(),
            wrapped: self.octets("encrypted_key")?,
            iv: self.octets("iv")?,
            tag: self.octets("tag")?,
            ciphertext: b64::decode_at(text(self.members, "ciphertext")?, "/ciphertext")?,
        })
    }

    fn octets<const N: usize>(&self, name: &'static str) -> Result<[u8; N], Refusal> {
        let path = format!("/{name}");
        let octets = b64::decode_at(text(self.members, name)?, &path)?;
        octets.try_into().map_err(|_| Refusal::at(Code::Decrypt, path))
    }
}

fn text<'a>(members: &'a BTreeMap<String, Value>, name: &'static str) -> Result<&'a str, Refusal> {
    match members.get(name) {
        Some(Value::Text(text)) => Ok(text),
        Some(_) | None => Err(Refusal::at(Code::Kind, format!("/{name}"))),
    }
}

impl Sealed {
    /// What was sealed. A key that does not fit is `not_this_key`; anything else that was changed
    /// is E_DECRYPT.
    fn open(&self, kek: &Kek, not_this_key: Code) -> Result<Vec<u8>, Refusal> {
        let cek = kek.unwrap(&self.wrapped).ok_or(Refusal::at(not_this_key, "/encrypted_key"))?;
        let mut octets = self.ciphertext.clone();
        if decrypt(&cek, &self.iv, self.protected.as_bytes(), &mut octets, &self.tag) {
            Ok(octets)
        } else {
            Err(Refusal::at(Code::Decrypt, "/ciphertext"))
        }
    }
}

/// The members of a file that may be a sealed one, within the limits of all files.
pub(super) fn read_file(octets: &[u8], budget: &mut Budget) -> Result<BTreeMap<String, Value>, Refusal> {
    let limits = Limits { long_names: &["ciphertext"], ..Limits::FILE };
    match budget.parse(octets, limits, "")? {
        Value::Object(members) => Ok(members),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::Array(_) => {
            Err(Refusal::at(Code::Kind, ""))
        }
    }
}

#[cfg(test)]
mod tests;
