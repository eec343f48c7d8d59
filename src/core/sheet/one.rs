//! The one page. Its three looks differ in style alone: words and order are the same.

use super::{Around, foot, name, said, shape, title};
use crate::{
    booklet::Accent,
    html::{Element, Node, classed, el, heading},
    profile::{FilledBox, FilledPart, ProfilePage},
};

/// Where it is drawn: where people see it, or where it is only measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Shown,
    Measured,
}

const SHAPES: [Accent; 6] =
    [Accent::Coral, Accent::Teal, Accent::Plum, Accent::Ochre, Accent::Leaf, Accent::Sky];

/// What is on the sheet. Its heading has the id "profile-name" where it is shown.
pub fn one(page: &ProfilePage, around: Around<'_>, place: Place) -> Vec<Node> {
    let (mut main, more): (Vec<&FilledBox>, Vec<&FilledBox>) = page.boxes.iter().partition(|one| one.always);
    // each column flows by itself, so that a long answer takes no room from its neighbour
    let right = main.split_off(main.len().div_ceil(2));
    let column =
        |boxes: Vec<&FilledBox>| boxes.into_iter().map(|one| draw_box(one, around)).collect::<Vec<_>>();
    let columns = classed("div", "profile__main")
        .child(classed("div", "profile__column").all(column(main)))
        .child(classed("div", "profile__column").all(column(right)));
    let more = classed("div", "profile__more").all(column(more));
    [head(page, around, place), columns, more, foot(around)].into_iter().map(Node::from).collect()
}

fn head(page: &ProfilePage, around: Around<'_>, place: Place) -> Element {
    let heading = match place {
        Place::Shown => heading(2).with("id", "profile-name"),
        Place::Measured => el("p"),
    };
    let shapes = classed("p", "profile__shapes").with("aria-hidden", "true").all(SHAPES.map(accented));
    let who = classed("div", "profile__who")
        .child(classed("p", "profile__kind").child(page.kind.as_str()))
        .child(heading.with("class", "profile__name").child(name(page, around.text)))
        .child(shapes);
    classed("header", "profile__head").child(who).child(photo(page))
}

fn accented(accent: Accent) -> Element {
    shape().with("data-accent", accent.as_str())
}

fn photo(page: &ProfilePage) -> Element {
    let picture = match &page.picture {
        Some(picture) => Node::Picture { picture: picture.clone(), class: "profile__picture" },
        None => classed("span", "photo__empty").with("aria-hidden", "true").into(),
    };
    classed("div", "profile__photo")
        .child(classed("div", "profile__frame").child(picture))
        .all([Accent::Teal, Accent::Ochre, Accent::Plum, Accent::Sky].map(accented))
}

fn draw_box(one: &FilledBox, around: Around<'_>) -> Element {
    let room = one.parts.is_empty().then(|| {
        let words = classed("span", "sr").child(around.text.sheets().room_to_write);
        classed("p", "profile__room").child(words)
    });
    classed("section", "profile__box")
        .with("data-accent", one.accent.as_str())
        .child(title(classed("h3", "profile__title").child(shape()), one, around.text))
        .all(one.parts.iter().flat_map(draw_part))
        .all(room)
}

fn draw_part(part: &FilledPart) -> Vec<Node> {
    let label = part.label.as_deref().map(|label| classed("h4", "profile__sub").child(label).into());
    label.into_iter().chain(said(part)).collect()
}
