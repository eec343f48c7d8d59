//! Examples made by other people and with other libraries, byte for byte.

use std::collections::BTreeMap;

use tell_it_once_core::{
    bundle::{
        Expectations, Keys, b64,
        digest::{Kid, Sid},
        hidden,
        key::PublicKey,
        open, sid_of_statement, sign,
        statement::Role,
        verdict::Confidence,
    },
    json::{Limits, Value, parse},
};

use super::forge::{Forge, now, open_now, secret, text, vector, vector_value};

#[test]
fn the_signed_vector_opens() {
    let expected = vector_value("expected.json");
    let verdict = open_now(&vector("bundle.signed.json")).expect("the vector is good");
    assert_eq!(verdict.sid().to_string(), text(&expected, "/bundle_sid"));
    assert_eq!(verdict.receipt().to_string(), text(&expected, "/receipt"));
    assert_eq!(verdict.confidence(), &Confidence::Unconfirmed);
    let Some(Value::Array(sids)) = expected.get("statement_sids") else { panic!("no sids") };
    let found: Vec<_> = verdict.statements().iter().map(|s| Value::Text(s.sid().to_string())).collect();
    assert_eq!(found, *sids);
    for (compact, signed) in verdict.bundle().statements.iter().zip(verdict.statements()) {
        assert_eq!(sid_of_statement(compact), Some(signed.sid()));
    }
    let signers: Vec<_> = verdict
        .signers()
        .into_iter()
        .map(|signer| (signer.kid.to_string(), signer.name_typed, signer.role, signer.is_exporter))
        .collect();
    let (parent, young) = (text(&expected, "/parent_kid"), text(&expected, "/yp_kid"));
    assert_eq!(
        signers,
        [
            (parent.to_owned(), "Alex Example".to_owned(), Some(Role::Parent), true),
            (young.to_owned(), "Sam".to_owned(), Some(Role::YoungPerson), false),
        ]
    );
    let pictures: Vec<_> =
        verdict.pictures().map(|(picture, octets)| (&*picture.alt, octets.len())).collect();
    assert_eq!(pictures, [("My dog", 22)]);
}

#[test]
fn the_signed_vector_warns_of_what_a_reader_should_see() {
    let verdict = open_now(&vector("bundle.signed.json")).expect("the vector is good");
    let warnings: Vec<_> =
        verdict.warnings().iter().map(|warning| format!("{warning} {}", warning.path())).collect();
    assert_eq!(
        warnings,
        [
            "W_CONSENT_WITHHELD /payload/declaration/agreed/share_with_school",
            "W_CONSENT_WITHHELD /payload/statements/0/payload/declaration/agreed/share_with_school",
            "W_CONSENT_WITHHELD /payload/statements/1/payload/declaration/agreed/share_with_school",
            "W_WRITTEN_BY_OTHER /payload/statements/1/payload/answers/mp.know/by",
        ]
    );
}

#[test]
fn signing_the_same_words_with_the_same_keys_gives_the_same_octets() {
    let expected = vector_value("expected.json");
    let [parent, young] = ["parent_private_jwk", "yp_private_jwk"]
        .map(|name| secret(expected.get(name).expect("the key is there")));
    assert_eq!(parent.public().kid().to_string(), text(&expected, "/parent_kid"));
    assert_eq!(young.public().kid().to_string(), text(&expected, "/yp_kid"));

    let verdict = open_now(&vector("bundle.signed.json")).expect("the vector is good");
    let [by_parent, by_young] = verdict.statements() else { panic!("two statements") };
    let mut bundle = verdict.bundle().clone();
    bundle.statements =
        vec![sign::statement(by_parent.statement(), &parent), sign::statement(by_young.statement(), &young)];
    assert_eq!(bundle, *verdict.bundle());

    let pictures = verdict.pictures().map(|(picture, octets)| (picture.sha256, octets.to_vec()));
    let file = sign::bundle(&bundle, &pictures.collect(), &parent).expect("it can be signed");
    assert_eq!(parse(&file.octets, Limits::FILE), Ok(vector_value("bundle.signed.json")));
    assert_eq!(file.name, "tell-it-once-20261122-8707.signed.json");
    assert_eq!(file.receipt, verdict.receipt());
}

#[test]
fn the_payload_is_the_one_that_was_published() {
    let signed = vector_value("bundle.signed.json");
    let payload = b64::decode(text(&signed, "/payload")).expect("it is base64url");
    assert_eq!(String::from_utf8(payload), Ok(vector_value("payload.json").to_canonical()));
    assert_eq!(Forge::good().statements[1], vector_value("statement2.payload.json"));
    assert_eq!(Forge::good().envelope(), signed);
}

#[test]
fn an_answer_says_whose_words_it_is_in() {
    let verdict = open_now(&vector("bundle.signed.json")).expect("the vector is good");
    let statement = verdict.statements()[1].statement();
    let answered = statement.answers.values().next().expect("one answer");
    let by = statement.written_by(answered).expect("someone else wrote it down");
    assert_eq!(verdict.name_of(by), Some("Alex Example"));
    assert_eq!(hidden::visible(&answered.question), "What would you like people to know about you?");
}

#[test]
fn what_the_reader_knows_is_compared() {
    let council = "E08000001".parse().expect("a code");
    let good = vector("bundle.signed.json");
    let verdict = open_now(&good).expect("the vector is good");
    let booklet = &verdict.statements()[1].statement().booklet;
    let other = verdict.statements()[0].statement().booklet.sha256;
    let check = |expected: Expectations, code: &str| {
        let verdict = open(&good, &Keys::none(), now(), &expected).expect("the vector is good");
        verdict.warnings().iter().filter(|warning| warning.code() == code).count()
    };
    let nothing = Expectations::default();
    assert_eq!(check(nothing.clone(), "W_AUDIENCE"), 0);
    assert_eq!(check(Expectations { council: Some(council), ..nothing.clone() }, "W_AUDIENCE"), 1);
    let knows = |digest| Expectations {
        booklets: BTreeMap::from([(booklet.id.clone(), [digest].into())]),
        ..nothing.clone()
    };
    assert_eq!(check(knows(booklet.sha256), "W_OLD_BOOKLET"), 0);
    assert_eq!(check(knows(other), "W_OLD_BOOKLET"), 1);
}

/// RFC 7515, A.3: a signature with a high `s` or a low one, made by others.
#[test]
fn the_standard_s_own_signature_holds() {
    let coordinate = |text: &str| b64::decode(text).and_then(|x| x.try_into().ok()).expect("32 octets");
    let key = PublicKey::from_coordinates(
        &coordinate("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
        &coordinate("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
    )
    .expect("it is on the curve");
    let protected = "eyJhbGciOiJFUzI1NiJ9";
    let payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    let signature = "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    let signature = b64::decode(signature).expect("it is base64url");
    assert!(key.verifies(&Sid::of_signed(protected, payload), &signature));
    assert!(!key.verifies(&Sid::of_signed(protected, &payload[1..]), &signature));
    assert!(!key.verifies(&Sid::of_signed(protected, payload), &signature[1..]));
    assert!(!key.verifies(&Sid::of_signed(protected, payload), &[0; 64]));
}

/// RFC 7638, 3.1. Its key is of another kind; the way from members to thumbprint is the same.
#[test]
fn the_standard_s_own_thumbprint_is_ours() {
    let members = Value::object([
        ("kty", Value::text("RSA")),
        (
            "n",
            Value::text(concat!(
                "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjB",
                "ZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8",
                "KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_",
                "xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"
            )),
        ),
        ("e", Value::text("AQAB")),
    ]);
    let thumbprint = Kid::of(members.to_canonical().as_bytes());
    assert_eq!(thumbprint.to_string(), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
}

/// Guards against a feature of the JSON library, switched on by some other crate of a build, that
/// would change the octets that are signed.
#[test]
fn canonical_json_is_what_it_was() {
    let value = parse(
        r#"{"z":1,"a":{"é":"\u2028\"\\\u0007/","B":[null,true,-9007199254740991]}}"#.as_bytes(),
        Limits::FILE,
    );
    let canonical = value.expect("it is JSON").to_canonical();
    assert_eq!(
        canonical,
        "{\"a\":{\"B\":[null,true,-9007199254740991],\"é\":\"\u{2028}\\\"\\\\\\u0007/\"},\"z\":1}"
    );
}
