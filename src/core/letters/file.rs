//! `letters.json` to `Letters`, or the whole list of what is wrong with it.

use std::collections::BTreeSet;

use super::{Letters, Part, Piece, Said, Template, frame::pieces};
use crate::{
    json::{self, At, Limits, Misfit, Shape, Value},
    words::Words,
};

/// Reads the file. Every problem at once.
pub fn read(bytes: &[u8]) -> Result<Letters, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let letters = read_letters(&shape.root(&value));
    let misfits = shape.into_misfits();
    match letters {
        Some(letters) if misfits.is_empty() => Ok(letters),
        _ => Err(misfits),
    }
}

fn read_letters(at: &At<'_>) -> Option<Letters> {
    let fields = at.fields()?;
    let _schema = fields.may("$schema");
    let items = fields.need("letters")?.some("letter");
    let mut seen = BTreeSet::new();
    for item in &items {
        if let Some(Value::Text(id)) = item.value.get("id")
            && !seen.insert(id.as_str())
        {
            item.refuse(format!("the id \"{id}\" is here twice"));
        }
    }
    Some(Letters(items.iter().filter_map(read_letter).collect()))
}

fn read_letter(at: &At<'_>) -> Option<Template> {
    let fields = at.fields()?;
    let id = fields.need("id").and_then(|at| at.parsed());
    let words = |name| fields.need(name).and_then(|at| Words::read(&at));
    let (title, about) = (words("title"), words("about"));
    let rules = |name| {
        let ids = fields.may(name).map(|at| at.some("rule").iter().filter_map(At::parsed).collect());
        ids.unwrap_or_default()
    };
    let (late, soon) = (rules("late"), rules("soon"));
    let subject = fields.need("subject").and_then(|at| read_pieces(&at));
    let parts =
        |name| fields.need(name).map(|at| at.some("part").iter().filter_map(read_part).collect::<Vec<_>>());
    let (parent, own) = (parts("parent"), parts("young_person"));
    let sources = fields.need("sources").map(|at| {
        let lines = at.some("source");
        lines.iter().filter_map(|at| at.words().map(str::to_owned)).collect()
    });
    Some(Template {
        id: id?,
        title: title?,
        about: about?,
        late,
        soon,
        subject: subject?,
        parent: parent?,
        own: own?,
        sources: sources?,
    })
}

fn read_pieces(at: &At<'_>) -> Option<Vec<Piece>> {
    match pieces(at.words()?) {
        Ok(pieces) => Some(pieces),
        Err(message) => {
            at.refuse(message);
            None
        }
    }
}

/// A paragraph, or a question whose answer stands there.
fn read_part(at: &At<'_>) -> Option<Part> {
    if matches!(at.value, Value::Text(_)) {
        return read_pieces(at).map(Part::Words);
    }
    let fields = at.fields()?;
    let question = fields.may("answer").and_then(|at| at.parsed());
    let text = |name| fields.may(name).and_then(|at| at.words().map(str::to_owned));
    let (heading, gap) = (text("heading"), text("gap"));
    let labels = fields.may("labels").map(|at| {
        let label = |(name, at): (&str, At<'_>)| match name.parse() {
            Ok(column) => Some((column, at.words()?.to_owned())),
            Err(_) => {
                at.refuse("this is not the id of a column");
                None
            }
        };
        at.entries().into_iter().filter_map(label).collect()
    });
    if question.is_none() && gap.is_none() {
        fields.refuse("has \"answer\", the id of a question, or \"gap\", what a blank line is for, or both");
    }
    Some(Part::Said(Said { question, heading, labels: labels.unwrap_or_default(), gap }))
}
