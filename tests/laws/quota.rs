//! A store that is full at any octet: what was there before is still there, nothing is called saved that is
//! not, and when there is room again nothing is missing.

use tell_it_once_core::{
    entry::Entry,
    folder::{Edit, Folder, Spot, child_id},
    id::{BookletId, QuestionId},
    keep::{Durability, Keeper, Next},
    record::{Damage, Record, Stamp, Start, Writer},
};

use super::{
    device::Device,
    folders::{new_folder, start},
};

const ME: Writer = Writer([1; 16]);

/// One window, one booklet.
#[derive(Clone)]
struct Desk {
    device: Device,
    keeper: Keeper,
    folder: Folder,
}

impl Desk {
    fn new(has_database: bool) -> Desk {
        let keeper = Keeper::new(ME, Start::default());
        Desk { device: Device::new(has_database), keeper, folder: new_folder() }
    }

    fn type_in(&mut self, words: &str) {
        let (booklet, question) = (BookletId::known("family"), QuestionId::known("fb.what"));
        let spot = Spot { contributor: child_id(), booklet, question };
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        let edit = Edit::Set { spot, asked, lang, entry: Entry::Words(words.to_owned()) };
        self.keeper.changed(self.folder.parts_of(&edit), 0.0);
        self.folder.apply(edit, start());
    }

    fn save(&mut self) -> Option<Next> {
        let batch = self.keeper.start(&self.folder, Durability::Strict);
        if self.device.save(&batch, ME, Durability::Strict).is_ok() {
            return Some(self.keeper.saved(&batch, Durability::Strict));
        }
        self.keeper.failed();
        None
    }

    /// Types twice and saves each time, with so much room in each store from the beginning.
    fn try_with(&mut self, database: usize, mirror: usize) {
        self.device.mirror.quota = mirror;
        if let Some(store) = &mut self.device.database {
            store.quota = database;
        }
        let mut saved = None;
        for words in ["Trains", "Trains, and boats that go far out to sea"] {
            self.type_in(words);
            let is_saved = self.save() == Some(Next::Rest);
            assert_eq!(is_saved, !self.keeper.has_unsaved());
            saved = is_saved.then(|| self.folder.clone()).or(saved);
            self.check(saved.as_ref());
        }
    }

    /// `saved` is what was called saved last.
    fn check(&self, saved: Option<&Folder>) {
        let opened = self.device.look();
        let found = opened.folder.as_ref();
        let is_here = found == Some(&self.folder) || found == saved;
        // a frame that was stored in time, and no contribution
        let is_blank = saved.is_none() && found.is_none_or(Folder::is_blank);
        // or a first save that reached the mirror only
        let is_on_the_way = saved.is_none() && self.keeper.has_unsaved();
        assert!(is_here || is_blank || is_on_the_way, "{found:?}");
        assert!(opened.damaged.iter().all(|one| one.damage == Damage::Missing), "{:?}", opened.damaged);
        let download = Record::of(&self.folder, Stamp { generation: 1, writer: ME });
        let read = Record::read(download.write().as_bytes()).expect("it is whole");
        assert_eq!(read.open().as_ref(), Ok(&self.folder), "what is here can be taken away as a file");
    }
}

#[track_caller]
fn sweep(has_database: bool, room: impl Fn(usize) -> (usize, usize)) {
    let mut with_room = Desk::new(has_database);
    with_room.try_with(usize::MAX, usize::MAX);
    let most = with_room.device.contents().map(|content| content.size()).max().unwrap_or_default();
    let mut trials = [0; 2];
    for octets in 0..=most {
        let mut desk = Desk::new(has_database);
        let (database, mirror) = room(octets);
        desk.try_with(database, mirror);
        trials[usize::from(desk.keeper.has_unsaved())] += 1;
        desk.device.mirror.quota = usize::MAX;
        if let Some(store) = &mut desk.device.database {
            store.quota = usize::MAX;
        }
        if desk.keeper.has_unsaved() {
            assert_eq!(desk.save(), Some(Next::Rest), "there is room again");
        }
        assert_eq!(desk.device.look().folder.as_ref(), Some(&desk.folder), "{octets} octets of room");
    }
    let [saved, unsaved] = trials;
    assert!(saved > 0 && (unsaved > 1000 || database_has_room(&room)), "{trials:?}");
}

fn database_has_room(room: impl Fn(usize) -> (usize, usize)) -> bool {
    room(0).0 == usize::MAX
}

#[test]
fn both_stores_may_be_full_at_any_octet() {
    sweep(true, |octets| (octets, octets));
}

#[test]
fn the_database_may_be_full_at_any_octet() {
    sweep(true, |octets| (octets, usize::MAX));
}

#[test]
fn the_mirror_may_be_full_at_any_octet() {
    sweep(true, |octets| (usize::MAX, octets));
}

#[test]
fn the_only_store_may_be_full_at_any_octet() {
    sweep(false, |octets| (0, octets));
}
