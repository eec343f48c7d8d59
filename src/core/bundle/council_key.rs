//! The keys to which families seal their files: the public half as council.json lists it, and the
//! private half as the council keeps it.
//!
//! Not a signing key: nothing that a council says is signed with it. The numbers of a key are looked
//! at when one is needed, not when the site starts.

mod secret;

use chrono::NaiveDate;

use super::{b64, digest::Kid, jwe::ecdh::ALG, key::PublicKey, moment::read_date, receipt::Code};
use crate::{
    council::Council,
    json::{At, Fields, Misfit, Shape, Value},
};

pub use secret::{CouncilSecret, Keys};

/// A public key of a council, and the days on which families seal to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CouncilKey {
    key: PublicKey,
    not_before: NaiveDate,
    not_after: NaiveDate,
}

/// All that council.json lists. Never two for one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CouncilKeys(Vec<CouncilKey>);

impl CouncilKeys {
    /// Those of a council whose file was read. Every problem at once.
    pub fn of(council: &Council) -> Result<CouncilKeys, Vec<Misfit>> {
        let Some(keys) = &council.keys else { return Ok(CouncilKeys::default()) };
        let file = Value::object([("keys", keys.clone())]);
        let shape = Shape::default();
        let keys = shape.root(&file).fields().and_then(|fields| CouncilKeys::read(&fields.need("keys")?));
        let misfits = shape.into_misfits();
        match keys {
            Some(keys) if misfits.is_empty() => Ok(keys),
            Some(_) | None => Err(misfits),
        }
    }

    pub(crate) fn read(at: &At<'_>) -> Option<CouncilKeys> {
        let items = at.some("key");
        let read: Vec<_> = items.iter().map(CouncilKey::read).collect();
        for (n, key) in read.iter().enumerate() {
            let Some(key) = key else { continue };
            if read[..n].iter().flatten().any(|other| other.meets(key)) {
                items[n].refuse(
                    "there is another key for some of these days; families seal to one key at a time",
                );
            }
        }
        read.into_iter().collect::<Option<_>>().map(CouncilKeys)
    }

    /// The key to seal to on a day. `None` both for a council without keys and for one whose keys
    /// have all run out: `all` tells the two apart.
    pub fn on(&self, day: NaiveDate) -> Option<&CouncilKey> {
        self.0.iter().find(|key| (key.not_before..=key.not_after).contains(&day))
    }

    pub fn all(&self) -> &[CouncilKey] {
        &self.0
    }
}

impl CouncilKey {
    /// A key for the days from one to another, both among them. `None` when they are the wrong way
    /// round.
    pub fn new(key: PublicKey, not_before: NaiveDate, not_after: NaiveDate) -> Option<CouncilKey> {
        (not_before <= not_after).then_some(CouncilKey { key, not_before, not_after })
    }

    pub fn kid(&self) -> Kid {
        self.key.kid()
    }

    pub fn not_before(&self) -> NaiveDate {
        self.not_before
    }

    pub fn not_after(&self) -> NaiveDate {
        self.not_after
    }

    /// What families compare with a letter. Takes a quarter of a second on a slow device.
    pub fn code(&self) -> Code {
        Code::of_council_key(&self.kid())
    }

    pub(super) fn public(&self) -> &PublicKey {
        &self.key
    }

    /// An entry of the list in council.json.
    pub fn to_value(&self) -> Value {
        Value::object([
            ("jwk", public_jwk(&self.key)),
            ("not_before", Value::Text(self.not_before.to_string())),
            ("not_after", Value::Text(self.not_after.to_string())),
        ])
    }

    fn read(at: &At<'_>) -> Option<CouncilKey> {
        let fields = at.fields()?;
        refuse_private(&fields);
        let key = fields.need("jwk").and_then(|at| {
            let fields = at.fields()?;
            refuse_private(&fields);
            read_jwk(&fields)
        });
        let not_before = fields.need("not_before").and_then(|at| read_date(&at));
        let not_after = fields.need("not_after").and_then(|at| read_date(&at));
        let read = CouncilKey::new(key?, not_before?, not_after?);
        if read.is_none() {
            at.refuse("\"not_after\" must not be before \"not_before\"");
        }
        read
    }

    /// Whether two keys share a day.
    fn meets(&self, other: &CouncilKey) -> bool {
        self.not_before <= other.not_after && other.not_before <= self.not_after
    }
}

/// The public key as other programs take it (RFC 7517).
pub(super) fn public_jwk(key: &PublicKey) -> Value {
    let named =
        [("alg", Value::text(ALG)), ("kid", Value::Text(key.kid().to_string())), ("use", Value::text("enc"))];
    let Value::Object(mut members) = key.to_jwk() else { return Value::Null };
    members.extend(named.map(|(name, value)| (name.to_owned(), value)));
    Value::Object(members)
}

/// Whoever sees this is the one who can still do something about it.
fn refuse_private(fields: &Fields<'_>) {
    if let Some(private) = fields.may("d") {
        private.refuse(
            "WARNING: this is a PRIVATE key. Take it out at once and make a new one: whoever has seen this \
             file can open everything that families seal to it",
        );
    }
}

/// The public members of a JWK, which must all be there and belong together.
fn read_jwk(fields: &Fields<'_>) -> Option<PublicKey> {
    for (name, only) in [("alg", ALG), ("crv", "P-256"), ("kty", "EC"), ("use", "enc")] {
        fields.need(name).and_then(|at| at.one_of(&[(only, ())]));
    }
    let coordinate = |name| fields.need(name).and_then(|at| read_octets(&at));
    let (kid_at, x, y) = (fields.need("kid"), coordinate("x"), coordinate("y"));
    let kid = kid_at.as_ref().and_then(At::parsed::<Kid>);
    let key = PublicKey::from_coordinates(&x?, &y?);
    if key.is_none() {
        fields.refuse("\"x\" and \"y\" are no point of the curve P-256");
    }
    if kid? != key?.kid() {
        kid_at?.refuse(format!("is not the name of this key, which is {} (RFC 7638)", key?.kid()));
    }
    key
}

/// A number of the curve.
fn read_octets(at: &At<'_>) -> Option<[u8; 32]> {
    let octets = b64::decode(at.text()?).and_then(|octets| octets.try_into().ok());
    if octets.is_none() {
        at.refuse("must be 32 octets in base64url: 43 letters");
    }
    octets
}

#[cfg(test)]
mod tests;
