//! How much of what somebody said stands in the plan: all of it, a part, or nothing.

use super::{
    Piece,
    fill::{said_row, spoken},
    origin::{is_common, stands_in},
    sources::Source,
    written::text_of,
};

/// How far the words of somebody stand in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    Whole,
    InPart,
    Not,
}

pub(super) fn stands(written: &[String], sources: &[Source], piece: &Piece) -> Stands {
    let Some(source) = sources.get(piece.said) else { return Stands::Not };
    let is_there = |text: &str| written.iter().any(|written| stands_in(written, text));
    if is_there(&spoken(source, piece)) {
        return Stands::Whole;
    }
    let texts: Vec<&str> = match said_row(source, piece) {
        Some(row) => row.cells.iter().filter_map(|cell| text_of(&cell.answer)).collect(),
        None => piece.sentences().into_iter().map(|at| &piece.text[at]).collect(),
    };
    // "A teaching assistant" is in many plans; where there is more, it tells nothing
    let telling: Vec<&str> = texts.iter().copied().filter(|text| !is_common(text)).collect();
    let texts = if telling.is_empty() { texts } else { telling };
    match texts.iter().filter(|text| is_there(text)).count() {
        0 => Stands::Not,
        found if found == texts.len() => Stands::Whole,
        _ => Stands::InPart,
    }
}
