//! PNG (RFC 2083 and its successors): chunks, each with its length and name.

use super::Image;
use crate::question::media::Format;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";

/// What draws the picture. All others are words, times, or someone's own.
const DRAWING: [&[u8; 4]; 15] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn read(octets: &[u8]) -> Option<Image> {
    let start = 0..SIGNATURE.len();
    let mut kept = vec![start];
    let mut size = None;
    let mut at = SIGNATURE.len();
    loop {
        let length = be32(octets, at)? as usize;
        let name = octets.get(at + 4..at + 8)?;
        let end = at.checked_add(length)?.checked_add(12)?;
        let body = octets.get(at + 8..end - 4)?;
        octets.get(..end)?;
        if (name == b"IHDR") != size.is_none() {
            return None; // the header comes first, and once
        }
        if name == b"IHDR" {
            size = Some((be32(body, 0)?, be32(body, 4)?));
        }
        if DRAWING.iter().any(|known| *known == name) {
            kept.push(at..end);
        }
        if name == b"IEND" {
            return Some(Image { format: Format::Png, size, kept, length: octets.len() });
        }
        at = end;
    }
}

fn be32(octets: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(octets.get(at..at + 4)?.try_into().ok()?))
}
