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
mod tests {
    use super::*;

    #[test]
    fn zero_is_no_key_and_another_number_is_asked_for() {
        let mut asked = 0;
        let key = SecretKey::make(|random| {
            asked += 1;
            *random = [asked - 1; 32];
        });
        assert_eq!((asked, *key.to_octets()), (2, [1; 32]));
        assert!(SecretKey::from_octets(&[0xFF; 32]).is_none());
    }

    /// RFC 6979, A.2.5, with SHA-256.
    #[test]
    fn signatures_are_those_of_the_standard() {
        let key = SecretKey::from_octets(&octets(
            "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721",
        ))
        .expect("it is a key");
        for (message, r, s) in [
            (
                "sample",
                "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
                "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
            ),
            (
                "test",
                "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
                "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083",
            ),
        ] {
            let hash = Sid::of(message.as_bytes());
            let signature = key.sign(&hash);
            assert_eq!(signature, [octets(r), octets(s)].concat()[..], "{message}");
            assert!(key.public().verifies(&hash, &signature));
        }
    }

    fn octets(hex: &str) -> [u8; 32] {
        std::array::from_fn(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).expect("two hex digits"))
    }

    #[test]
    fn a_point_off_the_curve_is_no_key() {
        assert!(PublicKey::from_coordinates(&[0; 32], &[0; 32]).is_none());
        assert!(PublicKey::from_coordinates(&[0xFF; 32], &[1; 32]).is_none());
    }
}
