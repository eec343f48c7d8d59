//! Whether a file that is made today can be locked, and whether its key is the one of the last file.
//!
//! council.json comes from the same host as the program, so nothing in it proves whose key that is. What can
//! be seen from here is that it changed, or went away: then it is for people to phone the council.

use super::Sharing;
use crate::{
    bundle::{
        council_key::{CouncilKey, CouncilKeys},
        digest::Kid,
        receipt::Code,
    },
    folder::Folder,
};

/// How a file of this folder can be locked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    /// only the holder of the council's key opens it
    Key(CouncilKey),
    /// the key is another one than that of the last locked file
    Changed { key: CouncilKey, before: Kid },
    /// the council never had a key
    Never,
    /// the council has or had a key, and none of them can be used today
    Lost,
}

impl Lock {
    pub fn key(&self) -> Option<&CouncilKey> {
        match self {
            Lock::Key(key) | Lock::Changed { key, .. } => Some(key),
            Lock::Never | Lock::Lost => None,
        }
    }

    /// The code of the key, which the council's letters show. Each takes a quarter of a second on a slow
    /// device.
    pub fn code(&self) -> Option<Code> {
        self.key().map(CouncilKey::code)
    }

    /// That of the last file's key, where it is another one.
    pub fn code_before(&self) -> Option<Code> {
        match self {
            Lock::Changed { before, .. } => Some(Code::of_council_key(before)),
            Lock::Key(_) | Lock::Never | Lock::Lost => None,
        }
    }
}

impl Sharing<'_> {
    pub fn lock(&self) -> Lock {
        let before = self.folder.sealed_to();
        let Ok(keys) = CouncilKeys::of(self.council) else { return Lock::Lost };
        match (keys.on(self.today).cloned(), before) {
            (Some(key), Some(before)) if key.kid() != before => Lock::Changed { key, before },
            (Some(key), Some(_) | None) => Lock::Key(key),
            (None, None) if keys.all().is_empty() => Lock::Never,
            (None, Some(_) | None) => Lock::Lost,
        }
    }
}

impl Folder {
    /// The council's key that the last locked file was for. It is kept until a file is locked with another.
    pub fn sealed_to(&self) -> Option<Kid> {
        self.exports.iter().rev().find_map(|one| one.sealed_to.as_ref()?.parse().ok())
    }
}
