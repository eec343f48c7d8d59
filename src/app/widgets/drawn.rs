//! A piece of a page that the core made, as the app draws it.

use leptos::{
    html::{custom, img},
    prelude::*,
    tachys::html::attribute::{any_attribute::IntoAnyAttribute, custom::custom_attribute},
};
use tell_it_once_core::html::{Element, Node};

use crate::questions::{Pictures, shown};

/// The same words in the same order as in a file. Pictures are looked for on this device.
pub(crate) fn drawn(node: Node, pictures: Pictures) -> AnyView {
    match node {
        Node::Words(words) => words.into_any(),
        Node::Picture { picture, class } => shown(picture, pictures, class),
        // of a file that stands by itself: the app has styles of its own
        Node::Style(_) => ().into_any(),
        Node::Element(Element { tag, attributes, children }) => {
            let attributes: Vec<_> = attributes
                .into_iter()
                .map(|(name, value)| custom_attribute(name, value).into_any_attr())
                .collect();
            let children: Vec<AnyView> = children.into_iter().map(|child| drawn(child, pictures)).collect();
            match tag {
                // it holds nothing, and is not closed
                "img" => img().add_any_attr(attributes).into_any(),
                tag => custom(tag).child(children).add_any_attr(attributes).into_any(),
            }
        }
    }
}
