//! Signatures that others add to a file: a teacher who read it, an adviser who was there.
//!
//! They lie outside the main signature: anybody can take one off or put one on, so that one is
//! there, or is not, proves nothing. One that does not hold is left out, and that is said.

use std::collections::BTreeSet;

use super::{
    budget::Budget,
    digest::{Kid, Sid},
    jws::{Parts, Typ, has_exactly},
    moment::Moment,
    names::Lang,
    open::{read_payload, read_shape},
    payload::one_line,
    refusal::{Code, Refusal},
    statement::Role,
    verdict::SignedStatement,
    warning::Warning,
};
use crate::json::{At, Value};

const PROFILE: &str = "tell-it-once/countersign";

/// An added signature that holds, and says what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Countersignature {
    /// its place in the file
    pub index: usize,
    pub target: Target,
    pub meaning: Meaning,
    /// the words that were agreed to, exactly as they were shown
    pub text: String,
    pub lang: Lang,
    /// proves nothing, as every name
    pub name_typed: String,
    pub role: Role,
    pub at: Moment,
    pub kid: Kid,
    /// its key signed the target too, so it adds nothing
    pub is_of_same_key: bool,
}

/// What was countersigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Whole,
    /// the statement of that index
    Part(usize),
}

/// What somebody says by countersigning. A closed set: programs go by it, people by the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Received,
    Read,
    Agrees,
    Witnessed,
}

impl Meaning {
    pub const NAMES: &[(&str, Meaning)] = &[
        ("received", Meaning::Received),
        ("read", Meaning::Read),
        ("agrees", Meaning::Agrees),
        ("witnessed", Meaning::Witnessed),
    ];

    pub fn as_str(self) -> &'static str {
        Meaning::NAMES.iter().find(|(_, meaning)| *meaning == self).map_or("", |(name, _)| name)
    }
}

/// The good ones, each once, and a warning for every other.
pub(super) fn open(
    added: &[Value],
    (whole, signer): (Sid, Kid),
    statements: &[SignedStatement],
    budget: &mut Budget,
) -> (Vec<Countersignature>, Vec<Warning>) {
    let (mut good, mut warnings, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (index, one) in added.iter().enumerate() {
        let path = format!("/countersignatures/{index}");
        match open_one(one, (whole, signer), statements, &path, budget) {
            Ok((sid, one)) if seen.insert(sid) => good.push(Countersignature { index, ..one }),
            Ok(_) => {}
            Err(Refusal { code: inner, path, .. }) => {
                warnings.push(Warning::Countersign { index, inner, path });
            }
        }
    }
    (good, warnings)
}

fn open_one(
    added: &Value,
    (whole, signer): (Sid, Kid),
    statements: &[SignedStatement],
    path: &str,
    budget: &mut Budget,
) -> Result<(Sid, Countersignature), Refusal> {
    let Value::Object(members) = added else { return Err(Refusal::at(Code::Kind, path)) };
    let (Some(Value::Text(protected)), Some(Value::Text(payload)), Some(Value::Text(signature))) =
        (members.get("protected"), members.get("payload"), members.get("signature"))
    else {
        return Err(Refusal::at(Code::Kind, path));
    };
    if !has_exactly(members, &["protected", "payload", "signature"]) {
        return Err(Refusal::at(Code::Kind, path));
    }
    let verified = Parts { protected, payload, signature }.verify(Typ::Countersign, path, budget)?;
    let path = format!("{path}/payload");
    let value = read_payload(&verified, PROFILE, &path, budget)?;
    let said = read_shape(&value, &path, Said::read)?;
    let part = statements.iter().position(|signed| signed.sid == said.target);
    let (target, target_key) = match part {
        _ if said.target == whole => (Target::Whole, signer),
        Some(index) => (Target::Part(index), statements[index].kid),
        None => return Err(Refusal::at(Code::Schema, format!("{path}/target"))),
    };
    let Said { meaning, text, lang, name_typed, role, at, .. } = said;
    let (kid, is_of_same_key) = (verified.kid, verified.kid == target_key);
    let one =
        Countersignature { index: 0, target, meaning, text, lang, name_typed, role, at, kid, is_of_same_key };
    Ok((verified.sid, one))
}

/// The signed content.
struct Said {
    target: Sid,
    meaning: Meaning,
    text: String,
    lang: Lang,
    name_typed: String,
    role: Role,
    at: Moment,
}

impl Said {
    fn read(at: &At<'_>) -> Option<Said> {
        let fields = at.fields()?;
        let _ = (fields.need("profile"), fields.need("v"));
        let target = fields.need("target").and_then(|at| at.parsed());
        let meaning = fields.need("meaning").and_then(|at| at.one_of(Meaning::NAMES));
        let text = fields.need("text").and_then(|at| at.words());
        let lang = fields.need("lang").and_then(|at| at.parsed());
        let name_typed = fields.need("name_typed").and_then(|at| one_line(&at));
        let role = fields.need("role").and_then(|at| at.one_of(Role::NAMES));
        let moment = fields.need("at").and_then(|at| at.parsed());
        Some(Said {
            target: target?,
            meaning: meaning?,
            text: text?.to_owned(),
            lang: lang?,
            name_typed: name_typed?,
            role: role?,
            at: moment?,
        })
    }
}
