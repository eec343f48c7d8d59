//! What each published schema describes, from the vectors, the pack, and what the command line writes.

use std::{fs, path::Path, process::Command};

use tell_it_once_core::{
    bundle::b64,
    json::{Limits, Value, parse},
    language::counting,
    text::count,
    translation::counts,
};

const SIGNED: [&str; 6] = [
    "bundles/vectors/bundle.signed.json",
    "cli/bundles.in/good.signed.json",
    "cli/bundles.in/hostile.signed.json",
    "cli/bundles.in/many-kinds.signed.json",
    "cli/export.in/story.signed.json",
    "cli/keys.out/good.signed.json",
];

/// Each as a line for `ajv-schemas.mjs`.
pub(crate) fn all() -> Vec<Value> {
    let mut lines = Vec::new();
    for name in SIGNED {
        let payload = decoded(read(name).get("payload"));
        for (n, statement) in items(payload.get("statements")).iter().enumerate() {
            let Value::Text(compact) = statement else { panic!("a statement is a text") };
            let statement = decoded(compact.split('.').nth(1).map(Value::text).as_ref());
            lines.push(line("statement.schema.json", &format!("{name}, statement {n}"), statement));
        }
        lines.push(line("bundle-payload.schema.json", name, payload));
    }
    // the good ones and those that are refused
    for name in files("cli/bundles.in").iter().map(String::as_str).chain(SIGNED) {
        for verdict in lines_of(&said(&["verify", "--json", name])) {
            lines.push(line("verdict.schema.json", &format!("verify {name}"), verdict));
        }
    }
    for (schema, name) in [
        ("council.schema.json", "../public/council.json"),
        ("dates.schema.json", "../public/dates.json"),
        ("word-banks.schema.json", "../public/words/word-banks.json"),
        ("good-plan.schema.json", "../public/good-plan.json"),
        ("letters.schema.json", "../public/letters.json"),
        ("jargon.schema.json", "../public/words/jargon.json"),
        ("pictures.schema.json", "../public/words/pictures.json"),
        ("symbols.schema.json", "../public/symbols.json"),
        ("answers.schema.json", "cli/export.out/story.json"),
        ("ledger.schema.json", "cli/merge.out/ledger.json"),
        ("invitation.schema.json", "bundles/apart/sam.invitation.json"),
        ("contribution.schema.json", "bundles/apart/teacher.part.json"),
    ] {
        lines.push(line(schema, name, read(name)));
    }
    for name in files("../public/booklets") {
        lines.push(line("booklet.schema.json", &name, read(&name)));
    }
    for report in lines_of(&text("cli/merge.out/report.ndjson")) {
        lines.push(line("merge-report.schema.json", "report.ndjson", report));
    }
    for kind in ["answers", "statements"] {
        for merged in lines_of(&said(&["merge", "cli/merge.in/inbox", "--lines", kind])) {
            lines.push(line("merged.schema.json", &format!("merge --lines {kind}"), merged));
        }
    }
    lines.push(line(
        "translation.schema.json",
        "a booklet in another language",
        value(TRANSLATED.as_bytes()),
    ));
    lines.push(line("counts.schema.json", "what is counted, in another language", counted("pl")));
    lines.push(line("symbol-pack.schema.json", "a pack of symbols", value(OWN_SYMBOLS.as_bytes())));
    lines.push(line("countersign.schema.json", "a countersignature", value(COUNTERSIGNED.as_bytes())));
    lines
}

/// Every sentence in every form of that language, in words that are those of no language, and as we read it.
fn counted(tag: &str) -> Value {
    let sentences = count::all().into_iter().map(|(name, english)| {
        let mut said: Vec<(&str, Value)> =
            counting::forms(tag).iter().map(|(form, _)| (form.as_str(), Value::text("{n}"))).collect();
        said.extend(english.has_none().then(|| ("none", Value::text("none"))));
        (name.to_owned(), Value::named(&mut said.into_iter().map(|(name, words)| (name.to_owned(), words))))
    });
    let reviewed =
        Value::object([("name", Value::text("Example Council")), ("on", Value::text("2026-11-22"))]);
    let file = Value::object([
        ("lang", Value::text(tag)),
        ("reviewed_by", reviewed),
        ("sentences", Value::named(&mut sentences.into_iter())),
    ]);
    counts::read(file.to_canonical().as_bytes()).expect("we read it");
    file
}

/// A text in each of the shapes that a text can have.
const TRANSLATED: &str = r#"{"lang":"pl","booklet":"my-profile","of":"2026.1",
    "reviewed_by":{"name":"Example Council","on":"2026-11-22"},"words":{"/title":"Mój profil",
    "/sections/start/title":{"usual":"Zacznij ode mnie","easier":"O mnie"},
    "/sections/start/questions/mp.know/ask":{"you":"Co chcesz nam powiedzieć?",
    "about":{"usual":"Co warto wiedzieć o {name}?","easier":"Kim jest {name}?"}}}}"#;

const OWN_SYMBOLS: &str = r#"{"licence":"CC BY-SA 4.0","by":"Us","symbols":{
    "sleep":{"file":"bed.svg","plain":"bed-plain.svg"},"our-bus":{"file":"Bus_1.png","means":"our bus","licence":"CC0"}}}"#;

const COUNTERSIGNED: &str = r#"{"profile":"tell-it-once/countersign","v":1,
    "target":"J4ry92Ln_q-PUl8O9CjA2vJhPKnvAy1zSCnMQuBPOic","meaning":"read","text":"I have read it.","lang":"en-GB",
    "name_typed":"The class teacher","role":"teacher","at":"2026-11-22T11:00:00+00:00"}"#;

/// What the command line says, also of files that it refuses.
fn said(arguments: &[&str]) -> String {
    let mut command = Command::new(trycmd::cargo::cargo_bin!("tell-it-once"));
    let output = command.current_dir(path("")).args(arguments).output().expect("it runs");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The same with a member that nobody knows, which no schema lets through.
pub(crate) fn with_one_more(line: &Value) -> Value {
    let mut line = line.clone();
    let Value::Object(members) = &mut line else { panic!("a line is an object") };
    members.insert("fits".to_owned(), Value::Bool(false));
    let Some(Value::Object(value)) = members.get_mut("value") else { panic!("every sample is an object") };
    value.insert("more".to_owned(), Value::Null);
    line
}

fn line(schema: &str, what: &str, value: Value) -> Value {
    Value::object([
        ("schema", Value::text(schema)),
        ("what", Value::text(what)),
        ("value", value),
        ("fits", Value::Bool(true)),
    ])
}

fn path(name: &str) -> std::path::PathBuf {
    Path::new("../../tests").join(name)
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).expect(name)
}

fn read(name: &str) -> Value {
    value(text(name).as_bytes())
}

fn value(octets: &[u8]) -> Value {
    let long = Limits { long_names: &["payload", "statement", "statements", "attachments"], ..Limits::FILE };
    parse(octets, long).expect("it is JSON")
}

fn lines_of(text: &str) -> Vec<Value> {
    text.lines().map(|line| value(line.as_bytes())).collect()
}

fn decoded(text: Option<&Value>) -> Value {
    let Some(Value::Text(text)) = text else { panic!("a payload is a text") };
    value(&b64::decode(text).expect("it is base64url"))
}

fn items(value: Option<&Value>) -> &[Value] {
    if let Some(Value::Array(items)) = value { items } else { &[] }
}

fn files(folder: &str) -> Vec<String> {
    let all = fs::read_dir(path(folder)).expect(folder);
    let names = all.map(|file| file.expect("it is there").file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.map(|name| format!("{folder}/{name}")).collect();
    names.sort();
    names
}
