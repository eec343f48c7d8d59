//! Words of letters that somebody changed. They live as long as the window: a letter is made anew from what was
//! said, so that a change that stays would soon say something else than the folder.

use std::{collections::BTreeMap, sync::Mutex};

use tell_it_once_core::{
    id::{FolderId, LetterId},
    letters::Signer,
};

/// Whose letter, and which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) folder: FolderId,
    pub(super) letter: LetterId,
    pub(super) is_own: bool,
}

static CHANGED: Mutex<BTreeMap<Key, String>> = Mutex::new(BTreeMap::new());

impl Key {
    pub(super) fn new(folder: FolderId, letter: LetterId, signer: Signer) -> Key {
        Key { folder, letter, is_own: signer == Signer::YoungPerson }
    }

    pub(super) fn words(&self) -> Option<String> {
        with(|all| all.get(self).cloned())
    }

    pub(super) fn keep(self, words: String) {
        with(|all| all.insert(self, words));
    }

    pub(super) fn forget(&self) {
        with(|all| all.remove(self));
    }
}

fn with<T>(look: impl FnOnce(&mut BTreeMap<Key, String>) -> T) -> T {
    look(&mut CHANGED.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}
