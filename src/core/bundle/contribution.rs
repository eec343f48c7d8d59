//! One person's part by itself, as it comes from another device: their signed statement, and its pictures.
//!
//! Nothing around the statement is signed, so nothing around it says anything: what counts is in what its
//! writer signed, and the pictures are those that it names by their digest.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    attachments, b64,
    budget::Budget,
    digest::Digest,
    jws::has_exactly,
    open::{open_statement, other_kind, read_file, read_profile},
    payload::Attachment,
    refusal::{Code, Refusal},
    statement::{Given, Statement},
    verdict::SignedStatement,
};
use crate::json::Value;

pub(super) const PROFILE: &str = "tell-it-once/contribution";
const STATEMENT: &str = "/statement";
/// As long as any one statement can be in a file: its letters are part of the payload's 8 MiB.
const MAX_STATEMENT: usize = 8 << 20;

/// A part that held together. Only `open_contribution` makes one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributed {
    signed: SignedStatement,
    compact: String,
    pictures: BTreeMap<Digest, Vec<u8>>,
}

impl Contributed {
    pub fn signed(&self) -> &SignedStatement {
        &self.signed
    }

    pub fn statement(&self) -> &Statement {
        self.signed.statement()
    }

    /// What was signed, letter for letter as it came.
    pub fn compact(&self) -> &str {
        &self.compact
    }

    /// The octets of its pictures, as they came.
    pub fn pictures(&self) -> &BTreeMap<Digest, Vec<u8>> {
        &self.pictures
    }
}

/// The file that carries a part. It is opened again before it is handed over.
pub fn write_contribution(compact: &str, pictures: &BTreeMap<Digest, Vec<u8>>) -> Result<Vec<u8>, Refusal> {
    let mut members: BTreeMap<String, Value> = crate::json::filled([
        ("profile".to_owned(), Value::text(PROFILE)),
        ("v".to_owned(), Value::Int(1)),
        ("statement".to_owned(), Value::text(compact)),
    ]);
    if !pictures.is_empty() {
        let pictures = pictures.iter().map(|(digest, octets)| (digest.to_string(), b64::encode(octets)));
        let pictures = Value::named(&mut pictures.map(|(digest, octets)| (digest, Value::Text(octets))));
        members.insert("attachments".to_owned(), pictures);
    }
    let octets = Value::Object(members).to_canonical().into_bytes();
    open_contribution(&octets)?;
    Ok(octets)
}

/// Reads and verifies one. All or nothing, and whose it is is not known here.
pub fn open_contribution(octets: &[u8]) -> Result<Contributed, Refusal> {
    let mut budget = Budget::new();
    let value = Value::Object(read_file(octets, &mut budget)?);
    let Value::Object(members) = &value else { return Err(Refusal::at(Code::Kind, "")) };
    if !members.contains_key("profile") {
        return Err(other_kind(members, &mut budget));
    }
    read_profile(&value, PROFILE, "")?;
    let mut names = vec!["profile", "v", "statement"];
    let files = match members.get("attachments") {
        None => None,
        Some(Value::Object(files)) => Some(files),
        Some(_) => return Err(Refusal::at(Code::Kind, "/attachments")),
    };
    names.extend(files.map(|_| "attachments"));
    let Some(Value::Text(compact)) = members.get("statement").filter(|_| has_exactly(members, &names)) else {
        return Err(Refusal::at(Code::Kind, ""));
    };
    if compact.len() > MAX_STATEMENT {
        return Err(Refusal::at(Code::Size, STATEMENT));
    }
    let signed = open_statement(compact, STATEMENT, &mut budget)?;
    let opened = attachments::open(&listed(signed.statement())?, files)?;
    // whoever made this file could not know where it goes on to: a place where a photo was taken stops here
    if !opened.warnings.is_empty() {
        return Err(Refusal::at(Code::AttachmentType, "/attachments"));
    }
    Ok(Contributed { compact: compact.clone(), pictures: opened.plain, signed })
}

/// The pictures that its answers show, each once.
pub(crate) fn listed(statement: &Statement) -> Result<Vec<Attachment>, Refusal> {
    let (mut seen, mut listed) = (BTreeSet::new(), Vec::new());
    for (question, answered) in &statement.answers {
        let Given::Answer { answer, .. } = &answered.given else { continue };
        for picture in answer.pictures() {
            let at = || Refusal::at(Code::Schema, format!("{STATEMENT}/payload/answers/{question}"));
            let sha256: Digest = picture.sha256.parse().map_err(|_| at())?;
            if seen.insert(sha256) {
                listed.push(Attachment {
                    sha256,
                    bytes: usize::try_from(picture.bytes).map_err(|_| at())?,
                    format: picture.format,
                    by: statement.contributor.id.clone(),
                    question: question.clone(),
                    alt: picture.alt.clone(),
                });
            }
        }
    }
    Ok(listed)
}
