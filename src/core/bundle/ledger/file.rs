//! A ledger as a file: closed, versioned, canonical. The shape is published:
//! `public/schemas/ledger.schema.json`.
//!
//! How sure a file is follows from the confirmations, so it is written for whoever reads the file
//! elsewhere, and refused where it says something else.

use std::collections::BTreeMap;

use super::{Confirmation, Entry, Facts, Ledger, Received};
use crate::{
    bundle::{
        hidden::name_has_hidden,
        payload::{Revision, name_as, one_line, present, printed},
        verdict::Confidence,
    },
    id::ContributorId,
    json::{At, Fields, Limits, Misfit, Shape, Value, filled, parse},
};

const PROFILE: &str = "tell-it-once/ledger";

/// A ledger is the office's own and grows with the years.
const LIMITS: Limits = Limits { bytes: 256 << 20, members: 8_000_000, ..Limits::FILE };

impl Ledger {
    /// Reads a whole ledger, or says everything that does not fit.
    pub fn read(octets: &[u8]) -> Result<Ledger, Vec<Misfit>> {
        let value = parse(octets, LIMITS)
            .map_err(|why| vec![Misfit { path: String::new(), message: why.to_string() }])?;
        let shape = Shape::default();
        let ledger = read_ledger(&shape.root(&value));
        let misfits = shape.into_misfits();
        ledger.filter(|_| misfits.is_empty()).ok_or(misfits)
    }

    /// The octets to keep. One entry after another, since all of them as values at once take ten times as
    /// much memory as the text.
    pub fn to_canonical(&self) -> String {
        let mut text = "{\"entries\":[".to_owned();
        for (n, entry) in self.entries().enumerate() {
            text.push_str(if n == 0 { "" } else { "," });
            text.push_str(&entry.to_value(&self.confidence(&entry.facts)).to_canonical());
        }
        text.push_str(&format!("],\"profile\":\"{PROFILE}\",\"v\":1}}"));
        text
    }

    pub fn to_value(&self) -> Value {
        let entries = self.entries().map(|entry| entry.to_value(&self.confidence(&entry.facts)));
        Value::object([
            ("profile", Value::text(PROFILE)),
            ("v", Value::Int(1)),
            ("entries", Value::Array(entries.collect())),
        ])
    }
}

fn read_ledger(at: &At<'_>) -> Option<Ledger> {
    let fields = at.fields()?;
    let profile = fields.need("profile").and_then(|at| at.one_of(&[(PROFILE, ())]));
    let version = fields.need("v").and_then(|at| read_version(&at));
    let entries = fields.need("entries").map(|at| at.items());
    let mut ledger = Ledger::default();
    let mut said = Vec::new();
    for at in entries? {
        let Some((entry, confidence)) = Entry::read(&at) else { continue };
        said.push((at.clone(), entry.facts.clone(), confidence));
        if ledger.entry_in(&entry.facts.bundle_id, &entry.facts.sid).is_some() {
            at.refuse("this file is here twice");
        } else if ledger.add(entry).is_err() {
            at.refuse("contradicts another entry");
        }
    }
    for (at, facts, confidence) in said {
        if ledger.confidence(&facts).as_str() != confidence {
            at.refuse("\"confidence\" is not what the confirmations say");
        }
    }
    profile.and(version).map(|()| ledger)
}

fn read_version(at: &At<'_>) -> Option<()> {
    match at.int()? {
        1 => Some(()),
        2.. => {
            at.refuse("this ledger was written by a newer version of this program");
            None
        }
        _ => {
            at.refuse("must be 1");
            None
        }
    }
}

impl Entry {
    fn read<'a>(at: &At<'a>) -> Option<(Entry, &'a str)> {
        let fields = at.fields()?;
        let facts = Facts::read(&fields);
        let received_at = fields.need("received_at").and_then(|at| at.parsed());
        let file = fields.need("file_sha256").and_then(|at| at.parsed());
        let confidence = fields.need("confidence").and_then(|at| at.text());
        let confirmed = fields.need("confirmed_by").and_then(|at| Confirmation::read(&at));
        let received = Received { at: received_at?, file: file? };
        Some((Entry { facts: facts?, received, confirmed: confirmed? }, confidence?))
    }

    fn to_value(&self, confidence: &Confidence) -> Value {
        let facts = &self.facts;
        let contributors = facts.contributors.iter().map(|(id, kid)| (id.to_string(), printed(kid)));
        Value::object([
            ("sid", printed(facts.sid)),
            ("bundle_id", printed(&facts.bundle_id)),
            ("rev", facts.revision.number_value()),
            ("prev", facts.revision.previous_value()),
            ("kid", printed(facts.kid)),
            ("contributors", Value::named(&mut { contributors })),
            ("received_at", printed(self.received.at)),
            ("file_sha256", printed(self.received.file)),
            ("confidence", Value::text(confidence.as_str())),
            ("confirmed_by", self.confirmed.as_ref().map_or(Value::Null, Confirmation::to_value)),
        ])
    }
}

impl Facts {
    fn read(fields: &Fields<'_>) -> Option<Facts> {
        let sid = fields.need("sid").and_then(|at| at.parsed());
        let bundle_id = fields.need("bundle_id").and_then(|at| at.parsed());
        let revision = Revision::read(fields);
        let kid = fields.need("kid").and_then(|at| at.parsed());
        let contributors = fields.need("contributors").and_then(|at| read_contributors(&at));
        Some(Facts {
            sid: sid?,
            bundle_id: bundle_id?,
            revision: revision?,
            kid: kid?,
            contributors: contributors?,
        })
    }
}

fn read_contributors(at: &At<'_>) -> Option<BTreeMap<ContributorId, crate::bundle::digest::Kid>> {
    let Value::Object(_) = at.value else {
        at.fields();
        return None;
    };
    let read = |(name, at): (&str, At<'_>)| Some((name_as(name, &at)?, at.parsed()?));
    at.entries().into_iter().map(read).collect::<Option<Vec<_>>>().map(filled)
}

impl Confirmation {
    /// Nobody is written as `null`.
    fn read(at: &At<'_>) -> Option<Option<Confirmation>> {
        if at.is_null() {
            return Some(None);
        }
        let fields = at.fields()?;
        let by = fields.need("name_typed").and_then(|at| {
            let name = one_line(&at)?;
            let is_plain = name.trim() == name && !name_has_hidden(&name);
            if !is_plain {
                at.refuse("must be a name without hidden letters or spaces around it");
            }
            is_plain.then_some(name)
        });
        let moment = fields.need("at").and_then(|at| at.parsed());
        Some(Some(Confirmation { by: by?, at: moment? }))
    }

    fn to_value(&self) -> Value {
        present([("name_typed", Some(Value::text(&self.by))), ("at", Some(printed(self.at)))])
    }
}
