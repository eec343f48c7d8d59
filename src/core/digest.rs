//! SHA-256, named as files name it.

use base64ct::{Base64, Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// As policies of pages name it.
pub fn sha256_base64(bytes: &[u8]) -> String {
    Base64::encode_string(&sha256(bytes))
}

/// Base64url without padding: 43 characters.
pub fn sha256_base64url(bytes: &[u8]) -> String {
    sha256_base64url_of(&[bytes])
}

/// The same, of several texts after each other.
pub fn sha256_base64url_of(parts: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    parts.iter().for_each(|part| digest.update(part));
    Base64UrlUnpadded::encode_string(&digest.finalize())
}
