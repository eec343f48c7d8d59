//! The texts that people type in an entry, and which letters of which of them changed.

use crate::entry::Entry;

/// What was typed: in one text of an entry, and nothing else changed.
pub(super) struct Change<'a> {
    pub(super) place: usize,
    pub(super) at: usize,
    pub(super) added: &'a str,
    pub(super) removed: &'a str,
    /// the first letter after a space
    pub(super) begins_word: bool,
}

impl Change<'_> {
    /// Pasted words, and those that a keyboard proposes, are not typed letter by letter.
    pub(super) fn is_one_letter(&self) -> bool {
        self.added.chars().take(2).count() + self.removed.chars().take(2).count() == 1
    }
}

/// None where more than one text changed, or something else than a text.
pub(super) fn change<'a>(before: &'a Entry, after: &'a Entry) -> Option<Change<'a>> {
    if !same_but_texts(before, after) {
        return None;
    }
    let (mut was, mut is) = (Vec::new(), Vec::new());
    texts(before, &mut was);
    texts(after, &mut is);
    let mut differ = was.into_iter().zip(is).enumerate().filter(|(_, (was, is))| was != is);
    let (place, (was, is)) = differ.next()?;
    if differ.next().is_some() {
        return None;
    }
    let at = shared_start(was, is);
    let (was, new) = (&was[at..], &is[at..]);
    let end = shared_end(was, new);
    let (removed, added) = (&was[..was.len() - end], &new[..new.len() - end]);
    let begins_word = is[..at].ends_with(char::is_whitespace) && !added.starts_with(char::is_whitespace);
    Some(Change { place, at, added, removed, begins_word })
}

/// How many octets at the start are the same, in whole letters.
fn shared_start(one: &str, other: &str) -> usize {
    let pairs = one.bytes().zip(other.bytes());
    let mut n = pairs.take_while(|(one, other)| one == other).count();
    while !(one.is_char_boundary(n) && other.is_char_boundary(n)) {
        n -= 1;
    }
    n
}

fn shared_end(one: &str, other: &str) -> usize {
    let pairs = one.bytes().rev().zip(other.bytes().rev());
    let mut n = pairs.take_while(|(one, other)| one == other).count();
    while !(one.is_char_boundary(one.len() - n) && other.is_char_boundary(other.len() - n)) {
        n -= 1;
    }
    n
}

/// The same boxes, picks, piles, items and pictures, whatever is written in them.
fn same_but_texts(one: &Entry, other: &Entry) -> bool {
    match (one, other) {
        (Entry::Words(_), Entry::Words(_)) | (Entry::Date(_), Entry::Date(_)) => true,
        (Entry::List(one), Entry::List(other)) => one.len() == other.len(),
        (Entry::Picked(one), Entry::Picked(other)) => {
            one.options == other.options && one.details.keys().eq(other.details.keys())
        }
        (Entry::Scale(one), Entry::Scale(other)) => one.value == other.value,
        (Entry::Sorted(one), Entry::Sorted(other)) => {
            let piles = |typed: &crate::question::sort::Typed| {
                typed.own.iter().map(|card| card.pile).collect::<Vec<_>>()
            };
            one.piles == other.piles && piles(one) == piles(other)
        }
        (Entry::Rows(one), Entry::Rows(other)) => {
            let same = |(one, other): (&crate::question::rows::Row, &crate::question::rows::Row)| {
                let mut cells = one.cells.values().zip(other.cells.values());
                one.id == other.id
                    && one.cells.keys().eq(other.cells.keys())
                    && cells.all(|(one, other)| same_but_texts(one, other))
            };
            one.len() == other.len() && one.iter().zip(other).all(same)
        }
        (Entry::Address(one), Entry::Address(other)) => one.private == other.private,
        (Entry::Media(one), Entry::Media(other)) => {
            one.iter().map(|picture| &picture.sha256).eq(other.iter().map(|picture| &picture.sha256))
        }
        (Entry::Voice(one), Entry::Voice(other)) => one.note == other.note,
        (Entry::Signed(one), Entry::Signed(other)) => one.how == other.how && one.mark == other.mark,
        (
            Entry::Words(_)
            | Entry::List(_)
            | Entry::Picked(_)
            | Entry::Scale(_)
            | Entry::Sorted(_)
            | Entry::Rows(_)
            | Entry::Date(_)
            | Entry::Address(_)
            | Entry::Media(_)
            | Entry::Voice(_)
            | Entry::Signed(_),
            _,
        ) => false,
    }
}

/// Every text of an entry, always in the same order.
fn texts<'a>(entry: &'a Entry, found: &mut Vec<&'a str>) {
    match entry {
        Entry::Words(words) => found.push(words),
        Entry::List(items) => found.extend(items.iter().map(String::as_str)),
        Entry::Picked(typed) => {
            found.extend(typed.details.values().map(String::as_str));
            found.push(&typed.other);
        }
        Entry::Scale(typed) => found.push(&typed.better),
        Entry::Sorted(typed) => found.extend(typed.own.iter().map(|card| card.label.as_str())),
        Entry::Rows(rows) => {
            rows.iter().flat_map(|row| row.cells.values()).for_each(|cell| texts(cell, found))
        }
        Entry::Date(typed) => found.extend([&typed.day, &typed.month, &typed.year].map(String::as_str)),
        Entry::Address(typed) => found.extend([&typed.lines, &typed.postcode].map(String::as_str)),
        Entry::Media(pictures) => found.extend(pictures.iter().map(|picture| picture.alt.as_str())),
        Entry::Voice(typed) => found.push(&typed.words),
        Entry::Signed(typed) => {
            let texts = [&typed.name, &typed.day.day, &typed.day.month, &typed.day.year];
            found.extend(texts.map(String::as_str));
        }
    }
}

/// One of them, to be changed.
pub(super) fn text_mut(entry: &mut Entry, place: usize) -> Option<&mut String> {
    let mut found = Vec::new();
    texts_mut(entry, &mut found);
    found.into_iter().nth(place)
}

fn texts_mut<'a>(entry: &'a mut Entry, found: &mut Vec<&'a mut String>) {
    match entry {
        Entry::Words(words) => found.push(words),
        Entry::List(items) => found.extend(items),
        Entry::Picked(typed) => {
            found.extend(typed.details.values_mut());
            found.push(&mut typed.other);
        }
        Entry::Scale(typed) => found.push(&mut typed.better),
        Entry::Sorted(typed) => found.extend(typed.own.iter_mut().map(|card| &mut card.label)),
        Entry::Rows(rows) => {
            rows.iter_mut().flat_map(|row| row.cells.values_mut()).for_each(|cell| texts_mut(cell, found));
        }
        Entry::Date(typed) => found.extend([&mut typed.day, &mut typed.month, &mut typed.year]),
        Entry::Address(typed) => found.extend([&mut typed.lines, &mut typed.postcode]),
        Entry::Media(pictures) => found.extend(pictures.iter_mut().map(|picture| &mut picture.alt)),
        Entry::Voice(typed) => found.push(&mut typed.words),
        Entry::Signed(typed) => {
            let day = &mut typed.day;
            found.extend([&mut typed.name, &mut day.day, &mut day.month, &mut day.year]);
        }
    }
}
