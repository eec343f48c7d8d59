//! A `Value` to a type, with everything that does not fit at once.
//!
//! Not a derive: a derive stops at the first problem, and a council officer who mends a booklet
//! wants the whole list. Objects are closed: a member that nobody asked for is a problem too.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use super::Value;

/// One thing in a file that is not as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// a JSON pointer (RFC 6901)
    pub path: String,
    pub message: String,
}

/// Collects misfits while a value is read.
#[derive(Default)]
pub struct Shape(RefCell<Vec<Misfit>>);

impl Shape {
    /// Where reading starts.
    pub fn root<'a>(&'a self, value: &'a Value) -> At<'a> {
        At { value, path: String::new(), shape: self }
    }

    /// Everything that did not fit, in file order as far as it was read.
    pub fn into_misfits(self) -> Vec<Misfit> {
        self.0.into_inner()
    }

    /// For rules that look across a whole file.
    pub fn refuse(&self, path: impl Into<String>, message: impl Into<String>) {
        self.0.borrow_mut().push(Misfit { path: path.into(), message: message.into() });
    }
}

/// A value and where it stands. Every reader notes a misfit and gives `None`.
#[derive(Clone)]
pub struct At<'a> {
    pub value: &'a Value,
    path: String,
    shape: &'a Shape,
}

impl<'a> At<'a> {
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Notes that this value is wrong.
    pub fn refuse(&self, message: impl Into<String>) {
        self.shape.refuse(self.path.clone(), message);
    }

    pub fn fields(&self) -> Option<Fields<'a>> {
        let Value::Object(members) = self.value else { return self.wrong("an object, in { }") };
        let asked = Cell::new(0);
        let names = RefCell::new(Vec::new());
        Some(Fields { members, path: self.path.clone(), shape: self.shape, asked, names })
    }

    /// The members of an object whose names are data, not shape.
    pub fn entries(&self) -> Vec<(&'a str, At<'a>)> {
        let Value::Object(members) = self.value else {
            return self.wrong("an object, in { }").unwrap_or_default();
        };
        members.iter().map(|(name, value)| (name.as_str(), self.inside(name, value))).collect()
    }

    pub fn items(&self) -> Vec<At<'a>> {
        let Value::Array(items) = self.value else {
            return self.wrong("a list, in [ ]").unwrap_or_default();
        };
        items.iter().enumerate().map(|(n, item)| self.inside(&n.to_string(), item)).collect()
    }

    /// The items of a list that must not be empty.
    pub fn some(&self, what: &str) -> Vec<At<'a>> {
        let items = self.items();
        if matches!(self.value, Value::Array(items) if items.is_empty()) {
            self.refuse(format!("needs at least one {what}"));
        }
        items
    }

    pub fn text(&self) -> Option<&'a str> {
        let Value::Text(text) = self.value else { return self.wrong("a text, in \" \"") };
        Some(text)
    }

    /// A text with something in it.
    pub fn words(&self) -> Option<&'a str> {
        let text = self.text()?;
        if text.trim().is_empty() { self.wrong("a text that is not empty") } else { Some(text) }
    }

    pub fn int(&self) -> Option<i64> {
        let Value::Int(number) = self.value else { return self.wrong("a whole number") };
        Some(*number)
    }

    /// A whole number within bounds that the target type can hold.
    pub fn count<T: TryFrom<i64>>(&self) -> Option<T> {
        let number = self.int()?;
        T::try_from(number).ok().or_else(|| self.wrong("a whole number that is not so large or small"))
    }

    pub fn flag(&self) -> Option<bool> {
        let Value::Bool(flag) = self.value else { return self.wrong("true or false") };
        Some(*flag)
    }

    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// One of a closed set of words.
    pub fn one_of<T: Copy>(&self, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text()?;
        let found = choices.iter().find(|(word, _)| *word == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
            self.refuse(format!("must be one of: {}", words.join(", ")));
        }
        found
    }

    /// A text that parses as a type of ours.
    pub fn parsed<T: std::str::FromStr>(&self) -> Option<T>
    where
        T::Err: std::fmt::Display,
    {
        self.text()?.parse().map_err(|error: T::Err| self.refuse(error.to_string())).ok()
    }

    fn inside(&self, name: &str, value: &'a Value) -> At<'a> {
        At { value, path: format!("{}/{}", self.path, escape(name)), shape: self.shape }
    }

    fn wrong<T>(&self, expected: &str) -> Option<T> {
        self.refuse(format!("must be {expected}"));
        None
    }
}

/// The members of one object. When it is dropped, members that nobody asked for are misfits.
pub struct Fields<'a> {
    members: &'a BTreeMap<String, Value>,
    path: String,
    shape: &'a Shape,
    asked: Cell<usize>,
    names: RefCell<Vec<&'static str>>,
}

impl<'a> Fields<'a> {
    /// A member that must be there.
    pub fn need(&self, name: &'static str) -> Option<At<'a>> {
        let found = self.may(name);
        if found.is_none() {
            self.shape.refuse(self.path.clone(), format!("\"{name}\" is missing"));
        }
        found
    }

    /// A member that may be there.
    pub fn may(&self, name: &'static str) -> Option<At<'a>> {
        self.names.borrow_mut().push(name);
        let value = self.members.get(name)?;
        self.asked.set(self.asked.get() + 1);
        Some(At { value, path: format!("{}/{}", self.path, escape(name)), shape: self.shape })
    }

    /// The object's own place.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Notes that the object as a whole is wrong.
    pub fn refuse(&self, message: impl Into<String>) {
        self.shape.refuse(self.path.clone(), message);
    }
}

impl Drop for Fields<'_> {
    fn drop(&mut self) {
        let names = self.names.borrow();
        if self.asked.get() == self.members.len() {
            return;
        }
        for name in self.members.keys().filter(|name| !names.contains(&name.as_str())) {
            let path = format!("{}/{}", self.path, escape(name));
            self.shape.refuse(path, "this name is not known here; is it spelt right?");
        }
    }
}

/// A name as one step of a JSON pointer.
pub(super) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::{super::parse, *};

    #[test]
    fn every_misfit_is_listed_with_its_path() {
        let json = br#"{"id":7,"items":[{"n":1},{"n":"x","extra/1":0}],"mood":"grand"}"#;
        let value = parse(json, super::super::Limits::FILE).expect("it is JSON");
        let shape = Shape::default();
        let fields = shape.root(&value).fields().expect("it is an object");
        assert_eq!(fields.need("id").and_then(|at| at.text()), None);
        for item in fields.need("items").into_iter().flat_map(|at| at.items()) {
            let Some(item) = item.fields() else { continue };
            let _ = item.need("n").and_then(|at| at.int());
        }
        let _ = fields.need("mood").and_then(|at| at.one_of(&[("good", 1), ("bad", 2)]));
        let _ = fields.need("title");
        drop(fields);
        let found: Vec<_> =
            shape.into_misfits().into_iter().map(|m| format!("{} {}", m.path, m.message)).collect();
        assert_eq!(
            found,
            [
                "/id must be a text, in \" \"",
                "/items/1/n must be a whole number",
                "/items/1/extra~11 this name is not known here; is it spelt right?",
                "/mood must be one of: good, bad",
                " \"title\" is missing",
            ]
        );
    }
}
