//! Octets to a `Value`, refusing what two readers could understand differently.
//!
//! The grammar is serde_json's; what is added is the refusal of duplicate names, floats, `-0`,
//! U+0000, a byte-order mark, and the limits of the bundle format, each checked before the work
//! that it bounds.

use std::{cell::RefCell, collections::BTreeMap, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::{MAX_INT, Value};

/// How much one file may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub bytes: usize,
    pub depth: usize,
    pub members: usize,
    /// in code points, for every text but those named in `long_names`
    pub text: usize,
    /// members of the outermost object whose texts only the size of the file bounds
    pub long_names: &'static [&'static str],
}

impl Limits {
    /// What a bundle, or any file a stranger may have made, can hold.
    pub const FILE: Limits =
        Limits { bytes: 40 << 20, depth: 16, members: 200_000, text: 50_000, long_names: &[] };
}

/// Why octets are not JSON that we read. Paths are JSON pointers; no text of the file is in here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    TooLarge { limit: usize },
    NotUtf8,
    ByteOrderMark,
    Syntax { line: usize, column: usize },
    DuplicateName { path: String },
    TooDeep { path: String },
    TooManyMembers,
    TextTooLong { path: String },
    NotAWholeNumber { path: String },
    ForbiddenCharacter { path: String },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::TooLarge { limit } => write!(to, "the file is larger than {} MiB", limit >> 20),
            Unreadable::NotUtf8 => write!(to, "the file is not UTF-8 text"),
            Unreadable::ByteOrderMark => {
                write!(to, "the file starts with a byte-order mark; save it as UTF-8 without one")
            }
            Unreadable::Syntax { line, column } => {
                write!(to, "this is not JSON: look at line {line}, column {column}")
            }
            Unreadable::DuplicateName { path } => write!(to, "{path}: this name is here twice"),
            Unreadable::TooDeep { path } => write!(to, "{path}: too many levels inside each other"),
            Unreadable::TooManyMembers => write!(to, "the file has too many members"),
            Unreadable::TextTooLong { path } => write!(to, "{path}: this text is too long"),
            Unreadable::NotAWholeNumber { path } => write!(to, "{path}: numbers must be whole numbers"),
            Unreadable::ForbiddenCharacter { path } => {
                write!(to, "{path}: the character U+0000 is not allowed")
            }
        }
    }
}

/// Reads octets within limits.
pub fn parse(bytes: &[u8], limits: Limits) -> Result<Value, Unreadable> {
    if bytes.len() > limits.bytes {
        return Err(Unreadable::TooLarge { limit: limits.bytes });
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Err(Unreadable::ByteOrderMark);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotUtf8)?;
    let reading = Reading { limits, members: RefCell::new(0), refusal: RefCell::new(None) };
    let mut from = serde_json::Deserializer::from_str(text);
    let read = reading.at(0).deserialize(&mut from).and_then(|value| from.end().map(|()| value));
    read.map_err(|error| {
        let syntax = Unreadable::Syntax { line: error.line(), column: error.column() };
        reading.refusal.into_inner().unwrap_or(syntax)
    })
}

struct Reading {
    limits: Limits,
    members: RefCell<usize>,
    refusal: RefCell<Option<Unreadable>>,
}

impl Reading {
    fn at(&self, depth: usize) -> Level<'_> {
        Level { reading: self, depth, text: self.limits.text }
    }

    /// Keeps the reason aside, since serde's own errors carry only text.
    fn refuse<E: serde::de::Error>(&self, why: Unreadable) -> E {
        *self.refusal.borrow_mut() = Some(why);
        E::custom("refused")
    }

    /// Called on the way out of a failed member or item, so paths cost nothing when all is well.
    fn prepend(&self, name: &str) {
        use Unreadable::*;
        if let Some(
            DuplicateName { path }
            | TooDeep { path }
            | TextTooLong { path }
            | NotAWholeNumber { path }
            | ForbiddenCharacter { path },
        ) = self.refusal.borrow_mut().as_mut()
        {
            path.insert_str(0, &format!("/{}", super::shape::escape(name)));
        }
    }

    fn count<E: serde::de::Error>(&self) -> Result<(), E> {
        let mut members = self.members.borrow_mut();
        *members += 1;
        if *members > self.limits.members { Err(self.refuse(Unreadable::TooManyMembers)) } else { Ok(()) }
    }
}

#[derive(Clone, Copy)]
struct Level<'a> {
    reading: &'a Reading,
    depth: usize,
    text: usize,
}

impl Level<'_> {
    fn deeper<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.depth >= self.reading.limits.depth {
            return Err(self.reading.refuse(Unreadable::TooDeep { path: String::new() }));
        }
        Ok(Level { depth: self.depth + 1, ..self })
    }

    /// The level of that member's value.
    fn of(self, name: &str) -> Self {
        let is_long = self.depth == 1 && self.reading.limits.long_names.contains(&name);
        Level { text: if is_long { usize::MAX } else { self.text }, ..self }
    }

    fn check<E: serde::de::Error>(self, text: String) -> Result<String, E> {
        // a code point takes 1 to 4 octets, so most texts need no counting
        if text.len() > self.text && text.chars().count() > self.text {
            return Err(self.reading.refuse(Unreadable::TextTooLong { path: String::new() }));
        }
        if text.contains('\0') {
            return Err(self.reading.refuse(Unreadable::ForbiddenCharacter { path: String::new() }));
        }
        Ok(text)
    }
}

impl<'de> DeserializeSeed<'de> for Level<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level<'_> {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Value, E> {
        if (-MAX_INT..=MAX_INT).contains(&number) {
            Ok(Value::Int(number))
        } else {
            Err(self.reading.refuse(Unreadable::NotAWholeNumber { path: String::new() }))
        }
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Value, E> {
        self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Value, E> {
        Err(self.reading.refuse(Unreadable::NotAWholeNumber { path: String::new() }))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Value, E> {
        self.check(text).map(Value::Text)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let inside = self.deeper()?;
        let mut items = Vec::new();
        loop {
            match from.next_element_seed(inside) {
                Ok(Some(item)) => {
                    self.reading.count::<A::Error>()?;
                    items.push(item);
                }
                Ok(None) => return Ok(Value::Array(items)),
                Err(error) => {
                    self.reading.prepend(&items.len().to_string());
                    return Err(error);
                }
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let inside = self.deeper()?;
        let mut members = BTreeMap::new();
        while let Some(name) = from.next_key::<String>()? {
            self.reading.count::<A::Error>()?;
            let name = inside.check::<A::Error>(name)?;
            let value =
                from.next_value_seed(inside.of(&name)).inspect_err(|_| self.reading.prepend(&name))?;
            if members.contains_key(&name) {
                let refused = A::Error::custom("refused");
                *self.reading.refusal.borrow_mut() = Some(Unreadable::DuplicateName { path: String::new() });
                self.reading.prepend(&name);
                return Err(refused);
            }
            members.insert(name, value);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: Result<&str, Unreadable>) {
        let limits = Limits { bytes: 200, depth: 3, members: 6, text: 10, long_names: &["long"] };
        let read = parse(input.as_bytes(), limits).map(|value| value.to_canonical());
        assert_eq!(read, expected.map(str::to_owned), "{input}");
    }

    #[test]
    fn what_is_read_and_what_is_refused() {
        let path = |path: &str| path.to_owned();
        check(r#" {"b":1,"a":[true,null,"é\n"]} "#, Ok(r#"{"a":[true,null,"é\n"],"b":1}"#));
        check(r#"{"a":{"b":1,"b":2}}"#, Err(Unreadable::DuplicateName { path: path("/a/b") }));
        check(r#"{"a":[1,2.5]}"#, Err(Unreadable::NotAWholeNumber { path: path("/a/1") }));
        check("-0", Err(Unreadable::NotAWholeNumber { path: path("") }));
        check("9007199254740991", Ok("9007199254740991"));
        check("9007199254740992", Err(Unreadable::NotAWholeNumber { path: path("") }));
        check("[[[1]]]", Ok("[[[1]]]"));
        check("[[[[1]]]]", Err(Unreadable::TooDeep { path: path("/0/0/0") }));
        check("[1,2,3,4,5,6]", Ok("[1,2,3,4,5,6]"));
        check("[1,2,3,4,5,6,7]", Err(Unreadable::TooManyMembers));
        check(r#""ééééééééééé""#, Err(Unreadable::TextTooLong { path: path("") }));
        check(r#"{"long":["ééééééééééé"]}"#, Ok(r#"{"long":["ééééééééééé"]}"#));
        check(r#"[{"long":"ééééééééééé"}]"#, Err(Unreadable::TextTooLong { path: path("/0/long") }));
        check(r#"["a\u0000"]"#, Err(Unreadable::ForbiddenCharacter { path: path("/0") }));
        check(r#"{"a":1,}"#, Err(Unreadable::Syntax { line: 1, column: 8 }));
        check("{} {}", Err(Unreadable::Syntax { line: 1, column: 4 }));
        check("", Err(Unreadable::Syntax { line: 1, column: 0 }));
        check("\u{FEFF}{}", Err(Unreadable::ByteOrderMark));
        check(&" ".repeat(201), Err(Unreadable::TooLarge { limit: 200 }));
        assert_eq!(parse(b"\"\xFF\"", Limits::FILE), Err(Unreadable::NotUtf8));
    }
}
