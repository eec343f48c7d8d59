//! A second maker of bundles, which also makes wrong ones: it signs whatever it is given.
//!
//! It shares only keys, digests and JSON with the program, so the two check each other.

use tell_it_once_core::{
    bundle::{
        Expectations, Keys, Refusal, Verdict, b64,
        digest::{Digest, Sid},
        key::SecretKey,
        moment::Moment,
        open,
    },
    json::{Limits, Value, parse},
};
use unicode_normalization::UnicodeNormalization;

use crate::repo;

/// A file of the vectors.
pub(crate) fn vector(name: &str) -> Vec<u8> {
    repo::bytes(&format!("tests/bundles/vectors/{name}"))
}

pub(crate) fn vector_value(name: &str) -> Value {
    parse(&vector(name), Limits::FILE).expect("the vector is JSON")
}

/// The text at a pointer.
pub(crate) fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    let found = pointer.split('/').skip(1).try_fold(value, |value, name| value.get(name));
    let Some(Value::Text(text)) = found else { panic!("no text at {pointer}") };
    text
}

/// The private key of a JWK.
pub(crate) fn secret(jwk: &Value) -> SecretKey {
    let octets = b64::decode(text(jwk, "/d")).expect("it is base64url");
    SecretKey::from_octets(&octets.try_into().expect("it is 32 octets")).expect("it is a key")
}

pub(crate) fn now() -> Moment {
    "2026-11-22T12:00:00+00:00".parse().expect("it is a moment")
}

pub(crate) fn open_now(octets: &[u8]) -> Result<Verdict, Refusal> {
    let nfc = |text: &str| text.nfc().collect();
    open(octets, &Keys::none(), now(), &Expectations { nfc: Some(nfc), ..Expectations::default() })
}

/// The parts of a bundle before they are signed, open to any change.
#[derive(Clone)]
pub(crate) struct Forge {
    pub(crate) keys: [SecretKey; 2],
    pub(crate) header: Value,
    pub(crate) payload: Value,
    pub(crate) statement_headers: Vec<Value>,
    pub(crate) statements: Vec<Value>,
    pub(crate) attachments: Value,
    /// by which key each statement and the whole are signed
    pub(crate) statement_signers: Vec<usize>,
    pub(crate) signer: usize,
    /// a key that is no contributor's, to sign the whole with
    pub(crate) whole_key: Option<SecretKey>,
}

impl Forge {
    /// The vector, taken apart.
    pub(crate) fn good() -> Forge {
        let expected = vector_value("expected.json");
        let key = |name: &str| secret(expected.get(name).expect("the key is there"));
        let keys = [key("parent_private_jwk"), key("yp_private_jwk")];
        let payload = vector_value("payload.json");
        let Some(Value::Array(compact)) = payload.get("statements") else { panic!("no statements") };
        let compact = compact.iter().map(|text| text_of(text).to_owned()).collect::<Vec<_>>();
        let part = |n: usize| {
            let octets = compact.iter().map(|text| b64::decode(text.split('.').nth(n).expect("a part")));
            octets.map(|octets| parse(&octets.expect("base64url"), Limits::FILE).expect("JSON")).collect()
        };
        Forge {
            header: header(&keys[0], "bundle"),
            statement_headers: part(0),
            statements: part(1),
            attachments: vector_value("bundle.signed.json").get("attachments").expect("a picture").clone(),
            keys,
            payload,
            statement_signers: vec![0, 1],
            signer: 0,
            whole_key: None,
        }
    }

    /// Adds a statement like another, signed by one of the keys.
    pub(crate) fn add_statement(&mut self, like: usize, signer: usize) {
        self.statements.push(self.statements[like].clone());
        self.statement_headers.push(header(&self.keys[signer], "statement"));
        self.statement_signers.push(signer);
    }

    pub(crate) fn compact(&self, n: usize) -> String {
        let payload = self.statements[n].to_canonical();
        let key = &self.keys[self.statement_signers[n]];
        sign(&self.statement_headers[n], payload.as_bytes(), key).join(".")
    }

    /// The members of the file. Statements are signed anew unless the payload's were replaced.
    pub(crate) fn envelope(&self) -> Value {
        let mut payload = self.payload.clone();
        if payload.get("statements") == vector_value("payload.json").get("statements") {
            let statements = (0..self.statements.len()).map(|n| Value::Text(self.compact(n)));
            set(&mut payload, "/statements", Value::Array(statements.collect()));
        }
        self.envelope_over(payload.to_canonical().as_bytes())
    }

    /// The same over any octets as the payload.
    pub(crate) fn envelope_over(&self, payload: &[u8]) -> Value {
        let key = self.whole_key.as_ref().unwrap_or(&self.keys[self.signer]);
        let [protected, payload, signature] = sign(&self.header, payload, key);
        Value::object([
            ("protected", Value::Text(protected)),
            ("payload", Value::Text(payload)),
            ("signature", Value::Text(signature)),
            ("attachments", self.attachments.clone()),
        ])
    }

    /// Puts a picture in the place of the vector's.
    pub(crate) fn set_picture(&mut self, octets: &[u8], media_type: &str) {
        let digest = Digest::of(octets).to_string();
        set(&mut self.payload, "/attachments/0/sha256", Value::text(&digest));
        set(&mut self.payload, "/attachments/0/bytes", Value::Int(octets.len() as i64));
        set(&mut self.payload, "/attachments/0/type", Value::text(media_type));
        self.attachments = Value::object([(digest.as_str(), Value::Text(b64::encode(octets)))]);
    }
}

fn text_of(value: &Value) -> &str {
    let Value::Text(text) = value else { panic!("not a text") };
    text
}

pub(crate) fn header(key: &SecretKey, kind: &str) -> Value {
    Value::object([
        ("alg", Value::text("ES256")),
        ("jwk", key.public().to_jwk()),
        ("kid", Value::Text(key.public().kid().to_string())),
        ("typ", Value::Text(format!("vnd.tell-it-once.{kind}.v1+json"))),
    ])
}

pub(crate) fn sign(header: &Value, payload: &[u8], key: &SecretKey) -> [String; 3] {
    let protected = b64::encode(header.to_canonical().as_bytes());
    let payload = b64::encode(payload);
    let signature = b64::encode(&key.sign(&Sid::of_signed(&protected, &payload)));
    [protected, payload, signature]
}

/// Sets what a pointer names; the last name may be new.
pub(crate) fn set(value: &mut Value, pointer: &str, new: Value) {
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
    match at(value, parent) {
        Value::Object(members) => {
            members.insert(last.to_owned(), new);
        }
        Value::Array(items) => items[last.parse::<usize>().expect("an index")] = new,
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => panic!("nothing inside {parent}"),
    }
}

pub(crate) fn remove(value: &mut Value, pointer: &str) {
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
    match at(value, parent) {
        Value::Object(members) => drop(members.remove(last)),
        Value::Array(items) => drop(items.remove(last.parse().expect("an index"))),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => panic!("nothing inside {parent}"),
    }
}

fn at<'a>(value: &'a mut Value, pointer: &str) -> &'a mut Value {
    pointer.split('/').skip(1).fold(value, |value, name| match value {
        Value::Object(members) => members.get_mut(name).expect("the member is there"),
        Value::Array(items) => &mut items[name.parse::<usize>().expect("an index")],
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => panic!("nothing at {name}"),
    })
}

/// The header of a file, decoded.
pub(crate) fn header_of(file: &Value) -> Value {
    let octets = b64::decode(text(file, "/protected")).expect("it is base64url");
    parse(&octets, Limits::FILE).expect("it is JSON")
}

pub(crate) fn set_header(file: &mut Value, header: &Value) {
    set(file, "/protected", Value::Text(b64::encode(header.to_canonical().as_bytes())));
}

pub(crate) fn parsed(text: &str) -> Value {
    parse(text.as_bytes(), Limits::FILE).expect("it is JSON")
}
