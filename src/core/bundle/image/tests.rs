//! Pictures made by hand: small, whole, broken, and with more in them than a picture.

use super::*;

fn jpeg(blocks: &[&[u8]]) -> Vec<u8> {
    let frame: &[u8] = &[0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 0x11, 0, 0];
    let scan: &[u8] = &[0xFF, 0xDA, 0, 2, 1, 0xFF, 0, 0xFF, 0xD0, 7];
    [&[0xFF, 0xD8][..], &blocks.concat(), frame, scan, &[0xFF, 0xD9]].concat()
}

fn png(blocks: &[&[u8]]) -> Vec<u8> {
    let header = chunk(b"IHDR", &[0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
    [png::SIGNATURE, &header, &blocks.concat(), &chunk(b"IDAT", b"xx"), &chunk(b"IEND", b"")].concat()
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(body.len() as u32).to_be_bytes(), &name[..], body, &[0; 4]].concat()
}

fn webp(blocks: &[&[u8]]) -> Vec<u8> {
    let body = [b"WEBP", &blocks.concat()[..]].concat();
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

fn riff(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let padding = vec![0; body.len() % 2];
    [&name[..], &(body.len() as u32).to_le_bytes(), body, &padding].concat()
}

#[track_caller]
fn check(with_more: &[u8], plain: &[u8], format: Format) {
    let image = Image::read(plain).expect("it is a picture");
    assert_eq!((image.format, image.size), (format, Some((3, 2))));
    assert!(!image.has_more_than_a_picture());
    assert_eq!(image.plain(plain), plain);
    let image = Image::read(with_more).expect("it is a picture");
    assert!(image.has_more_than_a_picture());
    assert_eq!(image.plain(with_more), plain);
    for length in 0..plain.len() {
        assert_eq!(Image::read(&plain[..length]), None, "cut at {length}");
    }
}

#[test]
fn only_the_picture_is_kept() {
    let exif = b"\xFF\xE1\x00\x08Exif\0\0";
    let comment = b"\xFF\xFE\x00\x05abc";
    check(&[jpeg(&[exif, comment]), b"more".to_vec()].concat(), &jpeg(&[]), Format::Jpeg);
    check(&png(&[&chunk(b"eXIf", b"gps"), &chunk(b"tEXt", b"a")]), &png(&[]), Format::Png);
    check(&[png(&[]), b"more".to_vec()].concat(), &png(&[]), Format::Png);
    let picture = riff(b"VP8L", &[0x2F, 2, 0x40, 0, 0]);
    check(&webp(&[&picture, &riff(b"EXIF", b"gps")]), &webp(&[&picture]), Format::Webp);
    let (flags, no_flags) = ([0x0C, 0, 0, 0, 2, 0, 0, 1, 0, 0], [0, 0, 0, 0, 2, 0, 0, 1, 0, 0]);
    let with_more = webp(&[&riff(b"VP8X", &flags), &picture, &riff(b"XMP ", b"me")]);
    check(&with_more, &webp(&[&riff(b"VP8X", &no_flags), &picture]), Format::Webp);
}

#[test]
fn what_is_no_picture_is_refused() {
    for octets in [&b""[..], b"<svg/>", b"GIF89a", b"\xFF\xD8\xFFxyz", b"\x89PNG\r\n\x1A\n", b"RIFF"] {
        assert_eq!(Image::read(octets), None);
    }
}

#[test]
fn a_bomb_is_seen_before_it_is_decoded() {
    let header = chunk(b"IHDR", &[0, 0, 0x60, 0, 0, 0, 0x60, 0, 8, 0, 0, 0, 0]);
    let octets = [png::SIGNATURE, &header, &chunk(b"IEND", b"")].concat();
    assert!(Image::read(&octets).is_some_and(|image| image.is_too_large()));
}
