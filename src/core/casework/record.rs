//! The answers as JSON for other programs: the columns of the spreadsheet, and each value in its own
//! shape. Closed and versioned; published as `public/schemas/answers.schema.json`.
//!
//! Texts are exactly as they were signed: hidden letters are not written out here.

use super::{Case, Entry, items::in_words};
use crate::{bundle::statement::Given, json::Value};

const PROFILE: &str = "tell-it-once/answers";

impl Case<'_> {
    pub fn to_value(&self) -> Value {
        let bundle = self.verdict.bundle();
        let subject = &bundle.subject;
        let subject = present(vec![
            ("name", Some(Value::text(&subject.name))),
            ("known_as", subject.known_as.as_ref().map(Value::text)),
            ("date_of_birth", subject.date_of_birth.map(printed)),
        ]);
        Value::object([
            ("profile", Value::text(PROFILE)),
            ("v", Value::Int(1)),
            ("sid", printed(self.verdict.sid())),
            ("bundle_id", printed(&bundle.bundle_id)),
            ("rev", Value::Int(bundle.revision.number.into())),
            ("council", printed(&bundle.audience.council)),
            ("created_at", printed(bundle.created_at)),
            ("confidence", Value::text(self.verdict.confidence().as_str())),
            ("subject", subject),
            ("answers", Value::Array(self.entries.iter().map(|entry| self.answer(entry)).collect())),
        ])
    }

    fn answer(&self, entry: &Entry<'_>) -> Value {
        let statement = entry.signed.statement();
        let sections = entry.section_names().into_iter().map(Value::text).collect();
        let mut members = vec![
            ("sid", Some(printed(entry.signed.sid()))),
            ("contributor", Some(printed(&statement.contributor.id))),
            ("person", Some(Value::text(&statement.contributor.name_typed))),
            ("role", Some(Value::text(entry.role().as_str()))),
            ("booklet", Some(printed(&statement.booklet.id))),
            ("booklet_version", Some(Value::text(&statement.booklet.version))),
            ("booklet_title", Some(Value::Text(self.title(entry.signed)))),
            ("question_id", Some(printed(entry.question))),
            ("question", Some(Value::text(&entry.answered.question))),
            ("written_by", statement.written_by(entry.answered).map(printed)),
            ("at", Some(printed(entry.answered.at))),
            ("sections", Some(Value::Array(sections))),
            ("keep_private", Some(Value::Bool(entry.is_private()))),
        ];
        match &entry.answered.given {
            Given::Skip(skip) => members.push(("skip", Some(Value::text(skip.as_str())))),
            Given::Answer { answer, unread, whose, lang } => members.extend([
                ("t", Some(Value::text(answer.kind()))),
                ("v", Some(answer.to_value())),
                ("unread", unread.then_some(Value::Bool(true))),
                ("answer", Some(Value::Text(in_words(answer)))),
                ("whose", Some(Value::text(whose.as_str()))),
                ("whose_words", entry.whose().map(Value::Text)),
                ("lang", Some(printed(lang))),
            ]),
        }
        present(members)
    }
}

fn present(members: Vec<(&str, Option<Value>)>) -> Value {
    let there = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::named(&mut { there })
}

fn printed(value: impl std::fmt::Display) -> Value {
    Value::Text(value.to_string())
}
