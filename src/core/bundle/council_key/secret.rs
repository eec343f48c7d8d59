//! The private half: made once, kept in a file that a passphrase opens (RFC 7517, 7), held in memory
//! while files are opened, and never signed with.

use std::fmt;

use zeroize::Zeroizing;

use super::{public_jwk, read_jwk, read_octets};
use crate::{
    bundle::{
        b64,
        digest::Kid,
        jwe::{
            COUNCIL_KEY, Fresh,
            pbes2::{Allowed, Closed},
        },
        key::{PublicKey, SecretKey},
        refusal::{Code, Refusal},
    },
    json::{self, At, Limits, Shape, Spelling, Value},
    passphrase::PassKey,
};

/// A council's private key. Wiped from memory when dropped, as far as memory can be wiped.
#[derive(Clone)]
pub struct CouncilSecret(SecretKey);

impl CouncilSecret {
    /// A new key; `fill` as for `SecretKey::make`.
    pub fn make(fill: impl FnMut(&mut [u8; 32])) -> CouncilSecret {
        CouncilSecret(SecretKey::make(fill))
    }

    /// From a private JWK, with exactly the members that `keygen` writes.
    pub fn from_jwk(octets: &[u8]) -> Result<CouncilSecret, Refusal> {
        let value = json::parse(octets, Limits::FILE).map_err(|why| Refusal::unreadable(why, ""))?;
        let shape = Shape::default();
        let read = read_private(&shape.root(&value));
        match (read, shape.into_misfits().into_iter().next()) {
            (Some(secret), None) => Ok(secret),
            (_, Some(first)) => {
                Err(Refusal { code: Code::Key, path: first.path, detail: Some(first.message) })
            }
            (None, None) => Err(Refusal::at(Code::Key, "")),
        }
    }

    /// The file to keep it in. `with` was made of a passphrase and chance.
    pub fn lock(&self, with: &PassKey, fresh: &Fresh) -> String {
        with.0.seal(COUNCIL_KEY, self.to_jwk().into_bytes(), fresh)
    }

    /// Whether a file can be a locked key at all, before anybody is asked for words.
    pub fn look(file: &[u8]) -> Result<(), Refusal> {
        Closed::read(file, COUNCIL_KEY, Allowed::ROUNDS).map(drop)
    }

    /// The way back: E_PASSPHRASE for other words, E_DECRYPT for a file that was changed. Takes most
    /// of a second on a slow device.
    pub fn unlock(file: &[u8], passphrase: &str, nfc: Spelling) -> Result<CouncilSecret, Refusal> {
        let closed = Closed::read(file, COUNCIL_KEY, Allowed::ROUNDS)?;
        CouncilSecret::open(&closed, &PassKey::stretched(passphrase, closed.stretch(), nfc))
    }

    pub(super) fn open(closed: &Closed, with: &PassKey) -> Result<CouncilSecret, Refusal> {
        let octets = Zeroizing::new(closed.open(&with.0)?);
        CouncilSecret::from_jwk(&octets).map_err(|inner| inner.inside("/ciphertext"))
    }

    pub fn public(&self) -> PublicKey {
        self.0.public()
    }

    pub fn kid(&self) -> Kid {
        self.public().kid()
    }

    pub(in crate::bundle) fn key(&self) -> &SecretKey {
        &self.0
    }

    fn to_jwk(&self) -> String {
        let Value::Object(mut members) = public_jwk(&self.public()) else { return String::new() };
        members.insert("d".to_owned(), Value::Text(b64::encode(&*self.0.to_octets())));
        Value::Object(members).to_canonical()
    }
}

fn read_private(at: &At<'_>) -> Option<CouncilSecret> {
    let fields = at.fields()?;
    let secret = fields.need("d").and_then(|at| read_octets(&at));
    let public = read_jwk(&fields)?;
    let secret = SecretKey::from_octets(&Zeroizing::new(secret?)).filter(|key| key.public() == public);
    if secret.is_none() {
        fields.refuse("the private number is not that of the public key");
    }
    secret.map(CouncilSecret)
}

impl fmt::Debug for CouncilSecret {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("CouncilSecret(..)")
    }
}

/// The private keys that are held while files are opened.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<CouncilSecret>);

impl Keys {
    pub fn none() -> Keys {
        Keys::default()
    }

    pub fn add(&mut self, secret: CouncilSecret) {
        self.0.push(secret);
    }

    pub(in crate::bundle) fn get(&self, kid: &Kid) -> Option<&CouncilSecret> {
        self.0.iter().find(|secret| secret.kid() == *kid)
    }
}

impl From<CouncilSecret> for Keys {
    fn from(secret: CouncilSecret) -> Keys {
        Keys(vec![secret])
    }
}
