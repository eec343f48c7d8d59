//! The Word file, read back by other readers: a ZIP, its XML, and what Word would make of it.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{Cursor, Read},
};

use roxmltree::{Document as Xml, Node};
use tell_it_once_core::{
    bundle::Verdict,
    casework::{Case, Layout},
    document::{Block, Document, Lang, Level, Marks, Picture, Run, Runs, Table},
};
use tell_it_once_office::{Pictures, docx};

use super::{
    casework::{golden, opened, pack},
    files::{hostile, many_kinds},
    forge::now,
    story::story,
};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Every part by its name.
fn parts(octets: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(octets)).expect("it is a ZIP");
    let count = zip.len();
    let read = |n: usize| {
        let mut part = zip.by_index(n).expect("a part");
        let mut octets = Vec::new();
        part.read_to_end(&mut octets).expect("it can be read");
        (part.name().expect("it is UTF-8").into_owned(), octets)
    };
    (0..count).map(read).collect()
}

/// What a person reads in the Word file of a document, paragraph by paragraph.
pub(crate) fn text_of(document: &Document) -> String {
    let parts = parts(&docx(document, &Pictures::default(), now()));
    let xml = Xml::parse(text(&parts, "word/document.xml")).expect("it is XML");
    let mut said = String::new();
    for node in xml.descendants() {
        match node.tag_name().name() {
            "t" => said.push_str(node.text().unwrap_or_default()),
            "p" | "br" => said.push('\n'),
            _ => {}
        }
    }
    said
}

fn text<'a>(parts: &'a BTreeMap<String, Vec<u8>>, name: &str) -> &'a str {
    std::str::from_utf8(parts.get(name).expect(name)).expect("it is UTF-8")
}

fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    let inside = node.descendants().find(|inside| inside.has_tag_name((WORD, name)))?;
    inside.attribute((WORD, "val")).or(Some(""))
}

/// What a person reads in a paragraph, with what Word knows of each run.
fn paragraph(node: Node<'_, '_>) -> String {
    let mut line = String::new();
    for run in node.children().filter(|child| child.has_tag_name((WORD, "r"))) {
        let marks = ["rStyle", "lang", "rtl", "noProof"];
        let marks = marks.iter().filter_map(|mark| value(run, mark).map(|of| format!("{mark}{of} ")));
        let marks: String = marks.collect();
        let mut said = String::new();
        for part in run.children() {
            match part.tag_name().name() {
                "t" => said.push_str(part.text().unwrap_or_default()),
                "br" => said.push('⏎'),
                "tab" => said.push('⇥'),
                "drawing" => {
                    let described = part.descendants().find_map(|inside| inside.attribute("descr"));
                    said.push_str(&format!("[picture: {}]", described.unwrap_or_default()));
                }
                _ => {}
            }
        }
        let _ = if marks.is_empty() {
            write!(line, "{said}")
        } else {
            write!(line, "⟨{}: {said}⟩", marks.trim_end())
        };
    }
    line
}

fn styled(node: Node<'_, '_>) -> String {
    let style = value(node, "pStyle").unwrap_or("-");
    let number = value(node, "numId").map(|number| format!(" list {number}")).unwrap_or_default();
    let turned = if value(node, "bidi").is_some() { " right-to-left" } else { "" };
    format!("{style}{number}{turned}: {}", paragraph(node))
}

/// The body, a line for each paragraph and row.
fn outline(document: &str) -> String {
    let xml = Xml::parse(document).expect("it is XML");
    let body = xml.root_element().first_element_child().expect("a body");
    let mut outline = String::new();
    for block in body.children().filter(Node::is_element) {
        if block.has_tag_name((WORD, "tbl")) {
            for row in block.children().filter(|row| row.has_tag_name((WORD, "tr"))) {
                let header = if value(row, "tblHeader").is_some() { "header" } else { "row" };
                let cells = row.children().filter(|cell| cell.has_tag_name((WORD, "tc")));
                let cells = cells.map(|cell| {
                    let inside = cell.children().filter(|inside| inside.has_tag_name((WORD, "p")));
                    inside.map(paragraph).collect::<Vec<_>>().join("¶")
                });
                outline.push_str(&format!("  {header} | {} |\n", cells.collect::<Vec<_>>().join(" | ")));
            }
        } else if block.has_tag_name((WORD, "p")) {
            outline.push_str(&styled(block));
            outline.push('\n');
        }
    }
    outline
}

fn word_of(verdict: &Verdict, layout: Layout) -> Vec<u8> {
    let pictures: Pictures<'_> =
        verdict.pictures().map(|(picture, octets)| (picture.sha256.to_string(), octets)).collect();
    docx(&Case::of(verdict, &pack()).document(layout), &pictures, now())
}

#[test]
fn headings_tables_and_whose_words_survive() {
    for (name, change) in [("story", story as fn(&mut super::forge::Forge)), ("hostile", hostile)] {
        let octets = word_of(&opened(change), Layout::Section);
        let parts = parts(&octets);
        golden(&format!("{name}.docx"), &outline(text(&parts, "word/document.xml")));
        for (name, octets) in &parts {
            let is_xml = name.ends_with(".xml") || name.ends_with(".rels");
            assert!(!is_xml || Xml::parse(std::str::from_utf8(octets).expect("UTF-8")).is_ok(), "{name}");
        }
    }
}

/// What the document says and what the Word file says, in the same order.
#[test]
fn word_says_what_the_document_says() {
    let verdict = opened(many_kinds);
    for (_, layout) in Layout::NAMES {
        let document = Case::of(&verdict, &[]).document(layout);
        let parts = parts(&docx(&document, &Pictures::new(), now()));
        let xml = Xml::parse(text(&parts, "word/document.xml")).expect("it is XML");
        let said: String = xml
            .descendants()
            .filter_map(|node| match node.tag_name().name() {
                "t" => node.text(),
                "br" if node.attribute((WORD, "type")).is_none() => Some("\n"),
                _ => None,
            })
            .collect();
        let mut expected = String::new();
        let mut say = |runs: &Runs| runs.iter().for_each(|run| expected.push_str(&run.text));
        for block in &document.blocks {
            match block {
                Block::Title(text) | Block::Heading(_, text) | Block::Paragraph(text) => say(text),
                Block::Note(_, lines) | Block::List(_, lines) => lines.iter().for_each(&mut say),
                Block::Table(table) => {
                    table.header.iter().chain(table.rows.iter().flatten()).for_each(&mut say);
                }
                Block::Picture(picture) => {
                    say(&vec![Run::plain(format!("[Picture that cannot be shown here: {}]", picture.alt))]);
                }
                Block::PageBreak => {}
            }
        }
        assert_eq!(said, expected);
    }
}

/// A picture of one grey dot, as a PNG.
const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc\xa8\x07\0\0\x81\0\x80\xb1\xf3\xc1s\0\0\0\0IEND\xaeB`\x82";

fn everything() -> Document {
    let picture = |sha256: &str| {
        Block::Picture(Picture { sha256: sha256.to_owned(), alt: "A \"dot\"\n<b>".to_owned() })
    };
    let list = |marks| Block::List(marks, vec![vec![Run::plain("one")], vec![Run::plain("two")]]);
    let cell = |text: &str| vec![Run::plain(text)];
    let table = Table { header: vec![cell("a"), cell("b")], rows: vec![vec![cell("1"), cell("2")]] };
    Document {
        name: "A <name> & more".to_owned(),
        lang: "en-GB".to_owned(),
        marking: Some("Secret".to_owned()),
        blocks: vec![
            Block::Title(cell("Title")),
            Block::Heading(Level::Second, cell("Heading")),
            list(Marks::Numbers),
            list(Marks::Bullets),
            list(Marks::Numbers),
            picture("dot"),
            picture("dot"),
            picture("gone"),
            Block::Paragraph(vec![
                Run::plain("Ben: ").in_lang(Lang::Unknown),
                Run::plain("آدم, a\tb").in_lang(Lang::Other("ar".to_owned())),
            ]),
            Block::Paragraph(vec![Run::plain("{ HYPERLINK \"http://a\" } \u{0} ")]),
            Block::Table(table.clone()),
            Block::Table(table),
        ],
    }
}

#[test]
fn every_kind_of_block_is_word_s_own() {
    let pictures = Pictures::from([("dot".to_owned(), DOT), ("gone".to_owned(), &b"nothing"[..])]);
    let octets = docx(&everything(), &pictures, now());
    assert_eq!(octets, docx(&everything(), &pictures, now()), "the same each time");
    let parts = parts(&octets);
    golden("everything.docx", &outline(text(&parts, "word/document.xml")));
    let media: Vec<_> = parts.keys().filter(|name| name.starts_with("word/media")).collect();
    assert_eq!(media, ["word/media/picture1.png"], "once, though it is shown twice");
    assert_eq!(parts["word/media/picture1.png"], DOT);
    let numbering = text(&parts, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:startOverride").count(), 2, "each list that counts begins with 1");
    assert!(!text(&parts, "word/document.xml").contains("fldChar"), "no field but ours");
}

/// What can be seen without opening the file.
#[test]
fn properties_name_the_document_and_nobody() {
    let octets = word_of(&opened(story), Layout::Person);
    let parts = parts(&octets);
    let properties = Xml::parse(text(&parts, "docProps/core.xml")).expect("it is XML");
    let found: Vec<_> = properties
        .root_element()
        .children()
        .map(|one| (one.tag_name().name(), one.text().unwrap_or_default()))
        .collect();
    let at = "2026-11-22T12:00:00Z";
    let expected =
        [("title", "Answers from a family’s file"), ("language", "en-GB"), ("created", at), ("modified", at)];
    assert_eq!(found, expected);
    // no name in anything but the text and its header
    for (name, octets) in &parts {
        let says_name = ["Sam", "Alex"].iter().any(|who| String::from_utf8_lossy(octets).contains(who));
        assert_eq!(says_name, name == "word/document.xml", "{name}");
    }
    let styles = text(&parts, "word/styles.xml");
    assert!(styles.contains(r#"<w:lang w:val="en-GB""#), "{styles}");
    assert!(text(&parts, "word/header.xml").contains("Confidential"));
    assert!(text(&parts, "word/footer.xml").contains(r#"w:instr="PAGE""#));
}
