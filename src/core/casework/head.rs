//! What the file is, and how far it can be trusted: before any answer.

use super::{Case, Entry, given::header, lang_of, layout::heading, words};
use crate::{
    bundle::{
        Countersignature, Verdict,
        hidden::{visible, visible_name},
        verdict::{SignedStatement, Signer},
        warning::Warning,
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
        blocks.extend(trust(&[self.verdict]));
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
}

/// What to look at in files, who signed them, and what nobody can know from them.
pub(super) fn trust(files: &[&Verdict]) -> Vec<Block> {
    let mut blocks = vec![heading(Level::Second, words::TO_LOOK_AT.to_owned()), to_look_at(files)];
    blocks.push(heading(Level::Second, words::SIGNED_BY.to_owned()));
    blocks.push(signers(files));
    blocks.extend(added(files));
    blocks.push(heading(Level::Second, words::NOT_PROVEN.to_owned()));
    let list = NOT_PROVEN.iter().map(|line| vec![Run::plain(*line)]).collect();
    blocks.push(Block::List(Marks::Bullets, list));
    blocks
}

/// The same thing found in several places is said once.
fn to_look_at(files: &[&Verdict]) -> Block {
    let found = files.iter().flat_map(|file| file.warnings().iter().map(|warning| (*file, warning)));
    let row = |(file, warning): (&Verdict, &Warning)| {
        let (advice, code) = (Run::plain(warning.advice()), Run::quiet(warning.code()));
        vec![vec![Run::plain(warning.what(file))], vec![advice], vec![code]]
    };
    let rows = each_once(found.map(row));
    if rows.is_empty() {
        return Block::Paragraph(vec![Run::plain(words::NO_WARNINGS)]);
    }
    Block::Table(Table { header: header(&words::WARNINGS), rows })
}

fn signers(files: &[&Verdict]) -> Block {
    let row = |signer: Signer| {
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
    let rows = each_once(files.iter().flat_map(|file| file.signers()).map(row));
    Block::Table(Table { header: header(&words::SIGNERS), rows })
}

/// Signatures that others put on a file: what each says it means, and the words that were agreed to.
fn added(files: &[&Verdict]) -> Vec<Block> {
    let all = files.iter().flat_map(|file| file.countersignatures().iter().map(|one| (*file, one)));
    let item = |(file, one): (&Verdict, &Countersignature)| {
        let said = Run::plain(visible(&one.text)).in_lang(lang_of(&one.lang));
        vec![Run::plain(one.what(file)), Run::quiet(words::AGREED_WORDS), said]
    };
    let items = each_once(all.map(item));
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading(Level::Second, words::ADDED.to_owned()),
        Block::Paragraph(vec![Run::quiet(words::ADDED_ADVICE)]),
        Block::List(Marks::Bullets, items),
    ]
}

fn each_once<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.fold(Vec::new(), |mut kept, one| {
        if !kept.contains(&one) {
            kept.push(one);
        }
        kept
    })
}
