//! One of several, or many of several; always with "something else".

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    answer::{Answer, Picked, PickedOption, Reading},
    id::{ChoiceId, ColumnId, QuestionId},
    json::{At, Fields},
    words::Words,
};

/// What can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub options: Vec<Choice>,
    /// more options come from what was said elsewhere
    pub from: Option<Source>,
    /// "something else", in the person's own words
    pub other: bool,
}

/// The id of "something else", in every pick that has it.
pub const OTHER: &str = "other";

/// One thing that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: ChoiceId,
    pub words: Words,
    /// asks for a few words more when it is picked
    pub detail: Option<Words>,
}

/// Options made of the rows of another answer, such as the carers already named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub question: QuestionId,
    pub column: ColumnId,
}

/// What a person picked, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub options: BTreeSet<ChoiceId>,
    pub details: BTreeMap<ChoiceId, String>,
    pub other: String,
}

/// An option as it is shown: its words are said already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub id: ChoiceId,
    pub label: String,
    pub detail: Option<String>,
}

impl Choice {
    fn read(at: &At<'_>) -> Option<Choice> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let words = fields.need("words").and_then(|at| Words::read(&at));
        let detail = fields.may("detail").and_then(|at| Words::read(&at));
        Some(Choice { id: id?, words: words?, detail })
    }
}

/// A list of options or cards, without two of one id.
pub(crate) fn choices(at: &At<'_>) -> Vec<Choice> {
    let mut seen = BTreeSet::new();
    let mut choices = Vec::new();
    for item in at.items() {
        let Some(choice) = Choice::read(&item) else { continue };
        if !seen.insert(choice.id.clone()) {
            item.refuse(format!("the id \"{}\" is here twice", choice.id));
        }
        choices.push(choice);
    }
    choices
}

impl Pick {
    pub(crate) fn read(fields: &Fields<'_>) -> Option<Pick> {
        let options = fields.may("options").map(|at| choices(&at)).unwrap_or_default();
        let from = fields.may("options_from").and_then(|at| {
            let fields = at.fields()?;
            let question = fields.need("question").and_then(|at| at.parsed());
            let column = fields.need("column").and_then(|at| at.parsed());
            Some(Source { question: question?, column: column? })
        });
        let other = fields.may("other").and_then(|at| at.flag()).unwrap_or(true);
        if options.is_empty() && from.is_none() {
            fields.refuse("needs \"options\" or \"options_from\"");
            return None;
        }
        Some(Pick { options, from, other })
    }
}

/// Options that are no longer offered are kept under their id, so that nothing is lost.
pub fn read(typed: &Typed, shown: &[Shown], something_else: &str) -> Reading {
    let label = |id: &ChoiceId| {
        let known = shown.iter().find(|option| option.id == *id);
        let unknown = || if id.as_str() == OTHER { something_else.to_owned() } else { id.to_string() };
        known.map_or_else(unknown, |option| option.label.clone())
    };
    let detail = |id: &ChoiceId| {
        let words = typed.details.get(id).map(|words| words.trim())?;
        (!words.is_empty()).then(|| words.to_owned())
    };
    let is_picked = |id: &&ChoiceId| typed.options.contains(*id);
    let is_shown = |id: &ChoiceId| shown.iter().any(|option| option.id == *id);
    // in the order in which they were shown; what is no longer offered comes last
    let ids = shown.iter().map(|option| &option.id).filter(is_picked);
    let ids = ids.chain(typed.options.iter().filter(|id| !is_shown(id)));
    // "something else" speaks through its own words, where there are any
    let ids = ids.filter(|id| id.as_str() != OTHER || typed.other.trim().is_empty());
    let options: Vec<_> =
        ids.map(|id| PickedOption { id: id.clone(), label: label(id), detail: detail(id) }).collect();
    let other = Some(typed.other.trim()).filter(|words| !words.is_empty()).map(str::to_owned);
    if options.is_empty() && other.is_none() {
        return Reading::nothing();
    }
    Reading::of(Answer::Picked(Picked { options, other }))
}
