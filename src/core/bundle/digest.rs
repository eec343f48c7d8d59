//! SHA-256 and the names made of it: a file's digest, a signed object's id, a key's id.
//!
//! One type for each, so that a key's id can never stand where a picture's digest is meant.

use std::{fmt, marker::PhantomData, str::FromStr};

use sha2::{Digest as _, Sha256};

use super::b64;

/// The SHA-256 of a `T`, written as 43 letters of base64url.
pub struct HashOf<T>([u8; 32], PhantomData<fn() -> T>);

/// What was hashed. These types have no values.
pub mod of {
    pub enum Octets {}
    pub enum Signed {}
    pub enum Key {}
}

/// Of a picture or a booklet file.
pub type Digest = HashOf<of::Octets>;
/// Of what was signed, without the signature: anyone can alter a signature's octets so that it
/// still holds, and so they must not name anything.
pub type Sid = HashOf<of::Signed>;
/// Of a public key (RFC 7638).
pub type Kid = HashOf<of::Key>;

/// A text that is no SHA-256 in base64url.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAHash;

impl fmt::Display for NotAHash {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("must be a SHA-256 in base64url: 43 letters")
    }
}

impl std::error::Error for NotAHash {}

impl<T> HashOf<T> {
    pub fn of(octets: &[u8]) -> Self {
        HashOf(Sha256::digest(octets).into(), PhantomData)
    }

    pub fn octets(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first eight letters, for people to tell two apart. Proves nothing.
    pub fn short(&self) -> String {
        let mut text = self.to_string();
        text.truncate(8);
        text
    }
}

impl Sid {
    /// Of the two parts as they stand in the file.
    pub fn of_signed(protected: &str, payload: &str) -> Sid {
        let hash = Sha256::new().chain_update(protected).chain_update(".").chain_update(payload);
        HashOf(hash.finalize().into(), PhantomData)
    }
}

impl<T> FromStr for HashOf<T> {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let octets = b64::decode(text).and_then(|octets| octets.try_into().ok()).ok_or(NotAHash)?;
        Ok(HashOf(octets, PhantomData))
    }
}

impl<T> fmt::Display for HashOf<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&b64::encode(&self.0))
    }
}

impl<T> fmt::Debug for HashOf<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, to)
    }
}

impl<T> Clone for HashOf<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for HashOf<T> {}

impl<T> PartialEq for HashOf<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for HashOf<T> {}

impl<T> PartialOrd for HashOf<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for HashOf<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
