//! The council pack. The council's own file is there from the first; the booklets that stand open on the list,
//! those that were begun and the word banks come with the first page that needs them; the others after that.

use std::{any::Any, sync::Arc};

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::{self, Booklet},
    council::{self, Council},
    id::BookletId,
    jargon::{self, Jargon},
    symbol::pictures::{self, WordPictures},
    word_bank::{self, WordBanks},
};

use crate::{
    browser::{
        self,
        pack::{Asked, NotFetched, ask},
        task::{self, Shared},
    },
    later,
};

/// The council pack, as fetched.
#[derive(Clone, Debug)]
pub(crate) struct Pack {
    pub(crate) council: Council,
    pub(crate) booklets: Vec<Booklet>,
    pub(crate) banks: WordBanks,
    /// these come last: nobody waits for them
    pub(crate) jargon: Jargon,
    pub(crate) pictures: WordPictures,
}

impl Pack {
    pub(crate) fn booklet(&self, id: &BookletId) -> Option<&Booklet> {
        self.booklets.iter().find(|booklet| booklet.id == *id)
    }
}

/// Why something that the site holds is not here.
#[derive(Clone, Debug)]
pub(crate) enum NotReady {
    Offline,
    /// files of the pack that are missing or wrong
    Files(Vec<String>),
}

/// A file of the pack, as it came.
pub(crate) type File = (String, Result<Vec<u8>, NotFetched>);

/// What the pages about plans are made from. Only their part of the program knows its type, so that what reads
/// it and lets it go is fetched with them.
pub(crate) type PlanShelf = Arc<dyn Any + Send + Sync>;

/// How many booklets of the council's list come first: those of which some stand open on the list.
const FIRST: usize = 4;

/// What a council may go without.
const OPTIONAL: [&str; 2] = [jargon::PATH, pictures::PATH];

/// What is here of the pack. Whatever was begun is in the first part, so most pages need no more.
#[derive(Clone, Copy)]
pub(crate) struct PackStore {
    pack: StoredValue<Arc<Pack>>,
    /// booklets of the first part, besides the council's first
    begun: StoredValue<Vec<BookletId>>,
    first_is_here: RwSignal<bool>,
    whole: RwSignal<bool>,
    trouble: RwSignal<Option<NotReady>>,
    fetching: StoredValue<Shared>,
    plans: StoredValue<Option<PlanShelf>>,
}

impl PackStore {
    /// With the council's own file, and nothing else yet.
    pub(crate) fn first(council: Council, begun: Vec<BookletId>) -> PackStore {
        let (jargon, pictures) = (Jargon::default(), WordPictures::default());
        let pack = Pack { council, booklets: Vec::new(), banks: WordBanks::default(), jargon, pictures };
        PackStore {
            pack: StoredValue::new(Arc::new(pack)),
            begun: StoredValue::new(begun),
            first_is_here: RwSignal::new(false),
            whole: RwSignal::new(false),
            trouble: RwSignal::new(None),
            fetching: StoredValue::new(Shared::default()),
            plans: StoredValue::new(None),
        }
    }

    #[cfg(test)]
    pub(crate) fn whole(pack: Arc<Pack>) -> PackStore {
        let store = PackStore::first(pack.council.clone(), Vec::new());
        store.pack.set_value(pack);
        store.first_is_here.set(true);
        store.whole.set(true);
        store
    }

    pub(crate) fn get(self) -> Arc<Pack> {
        self.pack.get_value()
    }

    /// For what is drawn when the first part comes.
    pub(crate) fn is_begun(self) -> bool {
        self.first_is_here.get()
    }

    /// For what is drawn when the last booklets come.
    pub(crate) fn is_whole(self) -> bool {
        self.whole.get()
    }

    /// Whether every booklet is here.
    pub(crate) fn has_all(self) -> bool {
        self.whole.get_untracked()
    }

    /// Whether what a page needs is here: the first part, or also that one booklet.
    pub(crate) fn has(self, booklet: Option<&BookletId>) -> bool {
        let is_here = |id: &BookletId| self.whole.get_untracked() || self.get().booklet(id).is_some();
        self.first_is_here.get_untracked() && booklet.is_none_or(is_here)
    }

    pub(crate) fn has_plans(self) -> bool {
        self.plans.with_value(Option::is_some)
    }

    pub(crate) fn plans(self) -> Option<PlanShelf> {
        self.plans.get_value()
    }

    pub(crate) fn put_plans(self, shelf: PlanShelf) {
        self.plans.set_value(Some(shelf));
        self.trouble.set(None);
    }

    /// Something that a page needs did not come.
    pub(crate) fn not_here(self, why: NotReady) {
        self.trouble.set(Some(why));
    }

    /// Why the last try failed.
    pub(crate) fn trouble(self) -> Option<NotReady> {
        self.trouble.get()
    }

    /// Fetches what a page needs. Whoever asks meanwhile waits for the same.
    pub(crate) async fn fetch(self, booklet: Option<&BookletId>) {
        if !self.has(None) {
            self.fetch_part(true).await;
        }
        if self.has(None) && !self.has(booklet) {
            self.fetch_part(false).await;
        }
    }

    /// Fetches all that is left.
    pub(crate) async fn fetch_rest(self) {
        self.fetch(None).await;
        if self.has(None) && !self.whole.get_untracked() {
            self.fetch_part(false).await;
        }
    }

    async fn fetch_part(self, is_first: bool) {
        let fetching = self.fetching.get_value();
        // a part that is under way may be the other one
        fetching.wait().await;
        let is_here = if is_first { self.has(None) } else { self.whole.get_untracked() };
        if is_here {
            return;
        }
        fetching.run(async move {
            match self.fetch_files(is_first).await {
                Ok(pack) => {
                    self.pack.set_value(Arc::new(pack));
                    self.trouble.set(None);
                    self.whole.set(!is_first);
                    self.first_is_here.set(true);
                }
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
        fetching.wait().await;
    }

    async fn fetch_files(self, is_first: bool) -> Result<Pack, NotReady> {
        let here = self.get();
        let begun = self.begun.get_value();
        let files = files(&here.council, if is_first { Some(&begun) } else { None });
        let wanted = files.into_iter().filter(|(id, _)| id.is_none_or(|id| here.booklet(id).is_none()));
        // all are asked for before the first is waited for
        let asked: Vec<(String, Asked)> = wanted.map(|(_, path)| (path.clone(), ask(&path))).collect();
        // and the part of the program that reads them is on its way, too
        task::run(async { drop(later::fetch_drawing().await) });
        let mut files = Vec::new();
        for (path, asked) in asked {
            files.push((path, asked.answer().await));
        }
        let pack = later::read_pack(here.clone(), files).await?;
        later::fetch_drawing().await?;
        Ok(pack)
    }
}

/// Whose files they are, and where: the first part, with these booklets that were begun, or all booklets.
fn files<'a>(council: &'a Council, first: Option<&[BookletId]>) -> Vec<(Option<&'a BookletId>, String)> {
    let mut files = Vec::new();
    for (n, id) in council.booklets.iter().enumerate() {
        if first.is_none_or(|begun| n < FIRST || begun.contains(id)) {
            files.push((Some(id), format!("booklets/{id}.json")));
        }
    }
    match first {
        Some(_) => files.push((None, word_bank::PATH.to_owned())),
        None => files.extend(OPTIONAL.map(|path| (None, path.to_owned()))),
    }
    files
}

/// Asks for the first part before it is known what was said, where a saved folder is about to be opened.
pub(crate) fn ask_ahead(council: &Council, begun: &[BookletId]) {
    for (_, path) in files(council, Some(begun)) {
        browser::pack::ask_ahead(path);
    }
}

/// The council's own file.
pub(crate) async fn council(asked: Asked) -> Result<Council, NotReady> {
    let wrong = || NotReady::Files(vec![council::PATH.to_owned()]);
    match asked.answer().await {
        Ok(bytes) => council::read(&bytes).map_err(|_| wrong()),
        Err(NotFetched::Offline) => Err(NotReady::Offline),
        Err(NotFetched::NotFound | NotFetched::Status(_) | NotFetched::NotBeside) => Err(wrong()),
    }
}

/// Reads the files and puts them to those that are here, and tells of all that are wrong at once.
pub(crate) fn read(here: &Pack, files: Vec<File>) -> Result<Pack, NotReady> {
    let mut pack = here.clone();
    let mut wrong = Vec::new();
    for (path, file) in files {
        let is_good = match file {
            Ok(bytes) if path == word_bank::PATH => {
                word_bank::read(&bytes).map(|banks| pack.banks = banks).is_ok()
            }
            // what is wrong in these keeps no booklet away
            Ok(bytes) if path == jargon::PATH => {
                pack.jargon = jargon::read(&bytes).unwrap_or_default();
                true
            }
            Ok(bytes) if path == pictures::PATH => {
                pack.pictures = pictures::read(&bytes).unwrap_or_default();
                true
            }
            Ok(bytes) => booklet::read(&bytes).map(|booklet| pack.booklets.push(booklet)).is_ok(),
            Err(NotFetched::Offline) => return Err(NotReady::Offline),
            Err(NotFetched::NotFound) if OPTIONAL.contains(&path.as_str()) => true,
            Err(NotFetched::NotFound | NotFetched::Status(_) | NotFetched::NotBeside) => false,
        };
        if !is_good {
            wrong.push(path);
        }
    }
    let place = |booklet: &Booklet| here.council.booklets.iter().position(|id| *id == booklet.id);
    pack.booklets.sort_by_key(place);
    if wrong.is_empty() { Ok(pack) } else { Err(NotReady::Files(wrong)) }
}
