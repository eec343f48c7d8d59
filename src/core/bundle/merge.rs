//! What many files say together: every signed part once, the newest of each line beside what came
//! before it, and all views of a question side by side.
//!
//! Nothing is resolved. A part is superseded only by one that the same key signed later in the same
//! line; no clock decides anything, and two people's views stay two views.

mod change;
mod lines;
mod standing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use change::{Change, Changed, changes};
pub use lines::{answer_lines, statement_line};
pub use standing::{Link, Standing, standings};

use super::{
    digest::{Kid, Sid},
    moment::Moment,
    names::{BundleId, CouncilCode},
    payload::Revision,
    statement::{Answered, Given, Statement},
    verdict::Verdict,
};
use crate::{
    id::{BookletId, ContributorId, QuestionId},
    json::{Value, filled},
};

/// The union of any number of opened files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    folders: BTreeMap<BundleId, BTreeMap<Sid, Part>>,
}

/// One signed part, and the files that carried it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub statement: Statement,
    pub sid: Sid,
    pub kid: Kid,
    pub carriers: BTreeMap<Sid, Carrier>,
}

/// What a file says around the parts that it carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrier {
    pub council: CouncilCode,
    pub revision: Revision,
    pub created_at: Moment,
    /// what the child or young person is called there
    pub subject: String,
}

/// The place of a part in its line: all that one key of one contributor signed of one booklet.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub bundle_id: BundleId,
    pub contributor: ContributorId,
    pub booklet: BookletId,
    pub kid: Kid,
}

/// All views of one question, by people who were asked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Views<'a> {
    pub question: &'a QuestionId,
    pub views: Vec<View<'a>>,
    /// at least two of them do not say the same. Shown, never resolved.
    pub differ: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View<'a> {
    pub part: &'a Part,
    pub answered: &'a Answered,
    pub standing: Standing,
}

impl Merged {
    /// The parts of one file.
    pub fn of(verdict: &Verdict) -> Merged {
        let bundle = verdict.bundle();
        let carrier = Carrier {
            council: bundle.audience.council.clone(),
            revision: bundle.revision,
            created_at: bundle.created_at,
            subject: bundle.subject.called().to_owned(),
        };
        let part = |signed: &super::verdict::SignedStatement| {
            let carriers = filled([(verdict.sid(), carrier.clone())]);
            let (sid, kid) = (signed.sid(), signed.kid());
            (sid, Part { statement: signed.statement().clone(), sid, kid, carriers })
        };
        let parts = filled(verdict.statements().iter().map(part));
        Merged { folders: filled([(bundle.bundle_id.clone(), parts)]) }
    }

    /// Everything that either has.
    pub fn union(&mut self, other: Merged) {
        for (folder, parts) in other.folders {
            let ours = self.folders.entry(folder).or_default();
            for (sid, part) in parts {
                match ours.get_mut(&sid) {
                    Some(known) => known.carriers.extend(part.carriers),
                    None => drop(ours.insert(sid, part)),
                }
            }
        }
    }

    pub fn folders(&self) -> impl Iterator<Item = &BundleId> {
        self.folders.keys()
    }

    /// Every part of a folder, newest or not, by sid.
    pub fn parts(&self, folder: &BundleId) -> impl Iterator<Item = &Part> {
        self.folders.get(folder).into_iter().flat_map(BTreeMap::values)
    }

    /// Each part of a folder with its standing: by contributor, booklet and key, newest first.
    pub fn standings(&self, folder: &BundleId) -> Vec<(&Part, Standing)> {
        let mut lines: BTreeMap<Line, Vec<&Part>> = BTreeMap::new();
        for part in self.parts(folder) {
            lines.entry(part.line()).or_default().push(part);
        }
        let mut found = Vec::new();
        for mut parts in lines.into_values() {
            parts.sort_by_key(|part| (std::cmp::Reverse(part.statement.revision.number), part.sid));
            let standing = standings(parts.iter().map(|part| part.link()));
            found.extend(parts.into_iter().map(|part| (part, standing[&part.sid])));
        }
        found
    }

    /// The older parts of the same line, newest first.
    pub fn earlier(&self, part: &Part) -> Vec<&Part> {
        let line = part.line();
        let number = part.statement.revision.number;
        let mut found: Vec<_> = self
            .parts(&line.bundle_id)
            .filter(|one| one.line() == line && one.statement.revision.number < number)
            .collect();
        found.sort_by_key(|one| (std::cmp::Reverse(one.statement.revision.number), one.sid));
        found
    }

    /// What every contributor says now to every question, by question.
    pub fn views(&self, folder: &BundleId) -> Vec<Views<'_>> {
        let mut views: BTreeMap<&QuestionId, Vec<View<'_>>> = BTreeMap::new();
        for (part, standing) in self.standings(folder) {
            if standing.is_current {
                for (question, answered) in &part.statement.answers {
                    views.entry(question).or_default().push(View { part, answered, standing });
                }
            }
        }
        let mut gathered = Vec::new();
        for (question, views) in views {
            let differ = views.windows(2).any(|two| !two[0].says_the_same(&two[1]));
            gathered.push(Views { question, views, differ });
        }
        gathered
    }

    /// Everything, in one order whatever the files came in: the lines that `merge` writes.
    pub fn to_lines(&self) -> Vec<Value> {
        let folders = self.folders().flat_map(|folder| self.standings(folder));
        folders.flat_map(|(part, standing)| statement_line(part, standing)).collect()
    }
}

impl Part {
    pub fn line(&self) -> Line {
        Line {
            bundle_id: self.statement.bundle_id.clone(),
            contributor: self.statement.contributor.id.clone(),
            booklet: self.statement.booklet.id.clone(),
            kid: self.kid,
        }
    }

    pub fn link(&self) -> Link {
        let Revision { number, previous } = self.statement.revision;
        Link { number, sid: self.sid, previous }
    }
}

impl View<'_> {
    /// The same answer, or left for the same reason. Who wrote it and when does not count.
    fn says_the_same(&self, other: &View<'_>) -> bool {
        match (&self.answered.given, &other.answered.given) {
            (Given::Answer { answer: ours, .. }, Given::Answer { answer: theirs, .. }) => ours == theirs,
            (Given::Skip(ours), Given::Skip(theirs)) => ours == theirs,
            (Given::Answer { .. }, Given::Skip(_)) | (Given::Skip(_), Given::Answer { .. }) => false,
        }
    }
}
