//! A picture made of shapes on squared paper, and the one place where the next shape goes.

use super::{Outcome, shape::Placed};

pub const COLUMNS: usize = 8;
pub const ROWS: usize = 6;

type Paper = [Option<Placed>; COLUMNS * ROWS];

/// A place on the paper, counted from its upper left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub column: usize,
    pub row: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Left,
    Right,
    Up,
    Down,
}

/// What lies on the paper, and all that lay there before, so that it can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    at: Cell,
    paper: Paper,
    before: Vec<(Cell, Paper)>,
}

impl Way {
    pub const ALL: [Way; 4] = [Way::Left, Way::Right, Way::Up, Way::Down];
}

impl Default for Layout {
    fn default() -> Layout {
        Layout { at: Cell::default(), paper: [None; COLUMNS * ROWS], before: Vec::new() }
    }
}

impl Cell {
    /// The place at a part of each side, from 0 to 1.
    pub fn at(across: f64, down: f64) -> Cell {
        // a number that is too small or too large becomes the nearest there is
        let nth = |part: f64, of: usize| ((part * of as f64) as usize).min(of - 1);
        Cell { column: nth(across, COLUMNS), row: nth(down, ROWS) }
    }

    fn index(self) -> usize {
        self.row * COLUMNS + self.column
    }
}

impl Layout {
    /// Where the next shape goes.
    pub fn at(&self) -> Cell {
        self.at
    }

    pub fn here(&self) -> Option<Placed> {
        self.paper[self.at.index()]
    }

    /// One place on. False at the edge.
    pub fn go(&mut self, way: Way) -> bool {
        let Cell { column, row } = self.at;
        let to = match way {
            Way::Left => column.checked_sub(1).map(|column| Cell { column, row }),
            Way::Right => (column + 1 < COLUMNS).then_some(Cell { column: column + 1, row }),
            Way::Up => row.checked_sub(1).map(|row| Cell { column, row }),
            Way::Down => (row + 1 < ROWS).then_some(Cell { column, row: row + 1 }),
        };
        self.at = to.unwrap_or(self.at);
        to.is_some()
    }

    pub fn go_to(&mut self, cell: Cell) {
        self.at = cell;
    }

    /// Puts a shape here, or nothing in its place. False where that is here already.
    pub fn put(&mut self, placed: Option<Placed>) -> bool {
        let mut paper = self.paper;
        paper[self.at.index()] = placed;
        self.change(paper)
    }

    /// Takes everything off. This can be undone too.
    pub fn clear(&mut self) -> bool {
        self.change([None; COLUMNS * ROWS])
    }

    /// Takes the last change back, and goes where it was made.
    pub fn undo(&mut self) -> bool {
        let Some((at, paper)) = self.before.pop() else { return false };
        (self.at, self.paper) = (at, paper);
        true
    }

    /// What lies on the paper, as one reads.
    pub fn placed(&self) -> impl Iterator<Item = (Cell, Placed)> + '_ {
        let cell = |n: usize| Cell { column: n % COLUMNS, row: n / COLUMNS };
        self.paper.iter().enumerate().filter_map(move |(n, placed)| Some((cell(n), (*placed)?)))
    }

    /// What lies on the paper and how often, as one meets it.
    pub fn counted(&self) -> Vec<(Placed, usize)> {
        let mut counted: Vec<(Placed, usize)> = Vec::new();
        for (_, placed) in self.placed() {
            match counted.iter_mut().find(|(known, _)| *known == placed) {
                Some((_, times)) => *times += 1,
                None => counted.push((placed, 1)),
            }
        }
        counted
    }

    /// What is to be kept of it.
    pub fn outcome(&self) -> Outcome {
        if self.paper.iter().any(Option::is_some) {
            Outcome::Lines
        } else if self.before.is_empty() {
            Outcome::AsBefore
        } else {
            Outcome::Nothing
        }
    }

    fn change(&mut self, paper: Paper) -> bool {
        if paper == self.paper {
            return false;
        }
        self.before.push((self.at, std::mem::replace(&mut self.paper, paper)));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Ink, shape::Shape};

    const HEART: Placed = Placed { shape: Shape::Heart, ink: Ink::Red };
    const HOUSE: Placed = Placed { shape: Shape::House, ink: Ink::Blue };

    #[test]
    fn it_stays_on_the_paper() {
        let mut layout = Layout::default();
        assert!(!layout.go(Way::Left) && !layout.go(Way::Up));
        let steps = |layout: &mut Layout, way| (0..10).filter(|_| layout.go(way)).count();
        assert_eq!(steps(&mut layout, Way::Right), COLUMNS - 1);
        assert_eq!(steps(&mut layout, Way::Down), ROWS - 1);
        assert_eq!(layout.at(), Cell { column: 7, row: 5 });
        assert_eq!(steps(&mut layout, Way::Left), COLUMNS - 1);
        assert_eq!(steps(&mut layout, Way::Up), ROWS - 1);
    }

    #[test]
    fn a_place_is_found_by_where_the_paper_is_touched() {
        for ((across, down), (column, row)) in [
            ((0.0, 0.0), (0, 0)),
            ((0.13, 0.17), (1, 1)),
            ((0.999, 0.999), (7, 5)),
            ((1.0, 1.2), (7, 5)),
            ((-0.1, f64::NAN), (0, 0)),
        ] {
            assert_eq!(Cell::at(across, down), Cell { column, row }, "{across} {down}");
        }
    }

    #[test]
    fn each_change_is_undone_by_itself_where_it_was_made() {
        let mut layout = Layout::default();
        assert_eq!(layout.outcome(), Outcome::AsBefore);
        assert!(layout.put(Some(HEART)) && !layout.put(Some(HEART)));
        layout.go(Way::Right);
        assert!(!layout.put(None), "nothing is here");
        assert!(layout.put(Some(HOUSE)) && layout.clear() && !layout.clear());
        assert_eq!(layout.outcome(), Outcome::Nothing);
        layout.go_to(Cell { column: 4, row: 4 });
        assert!(layout.undo());
        assert_eq!((layout.outcome(), layout.at()), (Outcome::Lines, Cell { column: 1, row: 0 }));
        assert!(layout.undo() && layout.here().is_none());
        assert!(layout.undo() && !layout.undo());
        assert_eq!(layout.outcome(), Outcome::AsBefore);
    }

    #[test]
    fn what_is_on_it_is_counted_as_one_reads() {
        let mut layout = Layout::default();
        for (column, row, placed) in
            [(3, 2, HEART), (0, 1, HOUSE), (5, 5, HOUSE), (1, 0, HEART), (2, 0, HEART)]
        {
            layout.go_to(Cell { column, row });
            layout.put(Some(placed));
        }
        assert_eq!(layout.counted(), [(HEART, 3), (HOUSE, 2)]);
        let cells: Vec<_> = layout.placed().map(|(cell, _)| (cell.column, cell.row)).collect();
        assert_eq!(cells, [(1, 0), (2, 0), (0, 1), (3, 2), (5, 5)]);
    }
}
