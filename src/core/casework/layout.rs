//! The document: what the file is first, then every answer in the order that was asked for, then
//! what was left and what was agreed to.

use super::{Case, Entry, Layout, grouped, plan::Section, words};
use crate::{
    booklet::Booklet,
    bundle::{verdict::SignedStatement, words as bundle_words},
    document::{Block, Document, Level, Run},
};

impl Case<'_> {
    pub fn document(&self, layout: Layout) -> Document {
        let mut blocks = self.cover();
        blocks.extend(self.about());
        blocks.push(Block::PageBreak);
        blocks.extend(self.body(layout));
        words::document(self.marking(), blocks)
    }

    /// For the head of every page, where something must be kept from somebody.
    pub fn marking(&self) -> Option<String> {
        self.is_private().then(|| words::MARKING.to_owned())
    }

    /// The answers in the order that was asked for, and what comes after them.
    pub fn body(&self, layout: Layout) -> Vec<Block> {
        let order = match layout {
            Layout::Person => words::BY_PERSON,
            Layout::Booklet => words::BY_BOOKLET,
            Layout::Section => words::BY_SECTION,
        };
        let mut blocks = vec![Block::Paragraph(vec![Run::quiet(order)])];
        blocks.extend(match layout {
            Layout::Person => self.by_person(),
            Layout::Booklet => self.by_booklet(),
            Layout::Section => self.by_section(),
        });
        blocks.extend(self.not_understood());
        blocks.extend(self.left());
        blocks.extend(self.agreed());
        blocks.extend(self.other_pictures());
        blocks
    }

    fn by_person(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (_, parts) in grouped(self.parts(), |part| part.statement().contributor.id.clone()) {
            for (n, part) in parts.into_iter().enumerate() {
                if n == 0 {
                    blocks.push(heading(Level::First, self.person(part)));
                }
                blocks.push(heading(Level::Second, self.title(part)));
                blocks.extend(self.part(part));
            }
        }
        blocks
    }

    fn by_booklet(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (_, parts) in grouped(self.parts(), |part| part.statement().booklet.id.clone()) {
            for (n, part) in parts.into_iter().enumerate() {
                if n == 0 {
                    blocks.push(heading(Level::First, self.title(part)));
                }
                blocks.push(heading(Level::Second, self.person(part)));
                blocks.extend(self.part(part));
            }
        }
        blocks
    }

    fn by_section(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let all_known = self.parts().into_iter().all(|part| self.yours(part).is_some());
        let nothing = if all_known { words::NOTHING_HERE } else { words::NOTHING_KNOWN_HERE };
        for section in Section::ALL {
            let here = self.answers().filter(|entry| entry.sections.contains(&section));
            let parts = grouped(here, |entry| entry.signed.sid());
            if !parts.is_empty() || section.is_lettered() {
                blocks.push(heading(Level::First, section.title().to_owned()));
            }
            if parts.is_empty() && section.is_lettered() {
                blocks.push(Block::Paragraph(vec![Run::quiet(nothing)]));
            }
            for (_, entries) in parts {
                let Some(first) = entries.first() else { continue };
                let title = (words::IN_BOOKLET)(&first.person(), &self.title(first.signed));
                blocks.push(heading(Level::Second, title));
                // said where it matters: the parts come back in every section
                if self.has_own_wording(first.signed) {
                    blocks.push(self.edition(first.signed));
                }
                blocks.extend(entries.into_iter().flat_map(|entry| asked_and_said(entry, Some(section))));
            }
        }
        blocks
    }

    /// Every signed part once, in the order of the entries; those without any come last.
    pub(super) fn parts(&self) -> Vec<&SignedStatement> {
        let with_entries = grouped(&self.entries, |entry| entry.signed.sid());
        let mut parts: Vec<&SignedStatement> =
            with_entries.into_iter().filter_map(|(_, entries)| Some(entries.first()?.signed)).collect();
        for part in self.signed.iter().copied() {
            if parts.iter().all(|known| known.sid() != part.sid()) {
                parts.push(part);
            }
        }
        parts
    }

    fn part(&self, part: &SignedStatement) -> Vec<Block> {
        let answers = self.answers().filter(|entry| entry.signed.sid() == part.sid());
        let mut blocks: Vec<Block> = answers.flat_map(|entry| asked_and_said(entry, None)).collect();
        if blocks.is_empty() {
            blocks.push(Block::Paragraph(vec![Run::quiet(words::NOT_ANSWERED)]));
        }
        blocks.insert(0, self.edition(part));
        blocks
    }

    pub(super) fn person(&self, part: &SignedStatement) -> String {
        let contributor = &part.statement().contributor;
        let name = crate::bundle::hidden::visible_name(&contributor.name_typed);
        (words::PERSON)(&name, bundle_words::role(contributor.role))
    }

    /// Which edition was filled in, and whether the questions may read otherwise than the council's.
    fn edition(&self, part: &SignedStatement) -> Block {
        let theirs = &part.statement().booklet;
        let version = crate::bundle::hidden::visible_name(&theirs.version);
        let said = match self.yours(part) {
            Some(_) if !self.has_own_wording(part) => (words::EDITION)(&version),
            Some(yours) => (words::OTHER_EDITION)(&version, &yours.version),
            None => (words::NOT_HERE)(&version),
        };
        Block::Paragraph(vec![Run::quiet(said)])
    }

    fn yours(&self, part: &SignedStatement) -> Option<&Booklet> {
        self.booklets.iter().find(|booklet| booklet.id == part.statement().booklet.id)
    }

    /// The questions may read otherwise than in the council's booklet.
    fn has_own_wording(&self, part: &SignedStatement) -> bool {
        let theirs = part.statement().booklet.sha256.to_string();
        self.yours(part).is_none_or(|yours| yours.sha256 != theirs)
    }
}

/// A question, the answer, and whose words it is in.
fn asked_and_said(entry: &Entry<'_>, section: Option<Section>) -> Vec<Block> {
    let mut blocks = vec![heading(Level::Third, entry.asked())];
    if entry.is_kept_from_somebody && !entry.has_private_address() {
        blocks.push(Block::Paragraph(vec![Run::strong(words::KEPT)]));
    }
    blocks.extend(entry.blocks());
    let mut whose = entry.whose().unwrap_or_default();
    whose.push_str(&(words::ON)(&bundle_words::date(entry.answered.at.at().date_naive())));
    if let Some(section) = section {
        let others = entry.sections.iter().filter(|other| **other != section);
        let others: Vec<String> = others.map(|other| other.label()).collect();
        if !others.is_empty() {
            whose.push_str(&(words::ALSO_IN)(&others.join(", ")));
        }
    }
    blocks.push(Block::Paragraph(vec![Run::quiet(whose)]));
    blocks
}

pub(super) fn heading(level: Level, words: String) -> Block {
    Block::Heading(level, vec![Run::plain(words)])
}
