//! What the files of one family, one after another, give reason to look at. Nothing is resolved:
//! a person decides.

use super::{Entry, Facts, Ledger};
use crate::{
    bundle::{digest::Kid, warning::Warning},
    id::ContributorId,
};

impl Ledger {
    /// Compares a file with all that came before it. To be asked before the file is noted.
    pub fn look(&self, facts: &Facts) -> Vec<Warning> {
        let folder = self.folders.get(&facts.bundle_id);
        let others: Vec<_> = folder
            .into_iter()
            .flatten()
            .map(|(_, entry)| entry)
            .filter(|e| e.facts.sid != facts.sid)
            .collect();
        let number = facts.revision.number;
        let mut found = Vec::new();
        if folder.is_some_and(|folder| folder.contains_key(&facts.sid)) {
            found.push(Warning::Duplicate);
        }
        if let Some(newest) = others.iter().map(|e| e.facts.revision.number).max().filter(|n| *n > number) {
            found.push(Warning::Rollback { number, newest });
        }
        if is_fork(facts, &others) {
            found.push(Warning::Fork { number });
        }
        if number > 1 && !others.iter().any(|e| e.facts.revision.number == number - 1) {
            found.push(Warning::Gap { number });
        }
        let new = facts.contributors.iter().filter(|(id, kid)| is_new_signer(id, **kid, &others));
        found.extend(new.map(|(id, _)| Warning::NewSigner { contributor: id.clone() }));
        found
    }
}

/// Two files in one place of the line, or a file that follows, or is followed by, another than the
/// one that is known.
fn is_fork(facts: &Facts, others: &[&Entry]) -> bool {
    let place = facts.revision.number;
    let mut before =
        others.iter().filter(|e| e.facts.revision.number.checked_add(1) == Some(place)).peekable();
    let follows_another =
        before.peek().is_some() && before.all(|e| Some(e.facts.sid) != facts.revision.previous);
    follows_another
        || others.iter().any(|e| {
            let other = e.facts.revision;
            other.number == place
                || (place.checked_add(1) == Some(other.number) && other.previous != Some(facts.sid))
        })
}

/// Seen with another key, and nobody has confirmed this one since.
fn is_new_signer(id: &ContributorId, kid: Kid, others: &[&Entry]) -> bool {
    let mut seen = others.iter().filter_map(|entry| Some((entry.facts.contributors.get(id)?, entry)));
    seen.clone().any(|(known, _)| *known != kid)
        && !seen.any(|(known, entry)| *known == kid && entry.confirmed.is_some())
}
