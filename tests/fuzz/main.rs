//! One target for cargo-fuzz: the function of its own name, as the tests call it too.
#![no_main]

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../bundles/forge.rs"]
mod forge;
#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../repo.rs"]
mod repo;
mod targets;

mod bundles {
    pub(crate) use crate::forge;
}

libfuzzer_sys::fuzz_target!(|octets: &[u8]| match env!("CARGO_BIN_NAME") {
    "open" => targets::open(octets),
    "signed_payload" => targets::signed_payload(octets),
    "signed_statement" => targets::signed_statement(octets),
    "strict_json" => targets::strict_json(octets),
    "base64url" => targets::base64url(octets),
    "stored_record" => targets::stored_record(octets),
    "migrate" => targets::migrate(octets),
    "image" => targets::image(octets),
    "csv_cell" => targets::csv_cell(octets),
    "ledger" => targets::ledger(octets),
    other => unreachable!("no target is called {other}"),
});
