//! Words for a picture that is made of shapes.

use crate::drawing::{
    layout::{Cell, Layout, Way},
    shape::{Placed, Shape},
};

/// So many different things are named; then it says that there are more.
const NAMED: usize = 12;

pub struct Shapes {
    pub begin: &'static str,
    pub instead: &'static str,
    pub change: &'static str,
    pub hint: &'static str,
    pub keys: &'static str,
    pub shape: &'static str,
    pub names: [&'static str; 13],
    pub inks: [&'static str; 6],
    pub ways: [&'static str; 4],
    pub pad: &'static str,
    pub put: &'static str,
    pub take_away: &'static str,
    pub nothing: &'static str,
    pub nothing_at_all: &'static str,
    pub one: fn(ink: &str, shape: &str) -> String,
    pub several: fn(times: usize, ink: &str, shape: &str) -> String,
    pub more: &'static str,
    pub paper: fn(what: &str) -> String,
    pub empty_paper: &'static str,
    pub place: fn(row: usize, column: usize) -> String,
    pub empty: &'static str,
    pub edge: &'static str,
    pub already: &'static str,
    pub placed: &'static str,
    pub taken: &'static str,
    pub undone: &'static str,
}

impl Shapes {
    pub fn name(&self, shape: Shape) -> &'static str {
        self.names[shape as usize]
    }

    pub fn way(&self, way: Way) -> &'static str {
        self.ways[way as usize]
    }

    fn one(&self, placed: Placed) -> String {
        (self.one)(self.inks[placed.ink as usize], &self.name(placed.shape).to_lowercase())
    }

    /// All that is in the picture: "A red heart, 2 blue houses". Nothing where there is nothing.
    pub fn described(&self, layout: &Layout) -> String {
        let counted = layout.counted();
        let say = |(placed, times): &(Placed, usize)| match times {
            1 => self.one(*placed),
            times => {
                let ink = self.inks[placed.ink as usize];
                (self.several)(*times, ink, &self.name(placed.shape).to_lowercase())
            }
        };
        let mut said: Vec<String> = counted.iter().take(NAMED).map(say).collect();
        if counted.len() > NAMED {
            said.push(self.more.to_owned());
        }
        capital(&said.join(", "))
    }

    /// The whole paper, in one sentence.
    pub fn paper(&self, layout: &Layout) -> String {
        let what = self.described(layout);
        if what.is_empty() { self.empty_paper.to_owned() } else { (self.paper)(&what) }
    }

    /// The place where the next shape goes, and what is there.
    pub fn here(&self, layout: &Layout) -> String {
        let Cell { column, row } = layout.at();
        let what = layout.here().map_or_else(|| self.empty.to_owned(), |placed| capital(&self.one(placed)));
        format!("{} {what}{}", (self.place)(row + 1, column + 1), if what.ends_with('.') { "" } else { "." })
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

pub(super) const ENGLISH: Shapes = Shapes {
    begin: "Make a picture with shapes",
    instead: "Make a picture with shapes instead",
    change: "Change the shapes",
    hint: "Choose a shape and a colour. Move to a place. Then put the shape there.",
    keys: "On a keyboard: move with the arrow keys, press Enter to put a shape there and Delete to take it away.",
    shape: "Shape",
    names: [
        "Circle", "Square", "Triangle", "Heart", "Star", "Sun", "Moon", "Cloud", "Flower", "Tree", "House",
        "Person", "Cat",
    ],
    inks: ["black", "red", "blue", "green", "yellow", "purple"],
    ways: ["Left", "Right", "Up", "Down"],
    pad: "Move, put and take away",
    put: "Put it here",
    take_away: "Take it away",
    nothing: "There is nothing here.",
    nothing_at_all: "There is nothing to clear.",
    one: |ink, shape| format!("a {ink} {shape}"),
    several: |times, ink, shape| match shape {
        "person" => format!("{times} {ink} people"),
        _ => format!("{times} {ink} {shape}s"),
    },
    more: "and more",
    paper: |what| format!("Your picture: {what}"),
    empty_paper: "Your picture: nothing yet",
    place: |row, column| format!("Row {row}, place {column}."),
    empty: "Empty.",
    edge: "This is the edge.",
    already: "It is here already.",
    placed: "Put here.",
    taken: "Taken away.",
    undone: "Undone.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Ink;

    fn put(layout: &mut Layout, column: usize, shape: Shape, ink: Ink) {
        layout.go_to(Cell { column, row: 1 });
        layout.put(Some(Placed { shape, ink }));
    }

    #[test]
    fn it_says_what_is_in_the_picture() {
        let words = &ENGLISH;
        let mut layout = Layout::default();
        assert_eq!(words.described(&layout), "");
        assert_eq!(words.paper(&layout), "Your picture: nothing yet");
        put(&mut layout, 0, Shape::Heart, Ink::Red);
        put(&mut layout, 1, Shape::House, Ink::Blue);
        assert_eq!(words.described(&layout), "A red heart, a blue house");
        put(&mut layout, 2, Shape::Person, Ink::Green);
        put(&mut layout, 3, Shape::Person, Ink::Green);
        put(&mut layout, 4, Shape::House, Ink::Blue);
        assert_eq!(words.described(&layout), "A red heart, 2 blue houses, 2 green people");
    }

    #[test]
    fn a_full_picture_is_not_read_out_for_ever() {
        let mut layout = Layout::default();
        for (n, shape) in Shape::ALL.into_iter().enumerate() {
            layout.go_to(Cell { column: n % 8, row: n / 8 });
            layout.put(Some(Placed { shape, ink: Ink::Black }));
        }
        let said = ENGLISH.described(&layout);
        assert!(
            said.starts_with("A black circle, a black square") && said.ends_with("a black person, and more")
        );
    }

    #[test]
    fn it_says_where_one_is_and_what_is_there() {
        let mut layout = Layout::default();
        assert_eq!(ENGLISH.here(&layout), "Row 1, place 1. Empty.");
        put(&mut layout, 4, Shape::Star, Ink::Yellow);
        assert_eq!(ENGLISH.here(&layout), "Row 2, place 5. A yellow star.");
    }
}
