//! Small booklets and folders to try rules on. Only in tests.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Booklet, read};
use crate::{
    entry::Entry,
    folder::{Arrival, Edit, Folder, Role, Spot, child_id},
    id::{BookletId, ContributorId, FolderId, QuestionId},
    question::date,
};

pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment")
}

/// 22 November 2026.
pub(crate) fn today() -> NaiveDate {
    now().date_naive()
}

/// A booklet of one part. `members` and `questions` are written as in a file.
pub(crate) fn booklet(id: &str, members: &str, questions: &[&str]) -> Booklet {
    let file = format!(
        r#"{{"id":"{id}","version":"1","title":"{id}","about":"A","minutes":{{"quick":1,"full":1}},{members},
        "sections":[{{"id":"s","title":"S","accent":"teal","questions":[{}]}}]}}"#,
        questions.join(",")
    );
    read(file.as_bytes()).unwrap_or_else(|misfits| panic!("{misfits:#?}"))
}

/// A starred question that asks by its own id.
pub(crate) fn question(id: &str, kind: &str) -> String {
    format!(r#"{{"id":"{id}","core":true,"ask":"{id} of {{name}}?","kind":"{kind}"}}"#)
}

pub(crate) fn folder() -> Folder {
    Folder::new(FolderId::known("f1"), "b".to_owned(), "k1".to_owned(), now())
}

pub(crate) fn arrive(folder: &mut Folder, role: Role, name: &str) -> ContributorId {
    let (name, child, key) = (name.to_owned(), "Sam".to_owned(), "k".to_owned());
    folder.apply(Edit::Arrive(Arrival { role, name, child, key }), now());
    folder.writer().map_or_else(child_id, |writer| writer.id.clone())
}

pub(crate) fn set(
    folder: &mut Folder,
    contributor: &ContributorId,
    booklet: &str,
    question: &str,
    entry: Entry,
) {
    let booklet: BookletId = booklet.parse().expect("an id");
    let question: QuestionId = question.parse().expect("an id");
    let spot = Spot { contributor: contributor.clone(), booklet, question };
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Set { spot, asked, lang, entry }, now());
}

pub(crate) fn words(words: &str) -> Entry {
    Entry::Words(words.to_owned())
}

pub(crate) fn born(folder: &mut Folder, day: &str, month: &str, year: &str) {
    let [day, month, year] = [day, month, year].map(str::to_owned);
    set(folder, &child_id(), "details", "cd.dob", Entry::Date(date::Typed { day, month, year }));
}
