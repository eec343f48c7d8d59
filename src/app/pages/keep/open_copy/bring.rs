//! What is in the file comes to this device: as a folder of its own, or in the place of what is here.
//!
//! Pictures come first, so that no folder ever names one that is not here.

use std::{collections::BTreeSet, sync::Arc};

use tell_it_once_core::{
    backup::{Arriving, Backup, arriving},
    folder::{Edit, Folder},
    id::FolderId,
    keep::version::Why,
};

use leptos::prelude::*;

use super::{Desk, Outcome, Side, outcome, outcome::Brought};
use crate::{
    browser::{entropy, storage, task},
    folders::NotOpened,
};

impl Desk {
    pub(super) fn carry_on_with(self, side: Side) {
        let Some(backup) = self.backup.get_value().filter(|_| self.working.get_untracked().is_none()) else {
            return;
        };
        self.fault.set(None);
        self.troubles.set(Vec::new());
        match side {
            Side::Here => self.show(Outcome::Unchanged),
            Side::File => self.run(self.replace(backup)),
            Side::Both => self.run(self.keep_both(backup)),
        }
    }

    fn run(self, work: impl Future<Output = ()> + 'static) {
        self.begin(self.app.text.copies().open.opening);
        task::run(work);
    }

    /// The file becomes a second folder. What people made of the first one stays known in both.
    pub(super) async fn keep_both(self, backup: Arc<Backup>) {
        self.bring(backup, Some(entropy::make_folder_id())).await;
    }

    pub(super) async fn bring(self, backup: Arc<Backup>, another_id: Option<FolderId>) {
        let mut folder = backup.folder.clone();
        folder.id = another_id.unwrap_or(folder.id);
        if !self.put_pictures(&folder.id, &backup).await {
            return self.fail(self.app.text.copies().open.no_room);
        }
        match self.app.folders.add(folder).await {
            Ok(()) => self.show(Outcome::Opened(Brought::of(self.app, &backup))),
            Err(why) => self.not_opened(why),
        }
    }

    /// All that is in the file is here. Pictures that were lost here come back.
    pub(super) async fn is_same(self, backup: &Backup) {
        // where there is no room for them, all is as it was
        let _ = self.put_pictures(&backup.folder.id, backup).await;
        if let Err(why) = self.open_here(&backup.folder.id).await {
            return self.not_opened(why);
        }
        self.show(Outcome::Same);
    }

    /// What is here becomes an earlier version first. Where that cannot be, nothing changes.
    async fn replace(self, backup: Arc<Backup>) {
        let (app, words) = (self.app, &self.app.text.copies().open);
        if !self.put_pictures(&backup.folder.id, &backup).await {
            return self.fail(words.no_room);
        }
        if let Err(why) = self.open_here(&backup.folder.id).await {
            return self.not_opened(why);
        }
        if app.saver.keep_version(Why::Replaced).await.is_err() {
            return self.stay(words.not_kept);
        }
        let before = Box::new(app.store.read(Folder::clone));
        app.store.apply(Edit::Restore(Box::new(backup.folder.clone())));
        let is_taken = match app.store.read(|now| arriving(Some(now), &backup.folder)) {
            Arriving::Same | Arriving::HereIsNewer(_) => true,
            Arriving::New | Arriving::FileIsNewer(_) | Arriving::BothChanged(_) => false,
        };
        if !is_taken {
            return self.stay(words.elsewhere);
        }
        app.saver.flush();
        self.show(Outcome::Replaced(before, Brought::of(app, &backup)));
    }

    /// Goes on with the folder of that id, if another one is open.
    async fn open_here(self, id: &FolderId) -> Result<(), NotOpened> {
        if self.app.saver.id() == *id { Ok(()) } else { self.app.folders.open(id.clone()).await }
    }

    async fn put_pictures(self, folder: &FolderId, backup: &Backup) -> bool {
        let shown: BTreeSet<String> = storage::pictures_of(&backup.folder).into_iter().collect();
        for (sha256, octets) in backup.pictures.iter().filter(|(sha256, _)| shown.contains(*sha256)) {
            if storage::put_picture_of(folder, sha256, octets.clone()).await.is_err() {
                return false;
            }
        }
        true
    }

    fn not_opened(self, why: NotOpened) {
        let words = &self.app.text.copies().open;
        self.fail(match why {
            NotOpened::Unsaved(_) => words.unsaved,
            NotOpened::Unreadable => words.gone,
        });
    }

    /// This page may have been drawn anew since, because another folder was opened.
    fn stay(self, words: &'static str) {
        if self.fault.is_disposed() { self.show(Outcome::NotDone(words)) } else { self.fail(words) }
    }

    fn show(self, what: Outcome) {
        outcome::put(what);
        self.app.redraw();
    }
}
