//! What a caseworker gets out of an opened file: nothing lost, nothing made up, whose words beside
//! every answer, and a spreadsheet that is safe to open.

use std::collections::BTreeMap;

use snapbox::{Assert, Data};
use tell_it_once_core::{
    booklet::{self, Booklet},
    bundle::{
        Verdict,
        hidden::{visible, visible_name},
        statement::Given,
        verdict::SignedStatement,
    },
    casework::{Case, Layout, keep_private},
    document::{Block, Document, Level, Runs, Weight},
    json::Value,
};

use super::{
    files::{hostile, many_kinds},
    forge::{Forge, open_now, set},
    story::story,
};
use crate::repo;

pub(crate) fn opened(change: impl FnOnce(&mut Forge)) -> Verdict {
    let mut forge = Forge::good();
    change(&mut forge);
    open_now(forge.envelope().to_canonical().as_bytes()).expect("it opens")
}

/// The council's booklets, all of them.
pub(crate) fn pack() -> Vec<Booklet> {
    let files = repo::files("public/booklets", ".json");
    files.iter().map(|path| booklet::read(&repo::bytes(path)).expect("it is good")).collect()
}

pub(super) fn golden(name: &str, found: &str) {
    let path = format!("{}/bundles/casework/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    Assert::new().action_env("SNAPSHOTS").eq(found, Data::read_from(path.as_ref(), None).raw());
}

#[test]
fn a_file_reads_well_in_each_layout() {
    let (verdict, booklets) = (opened(story), pack());
    let case = Case::of(&verdict, &booklets);
    for (name, layout) in Layout::NAMES {
        golden(&format!("story-by-{name}"), &case.document(layout).outline());
    }
    golden("many-kinds", &Case::of(&opened(many_kinds), &[]).document(Layout::Section).outline());
    golden("hostile", &Case::of(&opened(hostile), &booklets).document(Layout::Person).outline());
}

fn words(runs: &Runs) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Every text of a document, in order.
pub(super) fn texts(document: &Document) -> Vec<String> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Title(text) | Block::Heading(_, text) | Block::Paragraph(text) => texts.push(words(text)),
            Block::Note(_, lines) | Block::List(_, lines) => texts.extend(lines.iter().map(words)),
            Block::Table(table) => {
                assert!(table.rows.iter().all(|row| row.len() == table.header.len()), "a whole table");
                texts.extend(table.header.iter().chain(table.rows.iter().flatten()).map(words));
            }
            Block::Picture(picture) => texts.push(picture.alt.clone()),
            Block::PageBreak => {}
        }
    }
    texts
}

/// What somebody wrote or chose, in the value of an answer.
fn written(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Text(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| written(item, found)),
        Value::Object(members) => {
            let not_words = ["id", "column", "t", "sha256", "type", "made", "how", "pile"];
            let said = members.iter().filter(|(name, _)| !not_words.contains(&name.as_str()));
            said.for_each(|(_, value)| written(value, found));
        }
        Value::Int(_) | Value::Bool(_) | Value::Null => {}
    }
}

/// In each layout every answer stands under its question with whose words it is; every question that was
/// left is named.
pub(super) fn check_nothing_is_lost(verdict: &Verdict, booklets: &[Booklet]) {
    let case = Case::of(verdict, booklets);
    for (_, layout) in Layout::NAMES {
        check_holds(&case.document(layout), verdict.statements());
    }
}

pub(super) fn check_holds<'a>(
    document: &Document,
    statements: impl IntoIterator<Item = &'a SignedStatement>,
) {
    let mut answers: Vec<(String, Vec<String>)> = Vec::new();
    for block in &document.blocks {
        if let Block::Heading(level, text) = block {
            let is_question = *level == Level::Third;
            answers.push((if is_question { words(text) } else { String::new() }, Vec::new()));
        } else if let Some((_, inside)) = answers.last_mut() {
            let alone = Document { blocks: vec![block.clone()], ..Document::default() };
            inside.extend(texts(&alone));
        }
    }
    let all = texts(document);
    for statement in statements.into_iter().map(SignedStatement::statement) {
        let name = visible_name(&statement.contributor.name_typed);
        for answered in statement.answers.values() {
            let question = visible(&answered.question);
            let Given::Answer { answer, .. } = &answered.given else {
                assert!(all.contains(&question), "{question} was left, and is not named");
                continue;
            };
            let mut parts = Vec::new();
            if !matches!(answer.kind(), "number") {
                written(&answer.to_value(), &mut parts);
            }
            let holds = |inside: &[String]| {
                let inside = inside.join("\n");
                parts.iter().all(|part| inside.contains(&visible(part.trim()))) && inside.contains(&name)
            };
            let found = answers.iter().any(|(asked, inside)| *asked == question && holds(inside));
            assert!(found, "{question}: {parts:?}");
        }
    }
}

#[test]
fn no_answer_is_lost_in_any_layout() {
    let booklets = pack();
    for change in [story, many_kinds] {
        check_nothing_is_lost(&opened(change), &booklets);
        check_nothing_is_lost(&opened(change), &[]);
    }
}

/// Retells a file with other words of the same places: whatever a person wrote becomes a token.
fn retell(value: &mut Value, name: &str, mark: char, known: &mut BTreeMap<String, String>) {
    let fixed = [
        "id",
        "column",
        "t",
        "sha256",
        "type",
        "made",
        "how",
        "pile",
        "whose",
        "by",
        "lang",
        "skip",
        "at",
        "bundle_id",
        "profile",
        "role",
        "version",
        "date_typed",
        "council",
        "created_at",
        "date_of_birth",
    ];
    match value {
        Value::Text(text) if !fixed.contains(&name) && text.parse::<f64>().is_err() && !text.is_empty() => {
            let next = known.len();
            let token = known.entry(text.clone()).or_insert_with(|| format!("{mark}{next}{mark}"));
            *text = token.clone();
        }
        Value::Array(items) => items.iter_mut().for_each(|item| retell(item, name, mark, known)),
        Value::Object(members) => {
            members.iter_mut().for_each(|(name, value)| retell(value, name, mark, known))
        }
        Value::Text(_) | Value::Int(_) | Value::Bool(_) | Value::Null => {}
    }
}

/// What the document says besides the words of the file does not depend on them.
#[test]
fn nothing_is_made_up_of_what_was_written() {
    let booklets = pack();
    for change in [story as fn(&mut Forge), many_kinds] {
        let retold = |mark: char| {
            let verdict = opened(|forge| {
                change(forge);
                let mut known = BTreeMap::new();
                for statement in &mut forge.statements {
                    for (name, value) in [("answers", "q v"), ("contributor", ""), ("declaration", "")] {
                        let _ = value;
                        let mut part = statement.get(name).expect("it is there").clone();
                        retell(&mut part, name, mark, &mut known);
                        set(statement, &format!("/{name}"), part);
                    }
                }
                for name in ["subject", "declaration"] {
                    let mut part = forge.payload.get(name).expect("it is there").clone();
                    retell(&mut part, name, mark, &mut known);
                    set(&mut forge.payload, &format!("/{name}"), part);
                }
            });
            let case = Case::of(&verdict, &booklets);
            let codes = verdict.receipt().to_string();
            Layout::NAMES.map(|(_, layout)| {
                let all = texts(&case.document(layout)).join("\n").replace(&codes, "").replace(mark, "~");
                assert!(all.contains('~'));
                all
            })
        };
        assert_eq!(retold('ж'), retold('ю'));
    }
}

#[test]
fn what_is_to_be_kept_from_somebody_is_said_first() {
    let booklets = pack();
    let banner = |verdict: &Verdict| {
        let document = Case::of(verdict, &booklets).document(Layout::Section);
        let second = document.blocks.get(1).cloned();
        let banner = match second {
            Some(Block::Note(Weight::Warning, lines)) => lines.iter().map(words).collect(),
            _ => Vec::new(),
        };
        assert_eq!(document.marking.is_some(), !banner.is_empty(), "on every page too");
        banner
    };
    let said = banner(&opened(story));
    assert!(said.iter().any(|line| line.ends_with("Where does Sam live?")), "{said:?}");
    assert!(said.iter().any(|line| line.ends_with("The home address. Sam’s father")), "{said:?}");
    assert!(said.iter().all(|line| !line.contains("High Street")), "the banner does not say it: {said:?}");
    assert_eq!(banner(&opened(many_kinds)), [""; 0]);
    // an address in a row, and somebody who said that nothing is to be kept
    let answers = |json: &str| {
        let json = json.to_owned();
        opened(move |forge| set(&mut forge.statements[0], "/answers", super::forge::parsed(&json)))
    };
    let row = r#"{"cd.x":{"q":"Who?","t":"rows","v":[[{"column":"a","label":"A","t":"address","v":{"lines":[],"postcode":"","private":true}}]],"whose":"own","lang":"en-GB","at":"2026-11-22T09:50:00+00:00"}}"#;
    assert_eq!(banner(&answers(row)).len(), 3);
    let nothing = r#"{"cd.keepprivate":{"q":"Keep?","t":"picked","v":{"options":[{"id":"nothing","label":"No"}]},"whose":"own","lang":"en-GB","at":"2026-11-22T09:50:00+00:00"}}"#;
    assert_eq!(banner(&answers(nothing)), [""; 0]);
}

/// The question, its options and the details that it speaks of are the pack's.
#[test]
fn what_may_be_kept_from_somebody_is_asked_in_the_pack() {
    let booklets = pack();
    let details = booklets.iter().find(|booklet| booklet.id.as_str() == "details").expect("in the pack");
    let question = |id: &str| details.question(&id.parse().expect("an id")).cloned().expect("it is asked");
    let asked = question(keep_private::ASKED);
    let tell_it_once_core::question::Kind::Multi(pick) = &asked.kind else { panic!("another kind") };
    let mut options: Vec<&str> = pick.options.iter().map(|option| option.id.as_str()).collect();
    let named = keep_private::DETAILS.map(|(option, id)| (option, question(id)).0);
    options.retain(|option| *option != keep_private::NOTHING && !named.contains(option));
    assert_eq!(options, [""; 0], "an option without a place");
}

#[test]
fn answers_for_other_programs_are_as_the_schema_says() {
    let booklets = pack();
    for change in [story as fn(&mut Forge), many_kinds, hostile] {
        let verdict = opened(change);
        let answers = Case::of(&verdict, &booklets).to_value();
        super::schemas::check_published("answers.schema.json", &answers);
        let Some(Value::Array(list)) = answers.get("answers") else { panic!("no list") };
        let signed: usize = verdict.statements().iter().map(|one| one.statement().answers.len()).sum();
        assert_eq!(list.len(), signed);
        // each is what was signed
        let Value::Object(content) = verdict.content() else { panic!("no object") };
        let Some(Value::Array(statements)) = content.get("statements") else { panic!("no parts") };
        for answer in list {
            let id = super::forge::text(answer, "/question_id").to_owned();
            let mut same = statements.iter().filter_map(|part| part.get("answers")?.get(&id));
            assert!(same.any(|signed| {
                ["t", "v", "skip", "whose", "lang", "at", "unread"]
                    .iter()
                    .all(|m| signed.get(m) == answer.get(m))
            }));
        }
    }
}
