//! What the dates of the law and the letters name must be in the pack too.

use super::{Note, Pack};
use crate::{
    dates::{self, Dates},
    letters::{Letters, Part},
    question::Kind,
};

impl Pack<'_> {
    /// The days of the file of dates are told by questions that ask for a day.
    pub(super) fn check_dates(&self, dates: &Dates, note: Note<'_>) {
        for (n, clock) in dates.clocks.iter().enumerate() {
            for (m, told) in clock.told_by.iter().enumerate() {
                let at = format!("/clocks/{n}/told_by/{m}");
                let message = match self.find(&told.question) {
                    Some(asked) if asked.kind == Kind::Date => None,
                    Some(_) => Some(format!("\"{}\" is not a question of the kind \"date\"", told.question)),
                    None => self.nowhere(&told.question),
                };
                message.into_iter().for_each(|message| note(format!("{at}/question"), message));
                for message in told.when.iter().flat_map(|when| self.unmeetable(when)) {
                    note(format!("{at}/when"), message);
                }
            }
        }
    }

    /// Letters name questions and columns of the booklets, and days and rules of the dates.
    pub(super) fn check_letters(&self, letters: &Letters, dates: Option<&Dates>, note: Note<'_>) {
        for (n, letter) in letters.0.iter().enumerate() {
            let at = format!("/letters/{n}");
            let said = letter.parts().filter_map(|part| match part {
                Part::Said(said) => Some(said),
                Part::Words(_) => None,
            });
            for said in said {
                let Some(id) = &said.question else { continue };
                self.nowhere(id).into_iter().for_each(|message| note(at.clone(), message));
                let columns = match self.find(id).map(|asked| &asked.kind) {
                    Some(Kind::Rows(rows)) => rows.columns.iter().map(|column| &column.id).collect(),
                    _ => Vec::new(),
                };
                for (column, _) in said.labels.iter().filter(|(column, _)| !columns.contains(&column)) {
                    if self.find(id).is_some() {
                        note(at.clone(), format!("\"{id}\" has no column \"{column}\""));
                    }
                }
            }
            let Some(dates) = dates else { continue };
            let (clocks, rules) = letter.names();
            for clock in clocks.into_iter().filter(|id| dates.clock(id).is_none()) {
                note(at.clone(), format!("there is no day \"{clock}\" in {}", dates::PATH));
            }
            for rule in rules.into_iter().filter(|id| dates.rules().all(|rule| rule.id != **id)) {
                note(at.clone(), format!("there is no rule \"{rule}\" in {}", dates::PATH));
            }
        }
    }
}
