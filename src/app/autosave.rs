//! Saves the open folder shortly after every change, and at once when the page is put away.
//!
//! Does not decide what is written, when, or whether it may be (`keep` and `record` in the core), nor
//! where it goes (`browser/storage`). One save at a time; the newest state wins; only what was changed
//! is written out, and never with each key.

pub(crate) mod chores;
mod herald;
mod pacing;
mod telling;
mod windows;

use leptos::prelude::*;
use tell_it_once_core::{
    folder::{Folder, visit::Visit},
    id::FolderId,
    keep::{Batch, Durability, Keeper, Next, retry_after, version::Why},
    record::{Record, Stamp, Start, Writer},
    text::Text,
};

pub(crate) use self::windows::Hand;
use self::{chores::Chore, herald::Herald};
pub(crate) use crate::browser::storage::NotSaved;
use crate::{
    browser::{
        entropy, events,
        storage::{self, Persistence},
        task, time, timer,
    },
    later,
    state::FolderStore,
};

/// Milliseconds after a part was left until it is kept as an earlier version: the next page comes first.
const UNHURRIED: f64 = 1500.0;

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

/// The hand that saves.
#[derive(Clone, Copy)]
pub(crate) struct Autosave {
    store: FolderStore,
    text: &'static Text,
    pub(crate) status: RwSignal<SaveStatus>,
    /// who writes in this folder: this window, or another one
    pub(crate) hand: RwSignal<Hand>,
    /// what the browser said when it was asked not to clear storage by itself; asked after the first save
    pub(crate) persistence: RwSignal<Option<Persistence>>,
    /// counts up when another state of the folder, or another folder, was opened
    pub(crate) opened: RwSignal<u32>,
    writer: Writer,
    keeper: StoredValue<Keeper>,
    timers: StoredValue<Timers>,
    visit: StoredValue<Visit>,
}

/// What rings, or is remembered until it does.
#[derive(Clone, Copy, Debug, Default)]
struct Timers {
    /// one will look at the pace
    pacing: bool,
    herald: Herald,
    /// one will look at the herald
    heralding: bool,
    /// counts up when saving begins anew: a save that was begun before says nothing about what is open now
    life: u32,
    /// what became of the mirror when the page was put away during a save
    in_a_hurry: Option<NotSaved>,
    /// another window waits for this folder
    wanted_elsewhere: bool,
    /// something was changed since the last earlier version was kept
    version_due: bool,
}

/// Starts saving. The first look at the folder only subscribes: opening it is no change.
pub(crate) fn autosave(store: FolderStore, start: Start, text: &'static Text) -> Autosave {
    let writer = entropy::make_writer();
    let autosave = Autosave {
        store,
        text,
        status: RwSignal::new(SaveStatus::Saved { at: None }),
        hand: RwSignal::new(Hand::This),
        persistence: RwSignal::new(None),
        opened: RwSignal::new(0),
        writer,
        keeper: StoredValue::new(Keeper::new(writer, start)),
        timers: StoredValue::new(Timers::default()),
        visit: StoredValue::new(store.read(Visit::begin)),
    };
    Effect::new(move |_| {
        store.track();
        autosave.changed();
    });
    events::on_put_away(move || autosave.put_away());
    autosave.watch_windows();
    autosave.save_what_is_old();
    autosave
}

impl Autosave {
    /// Makes all of it as safe as can be: when the page is left, before a file is made.
    pub(crate) fn flush(self) {
        if self.keeper.with_value(Keeper::can_be_safer) {
            self.save(Durability::Strict);
        }
    }

    /// The same, and keeps the folder as an earlier version to go back to.
    pub(crate) fn make_safe(self, why: Why) {
        self.flush();
        timer::after(UNHURRIED, move || {
            let due = self.timers.try_update_value(|timers| std::mem::take(&mut timers.version_due));
            if due == Some(true) {
                self.chore(Chore::Version(why));
            }
        });
    }

    /// Whether something would be lost if the window closed now.
    pub(crate) fn has_unsaved(self) -> bool {
        self.store.has_changed() || self.keeper.with_value(Keeper::has_unsaved)
    }

    /// The folder as a record, for "Download what I have".
    pub(crate) fn what_i_have(self) -> String {
        self.record().write()
    }

    /// The folder as it is now, whole.
    pub(crate) fn record(self) -> Record {
        self.store.read(|folder| Record::of(folder, Stamp { generation: 1, writer: self.writer }))
    }

    /// Whether nobody said anything in the open folder, nor who they are.
    pub(crate) fn is_blank(self) -> bool {
        self.store.read(|folder| folder.here.is_none() && folder.is_blank())
    }

    /// Saves what is not safe, and waits for what becomes of it.
    pub(crate) async fn settle(self) -> Result<(), NotSaved> {
        self.flush();
        while self.keeper.with_value(Keeper::is_writing) {
            timer::pause().await;
        }
        match self.status.get_untracked() {
            SaveStatus::NotSaved(why) => Err(why),
            SaveStatus::Saved { .. } | SaveStatus::Unsaved | SaveStatus::Saving => Ok(()),
        }
    }

    /// Goes on with another folder, or with another state of this one.
    pub(crate) fn open(self, folder: Folder, start: Start) {
        self.keeper.set_value(Keeper::new(self.writer, start));
        self.visit.set_value(Visit::begin(&folder));
        self.timers.update_value(|timers| {
            timers.version_due = false;
            timers.life += 1;
        });
        self.store.open(folder);
        self.show(SaveStatus::Saved { at: None });
        events::leave_without_asking();
        self.opened.update(|opened| *opened += 1);
        self.save_what_is_old();
    }

    /// What was found in an older form is written in today's, before anybody types.
    fn save_what_is_old(self) {
        if !self.keeper.with_value(Keeper::has_unsaved) {
            return;
        }
        task::run(async move {
            // where there is no room for both, the old copy stays in its slot until the second save
            let _ = later::do_chore(self, Chore::Version(Why::Form)).await;
            self.save(Durability::Strict);
        });
    }

    fn save(self, durability: Durability) {
        if self.keeper.try_update_value(|keeper| keeper.may_start(durability)) != Some(true) {
            return;
        }
        let id = self.id();
        let life = self.timers.with_value(|timers| timers.life);
        let Some(batch) = self.write_out(|keeper, folder| keeper.start(folder, durability)) else { return };
        self.say_when_slow();
        let now = match durability {
            // the page may be gone after this
            Durability::Strict => Some(storage::mirror(&id, &batch, self.writer)),
            Durability::Relaxed => None,
        };
        task::run(async move {
            let mirrored = match now {
                Some(mirrored) => mirrored,
                None => self.mirror_soon(&id, &batch).await,
            };
            let kept = storage::keep(&id, &batch, self.writer, mirrored, durability).await;
            // another folder may be open by now, or another state of this one
            if self.timers.with_value(|timers| timers.life) == life {
                self.done(&batch, durability, kept);
            }
        });
    }

    /// Somebody is typing: what is large is written out and mirrored in two turns, not in one.
    async fn mirror_soon(self, id: &FolderId, batch: &Batch) -> Result<(), NotSaved> {
        timer::pause().await;
        // the page was put away meanwhile, and something newer went to the mirror
        if self.keeper.with_value(|keeper| keeper.is_overtaken(batch)) {
            return self.timers.with_value(|timers| timers.in_a_hurry).map_or(Ok(()), Err);
        }
        storage::mirror(id, batch, self.writer)
    }

    fn write_out(self, write: impl FnOnce(&mut Keeper, &Folder) -> Batch) -> Option<Batch> {
        self.keeper.try_update_value(|keeper| self.store.read(|folder| write(keeper, folder)))
    }

    fn done(self, batch: &Batch, durability: Durability, kept: Result<(), NotSaved>) {
        match kept {
            Ok(()) => self.saved(batch, durability),
            Err(NotSaved::OtherTab) => self.refused(),
            Err(why @ (NotSaved::Full | NotSaved::Refused)) => self.failed(why),
        }
    }

    fn saved(self, batch: &Batch, durability: Durability) {
        if self.keeper.with_value(Keeper::is_new) {
            storage::request_persistence(move |answer| self.persistence.set(Some(answer)));
        }
        events::leave_without_asking();
        self.let_pictures_go();
        self.timers.update_value(|timers| timers.herald.saved());
        match self.keeper.try_update_value(|keeper| keeper.saved(batch, durability)) {
            Some(Next::SaveNow(durability)) => self.save(durability),
            Some(Next::SaveInTime) => {
                self.show(SaveStatus::Unsaved);
                self.save_in_time();
            }
            Some(Next::Rest) | None => {
                self.show(SaveStatus::Saved { at: Some(time::local_time_words()) });
                self.tell_saved();
                self.hand_over();
            }
        }
    }

    fn let_pictures_go(self) {
        let visit = self
            .visit
            .try_update_value(|visit| self.store.read(|folder| visit.saved(folder)).then(|| visit.clone()));
        if let Some(visit) = visit.flatten() {
            // what does not go now goes another time
            self.chore(Chore::LetPicturesGo(visit));
        }
    }

    fn failed(self, why: NotSaved) {
        let failures = self.keeper.try_update_value(Keeper::failed).unwrap_or_default();
        if why == NotSaved::Full && failures == 1 {
            self.chore(Chore::MakeRoom);
        }
        self.trouble(why, &[self.text.shell.not_saved_title, self.text.shell.not_saved_words].join(" "));
        timer::after(retry_after(failures), move || {
            if self.keeper.with_value(|keeper| keeper.failures() == failures) {
                self.save(Durability::Relaxed);
            }
        });
    }

    /// Somebody asks to try again.
    pub(crate) fn retry(self) {
        if self.keeper.with_value(Keeper::is_stopped) {
            return self.refused();
        }
        self.save(Durability::Strict);
    }

    /// The last moment, perhaps: what is not safe goes to the mirror before this returns.
    fn put_away(self) {
        let in_a_hurry = self
            .keeper
            .with_value(|keeper| keeper.is_writing() && keeper.has_unsaved() && !keeper.is_stopped());
        if in_a_hurry {
            let id = self.id();
            if let Some(batch) = self.write_out(|keeper, folder| keeper.write_out(folder, Durability::Strict))
            {
                let mirrored = storage::mirror(&id, &batch, self.writer);
                self.timers.update_value(|timers| timers.in_a_hurry = mirrored.err());
            }
        }
        self.flush();
    }
}
