//! XML as a tree of elements, written by a library that escapes every text and attribute.

use std::fmt::Write as _;

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

#[derive(Clone)]
pub(crate) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    inside: Vec<Node>,
}

#[derive(Clone)]
enum Node {
    Element(Element),
    Text(String),
}

pub(crate) fn element(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), inside: Vec::new() }
}

/// An element that says one value, as most of Word's do.
pub(crate) fn valued(name: &'static str, value: impl Into<String>) -> Element {
    element(name).with("w:val", value)
}

impl Element {
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Element {
        self.attributes.push((name, allowed(&value.into())));
        self
    }

    pub(crate) fn holding(mut self, elements: impl IntoIterator<Item = Element>) -> Element {
        self.inside.extend(elements.into_iter().map(Node::Element));
        self
    }

    pub(crate) fn text(mut self, text: &str) -> Element {
        self.inside.push(Node::Text(allowed(text)));
        self
    }

    /// The element as a whole file.
    pub(crate) fn into_file(self) -> Vec<u8> {
        let mut writer = Writer::new(Vec::new());
        let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes")));
        writer.write_event(declaration).expect("memory can be written to");
        self.write(&mut writer);
        writer.into_inner()
    }

    fn write(&self, writer: &mut Writer<Vec<u8>>) {
        let mut write = |event: Event<'_>| writer.write_event(event).expect("memory can be written to");
        let mut start = BytesStart::new(self.name);
        for (name, value) in &self.attributes {
            start.push_attribute((*name, value.as_str()));
        }
        if self.inside.is_empty() {
            return write(Event::Empty(start));
        }
        write(Event::Start(start));
        for node in &self.inside {
            match node {
                Node::Element(element) => element.write(writer),
                Node::Text(text) => {
                    writer.write_event(Event::Text(BytesText::new(text))).expect("memory can be written to");
                }
            }
        }
        let end = Event::End(BytesEnd::new(self.name));
        writer.write_event(end).expect("memory can be written to");
    }
}

/// What XML has no place for is written out, such as `[U+0000]`.
fn allowed(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_allowed(letter) {
            shown.push(letter);
        } else {
            // writing to a text cannot fail
            let _ = write!(shown, "[U+{:04X}]", u32::from(letter));
        }
    }
    shown
}

/// `Char` of XML 1.0, without the carriage return, which a reader would turn into a line feed.
fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_attributes_stay_texts_and_attributes() {
        let file = element("a")
            .with("b", "\"<c>&'\u{1}")
            .text("</a><d>&amp;\u{0}\u{FFFE}\r]]>")
            .holding([element("e")])
            .into_file();
        let file = String::from_utf8(file).expect("it is UTF-8");
        let read = roxmltree::Document::parse(&file).expect("it is XML");
        let root = read.root_element();
        assert_eq!(root.attribute("b"), Some("\"<c>&'[U+0001]"));
        assert_eq!(root.text(), Some("</a><d>&amp;[U+0000][U+FFFE][U+000D]]]>"));
        assert_eq!(root.children().filter(|child| child.is_element()).count(), 1);
    }
}
