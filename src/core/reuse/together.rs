//! What stands here already with what is offered behind it, so that accepting loses nothing.

use super::Offer;
use crate::{
    entry::Entry,
    id::ColumnId,
    question::{Kind, Question, pick, rows::Row, voice},
    sitting::Sitting,
};

impl Kind {
    /// What is offered can stand behind what is there already.
    pub fn has_room_for(&self, offer: Offer) -> bool {
        match self {
            Kind::List | Kind::Rows(_) | Kind::Multi(_) => true,
            // what has changed at its source is not written twice
            Kind::Long => offer == Offer::New,
            Kind::Line(_)
            | Kind::Choice(_)
            | Kind::YesNo(_)
            | Kind::Faces(_)
            | Kind::Scale(_)
            | Kind::Sort(_)
            | Kind::Date
            | Kind::Number
            | Kind::Money
            | Kind::Address
            | Kind::Media
            | Kind::Sign
            | Kind::Info(_) => false,
        }
    }
}

impl Sitting<'_> {
    /// None where nothing stands here, or where one answer only has room.
    pub(super) fn together(&self, question: &Question, offered: &Entry, offer: Offer) -> Option<Entry> {
        let now = self.entry(&question.id).filter(|entry| !entry.is_empty())?;
        if !question.kind.has_room_for(offer) {
            return None;
        }
        match (&question.kind, now, offered) {
            (Kind::List, Entry::List(now), Entry::List(offered)) => Some(Entry::List(lists(now, offered))),
            (Kind::Rows(rules), Entry::Rows(now), Entry::Rows(offered)) => {
                Some(Entry::Rows(rows(&rules.columns.first()?.id, now, offered)))
            }
            (Kind::Long, Entry::Words(_) | Entry::Voice(_), Entry::Words(offered)) => {
                let both = texts(now.words()?.trim_end(), offered.trim());
                Some(voice::with_words(Some(now.clone()), both))
            }
            (Kind::Multi(_), Entry::Picked(now), Entry::Picked(offered)) => {
                Some(Entry::Picked(picks(now, offered)))
            }
            _ => None,
        }
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn texts(now: &str, offered: &str) -> String {
    match (now.is_empty(), now.contains(offered)) {
        (true, _) => offered.to_owned(),
        (false, true) => now.to_owned(),
        (false, false) => format!("{now}\n{offered}"),
    }
}

fn lists(now: &[String], offered: &[String]) -> Vec<String> {
    let mut all: Vec<String> = now.iter().filter(|item| !item.trim().is_empty()).cloned().collect();
    for item in offered.iter().filter(|item| !item.trim().is_empty()) {
        if !all.iter().any(|known| same(known, item)) {
            all.push(item.clone());
        }
    }
    all
}

/// An item that was taken over before takes what has changed; one of the same name is there already.
fn rows(first: &ColumnId, now: &[Row], offered: &[Row]) -> Vec<Row> {
    let name = |row: &Row| match row.cells.get(first) {
        Some(Entry::Words(words)) => words.clone(),
        _ => String::new(),
    };
    let mut all = now.to_vec();
    for row in offered {
        if let Some(known) = all.iter_mut().find(|known| known.id == row.id) {
            known.cells.extend(row.cells.clone());
        } else if name(row).trim().is_empty() || !all.iter().any(|known| same(&name(known), &name(row))) {
            all.push(row.clone());
        }
    }
    all
}

fn picks(now: &pick::Typed, offered: &pick::Typed) -> pick::Typed {
    let mut all = now.clone();
    all.options.extend(offered.options.iter().cloned());
    for (id, words) in &offered.details {
        let known = all.details.entry(id.clone()).or_default();
        if known.trim().is_empty() {
            known.clone_from(words);
        }
    }
    if !offered.other.trim().is_empty() && !all.other.contains(offered.other.trim()) {
        let both = [all.other.trim(), offered.other.trim()];
        all.other = both.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
    }
    all
}
