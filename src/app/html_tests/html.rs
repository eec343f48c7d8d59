//! As much of an HTML reader as the checks need. Refuses what is not nested as it says.

use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Node>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

const VOID: [&str; 8] = ["input", "br", "img", "hr", "meta", "link", "wbr", "source"];

/// The markup under one nameless element.
pub(super) fn read(html: &str) -> Element {
    let mut open = vec![Element::default()];
    let mut rest = html;
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            text(&mut open, rest);
            break;
        };
        text(&mut open, &rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!") {
            let end = if comment.starts_with("--") { "-->" } else { ">" };
            rest = comment.split_once(end).map_or("", |(_, behind)| behind);
        } else if let Some(close) = rest.strip_prefix("</") {
            let (name, behind) = close.split_once('>').expect("a tag ends");
            let done = open.pop().expect("something is open");
            assert_eq!(done.name, name, "<{}> is closed by </{name}>", done.name);
            push(&mut open, Node::Element(done));
            rest = behind;
        } else {
            let (element, behind) = tag(&rest[1..]);
            rest = behind;
            match element.name.as_str() {
                name if VOID.contains(&name) => push(&mut open, Node::Element(element)),
                // its content is text as it stands
                "textarea" => {
                    let (typed, behind) = rest.split_once("</textarea>").expect("a text box ends");
                    let children = vec![Node::Text(plain(typed))];
                    push(&mut open, Node::Element(Element { children, ..element }));
                    rest = behind;
                }
                _ => open.push(element),
            }
        }
    }
    let root = open.pop().expect("the outermost is open");
    assert!(open.is_empty(), "<{}> is never closed", root.name);
    root
}

fn push(open: &mut [Element], node: Node) {
    open.last_mut().expect("something is open").children.push(node);
}

fn text(open: &mut [Element], text: &str) {
    if !text.is_empty() {
        push(open, Node::Text(plain(text)));
    }
}

fn plain(text: &str) -> String {
    let pairs =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    pairs.iter().fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

/// A tag's name and attributes, and what comes behind it.
fn tag(from: &str) -> (Element, &str) {
    let end = from.find(|c: char| c.is_whitespace() || c == '>' || c == '/').expect("a tag ends");
    let mut element = Element { name: from[..end].to_owned(), ..Element::default() };
    let mut rest = from[end..].trim_start();
    loop {
        if let Some(behind) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
            return (element, behind);
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>')).expect("an attribute ends");
        let (name, behind) = rest.split_at(end);
        let (value, behind) = match behind.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a value ends"),
            None => ("", behind),
        };
        let twice = element.attributes.insert(name.to_owned(), plain(value));
        assert!(twice.is_none(), "<{}> has {name} twice", element.name);
        rest = behind.trim_start();
    }
}

impl Element {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub(super) fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name.as_str())
    }

    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Everything inside, in order, each with what it stands in, from the outside.
    pub(super) fn all(&self) -> Vec<(Vec<&Element>, &Element)> {
        let mut found = Vec::new();
        self.collect(&mut Vec::new(), &mut found);
        found
    }

    fn collect<'a>(
        &'a self,
        around: &mut Vec<&'a Element>,
        found: &mut Vec<(Vec<&'a Element>, &'a Element)>,
    ) {
        for child in self.elements() {
            found.push((around.clone(), child));
            around.push(child);
            child.collect(around, found);
            around.pop();
        }
    }

    pub(super) fn find(&self, is: impl Fn(&Element) -> bool) -> Vec<&Element> {
        self.all().into_iter().map(|(_, element)| element).filter(|element| is(element)).collect()
    }

    pub(super) fn drop_all(&mut self, name: &str) {
        self.children.retain(|node| !matches!(node, Node::Element(one) if one.name == name));
        for node in &mut self.children {
            if let Node::Element(one) = node {
                one.drop_all(name);
            }
        }
    }

    /// The words inside, with single spaces.
    pub(super) fn words(&self) -> String {
        let mut words = String::new();
        self.gather(&mut words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn gather(&self, words: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => words.push_str(text),
                Node::Element(element) => {
                    words.push(' ');
                    element.gather(words);
                    words.push(' ');
                }
            }
        }
    }

    /// Markup a line each, for goldens: without classes, which are the styles' business.
    pub(super) fn outline(&self) -> String {
        let mut lines = String::new();
        self.elements().for_each(|element| element.outline_into(&mut lines, 0));
        lines
    }

    fn outline_into(&self, lines: &mut String, depth: usize) {
        let attributes = self.attributes.iter().filter(|(name, _)| *name != "class");
        let attributes = attributes.map(|(name, value)| match value.as_str() {
            "" => format!(" {name}"),
            value => format!(" {name}={value:?}"),
        });
        let tag =
            format!("{:indent$}<{}{}>", "", self.name, attributes.collect::<String>(), indent = depth * 2);
        lines.push_str(&tag);
        if self.elements().next().is_none() {
            lines.push_str(&format!(" {}", self.words()));
            lines.truncate(lines.trim_end().len());
            lines.push('\n');
            return;
        }
        lines.push('\n');
        for node in &self.children {
            match node {
                Node::Element(element) => element.outline_into(lines, depth + 1),
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(text) => {
                    lines.push_str(&format!("{:indent$}{}\n", "", text.trim(), indent = depth * 2 + 2));
                }
            }
        }
    }
}
