//! A folder as it is stored, and back. Versioned: old forms stay readable for ever.
//!
//! Forms 1 and 2 hold a folder whole. Since form 3 a device keeps it in parts; whole it is in copies to
//! carry on with, and in earlier versions.

mod read;

use super::{
    Contribution, Contributor, Earlier, Exported, ExportedStatement, Folder, Kept, Length, Part, Parts,
    Received, Taken, moment,
};

use crate::{
    bundle::Invitation,
    entry::Entry,
    json::{Misfit, Unreadable, Value},
};
pub use read::{read, read_stored};

/// The form that is written today. Form 2 added to each entry where it was taken `from`; form 3 parts, what
/// was `declined`, whether the name may be shown, and when a copy was made; form 4 which key a file is
/// `sealed_to`; form 5 what was `received` from elsewhere, and what this folder is `invited` for.
pub const SCHEMA: u32 = 5;

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

/// The folder as canonical JSON, whole. One contribution after the other, since all of them as values at once
/// take ten times as much memory as the text.
pub fn write(folder: &Folder) -> String {
    let frame = frame(folder, "whole", ("contributions", Value::Array(Vec::new()))).to_canonical();
    // no text in JSON can hold this: its quotes would be escaped
    let (before, after) = frame.split_once(NONE_OF_THEM).expect("a frame has a place for them");
    let mut text = [before, CONTRIBUTIONS].concat();
    for (n, one) in folder.contributions.iter().enumerate() {
        text.push_str(if n == 0 { "" } else { "," });
        text.push_str(&contribution_value(one).to_canonical());
    }
    text.push(']');
    text.push_str(after);
    text
}

const CONTRIBUTIONS: &str = r#""contributions":["#;
const NONE_OF_THEM: &str = r#""contributions":[]"#;

/// One part of the folder. The frame lists the contributions that are surely stored.
pub fn write_part(folder: &Folder, part: &Part, listed: &Parts) -> String {
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
            let people: Vec<_> = folder.contributors.iter().filter(|who| named.contains(&&who.id)).collect();
            Value::object([
                ("part", Value::text("contribution")),
                ("people", list(&people, |who| contributor_value(who))),
                ("one", contribution_value(one)),
            ])
        }
    };
    value.to_canonical()
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
        ("received", list(&folder.received, received_value)),
        ("invited", or_null(&folder.invited, Invitation::to_value)),
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
        ("sealed_to", or_null(&exported.sealed_to, |kid| Value::text(kid))),
        ("statements", list(&exported.statements, exported_statement_value)),
    ])
}

fn received_value(one: &Received) -> Value {
    Value::object([
        ("contributor", Value::text(one.contributor.as_str())),
        ("booklet", Value::text(one.booklet.as_str())),
        ("rev", Value::Int(i64::from(one.rev))),
        ("sid", Value::text(&one.sid)),
        ("kid", Value::text(&one.kid)),
        ("statement", Value::text(&one.statement)),
        ("pictures", list(&one.pictures, |sha256| Value::text(sha256))),
        ("at", moment(one.at)),
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
