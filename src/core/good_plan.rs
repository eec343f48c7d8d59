//! The good-plan checker: what to ask of the words of a plan, typed or pasted.
//!
//! What it looks for and what it says are data, `good-plan.json` of the council pack; what kinds of
//! findings there are is the closed list of `Rule`. A finding is a question to ask, never a verdict:
//! nothing here says that a plan is against the law. The same text always has the same findings, and
//! the work grows with the length of the text and no faster.

mod file;
mod health;
mod links;
mod lists;
mod need;
mod outcome;
mod phrase;
mod provision;
mod text;
mod whole;

pub use file::{PATH, read};
pub use links::{Gap, Item, Links, Outcome, Provision, gaps};
pub use provision::{Dots, Slot};
pub use whole::{Lost, Place, adult_life, lost, reports};

use std::ops::Range;

use crate::{casework::Section, words::Words};

use file::Vague;
use phrase::Matcher;
use text::Reading;

/// What there is to ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    Vague,
    Slot(Slot),
    OutcomePerson,
    OutcomeWill,
    OutcomeVerb,
    OutcomeWhen,
    OutcomeMeasure,
    OutcomeService,
    OutcomeGrowth,
    OutcomeControl,
    NeedOne,
    NeedCan,
    NeedEffect,
    NeedLong,
    HealthTeaches,
    PlaceNamed,
    WhoseWords,
    AdultLife,
    ReportUnknown,
    ReportUnlisted,
    NeedWithoutOutcome,
    NeedWithoutProvision,
    ProvisionWithoutOutcome,
    OutcomeWithoutHope,
    ItemWithoutReview,
    MustNotBeLost,
}

impl Rule {
    /// Every rule by its name in the pack, but for vague words, which have words of their own.
    pub const NAMES: [(&'static str, Rule); 30] = [
        ("slot-what", Rule::Slot(Slot::What)),
        ("slot-how-much", Rule::Slot(Slot::HowMuch)),
        ("slot-how-often", Rule::Slot(Slot::HowOften)),
        ("slot-who", Rule::Slot(Slot::Who)),
        ("slot-where", Rule::Slot(Slot::Where)),
        ("slot-review", Rule::Slot(Slot::Review)),
        ("outcome-person", Rule::OutcomePerson),
        ("outcome-will", Rule::OutcomeWill),
        ("outcome-verb", Rule::OutcomeVerb),
        ("outcome-when", Rule::OutcomeWhen),
        ("outcome-measure", Rule::OutcomeMeasure),
        ("outcome-service", Rule::OutcomeService),
        ("outcome-growth", Rule::OutcomeGrowth),
        ("outcome-control", Rule::OutcomeControl),
        ("need-one", Rule::NeedOne),
        ("need-can", Rule::NeedCan),
        ("need-effect", Rule::NeedEffect),
        ("need-long", Rule::NeedLong),
        ("health-teaches", Rule::HealthTeaches),
        ("place-named", Rule::PlaceNamed),
        ("whose-words", Rule::WhoseWords),
        ("adult-life", Rule::AdultLife),
        ("report-unknown", Rule::ReportUnknown),
        ("report-unlisted", Rule::ReportUnlisted),
        ("need-without-outcome", Rule::NeedWithoutOutcome),
        ("need-without-provision", Rule::NeedWithoutProvision),
        ("provision-without-outcome", Rule::ProvisionWithoutOutcome),
        ("outcome-without-hope", Rule::OutcomeWithoutHope),
        ("item-without-review", Rule::ItemWithoutReview),
        ("must-not-be-lost", Rule::MustNotBeLost),
    ];

    pub fn as_str(self) -> &'static str {
        Rule::NAMES.iter().find(|(_, rule)| *rule == self).map_or("vague", |(name, _)| name)
    }
}

/// Why something is asked about, and what to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    pub why: Words,
    pub ask: Words,
}

/// How sure it is that there is something to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    Finding,
    /// a vague word in a sentence that says how much and who
    Hint,
}

/// One thing to ask about, with the words that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding<'a> {
    pub rule: Rule,
    pub weight: Weight,
    /// octets of the text that was looked at, from the first letter of a word to the last of one
    pub at: Range<usize>,
    pub say: &'a Say,
}

/// What is known of the plan besides the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// what the child or young person is called; nothing where nobody said
    pub name: &'a str,
    /// nothing has been sent to the family before
    pub first_draft: bool,
    /// whose words section A gives is written beside it
    pub whose_words: bool,
}

/// All that `good-plan.json` says.
#[derive(Clone, Debug)]
pub struct GoodPlan {
    matcher: Matcher,
    vague: Vec<Vague>,
    says: Vec<(Rule, Say)>,
}

impl GoodPlan {
    /// What to ask of the text of one section, in the order of the text.
    pub fn look(&self, section: Section, text: &str, about: About<'_>) -> Vec<Finding<'_>> {
        let reading = Reading::of(text, &self.matcher);
        let mut notes = Notes { plan: self, found: Vec::new() };
        match section {
            Section::A => whole::whose_words(&reading, about, &mut notes),
            Section::B | Section::C | Section::D => need::look(&reading, section, &mut notes),
            Section::E => outcome::look(&reading, about, &mut notes),
            Section::F | Section::H => provision::look(&reading, about, &self.vague, &mut notes),
            Section::G => {
                provision::look(&reading, about, &self.vague, &mut notes);
                health::look(&reading, &mut notes);
            }
            Section::I => whole::place_named(&reading, about, &mut notes),
            Section::FrontSheet
            | Section::WhoseWords
            | Section::J
            | Section::K
            | Section::Part1
            | Section::Part2
            | Section::Part3
            | Section::AboutMe
            | Section::NotMapped => {}
        }
        let mut found = notes.found;
        found.sort_by_key(|finding| (finding.at.start, finding.at.end, finding.rule));
        found
    }

    /// The six dots of each piece of help in a text, with where it stands.
    pub fn dots(&self, text: &str, about: About<'_>) -> Vec<(Range<usize>, Dots)> {
        let reading = Reading::of(text, &self.matcher);
        let entries = reading.entries().filter(|entry| !reading.is_heading(entry));
        entries
            .map(|entry| (reading.octets(&entry.tokens), provision::dots(&reading, &entry, about)))
            .collect()
    }

    /// Everything that the checker can say.
    pub fn says(&self) -> impl Iterator<Item = &Say> {
        self.vague.iter().map(|vague| &vague.say).chain(self.says.iter().map(|(_, say)| say))
    }

    /// What is said where a rule finds something. Vague words say it of themselves.
    pub fn say(&self, rule: Rule) -> Option<&Say> {
        self.says.iter().find(|(known, _)| *known == rule).map(|(_, say)| say)
    }
}

/// The sentences of a text, in octets of it: together all of it but the spaces between them.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let reading = Reading::of(text, &Matcher::default());
    let ends = reading.sentences.iter().skip(1).map(|sentence| {
        let gap = reading.before(sentence.start);
        let mark = gap.find(['.', '!', '?']).unwrap_or(0);
        let space = gap[mark..].find(char::is_whitespace).map_or(gap.len(), |at| mark + at);
        reading.tokens[sentence.start].start - gap.len() + space
    });
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in ends.chain([text.len()]) {
        let said = text[start..end].trim();
        let from = end - text[start..end].trim_start().len();
        sentences.extend((!said.is_empty()).then_some(from..from + said.len()));
        start = end;
    }
    sentences
}

/// Where findings are put down.
struct Notes<'a> {
    plan: &'a GoodPlan,
    found: Vec<Finding<'a>>,
}

impl Notes<'_> {
    fn note(&mut self, rule: Rule, at: Range<usize>) {
        let say = self.plan.say(rule);
        self.found.extend(say.map(|say| Finding { rule, weight: Weight::Finding, at, say }));
    }
}
