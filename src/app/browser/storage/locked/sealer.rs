//! What works with the key of a folder. Only the page that asks for the words makes one.

use tell_it_once_core::{
    folder::PartName,
    id::FolderId,
    keep::{Batch, Writing},
    lock::FolderKey,
};

use super::Seals;
use crate::browser::entropy;

pub(crate) struct Sealer(pub(crate) FolderKey);

impl Seals for Sealer {
    fn batch(&self, folder: &FolderId, batch: &Batch) -> Option<Batch> {
        let seal = |one: &Writing| {
            let name = PartName { folder: folder.clone(), part: one.part.clone() };
            let hidden = self.0.hide(&name);
            let text = self.0.seal_record(entropy::random(), &hidden, one.text.as_bytes())?;
            Some((hidden.part, text))
        };
        batch.in_form(seal)
    }

    fn unhide(&self, hidden: &PartName) -> Option<PartName> {
        self.0.unhide(hidden)
    }

    fn open_record(&self, hidden: &PartName, stored: Vec<u8>) -> Vec<u8> {
        self.0.open_record(hidden, stored)
    }

    fn seal(&self, name: &str, octets: &[u8]) -> Vec<u8> {
        self.0.seal_octets(entropy::random(), name, octets)
    }

    fn open(&self, name: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        self.0.open_octets(name, sealed)
    }

    fn hide_picture(&self, folder: &FolderId, sha256: &str) -> Option<String> {
        self.0.hide_picture(folder, sha256)
    }

    fn unhide_picture(&self, folder: &FolderId, stored: &str) -> Option<String> {
        self.0.unhide_picture(folder, stored)
    }
}
