//! Words for choosing a part of a photo.

use crate::picture::crop::{self, Form, Step, Third};

pub struct Crop {
    pub begin: &'static str,
    pub hint: &'static str,
    pub photo: &'static str,
    pub move_it: &'static str,
    pub form: &'static str,
    pub forms: [&'static str; 2],
    pub steps: [&'static str; 7],
    pub did: [&'static str; 7],
    pub cannot: [&'static str; 7],
    pub all: &'static str,
    pub parts: [&'static str; 9],
    pub places: [[&'static str; 3]; 3],
    pub kept: fn(place: &str, part: &str) -> String,
    pub kept_square: fn(place: &str, part: &str, is_wide: bool) -> String,
    pub take: &'static str,
    pub leave: &'static str,
    pub left_as_it_was: &'static str,
    pub cut: &'static str,
    pub ready: &'static str,
}

impl Crop {
    pub fn step(&self, step: Step) -> &'static str {
        self.steps[step as usize]
    }

    pub fn form(&self, form: Form) -> &'static str {
        self.forms[form as usize]
    }

    /// What the button did, and what is kept now.
    pub fn after(&self, step: Step, now: crop::Crop) -> String {
        format!("{} {}", self.did[step as usize], self.now(now))
    }

    pub fn cannot(&self, step: Step) -> &'static str {
        self.cannot[step as usize]
    }

    /// What is kept.
    pub fn now(&self, crop: crop::Crop) -> String {
        if crop.is_all() {
            return self.all.to_owned();
        }
        let nth = |third: Third| third as usize;
        let (across, down) = crop.place();
        let (place, part) = (self.places[nth(down)][nth(across)], self.parts[crop.level()]);
        match crop.form() {
            Form::AsItIs => (self.kept)(place, part),
            Form::Square => (self.kept_square)(place, part, crop.photo().width >= crop.photo().height),
        }
    }
}

pub(super) const ENGLISH: Crop = Crop {
    begin: "Keep a part of the photo",
    hint: "The bright part is kept.",
    photo: "Your photo",
    move_it: "Choose the part",
    form: "Shape",
    forms: ["The shape of the photo", "Square"],
    steps: ["Closer", "Further away", "Left", "Right", "Up", "Down", "Start again"],
    did: [
        "Closer.",
        "Further away.",
        "Moved left.",
        "Moved right.",
        "Moved up.",
        "Moved down.",
        "Back to the start.",
    ],
    cannot: [
        "It cannot go closer.",
        "It cannot go further away.",
        "It cannot go further left.",
        "It cannot go further right.",
        "It cannot go further up.",
        "It cannot go further down.",
        "This is the start.",
    ],
    all: "All of the photo is kept.",
    parts: [
        "whole",
        "nine tenths",
        "three quarters",
        "two thirds",
        "half",
        "third",
        "quarter",
        "sixth",
        "tenth",
    ],
    places: [
        ["top left", "top", "top right"],
        ["left", "middle", "right"],
        ["bottom left", "bottom", "bottom right"],
    ],
    kept: |place, part| {
        let is = if part.ends_with('s') { "are" } else { "is" };
        format!("The {place} {part} {is} kept.")
    },
    kept_square: |place, part, is_wide| {
        let side = if is_wide { "height" } else { "width" };
        format!("A square is kept: the {place}, {} of the photo’s {side}.", of_side(part))
    },
    take: "Use this part",
    leave: "Leave the photo as it is",
    left_as_it_was: "Your photo is as it was.",
    cut: "You kept a part of the photo.",
    ready: "Your photo is ready. Only this part is kept.",
};

/// "half", "a third", "the whole".
fn of_side(part: &str) -> String {
    match part {
        "whole" => "the whole".to_owned(),
        "third" | "quarter" | "sixth" | "tenth" => format!("a {part}"),
        _ => part.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Size;

    #[test]
    fn each_press_says_what_happened_and_what_is_kept() {
        let words = &ENGLISH;
        let mut crop = crop::Crop::new(Size { width: 400, height: 300 });
        assert_eq!(words.now(crop), "All of the photo is kept.");
        let mut said = Vec::new();
        for step in [
            Step::Closer,
            Step::Closer,
            Step::Closer,
            Step::Closer,
            Step::Left,
            Step::Left,
            Step::Up,
            Step::Up,
        ] {
            crop = crop.after(step).expect("it can");
            said.push(words.after(step, crop));
        }
        assert_eq!(said[0], "Closer. The middle nine tenths are kept.");
        assert_eq!(said[3], "Closer. The middle half is kept.");
        assert_eq!(said[5], "Moved left. The left half is kept.");
        assert_eq!(said[7], "Moved up. The top left half is kept.");
        let square = crop::Crop::new(crop.photo()).with_form(Form::Square);
        assert_eq!(words.now(square), "A square is kept: the middle, the whole of the photo’s height.");
        let square = crop::Crop::new(Size { width: 3, height: 4 }).with_form(Form::Square);
        let square = (0..5).try_fold(square, |crop, _| crop.after(Step::Closer)).expect("it can");
        assert_eq!(words.now(square), "A square is kept: the middle, a third of the photo’s width.");
        for step in Step::ALL {
            assert!(!words.step(step).is_empty() && words.cannot(step).ends_with('.'), "{step:?}");
        }
    }
}
