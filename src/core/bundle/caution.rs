//! What to look at in a file that held together, as far as the file alone shows it.
//!
//! What only a ledger of earlier files can show comes with that ledger.

use std::collections::BTreeSet;

use chrono::TimeDelta;

use super::{
    declaration::Declaration,
    hidden::{has_hidden, name_has_hidden},
    moment::Moment,
    open::{Expectations, OpenCase},
    payload::Subject,
    statement::Statement,
    verdict::Verdict,
    warning::Warning,
};
use crate::{
    id::ContributorId,
    json::{Spelling, Value},
};

/// Adds every warning that the file itself gives reason for.
pub(super) fn look(verdict: &mut Verdict, now: Moment, expected: &Expectations) {
    let mut found = Vec::new();
    look_at_whole(verdict, now, expected, &mut found);
    for (index, signed) in verdict.statements.iter().enumerate() {
        let path = format!("/payload/statements/{index}/payload");
        let statement = &signed.statement;
        look_at_part(statement, &path, verdict.bundle.created_at, expected.nfc, &mut found);
        let editions = expected.booklets.get(&statement.booklet.id);
        if editions.is_some_and(|known| !known.contains(&statement.booklet.sha256)) {
            let booklet = statement.booklet.id.clone();
            found.push(Warning::OldBooklet { path: format!("{path}/booklet"), booklet });
        }
    }
    verdict.warnings.extend(found);
}

fn look_at_whole(verdict: &Verdict, now: Moment, expected: &Expectations, found: &mut Vec<Warning>) {
    let bundle = &verdict.bundle;
    let made_for = &bundle.audience.council;
    if expected.council.as_ref().is_some_and(|council| council != made_for) {
        found.push(Warning::Audience { made_for: made_for.clone() });
    }
    if expected.case.as_ref().is_some_and(|case| is_of_another(case, &bundle.subject, expected.nfc)) {
        found.push(Warning::Subject);
    }
    let created = bundle.created_at.at();
    let is_future = created.signed_duration_since(now.at()) > TimeDelta::hours(24);
    if is_future || chrono::Datelike::year(&created) < 2020 {
        found.push(Warning::Clock { path: "/payload/created_at".to_owned() });
    }
    let path = "/payload/declaration";
    let who = (&bundle.exporter, verdict.name_of(&bundle.exporter));
    look_at_declaration(&bundle.declaration, who, path, (bundle.created_at, expected.nfc), found);
    look_for_hidden(&bundle.to_value(), "/payload", "", found);
    for added in &verdict.countersignatures {
        let path = format!("/countersignatures/{}/payload", added.index);
        look_for_hidden(&Value::text(&added.name_typed), &format!("{path}/name_typed"), "name_typed", found);
        look_for_hidden(&Value::text(&added.text), &format!("{path}/text"), "text", found);
    }
}

/// The case goes by another name than either of the file's, or by another date of birth.
fn is_of_another(case: &OpenCase, subject: &Subject, nfc: Option<Spelling>) -> bool {
    let name = spelling(&case.name, nfc);
    let mut names = std::iter::once(&subject.name).chain(&subject.known_as);
    let born = (case.date_of_birth, subject.date_of_birth);
    !names.any(|one| spelling(one, nfc) == name) || matches!(born, (Some(a), Some(b)) if a != b)
}

fn look_at_part(
    statement: &Statement,
    path: &str,
    created: Moment,
    nfc: Option<Spelling>,
    found: &mut Vec<Warning>,
) {
    let who = (&statement.contributor.id, Some(statement.contributor.name_typed.as_str()));
    look_at_declaration(&statement.declaration, who, &format!("{path}/declaration"), (created, nfc), found);
    let mut writers = BTreeSet::new();
    let mut is_late = false;
    for (id, answered) in &statement.answers {
        let path = format!("{path}/answers/{id}");
        if let Some(by) = statement.written_by(answered)
            && writers.insert(by)
        {
            let contributor = statement.contributor.id.clone();
            let path = format!("{path}/by");
            found.push(Warning::WrittenByOther { path, contributor, by: by.clone() });
        }
        if answered.at > created && !is_late {
            is_late = true;
            found.push(Warning::Clock { path: format!("{path}/at") });
        }
    }
    look_for_hidden(&statement.to_value(), path, "", found);
}

fn look_at_declaration(
    declaration: &Declaration,
    (by, name): (&ContributorId, Option<&str>),
    path: &str,
    (created, nfc): (Moment, Option<Spelling>),
    found: &mut Vec<Warning>,
) {
    if name.is_some_and(|name| spelling(name, nfc) != spelling(&declaration.name_typed, nfc)) {
        found.push(Warning::NameMismatch { path: format!("{path}/name_typed") });
    }
    if declaration.at > created {
        found.push(Warning::Clock { path: format!("{path}/at") });
    }
    for (field, _) in declaration.agreed.iter().filter(|(_, agreed)| !**agreed) {
        let path = format!("{path}/agreed/{field}");
        found.push(Warning::ConsentWithheld { path, by: by.clone(), field: field.clone() });
    }
}

/// One spelling for names that differ only in case, spaces, or how their accents are stored.
fn spelling(name: &str, nfc: Option<Spelling>) -> String {
    let words: Vec<_> = name.split_whitespace().collect();
    let name = words.join(" ").to_lowercase();
    match nfc {
        Some(nfc) => nfc(&name),
        None => name,
    }
}

/// Members whose text is a name: one that looks like another is worse there than in an answer.
const NAMES: [&str; 4] = ["name", "known_as", "name_typed", "version"];

fn look_for_hidden(value: &Value, path: &str, member: &str, found: &mut Vec<Warning>) {
    match value {
        Value::Null | Value::Bool(_) | Value::Int(_) => {}
        Value::Text(text) => {
            let hidden = if NAMES.contains(&member) { name_has_hidden(text) } else { has_hidden(text) };
            if hidden {
                found.push(Warning::HiddenChars { path: path.to_owned() });
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                look_for_hidden(item, &format!("{path}/{index}"), member, found);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                look_for_hidden(value, &format!("{path}/{name}"), name, found);
            }
        }
    }
}
