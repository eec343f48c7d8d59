//! Strict JSON: the one reader and writer for every file of this project.
//!
//! Not a general JSON library: no floats, no duplicate names, numbers within ±(2^53−1), limits
//! before work. `serde_json::Value` silently keeps the last of two members with one name, so two
//! readers of one file could see different answers; this type cannot.

mod shape;
mod strict;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

pub use shape::{At, Fields, Misfit, Shape};
pub use strict::{Limits, Unreadable, parse};

/// A JSON value that two readers cannot see differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Bool(bool),
    Int(i64),
    Text(String),
    Array(Vec<Value>),
    Object(BTreeMap<String, Value>),
}

/// A map or set of these, filled one by one: `collect` would sort them first, with a sort of its own
/// for each type, which a phone must download.
pub(crate) fn filled<T, C: Default + Extend<T>>(items: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(items);
    all
}

/// Gives a text in one spelling of its letters (NFC).
pub type Spelling = fn(&str) -> String;

/// The largest whole number that every JSON reader keeps exactly (RFC 7493).
pub const MAX_INT: i64 = (1 << 53) - 1;

impl Value {
    /// An object from its members.
    pub fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
        Value::named(&mut members.into_iter().map(|(name, value)| (name.to_owned(), value)))
    }

    /// An object whose members' names are data. They are put in one by one: collecting into a map
    /// brings a sort of its own for each type, which a phone must download.
    pub fn named(members: &mut dyn Iterator<Item = (String, Value)>) -> Value {
        let mut object = BTreeMap::new();
        for (name, value) in members {
            object.insert(name, value);
        }
        Value::Object(object)
    }

    /// A text, from anything that is one. No file of ours can hold U+0000, so it is left out:
    /// one that was pasted would keep a whole folder from being read again.
    pub fn text(text: impl Into<String>) -> Value {
        let mut text = text.into();
        text.retain(|letter| letter != '\0');
        Value::Text(text)
    }

    /// The member of that name, where this is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Object(members) => members.get(name),
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::Array(_) => None,
        }
    }

    /// The same with every text in one spelling of its letters (NFC), as files are written. `nfc` is
    /// the browser's or a library's: its tables are too large to download for what browsers have.
    pub fn to_nfc(&self, nfc: Spelling) -> Value {
        match self {
            Value::Null | Value::Bool(_) | Value::Int(_) => self.clone(),
            Value::Text(text) => Value::Text(nfc(text)),
            Value::Array(items) => items.iter().map(|item| item.to_nfc(nfc)).collect::<Vec<_>>().into(),
            Value::Object(members) => {
                Value::named(&mut members.iter().map(|(name, value)| (nfc(name), value.to_nfc(nfc))))
            }
        }
    }

    /// Canonical octets (RFC 8785): sorted names, smallest escapes, no spaces.
    pub fn to_canonical(&self) -> String {
        serde_json::to_string(self).expect("a value has text keys and no floats, so it can be written")
    }

    /// The same, spread over lines for people.
    pub fn to_pretty(&self) -> String {
        serde_json::to_string_pretty(self).expect("a value has text keys and no floats, so it can be written")
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => to.serialize_unit(),
            Value::Bool(flag) => to.serialize_bool(*flag),
            Value::Int(number) => to.serialize_i64(*number),
            Value::Text(text) => to.serialize_str(text),
            Value::Array(items) => to.collect_seq(items),
            Value::Object(members) => to.collect_map(members),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Value {
        Value::Bool(flag)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Value {
        Value::Array(items)
    }
}
