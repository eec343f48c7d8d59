//! The octets of pictures: how large they are, how small they are made, and what must not be in them.
//!
//! A photo says where and when it was taken, and by which device, in parts that no eye sees. What
//! is kept is a new picture without them; this looks once more and takes out what a browser put in.

pub mod crop;

use crate::question::media::Format;

/// A longer file is not opened.
pub const MOST_FILE: usize = 40 * 1024 * 1024;
/// More would need more memory than many phones give to a page.
pub const MOST_PIXELS: u64 = 40_000_000;
/// What one kept photo may need.
pub const MOST_KEPT: usize = 400 * 1024;
/// No side of a kept picture is longer.
pub const LONG_SIDE: u32 = 1600;

/// How a photo is written: from the best way down to the smallest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub long_side: u32,
    /// from 0 to 1
    pub quality: f64,
}

/// Each is tried until one gives at most `MOST_KEPT` octets. The last one is taken as it comes.
pub const STEPS: [Step; 6] = [
    Step { long_side: LONG_SIDE, quality: 0.85 },
    Step { long_side: LONG_SIDE, quality: 0.75 },
    Step { long_side: LONG_SIDE, quality: 0.6 },
    Step { long_side: 1280, quality: 0.6 },
    Step { long_side: 1024, quality: 0.6 },
    Step { long_side: 800, quality: 0.6 },
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    pub fn is_openable(self) -> bool {
        self.pixels() <= MOST_PIXELS
    }

    /// The same shape, with no side longer. A small picture stays as it is.
    pub fn within(self, long_side: u32) -> Size {
        let longest = self.width.max(self.height);
        if longest <= long_side {
            return self;
        }
        let scaled = |side: u32| {
            let scaled =
                (u64::from(side) * u64::from(long_side) + u64::from(longest) / 2) / u64::from(longest);
            u32::try_from(scaled).unwrap_or(long_side).max(1)
        };
        Size { width: scaled(self.width), height: scaled(self.height) }
    }
}

/// What a chosen file is, by its first octets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// every browser opens these
    Common(Format),
    Gif,
    /// HEIC and AVIF: some browsers open some of them
    Heif,
}

/// Why a chosen file does not become a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// the file has too many octets
    TooLong,
    /// the picture has too many pixels
    TooLarge,
    NoPicture,
    /// a kind that this browser cannot open, though others can
    Heif,
    /// damaged, or not what it says it is
    Unopenable,
}

impl Source {
    fn sniff(bytes: &[u8]) -> Option<Source> {
        if let Some(format) = Format::sniff(bytes) {
            return Some(Source::Common(format));
        }
        if bytes.starts_with(b"GIF8") {
            return Some(Source::Gif);
        }
        let brand = bytes.get(4..8).filter(|kind| *kind == b"ftyp").and_then(|_| bytes.get(8..12))?;
        let brands: [&[u8; 4]; 8] = [b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis"];
        brands.iter().any(|known| brand == *known).then_some(Source::Heif)
    }

    /// Whether these octets may be opened at all. Looked at before anything is opened, since a small
    /// file can say that it is a huge picture.
    pub fn look(bytes: &[u8]) -> Result<Source, Refused> {
        if bytes.len() > MOST_FILE {
            return Err(Refused::TooLong);
        }
        let source = Source::sniff(bytes).ok_or(Refused::NoPicture)?;
        let size = source.size(bytes).filter(|size| size.pixels() > 0).ok_or(source.unopenable())?;
        if size.is_openable() { Ok(source) } else { Err(Refused::TooLarge) }
    }

    /// What it means that the browser could not open it.
    pub fn unopenable(self) -> Refused {
        match self {
            Source::Common(_) | Source::Gif => Refused::Unopenable,
            Source::Heif => Refused::Heif,
        }
    }

    /// The size that the file claims.
    fn size(self, bytes: &[u8]) -> Option<Size> {
        match self {
            Source::Common(Format::Jpeg) => jpeg_size(bytes),
            Source::Common(Format::Png) => Some(Size { width: be32(bytes, 16)?, height: be32(bytes, 20)? }),
            Source::Common(Format::Webp) => webp_size(bytes),
            Source::Gif => Some(Size { width: le16(bytes, 6)?, height: le16(bytes, 8)? }),
            Source::Heif => heif_size(bytes),
        }
    }
}

/// The size that a kept picture says it has.
pub fn size(bytes: &[u8]) -> Option<Size> {
    Source::sniff(bytes)?.size(bytes)
}

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u32::from(u16::from_be_bytes(two)))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn le16(bytes: &[u8], at: usize) -> Option<u32> {
    let two: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u32::from(u16::from_le_bytes(two)))
}

fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    Some(le16(bytes, at)? | u32::from(*bytes.get(at.checked_add(2)?)?) << 16)
}

/// The largest of the sizes said inside: the others are small copies and tiles.
fn heif_size(bytes: &[u8]) -> Option<Size> {
    let named = bytes.windows(4).enumerate().filter(|(_, name)| *name == b"ispe");
    let sizes =
        named.filter_map(|(at, _)| Some(Size { width: be32(bytes, at + 8)?, height: be32(bytes, at + 12)? }));
    sizes.max_by_key(|size| size.pixels())
}

fn webp_size(bytes: &[u8]) -> Option<Size> {
    match bytes.get(12..16)? {
        b"VP8X" => Some(Size { width: le24(bytes, 24)? + 1, height: le24(bytes, 27)? + 1 }),
        b"VP8L" => {
            let (low, high) = (le16(bytes, 21)?, le16(bytes, 23)?);
            Some(Size { width: (low & 0x3FFF) + 1, height: ((low >> 14) | (high & 0xFFF) << 2) + 1 })
        }
        b"VP8 " => Some(Size { width: le16(bytes, 26)? & 0x3FFF, height: le16(bytes, 28)? & 0x3FFF }),
        _ => None,
    }
}

/// One part of a JPEG file: a marker and what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment<'a> {
    marker: u8,
    /// with the marker, and for a scan with all its octets
    bytes: &'a [u8],
}

const START: u8 = 0xD8;
const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// The parts in order, as far as they can be read. What stands after the end is none of them.
fn segments(bytes: &[u8]) -> impl Iterator<Item = Segment<'_>> {
    let mut rest = bytes;
    let mut over = false;
    std::iter::from_fn(move || {
        // a marker may be filled up with more of its first octet
        while rest.starts_with(&[0xFF, 0xFF]) {
            rest = &rest[1..];
        }
        let [0xFF, marker, ..] = *rest else { return None };
        if over {
            return None;
        }
        over = marker == END;
        let alone = marker == START || marker == END;
        let head = if alone { 2 } else { 2 + usize::try_from(be16(rest, 2)?).ok()? };
        let len = if marker == SCAN { head + scanned(rest.get(head..)?) } else { head };
        let (segment, after) = rest.split_at_checked(len)?;
        rest = after;
        Some(Segment { marker, bytes: segment })
    })
}

/// How many octets a scan has until the next marker of something else.
fn scanned(bytes: &[u8]) -> usize {
    let ends = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF);
    bytes.windows(2).position(ends).unwrap_or(bytes.len())
}

fn jpeg_size(bytes: &[u8]) -> Option<Size> {
    // SOF0 to SOF15, without the three that are tables
    let frame = |marker: u8| matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
    let frame = segments(bytes).find(|segment| frame(segment.marker))?;
    Some(Size { width: be16(frame.bytes, 7)?, height: be16(frame.bytes, 5)? })
}

/// What only shows the picture: no place, time, device, small copy, colour profile or remark.
/// APP0 says JFIF and APP14 how its colours are written; every other APPn and COM can say anything.
fn jpeg_shows(marker: u8) -> bool {
    !matches!(marker, 0xE1..=0xED | 0xEF | 0xFE)
}

/// The parts of a PNG that only show the picture.
const PNG_SHOWS: [&[u8; 4]; 7] = [b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"IDAT", b"IEND"];

/// The parts of a PNG file in order, up to its end.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let len = usize::try_from(be32(rest, 0)?).ok()?.checked_add(12)?;
        let (chunk, after) = rest.split_at_checked(len)?;
        rest = if &chunk[4..8] == b"IEND" { &[] } else { after };
        Some(chunk)
    })
}

/// Whether a JPEG or PNG file holds anything besides what shows the picture. Others are not looked into.
pub fn says_more(bytes: &[u8]) -> bool {
    bare(bytes).is_none_or(|bare| bare != bytes)
}

/// The same picture without anything that does not show it. Only JPEG and PNG, and only whole ones.
pub fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    match Format::sniff(bytes)? {
        Format::Jpeg => {
            let segments: Vec<Segment<'_>> = segments(bytes).collect();
            segments.last().filter(|last| last.marker == END)?;
            let shows = segments.iter().filter(|segment| jpeg_shows(segment.marker));
            Some(shows.flat_map(|segment| segment.bytes).copied().collect())
        }
        Format::Png => {
            let chunks: Vec<&[u8]> = chunks(bytes).collect();
            chunks.last().filter(|last| &last[4..8] == b"IEND")?;
            let shows = chunks.iter().filter(|chunk| PNG_SHOWS.iter().any(|name| chunk[4..8] == **name));
            Some(bytes[..8].iter().chain(shows.flat_map(|chunk| chunk.iter())).copied().collect())
        }
        Format::Webp => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
        let len = u16::try_from(data.len() + 2).expect("short").to_be_bytes();
        [&[0xFF, marker], &len[..], data].concat()
    }

    fn jpeg(extra: &[Vec<u8>]) -> Vec<u8> {
        let frame = segment(0xC0, &[8, 0x0B, 0xB8, 0x0F, 0xA0, 3]);
        let scan = [segment(SCAN, &[1, 2]), vec![1, 0xFF, 0, 2, 0xFF, 0xD0, 3]].concat();
        let tables = segment(0xC4, &[7]);
        let parts = [vec![0xFF, START], segment(0xE0, b"JFIF\0"), extra.concat(), frame, tables];
        [parts.concat(), scan.clone(), segment(0xC4, &[8]), scan, vec![0xFF, END]].concat()
    }

    fn png(extra: &[u8]) -> Vec<u8> {
        let chunk = |name: &[u8; 4], data: &[u8]| {
            [&u32::try_from(data.len()).expect("short").to_be_bytes()[..], name, data, b"crc!"].concat()
        };
        let head = [0, 0, 4, 0, 0, 0, 3, 0, 8, 6, 0, 0, 0];
        let parts = [chunk(b"IHDR", &head), extra.to_vec(), chunk(b"IDAT", b"xyz"), chunk(b"IEND", b"")];
        [&b"\x89PNG\r\n\x1a\n"[..], &parts.concat()].concat()
    }

    #[test]
    fn the_long_side_decides_and_small_pictures_stay() {
        let fitted = |width, height| {
            let Size { width, height } = Size { width, height }.within(1600);
            (width, height)
        };
        assert_eq!(fitted(4000, 3000), (1600, 1200));
        assert_eq!(fitted(3000, 4000), (1200, 1600));
        assert_eq!(fitted(1600, 1), (1600, 1));
        assert_eq!(fitted(640, 480), (640, 480));
        assert_eq!(fitted(60_000, 1), (1600, 1), "no side is nothing");
        assert_eq!(fitted(u32::MAX, u32::MAX), (1600, 1600));
    }

    #[test]
    fn every_step_is_smaller_than_the_one_before() {
        for pair in STEPS.windows(2) {
            let (before, after) = (pair[0], pair[1]);
            assert!(after.long_side <= before.long_side && after.quality <= before.quality);
            assert_ne!(before, after);
        }
    }

    #[test]
    fn a_jpeg_says_its_size_after_its_notes() {
        let notes = [segment(0xE1, b"Exif\0\0\xFF\xC0\0\x11"), segment(0xFE, b"hello")];
        let size = Source::sniff(&jpeg(&notes)).and_then(|source| source.size(&jpeg(&notes)));
        assert_eq!(size, Some(Size { width: 4000, height: 3000 }));
    }

    #[test]
    fn other_formats_say_their_size() {
        let size = |bytes: &[u8]| {
            let size = Source::sniff(bytes)?.size(bytes)?;
            Some((size.width, size.height))
        };
        assert_eq!(size(&png(&[])), Some((1024, 768)));
        assert_eq!(size(b"GIF89a\x20\x03\x58\x02"), Some((800, 600)));
        assert_eq!(size(b"RIFF....WEBPVP8X\x0A\0\0\0\0\0\0\0\x1F\x03\0\x57\x02\0"), Some((800, 600)));
        assert_eq!(size(b"RIFF....WEBPVP8 \0\0\0\0...\x9D\x01\x2A\x20\x03\x58\x02"), Some((800, 600)));
        let lossless = (799_u32 | 599 << 14).to_le_bytes();
        let lossless = [&b"RIFF....WEBPVP8L\0\0\0\0\x2F"[..], &lossless].concat();
        assert_eq!(size(&lossless), Some((800, 600)));
        let one =
            |side: u32| [&b"\0\0\0\x14ispe\0\0\0\0"[..], &side.to_be_bytes(), &side.to_be_bytes()].concat();
        let heic = [&b"\0\0\0\x18ftypheic\0\0\0\0"[..], &one(512), &one(4032), &one(320)].concat();
        assert_eq!(size(&heic), Some((4032, 4032)));
    }

    #[test]
    fn what_is_no_picture_is_not_opened() {
        let files: [&[u8]; 6] =
            [b"", b"Dear Sam,", b"<svg xmlns=", b"%PDF-1.7", b"\0\0\0\x18ftypmp42", b"PK\x03\x04"];
        assert!(files.iter().all(|file| Source::look(file) == Err(Refused::NoPicture)));
    }

    #[test]
    fn what_says_that_it_is_huge_or_nothing_is_not_opened() {
        let with_width = |width: u32| {
            let mut bytes = png(&[]);
            bytes[16..20].copy_from_slice(&width.to_be_bytes());
            bytes
        };
        assert_eq!(Source::look(&with_width(1024)), Ok(Source::Common(Format::Png)));
        assert_eq!(Source::look(&with_width(u32::MAX)), Err(Refused::TooLarge));
        assert_eq!(Source::look(&with_width(0)), Err(Refused::Unopenable));
        assert_eq!(Source::look(&png(&[])[..20]), Err(Refused::Unopenable));
        assert_eq!(Source::look(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(Refused::Heif));
        assert_eq!(Source::look(&vec![0xFF; MOST_FILE + 1]), Err(Refused::TooLong));
    }

    #[test]
    fn notes_of_a_jpeg_are_found_and_taken_out() {
        let plain = jpeg(&[]);
        assert!(!says_more(&plain));
        for marker in [0xE1, 0xE2, 0xED, 0xEF, 0xFE] {
            let noted = jpeg(&[segment(marker, b"Exif\0\0GPS 51.5")]);
            assert!(says_more(&noted), "{marker:X}");
            assert_eq!(bare(&noted), Some(plain.clone()), "{marker:X}");
        }
        assert_eq!(bare(&[plain.clone(), b"a second picture".to_vec()].concat()), Some(plain));
    }

    #[test]
    fn notes_between_scans_are_taken_out_too() {
        let plain = jpeg(&[]);
        let end = plain.len() - 2;
        let noted = [&plain[..end], &segment(0xE1, b"late"), &plain[end..]].concat();
        assert_eq!(bare(&noted), Some(plain));
    }

    #[test]
    fn notes_of_a_png_are_found_and_taken_out() {
        let plain = png(&[]);
        assert!(!says_more(&plain));
        let noted = png(b"\0\0\0\x03eXIfabccrc!\0\0\0\x02tEXthicrc!");
        assert!(says_more(&noted));
        assert_eq!(bare(&noted), Some(plain));
    }

    #[test]
    fn half_a_file_is_no_picture() {
        for whole in [jpeg(&[segment(0xE1, b"Exif")]), png(&[])] {
            for len in 0..whole.len() {
                assert_eq!(bare(&whole[..len]), None, "{len}");
            }
        }
    }
}
