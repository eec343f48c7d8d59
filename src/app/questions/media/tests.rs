//! How the question looks, drawn to a string.

use leptos::prelude::*;
use tell_it_once_core::{
    entry::Entry,
    question::media::{Format, Made, Picture},
    text::ENGLISH,
};

use super::{
    super::{Ask, Io},
    Pictures, mark, shown, view,
};

fn ask() -> Ask {
    Ask {
        dom: "q2".to_owned(),
        words: "Choose a photo or draw a picture".to_owned(),
        hint: None,
        caption: None,
        text: &ENGLISH,
    }
}

fn io(entry: RwSignal<Option<Entry>>) -> Io {
    Io {
        entry: entry.into(),
        set: Callback::new(move |changed| entry.set(Some(changed))),
        problems: Signal::stored(Vec::new()),
        pictures: Pictures::none().of(Signal::stored("Sam".to_owned())),
        say: Callback::new(|_| ()),
    }
}

fn picture(made: Made, alt: &str) -> Picture {
    Picture { sha256: "a".repeat(43), bytes: 1, format: Format::Jpeg, made, alt: alt.to_owned() }
}

fn drawn(entry: Option<Entry>) -> String {
    Owner::new().with(|| view(&ask(), io(RwSignal::new(entry))).to_html())
}

#[test]
fn without_a_picture_there_is_a_way_to_one_and_nothing_to_describe() {
    let html = drawn(None);
    for words in ["No picture yet", "Choose a photo", "Draw a picture", ENGLISH.pictures.removes] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("for=\"q2\"") && html.contains("id=\"q2\"") && html.contains("type=\"file\""));
    for words in ["What does the picture show", "Remove", "Undo"] {
        assert!(!html.contains(words), "{words}: {html}");
    }
}

#[test]
fn a_picture_that_is_not_here_is_said_in_words() {
    let html = drawn(Some(Entry::Media(vec![picture(Made::Photo, "Rex & me")])));
    for words in
        ["Rex &amp; me", ENGLISH.pictures.missing, "Choose another photo", "Draw a picture instead", "Remove"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("What does the picture show?") && html.contains("q2-shows-hint"));
}

#[test]
fn everyone_in_a_photo_is_asked_and_nobody_in_a_drawing() {
    let photo = drawn(Some(Entry::Media(vec![picture(Made::Photo, "Sam")])));
    let drawing = drawn(Some(Entry::Media(vec![picture(Made::Drawing, "A drawing")])));
    assert!(photo.contains(ENGLISH.pictures.everyone) && !drawing.contains(ENGLISH.pictures.everyone));
    assert!(drawing.contains("Change the drawing"));
}

#[test]
fn a_picture_is_never_without_words() {
    let words = &ENGLISH.pictures;
    assert_eq!(words.alt(Made::Photo, "Sam"), "Photo of Sam");
    assert_eq!(words.alt(Made::Photo, ""), "A photo");
    assert_eq!(words.alt(Made::Drawing, "Sam"), "A drawing");
}

#[test]
fn pages_that_only_show_a_picture_have_its_words_where_it_is_not_here() {
    let html = Owner::new().with(|| shown(picture(Made::Photo, "Sam"), Pictures::none(), "x").to_html());
    assert!(html.contains(">Sam<"), "{html}");
}

#[test]
fn a_mark_is_drawn_on_a_named_board() {
    let html = Owner::new().with(|| mark(&ask(), io(RwSignal::new(None))).to_html());
    assert!(html.contains("role=\"img\"") && html.contains("aria-label=\"Your mark\""), "{html}");
    assert!(html.contains("Clear") && html.contains("Undo") && !html.contains("Purple"), "{html}");
}
