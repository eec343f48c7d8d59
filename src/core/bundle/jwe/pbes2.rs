//! The way in by a passphrase: PBES2-HS512+A256KW (RFC 7518, 4.8).
//!
//! Not the passphrase: how it is typed and made is `passphrase`. What is asked of a reader is
//! checked when the header is read, and only a header that was read can be stretched for.

use std::{collections::BTreeMap, fmt};

use sha2::Sha512;
use zeroize::Zeroizing;

use super::{Envelope, Form, Fresh, HEADER, Kek, Sealed, read_file, seal};
use crate::{
    bundle::{
        b64,
        budget::Budget,
        refusal::{Code, Refusal},
    },
    json::Value,
};

pub(super) const ALG: &str = "PBES2-HS512+A256KW";

/// As many as other programs still open.
const ROUNDS: u32 = 210_000;

/// What a reader does for a stranger's file: neither a password that is easy to guess nor a page
/// that hangs.
#[derive(Clone, Copy)]
pub(crate) struct Allowed {
    least: u32,
    most: u32,
}

impl Allowed {
    pub(crate) const ROUNDS: Allowed = Allowed { least: 100_000, most: 1_000_000 };

    /// So that thousands of files can be tried in a second.
    #[cfg(test)]
    pub(crate) const ANY: Allowed = Allowed { least: 1, most: 1_000_000 };
}

/// How a passphrase becomes a key: what it is mixed with, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    salt: Vec<u8>,
    rounds: u32,
}

impl Stretch {
    pub(crate) fn new(salt: [u8; 16]) -> Stretch {
        Stretch { salt: salt.to_vec(), rounds: ROUNDS }
    }

    #[cfg(test)]
    pub(crate) fn quick(salt: [u8; 16]) -> Stretch {
        Stretch { rounds: 10, ..Stretch::new(salt) }
    }

    #[cfg(test)]
    pub(super) fn set_rounds(&mut self, rounds: u32) {
        self.rounds = rounds;
    }

    fn read(header: &BTreeMap<String, Value>, allowed: Allowed) -> Result<Stretch, Refusal> {
        let at = |code, name| Refusal::at(code, format!("{HEADER}/{name}"));
        let rounds = match header.get("p2c") {
            Some(Value::Int(rounds)) => u32::try_from(*rounds).ok(),
            Some(_) | None => None,
        };
        let rounds = rounds.filter(|rounds| (allowed.least..=allowed.most).contains(rounds));
        let rounds = rounds.ok_or_else(|| at(Code::P2c, "p2c"))?;
        let Some(Value::Text(salt)) = header.get("p2s") else { return Err(at(Code::Header, "p2s")) };
        let salt = b64::decode_at(salt, &format!("{HEADER}/p2s"))?;
        if !(16..=64).contains(&salt.len()) {
            return Err(at(Code::Header, "p2s"));
        }
        Ok(Stretch { salt, rounds })
    }

    pub(super) fn header(&self, form: Form) -> Value {
        let salt = Value::Text(b64::encode(&self.salt));
        form.header([("p2c", Value::Int(i64::from(self.rounds))), ("p2s", salt)])
    }

    fn derive(&self, passphrase: &str) -> Kek {
        let salt = [ALG.as_bytes(), &[0], &self.salt].concat();
        let mut key = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2_hmac::<Sha512>(passphrase.as_bytes(), &salt, self.rounds, &mut *key);
        Kek(key)
    }
}

/// A passphrase that was stretched. It seals as often as there is something fresh to seal with.
#[derive(Clone)]
pub(crate) struct Stretched {
    stretch: Stretch,
    kek: Kek,
}

impl Stretched {
    /// Takes most of a second on a slow device, on purpose.
    pub(crate) fn make(passphrase: &str, stretch: Stretch) -> Stretched {
        Stretched { kek: stretch.derive(passphrase), stretch }
    }

    pub(crate) fn seal(&self, form: Form, content: Vec<u8>, fresh: &Fresh) -> String {
        seal(&self.stretch.header(form), &self.kek, content, fresh)
    }

    #[cfg(test)]
    pub(super) fn kek(&self) -> &Kek {
        &self.kek
    }
}

impl fmt::Debug for Stretched {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("Stretched(..)")
    }
}

/// A whole file of ours that a passphrase may open.
#[derive(Debug)]
pub(crate) struct Closed {
    stretch: Stretch,
    sealed: Sealed,
}

impl Closed {
    /// Everything that can be refused without the passphrase is refused here.
    pub(crate) fn read(octets: &[u8], form: Form, allowed: Allowed) -> Result<Closed, Refusal> {
        let mut budget = Budget::new();
        let members = read_file(octets, &mut budget)?;
        let envelope = Envelope::read(&members, &mut budget)?;
        form.check(&envelope.header)?;
        let stretch = Stretch::read(&envelope.header, allowed)?;
        Ok(Closed { stretch, sealed: envelope.sealed()? })
    }

    /// The way in for this file.
    pub(crate) fn stretch(&self) -> Stretch {
        self.stretch.clone()
    }

    pub(crate) fn open(&self, with: &Stretched) -> Result<Vec<u8>, Refusal> {
        if with.stretch != self.stretch {
            return Err(Refusal::at(Code::Passphrase, "/encrypted_key"));
        }
        self.sealed.open(&with.kek, Code::Passphrase)
    }
}
