//! Words that belong to answers, wherever they are read.

use super::count;
use crate::answer::Scaled;

pub struct Answers {
    pub yes: &'static str,
    pub no: &'static str,
    pub not_sure: &'static str,
    pub face_good: &'static str,
    pub face_middle: &'static str,
    pub face_not_good: &'static str,
    pub point: &'static str,
    pub pound: &'static str,
    /// a whole number with its digits in groups
    pub in_threes: fn(&str) -> String,
    pub about: &'static str,
    pub something_else: &'static str,
    pub no_longer_listed: &'static str,
    pub out_of_ten: fn(&Scaled) -> String,
    pub one_better: &'static str,
    pub pile_good: &'static str,
    pub pile_middle: &'static str,
    pub pile_not_good: &'static str,
    pub pile_none: &'static str,
    pub keep_private: &'static str,
    pub photo: &'static str,
    pub drawing: &'static str,
    /// "Voice note, 0:42"
    pub voice_note: fn(minutes: u16, seconds: u16) -> String,
    pub signed_typed: &'static str,
    pub signed_mark: &'static str,
    pub signed_helper: &'static str,
}

pub(super) const ENGLISH: Answers = Answers {
    yes: "Yes",
    no: "No",
    not_sure: "Not sure",
    face_good: "Good",
    face_middle: "In the middle",
    face_not_good: "Not good",
    point: ".",
    pound: "£",
    in_threes: count::in_threes,
    about: "about",
    something_else: "Something else",
    no_longer_listed: "(no longer in the list)",
    out_of_ten: |scaled| format!("{} out of 10. 0 is {}. 10 is {}.", scaled.value, scaled.low, scaled.high),
    one_better: "What would make it one better",
    pile_good: "Good for me",
    pile_middle: "In the middle",
    pile_not_good: "Not good for me",
    pile_none: "Not sorted",
    keep_private: "Keep this private.",
    photo: "Photo",
    drawing: "Drawing",
    voice_note: |minutes, seconds| format!("Voice note, {minutes}:{seconds:02}"),
    signed_typed: "Name",
    signed_mark: "Made a mark. Name",
    signed_helper: "A helper wrote the name",
};
