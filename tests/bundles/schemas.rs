//! The published schemas and the reader accept the same payloads: whatever member is taken out or
//! put in, either both refuse or neither.

use std::{fs, path::Path};

use tell_it_once_core::{
    bundle::{
        digest::Digest,
        ledger::{Facts, Ledger, Received},
        merge::{Merged, answer_lines},
        open_contribution, open_invitation,
        statement::Role,
    },
    council,
    folder::{Skip, Whose},
    json::{Limits, Value, parse},
};

use super::{
    countersigned::{Added, targets, with},
    files::many_kinds,
    forge::{Forge, now, open_now, remove, set, vector, vector_value},
    sealed::open_sealed,
};

fn published(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/schemas").join(name);
    parse(&fs::read(path).expect("it is published"), Limits::FILE).expect("it is JSON")
}

/// As much of JSON Schema as these schemas use, but for the shapes of texts.
struct Schema<'a>(&'a Value);

impl Schema<'_> {
    fn accepts(&self, schema: &Value, value: &Value) -> bool {
        let Value::Object(rules) = schema else { return *schema == Value::Bool(true) };
        rules.iter().all(|(rule, expected)| self.keeps(rule, expected, schema, value))
    }

    fn keeps(&self, rule: &str, expected: &Value, schema: &Value, value: &Value) -> bool {
        let all = |schemas: &Value| items(schemas).iter().filter(|s| self.accepts(s, value)).count();
        match rule {
            "$ref" => self.accepts(self.named(expected), value),
            "type" => *expected == Value::text(type_of(value)),
            "const" => expected == value,
            "enum" => items(expected).contains(value),
            "oneOf" => all(expected) == 1,
            "allOf" => all(expected) == items(expected).len(),
            "if" => {
                let branch = if self.accepts(expected, value) { "then" } else { "else" };
                schema.get(branch).is_none_or(|branch| self.accepts(branch, value))
            }
            "minimum" => number(value) >= number(expected),
            "maximum" => number(value) <= number(expected),
            "minItems" => items(value).len() as i64 >= number(expected),
            "maxItems" => items(value).len() as i64 <= number(expected),
            "items" => items(value).iter().all(|item| self.accepts(expected, item)),
            "required" => items(expected).iter().all(|name| value.get(text(name)).is_some()),
            "properties" => members(expected)
                .iter()
                .all(|(name, rule)| value.get(name).is_none_or(|value| self.accepts(rule, value))),
            "additionalProperties" => members(value).iter().all(|(name, value)| {
                let is_listed = schema.get("properties").is_some_and(|listed| listed.get(name).is_some());
                is_listed || self.accepts(expected, value)
            }),
            "$schema" | "$id" | "$defs" | "title" | "description" | "then" | "else" => true,
            "pattern" | "propertyNames" | "maxLength" | "maxProperties" => true,
            unknown => panic!("the schemas did not use {unknown} before"),
        }
    }

    fn named(&self, reference: &Value) -> &Value {
        let name = text(reference).strip_prefix("#/$defs/").expect("a part of the same file");
        self.0.get("$defs").and_then(|parts| parts.get(name)).expect("it is defined")
    }
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Int(_) => "integer",
        Value::Text(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn items(value: &Value) -> &[Value] {
    if let Value::Array(items) = value { items } else { &[] }
}

fn members(value: &Value) -> Vec<(&String, &Value)> {
    if let Value::Object(members) = value { members.iter().collect() } else { Vec::new() }
}

fn number(value: &Value) -> i64 {
    if let Value::Int(number) = value { *number } else { 0 }
}

fn text(value: &Value) -> &str {
    if let Value::Text(text) = value { text } else { "" }
}

/// Every object in a value, by pointer.
fn objects(value: &Value, pointer: &str, found: &mut Vec<(String, Vec<String>)>) {
    if let Value::Object(inside) = value {
        found.push((pointer.to_owned(), inside.keys().cloned().collect()));
    }
    for (name, value) in members(value) {
        objects(value, &format!("{pointer}/{name}"), found);
    }
    for (index, value) in items(value).iter().enumerate() {
        objects(value, &format!("{pointer}/{index}"), found);
    }
}

/// Changes one member after another and asks both.
fn check(schema: &str, good: &Value, is_read: impl Fn(&Value) -> bool) {
    let schema = published(schema);
    let accepts = |value: &Value| Schema(&schema).accepts(&schema, value);
    assert!(accepts(good));
    let mut found = Vec::new();
    objects(good, "", &mut found);
    for (pointer, names) in found {
        let mut changed = good.clone();
        set(&mut changed, &format!("{pointer}/more"), Value::Int(1));
        assert_eq!(accepts(&changed), is_read(&changed), "one member more in {pointer}");
        for name in names {
            let mut changed = good.clone();
            remove(&mut changed, &format!("{pointer}/{name}"));
            assert_eq!(accepts(&changed), is_read(&changed), "without {pointer}/{name}");
            let mut changed = good.clone();
            set(&mut changed, &format!("{pointer}/{name}"), Value::Bool(true));
            assert_eq!(accepts(&changed), is_read(&changed), "true at {pointer}/{name}");
        }
    }
}

#[test]
fn a_bundle_s_payload() {
    let forge = Forge::good();
    check("bundle-payload.schema.json", &forge.payload, |payload| {
        let forge = Forge { payload: payload.clone(), ..forge.clone() };
        open_now(forge.envelope().to_canonical().as_bytes()).is_ok()
    });
}

#[test]
fn a_statement_s_payload() {
    let mut forge = Forge::good();
    many_kinds(&mut forge);
    check("statement.schema.json", &forge.statements[1], |statement| {
        let mut forge = forge.clone();
        forge.statements[1] = statement.clone();
        open_now(forge.envelope().to_canonical().as_bytes()).is_ok()
    });
}

#[test]
fn a_council_s_file_with_a_key() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/council.json");
    let example = fs::read(path).expect("the example is there");
    let mut council = parse(&example, Limits::FILE).expect("it is JSON");
    // what an editor looks at, and the reader does not
    remove(&mut council, "/$schema");
    let key = Value::object([
        ("jwk", vector_value("council.public.jwk.json")),
        ("not_before", Value::text("2026-11-01")),
        ("not_after", Value::text("2027-10-31")),
    ]);
    set(&mut council, "/keys", Value::Array(vec![key]));
    let check_council = |council: &Value| council::check(council.to_canonical().as_bytes()).is_ok();
    check("council.schema.json", &council, check_council);
    set(&mut council, "/keys", Value::Array(vec![]));
    let schema = published("council.schema.json");
    assert_eq!(Schema(&schema).accepts(&schema, &council), check_council(&council), "none at all");
}

#[test]
fn a_countersignature_s_payload() {
    let [whole, _] = targets();
    check("countersign.schema.json", &Added::over(&whole).payload, |payload| {
        let added = Added { payload: payload.clone(), ..Added::over(&whole) };
        open_now(&with(vec![added.signed()])).is_ok_and(|verdict| verdict.countersignatures().len() == 1)
    });
}

#[test]
fn an_invitation() {
    let check_invitation = |invitation: &Value| open_invitation(invitation.to_canonical().as_bytes()).is_ok();
    check("invitation.schema.json", &apart("sam.invitation.json"), check_invitation);
}

/// Whether the statement in it holds together is the reader's business; here it is left as it is.
#[test]
fn a_part_by_itself() {
    let check_part = |part: &Value| open_contribution(part.to_canonical().as_bytes()).is_ok();
    check("contribution.schema.json", &apart("teacher.part.json"), check_part);
}

fn apart(name: &str) -> Value {
    let octets = crate::repo::bytes(&format!("tests/bundles/apart/{name}"));
    let long = Limits { long_names: &["statement", "attachments"], ..Limits::FILE };
    parse(&octets, long).expect("it is JSON")
}

#[test]
fn a_ledger() {
    let verdict = open_now(&vector("bundle.signed.json")).expect("it is good");
    let mut ledger = Ledger::default();
    let received = Received { at: now(), file: Digest::of(b"the file") };
    ledger.receive(Facts::of(&verdict), received).expect("nothing contradicts");
    let is_read = |ledger: &Value| Ledger::read(ledger.to_canonical().as_bytes()).is_ok();
    check("ledger.schema.json", &ledger.to_value(), is_read);
    let code = verdict.receipt().to_string();
    ledger.confirm(&verdict.sid(), &code, "The caseworker", now()).expect("the code is right");
    check("ledger.schema.json", &ledger.to_value(), is_read);
}

#[test]
fn merged_lines() {
    let mut forge = Forge::good();
    many_kinds(&mut forge);
    let verdict = open_now(forge.envelope().to_canonical().as_bytes()).expect("it is good");
    let merged = Merged::of(&verdict);
    let standings = merged.standings(&verdict.bundle().bundle_id);
    let answers = standings.iter().flat_map(|(part, standing)| answer_lines(part, *standing, |_| None));
    let lines: Vec<Value> = answers.chain(merged.to_lines()).collect();
    assert_eq!(lines.len(), 22, "18 answers of Sam's, 2 of Alex's, and 2 whole parts");
    let schema = published("merged.schema.json");
    for line in lines {
        assert!(Schema(&schema).accepts(&schema, &line), "{}", line.to_canonical());
        let mut longer = line.clone();
        set(&mut longer, "/more", Value::Null);
        assert!(!Schema(&schema).accepts(&schema, &longer));
    }
}

#[test]
fn reports_of_merging() {
    let schema = published("merge-report.schema.json");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cli/merge.out/report.ndjson");
    let report = fs::read_to_string(path).expect("it is there");
    assert_eq!(report.lines().count(), 7);
    for line in report.lines() {
        let line = parse(line.as_bytes(), Limits::FILE).expect("it is JSON");
        assert!(Schema(&schema).accepts(&schema, &line));
    }
}

#[test]
fn verdicts_and_refusals() {
    let schema = published("verdict.schema.json");
    let mut sealed = open_sealed(&vector("bundle.sealed.json")).to_value();
    assert!(sealed.get("sealed_to").is_some());
    let mut verdict = open_now(&vector("bundle.signed.json")).expect("it is good").to_value();
    let mut refusal = open_now(b"{}").expect_err("it is bad").to_value();
    for report in [&mut verdict, &mut sealed, &mut refusal] {
        assert!(!Schema(&schema).accepts(&schema, report), "the command line adds the file's name");
        set(report, "/file", Value::text("a.json"));
        assert!(Schema(&schema).accepts(&schema, report));
    }
}

#[test]
fn closed_lists_are_published_whole() {
    let schema = published("statement.schema.json");
    let listed = |pointer: &[&str]| -> Vec<String> {
        let found = pointer.iter().try_fold(&schema, |at, name| at.get(name)).expect("a list");
        items(found).iter().map(|item| text(item).to_owned()).collect()
    };
    let answer = |member| ["$defs", "answer", "properties", member, "enum"];
    assert_eq!(listed(&answer("whose")), Whose::NAMES.map(|(name, _)| name));
    assert_eq!(listed(&["$defs", "skip", "properties", "skip", "enum"]), Skip::NAMES.map(|(name, _)| name));
    let roles: Vec<_> = Role::NAMES.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed(&["properties", "contributor", "properties", "role", "enum"]), roles);
}

pub(super) fn check_published(name: &str, value: &Value) {
    let schema = published(name);
    assert!(Schema(&schema).accepts(&schema, value), "{name} does not accept this");
    // closed: a member more anywhere of ours is refused
    let mut more = value.clone();
    set(&mut more, "/more", Value::Int(1));
    assert!(!Schema(&schema).accepts(&schema, &more));
}
