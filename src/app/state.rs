//! The one context of the app and the one mutable thing in it.
//!
//! Pages take this context as an argument; parts take props. A folder changes only through `FolderStore::apply`.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    entry::Entry,
    folder::{Edit, Folder, Kept, Part, Spot, Taken},
    journey::Density,
    route::Route,
    sitting::Sitting,
    text::Text,
    words::Style,
};

use crate::{
    autosave::{Autosave, SaveStatus},
    browser::prefs::Prefs,
    folders::Folders,
    guard::Guard,
    pack::{Pack, PackStore},
    questions::Pictures,
};

/// Where the time comes from: the browser, or a test.
#[derive(Clone, Copy)]
pub(crate) struct Clock {
    pub(crate) now: fn() -> DateTime<Utc>,
    pub(crate) today: fn() -> NaiveDate,
}

/// The folder, behind its one write path.
#[derive(Clone, Copy)]
pub(crate) struct FolderStore {
    folder: RwSignal<Folder>,
    clock: Clock,
    /// the parts that were changed since autosave looked
    changed: StoredValue<BTreeSet<Part>>,
    /// another window writes in it
    read_only: StoredValue<bool>,
}

impl FolderStore {
    pub(crate) fn new(folder: Folder, clock: Clock) -> FolderStore {
        FolderStore {
            folder: RwSignal::new(folder),
            clock,
            changed: StoredValue::default(),
            read_only: StoredValue::new(false),
        }
    }

    pub(crate) fn apply(self, edit: Edit) {
        if self.read_only.get_value() {
            return;
        }
        let now = (self.clock.now)();
        let parts = self.read(|folder| folder.parts_of(&edit));
        self.changed.update_value(|changed| changed.extend(parts));
        self.folder.update(|folder| folder.apply(edit, now));
    }

    /// Another folder, or another state of it, as it is stored.
    pub(crate) fn open(self, folder: Folder) {
        self.changed.update_value(BTreeSet::clear);
        self.folder.set(folder);
    }

    /// For autosave: what was changed since it asked.
    pub(crate) fn take_changed(self) -> BTreeSet<Part> {
        self.changed.try_update_value(std::mem::take).unwrap_or_default()
    }

    pub(crate) fn set_read_only(self, read_only: bool) {
        self.read_only.set_value(read_only);
    }

    /// For handlers: looks once, and does not look again when something changes.
    pub(crate) fn read<T>(self, look: impl FnOnce(&Folder) -> T) -> T {
        self.folder.with_untracked(look)
    }

    /// For what is drawn: looks again when something changes, and draws again only if it differs.
    pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&Folder) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.folder.with(&look))
    }

    pub(crate) fn entry(self, spot: Spot) -> Memo<Option<Entry>> {
        self.memo(move |folder| folder.entry(&spot).cloned())
    }

    pub(crate) fn kept<T: PartialEq + Send + Sync + 'static>(
        self,
        spot: Spot,
        look: impl Fn(&Kept) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        self.memo(move |folder| folder.kept(&spot).map(&look))
    }

    /// For autosave: hears of every change.
    pub(crate) fn track(self) {
        self.folder.track();
    }
}

/// Everything that a page may use.
#[derive(Clone, Copy)]
pub(crate) struct App {
    pub(crate) store: FolderStore,
    pub(crate) pack: PackStore,
    pub(crate) prefs: RwSignal<Prefs>,
    pub(crate) saving: Signal<SaveStatus>,
    pub(crate) pictures: Pictures,
    pub(crate) saver: Autosave,
    pub(crate) folders: Folders,
    pub(crate) guard: Guard,
    pub(crate) text: &'static Text,
    pub(crate) clock: Clock,
    /// counts up when a page must be drawn again though its address stays
    pub(crate) drawn: RwSignal<u32>,
    /// the page before this one, for pages that can be reached from anywhere
    pub(crate) before: RwSignal<Option<Route>>,
}

impl App {
    pub(crate) fn redraw(self) {
        self.drawn.update(|drawn| *drawn += 1);
    }

    pub(crate) fn pack(self) -> Arc<Pack> {
        self.pack.get()
    }

    pub(crate) fn style(self) -> Style {
        self.prefs.with(|prefs| prefs.style)
    }

    /// One question a page for a young person, a few for an adult, unless chosen otherwise.
    pub(crate) fn density(self, sitting: &Sitting<'_>) -> Density {
        let usual = match sitting.voice {
            tell_it_once_core::words::Voice::You => Density::One,
            tell_it_once_core::words::Voice::About { .. } => Density::Few,
        };
        self.prefs.with_untracked(|prefs| prefs.density).unwrap_or(usual)
    }

    /// Takes an entry, and where it was taken from when somebody accepted a suggestion. An answer that
    /// starts as not shared carries that with it from the first word on, so that it stays so even
    /// when the question is gone from the booklet.
    pub(crate) fn set(self, spot: Spot, asked: String, entry: Entry, from: Option<Taken>, private: bool) {
        let lang = entry.lang(self.text.lang);
        let (share, words, tag) = (spot.clone(), asked.clone(), lang.clone());
        let unmarked =
            private && self.store.read(|folder| folder.kept(&spot).is_none_or(|kept| kept.shared.is_none()));
        self.store.apply(match from {
            None => Edit::Set { spot, asked, lang, entry },
            Some(from) => Edit::Reuse { spot, asked, lang, entry, from },
        });
        if unmarked {
            self.store.apply(Edit::Share { spot: share, asked: words, lang: tag, shared: false });
        }
    }

    /// Looks at a booklet as whoever is here works in it. Once: for handlers and for what a page
    /// starts from.
    pub(crate) fn sitting<T>(self, booklet: &Booklet, look: impl FnOnce(&Sitting<'_>) -> T) -> T {
        let (style, today) = (self.prefs.with_untracked(|prefs| prefs.style), (self.clock.today)());
        self.store.read(|folder| look(&Sitting::new(folder, booklet, style, self.text, today)))
    }
}
