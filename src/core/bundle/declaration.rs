//! The words that somebody agreed to, exactly as they were shown, and the name typed under them.
//!
//! A purpose that was not agreed to is here too, as `false`: silence would look like consent.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    moment::{Moment, read_date},
    names::{ConsentId, DeclarationId, Lang},
    payload::{name_as, one_line, printed},
};
use crate::json::{At, Value, filled};

/// At export, and one for each contributor's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    pub id: DeclarationId,
    pub text: String,
    pub lang: Lang,
    /// every purpose that was asked about; what was not agreed to is here as `false`
    pub agreed: BTreeMap<ConsentId, bool>,
    pub name_typed: String,
    pub date_typed: NaiveDate,
    pub at: Moment,
}

impl Declaration {
    pub(super) fn read(at: &At<'_>) -> Option<Declaration> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let text = fields.need("text").and_then(|at| at.words());
        let lang = fields.need("lang").and_then(|at| at.parsed());
        let agreed = fields.need("agreed").and_then(|at| read_agreed(&at));
        let name_typed = fields.need("name_typed").and_then(|at| one_line(&at));
        let date_typed = fields.need("date_typed").and_then(|at| read_date(&at));
        let moment = fields.need("at").and_then(|at| at.parsed());
        Some(Declaration {
            id: id?,
            text: text?.to_owned(),
            lang: lang?,
            agreed: agreed?,
            name_typed: name_typed?,
            date_typed: date_typed?,
            at: moment?,
        })
    }

    pub(super) fn to_value(&self) -> Value {
        let agreed = self.agreed.iter().map(|(id, agreed)| (id.to_string(), Value::Bool(*agreed)));
        Value::object([
            ("id", printed(&self.id)),
            ("text", Value::text(&self.text)),
            ("lang", printed(&self.lang)),
            ("agreed", Value::named(&mut { agreed })),
            ("name_typed", Value::text(&self.name_typed)),
            ("date_typed", printed(self.date_typed)),
            ("at", printed(self.at)),
        ])
    }
}

fn read_agreed(at: &At<'_>) -> Option<BTreeMap<ConsentId, bool>> {
    let Value::Object(_) = at.value else {
        at.fields();
        return None;
    };
    let agreed = at.entries().into_iter().map(|(name, flag)| Some((name_as(name, &flag)?, flag.flag()?)));
    agreed.collect::<Option<Vec<_>>>().map(filled)
}
