//! One of several, or many of several; always with "something else".

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    answer::{Answer, Picked, PickedOption, Reading},
    id::{ChoiceId, ColumnId, QuestionId, SymbolId},
    json::{At, Fields, Value},
    words::Words,
};

/// What can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    pub options: Vec<Choice>,
    /// more options come from what was said elsewhere
    pub from: Vec<Source>,
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
    /// stands beside the words where pictures are wanted
    pub picture: Option<SymbolId>,
}

/// Options made of the rows of another answer, such as the carers already named, or of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub question: QuestionId,
    /// none where the answer is a list or a text, whose lines are the options
    pub column: Option<ColumnId>,
    /// asks for a few words more with each option of it that is picked
    pub detail: Option<Words>,
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
    /// stands beside it where pictures are wanted
    pub picture: Option<SymbolId>,
}

impl Choice {
    fn read(at: &At<'_>) -> Option<Choice> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let words = fields.need("words").and_then(|at| Words::read(&at));
        let detail = fields.may("detail").and_then(|at| Words::read(&at));
        let picture = fields.may("picture").and_then(|at| at.parsed());
        Some(Choice { id: id?, words: words?, detail, picture })
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

/// Options, none of which takes the id of "something else".
fn options(at: &At<'_>) -> Vec<Choice> {
    let options = choices(at);
    if options.iter().any(|option| option.id.as_str() == OTHER) {
        at.refuse("the id \"other\" is the program's own, for \"something else\"");
    }
    options
}

impl Source {
    fn read(at: &At<'_>) -> Option<Source> {
        let fields = at.fields()?;
        let question = fields.need("question").and_then(|at| at.parsed());
        let column = fields.may("column").map(|at| at.parsed());
        let detail = fields.may("detail").and_then(|at| Words::read(&at));
        let column = column.map_or(Some(None), |id| id.map(Some))?;
        Some(Source { question: question?, column, detail })
    }

    /// One source, or a list of them.
    pub(crate) fn some(at: &At<'_>) -> Vec<Source> {
        if matches!(at.value, Value::Array(_)) {
            return at.some("source").iter().filter_map(Source::read).collect();
        }
        Source::read(at).into_iter().collect()
    }
}

impl Typed {
    /// The words more beside what is picked.
    pub fn words_more(&self) -> &str {
        self.options.iter().find_map(|id| self.details.get(id)).map_or("", String::as_str)
    }

    /// Says some words more of what is picked.
    pub fn say_more(&mut self, words: String) {
        if let Some(option) = self.options.first() {
            self.details.insert(option.clone(), words);
        }
    }

    /// One of the options, and no other. Words more that were asked for whatever is picked go along.
    pub fn turn_to(&mut self, option: ChoiceId) {
        let before = self.options.iter().find_map(|id| self.details.remove(id));
        self.options = [option.clone()].into();
        if let Some(words) = before {
            self.details.insert(option, words);
        }
    }
}

impl Pick {
    pub(crate) fn read(fields: &Fields<'_>) -> Option<Pick> {
        let options = fields.may("options").map(|at| options(&at)).unwrap_or_default();
        let named = fields.may("options_from");
        let from = named.as_ref().map(Source::some).unwrap_or_default();
        let other = fields.may("other").and_then(|at| at.flag()).unwrap_or(true);
        if options.is_empty() && named.is_none() {
            fields.refuse("needs \"options\" or \"options_from\"");
            return None;
        }
        Some(Pick { options, from, other })
    }
}

/// The lines of a list or a text as options. A line has no id of its own, so it gets one from its words: lines
/// may change places, and what was picked stays picked.
pub(crate) fn options_of_lines<'l>(lines: impl IntoIterator<Item = &'l str>) -> Vec<Shown> {
    let mut options: Vec<Shown> = Vec::new();
    for line in lines.into_iter().map(str::trim).filter(|line| !line.is_empty()) {
        // FNV-1a: only told apart, never kept secret
        let mixed = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        let hash = line.bytes().fold(0xcbf2_9ce4_8422_2325, mixed);
        let id: ChoiceId = format!("line-{hash:016x}").parse().expect("letters and digits are an id");
        if options.iter().all(|option| option.id != id) {
            options.push(Shown { id, label: line.to_owned(), detail: None, picture: None });
        }
    }
    options
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_change_places_are_the_same_options() {
        let lines = |lines: &[&'static str]| options_of_lines(lines.iter().copied());
        let [one, two] = [lines(&["Swim", " ", "Hoist "]), lines(&["Hoist", "Swim", "Swim"])];
        assert_eq!(one.len(), 2);
        assert_eq!((&one[0], &one[1]), (&two[1], &two[0]));
        assert_eq!(one[1].label, "Hoist");
    }

    #[test]
    fn words_more_go_along_when_another_is_picked() {
        let [yes, no] = ["yes", "no"].map(ChoiceId::known);
        let mut typed = Typed::default();
        typed.turn_to(yes.clone());
        typed.say_more("mostly".to_owned());
        typed.turn_to(no.clone());
        assert_eq!(typed.words_more(), "mostly");
        assert_eq!(typed.options, BTreeSet::from([no.clone()]));
        assert_eq!(typed.details, BTreeMap::from([(no.clone(), "mostly".to_owned())]));
        typed.turn_to(no.clone());
        assert_eq!(typed.details, BTreeMap::from([(no, "mostly".to_owned())]));
    }
}
