//! What the file is, and how far it can be trusted: before any answer.

use super::{Case, Entry, given::header, layout::heading, words};
use crate::{
    bundle::{
        hidden::visible_name,
        verdict::{SignedStatement, Signer},
        words::{self as bundle_words, NOT_PROVEN, TO_BE_SURE},
    },
    document::{Block, Level, Marks, Run, Table, Weight},
    folder::Skip,
};

impl Case<'_> {
    /// Whom the file is about, what must be kept from somebody, and how far the file can be trusted.
    pub fn cover(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Title(vec![Run::plain((words::TITLE)(&self.called()))])];
        blocks.extend(self.private_banner());
        blocks.push(self.confidence());
        blocks
    }

    /// What the file says of itself, what to look at, and who signed.
    pub fn about(&self) -> Vec<Block> {
        let mut blocks = vec![heading(Level::First, words::ABOUT.to_owned()), self.facts()];
        blocks.push(heading(Level::Second, words::INSIDE.to_owned()));
        blocks.push(self.inside());
        blocks.extend(self.to_look_at());
        blocks.push(heading(Level::Second, words::SIGNED_BY.to_owned()));
        blocks.push(self.signers());
        blocks.push(heading(Level::Second, words::NOT_PROVEN.to_owned()));
        let list = NOT_PROVEN.iter().map(|line| vec![Run::plain(*line)]).collect();
        blocks.push(Block::List(Marks::Bullets, list));
        blocks
    }

    fn confidence(&self) -> Block {
        let confidence = self.verdict.confidence();
        let mut lines =
            vec![vec![Run::strong(format!("{}. ", confidence.title())), Run::plain(confidence.what())]];
        if !confidence.is_confirmed() {
            lines.push(vec![Run::plain(TO_BE_SURE)]);
        }
        Block::Note(Weight::Remark, lines)
    }

    fn facts(&self) -> Block {
        let bundle = self.verdict.bundle();
        let subject = &bundle.subject;
        let known_as = subject.known_as.as_ref().filter(|name| **name != subject.name);
        let for_council = format!("{} ({})", visible_name(&bundle.audience.name), bundle.audience.council);
        let facts = [
            (words::CHILD, Some(visible_name(&subject.name))),
            (words::KNOWN_AS, known_as.map(|name| visible_name(name))),
            (words::BORN, subject.date_of_birth.map(bundle_words::date)),
            (words::MADE_FOR, Some(for_council)),
            (words::MADE_BY, Some(bundle_words::named(self.verdict, &bundle.exporter))),
            (words::MADE_ON, Some(bundle_words::moment(bundle.created_at))),
            (words::EXPORT, Some(bundle.revision.number.to_string())),
            (words::RECEIPT, Some(self.receipt().to_string())),
        ];
        let there = facts.into_iter().filter_map(|(label, fact)| Some((label, fact?)));
        let rows = there.map(|(label, fact)| vec![vec![Run::strong(label)], vec![Run::plain(fact)]]);
        Block::Table(Table { header: header(&words::FACTS), rows: rows.collect() })
    }

    /// Who said how much, at a glance.
    fn inside(&self) -> Block {
        let row = |part: &SignedStatement| {
            let here = || self.entries.iter().filter(|entry| entry.signed.sid() == part.sid());
            let left = here().filter_map(Entry::skip);
            let (not_understood, left): (Vec<Skip>, Vec<Skip>) =
                left.partition(|skip| *skip == Skip::DontUnderstand);
            let counts =
                [here().count() - left.len() - not_understood.len(), left.len(), not_understood.len()];
            let names = [self.person(part), self.title(part)];
            let cells = names.into_iter().chain(counts.map(|count| count.to_string()));
            cells.map(|cell| vec![Run::plain(cell)]).collect()
        };
        let rows = self.parts().into_iter().map(row).collect();
        Block::Table(Table { header: header(&words::INSIDE_TABLE), rows })
    }

    /// The same thing found in several places is said once.
    fn to_look_at(&self) -> Vec<Block> {
        let mut rows: Vec<Vec<Vec<Run>>> = Vec::new();
        for warning in self.verdict.warnings() {
            let row = vec![
                vec![Run::plain(warning.what(self.verdict))],
                vec![Run::plain(warning.advice())],
                vec![Run::quiet(warning.code())],
            ];
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        let found = if rows.is_empty() {
            Block::Paragraph(vec![Run::plain(words::NO_WARNINGS)])
        } else {
            Block::Table(Table { header: header(&words::WARNINGS), rows })
        };
        vec![heading(Level::Second, words::TO_LOOK_AT.to_owned()), found]
    }

    fn signers(&self) -> Block {
        let row = |signer: &Signer| {
            let signed = match (signer.role, signer.is_exporter) {
                (Some(_), true) => words::SIGNED_BOTH,
                (Some(_), false) => words::SIGNED_PART,
                (None, _) => words::SIGNED_WHOLE,
            };
            let role = signer.role.map_or(words::MADE_THE_FILE, bundle_words::role);
            vec![
                vec![Run::plain(visible_name(&signer.name_typed))],
                vec![Run::plain(role)],
                vec![Run::plain(signer.kid.short())],
                vec![Run::plain(signed)],
            ]
        };
        let rows = self.verdict.signers().iter().map(row).collect();
        Block::Table(Table { header: header(&words::SIGNERS), rows })
    }
}
