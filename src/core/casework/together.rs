//! Several files of one family as one account: every signed part once, in its newest form; all views
//! of a question side by side where they differ; and what was said before.
//!
//! Nothing is resolved. Which part is newest is said by `merge`; here it is only laid out.

use std::cmp::Reverse;

use super::{
    Case, Entry, Layout,
    changed::{said, table},
    given::header,
    head::trust,
    layout::heading,
    words,
};
use crate::{
    booklet::Booklet,
    bundle::{
        Verdict,
        merge::{Merged, Standing, Views, changes},
        names::BundleId,
        words as bundle_words,
    },
    document::{Block, Document, Level, Run, Runs, Table, Weight},
};

/// At least two different files of one folder.
pub struct Together<'a> {
    folder: &'a BundleId,
    merged: Merged,
    /// newest first
    files: Vec<&'a Verdict>,
    /// the newest part of each line
    case: Case<'a>,
}

impl<'a> Together<'a> {
    /// Of all these files those of one folder. `None` where there are no two different ones.
    pub fn of(
        files: impl IntoIterator<Item = &'a Verdict>,
        folder: &BundleId,
        booklets: &'a [Booklet],
    ) -> Option<Together<'a>> {
        let mut files: Vec<_> = files.into_iter().filter(|file| file.bundle().bundle_id == *folder).collect();
        files.sort_by_key(|file| (Reverse(file.bundle().revision.number), file.sid()));
        files.dedup_by_key(|file| file.sid());
        let [newest, _, ..] = files[..] else { return None };
        let mut merged = Merged::default();
        files.iter().for_each(|file| merged.union(Merged::of(file)));
        let current = merged.standings(folder).into_iter().filter(|(_, standing)| standing.is_current);
        let taken = current.filter_map(|(part, _)| {
            files.iter().find_map(|file| {
                let signed = file.statements().iter().find(|signed| signed.sid() == part.sid);
                signed.map(|signed| (*file, signed))
            })
        });
        let parts = taken.collect();
        let folder = &newest.bundle().bundle_id;
        Some(Together { folder, merged, files, case: Case::over(newest, parts, booklets) })
    }

    pub fn document(&self, layout: Layout) -> Document {
        let mut blocks = self.cover();
        blocks.extend(self.about());
        blocks.push(Block::PageBreak);
        blocks.extend(self.body(layout));
        words::document(self.marking(), blocks)
    }

    pub fn csv(&self) -> String {
        self.case.csv()
    }

    pub fn marking(&self) -> Option<String> {
        self.case.marking()
    }

    /// Newest first, each once.
    pub fn files(&self) -> &[&'a Verdict] {
        &self.files
    }

    /// Whom the files are about, what must be kept from somebody, and what this account is.
    pub fn cover(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Title(vec![Run::plain((words::TITLE)(&self.case.called()))])];
        blocks.extend(self.case.private_banner());
        blocks.push(Block::Note(Weight::Remark, vec![vec![Run::plain((words::TOGETHER)(self.files.len()))]]));
        blocks
    }

    /// Each file with how sure it is, what is taken from it, and what to look at.
    pub fn about(&self) -> Vec<Block> {
        let mut blocks = vec![heading(Level::First, words::ABOUT_FILES.to_owned()), self.all_files()];
        blocks.push(heading(Level::Second, words::PARTS.to_owned()));
        blocks.push(self.all_parts());
        blocks.extend(trust(&self.files));
        blocks
    }

    /// Where views differ, then every newest answer in the order that was asked for, then older ones.
    pub fn body(&self, layout: Layout) -> Vec<Block> {
        let mut blocks = self.differences();
        blocks.extend(self.case.body(layout));
        blocks.extend(self.before());
        blocks
    }

    fn all_files(&self) -> Block {
        let row = |file: &&Verdict| {
            let bundle = file.bundle();
            vec![
                vec![Run::strong(bundle.revision.number.to_string())],
                vec![Run::plain(bundle_words::named(file, &bundle.exporter))],
                vec![Run::plain(bundle_words::moment(bundle.created_at))],
                vec![Run::plain(file.confidence().title())],
            ]
        };
        let rows = self.files.iter().map(row).collect();
        Block::Table(Table { header: header(&words::FILES), rows })
    }

    fn all_parts(&self) -> Block {
        let standings = self.merged.standings(self.folder);
        let row = |part: &super::SignedStatement| {
            let standing = standings.iter().find(|(one, _)| one.sid == part.sid());
            let number = part.statement().revision.number;
            vec![
                vec![Run::plain(self.case.person(part))],
                vec![Run::plain(self.case.title(part))],
                vec![Run::plain(number.to_string())],
                vec![Run::plain(standing.map(|(_, standing)| to_know(*standing)).unwrap_or_default())],
            ]
        };
        let rows = self.case.parts().into_iter().map(row).collect();
        Block::Table(Table { header: header(&words::PARTS_TABLE), rows })
    }

    /// Nothing where nobody sees anything differently.
    fn differences(&self) -> Vec<Block> {
        let views = self.merged.views(self.folder);
        let mut differing: Vec<Vec<&Entry<'a>>> =
            views.iter().filter(|views| views.differ).map(|views| self.entries_of(views)).collect();
        // in the order of the answers, not of ids
        differing.sort_by_key(|entries| self.case.entries.iter().position(|one| is_first(one, entries)));
        let mut blocks = Vec::new();
        for entries in &differing {
            let Some(first) = entries.first() else { continue };
            blocks.push(heading(Level::Second, first.asked()));
            let rows = entries.iter().map(|entry| self.view(entry)).collect();
            blocks.push(Block::Table(Table { header: header(&words::VIEWS), rows }));
        }
        if !blocks.is_empty() {
            let advice = Block::Paragraph(vec![Run::plain(words::DIFFER_ADVICE)]);
            blocks.splice(0..0, [heading(Level::First, words::DIFFER.to_owned()), advice]);
        }
        blocks
    }

    fn entries_of(&self, views: &Views<'_>) -> Vec<&Entry<'a>> {
        let is_of = |entry: &&Entry<'a>| {
            entry.question == views.question
                && views.views.iter().any(|view| view.part.sid == entry.signed.sid())
        };
        self.case.entries.iter().filter(is_of).collect()
    }

    fn view(&self, entry: &Entry<'_>) -> Vec<Runs> {
        let person = (words::IN_BOOKLET)(&entry.person(), &self.case.title(entry.signed));
        vec![
            vec![Run::strong(person)],
            vec![Run::quiet(entry.asked())],
            said(Some(entry.answered)),
            vec![Run::quiet(entry.whose().unwrap_or_default())],
        ]
    }

    /// What is not as it was in each older part of a line: nothing that was sent is forgotten.
    fn before(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for signed in self.case.parts() {
            let now = self.merged.parts(self.folder).find(|part| part.sid == signed.sid());
            for earlier in now.into_iter().flat_map(|now| self.merged.earlier(now)) {
                let changed = table(&changes(&earlier.statement, signed.statement()));
                if !changed.is_empty() {
                    let part = (words::IN_BOOKLET)(&self.case.person(signed), &self.case.title(signed));
                    let number = earlier.statement.revision.number;
                    blocks.push(heading(Level::Second, (words::BEFORE_IN)(&part, number)));
                    blocks.extend(changed);
                }
            }
        }
        if !blocks.is_empty() {
            blocks.insert(0, heading(Level::First, words::BEFORE.to_owned()));
        }
        blocks
    }
}

fn is_first(entry: &Entry<'_>, entries: &[&Entry<'_>]) -> bool {
    entries
        .first()
        .is_some_and(|first| first.signed.sid() == entry.signed.sid() && first.question == entry.question)
}

fn to_know(standing: Standing) -> String {
    let said = [(standing.is_forked, words::FORKED), (standing.has_gap, words::GAP)];
    said.iter().filter(|(is_so, _)| *is_so).map(|(_, said)| *said).collect::<Vec<_>>().join(" ")
}
