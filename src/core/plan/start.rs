//! How a council's co-ordinator begins: the files of one family become a folder with the plan booklet in it. What
//! the family sent stands in it letter for letter, as parts from elsewhere; the plan is a part of the family's
//! folder, so that it can be sent back to them and read there.

use chrono::{DateTime, Utc};

use crate::{
    bundle::{Invitation, Verdict, hidden::visible_name, names::CouncilCode, statement::Given},
    folder::{Edit, Folder, Received, Role},
    id::{BookletId, ContributorId},
};

/// The booklet that such a folder is for.
pub const BOOKLET: &str = "plan";

/// Whether a folder is a co-ordinator's.
pub fn is_for_a_plan(folder: &Folder) -> bool {
    folder.invited.as_ref().is_some_and(|invited| invited.booklet.as_str() == BOOKLET)
}

/// What the files say of whom the plan is for. None where there is no file.
pub fn invitation(
    files: &[&Verdict],
    contributor: ContributorId,
    council: CouncilCode,
) -> Option<Invitation> {
    let newest = files.iter().max_by_key(|file| file.bundle().revision.number)?.bundle();
    let known_as = Some(visible_name(newest.subject.called())).filter(|name| !name.trim().is_empty());
    let (bundle_id, booklet) = (newest.bundle_id.clone(), BookletId::known(BOOKLET));
    Some(Invitation { bundle_id, contributor, role: Role::Professional, booklet, council, known_as })
}

/// Every part of the files that is not in the folder yet, the oldest file first. Files of another family's
/// folder bring nothing.
pub fn parts(folder: &Folder, files: &[&Verdict], now: DateTime<Utc>) -> Vec<Edit> {
    let is_theirs = |file: &&&Verdict| file.bundle().bundle_id.to_string() == folder.bundle_id;
    let mut files: Vec<&&Verdict> = files.iter().filter(is_theirs).collect();
    files.sort_by_key(|file| file.bundle().revision.number);
    let part = |file: &Verdict| {
        let letters = file.bundle().statements.iter();
        let parts = letters.zip(file.statements()).map(|(letters, signed)| {
            let statement = signed.statement();
            let pictures = statement.answers.values().flat_map(|one| match &one.given {
                Given::Answer { answer, .. } => answer.pictures(),
                Given::Skip(_) => Vec::new(),
            });
            Edit::Receive(Box::new(Received {
                contributor: statement.contributor.id.clone(),
                booklet: statement.booklet.id.clone(),
                rev: statement.revision.number,
                sid: signed.sid().to_string(),
                kid: signed.kid().to_string(),
                statement: letters.clone(),
                pictures: pictures.map(|picture| picture.sha256.clone()).collect(),
                at: now,
            }))
        });
        parts.collect::<Vec<_>>()
    };
    files.into_iter().flat_map(|file| part(file)).collect()
}
