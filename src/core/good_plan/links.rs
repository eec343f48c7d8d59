//! The chain of a plan: every need leads to an outcome and to help, all help serves an outcome, every
//! outcome a hope, and somebody looks at each again.

use super::Rule;

/// What is linked with what, by places in these lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// how many needs there are, in B, C and D together
    pub needs: usize,
    pub outcomes: Vec<Outcome>,
    pub provisions: Vec<Provision>,
}

/// An outcome, as far as it is linked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// it names a hope of the child or the family
    pub has_hope: bool,
    pub has_review: bool,
}

/// Help, as far as it is linked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Provision {
    pub need: Option<usize>,
    pub outcome: Option<usize>,
    pub has_review: bool,
}

/// One thing in a plan, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    Need(usize),
    Outcome(usize),
    Provision(usize),
}

/// A link that is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    pub item: Item,
    pub rule: Rule,
}

/// Every link that is missing, in the order of the plan. A need has the outcomes of the help that
/// meets it; a link to something that is not there is none.
pub fn gaps(links: &Links) -> Vec<Gap> {
    let mut has_help = vec![false; links.needs];
    let mut has_outcome = vec![false; links.needs];
    let mut found = Vec::new();
    for (place, help) in links.provisions.iter().enumerate() {
        let serves = help.outcome.is_some_and(|outcome| outcome < links.outcomes.len());
        if let Some(need) = help.need.filter(|need| *need < links.needs) {
            has_help[need] = true;
            has_outcome[need] |= serves;
        }
        let item = Item::Provision(place);
        found.extend((!serves).then_some(Gap { item, rule: Rule::ProvisionWithoutOutcome }));
        found.extend((!help.has_review).then_some(Gap { item, rule: Rule::ItemWithoutReview }));
    }
    for (place, outcome) in links.outcomes.iter().enumerate() {
        let item = Item::Outcome(place);
        found.extend((!outcome.has_hope).then_some(Gap { item, rule: Rule::OutcomeWithoutHope }));
        found.extend((!outcome.has_review).then_some(Gap { item, rule: Rule::ItemWithoutReview }));
    }
    for (place, (helped, served)) in has_help.into_iter().zip(has_outcome).enumerate() {
        let item = Item::Need(place);
        found.extend((!served).then_some(Gap { item, rule: Rule::NeedWithoutOutcome }));
        found.extend((!helped).then_some(Gap { item, rule: Rule::NeedWithoutProvision }));
    }
    found.sort_unstable();
    found
}
