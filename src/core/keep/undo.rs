//! Taking back, step by step, what was done to a question during a visit, and putting it back again.
//!
//! Typing is taken back by words, and a step of it holds no more than the letters that were changed.

#[cfg(test)]
mod tests;
mod texts;

use std::collections::VecDeque;

use self::texts::{Change, change, text_mut};
use crate::{
    entry::Entry,
    folder::{Edit, Folder, Kept, Spot},
};

/// How many steps are remembered of one question.
pub const MOST: usize = 100;

/// Milliseconds after which the next letter begins a step of its own.
const PAUSE: f64 = 1000.0;

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Back,
    Forth,
}

/// What to put in the place of what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turned {
    /// the answer with all that belongs to it
    Kept(Option<Box<Kept>>),
    /// the same answer with other letters: which of them went, and which came
    Text { entry: Entry, went: String, came: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Kept(Option<Box<Kept>>),
    Text {
        /// which text of the entry
        place: usize,
        at: usize,
        /// how many octets stand there now
        added: usize,
        /// what stood there before
        removed: String,
    },
}

/// The steps of every question of a visit.
#[derive(Clone, Debug, Default)]
pub struct Undos(Vec<(Spot, Undo)>);

#[derive(Clone, Debug, Default)]
struct Undo {
    back: VecDeque<Step>,
    forth: Vec<Step>,
    /// when it was changed last
    last: f64,
    /// the last step may still grow
    is_open: bool,
}

impl Undos {
    /// Looks at an edit that is about to be done. `now` is time passed, in milliseconds. True where what
    /// can be taken back, or put back again, is not what could be before.
    pub fn see(&mut self, edit: &Edit, folder: &Folder, now: f64) -> bool {
        match edit {
            Edit::Set { spot, entry, .. } => {
                let before = self.can(spot);
                self.of(spot).typed(folder, spot, entry, now);
                before != self.can(spot)
            }
            Edit::Reuse { spot, .. } | Edit::PutBack { spot, .. } | Edit::TakeUp { spot, .. } => {
                let before = self.can(spot);
                let kept = folder.kept(spot).cloned().map(Box::new);
                self.of(spot).push(Step::Kept(kept), now, false);
                before != self.can(spot)
            }
            // nobody takes back what somebody else took out, and nothing of another state
            Edit::Arrive(_) | Edit::Restore(_) => {
                self.clear();
                true
            }
            Edit::Keep { .. }
            | Edit::Decline { .. }
            | Edit::Offer { .. }
            | Edit::Skip { .. }
            | Edit::Whose { .. }
            | Edit::Note { .. }
            | Edit::Share { .. }
            | Edit::Finish { .. }
            | Edit::Length { .. }
            | Edit::Visit { .. }
            | Edit::Exported(_)
            | Edit::Receive(_)
            | Edit::TakeOut { .. }
            | Edit::Copied
            | Edit::ShowName(_) => false,
        }
    }

    /// Whether there is something to take back, and something to put back again.
    pub fn can(&self, spot: &Spot) -> (bool, bool) {
        let found = self.0.iter().find(|(one, _)| one == spot);
        found.map_or((false, false), |(_, undo)| (!undo.back.is_empty(), !undo.forth.is_empty()))
    }

    /// One step back, or forth again.
    pub fn turn(&mut self, spot: &Spot, way: Way, folder: &Folder) -> Option<Turned> {
        let undo = self.of(spot);
        undo.is_open = false;
        let step = match way {
            Way::Back => undo.back.pop_back(),
            Way::Forth => undo.forth.pop(),
        };
        let Some((turned, again)) = step?.turn(folder.kept(spot)) else {
            *undo = Undo::default();
            return None;
        };
        match way {
            Way::Back => undo.forth.push(again),
            Way::Forth => undo.back.push_back(again),
        }
        Some(turned)
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn of(&mut self, spot: &Spot) -> &mut Undo {
        let found = self.0.iter().position(|(one, _)| one == spot);
        let n = found.unwrap_or_else(|| {
            self.0.push((spot.clone(), Undo::default()));
            self.0.len() - 1
        });
        &mut self.0[n].1
    }
}

impl Undo {
    fn typed(&mut self, folder: &Folder, spot: &Spot, after: &Entry, now: f64) {
        let kept = folder.kept(spot);
        let writer = folder.writer().map(|one| &one.id);
        let before = kept.and_then(|kept| kept.entry.as_ref());
        if before == Some(after) {
            return;
        }
        // over another person's words, or where none stood, more changes than letters
        let is_own = kept.is_some_and(|kept| Some(&kept.by) == writer && kept.skip.is_none());
        let typed = before.filter(|_| is_own).and_then(|before| change(before, after));
        let Some(typed) = typed else {
            // the letters that follow the first one belong to it
            let begins = before.is_none_or(Entry::is_empty);
            let is_open = begins || before.and_then(|before| change(before, after)).is_some();
            return self.push(Step::Kept(kept.cloned().map(Box::new)), now, is_open);
        };
        let goes_on = self.is_open && now - self.last <= PAUSE && typed.is_one_letter();
        if goes_on && self.back.back_mut().is_some_and(|step| step.grow(&typed)) {
            self.last = now;
            self.forth.clear();
            return;
        }
        let is_open = typed.is_one_letter();
        let Change { place, at, added, removed, .. } = typed;
        self.push(Step::Text { place, at, added: added.len(), removed: removed.to_owned() }, now, is_open);
    }

    fn push(&mut self, step: Step, now: f64, is_open: bool) {
        if self.back.len() == MOST {
            self.back.pop_front();
        }
        self.back.push_back(step);
        self.forth.clear();
        (self.last, self.is_open) = (now, is_open);
    }
}

impl Step {
    /// Takes one letter more into the step, where it belongs to the same word.
    fn grow(&mut self, typed: &Change<'_>) -> bool {
        let Step::Text { place, at, added, removed } = self else { return !typed.begins_word };
        if *place != typed.place {
            return false;
        }
        let adds = typed.removed.is_empty() && removed.is_empty();
        let takes = typed.added.is_empty() && *added == 0;
        if adds && typed.at == *at + *added && !typed.begins_word {
            *added += typed.added.len();
        } else if takes && typed.at + typed.removed.len() == *at {
            removed.insert_str(0, typed.removed);
            *at = typed.at;
        } else if takes && typed.at == *at {
            removed.push_str(typed.removed);
        } else {
            return false;
        }
        true
    }

    /// What to put in the place of what is there now, and the step that leads here again.
    fn turn(self, now: Option<&Kept>) -> Option<(Turned, Step)> {
        match self {
            Step::Kept(before) => Some((Turned::Kept(before), Step::Kept(now.cloned().map(Box::new)))),
            Step::Text { place, at, added, removed } => {
                let mut entry = now?.entry.clone()?;
                let text = text_mut(&mut entry, place)?;
                let went = text.get(at..at + added)?.to_owned();
                text.replace_range(at..at + added, &removed);
                let again = Step::Text { place, at, added: removed.len(), removed: went.clone() };
                Some((Turned::Text { entry, went, came: removed }, again))
            }
        }
    }
}
