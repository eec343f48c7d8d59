//! When a question is asked. Looks at entries, since it must hold while somebody still types.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::{
    entry::Entry,
    id::{ChoiceId, QuestionId},
    json::{At, filled},
    question::date,
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
    /// the date of birth that was given is that of a child in this school year, or a later one
    SchoolYearFrom {
        question: QuestionId,
        year: u8,
    },
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
        let year = fields.may("school_year_from").and_then(|at| at.count::<u8>());
        let many = |at: At<'_>| -> Vec<Condition> {
            at.some("condition").iter().filter_map(Condition::read).collect()
        };
        let (all, any) = (fields.may("all").map(many), fields.may("any").map(many));
        let condition = match (question, is, is_not, answered, year, all, any) {
            (Some(question), Some(options), None, None, None, None, None) => {
                Condition::Is { question, options }
            }
            (Some(question), None, Some(options), None, None, None, None) => {
                Condition::IsNot { question, options }
            }
            (Some(question), None, None, Some(true), None, None, None) => Condition::Answered(question),
            (Some(question), None, None, None, Some(year), None, None) => {
                Condition::SchoolYearFrom { question, year }
            }
            (None, None, None, None, None, Some(all), None) => Condition::All(all),
            (None, None, None, None, None, None, Some(any)) => Condition::Any(any),
            _ => {
                fields.refuse(
                    "a condition is a question with \"is\", \"is_not\", \"answered\": true or \"school_year_from\"; or \"all\"; or \"any\"",
                );
                return None;
            }
        };
        Some(condition)
    }

    pub fn holds<'a>(&self, today: NaiveDate, entry: &impl Fn(&QuestionId) -> Option<&'a Entry>) -> bool {
        match self {
            Condition::Is { question, options } => picked(entry(question)).any(|id| options.contains(id)),
            Condition::IsNot { question, options } => {
                let entry = entry(question);
                entry.is_some_and(|entry| !entry.is_empty()) && picked(entry).all(|id| !options.contains(id))
            }
            Condition::Answered(question) => entry(question).is_some_and(|entry| !entry.is_empty()),
            // a date that is not known decides nothing, so it keeps nothing on the page
            Condition::SchoolYearFrom { question, year } => date::of(entry(question), today)
                .is_some_and(|born| born.school_year(today) >= i32::from(*year)),
            Condition::All(all) => all.iter().all(|condition| condition.holds(today, entry)),
            Condition::Any(any) => any.iter().any(|condition| condition.holds(today, entry)),
        }
    }

    /// Every question that it looks at.
    pub fn questions(&self) -> Vec<&QuestionId> {
        match self {
            Condition::Is { question, .. }
            | Condition::IsNot { question, .. }
            | Condition::Answered(question)
            | Condition::SchoolYearFrom { question, .. } => {
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
