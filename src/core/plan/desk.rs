//! The page where a plan is put together: under each heading what stands in the plan, and beside it what people
//! said that belongs there. Derived anew after each change; nothing of it is stored.

use crate::{casework::Section, id::QuestionId, question::Kind};

use super::{
    Piece, Place,
    chain::{Chain, Row},
    check::chain_of,
    fill::{spoken, target},
    map::{Path, paths},
    paper::{Assembly, Head},
    stands::Stands,
    written::Written,
};

/// All of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    pub parts: Vec<Part>,
    pub map: Vec<Way>,
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// none over what belongs to no part of a plan
    pub head: Option<Head>,
    pub asked: Vec<Asked>,
    pub offers: Vec<Offer>,
    /// it stays empty for now
    pub is_locked: bool,
}

/// A question of the plan booklet, and what stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub id: QuestionId,
    /// its place in the booklet, counted from 1
    pub number: usize,
    pub heading: String,
    pub has_rows: bool,
    pub written: Option<Written>,
}

/// Something that was said, to be put into the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub piece: Piece,
    /// set where it is one person's view: whose
    pub view: Option<String>,
    pub asked: String,
    pub said: String,
    pub whose: String,
    /// the question that it would be put to
    pub target: Option<QuestionId>,
    pub is_used: bool,
}

/// A path of the chain, with the places where each of its rows can be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub hope: String,
    pub outcome: Option<Stop>,
    pub needs: Vec<Stop>,
    pub help: Vec<Stop>,
    pub missing: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    pub section: Section,
    pub called: String,
    /// the number of its question in the booklet, and its place there
    pub number: usize,
    pub item: usize,
}

impl Assembly<'_> {
    pub fn desk(&self) -> Desk {
        let draft = self.draft();
        let mut parts: Vec<Part> =
            self.form.layout().iter().map(|(head, ids)| self.desk_part(*head, ids)).collect();
        let mut others = Vec::new();
        for (place, pieces) in &draft.parts {
            let offers = self.offers(place, pieces);
            match parts.iter_mut().find(|part| part.head.is_some_and(|head| self.is_at(head, place))) {
                Some(part) => part.offers.extend(offers),
                None => others.extend(offers),
            }
        }
        let place = Place::Section(Section::I);
        if let Some(part) =
            parts.iter_mut().find(|part| part.asked.iter().any(|one| one.id.as_str() == "pl.i"))
        {
            part.offers.extend(self.offers(&place, &draft.kept_back));
        }
        if !others.is_empty() {
            parts.push(Part { head: None, asked: Vec::new(), offers: others, is_locked: false });
        }
        let chain = chain_of(&self.sitting);
        let map = paths(&chain).into_iter().map(|path| self.way(path)).collect();
        Desk { parts, map }
    }

    /// The chain of the plan, for its check.
    pub fn chain(&self) -> Chain {
        chain_of(&self.sitting)
    }

    fn desk_part(&self, head: Head, ids: &[&'static str]) -> Part {
        let asked = ids.iter().filter_map(|id| {
            let id = QuestionId::known(id);
            let question = self.sitting.booklet.question(&id)?;
            let number = self.number(&id)?;
            let answer = self.sitting.reading(question).answer;
            Some(Asked {
                number,
                heading: self.heading(question),
                has_rows: matches!(question.kind, Kind::Rows(_)),
                written: answer.map(|answer| self.written_at(head, question, &answer)),
                id,
            })
        });
        let is_locked = head == Head::Of(Section::I);
        Part { head: Some(head), asked: asked.collect(), offers: Vec::new(), is_locked }
    }

    fn number(&self, id: &QuestionId) -> Option<usize> {
        self.sitting.booklet.questions().position(|question| question.id == *id).map(|n| n + 1)
    }

    /// Whether what goes to a place is shown under that heading.
    fn is_at(&self, head: Head, place: &Place) -> bool {
        let Head::Of(section) = head else { return false };
        match place {
            // a view stands under A, or where the form has no A in its first part
            Place::View(..) => section == Section::A || section == Section::Part1,
            Place::Section(of) => *of == section,
        }
    }

    fn offers(&self, place: &Place, pieces: &[Piece]) -> Vec<Offer> {
        let pieces = &self.to_show(pieces);
        let used = self.used(pieces);
        let offer = |(piece, stands): (&Piece, Stands)| {
            let source = self.sources.get(piece.said)?;
            let target = target(self.sitting.booklet, self.booklets, place, source);
            Some(Offer {
                piece: piece.clone(),
                view: matches!(place, Place::View(..)).then(|| self.place(place)),
                asked: source.asked.clone(),
                said: spoken(source, piece),
                whose: self.source_line(source),
                target: target.map(|question| question.id.clone()),
                // of a row not every box has a place in the plan
                is_used: stands == Stands::Whole || (piece.row.is_some() && stands == Stands::InPart),
            })
        };
        pieces.iter().zip(used).filter_map(offer).collect()
    }

    fn way(&self, path: Path<'_>) -> Way {
        let stop = |row: &Row| Stop {
            section: row.section,
            called: row.called.clone(),
            number: row.question.parse().ok().and_then(|id| self.number(&id)).unwrap_or_default(),
            item: row.item,
        };
        Way {
            hope: path.hope.to_owned(),
            outcome: path.outcome.map(stop),
            needs: path.needs.into_iter().map(stop).collect(),
            help: path.help.into_iter().map(stop).collect(),
            missing: path.missing.len(),
        }
    }
}

impl Part {
    /// How many of the things that people said are not in the plan yet.
    pub fn left(&self) -> usize {
        self.offers.iter().filter(|offer| !offer.is_used).count()
    }
}
