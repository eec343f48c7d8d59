//! What holds for any octets, one function for each reader of what strangers made.

use tell_it_once_core::{
    bundle::{Refusal, Verdict, b64, image::Image, ledger::Ledger, merge::Merged},
    casework::csv_cell as cell,
    folder,
    json::{Limits, parse},
    record::Record,
};

use crate::bundles::forge::{Forge, open_now, sign};

/// Any file: refused with a place and a sentence, or wholly read.
pub(super) fn open(octets: &[u8]) {
    judge(open_now(octets));
}

/// The same behind a good signature, where most of the reader is.
pub(super) fn signed_payload(payload: &[u8]) {
    judge(open_now(Forge::good().envelope_over(payload).to_canonical().as_bytes()));
}

pub(super) fn signed_statement(payload: &[u8]) {
    let mut forge = Forge::good();
    let compact = sign(&forge.statement_headers[1], payload, &forge.keys[1]).join(".");
    let first = forge.compact(0);
    crate::bundles::forge::set(&mut forge.payload, "/statements", vec![first.into(), compact.into()].into());
    judge(open_now(forge.envelope().to_canonical().as_bytes()));
}

fn judge(opened: Result<Verdict, Refusal>) {
    match opened {
        Ok(verdict) => {
            for warning in verdict.warnings() {
                assert!(warning.what(&verdict).ends_with('.') && !warning.code().is_empty());
            }
            let lines = Merged::of(&verdict).to_lines();
            assert_eq!(lines.len(), verdict.statements().len());
        }
        Err(refusal) => assert!(refusal.code.to_string().starts_with("E_") && !refusal.what().is_empty()),
    }
}

/// What is read is written in one form, and that form is read as the same. What we accept other readers read
/// as we do: they may accept more, never something else.
pub(super) fn strict_json(octets: &[u8]) {
    if let Ok(value) = parse(octets, Limits::FILE) {
        let written = value.to_canonical();
        let again = parse(written.as_bytes(), Limits::FILE).expect("what was written can be read");
        assert_eq!(again, value);
        assert_eq!(again.to_canonical(), written);
        let others = |octets: &[u8]| serde_json::from_slice::<serde_json::Value>(octets).ok();
        assert!(others(octets).is_some(), "no reader but ours takes it");
        assert_eq!(others(octets), others(written.as_bytes()));
    }
}

/// Each value has one spelling.
pub(super) fn base64url(octets: &[u8]) {
    assert_eq!(b64::decode(&b64::encode(octets)).as_deref(), Some(octets));
    if let Ok(text) = std::str::from_utf8(octets)
        && let Some(decoded) = b64::decode(text)
    {
        assert_eq!(b64::encode(&decoded), text);
    }
}

/// A record is octet for octet what was written, or it is damaged.
pub(super) fn stored_record(octets: &[u8]) {
    if let Ok(record) = Record::read(octets) {
        assert_eq!(record.write().as_bytes(), octets);
        if let Ok(folder) = record.open() {
            assert_eq!(folder::read(folder::SCHEMA, folder::write(&folder).as_bytes()), Ok(folder));
        }
    }
}

/// A folder of any form that opens can be stored in the newest, and is the same.
pub(super) fn migrate(octets: &[u8]) {
    for schema in 1..=folder::SCHEMA {
        if let Ok(folder) = folder::read(schema, octets) {
            assert_eq!(folder::read(folder::SCHEMA, folder::write(&folder).as_bytes()), Ok(folder));
        }
    }
}

/// What is kept of a picture is a picture of the same kind, and nothing more.
pub(super) fn image(octets: &[u8]) {
    if let Some(image) = Image::read(octets) {
        let plain = Image::read(&image.plain(octets)).expect("what is kept is a picture");
        assert_eq!(plain.format, image.format);
        assert!(!plain.has_more_than_a_picture());
    }
}

/// One cell: quotes around it and none alone inside, and nothing at its front that is a formula.
pub(super) fn csv_cell(octets: &[u8]) {
    let text = String::from_utf8_lossy(octets);
    let cell = cell(&text);
    let inside = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).expect("quotes around it");
    assert!(!inside.replace("\"\"", "").contains('"'));
    assert!(!inside.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
    let read = inside.replace("\"\"", "\"");
    assert!(read == text || read.strip_prefix('\'') == Some(&text));
}

/// A ledger is written as it was read.
pub(super) fn ledger(octets: &[u8]) {
    if let Ok(ledger) = Ledger::read(octets) {
        let written = ledger.to_canonical();
        let again = Ledger::read(written.as_bytes()).expect("what was written can be read");
        assert_eq!(again.to_canonical(), written);
        let mut both = ledger.clone();
        assert!(both.union(&again).is_ok());
        assert_eq!(both, ledger);
    }
}
