//! What comes after the answers: what was not understood, what was left and why, what was agreed to,
//! and pictures that no answer shows.

use std::collections::BTreeSet;

use super::{Case, Entry, given::header, grouped, layout::heading, words};
use crate::{
    bundle::{
        declaration::Declaration,
        hidden::{visible, visible_name},
        statement::Given,
        words as bundle_words,
    },
    document::{Block, Lang, Level, Picture, Run, Runs, Table},
    folder::Skip,
};

impl Case<'_> {
    /// Apart from the others: these are to be asked again.
    pub(super) fn not_understood(&self) -> Vec<Block> {
        let here: Vec<_> = self.skips().filter(|(_, skip)| *skip == Skip::DontUnderstand).collect();
        if here.is_empty() {
            return Vec::new();
        }
        vec![
            heading(Level::First, words::NOT_UNDERSTOOD.to_owned()),
            Block::Paragraph(vec![Run::plain(words::NOT_UNDERSTOOD_ADVICE)]),
            self.questions(here.into_iter().map(|(entry, _)| entry)),
        ]
    }

    /// By reason.
    pub(super) fn left(&self) -> Vec<Block> {
        let here = self.skips().filter(|(_, skip)| *skip != Skip::DontUnderstand);
        let reasons = grouped(here, |(_, skip)| *skip);
        if reasons.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![
            heading(Level::First, words::LEFT.to_owned()),
            Block::Paragraph(vec![Run::plain(words::LEFT_ADVICE)]),
        ];
        for (skip, entries) in reasons {
            blocks.push(heading(Level::Second, bundle_words::skipped(skip).to_owned()));
            blocks.push(self.questions(entries.into_iter().map(|(entry, _)| entry)));
        }
        blocks
    }

    fn questions<'e>(&'e self, entries: impl Iterator<Item = &'e Entry<'e>>) -> Block {
        let row = |entry: &Entry<'_>| -> Vec<Runs> {
            let sections: Vec<String> = entry.sections.iter().map(|section| section.label()).collect();
            let person = (words::IN_BOOKLET)(&entry.person(), &self.title(entry.signed));
            vec![
                vec![Run::plain(person)],
                vec![Run::plain(entry.asked())],
                vec![Run::plain(sections.join(", "))],
                vec![Run::plain(entry.by.clone().unwrap_or_else(|| entry.name()))],
            ]
        };
        Block::Table(Table { header: header(&words::LEFT_TABLE), rows: entries.map(row).collect() })
    }

    /// What was agreed to and what was not, by part and for the whole file, in the words that were
    /// declared.
    pub(super) fn agreed(&self) -> Vec<Block> {
        let parts = self
            .signed
            .iter()
            .map(|part| (self.person(part), self.title(part), &part.statement().declaration));
        let wholes = self.files.iter().map(|file| {
            let bundle = file.bundle();
            let what = if self.files.len() > 1 {
                (words::WHOLE_OF)(bundle.revision.number)
            } else {
                words::WHOLE_FILE.to_owned()
            };
            (bundle_words::named(file, &bundle.exporter), what, &bundle.declaration)
        });
        let all: Vec<(String, String, &Declaration)> = parts.chain(wholes).collect();
        let rows = all
            .iter()
            .map(|(who, what, declaration)| agreed_row(&(words::IN_BOOKLET)(who, what), declaration));
        let rows = rows.collect();
        let said = all.iter().map(|(who, what, declaration)| {
            let declared = Run::plain(visible(&declaration.text)).in_lang(lang(declaration));
            Block::Paragraph(vec![Run::quiet((words::DECLARED)(who, what)), declared])
        });
        let first = [
            heading(Level::First, words::AGREED.to_owned()),
            Block::Table(Table { header: header(&words::AGREED_TABLE), rows }),
        ];
        first.into_iter().chain(said).collect()
    }

    /// Nothing is lost: a picture that is bound to a question without being in its answer.
    pub(super) fn other_pictures(&self) -> Vec<Block> {
        let shown: Vec<&str> = self
            .entries
            .iter()
            .filter_map(|entry| match &entry.answered.given {
                Given::Answer { answer, .. } => Some(answer.pictures()),
                Given::Skip(_) => None,
            })
            .flatten()
            .map(|picture| picture.sha256.as_str())
            .collect();
        let all = self.files.iter().flat_map(|file| file.pictures().map(|(picture, _)| (*file, picture)));
        let mut others: Vec<_> =
            all.filter(|(_, picture)| !shown.contains(&picture.sha256.to_string().as_str())).collect();
        let mut told = BTreeSet::new();
        others.retain(|(_, picture)| told.insert(picture.sha256));
        let mut blocks = Vec::new();
        for (file, picture) in others {
            let alt = visible(picture.alt.trim());
            let alt = if alt.is_empty() { words::NO_ALT.to_owned() } else { alt };
            let by = bundle_words::named(file, &picture.by);
            let caption = (words::PICTURE_OF)(&by, picture.question.as_str());
            blocks.push(Block::Picture(Picture { sha256: picture.sha256.to_string(), alt: alt.clone() }));
            blocks.push(Block::Paragraph(vec![Run::plain(alt), Run::quiet(caption)]));
        }
        if !blocks.is_empty() {
            blocks.insert(0, heading(Level::First, words::OTHER_PICTURES.to_owned()));
        }
        blocks
    }
}

fn agreed_row(who: &str, declaration: &Declaration) -> Vec<Runs> {
    let purposes = |agreed: bool| {
        let here = declaration.agreed.iter().filter(|(_, said)| **said == agreed);
        let names: Vec<String> = here.map(|(purpose, _)| bundle_words::purpose(purpose)).collect();
        if names.is_empty() { words::NOTHING.to_owned() } else { names.join("; ") }
    };
    let name = visible_name(&declaration.name_typed);
    let typed = (words::PERSON)(&name, &bundle_words::date(declaration.date_typed));
    let refused = Run::strong(purposes(false));
    vec![vec![Run::plain(who)], vec![Run::plain(purposes(true))], vec![refused], vec![Run::plain(typed)]]
}

fn lang(declaration: &Declaration) -> Lang {
    let lang = declaration.lang.to_string();
    if lang == words::LANG { Lang::Ours } else { Lang::Other(lang) }
}
