//! Photos and drawings. The octets are kept apart, by their digest; here is only what names them.

use crate::{
    answer::{Answer, Reading},
    entry::Entry,
};

/// One picture of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// SHA-256 of the octets, base64url: where the picture is kept
    pub sha256: String,
    pub bytes: u32,
    pub format: Format,
    pub made: Made,
    /// what it shows, for people who cannot see it
    pub alt: String,
}

/// The picture formats that travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Jpeg,
    Png,
    Webp,
}

/// How a picture came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    Photo,
    Drawing,
}

impl Format {
    pub(crate) const NAMES: [(&'static str, Format); 3] =
        [("image/jpeg", Format::Jpeg), ("image/png", Format::Png), ("image/webp", Format::Webp)];

    pub fn media_type(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::Webp => "image/webp",
        }
    }

    /// What the first octets say, whatever the file is called.
    pub fn sniff(bytes: &[u8]) -> Option<Format> {
        if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Format::Jpeg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Format::Png)
        } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Format::Webp)
        } else {
            None
        }
    }
}

impl Made {
    pub(crate) const NAMES: [(&'static str, Made); 2] = [("photo", Made::Photo), ("drawing", Made::Drawing)];

    pub fn as_str(self) -> &'static str {
        match self {
            Made::Photo => "photo",
            Made::Drawing => "drawing",
        }
    }
}

pub fn read(pictures: &[Picture]) -> Reading {
    if pictures.is_empty() { Reading::nothing() } else { Reading::of(Answer::Media(pictures.to_vec())) }
}

impl Entry {
    /// Every picture that it names.
    pub fn pictures(&self) -> Vec<&Picture> {
        match self {
            Entry::Media(pictures) => pictures.iter().collect(),
            Entry::Signed(typed) => typed.mark.iter().collect(),
            Entry::Words(_)
            | Entry::List(_)
            | Entry::Picked(_)
            | Entry::Scale(_)
            | Entry::Sorted(_)
            | Entry::Rows(_)
            | Entry::Date(_)
            | Entry::Address(_)
            | Entry::Voice(_) => Vec::new(),
        }
    }

    /// The digests of everything that is kept apart from it: pictures and recordings.
    pub fn kept_apart(&self) -> impl Iterator<Item = &str> {
        let pictures = self.pictures().into_iter().map(|picture| picture.sha256.as_str());
        pictures.chain(self.voice().map(|typed| typed.note.sha256.as_str()))
    }
}
