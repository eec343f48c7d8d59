//! Opening a file, in the order of the format: each step runs only when all before it held.
//! All or nothing: a refusal comes without any content.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    attachments, b64,
    budget::Budget,
    caution,
    council_key::Keys,
    countersign,
    digest::{Digest, Sid},
    jws::{self, Parts, Typ, Verified},
    moment::Moment,
    names::CouncilCode,
    payload::{self, Bundle},
    refusal::{Code, Refusal},
    sealed,
    statement::{self, Statement},
    verdict::{Confidence, SignedStatement, Verdict},
};
use crate::{
    id::BookletId,
    json::{At, Limits, Shape, Spelling, Value},
};

const MAX_PAYLOAD: usize = 8 << 20;
const MAX_STATEMENTS: usize = 64;
const MAX_ANSWERS: usize = 2000;
const MAX_COUNTERSIGNATURES: usize = 16;

/// What the reader knows beforehand. What is not known is not compared.
#[derive(Clone, Debug, Default)]
pub struct Expectations {
    /// the council that reads
    pub council: Option<CouncilCode>,
    /// the editions that the reader has of each booklet
    pub booklets: BTreeMap<BookletId, BTreeSet<Digest>>,
    /// the child or young person whose case is open
    pub case: Option<OpenCase>,
    /// gives a name in one spelling of its letters; without it, names are compared as they are
    pub nfc: Option<Spelling>,
}

/// Whom the office is working for at this moment, as its own records say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCase {
    pub name: String,
    pub date_of_birth: Option<NaiveDate>,
}

/// What opening gives, and the signed file where it came in a seal, for whoever keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub verdict: Verdict,
    pub unsealed: Option<Vec<u8>>,
}

/// Reads and verifies a whole file, and what is in it where it is sealed to one of the keys.
pub fn open(octets: &[u8], keys: &Keys, now: Moment, expected: &Expectations) -> Result<Verdict, Refusal> {
    open_file(octets, keys, now, expected).map(|opened| opened.verdict)
}

/// The same, for whoever wants the signed file too.
pub fn open_file(
    octets: &[u8],
    keys: &Keys,
    now: Moment,
    expected: &Expectations,
) -> Result<Opened, Refusal> {
    let mut budget = Budget::new();
    let file = read_file(octets, &mut budget)?;
    if !file.contains_key("ciphertext") {
        let verdict = open_signed(file, &mut budget, now, expected)?;
        return Ok(Opened { verdict, unsealed: None });
    }
    let inner = sealed::unseal(&file, keys, &mut budget)?;
    drop(file);
    let mut verdict =
        open_inner(&inner.octets, now, expected).map_err(|refusal| refusal.inside("/ciphertext"))?;
    verdict.sealed_to = Some(inner.sealed_to);
    Ok(Opened { verdict, unsealed: Some(inner.octets) })
}

/// A file that was in a seal is read like any other, with limits of its own. Another seal is not among
/// what it may be: it has not the members of a signed file.
fn open_inner(octets: &[u8], now: Moment, expected: &Expectations) -> Result<Verdict, Refusal> {
    let mut budget = Budget::new();
    let file = read_file(octets, &mut budget)?;
    open_signed(file, &mut budget, now, expected)
}

pub(super) fn read_file(octets: &[u8], budget: &mut Budget) -> Result<BTreeMap<String, Value>, Refusal> {
    let limits =
        Limits { long_names: &["payload", "attachments", "ciphertext", "statement"], ..Limits::FILE };
    match budget.parse(octets, limits, "")? {
        Value::Object(members) => Ok(members),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) | Value::Array(_) => {
            Err(Refusal::at(Code::Kind, ""))
        }
    }
}

fn open_signed(
    members: BTreeMap<String, Value>,
    budget: &mut Budget,
    now: Moment,
    expected: &Expectations,
) -> Result<Verdict, Refusal> {
    let envelope = Envelope::read(&members, budget)?;
    if envelope.parts.payload.len() > b64::encoded_len(MAX_PAYLOAD) {
        return Err(Refusal::at(Code::Size, "/payload"));
    }
    let verified = envelope.parts.verify(Typ::Bundle, "", budget)?;
    let value = read_payload(&verified, payload::PROFILE, "/payload", budget)?;
    let bundle = read_shape(&value, "/payload", Bundle::read)?;
    drop(value);
    let mut statements = Vec::with_capacity(bundle.statements.len());
    if bundle.statements.len() > MAX_STATEMENTS {
        return Err(Refusal::at(Code::Size, "/payload/statements"));
    }
    for (index, compact) in bundle.statements.iter().enumerate() {
        let opened = open_statement(compact, &format!("/payload/statements/{index}"), budget);
        statements.push(opened.map_err(|refusal| refusal.in_statement(index))?);
    }
    check_belonging(&bundle, &statements)?;
    check_contributors(&bundle, &statements, &verified)?;
    let pictures = attachments::open(&bundle.attachments, envelope.attachments)?;
    let Verified { sid, kid, .. } = verified;
    let (countersignatures, mut warnings) =
        countersign::open(envelope.countersignatures, (sid, kid), &statements, budget);
    warnings.extend(pictures.warnings);
    let (pictures, sealed_to, confidence) = (pictures.plain, None, Confidence::default());
    let mut verdict = Verdict {
        bundle,
        statements,
        pictures,
        sid,
        kid,
        sealed_to,
        warnings,
        countersignatures,
        confidence,
    };
    caution::look(&mut verdict, now, expected);
    Ok(verdict)
}

/// The members of a signed file.
struct Envelope<'a> {
    parts: Parts<'a>,
    attachments: Option<&'a BTreeMap<String, Value>>,
    countersignatures: &'a [Value],
}

impl<'a> Envelope<'a> {
    fn read(members: &'a BTreeMap<String, Value>, budget: &mut Budget) -> Result<Envelope<'a>, Refusal> {
        let known = ["protected", "payload", "signature", "attachments", "countersignatures"];
        if !members.keys().all(|name| known.contains(&name.as_str())) {
            return Err(other_kind(members, budget));
        }
        let text = |name: &str| match members.get(name) {
            Some(Value::Text(text)) => Ok(text.as_str()),
            Some(_) => Err(Refusal::at(Code::Kind, format!("/{name}"))),
            None => Err(Refusal::at(Code::Kind, "")),
        };
        let parts =
            Parts { protected: text("protected")?, payload: text("payload")?, signature: text("signature")? };
        let attachments = match members.get("attachments") {
            None => None,
            Some(Value::Object(pictures)) => Some(pictures),
            Some(_) => return Err(Refusal::at(Code::Kind, "/attachments")),
        };
        let countersignatures = match members.get("countersignatures") {
            None => &[],
            Some(Value::Array(added)) if added.len() > MAX_COUNTERSIGNATURES => {
                return Err(Refusal::at(Code::Size, "/countersignatures"));
            }
            Some(Value::Array(added)) => added.as_slice(),
            Some(_) => return Err(Refusal::at(Code::Kind, "/countersignatures")),
        };
        Ok(Envelope { parts, attachments, countersignatures })
    }
}

/// Not the members of version 1: made by a newer version of this program, or not a file of ours.
pub(super) fn other_kind(members: &BTreeMap<String, Value>, budget: &mut Budget) -> Refusal {
    let header = match members.get("protected") {
        Some(Value::Text(protected)) => jws::read_header(protected, "/protected", budget).ok(),
        Some(_) | None => None,
    };
    match header.as_ref().and_then(|header| header.get("typ")) {
        Some(Value::Text(typ)) if jws::is_newer(typ) => Refusal::at(Code::Version, "/protected/typ"),
        Some(_) | None => Refusal::at(Code::Kind, ""),
    }
}

/// What was signed, read strictly; profile and version before anything else.
pub(super) fn read_payload(
    verified: &Verified,
    profile: &str,
    path: &str,
    budget: &mut Budget,
) -> Result<Value, Refusal> {
    let limits = Limits { long_names: &["statements"], ..Limits::FILE };
    let value = budget.parse(&verified.payload, limits, path)?;
    read_profile(&value, profile, path)?;
    Ok(value)
}

/// Ours, of this kind, and of this version.
pub(super) fn read_profile(value: &Value, profile: &str, path: &str) -> Result<(), Refusal> {
    if value.get("profile") != Some(&Value::text(profile)) {
        return Err(Refusal::at(Code::Profile, format!("{path}/profile")));
    }
    match value.get("v") {
        Some(Value::Int(1)) => Ok(()),
        Some(Value::Int(2..)) => Err(Refusal::at(Code::Version, format!("{path}/v"))),
        Some(_) | None => Err(Refusal::at(Code::Profile, format!("{path}/v"))),
    }
}

pub(super) fn read_shape<T>(value: &Value, path: &str, read: fn(&At<'_>) -> Option<T>) -> Result<T, Refusal> {
    let shape = Shape::default();
    let found = read(&shape.root(value));
    match (found, shape.into_misfits().into_iter().next()) {
        (Some(found), None) => Ok(found),
        (_, Some(first)) => Err(Refusal {
            code: Code::Schema,
            path: format!("{path}{}", first.path),
            detail: Some(first.message),
        }),
        (None, None) => Err(Refusal::at(Code::Schema, path)),
    }
}

/// A part that was verified when it came to this device, once more.
pub(crate) fn open_received(compact: &str) -> Result<SignedStatement, Refusal> {
    open_statement(compact, "", &mut Budget::new())
}

pub(super) fn open_statement(
    compact: &str,
    path: &str,
    budget: &mut Budget,
) -> Result<SignedStatement, Refusal> {
    let parts = Parts::of_compact(compact).ok_or_else(|| Refusal::at(Code::Kind, path))?;
    let verified = parts.verify(Typ::Statement, path, budget)?;
    let path = format!("{path}/payload");
    let value = read_payload(&verified, statement::PROFILE, &path, budget)?;
    if let Some(Value::Object(answers)) = value.get("answers")
        && answers.len() > MAX_ANSWERS
    {
        return Err(Refusal::at(Code::Size, format!("{path}/answers")));
    }
    let statement = read_shape(&value, &path, Statement::read)?;
    Ok(SignedStatement { statement, sid: verified.sid, kid: verified.kid })
}

/// Every part was made for this file's folder, and stands here once.
fn check_belonging(bundle: &Bundle, statements: &[SignedStatement]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for (index, signed) in statements.iter().enumerate() {
        let path = format!("/payload/statements/{index}");
        let Statement { bundle_id, contributor, booklet, revision, .. } = &signed.statement;
        if *bundle_id != bundle.bundle_id {
            return Err(Refusal::at(Code::ForeignStatement, path));
        }
        if !seen.insert((&contributor.id, &booklet.id, revision.number)) {
            let detail = Some("one part for each contributor, booklet and revision".to_owned());
            return Err(Refusal { code: Code::Schema, path, detail });
        }
    }
    Ok(())
}

/// One key for each contributor and one contributor for each key, and the exporter among them.
fn check_contributors(
    bundle: &Bundle,
    statements: &[SignedStatement],
    whole: &Verified,
) -> Result<(), Refusal> {
    for (index, signed) in statements.iter().enumerate() {
        let id = &signed.statement.contributor.id;
        let mixed = statements[..index]
            .iter()
            .any(|other| (other.statement.contributor.id == *id) != (other.kid == signed.kid));
        if mixed {
            return Err(Refusal::at(Code::ContributorKey, format!("/payload/statements/{index}")));
        }
        let is_exporter = *id == bundle.exporter;
        if is_exporter != (signed.kid == whole.kid) {
            return Err(Refusal::at(Code::Exporter, "/payload/exporter"));
        }
    }
    Ok(())
}

/// The id of what a statement's letters sign, for the chain of revisions.
pub fn sid_of_statement(compact: &str) -> Option<Sid> {
    Parts::of_compact(compact).map(|parts| Sid::of_signed(parts.protected, parts.payload))
}
