//! Pictures that Word can draw, each once, with their sizes on the page.

use tell_it_once_core::{
    bundle::image::Image,
    document::{Block, Document, Picture},
    question::media::Format,
};

use crate::{
    Pictures,
    names::PICTURE,
    xml::{Element, element},
};

/// English Metric Units, as Word measures pictures: of a pixel, and of the room on a page.
const PIXEL: u64 = 9525;
const WIDEST: u64 = 12 * 360_000;
const HIGHEST: u64 = 10 * 360_000;

/// The pictures of a document, in the order in which they come.
pub(crate) struct Drawn<'a>(Vec<One<'a>>);

pub(crate) struct One<'a> {
    sha256: &'a str,
    pub(crate) octets: &'a [u8],
    pub(crate) ending: &'static str,
    width: u64,
    height: u64,
}

impl<'a> Drawn<'a> {
    pub(crate) fn of(document: &'a Document, pictures: &Pictures<'a>) -> Drawn<'a> {
        let mut drawn: Vec<One<'a>> = Vec::new();
        for block in &document.blocks {
            let Block::Picture(picture) = block else { continue };
            let is_known = drawn.iter().any(|one| one.sha256 == picture.sha256);
            let octets = pictures.get(&picture.sha256).filter(|_| !is_known);
            drawn.extend(octets.and_then(|octets| One::of(&picture.sha256, octets)));
        }
        Drawn(drawn)
    }

    /// With their numbers, counted from 1.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, &One<'a>)> {
        (1..).zip(&self.0)
    }

    /// The picture in the line of a text, where it can be drawn. `place` is a number of its own for
    /// each place where a picture stands.
    pub(crate) fn inline(&self, picture: &Picture, place: usize) -> Option<Element> {
        let (number, one) = self.numbered().find(|(_, one)| one.sha256 == picture.sha256)?;
        Some(element("w:drawing").holding([one.inline(number, place, &picture.alt)]))
    }
}

impl<'a> One<'a> {
    /// `None` for what Word, or this program, would not draw.
    fn of(sha256: &'a str, octets: &'a [u8]) -> Option<One<'a>> {
        let image = Image::read(octets)?;
        let ending = match image.format {
            Format::Jpeg => "jpeg",
            Format::Png => "png",
            // only the newest Word draws it
            Format::Webp => return None,
        };
        let (width, height) = image.size?;
        let (width, height) = (u64::from(width) * PIXEL, u64::from(height) * PIXEL);
        if width == 0 || height == 0 || image.is_too_large() {
            return None;
        }
        let fits = |width: u64, height: u64| (width.max(1), height.max(1));
        let (width, height) =
            if width > WIDEST { fits(WIDEST, height * WIDEST / width) } else { (width, height) };
        let (width, height) =
            if height > HIGHEST { fits(width * HIGHEST / height, HIGHEST) } else { (width, height) };
        Some(One { sha256, octets, ending, width, height })
    }

    fn inline(&self, number: usize, place: usize, alt: &str) -> Element {
        let name = format!("Picture {place}");
        let alt = alt.replace('\n', " ");
        let (width, height) = (self.width.to_string(), self.height.to_string());
        let extent = |name| element(name).with("cx", width.clone()).with("cy", height.clone());
        let shape = element("pic:spPr").holding([
            element("a:xfrm").holding([element("a:off").with("x", "0").with("y", "0"), extent("a:ext")]),
            element("a:prstGeom").with("prst", "rect").holding([element("a:avLst")]),
        ]);
        let fill = element("pic:blipFill").holding([
            element("a:blip").with("r:embed", format!("picture{number}")),
            element("a:stretch").holding([element("a:fillRect")]),
        ]);
        let names = element("pic:nvPicPr").holding([
            element("pic:cNvPr")
                .with("id", place.to_string())
                .with("name", name.clone())
                .with("descr", alt.clone()),
            element("pic:cNvPicPr"),
        ]);
        let data = element("a:graphicData")
            .with("uri", PICTURE)
            .holding([element("pic:pic").holding([names, fill, shape])]);
        element("wp:inline").holding([
            extent("wp:extent"),
            element("wp:docPr").with("id", place.to_string()).with("name", name).with("descr", alt),
            element("a:graphic").holding([data]),
        ])
    }
}
