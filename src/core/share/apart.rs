//! Parts that are written on devices of their own: how one is made where somebody was asked for it, and how
//! the family's file carries it without a change.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Choices, DraftPicture, HeldBack, NotMade, Offer, Sharing, file, pictures};
use crate::{
    bundle::{
        Invitation,
        digest::{Digest, Sid},
        receipt, sign,
        statement::{Answered, Statement},
        verdict::SignedStatement,
        write_contribution,
    },
    folder::{Exported, ExportedStatement, Folder, Received, Role, child_id},
    id::{BookletId, ContributorId, QuestionId},
    json::filled,
    seen::opened_in,
};

/// A part from elsewhere, as the file will hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    pub compact: String,
    pub signed: SignedStatement,
}

/// The part that a folder was made for, before it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPart {
    pub statement: Statement,
    pub pictures: Vec<DraftPicture>,
    /// who signs it, as this folder names them
    signer: ContributorId,
}

/// A file for the family that asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForFamily {
    /// holds no name
    pub name: String,
    pub octets: Vec<u8>,
    /// whoever sends it can read it to the family over the phone
    pub code: receipt::Code,
}

impl Carried {
    pub(super) fn of(received: &Received) -> Option<Carried> {
        Some(Carried { compact: received.statement.clone(), signed: received.open()? })
    }

    pub(super) fn exported(&self) -> ExportedStatement {
        let Statement { contributor, booklet, revision, .. } = self.signed.statement();
        ExportedStatement {
            contributor: contributor.id.clone(),
            booklet: booklet.id.clone(),
            rev: revision.number,
            sid: self.signed.sid().to_string(),
        }
    }
}

impl Sharing<'_> {
    /// The newest of what came, as it could go on. It goes whole or not at all.
    pub(super) fn received_offers(&self) -> Vec<Offer> {
        let offer = |one: &Received| {
            let said = one.open()?;
            let sitting = self.sitting(&child_id(), &one.booklet);
            let title = sitting.map(|sitting| sitting.say(&sitting.booklet.title));
            Some(Offer {
                contributor: one.contributor.clone(),
                booklet: one.booklet.clone(),
                name: said.statement().contributor.name_typed.clone(),
                title: title.unwrap_or_else(|| one.booklet.to_string()),
                pictures: Vec::new(),
                held_back: (opened_in(said.statement()) == Some(false)).then_some(HeldBack::Owner),
                is_received: true,
            })
        };
        self.folder.current_received().filter_map(offer).collect()
    }

    pub(super) fn carried(&self, choices: &Choices) -> Result<Vec<Carried>, NotMade> {
        let chosen =
            |one: &&Received| choices.chosen.contains(&(one.contributor.clone(), one.booklet.clone()));
        let carried = self.folder.current_received().filter(chosen).map(Carried::of);
        carried.collect::<Option<Vec<_>>>().ok_or(NotMade::DoesNotFit)
    }

    /// Whose work in which booklet that part is.
    pub fn own_place(&self) -> Option<(ContributorId, BookletId)> {
        let invited = self.folder.invited.as_ref()?;
        Some((signer(self.folder, invited.role)?, invited.booklet.clone()))
    }

    /// The part that this folder was made for, under the name that the invitation gave its writer. `None`
    /// in every other folder, and while nothing was said.
    pub fn own_part(&self, choices: &Choices) -> Option<Result<OwnPart, NotMade>> {
        let (invited, signer) = (self.folder.invited.as_ref()?, self.own_place()?.0);
        let chosen = [(signer.clone(), invited.booklet.clone())].into();
        let draft = self.draft(&Choices { chosen, ..choices.clone() });
        match draft {
            Err(why) => Some(Err(why)),
            Ok(draft) => {
                let statement = draft.statements.into_iter().next()?;
                let statement = renamed(statement, invited, &signer);
                let pictures = pictures::of([&statement]);
                Some(Ok(OwnPart { statement, pictures, signer }))
            }
        }
    }
}

/// Who writes in such a folder: the first who is what was asked for.
fn signer(folder: &Folder, role: Role) -> Option<ContributorId> {
    if role == Role::YoungPerson {
        return Some(child_id());
    }
    folder.contributors.iter().skip(1).find(|one| one.role == role).map(|one| one.id.clone())
}

/// Ids of this device mean nobody, or somebody else, in the family's folder.
fn renamed(statement: Statement, invited: &Invitation, signer: &ContributorId) -> Statement {
    let other = |by: ContributorId| -> Option<ContributorId> {
        if by == *signer { None } else { format!("{}.{by}", invited.contributor).parse().ok() }
    };
    let answers = statement.answers.into_iter().map(|(id, answered): (QuestionId, Answered)| {
        (id, Answered { by: answered.by.and_then(other), ..answered })
    });
    let answers: BTreeMap<_, _> = filled(answers);
    let mut contributor = statement.contributor;
    contributor.id = invited.contributor.clone();
    Statement { contributor, answers, ..statement }
}

impl OwnPart {
    /// The file for the family, and what this folder keeps of it.
    pub fn sign(
        &self,
        folder: &Folder,
        octets: &BTreeMap<String, Vec<u8>>,
        now: DateTime<Utc>,
    ) -> Result<(ForFamily, Exported), NotMade> {
        let compact = sign::statement(&self.statement, &file::key_of(folder, &self.signer)?);
        let sid: Sid = crate::bundle::sid_of_statement(&compact).ok_or(NotMade::DoesNotFit)?;
        let mut found: BTreeMap<Digest, Vec<u8>> = BTreeMap::new();
        for one in &self.pictures {
            let missing = || NotMade::PictureMissing { sha256: one.picture.sha256.clone() };
            let picture = octets.get(&one.picture.sha256).ok_or_else(missing)?;
            found.insert(Digest::of(picture), picture.clone());
        }
        let octets = write_contribution(&compact, &found).map_err(NotMade::Refused)?;
        let day = now.date_naive().to_string().replace('-', "");
        let code = receipt::Code::derive(&sid);
        let name = format!("tell-it-once-{day}-{}.part.json", code.first_four());
        let rev = self.statement.revision.number;
        let (contributor, booklet) = (self.signer.clone(), self.statement.booklet.id.clone());
        let statements = vec![ExportedStatement { contributor, booklet, rev, sid: sid.to_string() }];
        let receipt = String::new();
        let exported = Exported { rev, sid: sid.to_string(), receipt, at: now, sealed_to: None, statements };
        Ok((ForFamily { name, octets, code }, exported))
    }
}
