//! A folder as it is stored, and back. Versioned: old forms stay readable for ever.
//!
//! Forms 1 and 2 hold a folder whole. Since form 3 a device keeps it in parts; whole it is in copies to
//! carry on with, and in earlier versions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::{
    Contribution, Contributor, Earlier, Exported, ExportedStatement, Folder, Here, Kept, Length, Part, Role,
    Skip, Spot, Taken, Whose, moment,
};
use crate::{
    bundle::moment::Moment,
    entry::Entry,
    id::QuestionId,
    json::{self, At, Fields, Limits, Misfit, Shape, Unreadable, Value, filled},
};

/// The form that is written today. Form 2 added to each entry where it was taken `from`; form 3 parts, what
/// was `declined`, whether the name may be shown, and when a copy was made.
pub const SCHEMA: u32 = 3;

/// What a stored record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    Whole(Folder),
    Frame {
        /// without its contributions
        folder: Folder,
        /// the contributions that were surely stored when this was
        listed: Vec<Part>,
    },
    Contribution {
        /// those whom it names, so that it can be read by itself
        people: Vec<Contributor>,
        one: Contribution,
    },
}

/// Why stored octets are not a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopenable {
    /// made by a newer version of this program: it may be looked at, not written over
    Newer {
        schema: u32,
    },
    NotJson(Unreadable),
    NotAFolder(Vec<Misfit>),
}

/// The folder as canonical JSON, whole.
pub fn write(folder: &Folder) -> String {
    let contributions = list(&folder.contributions, contribution_value);
    frame(folder, "whole", ("contributions", contributions)).to_canonical()
}

/// One part of the folder. The frame lists the contributions that are surely stored.
pub fn write_part(folder: &Folder, part: &Part, listed: &BTreeSet<Part>) -> String {
    let value = match part {
        Part::Frame => {
            let known: Vec<_> =
                folder.contributions.iter().filter(|one| listed.contains(&Part::of(one))).collect();
            frame(folder, "frame", ("listed", list(&known, |one| named_value(one))))
        }
        Part::Contribution { contributor, booklet } => {
            let blank = Contribution::new(contributor.clone(), booklet.clone());
            let one = folder.contribution(contributor, booklet).unwrap_or(&blank);
            let named = one.people();
            let people: Vec<_> = folder.contributors.iter().filter(|who| named.contains(&who.id)).collect();
            Value::object([
                ("part", Value::text("contribution")),
                ("people", list(&people, |who| contributor_value(who))),
                ("one", contribution_value(one)),
            ])
        }
    };
    value.to_canonical()
}

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

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    items.iter().map(value).collect::<Vec<_>>().into()
}

fn or_null<T>(item: &Option<T>, value: impl Fn(&T) -> Value) -> Value {
    item.as_ref().map_or(Value::Null, value)
}

fn frame(folder: &Folder, form: &str, contributions: (&'static str, Value)) -> Value {
    Value::object([
        ("part", Value::text(form)),
        ("id", Value::text(folder.id.as_str())),
        ("bundle_id", Value::text(&folder.bundle_id)),
        ("made_at", moment(folder.made_at)),
        ("contributors", list(&folder.contributors, contributor_value)),
        ("here", or_null(&folder.here, |here| Value::text(here.at_keyboard.as_str()))),
        ("exports", list(&folder.exports, exported_value)),
        ("copied_at", or_null(&folder.copied_at, |at| moment(*at))),
        ("name_shown", Value::Bool(folder.name_shown)),
        contributions,
    ])
}

fn named_value(one: &Contribution) -> Value {
    Value::object([
        ("contributor", Value::text(one.contributor.as_str())),
        ("booklet", Value::text(one.booklet.as_str())),
    ])
}

fn contributor_value(one: &Contributor) -> Value {
    Value::object([
        ("id", Value::text(one.id.as_str())),
        ("role", Value::text(one.role.as_str())),
        ("name", Value::text(&one.name)),
        ("key", Value::text(&one.key)),
    ])
}

fn contribution_value(one: &Contribution) -> Value {
    let entries = one.entries.iter().map(|(id, kept)| (id.to_string(), kept_value(kept)));
    let finished: Vec<_> = one.finished.iter().map(|id| Value::text(id.as_str())).collect();
    Value::object([
        ("contributor", Value::text(one.contributor.as_str())),
        ("booklet", Value::text(one.booklet.as_str())),
        ("entries", Value::named(&mut { entries })),
        ("finished", finished.into()),
        ("length", Value::text(length_name(one.length))),
        ("last", or_null(&one.last, |id| Value::text(id.as_str()))),
    ])
}

const LENGTHS: [(&str, Length); 2] = [("quick", Length::Quick), ("full", Length::Full)];

fn length_name(length: Length) -> &'static str {
    match length {
        Length::Quick => "quick",
        Length::Full => "full",
    }
}

fn kept_value(kept: &Kept) -> Value {
    Value::object([
        ("entry", or_null(&kept.entry, Entry::to_value)),
        ("skip", or_null(&kept.skip, |skip| Value::text(skip.as_str()))),
        ("asked", Value::text(&kept.asked)),
        ("whose", or_null(&kept.whose, |whose| Value::text(whose.as_str()))),
        ("by", Value::text(kept.by.as_str())),
        ("lang", Value::text(&kept.lang)),
        ("at", moment(kept.at)),
        ("note", Value::text(&kept.note)),
        ("shared", or_null(&kept.shared, |shared| Value::Bool(*shared))),
        ("from", or_null(&kept.from, taken_value)),
        ("declined", list(&kept.declined, taken_value)),
        ("earlier", list(&kept.earlier, earlier_value)),
    ])
}

fn taken_value(taken: &Taken) -> Value {
    Value::object([
        ("contributor", Value::text(taken.spot.contributor.as_str())),
        ("booklet", Value::text(taken.spot.booklet.as_str())),
        ("question", Value::text(taken.spot.question.as_str())),
        ("digest", Value::text(&taken.digest)),
    ])
}

fn earlier_value(earlier: &Earlier) -> Value {
    Value::object([
        ("entry", earlier.entry.to_value()),
        ("whose", or_null(&earlier.whose, |whose| Value::text(whose.as_str()))),
        ("by", Value::text(earlier.by.as_str())),
        ("at", moment(earlier.at)),
    ])
}

fn exported_value(exported: &Exported) -> Value {
    Value::object([
        ("rev", Value::Int(i64::from(exported.rev))),
        ("sid", Value::text(&exported.sid)),
        ("receipt", Value::text(&exported.receipt)),
        ("at", moment(exported.at)),
        ("statements", list(&exported.statements, exported_statement_value)),
    ])
}

fn exported_statement_value(one: &ExportedStatement) -> Value {
    Value::object([
        ("contributor", Value::text(one.contributor.as_str())),
        ("booklet", Value::text(one.booklet.as_str())),
        ("rev", Value::Int(i64::from(one.rev))),
        ("sid", Value::text(&one.sid)),
    ])
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
    let exports = every(&fields.need("exports")?, read_exported)?;
    let copied_at = if schema < 3 { None } else { or_none(&fields.need("copied_at")?, read_moment)? };
    let name_shown = schema >= 3 && fields.need("name_shown")?.flag()?;
    let contributions = Vec::new();
    Some(Folder { id, bundle_id, made_at, contributors, contributions, here, exports, copied_at, name_shown })
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

fn read_exported(at: &At<'_>) -> Option<Exported> {
    let fields = at.fields()?;
    let rev = fields.need("rev")?.count()?;
    let sid = fields.need("sid")?.text()?.to_owned();
    let receipt = fields.need("receipt")?.text()?.to_owned();
    let at = read_moment(&fields.need("at")?)?;
    let statements = every(&fields.need("statements")?, read_exported_statement)?;
    Some(Exported { rev, sid, receipt, at, statements })
}

fn read_exported_statement(at: &At<'_>) -> Option<ExportedStatement> {
    let fields = at.fields()?;
    let contributor = fields.need("contributor")?.parsed()?;
    let booklet = fields.need("booklet")?.parsed()?;
    let rev = fields.need("rev")?.count()?;
    let sid = fields.need("sid")?.text()?.to_owned();
    Some(ExportedStatement { contributor, booklet, rev, sid })
}
