//! The pages that this person will see in a booklet, in order. Always derived, never stored.

use std::{collections::BTreeSet, sync::Arc};

use chrono::NaiveDate;

use crate::{booklet::Booklet, entry::Entry, folder::Length, id::QuestionId, question::Question};

/// How many questions are on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    #[default]
    One,
    /// up to three short questions, or one that takes room
    Few,
    /// a whole part
    Whole,
}

/// A question and its number in the booklet, which addresses it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub number: usize,
    pub question: Arc<Question>,
}

/// The questions on one page, all of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// counted from 0
    pub section: usize,
    pub asked: Vec<Asked>,
}

/// The pages of a booklet for one person, today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journey {
    pub pages: Vec<Page>,
}

/// What comes after a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// a page, by the number of its first question
    Question(usize),
    /// the part is at its end; counted from 0
    PartEnd(usize),
}

impl Journey {
    /// Every question whose condition holds, page by page.
    pub fn of<'a>(
        booklet: &Booklet,
        length: Length,
        density: Density,
        today: NaiveDate,
        entry: impl Fn(&QuestionId) -> Option<&'a Entry>,
    ) -> Journey {
        let mut pages: Vec<Page> = Vec::new();
        // what was said to a question that is not asked any more leads to no other
        let mut hidden: BTreeSet<&QuestionId> = BTreeSet::new();
        let mut number = 0;
        for (section, part) in booklet.sections.iter().enumerate() {
            for question in &part.questions {
                number += 1;
                let asked_of = |id: &QuestionId| if hidden.contains(id) { None } else { entry(id) };
                if !question.when.as_ref().is_none_or(|when| when.holds(today, &asked_of)) {
                    hidden.insert(&question.id);
                    continue;
                }
                if !question.core && length == Length::Quick {
                    continue;
                }
                let asked = Asked { number, question: question.clone() };
                match pages
                    .last_mut()
                    .filter(|page| page.section == section && page.has_room(question, density))
                {
                    Some(page) => page.asked.push(asked),
                    None => pages.push(Page { section, asked: vec![asked] }),
                }
            }
        }
        Journey { pages }
    }

    /// The page on which the question with that number is, and its place.
    pub fn page(&self, number: usize) -> Option<(usize, &Page)> {
        self.pages.iter().enumerate().find(|(_, page)| page.asked.iter().any(|asked| asked.number == number))
    }

    /// What follows the page with that question.
    pub fn after(&self, number: usize) -> Option<Next> {
        let (n, page) = self.page(number)?;
        Some(match self.pages.get(n + 1).filter(|next| next.section == page.section) {
            Some(next) => Next::Question(next.first()),
            None => Next::PartEnd(page.section),
        })
    }

    /// The number of the first question of the page before, in the same part.
    pub fn before(&self, number: usize) -> Option<usize> {
        let (n, page) = self.page(number)?;
        let before = self.pages.get(n.checked_sub(1)?)?;
        (before.section == page.section).then(|| before.first())
    }

    /// The pages of one part.
    pub fn part(&self, section: usize) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(move |page| page.section == section)
    }

    /// The parts that have any page.
    pub fn parts(&self) -> Vec<usize> {
        let mut parts: Vec<usize> = self.pages.iter().map(|page| page.section).collect();
        parts.dedup();
        parts
    }

    /// "2 of 5" within its part.
    pub fn place(&self, number: usize) -> Option<(usize, usize)> {
        let (_, page) = self.page(number)?;
        let pages: Vec<&Page> = self.part(page.section).collect();
        let n = pages.iter().position(|other| other.first() == page.first())?;
        Some((n + 1, pages.len()))
    }
}

impl Page {
    /// The number that addresses the page.
    pub fn first(&self) -> usize {
        self.asked.first().expect("a page is made with a question on it").number
    }

    fn has_room(&self, next: &Question, density: Density) -> bool {
        match density {
            Density::One => false,
            Density::Few => {
                let short = self.asked.iter().all(|asked| asked.question.kind.is_short());
                // a question that depends on another starts a page, so that it never slips past
                short && next.kind.is_short() && next.when.is_none() && self.asked.len() < 3
            }
            Density::Whole => true,
        }
    }
}
