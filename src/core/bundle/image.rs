//! What a picture file is, how large it will be when drawn, and what it holds besides the picture.
//!
//! Nothing is decoded here. A file is walked once, block by block; only the blocks that a picture
//! needs are kept for display, so that no place, time, owner or hidden thumbnail is shown on.

use std::ops::Range;

use crate::question::media::Format;

mod jpeg;
mod png;
mod webp;

/// More than this many pixels are not drawn, whatever the size of the file.
pub const MAX_PIXELS: u64 = 40_000_000;

/// The plan of a picture file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    pub format: Format,
    /// as far as the file says
    pub size: Option<(u32, u32)>,
    /// the parts that draw the picture
    kept: Vec<Range<usize>>,
    length: usize,
}

impl Image {
    /// `None` for a file in none of the formats that travel, or a damaged one.
    pub fn read(octets: &[u8]) -> Option<Image> {
        match Format::sniff(octets)? {
            Format::Jpeg => jpeg::read(octets),
            Format::Png => png::read(octets),
            Format::Webp => webp::read(octets),
        }
    }

    pub fn is_too_large(&self) -> bool {
        self.size.is_some_and(|(width, height)| u64::from(width) * u64::from(height) > MAX_PIXELS)
    }

    /// Whether the file says more than the picture shows: where and when it was taken, by whom.
    pub fn has_more_than_a_picture(&self) -> bool {
        self.kept.iter().map(Range::len).sum::<usize>() != self.length
    }

    /// The file without what a picture does not need.
    pub fn plain(&self, octets: &[u8]) -> Vec<u8> {
        let kept = self.kept.iter().flat_map(|range| &octets[range.clone()]).copied().collect();
        match self.format {
            Format::Jpeg | Format::Png => kept,
            Format::Webp => webp::mend(kept),
        }
    }
}

fn be16(octets: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_be_bytes(octets.get(at..at + 2)?.try_into().ok()?)))
}

#[cfg(test)]
mod tests;
