//! The published schemas and the reader know the same words.

use tell_it_once_core::{
    booklet,
    json::{self, Limits, Value},
};

use super::file;

/// What the reader says it would accept at a pointer, from its own complaint.
fn accepted(question: &str, section: &str, asks: &str, pointer: &str) -> Vec<String> {
    let file = format!(
        r#"{{"id":"b","version":"1","title":"T","about":"A","minutes":{{"quick":1,"full":1}},"asks":"{asks}",
        "sections":[{{"id":"s","title":"S","accent":"{section}",
        "questions":[{{"id":"q.one","core":true,"ask":"A?",{question}}}]}}]}}"#
    );
    let misfits = booklet::read(file.as_bytes()).expect_err("one word is wrong");
    let misfit = misfits.iter().find(|misfit| misfit.path == pointer);
    let misfit = misfit.unwrap_or_else(|| panic!("nothing is said of {pointer}: {misfits:?}"));
    let (_, words) = misfit.message.split_once("one of: ").expect("it lists what it knows");
    words.split(", ").map(str::to_owned).collect()
}

fn published(schema: &Value, path: &[&str]) -> Vec<String> {
    let at = path.iter().try_fold(schema, |at, name| at.get(name));
    let Some(Value::Array(words)) = at else { panic!("there is no list at {path:?}") };
    let texts = words.iter().map(|word| {
        let Value::Text(word) = word else { panic!("{word:?} is no word") };
        word.clone()
    });
    texts.collect()
}

#[test]
fn the_schema_lists_the_words_that_the_reader_knows() {
    let schema = json::parse(&file("public/schemas/booklet.schema.json"), Limits::FILE).expect("it is JSON");
    let question = "/sections/0/questions/0";
    let text = r#""kind":"text""#;
    let member = |name| ["$defs", "question", "properties", name];
    let kinds = accepted(r#""kind":"?""#, "teal", "family", &format!("{question}/kind"));
    assert_eq!(published(&schema, &[&member("kind")[..], &["enum"]].concat()), kinds);
    let maps = accepted(&format!(r#"{text},"maps":["?"]"#), "teal", "family", &format!("{question}/maps/0"));
    assert_eq!(published(&schema, &[&member("maps")[..], &["items", "enum"]].concat()), maps);
    let themes =
        accepted(&format!(r#"{text},"themes":["?"]"#), "teal", "family", &format!("{question}/themes/0"));
    assert_eq!(published(&schema, &[&member("themes")[..], &["items", "enum"]].concat()), themes);
    let accents = accepted(text, "?", "family", "/sections/0/accent");
    assert_eq!(published(&schema, &["$defs", "accent", "enum"]), accents);
    let asks = accepted(text, "teal", "?", "/asks");
    assert_eq!(published(&schema, &["properties", "asks", "enum"]), asks);
}

#[test]
fn a_column_has_the_kinds_that_the_schema_lists() {
    let schema = json::parse(&file("public/schemas/booklet.schema.json"), Limits::FILE).expect("it is JSON");
    let kinds = published(&schema, &["$defs", "question", "properties", "kind", "enum"]);
    let simple = published(&schema, &["$defs", "column", "properties", "kind", "enum"]);
    for kind in kinds {
        // everything that any kind needs; what one kind does not know is another complaint
        let column = format!(
            r#"{{"id":"c","ask":"C?","kind":"{kind}","options":[{{"id":"a","words":"A"}}],"low":"L","high":"H"}}"#
        );
        let rows = format!(r#""kind":"rows","item":"thing","columns":[{column}]"#);
        let file = format!(
            r#"{{"id":"b","version":"1","title":"T","about":"A","minutes":{{"quick":1,"full":1}},"asks":"family",
            "sections":[{{"id":"s","title":"S","accent":"teal",
            "questions":[{{"id":"q.one","core":true,"ask":"A?",{rows}}}]}}]}}"#
        );
        let misfits = booklet::read(file.as_bytes()).err().unwrap_or_default();
        let needs = ["a column cannot be", "\"cards\" is missing", "\"item\" is missing"];
        let refused = misfits.iter().any(|misfit| needs.iter().any(|need| misfit.message.starts_with(need)));
        assert_eq!(simple.contains(&kind), !refused, "{kind}: {misfits:?}");
    }
}
