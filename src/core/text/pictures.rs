//! Words around photos and drawings.

mod crop;
mod shapes;

use crate::{
    drawing::{Ink, Nib},
    picture::Refused,
    question::media::Made,
};

use crop::Crop;
use shapes::Shapes;

pub struct Pictures {
    pub crop: Crop,
    pub shapes: Shapes,
    pub none: &'static str,
    pub choose: &'static str,
    pub choose_another: &'static str,
    pub draw: &'static str,
    pub draw_instead: &'static str,
    pub draw_more: &'static str,
    pub removes: &'static str,
    pub everyone: &'static str,
    pub working: &'static str,
    pub ready: &'static str,
    pub ready_late: &'static str,
    pub replaced: &'static str,
    pub removed: &'static str,
    pub back_again: &'static str,
    pub still_here: &'static str,
    pub missing: &'static str,
    pub shows: &'static str,
    pub shows_hint: &'static str,
    pub photo_of: fn(child: &str) -> String,
    pub a_photo: &'static str,
    pub a_drawing: &'static str,
    pub a_mark: &'static str,
    pub too_long: &'static str,
    pub too_large: &'static str,
    pub no_picture: &'static str,
    pub heif: &'static str,
    pub unopenable: &'static str,
    pub not_read: &'static str,
    pub not_kept: &'static str,
    pub board: &'static str,
    pub mark_board: &'static str,
    pub draw_hint: &'static str,
    pub mark_hint: &'static str,
    pub no_keyboard: &'static str,
    pub mark_no_keyboard: &'static str,
    pub colour: &'static str,
    pub inks: [&'static str; 6],
    pub line: &'static str,
    pub nibs: [&'static str; 3],
    pub clear: &'static str,
    pub done: &'static str,
    pub undone_line: &'static str,
    pub undone_clear: &'static str,
    pub cleared: &'static str,
    pub nothing_to_undo: &'static str,
    pub drawing_kept: &'static str,
}

impl Pictures {
    pub fn ink(&self, ink: Ink) -> &'static str {
        let [black, red, blue, green, yellow, purple] = self.inks;
        match ink {
            Ink::Black => black,
            Ink::Red => red,
            Ink::Blue => blue,
            Ink::Green => green,
            Ink::Yellow => yellow,
            Ink::Purple => purple,
        }
    }

    pub fn nib(&self, nib: Nib) -> &'static str {
        let [thin, middle, thick] = self.nibs;
        match nib {
            Nib::Thin => thin,
            Nib::Middle => middle,
            Nib::Thick => thick,
        }
    }

    pub fn refused(&self, refused: Refused) -> &'static str {
        match refused {
            Refused::TooLong => self.too_long,
            Refused::TooLarge => self.too_large,
            Refused::NoPicture => self.no_picture,
            Refused::Heif => self.heif,
            Refused::Unopenable => self.unopenable,
        }
    }

    /// What is said of a picture where nobody said it better.
    pub fn alt(&self, made: Made, child: &str) -> String {
        match made {
            Made::Photo if child.is_empty() => self.a_photo.to_owned(),
            Made::Photo => (self.photo_of)(child),
            Made::Drawing => self.a_drawing.to_owned(),
        }
    }
}

pub(super) const ENGLISH: Pictures = Pictures {
    crop: crop::ENGLISH,
    shapes: shapes::ENGLISH,
    none: "No picture yet",
    choose: "Choose a photo",
    choose_another: "Choose another photo",
    draw: "Draw a picture",
    draw_instead: "Draw a picture instead",
    draw_more: "Change the drawing",
    removes: "We remove the place and time from your photo.",
    everyone: "Ask everyone in the photo if they are happy for you to share it.",
    working: "Getting your photo ready…",
    ready: "Your photo is ready.",
    ready_late: "Your photo is ready. It is with its question.",
    replaced: "You changed the picture.",
    removed: "You removed the picture.",
    back_again: "Your picture is back.",
    still_here: "Your picture from before is still here.",
    missing: "We cannot find this picture on this device. Please choose it again.",
    shows: "What does the picture show?",
    shows_hint: "This helps people who cannot see it",
    photo_of: |child| format!("Photo of {child}"),
    a_photo: "A photo",
    a_drawing: "A drawing",
    a_mark: "A mark drawn by hand",
    too_long: "This file is too big. Choose a photo that is smaller than 40 MB.",
    too_large: "This photo is too large to open here. Take a screenshot of it, and choose the screenshot.",
    no_picture: "This file is not a photo. Choose a file that ends in .jpg or .png.",
    heif: "This browser cannot open this kind of photo (HEIC). Save it as JPEG, or take a screenshot of it. \
           Then choose that.",
    unopenable: "We could not open this photo. It may be damaged. Choose another one, or take a screenshot of \
                 it and choose that.",
    not_read: "We could not read this file. Choose it again.",
    not_kept: "We could not keep this picture on your device. Please try again.",
    board: "Your drawing",
    mark_board: "Your mark",
    draw_hint: "Draw with a finger, a pen or a mouse.",
    mark_hint: "Make your mark with a finger, a pen or a mouse.",
    no_keyboard: "No finger, pen or mouse? Press Done, and make a picture with shapes instead.",
    mark_no_keyboard: "You cannot draw with a keyboard here. You can type your name instead.",
    colour: "Colour",
    inks: ["Black", "Red", "Blue", "Green", "Yellow", "Purple"],
    line: "Line",
    nibs: ["Thin", "Middle", "Thick"],
    clear: "Clear",
    done: "Done",
    undone_line: "The last line is gone.",
    undone_clear: "Your drawing is back.",
    cleared: "You cleared the drawing. Use Undo to get it back.",
    nothing_to_undo: "There is nothing to undo.",
    drawing_kept: "Your drawing is kept.",
};
