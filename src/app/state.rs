//! The one context of the app and the one mutable thing in it.
//!
//! Pages take this context; parts take props. A folder changes only through `FolderStore::apply`.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    council::Council,
    entry::Entry,
    folder::{Edit, Folder, Kept, Spot},
    id::BookletId,
    journey::Density,
    route::Route,
    sitting::Sitting,
    text::Text,
    word_bank::WordBanks,
    words::Style,
};

use crate::{autosave::SaveStatus, browser::prefs::Prefs, questions::Pictures};

/// The council pack, as fetched.
#[derive(Debug)]
pub struct Pack {
    pub council: Council,
    pub booklets: Vec<Booklet>,
    pub banks: WordBanks,
}

impl Pack {
    pub fn booklet(&self, id: &BookletId) -> Option<&Booklet> {
        self.booklets.iter().find(|booklet| booklet.id == *id)
    }
}

/// Where the time comes from: the browser, or a test.
#[derive(Clone, Copy)]
pub struct Clock {
    pub now: fn() -> DateTime<Utc>,
    pub today: fn() -> NaiveDate,
}

/// The folder, behind its one write path.
#[derive(Clone, Copy)]
pub struct FolderStore {
    folder: RwSignal<Folder>,
    clock: Clock,
}

impl FolderStore {
    pub fn new(folder: Folder, clock: Clock) -> FolderStore {
        FolderStore { folder: RwSignal::new(folder), clock }
    }

    pub fn apply(self, edit: Edit) {
        let now = (self.clock.now)();
        self.folder.update(|folder| folder.apply(edit, now));
    }

    /// Another folder, opened or new.
    pub fn open(self, folder: Folder) {
        self.folder.set(folder);
    }

    /// For handlers: looks once, and does not look again when something changes.
    pub fn read<T>(self, look: impl FnOnce(&Folder) -> T) -> T {
        self.folder.with_untracked(look)
    }

    /// For what is drawn: looks again when something changes, and draws again only if it differs.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&Folder) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.folder.with(&look))
    }

    pub fn entry(self, spot: Spot) -> Memo<Option<Entry>> {
        self.memo(move |folder| folder.entry(&spot).cloned())
    }

    pub fn kept<T: PartialEq + Send + Sync + 'static>(
        self,
        spot: Spot,
        look: impl Fn(&Kept) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        self.memo(move |folder| folder.kept(&spot).map(&look))
    }

    /// For autosave: hears of every change.
    pub fn track(self) {
        self.folder.track();
    }
}

/// Everything that a page may use.
#[derive(Clone, Copy)]
pub struct App {
    pub store: FolderStore,
    pub pack: StoredValue<Arc<Pack>>,
    pub prefs: RwSignal<Prefs>,
    pub saving: Signal<SaveStatus>,
    pub pictures: Pictures,
    pub text: &'static Text,
    pub clock: Clock,
    /// counts up when a page must be drawn again though its address stays
    pub drawn: RwSignal<u32>,
    /// the page before this one, for pages that can be reached from anywhere
    pub before: RwSignal<Option<Route>>,
}

impl App {
    /// The context that the shell provides.
    pub fn here() -> App {
        use_context().expect("pages are drawn inside the shell, which provides the app")
    }

    pub fn redraw(self) {
        self.drawn.update(|drawn| *drawn += 1);
    }

    pub fn pack(self) -> Arc<Pack> {
        self.pack.get_value()
    }

    pub fn style(self) -> Style {
        self.prefs.with(|prefs| prefs.style)
    }

    /// One question a page for a young person, a few for an adult, unless chosen otherwise.
    pub fn density(self, sitting: &Sitting<'_>) -> Density {
        let usual = match sitting.voice {
            tell_it_once_core::words::Voice::You => Density::One,
            tell_it_once_core::words::Voice::About { .. } => Density::Few,
        };
        self.prefs.with_untracked(|prefs| prefs.density).unwrap_or(usual)
    }

    /// Looks at a booklet as whoever is here works in it. Once: for handlers and for what a page
    /// starts from.
    pub fn sitting<T>(self, booklet: &Booklet, look: impl FnOnce(&Sitting<'_>) -> T) -> T {
        let (style, today) = (self.prefs.with_untracked(|prefs| prefs.style), (self.clock.today)());
        self.store.read(|folder| look(&Sitting::new(folder, booklet, style, self.text, today)))
    }
}
