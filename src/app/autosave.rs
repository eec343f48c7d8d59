//! Saves the folder shortly after every change, and at once when the page is put away.
//!
//! Does not decide what a saved state looks like or whether it may be written (`record` in the
//! core), nor where it goes (`browser/storage`). One save at a time; the newest state wins; the
//! folder is written out when it is saved, never with each key.

mod herald;
mod pace;
mod saver;

use leptos::prelude::*;
use tell_it_once_core::{
    folder::visit::Visit,
    record::{Choice, Record, Stamp},
    text::Text,
};

use self::saver::{Next, Saver};
pub(crate) use crate::browser::storage::NotSaved;
use crate::{
    browser::{
        entropy, events, live, location,
        lock::{self, Lock},
        storage::{Durability, Persistence, Saving, Storage},
        task, time, timer,
    },
    state::FolderStore,
};

/// Milliseconds after which a save that is not done is worth a word.
const SLOW: f64 = 1000.0;

/// Whether what was typed is safe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SaveStatus {
    /// all of it; at which time on the wall, or no time where nothing was changed yet
    Saved {
        at: Option<String>,
    },
    Unsaved,
    /// for more than a second now
    Saving,
    NotSaved(NotSaved),
}

/// What saving goes on from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Start(Option<Stamp>);

impl Start {
    /// A folder that was never saved.
    pub(crate) fn new_folder() -> Start {
        Start(None)
    }

    /// A folder that was found.
    pub(crate) fn after(choice: &Choice) -> Start {
        Start(choice.write_after)
    }
}

/// The hand that saves.
#[derive(Clone, Copy)]
pub(crate) struct Autosave {
    store: FolderStore,
    storage: Storage,
    text: &'static Text,
    pub(crate) status: RwSignal<SaveStatus>,
    /// what the browser said when it was asked not to clear storage by itself; asked after the first save
    pub(crate) persistence: RwSignal<Option<Persistence>>,
    saver: StoredValue<Saver>,
    visit: StoredValue<Visit>,
}

/// Starts saving. The first look at the folder only subscribes: opening it is no change.
pub(crate) fn autosave(store: FolderStore, storage: Storage, start: Start, text: &'static Text) -> Autosave {
    let autosave = Autosave {
        store,
        storage,
        text,
        status: RwSignal::new(SaveStatus::Saved { at: None }),
        persistence: RwSignal::new(None),
        saver: StoredValue::new(Saver::new(entropy::make_writer(), start.0)),
        visit: StoredValue::new(store.read(Visit::begin)),
    };
    Effect::new(move |first: Option<()>| {
        store.track();
        if first.is_some() {
            autosave.changed();
        }
    });
    events::on_put_away(move || autosave.put_away());
    events::on_leave(move || autosave.store.read(|folder| lock::release(&folder.id)));
    events::on_return(move || autosave.take_lock());
    autosave.take_lock();
    autosave
}

impl Autosave {
    /// Makes all of it as safe as can be: at the end of a part, before a file is made.
    pub(crate) fn flush(self) {
        if self.saver.with_value(|saver| saver.has_unsaved() || saver.relaxed) {
            self.save(Durability::Strict);
        }
    }

    /// Somebody asks to try again. Where another window had the folder, it may be closed by now.
    pub(crate) fn retry(self) {
        if !self.saver.with_value(|saver| saver.stopped) {
            return self.save(Durability::Strict);
        }
        if !self.has_unsaved() {
            // nothing to lose here, and the other window's words to gain
            return location::reload();
        }
        let folder = self.store.read(|folder| folder.id.clone());
        task::run(async move {
            match lock::hold(&folder).await {
                Lock::Elsewhere => live::say_now(self.text.shell.not_saved_other_tab),
                Lock::Held | Lock::Unsupported => {
                    self.saver.update_value(|saver| saver.stopped = false);
                    self.save(Durability::Strict);
                }
            }
        });
    }

    /// Whether something would be lost if the window closed now.
    pub(crate) fn has_unsaved(self) -> bool {
        self.saver.with_value(Saver::has_unsaved)
    }

    /// The record as it would be saved, for "Download what I have".
    pub(crate) fn what_i_have(self) -> String {
        let stamp = self.saver.with_value(Saver::next_stamp);
        self.store.read(|folder| Record::of(folder, stamp).write())
    }

    fn changed(self) {
        self.saver.update_value(|saver| saver.changed(time::since_start()));
        // the notice of trouble stays until a save went well
        if !self.status.with_untracked(|status| matches!(status, SaveStatus::NotSaved(_))) {
            self.show(SaveStatus::Unsaved);
        }
        self.save_in_time();
    }

    /// Keeps one timer, which looks whether it is time whenever it rings.
    fn save_in_time(self) {
        let wait = self.saver.try_update_value(|saver| {
            let wait = saver.pace.wait(time::since_start()).filter(|_| !saver.pacing)?;
            saver.pacing = true;
            Some(wait)
        });
        let Some(wait) = wait.flatten() else { return };
        timer::after(wait, move || {
            self.saver.update_value(|saver| saver.pacing = false);
            match self.saver.with_value(|saver| saver.pace.wait(time::since_start())) {
                Some(wait) if wait > 0.0 => self.save_in_time(),
                Some(_) => self.save(Durability::Relaxed),
                None => {}
            }
        });
    }

    fn save(self, durability: Durability) {
        if self.saver.try_update_value(|saver| saver.may_start(durability)) != Some(true) {
            return;
        }
        let changes = self.saver.with_value(|saver| saver.changes);
        let saving = self.write_out();
        self.saver.update_value(|saver| saver.writing = true);
        self.say_when_slow(saving.stamp);
        let now = match durability {
            // the page may be gone after this
            Durability::Strict => Some(self.storage.mirror(&saving)),
            Durability::Relaxed => None,
        };
        task::run(async move {
            let mirrored = match now {
                Some(mirrored) => mirrored,
                None => self.mirror_soon(&saving).await,
            };
            let kept = self.storage.keep(&saving, mirrored, durability).await;
            self.done(changes, durability, kept);
        });
    }

    /// Somebody is typing: a large folder is written out and mirrored in two turns, not in one.
    async fn mirror_soon(self, saving: &Saving) -> Result<(), NotSaved> {
        timer::pause().await;
        // the page was put away meanwhile, and something newer went to the mirror
        let overtaken = self.saver.with_value(|saver| saver.last != Some(saving.stamp));
        if overtaken { Ok(()) } else { self.storage.mirror(saving) }
    }

    /// The next record. From here on its generation is used, whatever becomes of it.
    fn write_out(self) -> Saving {
        let (after, stamp) = self.saver.with_value(|saver| (saver.last, saver.next_stamp()));
        let (folder, text) = self.store.read(|folder| (folder.id.clone(), Record::of(folder, stamp).write()));
        self.saver.update_value(|saver| saver.written_out(stamp));
        Saving { folder, after, stamp, text }
    }

    fn done(self, changes: u64, durability: Durability, kept: Result<(), NotSaved>) {
        self.saver.update_value(|saver| saver.writing = false);
        match kept {
            Ok(()) => self.saved(changes, durability),
            Err(NotSaved::OtherTab) => self.stop(),
            Err(why @ (NotSaved::Full | NotSaved::Refused)) => self.failed(why),
        }
    }

    fn saved(self, changes: u64, durability: Durability) {
        let first = self.saver.with_value(|saver| saver.safe == 0);
        if first {
            self.storage.request_persistence(move |answer| self.persistence.set(Some(answer)));
        }
        events::leave_without_asking();
        let visit = self
            .visit
            .try_update_value(|visit| self.store.read(|folder| visit.saved(folder)).then(|| visit.clone()));
        if let Some(visit) = visit.flatten() {
            let (storage, folder) = (self.storage, self.store.read(|folder| folder.id.clone()));
            // what does not go now goes another time
            task::run(async move { storage.let_pictures_go(&folder, &visit).await.unwrap_or_default() });
        }
        match self.saver.try_update_value(|saver| saver.saved(changes, durability)) {
            Some(Next::SaveNow(durability)) => self.save(durability),
            Some(Next::SaveInTime) => {
                self.show(SaveStatus::Unsaved);
                self.save_in_time();
            }
            Some(Next::Rest) | None => {
                self.show(SaveStatus::Saved { at: Some(time::local_time_words()) });
                self.tell_saved();
            }
        }
    }

    fn failed(self, why: NotSaved) {
        let failures = self.saver.try_update_value(Saver::failed).unwrap_or_default();
        self.trouble(why, &[self.text.shell.not_saved_title, self.text.shell.not_saved_words].join(" "));
        timer::after(pace::retry_after(failures), move || {
            if self.saver.with_value(|saver| saver.failures == failures) {
                self.save(Durability::Relaxed);
            }
        });
    }

    /// Another window writes in this folder: this one must not.
    fn stop(self) {
        self.saver.update_value(|saver| saver.stopped = true);
        self.trouble(NotSaved::OtherTab, self.text.shell.not_saved_other_tab);
    }

    fn trouble(self, why: NotSaved, words: &str) {
        self.show(SaveStatus::NotSaved(why));
        if self.has_unsaved() {
            events::ask_before_leaving();
        }
        if self.saver.try_update_value(|saver| saver.herald.tells_trouble()) == Some(true) {
            live::say_now(words);
        }
    }

    fn tell_saved(self) {
        let wait = self.saver.try_update_value(|saver| {
            let wait = (!saver.heralding).then(|| saver.herald.wait(time::since_start()));
            saver.heralding = true;
            wait
        });
        let Some(wait) = wait.flatten() else { return };
        timer::after(wait, move || {
            self.saver.update_value(|saver| saver.heralding = false);
            if !self.status.with_untracked(|status| matches!(status, SaveStatus::Saved { .. })) {
                return;
            }
            let now = time::since_start();
            if self.saver.with_value(|saver| saver.herald.wait(now)) > 0.0 {
                return self.tell_saved();
            }
            self.saver.update_value(|saver| saver.herald.told(now));
            live::say(self.text.shell.saved);
        });
    }

    /// The last moment, perhaps: what is not safe goes to the mirror before this returns.
    fn put_away(self) {
        let (writing, stopped, unsaved) =
            self.saver.with_value(|saver| (saver.writing, saver.stopped, saver.has_unsaved()));
        if writing && unsaved && !stopped {
            let _ = self.storage.mirror(&self.write_out());
        }
        self.flush();
    }

    fn say_when_slow(self, stamp: Stamp) {
        timer::after(SLOW, move || {
            let slow = self.saver.with_value(|saver| saver.writing && saver.last == Some(stamp));
            if slow && !self.status.with_untracked(|status| matches!(status, SaveStatus::NotSaved(_))) {
                self.show(SaveStatus::Saving);
            }
        });
    }

    fn take_lock(self) {
        let folder = self.store.read(|folder| folder.id.clone());
        task::run(async move {
            match lock::hold(&folder).await {
                Lock::Elsewhere => self.stop(),
                Lock::Held | Lock::Unsupported => {}
            }
        });
    }

    fn show(self, status: SaveStatus) {
        if self.status.with_untracked(|shown| *shown != status) {
            self.status.set(status);
        }
    }
}
