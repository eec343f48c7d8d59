//! Which questions speak of the same thing. Closed: a booklet does not say so itself.

use crate::text::Text;

/// What is put side by side in words. Not the four themes of adult life, which are `question::Theme`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Theme {
    Working,
    NotWorking,
    ImportantTo,
    ImportantFor,
    Hopes,
}

impl Theme {
    pub const ALL: [Theme; 5] =
        [Theme::Working, Theme::NotWorking, Theme::ImportantTo, Theme::ImportantFor, Theme::Hopes];

    pub fn title(self, text: &Text, child: &str) -> String {
        let words = &text.compare;
        match self {
            Theme::Working => words.working.to_owned(),
            Theme::NotWorking => words.not_working.to_owned(),
            Theme::ImportantTo => (words.important_to)(child),
            Theme::ImportantFor => (words.important_for)(child),
            Theme::Hopes => words.hopes.to_owned(),
        }
    }
}

/// Each question and its theme. One question can speak of two.
pub const TABLE: [(&str, Theme); 48] = [
    ("mpe.well", Theme::Working),
    ("mp.well", Theme::Working),
    ("mpa.well", Theme::Working),
    ("th.good", Theme::Working),
    ("rv.cy.well", Theme::Working),
    ("op.well", Theme::Working),
    ("rv.pc.well", Theme::Working),
    ("tc.working", Theme::Working),
    ("pr.working", Theme::Working),
    ("rv.m.work", Theme::Working),
    ("mpe.notwell", Theme::NotWorking),
    ("mp.notwell", Theme::NotWorking),
    ("mpa.notwell", Theme::NotWorking),
    ("th.worry", Theme::NotWorking),
    ("rv.cy.notwell", Theme::NotWorking),
    ("op.notwell", Theme::NotWorking),
    ("rv.pc.notwell", Theme::NotWorking),
    ("tc.notworking", Theme::NotWorking),
    // it asks what is working and what is not
    ("pr.working", Theme::NotWorking),
    ("rv.m.notwork", Theme::NotWorking),
    ("mp.important", Theme::ImportantTo),
    ("mpa.important", Theme::ImportantTo),
    ("op.matters", Theme::ImportantTo),
    ("rv.m.to", Theme::ImportantTo),
    ("op.support", Theme::ImportantFor),
    ("op.safe", Theme::ImportantFor),
    ("tc.importantnow", Theme::ImportantFor),
    ("pr.important", Theme::ImportantFor),
    ("rv.m.for", Theme::ImportantFor),
    ("mpe.next", Theme::Hopes),
    ("mp.want", Theme::Hopes),
    ("mp.future", Theme::Hopes),
    ("mpa.want", Theme::Hopes),
    ("mpa.future", Theme::Hopes),
    ("th.dream", Theme::Hopes),
    ("rv.cy.next", Theme::Hopes),
    ("pa.goodlife", Theme::Hopes),
    ("pa.work", Theme::Hopes),
    ("pa.home", Theme::Hopes),
    ("pa.friends", Theme::Hopes),
    ("op.hope", Theme::Hopes),
    ("fb.dream", Theme::Hopes),
    ("rv.pc.future", Theme::Hopes),
    ("pa.family", Theme::Hopes),
    ("tc.aspire", Theme::Hopes),
    ("pr.aspire", Theme::Hopes),
    ("sp.aspire", Theme::Hopes),
    ("sp.aspire.family", Theme::Hopes),
];
