//! A drawing while it is drawn: what was done, so that it can be undone. The board only paints it.

pub mod layout;
pub mod shape;

/// The colours, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    Black,
    Red,
    Blue,
    Green,
    Yellow,
    Purple,
}

/// How thick a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nib {
    Thin,
    #[default]
    Middle,
    Thick,
}

/// A place on the board. Its corner is 0, 0; x grows to the right and y grows down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A line, from where the pen came down to where it was lifted. It has at least one point.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    pub ink: Ink,
    pub nib: Nib,
    points: Vec<Point>,
}

/// A bend of a stroke. Bends meet halfway between points, so that no corner shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bend {
    pub from: Point,
    /// the bend leans to it
    pub by: Point,
    pub to: Point,
}

#[derive(Clone, Debug, PartialEq)]
enum Act {
    Drew(Stroke),
    Cleared,
}

/// All that was done on the board, in order. It may stand on an earlier drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    acts: Vec<Act>,
}

/// What was undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undone {
    Line,
    Clearing,
}

/// What a board holds in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// nothing was done, or all of it was undone
    AsBefore,
    /// all was cleared
    Nothing,
    /// lines, and what they stand on if that still shows
    Lines,
}

impl Ink {
    pub const ALL: [Ink; 6] = [Ink::Black, Ink::Red, Ink::Blue, Ink::Green, Ink::Yellow, Ink::Purple];

    pub fn as_str(self) -> &'static str {
        match self {
            Ink::Black => "black",
            Ink::Red => "red",
            Ink::Blue => "blue",
            Ink::Green => "green",
            Ink::Yellow => "yellow",
            Ink::Purple => "purple",
        }
    }

    /// As CSS writes it. Each is at least 2.9:1 on white, the paper of every board.
    pub fn colour(self) -> &'static str {
        match self {
            Ink::Black => "#241C2B",
            Ink::Red => "#B3261E",
            Ink::Blue => "#0B4F8A",
            Ink::Green => "#17663A",
            Ink::Yellow => "#C98A00",
            Ink::Purple => "#6F3784",
        }
    }
}

impl Nib {
    pub const ALL: [Nib; 3] = [Nib::Thin, Nib::Middle, Nib::Thick];

    pub fn as_str(self) -> &'static str {
        match self {
            Nib::Thin => "thin",
            Nib::Middle => "middle",
            Nib::Thick => "thick",
        }
    }

    /// On a board that is 1200 wide.
    pub fn width(self) -> f64 {
        match self {
            Nib::Thin => 6.0,
            Nib::Middle => 14.0,
            Nib::Thick => 32.0,
        }
    }
}

impl Stroke {
    pub fn start(ink: Ink, nib: Nib, at: Point) -> Stroke {
        Stroke { ink, nib, points: vec![at] }
    }

    /// The bend that this point adds.
    pub fn extend(&mut self, to: Point) -> Bend {
        self.points.push(to);
        self.bend(self.points.len() - 1)
    }

    /// Where it starts. A touch that does not move is a dot there.
    pub fn first(&self) -> Point {
        self.points[0]
    }

    /// The last half of it, from the last bend to where the pen was lifted.
    pub fn tail(&self) -> Bend {
        let to = self.points[self.points.len() - 1];
        let from = match self.points.len() {
            1 => to,
            n => halfway(self.points[n - 2], to),
        };
        Bend { from, by: to, to }
    }

    pub fn bends(&self) -> impl Iterator<Item = Bend> + '_ {
        (1..self.points.len()).map(|n| self.bend(n)).chain([self.tail()])
    }

    fn bend(&self, n: usize) -> Bend {
        let (by, next) = (self.points[n - 1], self.points[n]);
        let from = if n == 1 { by } else { halfway(self.points[n - 2], by) };
        Bend { from, by, to: halfway(by, next) }
    }
}

fn halfway(a: Point, b: Point) -> Point {
    Point { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) }
}

impl Drawing {
    pub fn draw(&mut self, stroke: Stroke) {
        self.acts.push(Act::Drew(stroke));
    }

    /// Takes everything off the board. This can be undone too.
    pub fn clear(&mut self) {
        self.acts.push(Act::Cleared);
    }

    pub fn undo(&mut self) -> Option<Undone> {
        Some(match self.acts.pop()? {
            Act::Drew(_) => Undone::Line,
            Act::Cleared => Undone::Clearing,
        })
    }

    /// Whether what it stands on still shows.
    pub fn shows_earlier(&self) -> bool {
        !self.acts.contains(&Act::Cleared)
    }

    /// The lines that show, oldest first.
    pub fn strokes(&self) -> impl Iterator<Item = &Stroke> {
        let cleared = self.acts.iter().rposition(|act| *act == Act::Cleared);
        self.acts.iter().skip(cleared.map_or(0, |at| at + 1)).filter_map(|act| match act {
            Act::Drew(stroke) => Some(stroke),
            Act::Cleared => None,
        })
    }

    /// What is to be kept of it.
    pub fn outcome(&self) -> Outcome {
        if self.acts.is_empty() {
            Outcome::AsBefore
        } else if self.strokes().next().is_some() {
            Outcome::Lines
        } else {
            Outcome::Nothing
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn dot(x: f64) -> Stroke {
        Stroke::start(Ink::Blue, Nib::Thin, at(x, 0.0))
    }

    #[test]
    fn lines_are_undone_one_by_one() {
        let mut drawing = Drawing::default();
        drawing.draw(dot(1.0));
        drawing.draw(dot(2.0));
        assert_eq!(drawing.undo(), Some(Undone::Line));
        assert_eq!(drawing.strokes().collect::<Vec<_>>(), [&dot(1.0)]);
        assert_eq!(drawing.undo(), Some(Undone::Line));
        assert_eq!(drawing.undo(), None);
        assert_eq!(drawing.outcome(), Outcome::AsBefore);
    }

    #[test]
    fn clearing_is_undone_like_a_line() {
        let mut drawing = Drawing::default();
        drawing.draw(dot(1.0));
        assert_eq!(drawing.outcome(), Outcome::Lines);
        drawing.clear();
        assert_eq!((drawing.outcome(), drawing.shows_earlier()), (Outcome::Nothing, false));
        drawing.draw(dot(2.0));
        assert_eq!(drawing.strokes().collect::<Vec<_>>(), [&dot(2.0)]);
        drawing.undo();
        assert_eq!(drawing.undo(), Some(Undone::Clearing));
        assert_eq!(drawing.strokes().collect::<Vec<_>>(), [&dot(1.0)]);
        assert!(drawing.shows_earlier());
    }

    #[test]
    fn bends_meet_and_reach_both_ends() {
        let mut stroke = dot(0.0);
        let added = [stroke.extend(at(10.0, 0.0)), stroke.extend(at(10.0, 10.0))];
        let bends: Vec<Bend> = stroke.bends().collect();
        assert_eq!(bends[..2], added, "what is painted while drawing is what is painted later");
        assert_eq!(bends[0].from, at(0.0, 0.0));
        assert!(bends.windows(2).all(|pair| pair[0].to == pair[1].from));
        assert_eq!(bends[2].to, at(10.0, 10.0));
    }

    #[test]
    fn a_touch_that_does_not_move_is_a_dot() {
        let stroke = dot(3.0);
        assert_eq!(stroke.bends().collect::<Vec<_>>(), [stroke.tail()]);
        assert_eq!((stroke.tail().from, stroke.tail().to), (at(3.0, 0.0), at(3.0, 0.0)));
    }
}
