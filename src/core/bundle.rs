//! The file that a family hands over: signed parts in a signed whole, as the bundle format says.
//!
//! Reading order: `key` and `jws` say what a signature is; `payload` and `statement` what is
//! signed; `sign` makes a file, `open` is the only way into one. Sealing, countersignatures,
//! merging and the ledger have their place here too; `sealed` and `warning` know their names.

mod attachments;
mod budget;
mod caution;
pub(crate) mod jwe;
mod jws;
mod open;
mod report;
mod sealed;

pub mod b64;
pub mod declaration;
pub mod digest;
pub mod hidden;
pub mod image;
pub mod key;
pub mod moment;
pub mod names;
pub mod payload;
pub mod receipt;
pub mod refusal;
pub mod sign;
pub mod statement;
pub mod verdict;
pub mod warning;
pub mod words;

pub use attachments::{MAX_BYTES as MAX_PICTURE_BYTES, MAX_TOTAL_BYTES as MAX_PICTURES_BYTES};
pub use jwe::Fresh;
pub use open::{Expectations, open, sid_of_statement};
pub use refusal::Refusal;
pub use report::report_unreadable;
pub use verdict::Verdict;
