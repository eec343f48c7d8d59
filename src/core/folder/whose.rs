//! Whose words an answer is in, and which answer it was taken from.

use super::{Kept, Spot};
use crate::{digest::sha256_base64url, entry::Entry};

/// Whose words an answer is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    Own,
    Helped,
    ForThem,
    Observed,
}

impl Whose {
    pub const NAMES: [(&'static str, Whose); 4] = [
        ("own", Whose::Own),
        ("helped", Whose::Helped),
        ("for_them", Whose::ForThem),
        ("observed", Whose::Observed),
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Whose::Own => "own",
            Whose::Helped => "helped",
            Whose::ForThem => "for_them",
            Whose::Observed => "observed",
        }
    }
}

/// Where an accepted suggestion came from, and what was said there at that time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub spot: Spot,
    /// of the entry that was taken, base64url: tells later whether it has changed since
    pub digest: String,
}

impl Taken {
    /// The answer at that place, as it is now.
    pub fn of(spot: Spot, entry: &Entry) -> Taken {
        Taken { spot, digest: sha256_base64url(entry.to_value().to_canonical().as_bytes()) }
    }

    /// Whose words it is in when somebody else takes it over for the one whose view it is. `source`
    /// is where it came from.
    pub(super) fn whose(&self, to: &Spot, source: Option<&Kept>) -> Whose {
        if self.spot.contributor != to.contributor {
            // another person's words are no more than what somebody thinks of this one
            return Whose::ForThem;
        }
        match source.and_then(|kept| kept.whose) {
            Some(Whose::Own) | None => Whose::Helped,
            Some(whose @ (Whose::Helped | Whose::ForThem | Whose::Observed)) => whose,
        }
    }
}
