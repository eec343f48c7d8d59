//! An answer in the shape of another question, where that says the same: words into lines and back,
//! a list of people into their names. Whatever would have to be guessed is not offered.

use std::mem::discriminant;

use crate::{
    answer::{Answer, Line, Picked},
    entry::Entry,
    id::ColumnId,
    question::{
        Kind, Question, line, pick,
        rows::{Column, Row, Rows},
    },
    sitting::Sitting,
};

/// What kinds have in common when answers go from one to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Line,
    Long,
    List,
    Pick,
    Rows,
    /// goes only where the very same is asked in the same way
    Same,
    /// given once, for one paper
    Never,
}

fn shape(kind: &Kind) -> Shape {
    match kind {
        Kind::Line(line::Line::Plain) => Shape::Line,
        Kind::Long => Shape::Long,
        Kind::List => Shape::List,
        Kind::Choice(_) | Kind::Multi(_) => Shape::Pick,
        Kind::Rows(_) => Shape::Rows,
        Kind::Line(line::Line::Phone | line::Line::Email)
        | Kind::YesNo(_)
        | Kind::Faces(_)
        | Kind::Number
        | Kind::Money
        | Kind::Scale(_)
        | Kind::Sort(_)
        | Kind::Date
        | Kind::Address
        | Kind::Media => Shape::Same,
        Kind::Sign | Kind::Info(_) => Shape::Never,
    }
}

/// What was said at the source, as an entry of `target`.
pub(super) fn convert(
    source: &Sitting<'_>,
    asked: &Question,
    said: &Entry,
    here: &Sitting<'_>,
    target: &Question,
) -> Option<Entry> {
    // a recording stays with the question it was made for: its words can stand elsewhere
    let words_of_it = said.voice().map(|typed| Entry::Words(typed.words.clone()));
    let said = words_of_it.as_ref().unwrap_or(said);
    let (from, to) = (shape(&asked.kind), shape(&target.kind));
    let converted = match (from, to) {
        (Shape::Never, _) | (_, Shape::Never) => None,
        (Shape::Same, _) | (_, Shape::Same) => (asked.kind == target.kind).then(|| said.clone()),
        (Shape::Line | Shape::Long, Shape::Long)
        | (Shape::Line, Shape::Line)
        | (Shape::List, Shape::List) => Some(said.clone()),
        (Shape::Long, Shape::Line) => Some(Entry::Words(phrases(source, asked, said)?.join(" "))),
        (Shape::List, Shape::Line) => Some(Entry::Words(phrases(source, asked, said)?.join(", "))),
        (Shape::List | Shape::Pick, Shape::Long) => {
            Some(Entry::Words(phrases(source, asked, said)?.join("\n")))
        }
        (Shape::Line | Shape::Long | Shape::Pick | Shape::Rows, Shape::List) => {
            Some(Entry::List(phrases(source, asked, said)?))
        }
        (Shape::Rows, Shape::Long) => {
            let lines = source.read(asked, said).answer?.lines(source.text);
            Some(Entry::Words(words(lines).join("\n")))
        }
        (Shape::Pick, Shape::Pick) => pick(source, asked, said, here, target),
        (Shape::Rows, Shape::Rows) => rows(&asked.kind, said, &target.kind),
        (Shape::Pick | Shape::Rows, Shape::Line)
        | (Shape::Line | Shape::Long | Shape::List | Shape::Rows, Shape::Pick)
        | (Shape::Line | Shape::Long | Shape::List | Shape::Pick, Shape::Rows) => None,
    };
    // a question may have become of another kind since it was answered
    let is_of = |one: &Entry| discriminant(one) == discriminant(&Entry::empty(&target.kind));
    converted.filter(is_of)
}

fn words(lines: Vec<Line>) -> Vec<String> {
    lines.into_iter().map(|line| line.words).collect()
}

/// One by one what was said: lines, items, what was picked, the first box of each item.
fn phrases(source: &Sitting<'_>, asked: &Question, said: &Entry) -> Option<Vec<String>> {
    let phrases = match source.read(asked, said).answer? {
        Answer::Text(text) => text.lines().map(str::to_owned).collect(),
        Answer::List(items) => items,
        Answer::Picked(picked) => labels(source, picked),
        Answer::Rows(rows) => {
            let Kind::Rows(Rows { columns, .. }) = &asked.kind else { return None };
            let first = &columns.first()?.id;
            let cells = rows.iter().filter_map(|row| row.cells.iter().find(|cell| cell.column == *first));
            cells.map(|cell| words(cell.answer.lines(source.text)).join(", ")).collect()
        }
        Answer::Date(_)
        | Answer::Number(_)
        | Answer::Money(_)
        | Answer::Scaled(_)
        | Answer::Sorted(_)
        | Answer::Address(_)
        | Answer::Media(_)
        | Answer::Signed(_) => return None,
    };
    let mut phrases: Vec<String> = phrases;
    phrases.retain_mut(|phrase| {
        *phrase = phrase.trim().to_owned();
        !phrase.is_empty()
    });
    (!phrases.is_empty()).then_some(phrases)
}

/// What was picked, in words, without what says nothing away from its list.
fn labels(source: &Sitting<'_>, picked: Picked) -> Vec<String> {
    let Picked { options, other } = picked;
    let words = &source.text.answers;
    let empty = [words.no_longer_listed, words.something_else];
    let options = options.into_iter().filter(|option| !empty.contains(&option.label.as_str()));
    let label = |option: crate::answer::PickedOption| match option.detail {
        Some(detail) => format!("{}: {detail}", option.label),
        None => option.label,
    };
    options.map(label).chain(other).collect()
}

/// Options that are offered here in the same words stay options; the others become words.
fn pick(
    source: &Sitting<'_>,
    asked: &Question,
    said: &Entry,
    here: &Sitting<'_>,
    target: &Question,
) -> Option<Entry> {
    let Some(Answer::Picked(Picked { options, other })) = source.read(asked, said).answer else {
        return None;
    };
    let (Kind::Choice(rules) | Kind::Multi(rules)) = &target.kind else { return None };
    let shown = here.shown(&target.kind);
    let is_here = |one: &crate::answer::PickedOption| {
        shown.iter().any(|option| option.id == one.id && option.label == one.label)
    };
    let (known, unknown): (Vec<_>, Vec<_>) = options.into_iter().partition(is_here);
    let others = labels(source, Picked { options: unknown, other });
    let mut typed = pick::Typed { other: others.join(", "), ..Default::default() };
    for option in known {
        typed.details.extend(option.detail.map(|detail| (option.id.clone(), detail)));
        typed.options.insert(option.id);
    }
    let is_many = matches!(target.kind, Kind::Multi(_)) || typed.options.len() + others.len() <= 1;
    (is_many && (rules.other || others.is_empty())).then_some(Entry::Picked(typed))
}

/// The boxes that both lists have, by their ids. An item whose name has no place here is not offered.
fn rows(from: &Kind, said: &Entry, to: &Kind) -> Option<Entry> {
    let (Kind::Rows(from), Kind::Rows(to), Entry::Rows(typed)) = (from, to, said) else { return None };
    let fits = |one: &Column, other: &Column| {
        let is_words = matches!((shape(&one.kind), shape(&other.kind)), (Shape::Line, Shape::Long));
        one.id == other.id && (one.kind == other.kind || is_words)
    };
    let both = from.columns.iter().filter(|one| to.columns.iter().any(|other| fits(one, other)));
    let both: Vec<&ColumnId> = both.map(|column| &column.id).collect();
    if both.first().copied() != from.columns.first().map(|column| &column.id) {
        return None;
    }
    let row = |row: &Row| {
        let cells = row.cells.iter().filter(|(id, entry)| both.contains(id) && !entry.is_empty());
        Row { id: row.id.clone(), cells: cells.map(|(id, entry)| (id.clone(), entry.clone())).collect() }
    };
    let rows: Vec<Row> = typed.iter().map(row).filter(|row| !row.cells.is_empty()).collect();
    (!rows.is_empty()).then_some(Entry::Rows(rows))
}
