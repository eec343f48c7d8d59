//! A draft plan, put together from what people said: every answer in the section where its question
//! goes, with who said it and in whose words. The co-ordinator picks from it and writes the plan's
//! own text in the plan booklet; `chain` says which links of that are missing.
//!
//! Nothing is lost and nothing is made up. The views in section A are never merged: each person has a
//! part of their own. Section I stays empty in a first draft, and what was said of it is kept beside.

pub mod chain;
pub mod check;
pub mod desk;
pub mod fill;
pub mod map;
pub mod origin;
pub mod paper;
pub mod review;
pub mod rounds;
pub mod sources;
mod stands;
pub mod start;
pub mod written;

use std::ops::Range;

use crate::{
    answer::Answer,
    booklet::Booklet,
    bundle::{
        Verdict,
        statement::{Given, Role},
    },
    casework::{Section, in_words, row_in_words},
    folder::Whose,
    good_plan,
    id::{BookletId, ContributorId, QuestionId},
    question::MapsTo,
};

/// An answer, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    pub booklet: &'a BookletId,
    pub question: &'a QuestionId,
    /// the question as it was shown
    pub asked: &'a str,
    /// where the question's answers go; nothing for a question that no booklet here asks
    pub maps: &'a [MapsTo],
    pub person: &'a ContributorId,
    pub name: &'a str,
    pub role: Role,
    pub whose: Whose,
    /// who was at the keyboard, where that was somebody else
    pub by: Option<&'a ContributorId>,
    pub answer: &'a Answer,
}

/// Every answer of an opened file, by person as the file has them. What was left is no answer.
pub fn said_in<'a>(verdict: &'a Verdict, booklets: &'a [Booklet]) -> Vec<Said<'a>> {
    let mut said = Vec::new();
    for signed in verdict.statements() {
        let statement = signed.statement();
        let booklet = booklets.iter().find(|booklet| booklet.id == statement.booklet.id);
        for (question, answered) in &statement.answers {
            let Given::Answer { answer, whose, .. } = &answered.given else { continue };
            let asked = booklet.and_then(|booklet| booklet.question(question));
            said.push(Said {
                booklet: &statement.booklet.id,
                question,
                asked: &answered.question,
                maps: asked.map_or(&[], |asked| &asked.maps),
                person: &statement.contributor.id,
                name: &statement.contributor.name_typed,
                role: statement.contributor.role,
                whose: *whose,
                by: statement.written_by(answered),
                answer,
            });
        }
    }
    said
}

/// The plan that is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// sections A to K
    Ehc,
    /// Oldham's Parts 1 to 3
    Oldham,
}

/// Where something stands in a draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// one person's own part of section A
    View(Role, ContributorId),
    Section(Section),
}

/// One answer, or one row of it, where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// which of the answers it is, by its place among those given
    pub said: usize,
    /// counted from 1, where the answer has rows of its own
    pub row: Option<usize>,
    /// exactly what was said
    pub text: String,
}

impl Piece {
    /// The sentences, one by one, each to be picked with its source: octets of `text`.
    pub fn sentences(&self) -> Vec<Range<usize>> {
        good_plan::sentences(&self.text)
    }
}

/// A draft: parts in the order of the plan, none empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    pub parts: Vec<(Place, Vec<Piece>)>,
    /// what was said of the school or other place, which a first draft does not name
    pub kept_back: Vec<Piece>,
}

/// Puts a draft together. An answer that goes to several sections stands in each of them.
pub fn assemble(said: &[Said<'_>], form: Form, first_draft: bool) -> Draft {
    let mut draft = Draft::default();
    for (n, one) in said.iter().enumerate() {
        let pieces = pieces(n, one.answer);
        let sections = form.sections(one.maps);
        for &section in &sections {
            let pieces: Vec<Piece> = pieces
                .iter()
                .filter(|piece| goes_to(piece, one.answer, section, &sections))
                .cloned()
                .collect();
            if pieces.is_empty() {
                continue;
            }
            if section == Section::I && first_draft {
                draft.kept_back.extend(pieces.iter().cloned());
                continue;
            }
            let is_view = section == Section::A;
            let place =
                if is_view { Place::View(one.role, one.person.clone()) } else { Place::Section(section) };
            match draft.parts.iter_mut().find(|(known, _)| *known == place) {
                Some((_, there)) => there.extend(pieces.iter().cloned()),
                None => draft.parts.push((place, pieces.clone())),
            }
        }
    }
    draft.parts.sort_by_key(|(place, _)| place.order());
    draft
}

/// Whoever wrote a row may have said which section it is for. Where that is none of those that the question
/// goes to, it stands in all of them.
fn goes_to(piece: &Piece, answer: &Answer, section: Section, sections: &[Section]) -> bool {
    let Answer::Rows(rows) = answer else { return true };
    let row = piece.row.and_then(|row| rows.get(row.wrapping_sub(1)));
    let part = row.and_then(|row| row.cells.iter().find(|cell| cell.column.as_str() == "part"));
    let Some(Answer::Picked(picked)) = part.map(|part| &part.answer) else { return true };
    let named = |option: &crate::answer::PickedOption| {
        sections.iter().find(|section| section.as_str().eq_ignore_ascii_case(option.id.as_str()))
    };
    picked.options.iter().find_map(named).is_none_or(|named| *named == section)
}

fn pieces(said: usize, answer: &Answer) -> Vec<Piece> {
    if let Answer::Rows(rows) = answer
        && !rows.is_empty()
    {
        let rows = rows.iter().zip(1..);
        return rows.map(|(row, n)| Piece { said, row: Some(n), text: row_in_words(row) }).collect();
    }
    vec![Piece { said, row: None, text: in_words(answer) }]
}

impl Place {
    /// Section A stands between what comes before it and section B; the child is first in it.
    fn order(&self) -> (Section, Option<(Role, ContributorId)>) {
        match self {
            Place::View(role, person) => (Section::A, Some((*role, person.clone()))),
            Place::Section(section) => (*section, None),
        }
    }
}

impl Form {
    /// Where answers go in this plan; never nowhere.
    fn sections(self, maps: &[MapsTo]) -> Vec<Section> {
        let lettered = Section::of(maps);
        let mut sections = match self {
            Form::Ehc => lettered,
            Form::Oldham => {
                let named = maps.iter().map(|map| oldham(Section::named(*map)));
                named.chain(maps.is_empty().then_some(Section::NotMapped)).collect()
            }
        };
        sections.sort_unstable();
        sections.dedup();
        sections
    }
}

/// Part 1 is what is known, part 2 what will be done, part 3 people and papers. Views stay views.
fn oldham(section: Section) -> Section {
    match section {
        Section::B | Section::C | Section::D | Section::Part1 => Section::Part1,
        Section::E | Section::F | Section::G | Section::H | Section::J | Section::Part2 => Section::Part2,
        Section::K | Section::Part3 => Section::Part3,
        Section::FrontSheet
        | Section::WhoseWords
        | Section::A
        | Section::I
        | Section::AboutMe
        | Section::NotMapped => section,
    }
}
