//! The list of attacks, B21 to B25: on whoever looks at what a file says. B24, on spreadsheets, is
//! where those are written.

use tell_it_once_core::{
    bundle::{b64, digest::Digest, hidden},
    json::Value,
};

use super::{
    bad::{check_envelope, check_forged, put},
    forge::{Forge, open_now, set},
};

const PART: &str = "/payload/statements/1/payload";

/// The codes of what is warned of, with where, after a change to the parts.
fn warnings(change: impl FnOnce(&mut Forge)) -> Vec<String> {
    let mut forge = Forge::good();
    change(&mut forge);
    let verdict = open_now(forge.envelope().to_canonical().as_bytes()).expect("it holds together");
    verdict.warnings().iter().map(|warning| format!("{warning} {}", warning.path())).collect()
}

#[test]
fn b21_markup_in_every_text() {
    let markup = "<img src=x onerror=alert(1)>&amp;<script>//\"'`${1}{{1}}</script>";
    let of_whole = [
        "/subject/name",
        "/subject/known_as",
        "/aud/name",
        "/app/name",
        "/app/version",
        "/attachments/0/alt",
    ];
    let declared = ["/declaration/text", "/declaration/name_typed"];
    let of_part = ["/contributor/name_typed", "/booklet/version", "/answers/mp.know/q", "/answers/mp.know/v"];
    let mut forge = Forge::good();
    for pointer in [&of_whole[..], &declared].concat() {
        set(&mut forge.payload, pointer, Value::text(markup));
    }
    for pointer in [&of_part[..], &declared].concat() {
        set(&mut forge.statements[1], pointer, Value::text(markup));
    }
    let verdict =
        open_now(forge.envelope().to_canonical().as_bytes()).expect("they are texts like any other");
    let content = verdict.content();
    let mut whole = forge.payload.clone();
    // signed anew, since their words are others
    let signed = content.get("payload").and_then(|payload| payload.get("statements"));
    set(&mut whole, "/statements", signed.expect("they are there").clone());
    assert_eq!(content.get("payload"), Some(&whole), "letter for letter, and nothing is cleaned away");
    let parts = content.get("statements");
    assert_eq!(parts, Some(&Value::Array(forge.statements.clone())));
    // ids and media types have no room for it
    for pointer in ["/bundle_id", "/exporter", "/attachments/0/type", "/attachments/0/question"] {
        let change = |forge: &mut Forge| set(&mut forge.payload, pointer, Value::text(markup));
        check_forged(pointer, change, "E_SCHEMA", &format!("/payload{pointer}"));
    }
}

/// A whole JPEG of 3 x 2 dots, with more blocks before the picture.
fn jpeg(blocks: &[&[u8]]) -> Vec<u8> {
    let frame: &[u8] = &[0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 0x11, 0, 0];
    let scan: &[u8] = &[0xFF, 0xDA, 0, 2, 1, 7];
    [&[0xFF, 0xD8][..], &blocks.concat(), frame, scan, &[0xFF, 0xD9]].concat()
}

fn block(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("it is short");
    [&[0xFF, marker][..], &length.to_be_bytes(), body].concat()
}

#[track_caller]
fn check_stripped(name: &str, octets: &[u8]) {
    let mut forge = Forge::good();
    forge.set_picture(octets, "image/jpeg");
    let verdict = open_now(forge.envelope().to_canonical().as_bytes()).expect(name);
    let warned = verdict.warnings().iter().filter(|warning| warning.code() == "W_METADATA").count();
    assert_eq!(warned, 1, "{name}");
    let shown: Vec<&[u8]> = verdict.pictures().map(|(_, octets)| octets).collect();
    assert_eq!(shown, [&jpeg(&[])[..]], "{name}: only the picture is left");
}

#[test]
fn b22_pictures_that_say_where_and_when() {
    let orientation = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let place = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1A\0\0\0\0\0\0\0";
    let thumbnail = [&b"Exif\0\0II*\0"[..], &jpeg(&[])].concat();
    check_stripped("orientation", &jpeg(&[&block(0xE1, orientation)]));
    check_stripped("GPS", &jpeg(&[&block(0xE1, place)]));
    check_stripped("a thumbnail", &jpeg(&[&block(0xE1, &thumbnail)]));
    check_stripped("XMP", &jpeg(&[&block(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")]));
    check_stripped("a maker's note and a comment", &jpeg(&[&block(0xED, b"note"), &block(0xFE, b"hello")]));
    check_stripped("trailing data", &[jpeg(&[]), b"more".to_vec()].concat());
    let plain = warnings(|forge| forge.set_picture(&jpeg(&[]), "image/jpeg"));
    assert!(!plain.iter().any(|warning| warning.starts_with("W_METADATA")), "{plain:?}");
}

#[test]
fn b23_files_that_are_no_picture_or_too_much_of_one() {
    let check = |name: &str, octets: &[u8], media_type: &str| {
        let change = |forge: &mut Forge| forge.set_picture(octets, media_type);
        check_forged(name, change, "E_ATTACHMENT_TYPE", "/payload/attachments/0/type");
    };
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    check("an SVG", svg, "image/jpeg");
    check("a page", b"<!doctype html><script>1</script>", "image/png");
    check("a GIF", b"GIF89a/*\x01\0*/=1;", "image/png");
    check("a JPEG called PNG", &jpeg(&[]), "image/png");
    let side = 30_000u16.to_be_bytes();
    let frame = [&[8][..], &side, &side, &[1, 0x11, 0, 0]].concat();
    let bomb = [&[0xFF, 0xD8][..], &block(0xC0, &frame), &[0xFF, 0xDA, 0, 2, 1, 7, 0xFF, 0xD9]].concat();
    let path = format!("/attachments/{}", Digest::of(&bomb));
    let bomb = |forge: &mut Forge| forge.set_picture(&bomb, "image/jpeg");
    check_forged("30,000 by 30,000 dots", bomb, "E_ATTACHMENT_SIZE", &path);
    check_stripped("a page behind a picture", &[jpeg(&[]), b"<script>1</script>".to_vec()].concat());
    check_stripped("an archive behind a picture", &[jpeg(&[]), b"PK\x03\x04".to_vec()].concat());
}

#[test]
fn b25_letters_that_turn_text_round_or_cannot_be_seen() {
    let v = "/answers/mp.know/v";
    let hidden_at = |pointer: &str, text: &str| {
        let found = warnings(|forge| set(&mut forge.statements[1], pointer, Value::text(text)));
        let wanted = format!("W_HIDDEN_CHARS {PART}{pointer}");
        found.contains(&wanted)
    };
    for text in ["a\u{202E}b", "a\u{2066}b", "a\u{200B}b", "a\u{FEFF}b", "a\u{E0041}b", "a\u{2028}b"] {
        assert!(hidden_at(v, text), "{text:?} in an answer");
        assert!(hidden_at("/contributor/name_typed", text), "{text:?} in a name");
        assert!(hidden::visible(text).contains("[U+"), "{text:?} is written out");
    }
    let marks = format!("a{}", "\u{0301}".repeat(500));
    assert!(!hidden_at(v, &marks), "marks can be seen");
    assert_eq!(hidden::visible(&marks), marks, "and nothing of them is lost");
    assert!(!hidden_at(v, "میں \u{200C}👩\u{200D}👧"), "joiners are at home in an answer");
}

#[test]
fn b25_letters_that_are_not_base64url() {
    let good = b64::encode(b"{}");
    for bad in [format!("{good}="), format!(" {good}"), format!("{good}\n"), "e3+".into(), "e3/".into()] {
        check_envelope(&bad, put("/protected", bad.clone()), "E_B64", "/protected");
    }
    check_envelope("bits that carry nothing", put("/protected", "e31"), "E_B64", "/protected");
    check_envelope("half a letter", put("/signature", "A"), "E_B64", "/signature");
}

#[test]
fn b25_a_newer_version() {
    let typ = "vnd.tell-it-once.bundle.v2+json";
    let newer = |forge: &mut Forge| set(&mut forge.header, "/typ", Value::text(typ));
    check_forged("v2", newer, "E_VERSION", "/protected/typ");
    let mut forge = Forge::good();
    newer(&mut forge);
    let refusal = open_now(forge.envelope().to_canonical().as_bytes()).expect_err("it is newer");
    assert!(refusal.what().contains("newer version"), "not tampered with: {}", refusal.what());
}
