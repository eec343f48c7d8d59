//! When a question is asked. Looks at entries, since it must hold while somebody still types.

use std::collections::BTreeSet;

use crate::{
    entry::Entry,
    id::{ChoiceId, QuestionId},
    json::{At, filled},
};

/// A closed, small language; anything it cannot say belongs in the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// one of these options was picked
    Is {
        question: QuestionId,
        options: BTreeSet<ChoiceId>,
    },
    /// something was picked, and none of these
    IsNot {
        question: QuestionId,
        options: BTreeSet<ChoiceId>,
    },
    /// something was said
    Answered(QuestionId),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

impl Condition {
    pub(crate) fn read(at: &At<'_>) -> Option<Condition> {
        let fields = at.fields()?;
        let question = fields.may("question").and_then(|at| at.parsed());
        let options =
            |at: At<'_>| -> BTreeSet<ChoiceId> { filled(at.some("option").iter().filter_map(At::parsed)) };
        let (is, is_not) = (fields.may("is").map(options), fields.may("is_not").map(options));
        let answered = fields.may("answered").and_then(|at| at.flag());
        let many = |at: At<'_>| -> Vec<Condition> {
            at.some("condition").iter().filter_map(Condition::read).collect()
        };
        let (all, any) = (fields.may("all").map(many), fields.may("any").map(many));
        let condition = match (question, is, is_not, answered, all, any) {
            (Some(question), Some(options), None, None, None, None) => Condition::Is { question, options },
            (Some(question), None, Some(options), None, None, None) => Condition::IsNot { question, options },
            (Some(question), None, None, Some(true), None, None) => Condition::Answered(question),
            (None, None, None, None, Some(all), None) => Condition::All(all),
            (None, None, None, None, None, Some(any)) => Condition::Any(any),
            _ => {
                fields.refuse(
                    "a condition is a question with \"is\", \"is_not\" or \"answered\": true; or \"all\"; or \"any\"",
                );
                return None;
            }
        };
        Some(condition)
    }

    pub fn holds<'a>(&self, entry: &impl Fn(&QuestionId) -> Option<&'a Entry>) -> bool {
        match self {
            Condition::Is { question, options } => picked(entry(question)).any(|id| options.contains(id)),
            Condition::IsNot { question, options } => {
                let entry = entry(question);
                entry.is_some_and(|entry| !entry.is_empty()) && picked(entry).all(|id| !options.contains(id))
            }
            Condition::Answered(question) => entry(question).is_some_and(|entry| !entry.is_empty()),
            Condition::All(all) => all.iter().all(|condition| condition.holds(entry)),
            Condition::Any(any) => any.iter().any(|condition| condition.holds(entry)),
        }
    }

    /// Every question that it looks at.
    pub fn questions(&self) -> Vec<&QuestionId> {
        match self {
            Condition::Is { question, .. }
            | Condition::IsNot { question, .. }
            | Condition::Answered(question) => {
                vec![question]
            }
            Condition::All(many) | Condition::Any(many) => {
                many.iter().flat_map(Condition::questions).collect()
            }
        }
    }
}

fn picked(entry: Option<&Entry>) -> impl Iterator<Item = &ChoiceId> {
    let options = match entry {
        Some(Entry::Picked(typed)) => Some(&typed.options),
        _ => None,
    };
    options.into_iter().flatten()
}
