//! A booklet's file to a `Booklet`, or the whole list of what is wrong with it.

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

use super::{Accent, Ages, Asks, Booklet, Minutes, Profile, ProfileBox, ProfilePart, Section, Shelf};
use crate::{
    digest,
    json::{self, At, Limits, Misfit, Shape, Value},
    question::{Kind, Question},
    words::Words,
};

/// Reads a booklet's file. Every problem at once, each with its JSON pointer.
pub fn read(bytes: &[u8]) -> Result<Booklet, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let booklet = read_booklet(&shape.root(&value), digest::sha256_base64url(bytes));
    if let Some(booklet) = &booklet {
        check_within(booklet, questions_written(&value), &shape);
    }
    let misfits = shape.into_misfits();
    match booklet {
        Some(booklet) if misfits.is_empty() => Ok(booklet),
        _ => Err(misfits),
    }
}

fn read_booklet(at: &At<'_>, sha256: String) -> Option<Booklet> {
    let fields = at.fields()?;
    let _schema = fields.may("$schema");
    let id = fields.need("id").and_then(|at| at.parsed());
    let version = fields.need("version").and_then(|at| at.words()).map(str::to_owned);
    let title = fields.need("title").and_then(|at| Words::read(&at));
    let about = fields.need("about").and_then(|at| Words::read(&at));
    let minutes = fields.need("minutes").and_then(|at| read_minutes(&at));
    let asks = fields.need("asks").and_then(|at| at.one_of(&Asks::NAMES));
    let ages = fields.may("ages").and_then(|at| read_ages(&at)).unwrap_or_default();
    let version_of = fields.may("version_of").and_then(|at| at.parsed());
    let shelf = fields.may("shelf").and_then(|at| at.one_of(&Shelf::NAMES)).unwrap_or_default();
    let open_to_parents = fields.may("open_to_parents").and_then(|at| at.flag()).unwrap_or_default();
    let (parts, questions) = (Seen::default(), Seen::default());
    let sections = fields.need("sections").map(|at| {
        read_some(&at, "part", |at| {
            once(at, &parts);
            read_section(at, &questions)
        })
    });
    let profile = fields.may("profile").and_then(|at| read_profile(&at));
    Some(Booklet {
        id: id?,
        version: version?,
        sha256,
        title: title?,
        about: about?,
        minutes: minutes?,
        asks: asks?,
        ages,
        version_of,
        shelf,
        open_to_parents,
        sections: sections?,
        profile,
    })
}

fn read_minutes(at: &At<'_>) -> Option<Minutes> {
    let fields = at.fields()?;
    let quick = fields.need("quick").and_then(|at| at.count());
    let full = fields.need("full").and_then(|at| at.count());
    Some(Minutes { quick: quick?, full: full? })
}

fn read_ages(at: &At<'_>) -> Option<Ages> {
    let fields = at.fields()?;
    let end = |name| fields.may(name).and_then(|at| at.count());
    let ages = Ages { from: end("from"), to: end("to") };
    if ages.from.zip(ages.to).is_some_and(|(from, to)| from > to) {
        at.refuse("\"from\" must not be after \"to\"");
    }
    Some(ages)
}

fn read_some<T>(at: &At<'_>, what: &str, read: impl Fn(&At<'_>) -> Option<T>) -> Vec<T> {
    at.some(what).iter().filter_map(read).collect()
}

/// Ids that were used already.
type Seen = RefCell<BTreeSet<String>>;

/// Looks at the id before all else, so that it is seen even where the rest cannot be read.
fn once(at: &At<'_>, seen: &Seen) {
    if let Some(Value::Text(id)) = at.value.get("id")
        && !seen.borrow_mut().insert(id.clone())
    {
        at.refuse(format!("the id \"{id}\" is here twice"));
    }
}

fn read_section(at: &At<'_>, seen: &Seen) -> Option<Section> {
    let fields = at.fields()?;
    let id = fields.need("id").and_then(|at| at.parsed());
    let title = fields.need("title").and_then(|at| Words::read(&at));
    let accent = fields.need("accent").and_then(|at| at.one_of(&Accent::NAMES));
    let quick_exit = fields.may("quick_exit").and_then(|at| at.flag()).unwrap_or_default();
    let picture = fields.may("picture").and_then(|at| at.parsed());
    let questions = fields.need("questions").map(|at| {
        read_some(&at, "question", |at| {
            once(at, seen);
            Question::read(at)
        })
    });
    let questions = questions?.into_iter().map(Arc::new).collect();
    Some(Section { id: id?, title: title?, accent: accent?, quick_exit, picture, questions })
}

fn read_profile(at: &At<'_>) -> Option<Profile> {
    let fields = at.fields()?;
    let picture = fields.need("picture").and_then(|at| at.parsed());
    let boxes = fields.need("boxes").map(|at| read_some(&at, "box", read_box));
    Some(Profile { picture: picture?, boxes: boxes? })
}

fn read_box(at: &At<'_>) -> Option<ProfileBox> {
    let fields = at.fields()?;
    let title = fields.need("title").and_then(|at| Words::read(&at));
    let accent = fields.need("accent").and_then(|at| at.one_of(&Accent::NAMES));
    let always = fields.may("always").and_then(|at| at.flag()).unwrap_or(false);
    let parts = fields.need("parts").map(|at| {
        read_some(&at, "question", |at| {
            let fields = at.fields()?;
            let question = fields.need("question").and_then(|at| at.parsed());
            let label = fields.may("label").and_then(|at| Words::read(&at));
            Some(ProfilePart { question: question?, label })
        })
    });
    Some(ProfileBox { title: title?, accent: accent?, always, parts: parts? })
}

/// How many questions a file has, readable or not.
fn questions_written(value: &Value) -> usize {
    let items = |value: &Value, name: &str| match value.get(name) {
        Some(Value::Array(items)) => items.clone(),
        _ => Vec::new(),
    };
    items(value, "sections").iter().map(|section| items(section, "questions").len()).sum()
}

/// Rules that look across one booklet.
fn check_within(booklet: &Booklet, written: usize, shape: &Shape) {
    // what could not be read may be what the other rules look for, and has its own problems listed
    if booklet.questions().count() < written {
        return;
    }
    if booklet.questions().all(|question| !question.core) {
        shape.refuse("/sections", "the quick route is empty: no question has \"core\": true");
    }
    let Some(profile) = &booklet.profile else { return };
    match booklet.question(&profile.picture).map(|question| &question.kind) {
        Some(Kind::Media) => {}
        Some(_) => shape.refuse("/profile/picture", "must name a question of the kind \"media\""),
        None => shape.refuse("/profile/picture", "names a question that is not in this booklet"),
    }
    for (n, one) in profile.boxes.iter().enumerate() {
        for (m, part) in one.parts.iter().enumerate() {
            if booklet.question(&part.question).is_none() {
                let path = format!("/profile/boxes/{n}/parts/{m}/question");
                shape.refuse(path, format!("\"{}\" is not a question of this booklet", part.question));
            }
        }
    }
}
