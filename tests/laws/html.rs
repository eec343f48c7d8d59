//! Whatever anybody types stays words: what is written as HTML is read back with the same words, in the same
//! elements and no others.

use proptest::prelude::*;
use tell_it_once_core::{
    html::{Node, el, plain},
    sheet::{self, Around},
    text::ENGLISH,
};

use super::config;

const TAGS: [&str; 6] = ["p", "li", "strong", "section", "h2", "bdi"];

/// Anything, and what is most likely to be taken for markup.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[<>&\"'/!a-z =-]{0,20}",
        Just("</title><script>alert(1)</script>".to_owned()),
        Just("]]>&amp;&#60;<!--".to_owned()),
        Just("\u{202e}\u{feff}\r\n\0\u{ffff}".to_owned()),
    ]
}

fn node() -> impl Strategy<Value = Node> {
    let leaf = typed().prop_map(Node::Words);
    leaf.prop_recursive(4, 24, 4, |inner| {
        (0..TAGS.len(), typed(), prop::collection::vec(inner, 0..4))
            .prop_map(|(tag, title, children)| el(TAGS[tag]).with("title", title).all(children).into())
    })
}

/// The elements of it, with what they say of themselves, in the order in which they stand.
fn elements(node: &Node, to: &mut Vec<(String, String)>) {
    if let Node::Element(element) = node {
        let title = element.attributes.iter().find(|(name, _)| *name == "title");
        to.push((element.tag.to_owned(), title.map(|(_, title)| plain(title)).unwrap_or_default()));
        element.children.iter().for_each(|child| elements(child, to));
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn words_are_read_back_as_they_were(node in node()) {
        let whole = Node::from(el("main").child(node));
        let html = whole.write(&|_| None);
        let read = roxmltree::Document::parse(&html).expect("it is nested as it says");
        let words: String = read.descendants().filter(|one| one.is_text()).filter_map(|one| one.text()).collect();
        prop_assert_eq!(words, whole.words());
        let mut written = Vec::new();
        elements(&whole, &mut written);
        let found = read.descendants().filter(|one| one.is_element());
        let found: Vec<_> = found
            .map(|one| (one.tag_name().name().to_owned(), one.attribute("title").unwrap_or_default().to_owned()))
            .collect();
        prop_assert_eq!(found, written);
    }

    #[test]
    fn a_name_never_becomes_markup_in_a_copy(name in typed()) {
        let page = tell_it_once_core::profile::ProfilePage {
            kind: "My Profile".to_owned(),
            name,
            picture: None,
            boxes: Vec::new(),
        };
        let html = sheet::copy(&page, Around { text: &ENGLISH, made: "Made today" }, &|_| None);
        prop_assert_eq!(html.matches("<script").count(), 0);
        prop_assert_eq!(html.matches("<style>").count(), 1);
        prop_assert_eq!(html.matches("</title>").count(), 1);
        // nor does it lead the file elsewhere
        let file = sheet::file_name("my-profile", Some(&page.name));
        prop_assert!(!file.contains(['/', '\\', ':', '\0']) && !file.starts_with('.'), "{}", file);
    }
}
