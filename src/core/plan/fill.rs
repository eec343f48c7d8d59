//! Putting what somebody said into the plan: which question of the plan booklet it goes to, and what stands
//! there then. The words stay as they were said; the co-ordinator edits them where every answer is edited.

use crate::{
    answer::{Answer, AnsweredRow},
    booklet::Booklet,
    bundle::statement::Role,
    casework::{Section, in_words},
    entry::Entry,
    id::{ColumnId, QuestionId, RowId},
    question::{
        Kind, Question, date,
        rows::{Column, Row, Rows},
    },
    reuse,
};

use super::{Piece, Place, origin::stands_in, sources::Source};

/// Where a section's text is written, and in which box of it a thing stands that somebody said in one piece.
const WRITTEN: [(Section, &str, &str); 10] = [
    (Section::B, "pl.b", "hard"),
    (Section::C, "pl.c", "need"),
    (Section::D, "pl.d", "need"),
    (Section::E, "pl.e", "able"),
    (Section::F, "pl.f", "what"),
    (Section::G, "pl.g", "what"),
    (Section::H, "pl.h1", "what"),
    (Section::K, "pl.k", "title"),
    (Section::Part1, "pl.b", "hard"),
    (Section::Part2, "pl.f", "what"),
];

/// Hopes and strengths have boxes of their own.
const BOXES: [(&str, &str); 6] = [
    ("want", "hope"),
    ("next", "hope"),
    ("future", "hope"),
    ("aspire", "hope"),
    ("dream", "hope"),
    ("strengths", "can"),
];

/// A box of somebody's row, and the box of the plan that asks the same under another name.
const ALSO: [(&str, &str, &str); 16] = [
    ("fb.change", "what", "able"),
    ("fb.change", "by-when", "by"),
    ("fb.change", "see", "measure"),
    ("tc.outcomes", "by-when", "by"),
    ("pr.outcomes", "shared", "joint"),
    ("tc.notworking", "see", "hard"),
    ("tc.notworking", "means", "effect"),
    ("tc.working", "what", "can"),
    ("tc.now", "group", "where"),
    ("fb.tried", "how-long", "how-much"),
    ("pa.steps", "step", "able"),
    ("pa.steps", "help", "steps"),
    ("pm.b", "service", "who"),
    ("pm.b", "time", "how-much"),
    ("sp.outcomes", "by-when", "by"),
    ("pr.needs", "hard", "need"),
];

/// The question of the plan that a piece of a draft goes to. None where the plan asks for nothing of it: a
/// view of somebody else than the child and the parents, or what stands on the front page.
pub fn target<'p>(
    plan: &'p Booklet,
    booklets: &[Booklet],
    place: &Place,
    source: &Source,
) -> Option<&'p Question> {
    let id = match place {
        Place::View(role, _) => named(plan, booklets, source, Section::A).or(match role {
            Role::YoungPerson => Some("pl.a_child"),
            Role::Parent | Role::Carer => Some("pl.a_parent"),
            Role::Helper | Role::Teacher | Role::Professional | Role::Council => None,
        })?,
        Place::Section(section) => {
            WRITTEN.iter().find(|(known, ..)| known == section).map(|(_, id, _)| *id)?
        }
    };
    plan.question(&QuestionId::known(id)).map(AsRef::as_ref)
}

/// The question of that section which says by itself that it takes up the source.
fn named(plan: &Booklet, booklets: &[Booklet], source: &Source, section: Section) -> Option<&'static str> {
    let asks = |id: &&'static str| {
        let question = plan.question(&QuestionId::known(id));
        let reuse = question.map(|question| question.reuse.as_slice()).unwrap_or_default();
        reuse.iter().any(|from| reuse::is_same_in_a_version(from, &source.question, booklets))
    };
    let of_a = ["pl.a_child", "pl.a_parent", "pl.a_talk", "pl.a_story"];
    let of_a = of_a.iter().find(|id| section == Section::A && asks(id)).copied();
    // nobody's view becomes another's
    of_a.filter(|id| match source.role {
        Role::YoungPerson => *id != "pl.a_parent",
        Role::Parent | Role::Carer => *id != "pl.a_child" || source.whose == crate::folder::Whose::Observed,
        Role::Helper | Role::Teacher | Role::Professional | Role::Council => *id == "pl.a_talk",
    })
}

/// What stands at the question of the plan with the piece put to it; none where it stands there already, or
/// where the question cannot hold it.
pub fn put(
    question: &Question,
    now: Option<&Entry>,
    source: &Source,
    piece: &Piece,
    row: RowId,
) -> Option<Entry> {
    match &question.kind {
        Kind::Long | Kind::Line(_) => {
            let said = spoken(source, piece);
            let now = match now {
                Some(Entry::Words(words)) => words.trim_end(),
                _ => "",
            };
            if stands_in(now, &said) {
                return None;
            }
            let break_ = if now.is_empty() { "" } else { "\n" };
            Some(Entry::Words(format!("{now}{break_}{said}")))
        }
        Kind::Rows(rows) => {
            let mut all = match now {
                Some(Entry::Rows(all)) => all.clone(),
                _ => Vec::new(),
            };
            let new = Row { id: row, cells: cells(question, rows, source, piece) };
            let is_there = |one: &Row| new.cells.iter().all(|(id, said)| one.cells.get(id) == Some(said));
            if new.cells.is_empty() || all.iter().any(is_there) {
                return None;
            }
            all.push(new);
            Some(Entry::Rows(all))
        }
        Kind::List
        | Kind::Choice(_)
        | Kind::Multi(_)
        | Kind::YesNo(_)
        | Kind::Faces(_)
        | Kind::Scale(_)
        | Kind::Sort(_)
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Media
        | Kind::Sign
        | Kind::Info(_) => None,
    }
}

/// A piece as it stands in running text: of a row what its boxes say, without what was asked.
pub fn spoken(source: &Source, piece: &Piece) -> String {
    match said_row(source, piece) {
        Some(row) => {
            let cells = row.cells.iter().map(|cell| in_words(&cell.answer).trim().to_owned());
            let mut said = String::new();
            for cell in cells.filter(|cell| !cell.is_empty()) {
                let between = match said.chars().next_back() {
                    None => "",
                    Some('.' | '!' | '?' | ':') => " ",
                    Some(_) => ". ",
                };
                said.push_str(between);
                said.push_str(&cell);
            }
            said
        }
        None => piece.text.clone(),
    }
}

pub(super) fn said_row<'s>(source: &'s Source, piece: &Piece) -> Option<&'s AnsweredRow> {
    let Answer::Rows(rows) = &source.answer else { return None };
    rows.get(piece.row?.checked_sub(1)?)
}

fn cells(
    question: &Question,
    rows: &Rows,
    source: &Source,
    piece: &Piece,
) -> std::collections::BTreeMap<ColumnId, Entry> {
    let column = |id: &str| rows.columns.iter().find(|column| column.id.as_str() == id);
    let Some(row) = said_row(source, piece) else {
        let key = source.question.as_str().split_once('.').map_or("", |(_, key)| key);
        let own = BOXES.iter().find(|(known, id)| *known == key && column(id).is_some()).map(|(_, id)| *id);
        let usual = WRITTEN.iter().find(|(_, id, _)| *id == question.id.as_str()).map(|(.., id)| *id);
        let column = own.or(usual).and_then(column);
        let said = |column: &Column| Some((column.id.clone(), Entry::Words(piece.text.clone())));
        return column.and_then(said).into_iter().collect();
    };
    let cell = |cell: &crate::answer::AnsweredCell| {
        let also = ALSO.iter().find(|(from, id, to)| {
            *from == source.question.as_str() && *id == cell.column.as_str() && column(to).is_some()
        });
        let column = column(also.map_or(cell.column.as_str(), |(.., to)| to))?;
        Some((column.id.clone(), entry(&column.kind, &cell.answer)?))
    };
    let cells: std::collections::BTreeMap<_, _> = row.cells.iter().filter_map(cell).collect();
    if !cells.is_empty() {
        return cells;
    }
    // a row that asks nothing that is asked here stands in one box, whole
    let usual = WRITTEN.iter().find(|(_, id, _)| *id == question.id.as_str()).map(|(.., id)| *id);
    let said = |column: &Column| (column.id.clone(), Entry::Words(spoken(source, piece)));
    usual.and_then(column).map(said).into_iter().collect()
}

/// What a box said, in a box of the plan. A choice among other things than those that are offered here is not
/// made for anybody.
fn entry(kind: &Kind, answer: &Answer) -> Option<Entry> {
    match (kind, answer) {
        (Kind::Long | Kind::Line(_), answer) => Some(Entry::Words(in_words(answer))),
        (Kind::Date, Answer::Date(day)) => {
            let part = |part: Option<u8>| part.map(|part| part.to_string()).unwrap_or_default();
            let typed =
                date::Typed { day: part(day.day), month: part(day.month), year: day.year.to_string() };
            Some(Entry::Date(typed))
        }
        (Kind::YesNo(_), Answer::Picked(picked)) => {
            let options = picked.options.iter().map(|option| option.id.clone()).collect();
            Some(Entry::Picked(crate::question::pick::Typed { options, ..Default::default() }))
        }
        (_, _) => None,
    }
}
