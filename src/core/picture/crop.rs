//! Which part of a photo is kept, while somebody chooses it with buttons. Only arithmetic.
//!
//! All is in ten-thousandths of the photo's sides, so that a small photo moves as evenly as a large one.

use super::Size;

const WHOLE: u32 = 10_000;
/// No side that is kept is shorter.
const LEAST: u32 = WHOLE / 10;
/// How much of a side is kept, from all of it to a tenth.
const LEVELS: [u32; 9] = [WHOLE, 9000, 7500, 6667, 5000, 3333, 2500, 1667, LEAST];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// the shape of the photo
    #[default]
    AsItIs,
    Square,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Closer,
    Further,
    Left,
    Right,
    Up,
    Down,
    StartAgain,
}

/// Where on a side the part lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Third {
    Start,
    Middle,
    End,
}

/// A part of a photo, in its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    pub left: u32,
    pub top: u32,
    pub size: Size,
}

impl Rect {
    pub fn whole(size: Size) -> Rect {
        Rect { left: 0, top: 0, size }
    }
}

/// The part that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crop {
    photo: Size,
    form: Form,
    level: usize,
    left: u32,
    top: u32,
}

impl Step {
    pub const ALL: [Step; 7] =
        [Step::Closer, Step::Further, Step::Left, Step::Right, Step::Up, Step::Down, Step::StartAgain];
}

impl Crop {
    /// All of it.
    pub fn new(photo: Size) -> Crop {
        Crop { photo, form: Form::AsItIs, level: 0, left: 0, top: 0 }
    }

    pub fn photo(self) -> Size {
        self.photo
    }

    pub fn form(self) -> Form {
        self.form
    }

    /// A square of a very long photo would be less than a tenth of its long side.
    pub fn may_be_square(self) -> bool {
        Crop { form: Form::Square, level: 0, ..self }.is_enough()
    }

    /// Around the same middle, as large as it was or as this form allows.
    pub fn with_form(self, form: Form) -> Crop {
        if form == Form::Square && !self.may_be_square() {
            return self;
        }
        let mut next = Crop { form, ..self };
        while !next.is_enough() {
            next.level -= 1;
        }
        next.around(self.middle())
    }

    /// The part after a button was pressed; `None` where that button can do no more.
    pub fn after(self, step: Step) -> Option<Crop> {
        let (across, down) = self.kept();
        let next = match step {
            Step::Closer => {
                let next = Crop { level: self.level + 1, ..self };
                if next.level == LEVELS.len() || !next.is_enough() {
                    return None;
                }
                next.around(self.middle())
            }
            Step::Further => Crop { level: self.level.checked_sub(1)?, ..self }.around(self.middle()),
            Step::Left => Crop { left: self.left.saturating_sub(across / 5), ..self },
            Step::Right => Crop { left: (self.left + across / 5).min(WHOLE - across), ..self },
            Step::Up => Crop { top: self.top.saturating_sub(down / 5), ..self },
            Step::Down => Crop { top: (self.top + down / 5).min(WHOLE - down), ..self },
            Step::StartAgain => {
                Crop { form: self.form, ..Crop::new(self.photo) }.around((WHOLE / 2, WHOLE / 2))
            }
        };
        (next != self).then_some(next)
    }

    /// How much is kept: 0 is as much as there can be.
    pub fn level(self) -> usize {
        self.level
    }

    pub fn is_all(self) -> bool {
        self.kept() == (WHOLE, WHOLE)
    }

    /// Where the part lies: across, and down.
    pub fn place(self) -> (Third, Third) {
        let third = |at: u32, kept: u32| match WHOLE - kept {
            0 => Third::Middle,
            room if at * 3 < room => Third::Start,
            room if at * 3 > room * 2 => Third::End,
            _ => Third::Middle,
        };
        let (across, down) = self.kept();
        (third(self.left, across), third(self.top, down))
    }

    /// The part in points of the photo. Never less than one, and never beyond an edge.
    pub fn rect(self) -> Rect {
        let points = |part: u32, side: u32| {
            let points = u64::from(part) * u64::from(side) / u64::from(WHOLE);
            u32::try_from(points).unwrap_or(side)
        };
        let (across, down) = self.kept();
        let Size { width: full_width, height: full_height } = self.photo;
        let mut width = points(across, full_width).max(1);
        let mut height = points(down, full_height).max(1);
        if self.form == Form::Square {
            width = width.min(height);
            height = width;
        }
        let left = points(self.left, full_width).min(full_width.saturating_sub(width));
        let top = points(self.top, full_height).min(full_height.saturating_sub(height));
        Rect { left, top, size: Size { width, height } }
    }

    /// How much of each side is kept.
    fn kept(self) -> (u32, u32) {
        let kept = LEVELS[self.level];
        let Size { width, height } = self.photo;
        let (short, long) = (width.min(height), width.max(height));
        let of_long = match self.form {
            Form::AsItIs => kept,
            Form::Square => {
                let kept = u64::from(kept) * u64::from(short) / u64::from(long.max(1));
                u32::try_from(kept).unwrap_or(WHOLE)
            }
        };
        if width < height { (kept, of_long) } else { (of_long, kept) }
    }

    fn is_enough(self) -> bool {
        let (across, down) = self.kept();
        across >= LEAST && down >= LEAST
    }

    fn middle(self) -> (u32, u32) {
        let (across, down) = self.kept();
        (self.left + across / 2, self.top + down / 2)
    }

    fn around(self, (x, y): (u32, u32)) -> Crop {
        let (across, down) = self.kept();
        let start = |middle: u32, kept: u32| middle.saturating_sub(kept / 2).min(WHOLE - kept);
        Crop { left: start(x, across), top: start(y, down), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::{Step::*, *};

    fn size(width: u32, height: u32) -> Size {
        Size { width, height }
    }

    /// A step that can do no more changes nothing.
    fn pressed(photo: Size, form: Form, steps: &[Step]) -> Crop {
        let start = Crop::new(photo).with_form(form);
        steps.iter().fold(start, |crop, step| crop.after(*step).unwrap_or(crop))
    }

    #[test]
    fn every_button_does_what_it_says() {
        let free = Form::AsItIs;
        type Row = (Form, &'static [Step], (u32, u32, u32, u32));
        let table: [Row; 11] = [
            (free, &[], (0, 0, 400, 300)),
            (free, &[Closer], (20, 15, 360, 270)),
            (free, &[Closer, Closer, Closer, Closer], (100, 75, 200, 150)),
            (free, &[Closer, Closer, Closer, Closer, Left], (60, 75, 200, 150)),
            (free, &[Closer, Closer, Closer, Closer, Left, Left, Left], (0, 75, 200, 150)),
            (free, &[Closer, Closer, Closer, Closer, Right, Down, Down, Down], (140, 150, 200, 150)),
            (free, &[Closer, Closer, Closer, Closer, Right, Right, Right, Further], (133, 50, 266, 200)),
            (free, &[Closer, Left, StartAgain], (0, 0, 400, 300)),
            (Form::Square, &[], (50, 0, 300, 300)),
            (Form::Square, &[Left, Left], (0, 0, 300, 300)),
            (Form::Square, &[Closer, Closer, Closer, Closer, Up], (125, 45, 150, 150)),
        ];
        for (form, steps, (left, top, width, height)) in table {
            let rect = pressed(size(400, 300), form, steps).rect();
            assert_eq!(rect, Rect { left, top, size: size(width, height) }, "{form:?} {steps:?}");
        }
    }

    #[test]
    fn it_stays_inside_and_keeps_a_tenth_of_each_side_whatever_is_pressed() {
        for photo in [size(1600, 1200), size(1200, 1600), size(8, 16), size(1600, 170), size(1, 1)] {
            for form in [Form::AsItIs, Form::Square] {
                let mut crop = Crop::new(photo).with_form(form);
                // every step after every other, most often closer
                for n in 0..400_usize {
                    let step = if n % 3 == 0 { Closer } else { Step::ALL[n * n % 6] };
                    crop = crop.after(step).unwrap_or(crop);
                    let Rect { left, top, size } = crop.rect();
                    assert!(
                        left + size.width <= photo.width && top + size.height <= photo.height,
                        "{crop:?}"
                    );
                    assert!(size.width >= (photo.width / 10).max(1), "{crop:?}");
                    assert!(size.height >= (photo.height / 10).max(1), "{crop:?}");
                    assert!(crop.form() == Form::AsItIs || size.width == size.height, "{crop:?}");
                }
            }
        }
    }

    #[test]
    fn a_button_that_can_do_no_more_says_so() {
        let photo = size(400, 300);
        for step in [Further, Left, Right, Up, Down, StartAgain] {
            assert_eq!(Crop::new(photo).after(step), None, "{step:?}");
        }
        let closest = pressed(photo, Form::AsItIs, &[Closer; 8]);
        assert_eq!((closest.after(Closer), closest.rect().size), (None, size(40, 30)));
        // a square of half its long side would be too little of it at a tenth
        let closest = pressed(size(400, 200), Form::Square, &[Closer; 8]);
        assert_eq!((closest.after(Closer), closest.rect().size), (None, size(50, 50)));
    }

    #[test]
    fn a_square_is_offered_where_it_is_enough() {
        let long = Crop::new(size(1600, 100));
        assert!(!long.may_be_square() && long.with_form(Form::Square) == long);
        assert!(Crop::new(size(1000, 100)).may_be_square());
        let square = pressed(size(100, 100), Form::Square, &[]);
        assert!(square.is_all());
        // what is closest in one form is less close in the other
        let crop = pressed(size(400, 200), Form::AsItIs, &[Closer; 8]).with_form(Form::Square);
        assert_eq!(crop.rect().size, size(50, 50));
    }

    #[test]
    fn it_says_where_the_part_lies() {
        let half = [Closer; 4];
        let after = |more: &[Step]| pressed(size(400, 300), Form::AsItIs, &[&half, more].concat()).place();
        assert_eq!(after(&[]), (Third::Middle, Third::Middle));
        assert_eq!(after(&[Left, Left]), (Third::Start, Third::Middle));
        assert_eq!(after(&[Right, Right, Up, Up]), (Third::End, Third::Start));
        assert_eq!(after(&[Down, Down]), (Third::Middle, Third::End));
        assert_eq!(Crop::new(size(4, 3)).place(), (Third::Middle, Third::Middle));
    }
}
