//! Something to look at, as headings, paragraphs, lists and tables: drawn by the app, and written as HTML
//! for a file or a printed form.
//!
//! Names of elements and attributes come from the program alone, by type; whatever anybody typed can only
//! become words or the value of an attribute. So no text, however strange, becomes markup.

use crate::{digest::sha256_base64, question::media::Picture};

/// A piece of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Element(Element),
    Words(String),
    /// a picture that is kept beside: whoever draws it looks for its octets
    Picture {
        picture: Picture,
        class: &'static str,
    },
    /// of a file that stands by itself: ours, and written as it is
    Style(&'static str),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub tag: &'static str,
    pub attributes: Vec<(&'static str, String)>,
    pub children: Vec<Node>,
}

/// An element without anything in it.
pub fn el(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

/// The same, with a class by which styles find it.
pub fn classed(tag: &'static str, class: &'static str) -> Element {
    el(tag).with("class", class)
}

/// A heading of a level, from 1.
pub fn heading(level: u8) -> Element {
    el(match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        _ => "h5",
    })
}

impl Element {
    pub fn with(mut self, attribute: &'static str, value: impl Into<String>) -> Element {
        self.attributes.push((attribute, value.into()));
        self
    }

    pub fn child(mut self, child: impl Into<Node>) -> Element {
        self.children.push(child.into());
        self
    }

    pub fn all<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Element {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// Words that somebody typed: in whichever language and direction they are.
    pub fn typed(self, words: &str) -> Element {
        self.with("dir", "auto").child(words)
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Node {
        Node::Element(element)
    }
}

impl From<&str> for Node {
    fn from(words: &str) -> Node {
        Node::Words(words.to_owned())
    }
}

impl From<String> for Node {
    fn from(words: String) -> Node {
        Node::Words(words)
    }
}

/// What a file that stands by itself may do: be seen in its own styles, which are known by their digests, and
/// nothing else. Nothing in it runs, and nothing is fetched, whatever comes near the file.
pub fn policy(styles: &[&'static str], pictures: &str) -> Element {
    let digests = styles.iter().map(|style| format!(" 'sha256-{}'", sha256_base64(style.as_bytes())));
    let rule = format!("default-src 'none'; style-src{}; img-src {pictures}", digests.collect::<String>());
    el("meta").with("http-equiv", "Content-Security-Policy").with("content", rule)
}

/// Elements that hold nothing and are not closed.
const VOID: [&str; 4] = ["br", "img", "link", "meta"];

impl Node {
    /// As HTML. `address` gives where the octets of a picture are; where there are none, its words stand
    /// in its place.
    pub fn write(&self, address: &dyn Fn(&Picture) -> Option<String>) -> String {
        let mut to = String::new();
        self.write_to(&mut to, address);
        to
    }

    fn write_to(&self, to: &mut String, address: &dyn Fn(&Picture) -> Option<String>) {
        match self {
            Node::Words(words) => escape(words, to),
            Node::Style(style) => to.push_str(&format!("<style>{style}</style>")),
            Node::Picture { picture, class } => match address(picture) {
                Some(at) => {
                    let image = classed("img", class).with("src", at).with("alt", picture.alt.clone());
                    Node::Element(image).write_to(to, address);
                }
                None => escape(&picture.alt, to),
            },
            Node::Element(Element { tag, attributes, children }) => {
                to.push('<');
                to.push_str(tag);
                for (name, value) in attributes {
                    to.push(' ');
                    to.push_str(name);
                    to.push_str("=\"");
                    escape(value, to);
                    to.push('"');
                }
                to.push('>');
                if VOID.contains(tag) {
                    return;
                }
                children.iter().for_each(|child| child.write_to(to, address));
                to.push_str("</");
                to.push_str(tag);
                to.push('>');
            }
        }
    }

    /// All words in it, as a reader gets them.
    pub fn words(&self) -> String {
        match self {
            Node::Words(words) => plain(words),
            Node::Picture { picture, .. } => plain(&picture.alt),
            Node::Style(_) => String::new(),
            Node::Element(element) => element.children.iter().map(Node::words).collect(),
        }
    }
}

/// What HTML can hold of a text: line ends of one kind, and no signs that steer machines.
pub fn plain(text: &str) -> String {
    let one_kind = text.replace("\r\n", "\n").replace('\r', "\n");
    one_kind.chars().map(|c| if is_for_machines(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// Controls, and the 66 signs that are none: no reader of HTML or XML gives them back.
fn is_for_machines(c: char) -> bool {
    let is_none = matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE;
    (c.is_control() && !matches!(c, '\n' | '\t')) || is_none
}

fn escape(text: &str, to: &mut String) {
    for c in plain(text).chars() {
        match c {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\'' => to.push_str("&#39;"),
            // in the value of an attribute a reader may take them for blanks
            '\n' => to.push_str("&#10;"),
            '\t' => to.push_str("&#9;"),
            c => to.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::media::{Format, Made};

    fn none(_: &Picture) -> Option<String> {
        None
    }

    #[track_caller]
    fn check(node: impl Into<Node>, html: &str) {
        assert_eq!(node.into().write(&none), html);
    }

    #[test]
    fn what_was_typed_stays_words() {
        check("a < b & c", "a &lt; b &amp; c");
        check(el("p").child("</p><script>alert(1)</script>"), {
            "<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>"
        });
        check(el("p").with("title", "\" onclick=\"x"), "<p title=\"&quot; onclick=&quot;x\"></p>");
        check(el("p").typed("<!-- 'it’s' -->"), "<p dir=\"auto\">&lt;!-- &#39;it’s&#39; --&gt;</p>");
        check("one\r\ntwo\rthree\0\u{1b}", "one&#10;two&#10;three\u{FFFD}\u{FFFD}");
        check(el("p").child("a").child(el("br")).child("b"), "<p>a<br>b</p>");
    }

    #[test]
    fn a_picture_that_is_not_here_is_its_words() {
        let alt = "Photo of <Sam>".to_owned();
        let picture =
            Picture { sha256: "a".to_owned(), bytes: 1, format: Format::Png, made: Made::Photo, alt };
        let node = Node::Picture { picture, class: "face" };
        assert_eq!(node.write(&none), "Photo of &lt;Sam&gt;");
        let there = node.write(&|picture| Some(format!("data:{}", picture.sha256)));
        assert_eq!(there, "<img class=\"face\" src=\"data:a\" alt=\"Photo of &lt;Sam&gt;\">");
    }
}
