//! What is not as it was in an earlier file of the same family: part by part, in the words of both.

use super::{Case, given::header, items::in_words, lang_of, layout::heading, words};
use crate::{
    booklet::Booklet,
    bundle::{
        Verdict,
        hidden::visible,
        merge::{Change, Changed, changes},
        statement::{Answered, Given},
        verdict::SignedStatement,
        words as bundle_words,
    },
    document::{Block, Level, Run, Runs, Table},
};

/// Every difference between two files of one folder. A part that somebody signed with another key is
/// another part: nobody knows whether it is the same person.
pub fn changed(before: &Verdict, now: &Verdict, booklets: &[Booklet]) -> Vec<Block> {
    let (earlier, later) = (Case::of(before, booklets), Case::of(now, booklets));
    let number = before.bundle().revision.number;
    let mut blocks = vec![heading(Level::First, (words::CHANGED_SINCE)(number))];
    let mut is_same = true;
    for part in later.parts() {
        let said = match earlier.parts().into_iter().find(|one| is_same_part(one, part)) {
            None => vec![sentence(words::NEW_PART)],
            Some(known) => table(&changes(known.statement(), part.statement())),
        };
        is_same &= said.is_empty();
        blocks.extend(under(&later, part, said));
    }
    for part in earlier.parts() {
        if !later.parts().into_iter().any(|one| is_same_part(one, part)) {
            is_same = false;
            blocks.extend(under(&earlier, part, vec![sentence(words::GONE_PART)]));
        }
    }
    if is_same {
        blocks.push(sentence(words::UNCHANGED));
    }
    blocks
}

fn is_same_part(one: &SignedStatement, other: &SignedStatement) -> bool {
    let whose = |part: &SignedStatement| {
        let statement = part.statement();
        (statement.contributor.id.clone(), statement.booklet.id.clone(), part.kid())
    };
    whose(one) == whose(other)
}

/// Nothing at all where there is nothing to say.
fn under(case: &Case<'_>, part: &SignedStatement, said: Vec<Block>) -> Vec<Block> {
    let title = (words::IN_BOOKLET)(&case.person(part), &case.title(part));
    let title = (!said.is_empty()).then(|| heading(Level::Second, title));
    title.into_iter().chain(said).collect()
}

fn sentence(said: &str) -> Block {
    Block::Paragraph(vec![Run::plain(said)])
}

pub(super) fn table(changes: &[Change<'_>]) -> Vec<Block> {
    let rows: Vec<Vec<Runs>> = changes.iter().map(row).collect();
    let table = (!rows.is_empty()).then(|| Block::Table(Table { header: header(&words::CHANGES), rows }));
    table.into_iter().collect()
}

fn row(change: &Change<'_>) -> Vec<Runs> {
    let (asked, before, now) = match &change.changed {
        Changed::Added { now } => (now, None, Some(*now)),
        Changed::Changed { before, now } => (now, Some(*before), Some(*now)),
        Changed::TakenAway { before } => (before, Some(*before), None),
    };
    vec![vec![Run::plain(visible(&asked.question))], said(before), said(now)]
}

pub(super) fn said(answered: Option<&Answered>) -> Runs {
    let run = match answered.map(|answered| &answered.given) {
        None => Run::quiet(words::NO_ANSWER),
        Some(Given::Skip(skip)) => Run::quiet(bundle_words::skipped(*skip)),
        Some(Given::Answer { answer, lang, .. }) => {
            let said = in_words(answer);
            let is_empty = said.trim().is_empty();
            if is_empty {
                Run::quiet(words::EMPTY)
            } else {
                Run::plain(visible(&said)).in_lang(lang_of(lang))
            }
        }
    };
    vec![run]
}
