//! The folders of this device: which one is open, and which others there are.

use std::pin::Pin;

use leptos::prelude::*;
use tell_it_once_core::{
    council::Council,
    folder::{Folder, PartName, Parts},
    id::{BookletId, FolderId},
    record::{Opened, Start},
    text::Text,
};

use crate::{
    autosave::{Autosave, NotSaved},
    browser::{
        entropy,
        storage::{self, Device, Found, Kept},
        time,
    },
    later,
    pack::{self, NotReady},
};

/// A folder as it was found when the app started, or a new one.
pub(crate) struct First {
    pub(crate) folder: Folder,
    pub(crate) start: Start,
    pub(crate) notice: Option<Notice>,
    pub(crate) others: Vec<FolderId>,
}

/// Something to say about what could not be opened as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    pub(crate) words: &'static str,
    /// octets that could not be opened: offered as a file, never thrown away
    pub(crate) unopened: Option<Vec<u8>>,
}

/// What there is.
pub(crate) enum Begun {
    First(Box<First>),
    /// a newer version of this program saved here: this one must not write over it
    Newer(Vec<u8>),
    /// what reads it could not be fetched
    NotReady(NotReady),
}

/// Opens the folder that this window had, or else the one that was saved last, of those that have parts here.
pub(crate) async fn begin(text: &'static Text, council: &Council, names: Vec<PartName>) -> Begun {
    let mut others = storage::folders_of(&names);
    // one that is not kept yet was begun in this window, beside somebody else's
    let had = storage::device::remembered_folder().or_else(|| others.first().cloned());
    // one that is locked is opened with its words, and one that was left in a hurry when somebody asks for it
    let opens = |id: &FolderId| !storage::locked::is_closed(id) && !storage::device::was_left();
    let Some(id) = had.filter(|id| others.contains(id) && opens(id)) else {
        return Begun::First(Box::new(First::new(text, None, others)));
    };
    let of_it = names.iter().filter(|name| name.folder == id);
    let begun: Vec<BookletId> = of_it.filter_map(|name| name.part.booklet().cloned()).collect();
    pack::ask_ahead(council, &begun);
    // what reads a folder comes with what draws the list, which is where whoever comes back arrives
    let found = match later::read_folder(id.clone()).await {
        Ok(found) => found,
        Err(why) => return Begun::NotReady(why),
    };
    if let Some(newer) = &found.opened.newer {
        return Begun::Newer(newer.bytes.clone());
    }
    others.retain(|other| *other != id);
    Begun::First(Box::new(First::new(text, Some(found), others)))
}

/// A folder of this device. Where what holds it together cannot be read, an earlier version does.
pub(crate) fn read(id: FolderId) -> Pin<Box<dyn Future<Output = Found>>> {
    Box::pin(async move {
        let found = storage::read(&id).await;
        if found.opened.folder.is_some() || found.opened.newer.is_some() {
            return found;
        }
        storage::read_with(&id, storage::versions::newest(&id).await).await
    })
}

pub(crate) fn new_folder() -> Folder {
    Folder::new(entropy::make_folder_id(), entropy::make_uuid(), entropy::make_secret_key(), time::now())
}

impl First {
    fn new(text: &'static Text, found: Option<Found>, others: Vec<FolderId>) -> First {
        let (words, start) = (&text.pages.trouble, Start::default());
        let Some(Found { opened, damaged, .. }) = found else {
            return First { folder: new_folder(), start, notice: None, others };
        };
        let to_offer = opened.to_offer().map(<[u8]>::to_vec);
        let is_damaged = opened.tells_of_damage();
        let Opened { folder, start: known, .. } = opened;
        match folder {
            Some(folder) => {
                let unopened = if damaged == Kept::OnlyHere { to_offer } else { None };
                let notice = is_damaged.then_some(Notice { words: words.damaged, unopened });
                First { folder, start: known, notice, others }
            }
            // the damaged one stays where it is, under its own name
            None => {
                let notice = to_offer.map(|bytes| Notice { words: words.damaged_all, unopened: Some(bytes) });
                First { folder: new_folder(), start, notice, others }
            }
        }
    }
}

/// The folders beside the open one.
#[derive(Clone, Copy)]
pub(crate) struct Folders {
    pub(crate) others: RwSignal<Vec<FolderId>>,
    /// the one of which somebody said that it is not theirs
    pub(crate) doubted: RwSignal<Option<FolderId>>,
    /// the locked one that somebody wants to open
    pub(crate) wanted: RwSignal<Option<FolderId>>,
    /// counts up when the start page is shown, which tells of all of them
    pub(crate) shown: RwSignal<u32>,
    saver: Autosave,
}

/// Why a folder was not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotOpened {
    /// what was typed in the open one could not be saved, and would be lost
    Unsaved(NotSaved),
    /// nothing of it can be read, or a newer program saved it
    Unreadable,
}

impl Folders {
    pub(crate) fn new(saver: Autosave, others: Vec<FolderId>) -> Folders {
        Folders {
            others: RwSignal::new(others),
            doubted: RwSignal::new(None),
            wanted: RwSignal::new(None),
            shown: RwSignal::new(0),
            saver,
        }
    }

    /// The locked folder that somebody wants, or else the one that was saved last.
    pub(crate) fn closed(self) -> Option<FolderId> {
        let wanted = self.wanted.get_untracked().or_else(storage::device::remembered_folder);
        let is_closed = |id: &FolderId| storage::locked::is_closed(id);
        let others = self.others.get_untracked();
        let wanted = wanted.filter(|id| others.contains(id) && is_closed(id));
        wanted.or_else(|| others.into_iter().find(is_closed))
    }

    /// Goes on with another folder of this device.
    pub(crate) async fn open(self, id: FolderId) -> Result<(), NotOpened> {
        self.leave().await?;
        let found = read(id.clone()).await;
        let Opened { folder: Some(folder), start, newer: None, .. } = found.opened else {
            return Err(NotOpened::Unreadable);
        };
        self.go_on_with(folder, start).await;
        Ok(())
    }

    /// Goes on with a folder that is not kept here yet.
    pub(crate) async fn add(self, folder: Folder) -> Result<(), NotOpened> {
        self.leave().await?;
        // an empty one is kept when something is said in it
        let unwritten = if folder.is_blank() { Parts::default() } else { Parts::of(folder.parts()) };
        let start = Start { unwritten, ..Start::default() };
        self.go_on_with(folder, start).await;
        Ok(())
    }

    /// Takes a folder away from this device. The open one gives way to a new one.
    pub(crate) async fn forget(self, id: &FolderId) -> Result<(), NotSaved> {
        let open = self.saver.id();
        let is_open = open == *id;
        if is_open {
            // what is on its way must not come back
            let _ = self.saver.settle().await;
            self.saver.release();
            let folder = new_folder();
            self.saver.open(folder, Start::default());
            self.saver.take_lock();
        }
        let gone = storage::forget(id).await;
        if gone.is_err() && is_open {
            self.others.update(|others| others.push(open));
            return gone;
        }
        self.others.update(|others| others.retain(|other| other != id));
        gone
    }

    /// Begins a folder of one's own beside what is kept here.
    pub(crate) async fn begin_own(self) -> Result<(), NotOpened> {
        self.add(new_folder()).await
    }

    /// Keeps everything where it belongs on that sort of device. What was written before stays where it is:
    /// it may be somebody else's.
    pub(crate) async fn settle_on(self, device: Device) -> Result<(), NotOpened> {
        let differs = storage::device::known() != Some(device);
        self.leave().await?;
        storage::device::set(device).await;
        let nobody = self.saver.is_blank();
        if differs && !nobody {
            return self.begin_own().await;
        }
        self.look_for_others(&self.saver.id()).await;
        Ok(())
    }

    async fn look_for_others(self, open: &FolderId) {
        self.others.set(storage::folders().await.into_iter().filter(|id| id != open).collect());
    }

    /// Forgets what is open, without saving it, and which others there are.
    pub(crate) fn forget_all(self) {
        self.saver.release();
        self.saver.open(new_folder(), Start::default());
        self.others.set(Vec::new());
    }

    async fn leave(self) -> Result<(), NotOpened> {
        self.saver.settle().await.map_err(NotOpened::Unsaved)
    }

    async fn go_on_with(self, folder: Folder, start: Start) {
        self.saver.release();
        storage::device::remember_folder(&folder.id);
        self.look_for_others(&folder.id).await;
        storage::locked::keep_only(&folder.id);
        self.saver.open(folder, start);
        self.saver.take_lock();
    }
}
