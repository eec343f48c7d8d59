//! `good-plan.json`: the phrases that the checker looks for, and what it says.

use crate::{
    json::{self, At, Limits, Misfit, Shape},
    words::Words,
};

use super::{
    GoodPlan, Rule, Say,
    lists::List,
    phrase::{Matcher, What},
};

/// Where the file is in a council pack.
pub const PATH: &str = "good-plan.json";

/// A vague word, and where it is none.
#[derive(Clone, Debug)]
pub(super) struct Vague {
    pub(super) say: Say,
    pub(super) unless: Option<Unless>,
    /// behind one of these words it is not meant
    pub(super) not_after: Vec<String>,
    /// nor before one of these, or before a colon
    pub(super) not_before: Vec<String>,
}

/// What makes a vague word exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unless {
    /// the entry says how much
    Amount,
    /// the sentence says how many are in the group
    Sizes,
    /// the sentence says who it is
    Roles,
}

const UNLESS: [(&str, Unless); 3] =
    [("amount", Unless::Amount), ("sizes", Unless::Sizes), ("roles", Unless::Roles)];

/// Reads the file. Every problem at once.
pub fn read(bytes: &[u8]) -> Result<GoodPlan, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let plan = read_plan(&shape.root(&value));
    let misfits = shape.into_misfits();
    match plan {
        Some(plan) if misfits.is_empty() => Ok(plan),
        _ => Err(misfits),
    }
}

fn read_plan(at: &At<'_>) -> Option<GoodPlan> {
    let fields = at.fields()?;
    let _schema = fields.may("$schema");
    let mut matcher = Matcher::default();
    let lists = fields.need("lists").map(|at| read_lists(&at, &mut matcher));
    let vague = fields.need("vague").map(|at| {
        let items = at.some("vague word").into_iter().enumerate();
        items.filter_map(|(n, at)| read_vague(&at, n, &mut matcher)).collect()
    });
    let says = fields.need("says").map(|at| read_says(&at));
    lists.map(|()| Some(GoodPlan { matcher, vague: vague?, says: says? }))?
}

fn read_lists(at: &At<'_>, matcher: &mut Matcher) {
    let given = at.entries();
    for (name, list) in List::NAMES {
        match given.iter().find(|(known, _)| *known == name) {
            Some((_, at)) => add(at, What::List(list), matcher),
            None => at.refuse(format!("\"{name}\" is missing")),
        }
    }
    for (_, at) in given.iter().filter(|(name, _)| List::NAMES.iter().all(|(known, _)| known != name)) {
        at.refuse("this name is not known here; is it spelt right?");
    }
}

fn add(at: &At<'_>, what: What, matcher: &mut Matcher) {
    for at in at.some("phrase") {
        let Some(written) = at.words() else { continue };
        if matcher.add(what, written).is_none() {
            at.refuse("must begin with a word or #, and must not end with ..");
        }
    }
}

fn read_vague(at: &At<'_>, n: usize, matcher: &mut Matcher) -> Option<Vague> {
    let fields = at.fields()?;
    if let Some(at) = fields.need("phrases") {
        add(&at, What::Vague(n), matcher);
    }
    if let Some(at) = fields.may("not_in") {
        add(&at, What::Meant(n), matcher);
    }
    let words = |name| {
        let items = fields.may(name).map(|at| at.items()).unwrap_or_default();
        items.iter().filter_map(|at| at.words().map(str::to_owned)).collect()
    };
    let (not_after, not_before) = (words("not_after"), words("not_before"));
    let unless = fields.may("unless").and_then(|at| at.one_of(&UNLESS));
    let why = fields.need("why").and_then(|at| Words::read(&at));
    let ask = fields.need("ask").and_then(|at| Words::read(&at));
    Some(Vague { say: Say { why: why?, ask: ask? }, unless, not_after, not_before })
}

fn read_says(at: &At<'_>) -> Vec<(Rule, Say)> {
    let given = at.entries();
    let mut says = Vec::new();
    for (name, rule) in Rule::NAMES {
        let Some((_, at)) = given.iter().find(|(known, _)| *known == name) else {
            at.refuse(format!("\"{name}\" is missing"));
            continue;
        };
        let Some(fields) = at.fields() else { continue };
        let why = fields.need("why").and_then(|at| Words::read(&at));
        let ask = fields.need("ask").and_then(|at| Words::read(&at));
        says.extend(why.zip(ask).map(|(why, ask)| (rule, Say { why, ask })));
    }
    for (_, at) in given.iter().filter(|(name, _)| Rule::NAMES.iter().all(|(known, _)| known != name)) {
        at.refuse("this name is not known here; is it spelt right?");
    }
    says
}
