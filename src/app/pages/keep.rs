//! What is kept on this device: earlier versions, copies to carry on with, and taking all of it away.

pub(super) mod clear;
pub(super) mod copy;
pub(super) mod lock;
pub(super) mod not_mine;
pub(super) mod open_copy;
mod slips;
pub(crate) mod versions;
