//! What was done in this visit: to take it back, and to know when a copy would be good. Comes with the pages.

use tell_it_once_core::{
    folder::{Edit, Folder, Spot},
    keep::{
        remind::Effort,
        undo::{Turned, Undos, Way},
    },
};

use crate::state::Watch;

#[derive(Clone, Debug, Default)]
struct Doing {
    undos: Undos,
    effort: Effort,
}

pub(crate) fn watch() -> Box<dyn Watch> {
    Box::new(Doing::default())
}

impl Watch for Doing {
    fn see(&mut self, edit: &Edit, folder: &Folder, since: f64) -> bool {
        self.effort.see(edit, since);
        self.undos.see(edit, folder, since)
    }

    fn turn(&mut self, spot: &Spot, way: Way, folder: &Folder) -> Option<Turned> {
        self.undos.turn(spot, way, folder)
    }

    fn can(&self, spot: &Spot) -> (bool, bool) {
        self.undos.can(spot)
    }

    fn tells_of_copies(&mut self, parts: usize) -> bool {
        self.effort.tells(parts)
    }

    fn forget(&mut self, is_other: bool) {
        self.undos.clear();
        if is_other {
            self.effort.begin_again();
        }
    }
}
