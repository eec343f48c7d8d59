//! SHA-256, named as files name it.

use base64ct::{Base64UrlUnpadded, Encoding};
use sha2::{Digest, Sha256};

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Base64url without padding: 43 characters.
pub fn sha256_base64url(bytes: &[u8]) -> String {
    Base64UrlUnpadded::encode_string(&sha256(bytes))
}
