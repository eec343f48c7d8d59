//! P-256 keys: one for each contributor of a folder, made on the device, never shared between two.
//!
//! A key says that the same hands held it, not whose hands they were.

use std::fmt;

use p256::{
    Sec1Point,
    ecdh::{SharedSecret, diffie_hellman},
    ecdsa::{
        Signature, SigningKey, VerifyingKey,
        signature::hazmat::{PrehashSigner, PrehashVerifier},
    },
};
use zeroize::Zeroizing;

use super::{
    b64,
    digest::{Kid, Sid},
};
use crate::json::Value;

/// A signing key. Wiped from memory when dropped, as far as memory can be wiped in a browser.
#[derive(Clone)]
pub struct SecretKey(SigningKey);

impl SecretKey {
    /// A new key. `fill` fills 32 octets with randomness and is asked again in the one case in
    /// 2^32 where they are no key.
    pub fn make(mut fill: impl FnMut(&mut [u8; 32])) -> SecretKey {
        let mut random = Zeroizing::new([0; 32]);
        loop {
            fill(&mut random);
            if let Some(key) = SecretKey::from_octets(&random) {
                return key;
            }
        }
    }

    /// A key that was stored. `None` for zero and for numbers beyond the curve's order.
    pub fn from_octets(octets: &[u8; 32]) -> Option<SecretKey> {
        SigningKey::from_slice(octets).ok().map(SecretKey)
    }

    /// For the store and the backup, and nowhere else.
    pub fn to_octets(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes().into())
    }

    pub fn public(&self) -> PublicKey {
        PublicKey(*self.0.verifying_key())
    }

    /// Deterministic (RFC 6979): needs no randomness, and the same words give the same file.
    /// What ES256 hashes before it signs is what a sid is the hash of.
    pub fn sign(&self, sid: &Sid) -> [u8; 64] {
        let signature: Signature = self.0.sign_prehash(sid.octets()).expect("32 octets are a SHA-256");
        signature.to_bytes().into()
    }

    /// What only the holders of these two keys can work out. Wiped from memory when dropped.
    pub(super) fn agree(&self, with: &PublicKey) -> SharedSecret {
        diffie_hellman(self.0.as_nonzero_scalar(), with.0.as_affine())
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "SecretKey({})", self.public().kid())
    }
}

/// A point of the curve, never the point at infinity.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// `None` for a point that is not on the curve.
    pub fn from_coordinates(x: &[u8; 32], y: &[u8; 32]) -> Option<PublicKey> {
        let point = Sec1Point::from_affine_coordinates(&(*x).into(), &(*y).into(), false);
        VerifyingKey::from_sec1_point(&point).ok().map(PublicKey)
    }

    /// Exactly the members that a header may hold.
    pub fn to_jwk(&self) -> Value {
        let point = self.0.to_sec1_point(false);
        let octets = point.as_bytes(); // 4, x, y
        let coordinate = |octets: &[u8]| Value::Text(b64::encode(octets));
        Value::object([
            ("crv", Value::text("P-256")),
            ("kty", Value::text("EC")),
            ("x", coordinate(&octets[1..33])),
            ("y", coordinate(&octets[33..])),
        ])
    }

    /// The thumbprint of RFC 7638: that of exactly these four members in this order, which is
    /// the canonical one.
    pub fn kid(&self) -> Kid {
        Kid::of(self.to_jwk().to_canonical().as_bytes())
    }

    /// Accepts the high half of the range of `s`, which browsers' own cryptography emits.
    pub fn verifies(&self, sid: &Sid, signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature);
        signature.is_ok_and(|signature| self.0.verify_prehash(sid.octets(), &signature).is_ok())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "PublicKey({})", self.kid())
    }
}

#[cfg(test)]
mod tests;
