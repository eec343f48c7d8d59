//! What somebody sent to a family, or a family to somebody: which of the two it is, by what is in it.

use super::{
    contribution::{self, Contributed, open_contribution},
    invitation::{self, Invitation, open_invitation},
    refusal::{Code, Refusal},
};
use crate::backup::{self, WhyNot};

/// A file that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    Invitation(Invitation),
    Part(Box<Contributed>),
}

/// Why it is neither, in terms of what a person can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    TooLarge,
    /// made by a newer version of this program
    Newer,
    /// one of the two, and it was changed or damaged
    Altered,
    /// a copy to carry on with
    Copy,
    /// the signed or sealed file for the council
    ForCouncil,
    /// not a file of this program
    NotOurs,
}

pub fn open_sent(octets: &[u8]) -> Result<Sent, NotSent> {
    let is = |profile: &str| octets.windows(profile.len()).any(|part| part == profile.as_bytes());
    if is(invitation::PROFILE) {
        return open_invitation(octets).map(Sent::Invitation).map_err(why);
    }
    match open_contribution(octets) {
        Ok(part) => Ok(Sent::Part(Box::new(part))),
        Err(refusal) if is(contribution::PROFILE) => Err(why(refusal)),
        Err(_) => Err(other(octets)),
    }
}

fn why(refusal: Refusal) -> NotSent {
    let told = [(Code::Size, NotSent::TooLarge), (Code::Version, NotSent::Newer)];
    let found = told.into_iter().find(|(code, _)| *code == refusal.code);
    found.map_or(NotSent::Altered, |(_, why)| why)
}

fn other(octets: &[u8]) -> NotSent {
    match backup::look(octets) {
        Ok(_) | Err(WhyNot::Damaged { .. } | WhyNot::Passphrase | WhyNot::NotTried) => NotSent::Copy,
        Err(WhyNot::ForCouncil) => NotSent::ForCouncil,
        Err(WhyNot::TooLarge) => NotSent::TooLarge,
        Err(WhyNot::Newer) => NotSent::Newer,
        Err(WhyNot::NotOurs) => NotSent::NotOurs,
    }
}
