//! Large print: one column, as many pages as it takes, and the name on each.

use super::{Around, foot, name, said, title};
use crate::{
    html::{Element, Node, classed, el, heading},
    profile::{FilledBox, ProfilePage},
};

/// What is on the sheet. Boxes in which nothing was said keep lines to write on.
pub fn large(page: &ProfilePage, around: Around<'_>) -> Vec<Node> {
    let boxes = page.boxes.iter().map(|one| draw_box(one, around));
    let body = classed("div", "large__body").child(head(page, around)).all(boxes).child(foot(around));
    vec![run(page, around).into(), body.into()]
}

/// At the head of every sheet of paper. On a screen the heading says it.
pub(super) fn run(page: &ProfilePage, around: Around<'_>) -> Element {
    let words = el("p").child(name(page, around.text)).child(format!(" – {}", page.kind));
    classed("div", "large__run").child(words)
}

pub(super) fn head(page: &ProfilePage, around: Around<'_>) -> Element {
    let picture = page
        .picture
        .as_ref()
        .map(|picture| Node::Picture { picture: picture.clone(), class: "large__photo" });
    let who = el("div")
        .child(classed("p", "profile__kind").child(page.kind.as_str()))
        .child(heading(2).with("id", "profile-name").child(name(page, around.text)));
    classed("header", "large__head").child(who).all(picture)
}

fn draw_box(one: &FilledBox, around: Around<'_>) -> Element {
    let room = one.parts.is_empty().then(|| {
        let words = classed("span", "sr").child(around.text.sheets().room_to_write);
        classed("p", "profile__room").child(words)
    });
    let parts = one.parts.iter().flat_map(|part| {
        let label = part.label.as_deref().map(|label| el("h4").child(label).into());
        label.into_iter().chain(said(part)).collect::<Vec<Node>>()
    });
    classed("section", "large__box")
        .with("data-accent", one.accent.as_str())
        .child(title(el("h3"), one, around.text))
        .all(parts)
        .all(room)
}
