//! A person's day as a script: who is here, what they do, and what they then see.
//!
//! In `tests/journeys/*.txt`, lines at the margin are the script (`journeys/script.rs` says what can
//! be in it), and the indented lines under a `show` are what was seen. Only the core is asked, in
//! the ways in which the app asks it. After a change that is meant: `SNAPSHOTS=overwrite cargo test
//! journeys`, and read the difference.

mod script;
mod show;

use std::{cell::RefCell, collections::BTreeMap};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use snapbox::{Assert, Data};
use tell_it_once_core::{
    booklet::{self, Booklet},
    council::{self, Council},
    folder::{self, Folder, Spot},
    id::{BookletId, FolderId, QuestionId},
    journey::Density,
    json::{self, Limits, Value},
    reuse::Suggestion,
    sitting::Sitting,
    text::ENGLISH,
    words::Style,
};

use crate::repo;

/// A device with one folder, and a person at it.
pub(crate) struct Day {
    pub(crate) folder: Folder,
    pub(crate) booklets: Vec<Booklet>,
    pub(crate) council: Council,
    open: BookletId,
    density: Density,
    style: Style,
    now: DateTime<Utc>,
    pub(crate) today: NaiveDate,
    /// people who came, for their keys
    people: u8,
    /// booklets as they are written now, by id
    written: BTreeMap<String, Value>,
}

impl Day {
    pub(crate) fn begin() -> Day {
        let now = DateTime::from_timestamp(1_795_341_900, 0).expect("it is a moment");
        let (id, uuid) = (FolderId::known("f-1"), "7f1c1f0e-5a3c-4c6e-9d52-0a6d3f0f6c11".to_owned());
        let booklets = repo::files("public/booklets", ".json");
        let booklets = booklets.iter().map(|path| read_booklet(&repo::bytes(path))).collect();
        let council = council::read(&repo::bytes("public/council.json")).expect("the council's file is good");
        Day {
            folder: Folder::new(id, uuid, key(1), now),
            booklets,
            council,
            open: BookletId::known("my-profile"),
            density: Density::One,
            style: Style::Usual,
            now,
            today: now.date_naive(),
            people: 1,
            written: BTreeMap::new(),
        }
    }

    fn booklet(&self) -> &Booklet {
        self.booklets.iter().find(|one| one.id == self.open).expect("the booklet is shipped")
    }

    fn sitting(&self) -> Sitting<'_> {
        Sitting::new(&self.folder, self.booklet(), self.style, &ENGLISH, self.today)
    }

    fn spot(&self, question: &str) -> Spot {
        let question: QuestionId = question.parse().expect("a question's id");
        self.sitting().spot(&question)
    }

    /// What is offered for a question of the open booklet.
    fn suggestions(&self, question: &str) -> Result<Vec<Suggestion>, String> {
        let id: QuestionId = question.parse().map_err(|_| format!("{question} is no id"))?;
        let question = self.booklet().question(&id).ok_or_else(|| format!("{question} is not asked"))?;
        Ok(self.sitting().suggestions(question, &self.booklets))
    }

    /// A minute passes with each thing that is done.
    fn tick(&mut self) -> DateTime<Utc> {
        self.now += TimeDelta::minutes(1);
        self.now
    }

    /// The window is closed and opened again.
    fn reload(&mut self) {
        let stored = folder::write(&self.folder);
        let read = folder::read(folder::SCHEMA, stored.as_bytes()).expect("what was stored can be read");
        assert_eq!(read, self.folder, "something was lost in the store");
    }
}

/// The day that a script leaves behind.
pub(crate) fn live(written: &str) -> Day {
    script::live(written)
}

fn read_booklet(bytes: &[u8]) -> Booklet {
    booklet::read(bytes).unwrap_or_else(|misfits| panic!("{misfits:#?}"))
}

/// A key for the nth person: good enough for tests, and the same each time.
pub(crate) fn key(n: u8) -> String {
    tell_it_once_core::bundle::b64::encode(&[n; 32])
}

/// The council changes a booklet while folders are about.
fn change_booklet(day: &mut Day, id: &str, change: impl Fn(&mut Vec<Value>)) {
    let value = day.written.entry(id.to_owned()).or_insert_with(|| {
        let bytes = repo::bytes(&format!("public/booklets/{id}.json"));
        json::parse(&bytes, Limits::FILE).expect("a shipped booklet is JSON")
    });
    let Value::Object(members) = &mut *value else { panic!("a booklet is an object") };
    members.insert("version".to_owned(), Value::text("changed"));
    // the layout of the one page names questions that may be gone
    members.remove("profile");
    let Some(Value::Array(sections)) = members.get_mut("sections") else { panic!("it has sections") };
    for section in sections {
        let Value::Object(section) = section else { panic!("a section is an object") };
        let Some(Value::Array(questions)) = section.get_mut("questions") else { panic!("it has questions") };
        change(questions);
    }
    let changed = read_booklet(value.to_canonical().as_bytes());
    day.booklets.retain(|one| one.id != changed.id);
    day.booklets.push(changed);
}

#[test]
fn every_script_is_seen_as_it_says() {
    let scripts = repo::files("tests/journeys", ".txt");
    assert!(scripts.len() >= 10, "the scripts are there");
    let faults = RefCell::new(BTreeMap::new());
    for path in &scripts {
        let written = repo::text(path);
        let seen = script::play(&written, &mut |line, why| {
            faults.borrow_mut().insert(format!("{path}: {line}"), why);
        });
        Assert::new()
            .normalize_paths(false)
            .action_env("SNAPSHOTS")
            .eq(seen, Data::read_from(&repo::root().join(path), None));
    }
    assert!(faults.borrow().is_empty(), "{:#?}", faults.borrow());
}
