//! What a setting has for a place before a council adds money: the council's own amounts, or those
//! that have stood in England since 2013.

use crate::{
    council::Council,
    json::{At, Shape},
    question::{money::Pence, number::Number},
};

use super::{Basis, Share};

/// The amounts that a map is counted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Funding {
    /// for every pupil (element 1)
    pub place: Pence,
    /// the first part of extra support (element 2)
    pub support: Pence,
    /// the weeks of a year where nobody says
    pub weeks: Number,
}

impl Default for Funding {
    fn default() -> Funding {
        let weeks = Number { digits: 38, after_point: 0 };
        Funding { place: Pence(400_000), support: Pence(600_000), weeks }
    }
}

impl Funding {
    /// What the council's file says, and the usual where it says nothing that can be read.
    pub fn of(council: &Council) -> Funding {
        let shape = Shape::default();
        let read = council.funding.as_ref().and_then(|value| Funding::read(&shape.root(value)));
        read.unwrap_or_default()
    }

    /// Whole pounds, and weeks of 1 to 52.
    pub(crate) fn read(at: &At<'_>) -> Option<Funding> {
        let fields = at.fields()?;
        let pounds = |name| {
            let pounds: u32 = fields.need(name)?.count()?;
            Some(Pence(u64::from(pounds) * 100))
        };
        let (place, support) = (pounds("place_pounds"), pounds("support_pounds"));
        let weeks = fields.need("weeks").and_then(|at| {
            let weeks: u8 = at.count()?;
            if !(1..=52).contains(&weeks) {
                at.refuse("must be 1 to 52");
                return None;
            }
            Some(Number { digits: u64::from(weeks), after_point: 0 })
        });
        Some(Funding { place: place?, support: support?, weeks: weeks? })
    }

    /// What the setting pays first.
    pub fn threshold(&self, basis: Basis) -> Pence {
        match basis {
            Basis::Extra => self.support,
            // whole pounds of 32 bits each: no sum of two is too large
            Basis::Whole => Pence(self.place.0.saturating_add(self.support.0)),
        }
    }

    /// Who pays what of a total cost.
    pub fn share(&self, basis: Basis, total: Pence) -> Share {
        let threshold = self.threshold(basis);
        let setting = Pence(total.0.min(threshold.0));
        Share { basis, threshold, setting, top_up: Pence(total.0 - setting.0) }
    }
}
