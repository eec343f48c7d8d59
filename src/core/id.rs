//! Names of things: one type for each, made in one place.
//!
//! Ids are part of file formats; they never hold words that a person typed.

use std::{fmt, marker::PhantomData, str::FromStr, sync::Arc};

/// The name of a `T`: `^[a-z0-9][a-z0-9._-]{0,63}$`.
pub struct Id<T>(Arc<str>, PhantomData<fn() -> T>);

/// What an id names. These types have no values.
pub mod of {
    pub enum Booklet {}
    pub enum Section {}
    pub enum Question {}
    pub enum Choice {}
    pub enum Column {}
    pub enum Row {}
    pub enum WordBank {}
    pub enum Clock {}
    pub enum Rule {}
    pub enum Path {}
    pub enum PathStep {}
    pub enum Letter {}
    pub enum Folder {}
    pub enum Contributor {}
    pub enum Symbol {}
    pub enum Term {}
}

pub type BookletId = Id<of::Booklet>;
pub type SectionId = Id<of::Section>;
pub type QuestionId = Id<of::Question>;
/// An option of a choice, or a card of a sort.
pub type ChoiceId = Id<of::Choice>;
pub type ColumnId = Id<of::Column>;
pub type RowId = Id<of::Row>;
pub type WordBankId = Id<of::WordBank>;
/// A day that a family may know, from which something is counted.
pub type ClockId = Id<of::Clock>;
/// A rule of when something is due.
pub type RuleId = Id<of::Rule>;
pub type PathId = Id<of::Path>;
pub type PathStepId = Id<of::PathStep>;
/// A letter that a family may send.
pub type LetterId = Id<of::Letter>;
pub type FolderId = Id<of::Folder>;
pub type ContributorId = Id<of::Contributor>;
/// A picture that stands for one idea.
pub type SymbolId = Id<of::Symbol>;
/// A word that needs explaining.
pub type TermId = Id<of::Term>;

/// A text that cannot be an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("must be 1 to 64 of: a-z 0-9 . _ - and start with a letter or digit")
    }
}

impl<T> FromStr for Id<T> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let starts = text.bytes().next().is_some_and(plain);
        let goes_on = text.bytes().all(|byte| plain(byte) || matches!(byte, b'.' | b'_' | b'-'));
        if starts && goes_on && text.len() <= 64 { Ok(Id(text.into(), PhantomData)) } else { Err(NotAnId) }
    }
}

impl<T> Id<T> {
    /// An id that the program itself writes out.
    ///
    /// # Panics
    /// When the text is not an id, which a test of the calling code would show.
    pub fn known(text: &'static str) -> Self {
        text.parse().expect("an id written in the program is well formed")
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Id(self.0.clone(), PhantomData)
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, good: bool) {
        assert_eq!(text.parse::<QuestionId>().is_ok(), good, "{text:?}");
    }

    #[test]
    fn ids_are_small_plain_words() {
        check("mp.know", true);
        check("0-10", true);
        check(&"a".repeat(64), true);
        check(&"a".repeat(65), false);
        check("", false);
        check(".know", false);
        check("Know", false);
        check("kn ow", false);
        check("../secret", false);
        check("__proto__", false);
    }
}
