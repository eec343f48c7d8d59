//! The parts that make one Word file, and what each says of the others.

use chrono::{SecondsFormat, Utc};
use tell_it_once_core::{bundle::moment::Moment, document::Document};

use crate::{
    body::{BULLETS, Body},
    names::{COMPATIBLE, DRAWING, ELEMENTS, INSTANCE, OFFICE, PACKAGE, PICTURE, PLACED, TERMS, WORD},
    package::Part,
    pictures::Drawn,
    styles::styles,
    xml::{Element, element, valued},
};

const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A part beside the body: its file, its kind in relations and its kind in types.
const BESIDE: [(&str, &str, &str); 5] = [
    ("styles.xml", "styles", "styles"),
    ("numbering.xml", "numbering", "numbering"),
    ("settings.xml", "settings", "settings"),
    ("header.xml", "header", "header"),
    ("footer.xml", "footer", "footer"),
];

pub(crate) fn parts(document: &Document, body: &Body, pictures: &Drawn<'_>, made_at: Moment) -> Vec<Part> {
    let part = |name: &str, root: Element| Part { name: name.to_owned(), octets: root.into_file() };
    let mut parts = vec![
        part("[Content_Types].xml", content_types()),
        part("_rels/.rels", relations_of_package()),
        part("docProps/core.xml", properties(document, made_at)),
        part("word/document.xml", text(body)),
        part("word/_rels/document.xml.rels", relations(pictures)),
        part("word/styles.xml", styles(&document.lang)),
        part("word/numbering.xml", numbering(body.numbered_lists)),
        part("word/settings.xml", settings(&document.lang)),
        part("word/header.xml", header(document)),
        part("word/footer.xml", footer(document)),
    ];
    parts.extend(pictures.numbered().map(|(number, one)| Part {
        name: format!("word/media/picture{number}.{}", one.ending),
        octets: one.octets.to_vec(),
    }));
    parts
}

fn content_types() -> Element {
    let default =
        |ending: &str, kind: &str| element("Default").with("Extension", ending).with("ContentType", kind);
    let of =
        |name: String, kind: String| element("Override").with("PartName", name).with("ContentType", kind);
    let beside = BESIDE.map(|(file, _, kind)| of(format!("/word/{file}"), format!("{WORD_TYPE}.{kind}+xml")));
    element("Types")
        .with("xmlns", format!("{PACKAGE}/content-types"))
        .holding([
            default("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            default("xml", "application/xml"),
            default("jpeg", "image/jpeg"),
            default("png", "image/png"),
            of("/word/document.xml".to_owned(), format!("{WORD_TYPE}.document.main+xml")),
            of(
                "/docProps/core.xml".to_owned(),
                "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            ),
        ])
        .holding(beside)
}

fn relation(id: &str, kind: String, target: String) -> Element {
    element("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

fn relations_of_package() -> Element {
    element("Relationships").with("xmlns", format!("{PACKAGE}/relationships")).holding([
        relation(
            "document",
            format!("{OFFICE}/relationships/officeDocument"),
            "word/document.xml".to_owned(),
        ),
        relation(
            "properties",
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml".to_owned(),
        ),
    ])
}

fn relations(pictures: &Drawn<'_>) -> Element {
    let beside = BESIDE
        .map(|(file, kind, _)| relation(kind, format!("{OFFICE}/relationships/{kind}"), file.to_owned()));
    let pictures = pictures.numbered().map(|(number, one)| {
        let target = format!("media/picture{number}.{}", one.ending);
        relation(&format!("picture{number}"), format!("{OFFICE}/relationships/image"), target)
    });
    element("Relationships")
        .with("xmlns", format!("{PACKAGE}/relationships"))
        .holding(beside)
        .holding(pictures)
}

/// What can be seen of the file without opening it: nobody's name, and no author.
fn properties(document: &Document, made_at: Moment) -> Element {
    let time = made_at.at().with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true);
    let timed = |name| element(name).with("xsi:type", "dcterms:W3CDTF").text(&time);
    element("cp:coreProperties")
        .with("xmlns:cp", format!("{PACKAGE}/metadata/core-properties"))
        .with("xmlns:dc", ELEMENTS)
        .with("xmlns:dcterms", TERMS)
        .with("xmlns:xsi", INSTANCE)
        .holding([
            element("dc:title").text(&document.name),
            element("dc:language").text(&document.lang),
            timed("dcterms:created"),
            timed("dcterms:modified"),
        ])
}

fn text(body: &Body) -> Element {
    let edges = ["w:top", "w:right", "w:bottom", "w:left"];
    let margins = edges.into_iter().fold(element("w:pgMar"), |margins, edge| margins.with(edge, "1134"));
    let margins = margins.with("w:header", "567").with("w:footer", "567").with("w:gutter", "0");
    let a4 = element("w:pgSz").with("w:w", "11906").with("w:h", "16838");
    let every_page = |name, id: &str| element(name).with("w:type", "default").with("r:id", id);
    let page = element("w:sectPr").holding([
        every_page("w:headerReference", "header"),
        every_page("w:footerReference", "footer"),
        a4,
        margins,
    ]);
    element("w:document")
        .with("xmlns:w", WORD)
        .with("xmlns:r", format!("{OFFICE}/relationships"))
        .with("xmlns:wp", PLACED)
        .with("xmlns:a", DRAWING)
        .with("xmlns:pic", PICTURE)
        .holding([element("w:body").holding(body.blocks.clone()).holding([page])])
}

/// One kind of bullet and one kind of counting; each list that counts begins anew.
fn numbering(counted: usize) -> Element {
    let kind = |id: &str, format: &str, text: &str| {
        let room = element("w:ind").with("w:left", "567").with("w:hanging", "283");
        let level = element("w:lvl").with("w:ilvl", "0").holding([
            valued("w:start", "1"),
            valued("w:numFmt", format),
            valued("w:lvlText", text),
            valued("w:lvlJc", "left"),
            element("w:pPr").holding([room]),
        ]);
        element("w:abstractNum")
            .with("w:abstractNumId", id)
            .holding([valued("w:multiLevelType", "singleLevel"), level])
    };
    let list = |number: usize, kind: &str| {
        element("w:num").with("w:numId", number.to_string()).holding([valued("w:abstractNumId", kind)])
    };
    let counted = (1..=counted).map(|n| {
        let first = element("w:lvlOverride").with("w:ilvl", "0").holding([valued("w:startOverride", "1")]);
        list(BULLETS + n, "1").holding([first])
    });
    element("w:numbering")
        .with("xmlns:w", WORD)
        .holding([kind("0", "bullet", "•"), kind("1", "decimal", "%1."), list(BULLETS, "0")])
        .holding(counted)
}

fn settings(lang: &str) -> Element {
    let of_word = |name: &str, value: &str| {
        element("w:compatSetting").with("w:name", name).with("w:uri", COMPATIBLE).with("w:val", value)
    };
    element("w:settings").with("xmlns:w", WORD).holding([
        element("w:compat").holding([of_word("compatibilityMode", "15")]),
        element("w:themeFontLang").with("w:val", lang),
    ])
}

fn header(document: &Document) -> Element {
    let marking = document.marking.iter().map(|marking| {
        let strong = element("w:rPr").holding([valued("w:rStyle", "Strong")]);
        element("w:r").holding([strong, element("w:t").text(marking)])
    });
    let properties = element("w:pPr").holding([valued("w:pStyle", "Header")]);
    element("w:hdr").with("xmlns:w", WORD).holding([element("w:p").holding([properties]).holding(marking)])
}

fn footer(document: &Document) -> Element {
    let words =
        |words: &str| element("w:r").holding([element("w:t").with("xml:space", "preserve").text(words)]);
    let count = |field: &str| element("w:fldSimple").with("w:instr", field).holding([words("1")]);
    let properties = element("w:pPr").holding([valued("w:pStyle", "Footer"), valued("w:jc", "right")]);
    let name = words(&format!("{}: page ", document.name));
    let page = [properties, name, count("PAGE"), words(" of "), count("NUMPAGES")];
    element("w:ftr").with("xmlns:w", WORD).holding([element("w:p").holding(page)])
}
