//! The one context of the app and the one mutable thing in it.
//!
//! Pages take this context as an argument; parts take props. A folder changes only through `FolderStore::apply`.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use leptos::prelude::*;
use tell_it_once_core::{
    booklet::Booklet,
    entry::Entry,
    folder::{Edit, Folder, Kept, Parts, Spot, Taken},
    journey::Density,
    keep::undo::{Turned, Way},
    route::Route,
    sitting::Sitting,
    text::Text,
    words::Style,
};

use crate::{
    autosave::{Autosave, SaveStatus},
    browser::{prefs::Prefs, time},
    folders::Folders,
    guard::Guard,
    language,
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
    changed: StoredValue<Parts>,
    /// where this window went last
    place: StoredValue<Option<Spot>>,
    /// another window writes in it
    read_only: StoredValue<bool>,
    /// who remembers what was done: comes with the pages
    watch: StoredValue<Option<Box<dyn Watch>>>,
    /// counts up when something else can be taken back
    turns: RwSignal<u32>,
}

/// Remembers what is done in a visit, to take it back and to tell when a copy would be good.
pub(crate) trait Watch: Send + Sync {
    /// Before an edit. Whether something else can be taken back after it.
    fn see(&mut self, edit: &Edit, folder: &Folder, since: f64) -> bool;
    fn turn(&mut self, spot: &Spot, way: Way, folder: &Folder) -> Option<Turned>;
    fn can(&self, spot: &Spot) -> (bool, bool);
    /// Whether it is time to say that a copy would be good. True once.
    fn tells_of_copies(&mut self, parts: usize) -> bool;
    /// Another state of the folder was opened, or another folder.
    fn forget(&mut self, is_other: bool);
}

impl FolderStore {
    pub(crate) fn new(folder: Folder, clock: Clock) -> FolderStore {
        FolderStore {
            folder: RwSignal::new(folder),
            clock,
            changed: StoredValue::default(),
            place: StoredValue::default(),
            read_only: StoredValue::new(false),
            watch: StoredValue::new(None),
            turns: RwSignal::new(0),
        }
    }

    pub(crate) fn apply(self, edit: Edit) {
        if self.read_only.get_value() {
            return;
        }
        let seen = self.watching(|watch| self.read(|folder| watch.see(&edit, folder, time::since_start())));
        if seen == Some(true) {
            self.turns.update(|turns| *turns += 1);
        }
        self.write(edit);
    }

    /// Somebody went to a question. A page that is drawn again, since another window saved, is no visit: two
    /// windows would answer each other's saves for ever.
    pub(crate) fn visit(self, spot: Spot) {
        if self.place.with_value(|place| place.as_ref() == Some(&spot)) {
            return;
        }
        self.place.set_value(Some(spot.clone()));
        let was_last = self.read(|folder| {
            let one = folder.contribution(&spot.contributor, &spot.booklet);
            one.is_some_and(|one| one.last.as_ref() == Some(&spot.question))
        });
        if !was_last {
            self.apply(Edit::Visit { spot });
        }
    }

    /// Somebody goes to another page.
    pub(crate) fn leave(self) {
        self.place.set_value(None);
    }

    /// From now on what is done is remembered.
    pub(crate) fn watch_with(self, make: impl FnOnce() -> Box<dyn Watch>) {
        self.watch.update_value(|watch| {
            watch.get_or_insert_with(make);
        });
    }

    fn watching<T>(self, look: impl FnOnce(&mut (dyn Watch + 'static)) -> T) -> Option<T> {
        self.watch.try_update_value(|watch| watch.as_deref_mut().map(look)).flatten()
    }

    fn write(self, edit: Edit) {
        let now = (self.clock.now)();
        let parts = self.read(|folder| folder.parts_of(&edit));
        self.changed.update_value(|changed| changed.add_all(parts));
        self.folder.update(|folder| folder.apply(edit, now));
    }

    /// Takes back the last step at one place, or does it again. What became of it, to be said.
    pub(crate) fn turn(self, spot: &Spot, way: Way, lang: &str) -> Option<Turned> {
        if self.read_only.get_value() {
            return None;
        }
        let turned = self.watching(|watch| self.read(|folder| watch.turn(spot, way, folder))).flatten();
        self.turns.update(|turns| *turns += 1);
        let spot = spot.clone();
        match turned.clone()? {
            Turned::Kept(before) => self.write(Edit::PutBack { spot, before }),
            Turned::Text { entry, .. } => {
                let asked = self.read(|folder| folder.kept(&spot).map(|kept| kept.asked.clone()));
                let (asked, lang) = (asked.unwrap_or_default(), entry.lang(lang, language::writes()));
                self.write(Edit::Set { spot, asked, lang, entry });
            }
        }
        turned
    }

    /// For what is drawn: whether there is something to take back there, and something to do again.
    pub(crate) fn can_turn(self, spot: Spot) -> Memo<(bool, bool)> {
        Memo::new(move |_| {
            self.turns.track();
            self.watching(|watch| watch.can(&spot)).unwrap_or_default()
        })
    }

    /// Whether it is time to say that a copy would be good. True once a visit.
    pub(crate) fn tells_of_copies(self, parts: usize) -> bool {
        self.watching(|watch| watch.tells_of_copies(parts)) == Some(true)
    }

    /// Another folder, or another state of it, as it is stored.
    pub(crate) fn open(self, folder: Folder) {
        let is_other = self.read(|before| before.id != folder.id);
        self.watching(|watch| watch.forget(is_other));
        if is_other {
            self.leave();
        }
        self.turns.update(|turns| *turns += 1);
        self.changed.set_value(Parts::default());
        self.folder.set(folder);
    }

    /// For autosave: what was changed since it asked.
    pub(crate) fn take_changed(self) -> Parts {
        self.changed.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// Something was changed that autosave has not looked at.
    pub(crate) fn has_changed(self) -> bool {
        self.changed.with_value(|changed| !changed.is_empty())
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
        let lang = entry.lang(self.text.lang, language::writes());
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
