//! Makes any number of bundles for measuring: `cargo run -p tell-it-once-tests --example bundles -- 1000 FOLDER`.
//!
//! Families of three exports each, two contributors, 40 answers and a picture in every file. The same
//! number always gives the same files.

use std::{collections::BTreeMap, env, fs, path::Path, process::ExitCode};

use tell_it_once_core::{
    answer::Answer,
    bundle::{
        b64,
        declaration::Declaration,
        digest::{Digest, Sid},
        key::SecretKey,
        moment::Moment,
        names::BundleId,
        payload::Revision,
        sid_of_statement, sign,
        statement::{Answered, BookletRef, Contributor, Given, Role, Statement},
    },
    folder::Whose,
    json::{Limits, Value, parse},
};

const REVISIONS: u32 = 3;
const ANSWERS: usize = 40;
const PICTURE: usize = 60_000;

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let number = args.next().and_then(|number| number.parse::<u32>().ok());
    let (Some(number), Some(folder)) = (number, args.next()) else { return ExitCode::from(2) };
    let picture = picture();
    let families: Vec<u32> = (0..number.div_ceil(REVISIONS)).collect();
    fs::create_dir_all(&folder).expect("the folder can be made");
    // two cores, half of the families each
    std::thread::scope(|scope| {
        for half in families.chunks(families.len().div_ceil(2).max(1)) {
            let (folder, picture) = (Path::new(&folder), &picture);
            scope.spawn(move || half.iter().for_each(|n| family(*n, number, folder, picture)));
        }
    });
    ExitCode::SUCCESS
}

fn family(n: u32, number: u32, folder: &Path, picture: &[u8]) {
    let random = *Digest::of(&n.to_be_bytes()).octets();
    let bundle_id = BundleId::make(random[..16].try_into().expect("16 octets"));
    let keys = [1, 2].map(|who| {
        let random = *Digest::of(&[&n.to_be_bytes()[..], &[who]].concat()).octets();
        SecretKey::from_octets(&random).expect("it is a key")
    });
    let (mut whole, mut parts): (Option<Sid>, [Option<Sid>; 2]) = (None, [None; 2]);
    for rev in 1..=REVISIONS {
        let index = n * REVISIONS + rev - 1;
        if index >= number {
            return;
        }
        let mut statements = Vec::new();
        for (who, key) in keys.iter().enumerate() {
            let compact = sign::statement(&statement(&bundle_id, who, rev, parts[who]), key);
            parts[who] = sid_of_statement(&compact);
            statements.push(compact);
        }
        let payload = whole_payload(n, rev, whole, &bundle_id, statements, picture);
        let [protected, payload, signature] = signed(&payload, &keys[0]);
        whole = Some(Sid::of_signed(&protected, &payload));
        let picture_id = Digest::of(picture).to_string();
        let file = Value::object([
            ("protected", Value::Text(protected)),
            ("payload", Value::Text(payload)),
            ("signature", Value::Text(signature)),
            ("attachments", Value::object([(picture_id.as_str(), Value::Text(b64::encode(picture)))])),
        ]);
        let name = format!("{index:06}.signed.json");
        fs::write(folder.join(name), file.to_canonical()).expect("it can be written");
    }
}

/// By hand: the program's own maker works out each receipt, and that is slow on purpose.
fn whole_payload(
    n: u32,
    rev: u32,
    previous: Option<Sid>,
    bundle_id: &BundleId,
    statements: Vec<String>,
    picture: &[u8],
) -> Value {
    let text = |text: &dyn std::fmt::Display| Value::Text(text.to_string());
    let declared = parse(
        br#"{"id":"decl.export.v1","text":"I share this.","lang":"en-GB","agreed":{},"name_typed":"Person 0",
            "date_typed":"2026-11-20","at":"2026-11-18T10:00:00+00:00"}"#,
        Limits::FILE,
    );
    let attachment = Value::object([
        ("sha256", text(&Digest::of(picture))),
        ("bytes", Value::Int(picture.len() as i64)),
        ("type", Value::text("image/jpeg")),
        ("by", Value::text("c1")),
        ("question", Value::text("mp.0")),
        ("alt", Value::text("My dog")),
    ]);
    Value::object([
        ("profile", Value::text("tell-it-once/bundle")),
        ("v", Value::Int(1)),
        ("bundle_id", text(bundle_id)),
        ("rev", Value::Int(rev.into())),
        ("prev", previous.map_or(Value::Null, |sid| text(&sid))),
        (
            "aud",
            Value::object([("council", Value::text("E99999999")), ("name", Value::text("Example Council"))]),
        ),
        ("created_at", text(&moment(rev))),
        ("app", Value::object([("name", Value::text("tell-it-once")), ("version", Value::text("1.0.0"))])),
        ("subject", Value::object([("name", text(&format!("Child {n}")))])),
        ("exporter", Value::text("c0")),
        ("statements", Value::Array(statements.into_iter().map(Value::Text).collect())),
        ("attachments", Value::Array(vec![attachment])),
        ("declaration", declared.expect("it is JSON")),
    ])
}

fn signed(payload: &Value, key: &SecretKey) -> [String; 3] {
    let header = Value::object([
        ("alg", Value::text("ES256")),
        ("jwk", key.public().to_jwk()),
        ("kid", Value::Text(key.public().kid().to_string())),
        ("typ", Value::text("vnd.tell-it-once.bundle.v1+json")),
    ]);
    let protected = b64::encode(header.to_canonical().as_bytes());
    let payload = b64::encode(payload.to_canonical().as_bytes());
    let signature = b64::encode(&key.sign(&Sid::of_signed(&protected, &payload)));
    [protected, payload, signature]
}

fn statement(bundle_id: &BundleId, who: usize, rev: u32, previous: Option<Sid>) -> Statement {
    let answer = |n: usize| {
        let words =
            format!("Answer {n} of revision {rev}: trains, dogs, and a quiet place to sit. ").repeat(3);
        let given = Given::Answer {
            answer: Answer::Text(words),
            unread: false,
            whose: if n.is_multiple_of(2) { Whose::Own } else { Whose::Helped },
            lang: "en-GB".parse().expect("a language"),
        };
        let question = format!("What would you like people to know, number {n}?");
        (format!("mp.{n}").parse().expect("an id"), Answered { question, at: moment(rev), by: None, given })
    };
    Statement {
        bundle_id: bundle_id.clone(),
        revision: Revision { number: rev, previous },
        contributor: Contributor {
            id: format!("c{who}").parse().expect("an id"),
            role: if who == 0 { Role::Parent } else { Role::YoungPerson },
            name_typed: format!("Person {who}"),
        },
        booklet: BookletRef {
            id: "my-profile".parse().expect("an id"),
            version: "2026.1".to_owned(),
            sha256: Digest::of(b"booklet"),
        },
        answers: (0..ANSWERS / 2).map(answer).collect(),
        declaration: declaration(rev),
    }
}

fn declaration(rev: u32) -> Declaration {
    Declaration {
        id: "decl.yp.v1".parse().expect("an id"),
        text: "These are my words.".to_owned(),
        lang: "en-GB".parse().expect("a language"),
        agreed: BTreeMap::new(),
        name_typed: "Person 0".to_owned(),
        date_typed: moment(rev).at().date_naive(),
        at: moment(rev),
    }
}

fn moment(rev: u32) -> Moment {
    Moment::of_unix(1_795_000_000 + 86_400 * u64::from(rev)).expect("a moment")
}

/// As large as a photograph of a phone once it is made smaller, and as empty.
fn picture() -> Vec<u8> {
    let head = b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xFF\xDA\x00\x02";
    [&head[..], &vec![0x11; PICTURE], b"\xFF\xD9"].concat()
}
