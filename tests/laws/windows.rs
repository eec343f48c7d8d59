//! Windows on a device: what they do there in any order, and whether every word that one of them called
//! saved is still to be found.
//!
//! They go about it as the app does (`autosave` and `browser/storage`), and decide nothing by themselves.

use proptest::{collection::vec, prelude::*};
use tell_it_once_core::{
    entry::Entry,
    folder::{Arrival, Edit, Folder, Role, Spot, child_id},
    id::{BookletId, QuestionId},
    keep::{Batch, Durability, Glance, Keeper, Next, version::Why},
    record::{Opened, Stamp, Writer},
};

use super::{
    device::{Device, Mirrored, Mirroring, Not},
    folders::new_folder,
};

/// One thing that happens. A window is named by its place among those that are open.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    Open,
    Type {
        window: usize,
        place: usize,
        letters: usize,
    },
    Save {
        window: usize,
        durability: Durability,
    },
    /// a save under way goes on
    Go {
        window: usize,
        steps: usize,
    },
    /// the database takes nothing of the save under way
    Fail {
        window: usize,
    },
    /// it is hidden: what is not safe goes to the mirror at once, or as much of it as there is time for
    PutAway {
        window: usize,
        steps: usize,
    },
    Crash {
        window: usize,
    },
    PowerCut {
        lost: usize,
        lost_of_the_mirror: usize,
    },
    /// "Edit here"; the other window is awake, or it is not asked
    EditHere {
        window: usize,
        awake: bool,
    },
    /// a part of a booklet was left
    KeepVersion {
        window: usize,
    },
    /// it heard that another one saved, and begins to read; and has read
    Look {
        window: usize,
    },
    Show {
        window: usize,
    },
    /// room for so many octets more (or fewer) than there are
    Room {
        of_the_mirror: bool,
        more: isize,
    },
    /// the clock jumps
    Years(i64),
    /// one bit of one copy is turned
    Harm {
        copy: usize,
        bit: usize,
    },
}

const PLACES: [(&str, &str); 4] =
    [("my-profile", "mp.know"), ("my-profile", "mp.like"), ("details", "cd.prefname"), ("family", "fb.what")];
/// The child's name, which is in the frame.
const NAME: usize = PLACES.len();

fn spot(place: usize) -> Spot {
    let (booklet, question) = PLACES[place];
    let (booklet, question) = (BookletId::known(booklet), QuestionId::known(question));
    Spot { contributor: child_id(), booklet, question }
}

/// Which of all words stand at a place.
fn stands(folder: &Folder, place: usize) -> Option<usize> {
    let text = if place == NAME {
        &folder.child().name
    } else {
        let Entry::Words(words) = folder.entry(&spot(place))? else { return None };
        words
    };
    text.split(' ').next()?.parse().ok()
}

/// How sure somebody could be of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    Not,
    /// until the power fails
    Relaxed,
    Strict,
}

/// Words that were typed.
#[derive(Clone, Debug)]
struct Said {
    place: usize,
    /// what stood there, where they were typed over it
    over: Option<usize>,
    sure: Sure,
}

struct Saving {
    batch: Batch,
    durability: Durability,
    mirroring: Mirroring,
    mirrored: Mirrored,
}

pub(super) struct Window {
    writer: Writer,
    keeper: Keeper,
    folder: Folder,
    saving: Option<Saving>,
    /// what became of what was written when it was put away in a hurry
    in_a_hurry: Result<(), Not>,
    typed: Vec<usize>,
    /// another window has the folder, where there are locks
    only_reads: bool,
    /// what it wrote apart could not be kept yet
    refused: bool,
    /// what it found when it looked for what another one saved, and is about to show
    looked: Option<(Glance, Opened)>,
}

pub(super) struct World {
    pub(super) device: Device,
    windows: Vec<Window>,
    locks: bool,
    said: Vec<Said>,
    writers: u8,
    harmed: bool,
    /// what was opened, each time
    pub(super) chosen: Vec<Vec<Stamp>>,
}

impl World {
    pub(super) fn new(has_database: bool, locks: bool) -> World {
        let device = Device::new(has_database);
        let (windows, said, chosen) = (Vec::new(), Vec::new(), Vec::new());
        World { device, windows, locks, said, writers: 0, harmed: false, chosen }
    }

    pub(super) fn act(&mut self, act: Act) {
        self.device.clock += 1;
        match act {
            Act::Open => self.open(),
            Act::PowerCut { lost, lost_of_the_mirror } => self.power_cut(lost, lost_of_the_mirror),
            Act::Room { of_the_mirror, more } => self.set_room(of_the_mirror, more),
            Act::Harm { copy, bit } => self.harmed |= self.device.harm(copy, bit),
            Act::Years(years) => self.device.clock += years * 31_557_600,
            Act::Type { window, place, letters } => {
                self.with(window, |world, n| world.type_in(n, place, letters))
            }
            Act::Save { window, durability } => self.with(window, |world, n| world.save(n, durability)),
            Act::Go { window, steps } => self.with(window, |world, n| world.go(n, steps)),
            Act::Fail { window } => self.with(window, World::fail),
            Act::PutAway { window, steps } => self.with(window, |world, n| world.put_away(n, steps)),
            Act::Crash { window } => self.with(window, |world, n| drop(world.windows.remove(n))),
            Act::EditHere { window, awake } => self.with(window, |world, n| world.edit_here(n, awake)),
            Act::Look { window } => self.with(window, World::look_again),
            Act::Show { window } => self.with(window, World::show),
            Act::KeepVersion { window } => self.with(window, |world, n| {
                let Window { folder, writer, .. } = &world.windows[n];
                world.device.keep_version(folder, Why::Part, *writer);
            }),
        }
    }

    fn with(&mut self, window: usize, act: impl FnOnce(&mut World, usize)) {
        if !self.windows.is_empty() {
            act(self, window % self.windows.len());
        }
    }

    fn open(&mut self) {
        if self.windows.len() == 3 {
            return;
        }
        self.writers += 1;
        let writer = Writer([self.writers; 16]);
        let Opened { folder, start, .. } = self.look();
        let Some(folder) = folder.or_else(|| self.is_empty().then(new_folder)) else { return };
        let only_reads = self.locks && self.windows.iter().any(|one| !one.only_reads);
        let keeper = Keeper::new(writer, start);
        let (saving, typed) = (None, Vec::new());
        self.windows.push(Window {
            writer,
            keeper,
            folder,
            saving,
            in_a_hurry: Ok(()),
            typed,
            only_reads,
            refused: false,
            looked: None,
        });
    }

    fn is_empty(&self) -> bool {
        self.device.contents().all(|content| content.copies.is_empty())
    }

    fn look(&mut self) -> Opened {
        let opened = self.device.open();
        self.chosen.push(opened.start.stamps.iter().map(|(_, stamp)| *stamp).collect());
        opened
    }

    fn power_cut(&mut self, lost: usize, lost_of_the_mirror: usize) {
        self.windows.clear();
        self.device.power_cut(lost, lost_of_the_mirror);
        for said in self.said.iter_mut().filter(|said| said.sure < Sure::Strict) {
            said.sure = Sure::Not;
        }
    }

    fn set_room(&mut self, of_the_mirror: bool, more: isize) {
        let store = if of_the_mirror { Some(&mut self.device.mirror) } else { self.device.database.as_mut() };
        if let Some(store) = store {
            store.quota = store.now.size().saturating_add_signed(more);
        }
    }

    fn type_in(&mut self, n: usize, place: usize, letters: usize) {
        self.end_turn(n);
        let now = self.device.now();
        let (word, clock) = (self.said.len(), self.device.clock as f64);
        let window = &mut self.windows[n];
        if window.only_reads || window.refused {
            return;
        }
        let place = place % (NAME + 1);
        let over = stands(&window.folder, place);
        let words = format!("{word} {}", "x".repeat(letters));
        let edit = if place == NAME {
            let (name, child, key) = (words.clone(), words, String::new());
            Edit::Arrive(Arrival { role: Role::YoungPerson, name, child, key })
        } else {
            let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
            Edit::Set { spot: spot(place), asked, lang, entry: Entry::Words(words) }
        };
        window.keeper.changed(window.folder.parts_of(&edit), clock);
        window.folder.apply(edit, now);
        window.typed.push(word);
        self.said.push(Said { place, over, sure: Sure::Not });
    }

    fn save(&mut self, n: usize, durability: Durability) {
        self.end_turn(n);
        if self.windows[n].refused {
            return self.refuse(n);
        }
        let window = &mut self.windows[n];
        let due = match durability {
            Durability::Relaxed => window.keeper.has_unsaved(),
            Durability::Strict => window.keeper.can_be_safer(),
        };
        if window.only_reads || !due || !window.keeper.may_start(durability) {
            return;
        }
        let batch = window.keeper.start(&window.folder, durability);
        let (mirroring, mirrored) = (Mirroring::begin(), Mirrored::NotYet);
        window.saving = Some(Saving { batch, durability, mirroring, mirrored });
    }

    /// Nothing else happens in a window while it writes to the mirror.
    fn end_turn(&mut self, n: usize) {
        while let Some(Saving { mirrored: Mirrored::NotYet, mirroring, .. }) = &self.windows[n].saving
            && mirroring.is_begun()
        {
            self.step(n);
        }
    }

    fn go(&mut self, n: usize, steps: usize) {
        for _ in 0..steps {
            self.step(n);
        }
    }

    fn step(&mut self, n: usize) {
        let window = &mut self.windows[n];
        let Some(saving) = &mut window.saving else { return };
        match saving.mirrored {
            Mirrored::NotYet if !saving.mirroring.is_begun() && window.keeper.is_overtaken(&saving.batch) => {
                saving.mirrored = Mirrored::Done(window.in_a_hurry);
            }
            Mirrored::NotYet => {
                let mirror = &mut self.device.mirror;
                saving.mirrored = saving.mirroring.step(mirror, &saving.batch, window.writer);
            }
            Mirrored::Done(Err(Not::OtherTab)) => self.refuse(n),
            Mirrored::Done(mirrored) => {
                let kept = match &self.device.database {
                    None => mirrored,
                    Some(_) => self.device.commit(&saving.batch, window.writer, saving.durability),
                };
                self.done(n, kept);
            }
        }
    }

    fn fail(&mut self, n: usize) {
        let Some(saving) = &self.windows[n].saving else { return };
        if matches!(saving.mirrored, Mirrored::Done(Ok(()) | Err(Not::Full))) {
            self.done(n, Err(Not::Full));
        }
    }

    fn done(&mut self, n: usize, kept: Result<(), Not>) {
        let window = &mut self.windows[n];
        let Some(Saving { batch, durability, .. }) = window.saving.take() else { return };
        match kept {
            Err(Not::OtherTab) => self.refuse(n),
            Err(Not::Full) => drop(window.keeper.failed()),
            Ok(()) => {
                let next = window.keeper.saved(&batch, durability);
                let outlives_a_power_cut = self.device.database.is_some() && !window.keeper.can_be_safer();
                let sure = if outlives_a_power_cut { Sure::Strict } else { Sure::Relaxed };
                if !window.keeper.has_unsaved() {
                    for word in &window.typed {
                        self.said[*word].sure = self.said[*word].sure.max(sure);
                    }
                }
                match next {
                    Next::SaveNow(durability) => self.save(n, durability),
                    Next::SaveInTime | Next::Rest => {}
                }
            }
        }
    }

    /// Another window has saved what this one does not know of. What is here and not saved becomes a
    /// version, and what is stored is opened.
    fn refuse(&mut self, n: usize) {
        let window = &mut self.windows[n];
        window.saving = None;
        window.keeper.stop();
        window.refused = true;
        if window.keeper.has_unsaved() {
            if self.device.keep_version(&window.folder, Why::Window, window.writer).is_none() {
                return;
            }
            window.typed.iter().for_each(|word| self.said[*word].sure = Sure::Strict);
        }
        self.read_again(n);
    }

    fn look_again(&mut self, n: usize) {
        let Window { only_reads, refused, keeper, .. } = &self.windows[n];
        let may_look = (*only_reads || !self.locks) && !refused;
        if let Some(glance) = keeper.glance().filter(|_| may_look) {
            let opened = self.look();
            self.windows[n].looked = Some((glance, opened));
        }
    }

    fn show(&mut self, n: usize) {
        self.end_turn(n);
        let Some((glance, opened)) = self.windows[n].looked.take() else { return };
        if self.windows[n].keeper.glance() == Some(glance) {
            self.open_found(n, opened);
        }
    }

    fn read_again(&mut self, n: usize) -> bool {
        let opened = self.look();
        self.open_found(n, opened)
    }

    fn open_found(&mut self, n: usize, opened: Opened) -> bool {
        let window = &mut self.windows[n];
        let Some(folder) = opened.folder else { return false };
        (window.folder, window.keeper) = (folder, Keeper::new(window.writer, opened.start));
        window.refused = false;
        window.saving = None;
        window.typed.clear();
        true
    }

    /// The last moment, perhaps. Where there is no time for all, the window is gone.
    fn put_away(&mut self, n: usize, steps: usize) {
        self.end_turn(n);
        let Window { writer, keeper, folder, in_a_hurry, .. } = &mut self.windows[n];
        if keeper.is_writing() && keeper.has_unsaved() && !keeper.is_stopped() {
            let batch = keeper.write_out(folder, Durability::Strict);
            let mut mirroring = Mirroring::begin();
            let mut all = (0..steps).map(|_| mirroring.step(&mut self.device.mirror, &batch, *writer));
            match all.find(|mirrored| *mirrored != Mirrored::NotYet) {
                Some(Mirrored::Done(mirrored)) => *in_a_hurry = mirrored,
                Some(Mirrored::NotYet) | None => return drop(self.windows.remove(n)),
            }
        }
        self.save(n, Durability::Strict);
        // which is in the mirror before the page can be gone
        if let Some(Saving { durability: Durability::Strict, .. }) = &self.windows[n].saving {
            while self.windows[n].saving.as_ref().is_some_and(|one| one.mirrored == Mirrored::NotYet) {
                self.step(n);
            }
        }
    }

    /// The only window is hidden, and then gone before the database has anything. Nobody needs room.
    pub(super) fn last_moment(&mut self) {
        self.put_away(0, 99);
        for word in std::mem::take(&mut self.windows[0].typed) {
            self.said[word].sure = Sure::Relaxed;
        }
    }

    /// Takes the folder to this window. One that is asleep, or cannot save, finds out afterwards.
    fn edit_here(&mut self, n: usize, awake: bool) {
        if !self.windows[n].only_reads {
            return;
        }
        if let Some(other) = self.windows.iter().position(|one| !one.only_reads) {
            if awake {
                self.save(other, Durability::Strict);
                self.go(other, 99);
            }
            // its lock is gone
            let one = &mut self.windows[other];
            if one.keeper.has_unsaved() {
                one.refused = true;
                one.keeper.stop();
            }
            one.only_reads = true;
        }
        if self.read_again(n) {
            self.windows[n].only_reads = false;
        }
    }

    /// Every word that was called saved is in what opens now, or in what a window wrote apart, or somebody
    /// typed over it who saw it, and then that is there. Where a copy was damaged, that was told.
    pub(super) fn check(&mut self) -> Result<(), TestCaseError> {
        self.windows.clear();
        let opened = self.look();
        let apart = self.device.versions().into_iter().filter(|(version, _)| version.why == Why::Window);
        let folders: Vec<_> = opened.folder.into_iter().chain(apart.map(|(_, folder)| folder)).collect();
        for (word, said) in self.said.iter().enumerate().filter(|(_, said)| said.sure > Sure::Not) {
            let mut found = folders.iter().filter_map(|folder| stands(folder, said.place));
            let is_there = found.any(|last| self.comes_from(last, word));
            prop_assert!(is_there || (self.harmed && self.device.told), "word {word} is lost: {said:?}");
        }
        Ok(())
    }

    fn comes_from(&self, last: usize, word: usize) -> bool {
        std::iter::successors(Some(last), |word| self.said[*word].over).any(|one| one == word)
    }
}

/// What may happen: at first somebody opens the folder and types.
pub(super) fn acts(with_power_cuts: bool) -> BoxedStrategy<Vec<Act>> {
    let window = || 0..3usize;
    let durability = prop_oneof![3 => Just(Durability::Relaxed), 1 => Just(Durability::Strict)];
    let power_cut = (0..4usize, 0..12usize)
        .prop_map(|(lost, lost_of_the_mirror)| Act::PowerCut { lost, lost_of_the_mirror });
    let act = prop_oneof![
        3 => Just(Act::Open),
        8 => (window(), 0..5usize, prop_oneof![0..4usize, 0..200usize])
            .prop_map(|(window, place, letters)| Act::Type { window, place, letters }),
        6 => (window(), durability).prop_map(|(window, durability)| Act::Save { window, durability }),
        4 => (window(), 1..4usize).prop_map(|(window, steps)| Act::Go { window, steps }),
        5 => window().prop_map(|window| Act::Go { window, steps: 9 }),
        2 => window().prop_map(|window| Act::Fail { window }),
        2 => (window(), 0..9usize).prop_map(|(window, steps)| Act::PutAway { window, steps }),
        2 => window().prop_map(|window| Act::Crash { window }),
        1 => if with_power_cuts { power_cut.boxed() } else { Just(Act::Open).boxed() },
        1 => (window(), any::<bool>()).prop_map(|(window, awake)| Act::EditHere { window, awake }),
        1 => window().prop_map(|window| Act::KeepVersion { window }),
        2 => window().prop_map(|window| Act::Look { window }),
        2 => window().prop_map(|window| Act::Show { window }),
        2 => (any::<bool>(), prop_oneof![-50..400isize, Just(isize::MAX)])
            .prop_map(|(of_the_mirror, more)| Act::Room { of_the_mirror, more }),
        1 => (-10..=10i64).prop_map(Act::Years),
    ];
    vec(act, 4..40).prop_map(|acts| [Act::Open].into_iter().chain(acts).collect()).boxed()
}
