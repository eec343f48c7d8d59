//! WebP (RFC 9649): a RIFF file of chunks, each with its name and length.

use super::Image;
use crate::question::media::Format;

const HEADER: usize = 12;
const DRAWING: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"];

pub(super) fn read(octets: &[u8]) -> Option<Image> {
    let end = (le32(octets, 4)? as usize).checked_add(8).filter(|end| *end <= octets.len())?;
    let start = 0..HEADER;
    let mut kept = vec![start];
    let mut size: Option<(u32, u32)> = None;
    let mut at = HEADER;
    while at < end {
        let name = octets.get(at..at + 4)?;
        let length = le32(octets, at + 4)? as usize;
        let next = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let body = octets.get(at + 8..next - length % 2)?;
        if next > end {
            return None;
        }
        if let Some((width, height)) = size_in(name, body) {
            let (wide, high) = size.unwrap_or_default();
            size = Some((wide.max(width), high.max(height)));
        }
        if DRAWING.iter().any(|known| *known == name) {
            kept.push(at..next);
        }
        at = next;
    }
    size.map(|size| Image { format: Format::Webp, size: Some(size), kept, length: octets.len() })
}

fn size_in(name: &[u8], body: &[u8]) -> Option<(u32, u32)> {
    match name {
        b"VP8X" => Some((le24(body, 4)? + 1, le24(body, 7)? + 1)),
        b"VP8 " => Some((le16(body, 6)? & 0x3FFF, le16(body, 8)? & 0x3FFF)),
        b"VP8L" => {
            let bits = le32(body, 1)?;
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        _ => None,
    }
}

/// Makes the header true again after blocks were left out: the length, and the two flags that
/// promise EXIF and XMP.
pub(super) fn mend(mut octets: Vec<u8>) -> Vec<u8> {
    let length = u32::try_from(octets.len() - 8).unwrap_or(u32::MAX);
    octets[4..8].copy_from_slice(&length.to_le_bytes());
    if octets.get(HEADER..HEADER + 4) == Some(b"VP8X")
        && let Some(flags) = octets.get_mut(HEADER + 8)
    {
        *flags &= !0x0C;
    }
    octets
}

fn le16(octets: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_le_bytes(octets.get(at..at + 2)?.try_into().ok()?)))
}

fn le24(octets: &[u8], at: usize) -> Option<u32> {
    let three = octets.get(at..at + 3)?;
    Some(u32::from(three[0]) | u32::from(three[1]) << 8 | u32::from(three[2]) << 16)
}

fn le32(octets: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(octets.get(at..at + 4)?.try_into().ok()?))
}
