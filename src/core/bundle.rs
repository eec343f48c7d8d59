//! The file that a family hands over: signed parts in a signed whole, as the bundle format says.
//!
//! Reading order: `key` and `jws` say what a signature is; `payload` and `statement` what is
//! signed; `sign` makes a file, `sealed` closes one for a council, `open` is the only way into one.
//! `ledger` is what an office remembers of the files it received, `merge` what they say together.
//! `invitation` and `contribution` are for people who write their part on a device of their own.

mod attachments;
mod budget;
mod caution;
mod contribution;
mod countersign;
mod invitation;
pub(crate) mod jwe;
mod jws;
pub(crate) mod open;
mod report;
mod sent;

pub mod b64;
pub mod council_key;
pub mod declaration;
pub mod digest;
pub mod hidden;
pub mod image;
pub mod key;
pub mod ledger;
pub mod merge;
pub mod moment;
pub mod names;
pub mod payload;
pub mod receipt;
pub mod refusal;
pub mod sealed;
pub mod sign;
pub mod statement;
pub mod verdict;
pub mod warning;
pub mod words;

pub use attachments::{MAX_BYTES as MAX_PICTURE_BYTES, MAX_TOTAL_BYTES as MAX_PICTURES_BYTES};
pub use contribution::{Contributed, open_contribution, write_contribution};
pub use council_key::Keys;
pub use countersign::{Countersignature, Meaning, Target};
pub use invitation::{Invitation, open_invitation};
pub use jwe::Fresh;
pub use open::{Expectations, OpenCase, Opened, open, open_file, sid_of_statement};
pub use refusal::Refusal;
pub use report::report_unreadable;
pub use sent::{NotSent, Sent, open_sent};
pub use verdict::Verdict;
