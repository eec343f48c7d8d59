//! Every way to be wrong: one small change to a good file, the code that must be given, and where.

use tell_it_once_core::{
    bundle::{b64, refusal::Class},
    json::Value,
};

use super::forge::{Forge, header, header_of, open_now, remove, set, set_header, text, vector};

#[track_caller]
pub(super) fn check(name: &str, octets: &[u8], code: &str, path: &str) {
    let refusal = open_now(octets).expect_err(name);
    assert_eq!((refusal.code.to_string().as_str(), refusal.path.as_str()), (code, path), "{name}");
}

#[track_caller]
pub(super) fn check_forged(name: &str, change: impl FnOnce(&mut Forge), code: &str, path: &str) {
    let mut forge = Forge::good();
    change(&mut forge);
    check(name, forge.envelope().to_canonical().as_bytes(), code, path);
}

#[track_caller]
pub(super) fn check_envelope(name: &str, change: impl FnOnce(&mut Value), code: &str, path: &str) {
    let mut envelope = Forge::good().envelope();
    change(&mut envelope);
    check(name, envelope.to_canonical().as_bytes(), code, path);
}

pub(super) fn put(pointer: &'static str, value: impl Into<Value>) -> impl FnOnce(&mut Value) {
    let value = value.into();
    move |to| set(to, pointer, value)
}

#[test]
fn files_that_are_not_ours() {
    check("empty", b"", "E_JSON", "");
    check("a photo", b"\xFF\xD8\xFF\xE0", "E_UTF8", "");
    check("a web page", b"<!doctype html>", "E_JSON", "");
    check("a list", b"[]", "E_KIND", "");
    check("another JSON file", br#"{"name":"my-project","version":"1.0.0"}"#, "E_KIND", "");
    check("nothing in it", b"{}", "E_KIND", "");
    let good = vector("bundle.signed.json");
    check("cut short", &good[..good.len() - 9], "E_JSON", "");
    check("something behind it", &[&good[..], b"{}"].concat(), "E_JSON", "");
}

#[test]
fn envelopes() {
    check_envelope("no signature", |to| remove(to, "/signature"), "E_KIND", "");
    check_envelope("no payload", |to| remove(to, "/payload"), "E_KIND", "");
    check_envelope("a payload that is no text", put("/payload", true), "E_KIND", "/payload");
    check_envelope("pictures that are no object", put("/attachments", true), "E_KIND", "/attachments");
    let path = "/countersignatures";
    check_envelope("added signatures that are no list", put(path, true), "E_KIND", path);
    check_envelope("too many of them", put(path, vec![true.into(); 17]), "E_SIZE", path);
    let padded = |to: &mut Value| {
        let longer = format!("{}=", text(to, "/protected"));
        set(to, "/protected", Value::Text(longer));
    };
    check_envelope("padding", padded, "E_B64", "/protected");
    check_envelope("a header that is no object", put("/protected", "W10"), "E_HEADER", "/protected");
    check_envelope("a header that is no JSON", put("/protected", "AAAA"), "E_JSON", "/protected");
    let long = "A".repeat(4 * 1366);
    check_envelope("a huge header", put("/protected", long), "E_SIZE", "/protected");
}

#[test]
fn headers() {
    let check = |name: &str, change: &dyn Fn(&mut Value), code: &str, path: &str| {
        check_forged(name, |forge| change(&mut forge.header), code, &format!("/protected{path}"));
        let path = format!("/payload/statements/1/protected{path}");
        let code = format!("E_STATEMENT(1, {code})");
        check_forged(name, |forge| change(&mut forge.statement_headers[1]), &code, &path);
    };
    let set = |pointer: &'static str, value: &'static str| {
        move |to: &mut Value| super::forge::set(to, pointer, Value::text(value))
    };
    check("no algorithm", &|to| remove(to, "/alg"), "E_ALG", "/alg");
    check("no key", &|to| remove(to, "/jwk"), "E_HEADER", "");
    check("no key id", &|to| remove(to, "/kid"), "E_HEADER", "");
    check("a key that is a text", &set("/jwk", "x"), "E_HEADER", "/jwk");
    check("a key with more members", &set("/jwk/use", "sig"), "E_HEADER", "/jwk");
    check("a key without y", &|to| remove(to, "/jwk/y"), "E_HEADER", "/jwk");
    check("a key on another curve", &set("/jwk/crv", "P-384"), "E_KEY", "/jwk");
    check("a key of another kind", &set("/jwk/kty", "OKP"), "E_KEY", "/jwk");
    check("a short key", &set("/jwk/x", "AAAA"), "E_KEY", "/jwk/x");
    check("a key with padding", &set("/jwk/x", "AAA="), "E_B64", "/jwk/x");
    let nowhere = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    check("a key off the curve", &set("/jwk/y", nowhere), "E_KEY", "/jwk");
    check("another key's id", &set("/kid", nowhere), "E_KID", "/kid");
    check("no type", &|to| remove(to, "/typ"), "E_TYP", "/typ");
    check("some other token", &set("/typ", "JWT"), "E_TYP", "/typ");
    let part = "vnd.tell-it-once.statement.v1+json";
    check_forged("a part", |forge| set("/typ", part)(&mut forge.header), "E_TYP", "/protected/typ");
}

#[test]
fn a_newer_version_is_said_to_be_newer_whatever_else_is_new() {
    let mut forge = Forge::good();
    set(&mut forge.header, "/typ", Value::text("vnd.tell-it-once.bundle.v2+json"));
    set(&mut forge.header, "/crit", Value::text("x"));
    let mut envelope = forge.envelope();
    set(&mut envelope, "/recovery", Value::Null);
    check("v2", envelope.to_canonical().as_bytes(), "E_VERSION", "/protected/typ");
    check_forged("v 2", |forge| set(&mut forge.payload, "/v", Value::Int(2)), "E_VERSION", "/payload/v");
}

#[test]
fn signatures() {
    let zeros = b64::encode(&[0; 64]);
    check_envelope("nought", put("/signature", zeros), "E_SIGNATURE", "/signature");
    check_envelope("short", put("/signature", "AAAA"), "E_SIGNATURE", "/signature");
    check_envelope("not base64url", put("/signature", "!"), "E_B64", "/signature");
    check_envelope("another payload", put("/payload", "e30"), "E_SIGNATURE", "/signature");
    check_forged("another's key", |forge| forge.signer = 1, "E_SIGNATURE", "/signature");
    let other = |forge: &mut Forge| forge.statement_signers[1] = 0;
    let path = "/payload/statements/1/signature";
    check_forged("another's key for a part", other, "E_STATEMENT(1, E_SIGNATURE)", path);
}

#[test]
fn payloads() {
    let over = |name: &str, octets: &[u8], code: &str, path: &str| {
        check(name, Forge::good().envelope_over(octets).to_canonical().as_bytes(), code, path);
    };
    over("no JSON", b"hello", "E_JSON", "/payload");
    over("not UTF-8", b"\"\xFF\"", "E_UTF8", "/payload");
    over("another profile", br#"{"profile":"other","v":1}"#, "E_PROFILE", "/payload/profile");
    over("a list", b"[]", "E_PROFILE", "/payload/profile");
    over("no version", br#"{"profile":"tell-it-once/bundle"}"#, "E_PROFILE", "/payload/v");
    over("almost empty", br#"{"profile":"tell-it-once/bundle","v":1}"#, "E_SCHEMA", "/payload");
}

#[test]
fn shapes_of_the_whole() {
    let check = |pointer: &'static str, value: Value| {
        let change = |forge: &mut Forge| set(&mut forge.payload, pointer, value);
        check_forged(pointer, change, "E_SCHEMA", &format!("/payload{pointer}"));
    };
    check("/more", Value::Null);
    check("/bundle_id", Value::text("Sam"));
    check("/aud/council", Value::text("Example"));
    check("/aud/name", Value::text("Exa\nmple"));
    check("/created_at", Value::text("2026-11-22"));
    check("/subject/name", Value::text(" "));
    check("/subject/nickname", Value::text("Sam"));
    check("/subject/date_of_birth", Value::text("01/05/2014"));
    check("/exporter", Value::text("Alex"));
    check("/statements", Value::text("none"));
    check("/statements/0", Value::Null);
    check("/attachments/0/sha256", Value::text("0"));
    check("/attachments/0/bytes", Value::Int(-1));
    check("/attachments/0/type", Value::text("image/svg+xml"));
    check("/declaration/agreed/share_with_council", Value::text("yes"));
    check("/declaration/agreed/__proto__", Value::Bool(true));
    check("/declaration/lang", Value::text("English"));
    let first = |forge: &mut Forge| set(&mut forge.payload, "/rev", Value::Int(2));
    check_forged("a second without a first", first, "E_SCHEMA", "/payload");
}

#[test]
fn shapes_of_a_part() {
    let check = |pointer: &'static str, value: Value, path: &str| {
        let path = format!("/payload/statements/1/payload{path}");
        let change = |forge: &mut Forge| set(&mut forge.statements[1], pointer, value);
        check_forged(pointer, change, "E_STATEMENT(1, E_SCHEMA)", &path);
    };
    check("/more", Value::Null, "/more");
    check("/answers", Value::Array(vec![]), "/answers");
    check("/answers/Mp.Know", Value::Null, "/answers/Mp.Know");
    check("/answers/mp.know/skip", Value::text("later"), "/answers/mp.know/lang");
    check("/answers/mp.know/t", Value::text("hologram"), "/answers/mp.know/v");
    check("/answers/mp.know/t", Value::Null, "/answers/mp.know/t");
    check("/answers/mp.know/v", Value::Int(1), "/answers/mp.know/v");
    check("/answers/mp.know/unread", Value::Bool(false), "/answers/mp.know/unread");
    check("/answers/mp.know/whose", Value::text("hers"), "/answers/mp.know/whose");
    check("/answers/mp.know/q", Value::text(""), "/answers/mp.know/q");
    check("/contributor/role", Value::text("king"), "/contributor/role");
    check("/contributor/name_typed", Value::text("Sa\u{1B}m"), "/contributor/name_typed");
    check("/booklet/sha256", Value::Null, "/booklet/sha256");
    let newer = |forge: &mut Forge| set(&mut forge.statements[0], "/v", Value::Int(3));
    let path = "/payload/statements/0/payload/v";
    check_forged("a newer part", newer, "E_STATEMENT(0, E_VERSION)", path);
}

#[test]
fn parts_that_do_not_belong() {
    let path = "/payload/statements/1";
    let not_three = |forge: &mut Forge| set(&mut forge.payload, "/statements/1", Value::text("a.b"));
    check_forged("two parts", not_three, "E_STATEMENT(1, E_KIND)", path);
    let general = |forge: &mut Forge| set(&mut forge.payload, "/statements/1", Value::text("a.b.c.d.e"));
    check_forged("five parts", general, "E_STATEMENT(1, E_KIND)", path);
    let twice = |forge: &mut Forge| forge.add_statement(1, 1);
    check_forged("the same twice", twice, "E_SCHEMA", "/payload/statements/2");
    let exporter = |forge: &mut Forge| set(&mut forge.payload, "/exporter", Value::text("c2"));
    check_forged("exported by another", exporter, "E_EXPORTER", "/payload/exporter");
    let nobody = |forge: &mut Forge| set(&mut forge.payload, "/exporter", Value::text("c9"));
    check_forged("by nobody with a contributor's key", nobody, "E_EXPORTER", "/payload/exporter");
    let whole = |forge: &mut Forge| {
        forge.signer = 1;
        forge.header = header(&forge.keys[1], "bundle");
    };
    check_forged("signed by another", whole, "E_EXPORTER", "/payload/exporter");
}

pub(super) const PICTURE: &str = "/attachments/0g9v_VI7eKhs0vkW-jSvXRkY1197FCI3x1KtayVCE6s";

#[test]
fn pictures() {
    let check_picture = |name: &str, octets: &[u8], media_type: &str, code: &str, path: &str| {
        check_forged(name, |forge| forge.set_picture(octets, media_type), code, path);
    };
    check_envelope("no base64url", put(PICTURE, "=".repeat(30)), "E_B64", PICTURE);
    check_envelope("no text", put(PICTURE, true), "E_KIND", PICTURE);
    let at = "/payload/attachments/0/type";
    check_picture("an SVG", b"<svg onload=alert(1)>", "image/png", "E_ATTACHMENT_TYPE", at);
    let jpeg = b64::decode("_9j_4AAQSkZJRgABAQAAAQABAAD_2Q").expect("it is base64url");
    check_picture("a JPEG called PNG", &jpeg, "image/png", "E_ATTACHMENT_TYPE", at);
    check_picture("a JPEG cut short", &jpeg[..20], "image/jpeg", "E_ATTACHMENT_TYPE", at);
    let twice = |forge: &mut Forge| {
        let Some(Value::Array(listed)) = forge.payload.get("attachments") else { panic!("a list") };
        let listed = vec![listed[0].clone(), listed[0].clone()];
        set(&mut forge.payload, "/attachments", Value::Array(listed));
    };
    check_forged("listed twice", twice, "E_ATTACHMENT_SET", "/attachments");
    let bytes =
        |to: i64| move |forge: &mut Forge| set(&mut forge.payload, "/attachments/0/bytes", Value::Int(to));
    check_forged("another size", bytes(23), "E_ATTACHMENT_DIGEST", PICTURE);
    check_forged("huge", bytes(5 << 20), "E_ATTACHMENT_SIZE", "/payload/attachments/0/bytes");
    check_forged("all too much", bytes(21 << 20), "E_ATTACHMENT_SIZE", "/payload/attachments");
}

#[test]
fn sealed_files_are_known_for_what_they_are() {
    let kid = "KQC5dpSkaXDgVGwzMPUB4G7jfkthOiG6gmjQrsWqHI8";
    let refusal = open_now(&vector("bundle.sealed.json")).expect_err("there is no key");
    assert_eq!(refusal.code.to_string(), "E_NO_KEY");
    assert!(format!("{:?}", refusal.code).contains(kid));

    let check_sealed = |name: &str, change: &dyn Fn(&mut Value), code: &str, path: &str| {
        let mut envelope = super::forge::vector_value("bundle.sealed.json");
        let mut header = header_of(&envelope);
        change(&mut header);
        set_header(&mut envelope, &header);
        check(name, envelope.to_canonical().as_bytes(), code, path);
    };
    let set = |pointer: &'static str, value: &'static str| {
        move |to: &mut Value| super::forge::set(to, pointer, Value::text(value))
    };
    check_sealed("another cipher", &set("/enc", "A128CBC-HS256"), "E_ALG", "/protected/enc");
    check_sealed("another way in", &set("/alg", "dir"), "E_ALG", "/protected/alg");
    check_sealed("zip", &set("/zip", "DEF"), "E_HEADER", "/protected");
    check_sealed("crit", &set("/crit", "x"), "E_CRIT", "/protected/crit");
    check_sealed("another content", &set("/cty", "json"), "E_HEADER", "/protected/cty");
    check_sealed("no key's id", &set("/kid", "x"), "E_B64", "/protected/kid");
    check_sealed("newer", &set("/typ", "vnd.tell-it-once.sealed.v2+json"), "E_VERSION", "/protected/typ");
    check_sealed("a bundle", &set("/typ", "vnd.tell-it-once.bundle.v1+json"), "E_TYP", "/protected/typ");
    check("no tag", br#"{"ciphertext":"","protected":"e30"}"#, "E_KIND", "");
}

#[test]
fn each_trouble_has_its_class() {
    let class = |octets: &[u8]| open_now(octets).expect_err("it is bad").code.class();
    assert_eq!(class(b""), Class::Malformed);
    assert_eq!(class(&vector("backup.sealed.json")), Class::Decryption);
    let mut envelope = Forge::good().envelope();
    remove(&mut envelope, "/attachments");
    assert_eq!(class(envelope.to_canonical().as_bytes()), Class::Attachments);
    set(&mut envelope, "/payload", Value::text("e30"));
    assert_eq!(class(envelope.to_canonical().as_bytes()), Class::Signature);
}
