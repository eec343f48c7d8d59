//! A document as a Word file (.docx) and a sheet as a workbook (.xlsx, ECMA-376), in octets. Pure: the time and the pictures are
//! arguments, and the same arguments give the same octets.
//!
//! Real headings, lists, table headers and languages, so that Word's own tools work on it: its
//! navigation, its styles, its reader for people who do not see. Words are only ever text: nothing
//! that somebody wrote can become markup, a field or a link.

mod body;
mod names;
mod package;
mod parts;
mod pictures;
mod run;
mod sheet;
mod styles;
mod table;
mod xml;

use std::collections::BTreeMap;

use tell_it_once_core::{bundle::moment::Moment, document::Document};

pub use sheet::xlsx;

/// The octets of pictures, by their digests.
pub type Pictures<'a> = BTreeMap<String, &'a [u8]>;

/// The Word file. `made_at` is the time that the file says it was made.
pub fn docx(document: &Document, pictures: &Pictures<'_>, made_at: Moment) -> Vec<u8> {
    let pictures = pictures::Drawn::of(document, pictures);
    let body = body::body(document, &pictures);
    package::zipped(&parts::parts(document, &body, &pictures, made_at))
}
