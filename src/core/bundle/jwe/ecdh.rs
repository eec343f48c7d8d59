//! The way in by a council's key: ECDH-ES+A256KW on P-256 (RFC 7518, 4.6), with nothing about the
//! two parties in it.
//!
//! The key that travels beside the file is made for that file alone and forgotten: whoever sealed it
//! cannot open it again.

use std::collections::BTreeMap;

use p256::ecdh::SharedSecret;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{Envelope, Fresh, HEADER, Kek, SEALED, seal};
use crate::{
    bundle::{
        digest::Kid,
        jws::read_jwk,
        key::{PublicKey, SecretKey},
        refusal::{Code, Refusal},
    },
    json::Value,
};

pub(in crate::bundle) const ALG: &str = "ECDH-ES+A256KW";
const KEY_BITS: u32 = 256;

/// Seals octets to a key. `once` is made of chance for this file, and never used again.
pub(in crate::bundle) fn seal_to(
    to: &PublicKey,
    once: &SecretKey,
    content: Vec<u8>,
    fresh: &Fresh,
) -> String {
    let header = SEALED.header([("epk", once.public().to_jwk()), ("kid", Value::Text(to.kid().to_string()))]);
    seal(&header, &kek(&once.agree(to)), content, fresh)
}

/// The name of the key that a header asks for.
pub(in crate::bundle) fn asks_for(header: &BTreeMap<String, Value>) -> Result<Kid, Refusal> {
    let path = format!("{HEADER}/kid");
    let Some(Value::Text(kid)) = header.get("kid") else { return Err(Refusal::at(Code::Header, path)) };
    kid.parse().map_err(|_| Refusal::at(Code::B64, path))
}

/// What was sealed to this key. A file that was changed and one that another key wrapped look the
/// same from outside, so that nobody can learn from trying.
pub(in crate::bundle) fn open_with(envelope: &Envelope<'_>, key: &SecretKey) -> Result<Vec<u8>, Refusal> {
    let epk = envelope.header.get("epk").unwrap_or(&Value::Null);
    let epk = read_jwk(epk, &format!("{HEADER}/epk"))?;
    let opened = envelope.sealed()?.open(&kek(&key.agree(&epk)), Code::Decrypt);
    opened.map_err(|_| Refusal::at(Code::Decrypt, ""))
}

fn kek(secret: &SharedSecret) -> Kek {
    Kek(concat(secret, ALG, "", "", KEY_BITS))
}

/// The Concat KDF of NIST SP 800-56A with SHA-256, as RFC 7518 fills it in. One round of it, which
/// gives the 256 bits that are asked for here and more than any shorter key needs.
fn concat(
    secret: &SharedSecret,
    alg: &str,
    of_producer: &str,
    of_consumer: &str,
    bits: u32,
) -> Zeroizing<[u8; 32]> {
    let mut hash = Sha256::new();
    hash.update(1u32.to_be_bytes());
    hash.update(secret.raw_secret_bytes());
    for text in [alg, of_producer, of_consumer] {
        hash.update(u32::try_from(text.len()).expect("names are short").to_be_bytes());
        hash.update(text);
    }
    hash.update(bits.to_be_bytes());
    Zeroizing::new(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::b64;

    fn octets(text: &str) -> [u8; 32] {
        b64::decode(text).expect("base64url").try_into().expect("32 octets")
    }

    /// RFC 7518, appendix C: both sides work out the same key.
    #[test]
    fn keys_are_agreed_as_the_standard_says() {
        let secret = |d: &str| SecretKey::from_octets(&octets(d)).expect("it is a key");
        let alice = secret("0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo");
        let bob = secret("VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw");
        let x = "gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0";
        assert_eq!(alice.public().to_jwk().get("x"), Some(&Value::text(x)));
        for (one, other) in [(&alice, &bob), (&bob, &alice)] {
            let key = concat(&one.agree(&other.public()), "A128GCM", "Alice", "Bob", 128);
            assert_eq!(b64::encode(&key[..16]), "VqqN6vgjbSBcIijNcacQGg");
        }
    }

    #[test]
    fn every_part_of_the_agreement_counts() {
        let key = |n: u8| SecretKey::from_octets(&[n; 32]).expect("it is a key");
        let shared = key(1).agree(&key(2).public());
        let derived =
            |alg, of_producer, of_consumer, bits| concat(&shared, alg, of_producer, of_consumer, bits);
        let ours = derived(ALG, "", "", 256);
        assert_ne!(ours, derived("A256GCM", "", "", 256));
        assert_ne!(ours, derived(ALG, "a", "", 256));
        assert_ne!(ours, derived(ALG, "", "a", 256));
        assert_ne!(ours, derived(ALG, "", "", 128));
        assert_ne!(ours, concat(&key(1).agree(&key(3).public()), ALG, "", "", 256));
    }
}
