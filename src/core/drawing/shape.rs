//! Shapes to make a picture of, for people who do not draw with a pointer.

use super::Ink;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Circle,
    Square,
    Triangle,
    Heart,
    Star,
    Sun,
    Moon,
    Cloud,
    Flower,
    Tree,
    House,
    Person,
    Cat,
}

/// A shape in a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    pub shape: Shape,
    pub ink: Ink,
}

impl Shape {
    pub const ALL: [Shape; 13] = [
        Shape::Circle,
        Shape::Square,
        Shape::Triangle,
        Shape::Heart,
        Shape::Star,
        Shape::Sun,
        Shape::Moon,
        Shape::Cloud,
        Shape::Flower,
        Shape::Tree,
        Shape::House,
        Shape::Person,
        Shape::Cat,
    ];

    /// Its outline as SVG writes one, in a box of 100 by 100. What is cut out of it runs the other way round.
    pub fn outline(self) -> &'static str {
        match self {
            Shape::Circle => "M6 50a44 44 0 1 1 88 0a44 44 0 1 1-88 0Z",
            Shape::Square => "M10 10H90V90H10Z",
            Shape::Triangle => "M50 8L94 90H6Z",
            Shape::Heart => "M50 90C16 64 6 46 6 31A22 22 0 0 1 50 26A22 22 0 0 1 94 31C94 46 84 64 50 90Z",
            Shape::Star => "M50 5L61 37L95 37.5L68 58L78 90L50 71L22 90L32 58L5 37.5L39 37Z",
            Shape::Sun => {
                "M25 50a25 25 0 1 1 50 0a25 25 0 1 1-50 0ZM46 4H54V20H46ZM46 80H54V96H46ZM4 46H20V54H4Z\
                 M80 46H96V54H80ZM17 22.6L22.6 17L33.9 28.3L28.3 33.9ZM83 22.6L77.4 17L66.1 28.3L71.7 33.9Z\
                 M17 77.4L22.6 83L33.9 71.7L28.3 66.1ZM83 77.4L77.4 83L66.1 71.7L71.7 66.1Z"
            }
            Shape::Moon => "M62 8A44 44 0 1 0 92 66A36 36 0 0 1 62 8Z",
            Shape::Cloud => "M28 80A20 20 0 0 1 26 41A26 26 0 0 1 74 35A23 23 0 0 1 76 80Z",
            Shape::Flower => {
                "M40 50a10 10 0 1 1 20 0a10 10 0 1 1-20 0ZM63 50a15 15 0 1 1 30 0a15 15 0 1 1-30 0Z\
                 M49 74a15 15 0 1 1 30 0a15 15 0 1 1-30 0ZM21 74a15 15 0 1 1 30 0a15 15 0 1 1-30 0Z\
                 M7 50a15 15 0 1 1 30 0a15 15 0 1 1-30 0ZM21 26a15 15 0 1 1 30 0a15 15 0 1 1-30 0Z\
                 M49 26a15 15 0 1 1 30 0a15 15 0 1 1-30 0Z"
            }
            Shape::Tree => "M50 4L76 38H64L84 68H57V94H43V68H16L36 38H24Z",
            Shape::House => "M50 8L94 46H82V92H18V46H6ZM42 92H58V64H42Z",
            Shape::Person => {
                "M36 20a14 14 0 1 1 28 0a14 14 0 1 1-28 0ZM50 38C66 38 74 48 74 62V72H65V95H35V72H26V62C26 48 34 38 50 38Z"
            }
            Shape::Cat => {
                "M14 8L36 24H64L86 8V58C86 80 70 93 50 93C30 93 14 80 14 58ZM29 54a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z\
                 M59 54a6 6 0 1 0 12 0a6 6 0 1 0-12 0ZM43 68L50 76L57 68Z"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outline_is_closed_and_none_is_there_twice() {
        for shape in Shape::ALL {
            let outline = shape.outline();
            assert!(outline.starts_with('M') && outline.ends_with('Z'), "{shape:?}");
            let starts = outline.matches('M').count();
            assert_eq!(outline.matches('Z').count(), starts, "{shape:?}: each part is closed");
            assert_eq!(Shape::ALL.iter().filter(|other| other.outline() == outline).count(), 1, "{shape:?}");
        }
    }

    #[test]
    fn no_place_that_is_named_is_outside_the_box() {
        for shape in Shape::ALL {
            let numbers = shape.outline().split(|c: char| !c.is_ascii_digit() && c != '.');
            let numbers = numbers.filter(|number| !number.is_empty());
            let far = numbers.filter_map(|number| number.parse::<f64>().ok()).any(|number| number > 100.0);
            assert!(!far, "{shape:?}");
        }
    }
}
