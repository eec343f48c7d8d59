//! The council pack. The council's own file is there from the first; booklets and word banks come with the
//! pages that need them.

use std::sync::Arc;

use leptos::prelude::*;
use tell_it_once_core::{
    booklet::{self, Booklet},
    council::{self, Council},
    id::BookletId,
    word_bank::{self, WordBanks},
};

use crate::{
    browser::{
        pack::{Asked, NotFetched, ask},
        task::Shared,
    },
    later,
};

/// The council pack, as fetched.
#[derive(Debug)]
pub(crate) struct Pack {
    pub(crate) council: Council,
    pub(crate) booklets: Vec<Booklet>,
    pub(crate) banks: WordBanks,
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

/// The pack, which is whole when the booklets have come.
#[derive(Clone, Copy)]
pub(crate) struct PackStore {
    pack: StoredValue<Arc<Pack>>,
    trouble: StoredValue<Option<NotReady>>,
    whole: RwSignal<bool>,
    fetching: StoredValue<Shared>,
}

impl PackStore {
    /// With the council's own file, and nothing else yet.
    pub(crate) fn first(council: Council) -> PackStore {
        let pack = Pack { council, booklets: Vec::new(), banks: WordBanks::default() };
        PackStore {
            pack: StoredValue::new(Arc::new(pack)),
            trouble: StoredValue::new(None),
            whole: RwSignal::new(false),
            fetching: StoredValue::new(Shared::default()),
        }
    }

    #[cfg(test)]
    pub(crate) fn whole(pack: Arc<Pack>) -> PackStore {
        let store = PackStore::first(pack.council.clone());
        store.pack.set_value(pack);
        store.whole.set(true);
        store
    }

    pub(crate) fn get(self) -> Arc<Pack> {
        self.pack.get_value()
    }

    /// For what is drawn when the booklets come.
    pub(crate) fn is_whole(self) -> bool {
        self.whole.get()
    }

    /// Why the last try failed.
    pub(crate) fn trouble(self) -> Option<NotReady> {
        self.trouble.get_value()
    }

    /// Fetches what is not here yet. Whoever asks meanwhile waits for the same.
    pub(crate) async fn fetch(self) {
        if self.whole.get_untracked() {
            return;
        }
        let fetching = self.fetching.get_value();
        fetching.run(async move {
            match self.fetch_rest().await {
                Ok(pack) => {
                    self.pack.set_value(Arc::new(pack));
                    self.trouble.set_value(None);
                    self.whole.set(true);
                }
                Err(trouble) => self.trouble.set_value(Some(trouble)),
            }
        });
        fetching.wait().await;
    }

    async fn fetch_rest(self) -> Result<Pack, NotReady> {
        let council = self.get().council.clone();
        let booklets = council.booklets.iter().map(|id| format!("booklets/{id}.json"));
        let paths = booklets.chain([word_bank::PATH.to_owned()]);
        // all are asked for before the first is waited for
        let asked: Vec<(String, Asked)> = paths.map(|path| (path.clone(), ask(&path))).collect();
        let mut files = Vec::new();
        for (path, asked) in asked {
            files.push((path, asked.answer().await));
        }
        let pack = later::read_pack(council, files).await?;
        later::fetch_drawing().await?;
        Ok(pack)
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

/// Reads the files, and tells of all that are wrong at once.
pub(crate) fn read(council: Council, files: Vec<File>) -> Result<Pack, NotReady> {
    let mut pack = Pack { council, booklets: Vec::new(), banks: WordBanks::default() };
    let mut wrong = Vec::new();
    for (path, file) in files {
        let is_good = match file {
            Ok(bytes) if path == word_bank::PATH => {
                word_bank::read(&bytes).map(|banks| pack.banks = banks).is_ok()
            }
            Ok(bytes) => booklet::read(&bytes).map(|booklet| pack.booklets.push(booklet)).is_ok(),
            Err(NotFetched::Offline) => return Err(NotReady::Offline),
            Err(NotFetched::NotFound | NotFetched::Status(_) | NotFetched::NotBeside) => false,
        };
        if !is_good {
            wrong.push(path);
        }
    }
    if wrong.is_empty() { Ok(pack) } else { Err(NotReady::Files(wrong)) }
}
