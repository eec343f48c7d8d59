//! A draft, signed: every part with its contributor's key and the whole with the exporter's; and
//! sealed, where the council has a key.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Draft, NotMade, moment, one_line};
use crate::{
    bundle::{
        Fresh, b64,
        council_key::CouncilKey,
        key::SecretKey,
        payload::{self, Bundle},
        receipt, sid_of_statement,
        sign::{self, SignedFile},
        statement::Statement,
    },
    folder::{Exported, ExportedStatement, Folder},
    id::ContributorId,
};

/// What it takes to lock one file. Neither `once` nor `fresh` is used again.
pub struct Seal<'a> {
    pub to: &'a CouncilKey,
    pub once: &'a SecretKey,
    pub fresh: &'a Fresh,
}

/// A file to hand over, as it leaves the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForCouncil {
    pub name: String,
    pub octets: Vec<u8>,
    /// that of the signed file, whether or not it is in a seal
    pub receipt: receipt::Code,
}

impl Draft {
    /// Every part that the file will hold, as it is or will be signed.
    pub fn parts(&self) -> impl Iterator<Item = &Statement> {
        self.statements.iter().chain(self.carried.iter().map(|one| one.signed.statement()))
    }

    /// The file, and what the folder keeps of it.
    pub fn make(
        &self,
        folder: &Folder,
        octets: &BTreeMap<String, Vec<u8>>,
        app_version: &str,
        now: DateTime<Utc>,
        seal: Option<Seal<'_>>,
    ) -> Result<(ForCouncil, Exported), NotMade> {
        let (file, exported) = self.sign(folder, octets, app_version, now)?;
        let receipt = file.receipt;
        let Some(Seal { to, once, fresh }) = seal else {
            return Ok((ForCouncil { name: file.name, octets: file.octets, receipt }, exported));
        };
        let sealed = file.seal(to, once, fresh).map_err(NotMade::Refused)?;
        let exported = Exported { sealed_to: Some(sealed.sealed_to.to_string()), ..exported };
        Ok((ForCouncil { name: sealed.name, octets: sealed.octets, receipt }, exported))
    }

    /// Signs every part with its contributor's key and the whole with the exporter's.
    pub fn sign(
        &self,
        folder: &Folder,
        octets: &BTreeMap<String, Vec<u8>>,
        app_version: &str,
        now: DateTime<Utc>,
    ) -> Result<(SignedFile, Exported), NotMade> {
        let mut statements = Vec::new();
        let mut exported = Vec::new();
        for statement in &self.statements {
            let compact = sign::statement(statement, &key_of(folder, &statement.contributor.id)?);
            let sid = sid_of_statement(&compact).ok_or(NotMade::DoesNotFit)?;
            exported.push(ExportedStatement {
                contributor: statement.contributor.id.clone(),
                booklet: statement.booklet.id.clone(),
                rev: statement.revision.number,
                sid: sid.to_string(),
            });
            statements.push(compact);
        }
        for one in &self.carried {
            exported.push(one.exported());
            statements.push(one.compact.clone());
        }
        let mut attachments = Vec::new();
        let mut pictures = BTreeMap::new();
        for one in &self.pictures {
            let missing = || NotMade::PictureMissing { sha256: one.picture.sha256.clone() };
            let found = octets.get(&one.picture.sha256).ok_or_else(missing)?;
            let alt = one_line(&one.picture.alt);
            let attachment = sign::attachment(found, one.by.clone(), one.question.clone(), alt)
                .map_err(NotMade::Refused)?;
            pictures.insert(attachment.sha256, found.clone());
            attachments.push(attachment);
        }
        let bundle = Bundle {
            bundle_id: self.bundle_id.clone(),
            revision: self.revision,
            audience: self.audience.clone(),
            created_at: moment(now),
            app: payload::App { name: "tell-it-once".to_owned(), version: app_version.to_owned() },
            subject: self.subject.clone(),
            exporter: self.exporter.clone(),
            statements,
            attachments,
            declaration: self.declaration.clone(),
        };
        let file =
            sign::bundle(&bundle, &pictures, &key_of(folder, &self.exporter)?).map_err(NotMade::Refused)?;
        let exported = Exported {
            rev: self.revision.number,
            sid: file.verdict.sid().to_string(),
            receipt: file.receipt.to_string(),
            at: now,
            sealed_to: None,
            statements: exported,
        };
        Ok((file, exported))
    }
}

pub(super) fn key_of(folder: &Folder, id: &ContributorId) -> Result<SecretKey, NotMade> {
    let key = folder.contributor(id).and_then(|one| b64::decode(&one.key));
    let octets: [u8; 32] = key.and_then(|key| key.try_into().ok()).ok_or(NotMade::DoesNotFit)?;
    SecretKey::from_octets(&octets).ok_or(NotMade::DoesNotFit)
}
