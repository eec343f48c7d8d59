//! A review as it is read in the meeting: the three voices side by side, how far each outcome has come over time,
//! and the record of the meeting.

use crate::{
    answer::Line,
    casework::in_words,
    id::{BookletId, QuestionId},
    sitting::Sitting,
};

use super::sources::Source;

/// Of each thing, the questions of the child or young person, of parents and of people at work.
const VOICES: [(Asked, [&str; 3]); 4] = [
    (Asked::Liked, ["rv.cy.proud", "rv.pc.like", "rv.ct.part"]),
    (Asked::Working, ["rv.cy.well", "rv.pc.well", "rv.ct.progress"]),
    (Asked::NotWorking, ["rv.cy.notwell", "rv.pc.notwell", "rv.pc.changes"]),
    (Asked::Next, ["rv.cy.next", "rv.pc.want", "rv.ct.advice"]),
];

/// The booklet of the meeting itself.
const MEETING: &str = "review-meeting";

/// What all three are asked in their own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Liked,
    Working,
    NotWorking,
    Next,
}

/// One thing, and what each voice says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub asked: Asked,
    pub voices: [Vec<Voice>; 3],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub name: String,
    pub said: String,
    pub whose: String,
}

/// All four, whether anybody said something or not: an empty place is told too.
pub fn sides(sources: &[Source], text: &crate::text::Text) -> Vec<Side> {
    let side = |(asked, ids): &(Asked, [&str; 3])| {
        let voices = ids.map(|id| {
            let said = sources.iter().filter(|source| source.question.as_str() == id);
            let voice = |source: &Source| Voice {
                name: source.name.clone(),
                said: in_words(&source.answer),
                whose: source.whose_words(text),
            };
            said.map(voice).collect()
        });
        Side { asked: *asked, voices }
    };
    VOICES.iter().map(side).collect()
}

/// What was written down of the meeting, in the order of its booklet.
pub fn record(sources: &[Source], sitting: Option<&Sitting<'_>>) -> Vec<(String, Vec<Line>)> {
    let Some(sitting) = sitting else { return Vec::new() };
    let meeting = BookletId::known(MEETING);
    let said = |id: &QuestionId| {
        let source = sources.iter().find(|source| source.booklet == meeting && source.question == *id)?;
        Some((source.asked.clone(), source.answer.lines(sitting.text)))
    };
    sitting.booklet.questions().filter_map(|question| said(&question.id)).collect()
}
