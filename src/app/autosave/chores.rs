//! What saving has to do seldom: earlier versions, and folders that are open in two windows.
//!
//! Fetched after the first question, with the pages.

use std::pin::Pin;

use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Folder, visit::Visit},
    keep::{
        Keeper,
        version::{Why, says_the_same},
    },
    record::Opened,
};

use super::{Autosave, Hand, NotSaved};
use crate::{
    browser::{
        live,
        lock::{self, How, Lock},
        storage::{self, Found, versions},
        task, windows,
    },
    later,
};

/// One thing to do.
#[derive(Clone, Debug)]
pub(crate) enum Chore {
    /// keep the folder as an earlier version
    Version(Why),
    /// somebody wants to write here
    EditHere,
    /// what is here and not saved is put aside
    Refused,
    LookAgain,
    LetPicturesGo(Visit),
    /// earlier versions give way to what is said now
    MakeRoom,
}

/// The doing of it.
pub(crate) type Work = Pin<Box<dyn Future<Output = ()>>>;

pub(crate) fn begin(saver: Autosave, chore: Chore) -> Work {
    Box::pin(async move {
        match chore {
            // what does not fit now is kept another time
            Chore::Version(why) => saver.keep_version(why).await.unwrap_or_default(),
            Chore::EditHere => saver.take_over().await,
            Chore::Refused => saver.put_aside().await,
            Chore::LookAgain => saver.look_again().await,
            Chore::MakeRoom => {
                if versions::make_room(&saver.id()).await {
                    saver.retry();
                }
            }
            Chore::LetPicturesGo(visit) => storage::let_pictures_go(&visit).await.unwrap_or_default(),
        }
    })
}

impl Autosave {
    pub(super) fn chore(self, chore: Chore) {
        let words_wait = matches!(chore, Chore::Refused);
        task::run(async move {
            if later::do_chore(self, chore).await.is_err() && words_wait {
                self.trouble(NotSaved::OtherTab, self.text.shell.not_saved_other_tab);
            }
        });
    }

    /// Keeps the folder as it is now among the earlier versions.
    pub(crate) async fn keep_version(self, why: Why) -> Result<(), NotSaved> {
        let folder = self.store.read(Folder::clone);
        versions::put(&folder, why, self.writer).await
    }

    /// "Edit here": asks the other window to finish, and does not wait for one that is asleep.
    async fn take_over(self) {
        let id = self.id();
        windows::ask_for(&id);
        let mut lock = lock::hold(&id, How::Wait, move || self.taken_away()).await;
        if lock == Lock::Elsewhere {
            lock = lock::hold(&id, How::Steal, move || self.taken_away()).await;
        }
        if lock == Lock::Elsewhere {
            return live::say_now(self.text.shell.not_saved_other_tab);
        }
        // what was typed in the other window is in what is stored now
        if self.open_found(storage::read(&id).await) {
            return self.write_here();
        }
        // whoever can open it may write
        lock::release(&id);
        self.hand.set(Hand::NotOpened);
        live::say_now(self.text.windows.not_opened);
    }

    fn write_here(self) {
        self.store.set_read_only(false);
        self.hand.set(Hand::This);
        self.opened.update(|opened| *opened += 1);
        live::say(self.text.windows.edits_here);
    }

    /// Another window wrote something that this one does not know of. What is here and not saved becomes an
    /// earlier version, and what is stored is opened.
    async fn put_aside(self) {
        let life = self.timers.with_value(|timers| timers.life);
        let mut put_aside = false;
        loop {
            put_aside |= self.has_unsaved();
            let changes = self.keeper.with_value(Keeper::changes);
            let kept = if put_aside { self.keep_version(Why::Window).await } else { Ok(()) };
            let found = storage::read(&self.id()).await;
            // something else was opened meanwhile
            if self.timers.with_value(|timers| timers.life) != life {
                return;
            }
            // somebody typed on meanwhile
            let typed = self.keeper.with_value(Keeper::changes) != changes || self.store.has_changed();
            if kept.is_ok() && typed {
                continue;
            }
            if kept.is_err() || !self.open_found(found) {
                return self.trouble(NotSaved::OtherTab, self.text.shell.not_saved_other_tab);
            }
            break;
        }
        match lock::hold(&self.id(), How::IfFree, move || self.taken_away()).await {
            Lock::Elsewhere => self.only_read(put_aside),
            Lock::Held | Lock::Unsupported => {
                self.hand.set(if put_aside { Hand::ThisAfterAnother } else { Hand::This });
            }
        }
        if put_aside {
            live::say_now(self.text.windows.put_aside);
        }
    }

    /// Opens what is stored now. False where it cannot be opened.
    fn open_found(self, found: Found) -> bool {
        let Opened { folder: Some(mut folder), start, newer: None, .. } = found.opened else { return false };
        if folder.id != self.id() {
            return false;
        }
        // who is here is said in each window
        folder.here = self.store.read(|now| now.here.clone()).or(folder.here);
        self.open(folder, start);
        true
    }

    /// Nothing of this window's would be lost: it shows what another one saved meanwhile.
    async fn look_again(self) {
        let before = self.store.read(Clone::clone);
        let Some(glance) = self.keeper.with_value(Keeper::glance) else { return };
        let found = storage::read(&before.id).await;
        // what was typed and saved meanwhile is not in what was found
        let is_as_before = self.keeper.with_value(Keeper::glance) == Some(glance);
        if !is_as_before || self.has_unsaved() {
            return;
        }
        match &found.opened {
            // the page stays as it is, under somebody's fingers
            Opened { folder: Some(now), newer: None, start, .. } if says_the_same(now, &before) => {
                self.keeper.set_value(Keeper::new(self.writer, start.clone()));
                self.timers.update_value(|timers| timers.life += 1);
                self.save_what_is_old();
            }
            _ => drop(self.open_found(found)),
        }
    }
}
