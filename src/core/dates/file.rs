//! The file of dates to `Dates`, or the whole list of what is wrong with it.

use std::{cell::RefCell, collections::BTreeSet};

use super::{Clock, Count, Dates, Duty, OpenDays, Path, PathStep, Rule, ToldBy, working::read_date};
use crate::{
    condition::Condition,
    id::ClockId,
    json::{self, At, Fields, Limits, Misfit, Shape, Value},
    words::Words,
};

/// Reads the file of dates. Every problem at once, each with its JSON pointer.
pub fn read(bytes: &[u8]) -> Result<Dates, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let dates = Named::of(&value).read(&shape.root(&value));
    let misfits = shape.into_misfits();
    match dates {
        Some(dates) if misfits.is_empty() => Ok(dates),
        _ => Err(misfits),
    }
}

/// What is named in the file, so that a name that leads nowhere is refused where it stands.
struct Named<'a> {
    clocks: BTreeSet<&'a str>,
    /// ids that were used already, each with what it is the id of
    seen: RefCell<BTreeSet<(&'static str, &'a str)>>,
}

impl<'a> Named<'a> {
    fn of(value: &'a Value) -> Named<'a> {
        let mut clocks = BTreeSet::new();
        if let Some(Value::Array(all)) = value.get("clocks") {
            clocks.extend(all.iter().filter_map(id_of));
        }
        Named { clocks, seen: RefCell::default() }
    }

    /// Looks at the id before all else, so that it is seen even where the rest cannot be read.
    fn once(&self, at: &At<'a>, what: &'static str) {
        if let Some(id) = id_of(at.value)
            && !self.seen.borrow_mut().insert((what, id))
        {
            at.refuse(format!("the id \"{id}\" is here twice"));
        }
    }

    fn some<T>(&self, at: &At<'a>, what: &'static str, read: impl Fn(&Self, &At<'a>) -> Option<T>) -> Vec<T> {
        let items = at.some(what);
        items.iter().inspect(|at| self.once(at, what)).filter_map(|at| read(self, at)).collect()
    }

    fn there<'b>(&self, at: &At<'_>, ids: impl IntoIterator<Item = &'b ClockId>) {
        for id in ids.into_iter().filter(|id| !self.clocks.contains(id.as_str())) {
            at.refuse(format!("there is no day \"{id}\" in \"clocks\""));
        }
    }

    fn read(&self, at: &At<'a>) -> Option<Dates> {
        let fields = at.fields()?;
        let _schema = fields.may("$schema");
        let as_of = fields.need("as_of").and_then(|at| read_date(&at));
        let (holidays, closed) = (fields.need("bank_holidays"), fields.need("tribunal_closed"));
        let open = holidays.zip(closed).map(|(holidays, closed)| OpenDays::read(&holidays, &closed));
        let clocks = fields.need("clocks").map(|at| self.some(&at, "day", Self::read_clock));
        let paths = fields.need("paths").map(|at| self.some(&at, "path", Self::read_path));
        Some(Dates { as_of: as_of?, open: open?, clocks: clocks?, paths: paths? })
    }

    fn read_clock(&self, at: &At<'a>) -> Option<Clock> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let label = words(&fields, "label");
        let told_by = fields.need("told_by").map(|at| {
            let sources = at.some("question").into_iter().filter_map(|at| {
                let fields = at.fields()?;
                let question = fields.need("question").and_then(|at| at.parsed());
                let when = fields.may("when").and_then(|at| Condition::read(&at));
                Some(ToldBy { question: question?, when })
            });
            sources.collect()
        });
        let may_be_ahead = fields.may("may_be_ahead").and_then(|at| at.flag()).unwrap_or_default();
        let after = fields.may("after").and_then(|at| {
            let id = at.parsed();
            self.there(&at, &id);
            id
        });
        Some(Clock { id: id?, label: label?, told_by: told_by?, may_be_ahead, after })
    }

    fn read_path(&self, at: &At<'a>) -> Option<Path> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let (title, about) = (nameless(&fields, "title"), words(&fields, "about"));
        let steps = fields.need("steps").map(|at| self.some(&at, "step", Self::read_step));
        Some(Path { id: id?, title: title?, about: about?, steps: steps? })
    }

    fn read_step(&self, at: &At<'a>) -> Option<PathStep> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let title = nameless(&fields, "title");
        let lines = |name| fields.need(name).map(|at| at.items().iter().filter_map(Words::read).collect());
        let (family, professionals) = (lines("family"), lines("professionals"));
        // a step may have no day of its own
        let rules = fields.need("rules").map(|at| {
            let rules = at.items();
            let rules = rules.iter().inspect(|at| self.once(at, "rule"));
            rules.filter_map(|at| self.read_rule(at)).collect()
        });
        let (id, title, rules) = (id?, title?, rules?);
        Some(PathStep { id, title, family: family?, professionals: professionals?, rules })
    }

    fn read_rule(&self, at: &At<'a>) -> Option<Rule> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let (title, about) = (nameless(&fields, "title"), words(&fields, "about"));
        let duty = fields.need("duty").and_then(|at| at.one_of(&Duty::NAMES));
        let (strict, generous) = self.read_counts(&fields);
        let is_advice = fields.may("advice").and_then(|at| at.flag()).unwrap_or_default();
        let after = fields.may("after").and_then(|at| Words::read(&at));
        let done_by: Option<Vec<ClockId>> = fields.may("done_by").map(|at| {
            let ids = at.some("day").iter().filter_map(At::parsed).collect();
            self.there(&at, &ids);
            ids
        });
        let under = fields.may("under").and_then(|at| at.count());
        let source = fields.need("source").and_then(|at| at.words()).map(str::to_owned);
        if strict.is_some() && after.is_none() && !is_advice && duty != Some(Duty::Nobody) {
            fields.refuse("\"after\" is missing: what to say kindly when the day is over");
        }
        Some(Rule {
            id: id?,
            title: title?,
            about: about?,
            duty: duty?,
            strict,
            generous,
            is_advice,
            after,
            done_by: done_by.unwrap_or_default(),
            under,
            source: source?,
        })
    }

    fn read_counts(&self, fields: &Fields<'_>) -> (Option<Count>, Option<Count>) {
        let count = |name| {
            fields.may(name).map(|at| {
                let count = Count::read(&at);
                self.there(&at, count.iter().flat_map(Count::clocks));
                count
            })
        };
        match (count("by"), count("strict"), count("generous")) {
            (None, None, None) => (None, None),
            (Some(by), None, None) => (by.clone(), by),
            (None, Some(strict), Some(generous)) => (strict, generous),
            _ => {
                fields.refuse("has either \"by\", or both \"strict\" and \"generous\", or none of them");
                (None, None)
            }
        }
    }
}

fn id_of(value: &Value) -> Option<&str> {
    if let Some(Value::Text(id)) = value.get("id") { Some(id) } else { None }
}

fn words(fields: &Fields<'_>, name: &'static str) -> Option<Words> {
    fields.need(name).and_then(|at| Words::read(&at))
}

/// Words that stand where other people see them: in titles of pages, and in calendars.
fn nameless(fields: &Fields<'_>, name: &'static str) -> Option<Words> {
    let at = fields.need(name)?;
    let words = Words::read(&at)?;
    if words.usual.contains('{') || words.easier.contains('{') {
        at.refuse("must have no token: it is shown where others see it, and in calendars");
    }
    Some(words)
}
