//! The files that the command line's cases open, made from the vector by the second maker.
//!
//! To write them anew: `SNAPSHOTS=overwrite cargo test -p tell-it-once-tests`.

use std::{env, fs, path::Path};

use tell_it_once_core::json::Value;

use super::{
    forge::{Forge, header, set, text, vector},
    story::story,
};

pub(super) fn check(name: &str, octets: &[u8]) {
    check_in("cli/bundles.in", name, octets);
}

pub(super) fn check_in(folder: &str, name: &str, octets: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name);
    if env::var_os("SNAPSHOTS").is_some_and(|how| how == "overwrite") {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&path, octets).expect("the file can be written");
    }
    let found = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(found, octets, "{name} is not what it should be");
}

fn check_forged(name: &str, change: impl FnOnce(&mut Forge)) {
    let mut forge = Forge::good();
    change(&mut forge);
    check(name, forge.envelope().to_canonical().as_bytes());
}

#[test]
fn the_files_of_the_command_line_s_cases_are_current() {
    let good = vector("bundle.signed.json");
    check("good.signed.json", &good);
    check("sealed.json", &vector("bundle.sealed.json"));
    check("backup.json", &vector("backup.sealed.json"));
    check("cut-short.signed.json", &good[..good.len() / 2]);
    check("empty.json", b"");
    check("foreign.json", b"{\n  \"name\": \"my-project\"\n}\n");

    let mut changed = Forge::good().envelope();
    let payload = text(&changed, "/payload").replacen("LCJ", "LDJ", 1);
    set(&mut changed, "/payload", Value::Text(payload));
    check("changed.signed.json", changed.to_canonical().as_bytes());
    let mut swapped = Forge::good().envelope();
    let picture = "/attachments/0g9v_VI7eKhs0vkW-jSvXRkY1197FCI3x1KtayVCE6s";
    set(&mut swapped, picture, Value::Text("A".repeat(30)));
    check("other-picture.signed.json", swapped.to_canonical().as_bytes());

    check_forged("newer.signed.json", |forge| {
        set(&mut forge.header, "/typ", Value::text("vnd.tell-it-once.bundle.v2+json"));
    });
    check_forged("private-key.signed.json", |forge| {
        set(&mut forge.header, "/jwk/d", Value::text("AAAA"));
    });
    check_forged("spliced.signed.json", |forge| {
        let other = Value::text("00000000-0000-4000-8000-000000000000");
        set(&mut forge.statements[1], "/bundle_id", other);
    });
    check_forged("many-kinds.signed.json", many_kinds);
    check_forged("hostile.signed.json", hostile);
    check_forged("../export.in/story.signed.json", story);
    check("../export.in/good.signed.json", &good);
}

/// One answer of each shape, and each way to leave a question.
pub(super) fn many_kinds(forge: &mut Forge) {
    let answer = |n: usize, kind: &str, value: &str, whose: &str| {
        let json = format!(
            r#"{{"q":"Question {n}?","t":"{kind}","v":{value},"whose":"{whose}","lang":"en-GB","at":"2026-11-22T09:50:00+00:00"}}"#
        );
        (format!("mp.{n:02}"), super::forge::parsed(&json))
    };
    let skip = |n: usize, why: &str| {
        let json =
            format!(r#"{{"q":"Question {n}?","skip":"{why}","by":"c1","at":"2026-11-22T09:50:00+00:00"}}"#);
        (format!("mp.{n:02}"), super::forge::parsed(&json))
    };
    let digest = "0g9v_VI7eKhs0vkW-jSvXRkY1197FCI3x1KtayVCE6s";
    let media =
        format!(r#"[{{"sha256":"{digest}","bytes":22,"type":"image/jpeg","made":"photo","alt":"My dog"}}]"#);
    let mut answers = vec![
        answer(1, "text", r#""Two lines\nof text""#, "own"),
        answer(2, "list", r#"["Trains","آدم","👩‍👧"]"#, "helped"),
        answer(
            3,
            "picked",
            r#"{"options":[{"id":"a","label":"Often","detail":"at night"}],"other":"x"}"#,
            "for_them",
        ),
        answer(4, "date", r#"{"year":2019,"month":5}"#, "observed"),
        answer(5, "scale", r#"{"value":6,"low":"never","high":"always"}"#, "own"),
        answer(6, "sorted", r#"[{"id":"noise","label":"Noise","pile":"not_good"}]"#, "own"),
        answer(7, "address", r#"{"lines":["1 High Street"],"postcode":"AB1 2CD","private":false}"#, "own"),
        answer(8, "media", &media, "own"),
        answer(9, "text", r#""some time in spring""#, "own"),
        skip(10, "later"),
        skip(11, "dont_know"),
        skip(12, "prefer_not"),
        skip(13, "ask_someone"),
        skip(14, "dont_understand"),
        answer(15, "number", r#""1200.5""#, "own"),
        answer(16, "money", r#"{"pence":120050}"#, "own"),
        answer(
            17,
            "sorted",
            r#"[{"id":"cook","label":"Cook","pile":"middle","pile_label":"I want to learn"}]"#,
            "own",
        ),
        answer(
            18,
            "rows",
            r#"[[{"column":"what","label":"What","t":"text","v":"A hoist"},{"column":"cost","label":"Cost","t":"money","v":{"pence":1400}}]]"#,
            "own",
        ),
    ];
    set(&mut answers[8].1, "/unread", Value::Bool(true));
    set(&mut forge.statements[1], "/answers", Value::Object(answers.into_iter().collect()));
}

/// All that a file may try on a screen, and all that it may claim.
pub(super) fn hostile(forge: &mut Forge) {
    let answers = "/answers/mp.know";
    let words =
        "\u{1B}[2J\u{1B}]0;owned\u{7}\u{202E}desrever\u{202C} ok\r\n\n  A question?\n    \u{9B}31mred";
    set(&mut forge.statements[1], &format!("{answers}/v"), Value::text(words));
    set(&mut forge.statements[1], &format!("{answers}/at"), Value::text("2027-01-01T00:00:00+00:00"));
    set(&mut forge.statements[1], "/contributor/name_typed", Value::text("Sam\u{200B} \u{202E}xelA"));
    set(&mut forge.payload, "/created_at", Value::text("2036-11-22T10:05:00+00:00"));
    set(&mut forge.payload, "/attachments/0/alt", Value::text("dog\u{202E}gpj"));
    let jpeg = b"\xFF\xD8\xFF\xE1\x00\x08Exif\0\0\xFF\xD9";
    forge.set_picture(jpeg, "image/jpeg");
    // someone exports who wrote nothing, and nobody knows who that is
    let third = tell_it_once_core::bundle::key::SecretKey::from_octets(&[7; 32]).expect("it is a key");
    forge.header = header(&third, "bundle");
    forge.whole_key = Some(third);
    set(&mut forge.payload, "/exporter", Value::text("c9"));
}
