//! Signed objects: JWS with ES256 and nothing else (RFC 7515). The set of algorithms and header
//! members is closed, so that there is nothing to negotiate and nothing to confuse.
//!
//! Not a JOSE library. What a payload means is none of its business.

use std::collections::BTreeMap;

use super::{
    b64,
    budget::Budget,
    digest::{Kid, Sid},
    key::{PublicKey, SecretKey},
    refusal::{Code, Refusal},
};
use crate::json::{Limits, Value};

const MAX_HEADER: usize = 4 << 10;
const ALG: &str = "ES256";

/// What a signature is for. One cannot stand for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Typ {
    Bundle,
    Statement,
    Countersign,
}

impl Typ {
    fn as_str(self) -> &'static str {
        match self {
            Typ::Bundle => "vnd.tell-it-once.bundle.v1+json",
            Typ::Statement => "vnd.tell-it-once.statement.v1+json",
            Typ::Countersign => "vnd.tell-it-once.countersign.v1+json",
        }
    }
}

/// The three parts as they stand in a file; nothing about them is known yet.
#[derive(Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) protected: &'a str,
    pub(super) payload: &'a str,
    pub(super) signature: &'a str,
}

/// What held: the octets that were signed, and by which key.
pub(super) struct Verified {
    pub(super) kid: Kid,
    pub(super) sid: Sid,
    pub(super) payload: Vec<u8>,
}

/// A signed object in its own letters.
pub(super) struct Signed {
    pub(super) protected: String,
    pub(super) payload: String,
    pub(super) signature: String,
}

impl Signed {
    pub(super) fn to_compact(&self) -> String {
        format!("{}.{}.{}", self.protected, self.payload, self.signature)
    }
}

/// Signs the canonical octets of a payload.
pub(super) fn sign(typ: Typ, payload: &Value, key: &SecretKey) -> Signed {
    let public = key.public();
    let header = Value::object([
        ("alg", Value::text(ALG)),
        ("jwk", public.to_jwk()),
        ("kid", Value::Text(public.kid().to_string())),
        ("typ", Value::text(typ.as_str())),
    ]);
    let protected = b64::encode(header.to_canonical().as_bytes());
    let payload = b64::encode(payload.to_canonical().as_bytes());
    let signature = b64::encode(&key.sign(&Sid::of_signed(&protected, &payload)));
    Signed { protected, payload, signature }
}

impl<'a> Parts<'a> {
    /// The compact form: three parts with a dot between them.
    pub(super) fn of_compact(text: &'a str) -> Option<Parts<'a>> {
        let mut parts = text.split('.');
        let found = Parts { protected: parts.next()?, payload: parts.next()?, signature: parts.next()? };
        parts.next().is_none().then_some(found)
    }

    /// Checks the header, the key and the signature over exactly the letters received, and only
    /// then decodes what was signed.
    pub(super) fn verify(self, typ: Typ, path: &str, budget: &mut Budget) -> Result<Verified, Refusal> {
        let at = format!("{path}/protected");
        let header = read_header(self.protected, &at, budget)?;
        let key = check_header(&header, typ, &at)?;
        let kid = key.kid();
        if header.get("kid") != Some(&Value::Text(kid.to_string())) {
            return Err(Refusal::at(Code::Kid, format!("{at}/kid")));
        }
        let at = format!("{path}/signature");
        let signature = b64::decode_at(self.signature, &at)?;
        let sid = Sid::of_signed(self.protected, self.payload);
        if !key.verifies(&sid, &signature) {
            return Err(Refusal::at(Code::Signature, at));
        }
        let payload = b64::decode_at(self.payload, &format!("{path}/payload"))?;
        Ok(Verified { kid, sid, payload })
    }
}

/// The decoded header, whatever its members are. For sealed files too.
pub(super) fn read_header(
    protected: &str,
    path: &str,
    budget: &mut Budget,
) -> Result<BTreeMap<String, Value>, Refusal> {
    if protected.len() > b64::encoded_len(MAX_HEADER) {
        return Err(Refusal::at(Code::Size, path));
    }
    let octets = b64::decode_at(protected, path)?;
    match budget.parse(&octets, Limits::FILE, path)? {
        Value::Object(members) => Ok(members),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::Array(_) => {
            Err(Refusal::at(Code::Header, path))
        }
    }
}

fn check_header(header: &BTreeMap<String, Value>, typ: Typ, path: &str) -> Result<PublicKey, Refusal> {
    check_typ(header, typ.as_str(), path)?;
    if header.get("alg") != Some(&Value::text(ALG)) {
        return Err(Refusal::at(Code::Alg, format!("{path}/alg")));
    }
    check_members(header, &["alg", "jwk", "kid", "typ"], path)?;
    read_jwk(&header["jwk"], &format!("{path}/jwk"))
}

/// The right `typ`, or a newer one of the same kind, or another.
pub(super) fn check_typ(header: &BTreeMap<String, Value>, expected: &str, path: &str) -> Result<(), Refusal> {
    let code = match header.get("typ") {
        Some(Value::Text(typ)) if typ == expected => return Ok(()),
        Some(Value::Text(typ)) if is_newer(typ) => Code::Version,
        Some(_) | None => Code::Typ,
    };
    Err(Refusal::at(code, format!("{path}/typ")))
}

/// Whether a `typ` is one of ours in a version that this program does not know.
pub(super) fn is_newer(typ: &str) -> bool {
    let version = typ
        .strip_prefix("vnd.tell-it-once.")
        .and_then(|rest| rest.strip_suffix("+json"))
        .and_then(|rest| rest.rsplit_once(".v"))
        .and_then(|(_, version)| version.parse::<u32>().ok());
    version.is_some_and(|version| version > 1)
}

/// No `crit`, since no extension is understood, and exactly these members.
pub(super) fn check_members(
    header: &BTreeMap<String, Value>,
    names: &[&str],
    path: &str,
) -> Result<(), Refusal> {
    if header.contains_key("crit") {
        return Err(Refusal::at(Code::Crit, format!("{path}/crit")));
    }
    if !has_exactly(header, names) {
        return Err(Refusal::at(Code::Header, path));
    }
    Ok(())
}

pub(super) fn has_exactly(members: &BTreeMap<String, Value>, names: &[&str]) -> bool {
    members.len() == names.len() && names.iter().all(|name| members.contains_key(*name))
}

/// A public key with exactly its four members, on the curve.
pub(super) fn read_jwk(jwk: &Value, path: &str) -> Result<PublicKey, Refusal> {
    let Value::Object(members) = jwk else { return Err(Refusal::at(Code::Header, path)) };
    if members.contains_key("d") {
        return Err(Refusal::at(Code::PrivateKey, path));
    }
    if !has_exactly(members, &["crv", "kty", "x", "y"]) {
        return Err(Refusal::at(Code::Header, path));
    }
    let is = |name: &str, value: &str| members[name] == Value::text(value);
    if !is("crv", "P-256") || !is("kty", "EC") {
        return Err(Refusal::at(Code::Key, path));
    }
    let x = read_coordinate(&members["x"], &format!("{path}/x"))?;
    let y = read_coordinate(&members["y"], &format!("{path}/y"))?;
    PublicKey::from_coordinates(&x, &y).ok_or_else(|| Refusal::at(Code::Key, path))
}

fn read_coordinate(value: &Value, path: &str) -> Result<[u8; 32], Refusal> {
    let Value::Text(text) = value else { return Err(Refusal::at(Code::Header, path)) };
    let octets = b64::decode_at(text, path)?;
    octets.try_into().map_err(|_| Refusal::at(Code::Key, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_versions_are_known_as_such() {
        assert!(is_newer("vnd.tell-it-once.bundle.v2+json"));
        assert!(is_newer("vnd.tell-it-once.plan.v10+json"));
        assert!(!is_newer("vnd.tell-it-once.bundle.v1+json"));
        assert!(!is_newer("vnd.tell-it-once.bundle.v2"));
        assert!(!is_newer("JOSE"));
    }

    #[test]
    fn a_compact_form_has_three_parts() {
        assert!(Parts::of_compact("a.b.c").is_some());
        assert!(Parts::of_compact("a.b").is_none());
        assert!(Parts::of_compact("a.b.c.d").is_none());
        assert!(Parts::of_compact("").is_none());
    }
}
