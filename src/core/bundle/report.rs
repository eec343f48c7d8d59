//! Verdicts and refusals as JSON, for other programs of a council.
//!
//! The shape is published: `public/schemas/verdict.schema.json`.

use super::{
    countersign::{Countersignature, Target},
    payload::{present, printed},
    refusal::Refusal,
    verdict::{Confidence, Signer, Verdict},
    warning::Warning,
};
use crate::json::Value;

const PROFILE: &str = "tell-it-once/verdict";

/// The same for a file that could not even be read.
pub fn report_unreadable(why: &str) -> Value {
    Value::object([
        ("profile", Value::text(PROFILE)),
        ("v", Value::Int(1)),
        ("outcome", Value::text("unreadable")),
        ("what", Value::text(why)),
    ])
}

impl Verdict {
    /// How far the file can be trusted; nothing of what was answered.
    pub fn to_value(&self) -> Value {
        let bundle = self.bundle();
        let warnings = self.warnings().iter().map(|warning| warning.to_value(self)).collect();
        let added = self.countersignatures().iter().map(|added| added.to_value(self));
        present([
            ("profile", Some(Value::text(PROFILE))),
            ("v", Some(Value::Int(1))),
            ("outcome", Some(Value::text("opened"))),
            ("confidence", Some(Value::text(self.confidence().as_str()))),
            ("confirmed_by", Some(self.confidence().to_value())),
            ("sid", Some(printed(self.sid()))),
            ("receipt", Some(printed(self.receipt()))),
            ("sealed_to", self.sealed_to().map(printed)),
            ("bundle_id", Some(printed(&bundle.bundle_id))),
            ("rev", Some(bundle.revision.number_value())),
            ("prev", Some(bundle.revision.previous_value())),
            ("council", Some(printed(&bundle.audience.council))),
            ("created_at", Some(printed(bundle.created_at))),
            ("signers", Some(Value::Array(self.signers().iter().map(Signer::to_value).collect()))),
            ("statements", Some(self.statement_values())),
            ("countersignatures", Some(Value::Array(added.collect()))),
            ("warnings", Some(Value::Array(warnings))),
        ])
    }

    fn statement_values(&self) -> Value {
        let one = |signed: &super::verdict::SignedStatement| {
            let statement = signed.statement();
            Value::object([
                ("sid", printed(signed.sid())),
                ("kid", printed(signed.kid())),
                ("contributor", printed(&statement.contributor.id)),
                ("booklet", printed(&statement.booklet.id)),
                ("rev", statement.revision.number_value()),
            ])
        };
        Value::Array(self.statements().iter().map(one).collect())
    }

    /// All that was signed: the payload of the whole, and that of each part.
    pub fn content(&self) -> Value {
        let statements = self.statements().iter().map(|signed| signed.statement().to_value()).collect();
        Value::object([("payload", self.bundle().to_value()), ("statements", Value::Array(statements))])
    }
}

impl Signer {
    fn to_value(&self) -> Value {
        present([
            ("kid", Some(printed(self.kid))),
            ("contributor", Some(printed(&self.contributor))),
            ("name_typed", Some(Value::text(&self.name_typed))),
            ("role", self.role.map(|role| Value::text(role.as_str()))),
            ("is_exporter", Some(Value::Bool(self.is_exporter))),
        ])
    }
}

impl Confidence {
    /// Who confirmed it; null where nobody has.
    fn to_value(&self) -> Value {
        match self {
            Confidence::Unconfirmed | Confidence::KnownKey => Value::Null,
            Confidence::Confirmed { by, at } => {
                Value::object([("name_typed", Value::text(by)), ("at", printed(at))])
            }
        }
    }
}

impl Countersignature {
    fn to_value(&self, verdict: &Verdict) -> Value {
        let target = match self.target {
            Target::Whole => verdict.sid(),
            Target::Part(index) => verdict.statements()[index].sid(),
        };
        Value::object([
            ("target", printed(target)),
            ("kid", printed(self.kid)),
            ("meaning", Value::text(self.meaning.as_str())),
            ("text", Value::text(&self.text)),
            ("lang", printed(&self.lang)),
            ("name_typed", Value::text(&self.name_typed)),
            ("role", Value::text(self.role.as_str())),
            ("at", printed(self.at)),
            ("what", Value::Text(self.what(verdict))),
        ])
    }
}

impl Warning {
    fn to_value(&self, verdict: &Verdict) -> Value {
        Value::object([
            ("code", printed(self)),
            ("path", Value::text(self.path())),
            ("what", Value::Text(self.what(verdict))),
            ("advice", Value::text(self.advice())),
        ])
    }
}

impl Refusal {
    /// Why nothing of the file may be used.
    pub fn to_value(&self) -> Value {
        present([
            ("profile", Some(Value::text(PROFILE))),
            ("v", Some(Value::Int(1))),
            ("outcome", Some(Value::text("refused"))),
            ("code", Some(printed(&self.code))),
            ("path", Some(Value::text(&self.path))),
            ("what", Some(Value::Text(self.what()))),
            ("advice", Some(Value::text(self.advice()))),
            ("detail", self.detail.as_ref().map(Value::text)),
        ])
    }
}
