//! The chain of a plan as paths to be read: from a hope, by needs, to an outcome and to the help for it, with
//! the links that are missing said in words.

use crate::good_plan::{Gap, Item, Rule, gaps};

use super::chain::{Chain, Row};

/// One way through the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path<'a> {
    /// empty where none is named
    pub hope: &'a str,
    pub outcome: Option<&'a Row>,
    pub needs: Vec<&'a Row>,
    pub help: Vec<&'a Row>,
    /// what is missing on it
    pub missing: Vec<Rule>,
}

/// A path for each outcome, then one for each need and each kind of help that leads to none.
pub fn paths(chain: &Chain) -> Vec<Path<'_>> {
    let gaps = gaps(&chain.links);
    let help_of = |outcome: usize| {
        let served = chain.links.provisions.iter().enumerate();
        served.filter(move |(_, help)| help.outcome == Some(outcome)).map(|(n, _)| n)
    };
    let missing = |items: Vec<Item>| {
        let mut rules: Vec<Rule> =
            gaps.iter().filter(|gap: &&Gap| items.contains(&gap.item)).map(|gap| gap.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    };
    let mut paths = Vec::new();
    for (n, outcome) in chain.outcomes.iter().enumerate() {
        let help: Vec<usize> = help_of(n).collect();
        let mut needs: Vec<usize> =
            help.iter().filter_map(|help| chain.links.provisions.get(*help)?.need).collect();
        needs.sort_unstable();
        needs.dedup();
        let items = [Item::Outcome(n)].into_iter();
        let items = items.chain(help.iter().map(|help| Item::Provision(*help)));
        let mut rules = missing(items.collect());
        if help.is_empty() {
            rules.insert(0, Rule::NeedWithoutProvision);
        }
        paths.push(Path {
            hope: chain.hopes.get(n).map_or("", String::as_str),
            outcome: Some(outcome),
            needs: needs.iter().filter_map(|need| chain.needs.get(*need)).collect(),
            help: help.iter().filter_map(|help| chain.help.get(*help)).collect(),
            missing: rules,
        });
    }
    let loose = |needs, help, missing| Path { hope: "", outcome: None, needs, help, missing };
    for (n, need) in chain.needs.iter().enumerate() {
        let rules = missing(vec![Item::Need(n)]);
        // help that serves nothing has a path of its own
        if !rules.is_empty() {
            paths.push(loose(vec![need], Vec::new(), rules));
        }
    }
    for (n, help) in chain.help.iter().enumerate() {
        let rules = missing(vec![Item::Provision(n)]);
        if rules.contains(&Rule::ProvisionWithoutOutcome) {
            paths.push(loose(Vec::new(), vec![help], rules));
        }
    }
    paths
}

/// How many links are missing in all.
pub fn missing(chain: &Chain) -> usize {
    paths(chain).iter().map(|path| path.missing.len()).sum()
}
