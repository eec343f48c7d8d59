//! Small booklets, people and answers to try rules on. Only in tests.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    booklet::{self, Booklet},
    entry::Entry,
    folder::{Arrival, Edit, Folder, Role, Spot, child_id},
    id::{ChoiceId, ColumnId, ContributorId, FolderId, RowId},
    question::{pick, rows::Row, scale},
    sitting::Sitting,
    text::ENGLISH,
    words::Style,
};

pub(crate) fn on_day(day: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment") + TimeDelta::days(day)
}

/// A booklet of one part, with questions as they are written in a file.
pub(crate) fn booklet(id: &str, asks: &str, questions: &[String]) -> Booklet {
    let questions = questions.join(",");
    let written = format!(
        r#"{{"id":"{id}","version":"1","asks":"{asks}","title":"The {id}","about":"A","minutes":{{"quick":1,"full":1}},
            "sections":[{{"id":"s","title":"S","accent":"teal","questions":[{questions}]}}]}}"#
    );
    booklet::read(written.as_bytes()).unwrap_or_else(|misfits| panic!("{misfits:#?}"))
}

/// A question; `rest` is what else is written of it, from its kind on.
pub(crate) fn question(id: &str, rest: &str) -> String {
    format!(r#"{{"id":"{id}","core":true,"ask":"{id} of {{name}}?",{rest}}}"#)
}

pub(crate) fn folder(id: &'static str) -> Folder {
    Folder::new(FolderId::known(id), "b".to_owned(), "k1".to_owned(), on_day(0))
}

/// Somebody sits down at the keyboard.
pub(crate) fn arrive(folder: &mut Folder, role: Role, name: &str) -> ContributorId {
    let [name, key] = [name, "k"].map(str::to_owned);
    let child = if role == Role::YoungPerson { name.clone() } else { String::new() };
    folder.apply(Edit::Arrive(Arrival { role, name, child, key }), on_day(0));
    folder.writer().map_or_else(child_id, |writer| writer.id.clone())
}

pub(crate) fn spot(contributor: &ContributorId, booklet: &str, question: &str) -> Spot {
    let (booklet, question) = (booklet.parse().expect("an id"), question.parse().expect("an id"));
    Spot { contributor: contributor.clone(), booklet, question }
}

pub(crate) fn say(folder: &mut Folder, spot: &Spot, entry: Entry, day: i64) {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Set { spot: spot.clone(), asked, lang, entry }, on_day(day));
}

pub(crate) fn share(folder: &mut Folder, spot: &Spot, shared: bool) {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Share { spot: spot.clone(), asked, lang, shared }, on_day(0));
}

pub(crate) fn sitting<'a>(folder: &'a Folder, booklet: &'a Booklet) -> Sitting<'a> {
    Sitting::new(folder, booklet, Style::Usual, &ENGLISH, on_day(0).date_naive())
}

pub(crate) fn words(words: &str) -> Entry {
    Entry::Words(words.to_owned())
}

pub(crate) fn list(items: &[&str]) -> Entry {
    Entry::List(items.iter().map(|item| (*item).to_owned()).collect())
}

pub(crate) fn picked(options: &[&'static str], other: &str) -> Entry {
    let options = options.iter().map(|id| ChoiceId::known(id)).collect();
    Entry::Picked(pick::Typed { options, other: other.to_owned(), ..Default::default() })
}

pub(crate) fn scaled(value: u8) -> Entry {
    Entry::Scale(scale::Typed { value: Some(value), better: String::new() })
}

/// An item with words in its boxes.
pub(crate) fn row(id: &'static str, cells: &[(&'static str, &str)]) -> Row {
    let cells = cells.iter().map(|(column, said)| (ColumnId::known(column), words(said)));
    Row { id: RowId::known(id), cells: cells.collect() }
}
