//! JPEG (ITU T.81): markers, each with its length, and scans of entropy-coded octets.

use super::{Image, be16};
use crate::question::media::Format;

pub(super) fn read(octets: &[u8]) -> Option<Image> {
    let start = 0..2;
    let mut kept = vec![start];
    let mut size = None;
    let mut at = 2;
    loop {
        // FF may be repeated before a marker
        let marker_at = at + octets.get(at..)?.iter().position(|&octet| octet != 0xFF)?;
        if marker_at == at {
            return None;
        }
        let marker = octets[marker_at];
        if marker == 0xD9 {
            kept.push(marker_at - 1..marker_at + 1);
            return Some(Image { format: Format::Jpeg, size, kept, length: octets.len() });
        }
        let length = be16(octets, marker_at + 1)? as usize;
        let mut end = marker_at + 1 + length;
        let body = octets.get(marker_at + 3..end)?;
        if is_frame(marker) {
            let height = be16(body, 1)?;
            // a height of nought is told later, by a marker of its own
            let height = if height == 0 { u32::from(u16::MAX) } else { height };
            size = Some((be16(body, 3)?, height));
        }
        if marker == 0xDA {
            end = end_of_scan(octets, end)?;
        }
        if draws(marker, body)? {
            kept.push(marker_at - 1..end);
        }
        at = end;
    }
}

fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
}

/// Whether a picture needs this block; `None` where it has no place in a picture.
fn draws(marker: u8, body: &[u8]) -> Option<bool> {
    match marker {
        0xE0 => Some(body.starts_with(b"JFIF\0")),
        0xE2 => Some(body.starts_with(b"ICC_PROFILE\0")),
        0xEE => Some(body.starts_with(b"Adobe")),
        0xE1..=0xEF | 0xFE => Some(false),
        0xC0..=0xCF | 0xDA..=0xDF => Some(true),
        _ => None,
    }
}

/// The next marker that is neither a restart nor an octet FF of the scan itself.
fn end_of_scan(octets: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += octets.get(at..)?.iter().position(|&octet| octet == 0xFF)?;
        match octets.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            _ => return Some(at),
        }
    }
}
