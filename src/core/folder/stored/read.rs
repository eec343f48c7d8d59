//! Reading what was stored, in every form that there was.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{LENGTHS, SCHEMA, Stored, Unopenable};
use crate::{
    bundle::{Invitation, moment::Moment},
    entry::Entry,
    folder::{
        Contribution, Contributor, Earlier, Exported, ExportedStatement, Folder, Here, Kept, Part, Received,
        Role, Skip, Spot, Taken, Whose,
    },
    id::QuestionId,
    json::{self, At, Fields, Limits, Shape, filled},
};

/// A whole folder from what was stored with that schema number.
pub fn read(schema: u32, body: &[u8]) -> Result<Folder, Unopenable> {
    match read_stored(schema, body)? {
        Stored::Whole(folder) => Ok(folder),
        Stored::Frame { .. } | Stored::Contribution { .. } => Err(Unopenable::NotAFolder(Vec::new())),
    }
}

/// Whatever was stored with that schema number.
pub fn read_stored(schema: u32, body: &[u8]) -> Result<Stored, Unopenable> {
    if schema > SCHEMA {
        return Err(Unopenable::Newer { schema });
    }
    // a device's own record is bounded by the device, not by the limits for strangers' files:
    // what could be saved can be read
    let most = usize::MAX;
    let limits = Limits { bytes: most, depth: 24, members: most, text: most, ..Limits::FILE };
    let value = json::parse(body, limits).map_err(Unopenable::NotJson)?;
    let shape = Shape::default();
    let stored = read_any(&shape.root(&value), schema);
    let misfits = shape.into_misfits();
    match stored {
        Some(stored) if misfits.is_empty() => Ok(stored),
        _ => Err(Unopenable::NotAFolder(misfits)),
    }
}

#[derive(Clone, Copy)]
enum Form {
    Whole,
    Frame,
    Contribution,
}

fn read_any(at: &At<'_>, schema: u32) -> Option<Stored> {
    let fields = at.fields()?;
    let forms = [("whole", Form::Whole), ("frame", Form::Frame), ("contribution", Form::Contribution)];
    let form = if schema < 3 { Form::Whole } else { fields.need("part")?.one_of(&forms)? };
    match form {
        Form::Whole => {
            let contributions = every(&fields.need("contributions")?, |at| read_contribution(at, schema))?;
            Some(Stored::Whole(Folder { contributions, ..read_frame(&fields, schema)? }))
        }
        Form::Frame => {
            let listed = every(&fields.need("listed")?, read_named)?;
            Some(Stored::Frame { folder: read_frame(&fields, schema)?, listed })
        }
        Form::Contribution => {
            let people = every(&fields.need("people")?, read_contributor)?;
            Some(Stored::Contribution { people, one: read_contribution(&fields.need("one")?, schema)? })
        }
    }
}

/// Without its contributions.
fn read_frame(fields: &Fields<'_>, schema: u32) -> Option<Folder> {
    let id = fields.need("id")?.parsed()?;
    let bundle_id = fields.need("bundle_id")?.text()?.to_owned();
    let made_at = read_moment(&fields.need("made_at")?)?;
    let people = fields.need("contributors")?;
    let contributors = every(&people, read_contributor)?;
    if contributors.is_empty() {
        people.refuse("names nobody");
        return None;
    }
    let here = or_none(&fields.need("here")?, |at| at.parsed())?.map(|at_keyboard| Here { at_keyboard });
    let exports = every(&fields.need("exports")?, |at| read_exported(at, schema))?;
    let copied_at = if schema < 3 { None } else { or_none(&fields.need("copied_at")?, read_moment)? };
    let name_shown = schema >= 3 && fields.need("name_shown")?.flag()?;
    let received = if schema < 5 { Vec::new() } else { every(&fields.need("received")?, read_received)? };
    let invited = if schema < 5 { None } else { or_none(&fields.need("invited")?, Invitation::read)? };
    Some(Folder {
        id,
        bundle_id,
        made_at,
        contributors,
        contributions: Vec::new(),
        here,
        exports,
        received,
        invited,
        copied_at,
        name_shown,
    })
}

fn read_received(at: &At<'_>) -> Option<Received> {
    let fields = at.fields()?;
    let contributor = fields.need("contributor")?.parsed()?;
    let booklet = fields.need("booklet")?.parsed()?;
    let rev = fields.need("rev")?.count()?;
    let sid = fields.need("sid")?.text()?.to_owned();
    let kid = fields.need("kid")?.text()?.to_owned();
    let statement = fields.need("statement")?.text()?.to_owned();
    let pictures = every(&fields.need("pictures")?, |at| at.text().map(str::to_owned))?;
    let at = read_moment(&fields.need("at")?)?;
    Some(Received { contributor, booklet, rev, sid, kid, statement, pictures, at })
}

fn read_named(at: &At<'_>) -> Option<Part> {
    let fields = at.fields()?;
    let contributor = fields.need("contributor")?.parsed()?;
    Some(Part::Contribution { contributor, booklet: fields.need("booklet")?.parsed()? })
}

/// Every item, or none: a folder of which a part cannot be read is not opened as if it were whole.
fn every<T>(at: &At<'_>, read: impl Fn(&At<'_>) -> Option<T>) -> Option<Vec<T>> {
    at.items().iter().map(read).collect()
}

/// Null is nothing; anything else must be right.
fn or_none<'a, T>(at: &At<'a>, read: impl Fn(&At<'a>) -> Option<T>) -> Option<Option<T>> {
    if at.is_null() { Some(None) } else { read(at).map(Some) }
}

fn read_moment(at: &At<'_>) -> Option<DateTime<Utc>> {
    at.parsed::<Moment>().map(|moment| moment.at().to_utc())
}

fn read_contributor(at: &At<'_>) -> Option<Contributor> {
    let fields = at.fields()?;
    let id = fields.need("id")?.parsed()?;
    let role = fields.need("role")?.one_of(&Role::NAMES)?;
    let name = fields.need("name")?.text()?.to_owned();
    let key = fields.need("key")?.text()?.to_owned();
    Some(Contributor { id, role, name, key })
}

fn read_contribution(at: &At<'_>, schema: u32) -> Option<Contribution> {
    let fields = at.fields()?;
    let contributor = fields.need("contributor")?.parsed()?;
    let booklet = fields.need("booklet")?.parsed()?;
    let mut entries = BTreeMap::new();
    for (id, at) in fields.need("entries")?.entries() {
        let id: QuestionId = id.parse().map_err(|_| at.refuse("is not the id of a question")).ok()?;
        entries.insert(id, read_kept(&at, schema)?);
    }
    let finished = every(&fields.need("finished")?, |at| at.parsed())?;
    let finished = filled(finished);
    let length = fields.need("length")?.one_of(&LENGTHS)?;
    let last = or_none(&fields.need("last")?, |at| at.parsed())?;
    Some(Contribution { contributor, booklet, entries, finished, length, last })
}

fn read_kept(at: &At<'_>, schema: u32) -> Option<Kept> {
    let fields = at.fields()?;
    let entry = or_none(&fields.need("entry")?, Entry::read)?;
    let skip = or_none(&fields.need("skip")?, |at| at.one_of(&Skip::NAMES))?;
    let asked = fields.need("asked")?.text()?.to_owned();
    let whose = or_none(&fields.need("whose")?, |at| at.one_of(&Whose::NAMES))?;
    let by = fields.need("by")?.parsed()?;
    let lang = fields.need("lang")?.text()?.to_owned();
    let moment = read_moment(&fields.need("at")?)?;
    let note = fields.need("note")?.text()?.to_owned();
    let shared = or_none(&fields.need("shared")?, |at| at.flag())?;
    let from = if schema < 2 { None } else { or_none(&fields.need("from")?, read_taken)? };
    let declined = if schema < 3 { Vec::new() } else { every(&fields.need("declined")?, read_taken)? };
    let earlier = every(&fields.need("earlier")?, read_earlier)?;
    Some(Kept { entry, skip, asked, whose, by, lang, at: moment, note, shared, from, declined, earlier })
}

fn read_taken(at: &At<'_>) -> Option<Taken> {
    let fields = at.fields()?;
    let contributor = fields.need("contributor")?.parsed()?;
    let booklet = fields.need("booklet")?.parsed()?;
    let question = fields.need("question")?.parsed()?;
    let digest = fields.need("digest")?.text()?.to_owned();
    Some(Taken { spot: Spot { contributor, booklet, question }, digest })
}

fn read_earlier(at: &At<'_>) -> Option<Earlier> {
    let fields = at.fields()?;
    let entry = Entry::read(&fields.need("entry")?)?;
    let whose = or_none(&fields.need("whose")?, |at| at.one_of(&Whose::NAMES))?;
    let by = fields.need("by")?.parsed()?;
    let at = read_moment(&fields.need("at")?)?;
    Some(Earlier { entry, whose, by, at })
}

fn read_exported(at: &At<'_>, schema: u32) -> Option<Exported> {
    let fields = at.fields()?;
    let rev = fields.need("rev")?.count()?;
    let sid = fields.need("sid")?.text()?.to_owned();
    let receipt = fields.need("receipt")?.text()?.to_owned();
    let at = read_moment(&fields.need("at")?)?;
    let sealed_to = if schema < 4 {
        None
    } else {
        or_none(&fields.need("sealed_to")?, |at| at.text().map(str::to_owned))?
    };
    let statements = every(&fields.need("statements")?, read_exported_statement)?;
    Some(Exported { rev, sid, receipt, at, sealed_to, statements })
}

fn read_exported_statement(at: &At<'_>) -> Option<ExportedStatement> {
    let fields = at.fields()?;
    let contributor = fields.need("contributor")?.parsed()?;
    let booklet = fields.need("booklet")?.parsed()?;
    let rev = fields.need("rev")?.count()?;
    let sid = fields.need("sid")?.text()?.to_owned();
    Some(ExportedStatement { contributor, booklet, rev, sid })
}
