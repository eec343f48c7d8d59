//! One window at a time writes in a folder. The others read it, and may ask for it.
//!
//! Where the browser has locks they decide; where it has none, the comparison before each save does.
//! What two windows wrote apart is kept apart: the second one's words become an earlier version.

use leptos::prelude::*;
use tell_it_once_core::keep::Keeper;

use super::{Autosave, chores::Chore};
use crate::browser::{
    events, location,
    lock::{self, How, Lock},
    task,
    windows::{self, Word},
};

/// Who writes in the open folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hand {
    This,
    /// this one did, and some of what it wrote was put aside, since another window had written as well
    ThisAfterAnother,
    /// this window only reads
    Another {
        put_aside: bool,
    },
    /// this window only reads: it took the folder over, and what is stored cannot be opened
    NotOpened,
}

impl Hand {
    pub(crate) fn only_reads(self) -> bool {
        match self {
            Hand::Another { .. } | Hand::NotOpened => true,
            Hand::This | Hand::ThisAfterAnother => false,
        }
    }
}

impl Autosave {
    pub(super) fn watch_windows(self) {
        events::on_leave(move || lock::release(&self.id()));
        events::on_return(move || self.take_lock());
        events::on_seen(move || {
            if self.hand.get_untracked().only_reads() {
                self.chore(Chore::LookAgain);
            }
        });
        windows::on_word(move |word| match word {
            Word::Wanted(folder) if folder == self.id() => self.wanted_elsewhere(),
            Word::Saved(folder) if folder == self.id() => self.saved_elsewhere(),
            // its words are asked for here, too, or are not asked for any more
            Word::Locked(folder) if folder == self.id() => location::reload(),
            Word::Wanted(_) | Word::Saved(_) | Word::Locked(_) => {}
        });
        self.take_lock();
    }

    pub(crate) fn id(self) -> tell_it_once_core::id::FolderId {
        self.store.read(|folder| folder.id.clone())
    }

    /// Takes the folder for this window, if no other has it.
    pub(crate) fn take_lock(self) {
        let id = self.id();
        task::run(async move {
            match lock::hold(&id, How::IfFree, move || self.taken_away()).await {
                Lock::Elsewhere if id == self.id() => self.only_read(false),
                Lock::Held | Lock::Unsupported | Lock::Elsewhere => {}
            }
        });
    }

    /// Lets go of the folder: another one is opened.
    pub(crate) fn release(self) {
        lock::release(&self.id());
        self.hand.set(Hand::This);
        self.store.set_read_only(false);
    }

    /// "Edit here".
    pub(crate) fn edit_here(self) {
        self.chore(Chore::EditHere);
    }

    /// Another window wrote something that this one does not know of.
    pub(super) fn refused(self) {
        self.keeper.update_value(Keeper::stop);
        self.chore(Chore::Refused);
    }

    pub(super) fn only_read(self, put_aside: bool) {
        self.store.set_read_only(true);
        self.hand.set(Hand::Another { put_aside });
        self.opened.update(|opened| *opened += 1);
    }

    /// Another window asks for the folder. It gets it as soon as all is safe.
    fn wanted_elsewhere(self) {
        if self.hand.get_untracked().only_reads() {
            return;
        }
        self.timers.update_value(|timers| timers.wanted_elsewhere = true);
        self.flush();
        self.hand_over();
    }

    pub(super) fn hand_over(self) {
        let wanted = self.timers.with_value(|timers| timers.wanted_elsewhere);
        let busy = self.keeper.with_value(|keeper| keeper.is_writing() || keeper.can_be_safer());
        if wanted && !busy {
            self.timers.update_value(|timers| timers.wanted_elsewhere = false);
            self.only_read(false);
            lock::release(&self.id());
        }
    }

    /// The lock is gone: the other window did not wait for an answer.
    pub(super) fn taken_away(self) {
        if self.hand.get_untracked().only_reads() {
            return;
        }
        if self.has_unsaved() {
            return self.refused();
        }
        self.only_read(false);
    }

    /// There are no locks, and nothing of this window's would be lost: it shows what was saved.
    fn saved_elsewhere(self) {
        let is_idle = !self.has_unsaved() && !self.keeper.with_value(Keeper::is_writing);
        if is_idle && (self.hand.get_untracked().only_reads() || !lock::is_supported()) {
            self.chore(Chore::LookAgain);
        }
    }
}
