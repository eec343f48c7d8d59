//! How the question looks, drawn to a string.

use leptos::prelude::*;
use tell_it_once_core::{
    drawing::{Ink, shape::Shape},
    entry::Entry,
    picture::{
        Size,
        crop::{Crop, Form, Step},
    },
    question::{
        Kind,
        media::{Format, Made, Picture},
    },
    text::ENGLISH,
};

use super::{
    super::{Aids, Ask, Io, Put},
    Pictures, Slot,
    crop::Cutter,
    first, mark, pictures,
    shapes::Maker,
    shown, view,
};

fn ask() -> Ask {
    Ask {
        dom: "q2".to_owned(),
        words: "Choose a photo or draw a picture".to_owned(),
        hint: None,
        caption: None,
        text: &ENGLISH,
        aids: Aids::default(),
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
    asked(entry, false)
}

fn asked(entry: Option<Entry>, voice: bool) -> String {
    let put = Put {
        ask: ask(),
        kind: Kind::Media,
        today: chrono::NaiveDate::default(),
        offer_today: false,
        shown: Vec::new(),
        ends: Default::default(),
        item: String::new(),
        address: String::new(),
        voice,
        symbols: None,
    };
    Owner::new().with(|| view(&put, io(RwSignal::new(entry))).to_html())
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

/// The slot of a question, for the parts that stand on its desk.
fn slot(entry: RwSignal<Option<Entry>>) -> Slot {
    Slot::new(&ask(), io(entry), |entry| pictures(entry).first(), first)
}

#[test]
fn each_kind_of_picture_has_its_ways_on() {
    let words = &ENGLISH.pictures;
    let (crop, shapes) = (words.crop.begin, &words.shapes);
    let photo = drawn(Some(Entry::Media(vec![picture(Made::Photo, "Sam")])));
    let drawing = drawn(Some(Entry::Media(vec![picture(Made::Drawing, "A drawing")])));
    let none = drawn(None);
    assert!(photo.contains(crop) && !drawing.contains(crop) && !none.contains(crop));
    assert!(photo.contains(shapes.instead) && drawing.contains(shapes.instead));
    assert!(none.contains(shapes.begin) && !none.contains(shapes.instead));
}

#[test]
fn a_part_is_chosen_with_buttons_and_shown_under_a_veil() {
    let html = |crop: Option<Crop>| {
        Owner::new().with(|| {
            let entry = RwSignal::new(Some(Entry::Media(vec![picture(Made::Photo, "Sam")])));
            let cutter = Cutter::new(StoredValue::new(ask()), slot(entry), Callback::new(|_| ()));
            cutter.crop.set(crop);
            cutter.fault.set(None);
            cutter.view().to_html()
        })
    };
    let whole = Crop::new(Size { width: 400, height: 300 });
    let part = [Step::Closer; 4].into_iter().try_fold(whole, Crop::after).expect("it can go closer");
    let words = &ENGLISH.pictures.crop;
    let shown = html(Some(part));
    for step in Step::ALL {
        assert!(shown.contains(&format!(">{}</button>", words.step(step))), "{step:?}: {shown}");
    }
    for found in ["The middle half is kept.", words.take, words.leave, words.form(Form::Square), "id=\"q2\""]
    {
        assert!(shown.contains(found), "{found}: {shown}");
    }
    assert!(
        shown.contains("viewBox=\"0 0 400 300\"") && shown.contains("M0 0H400V300H0ZM100 75V225H300V75Z")
    );
    assert!(html(Some(whole)).contains(words.all));
    let long = html(Some(Crop::new(Size { width: 4000, height: 30 })));
    assert!(!long.contains(words.form(Form::Square)), "{long}");
    let opening = html(None);
    assert!(opening.contains(ENGLISH.pictures.working) && !opening.contains("<svg"), "{opening}");
}

#[test]
fn a_photo_that_is_not_here_cannot_be_cut() {
    let html = Owner::new().with(|| {
        let entry = RwSignal::new(Some(Entry::Media(vec![picture(Made::Photo, "Sam")])));
        Cutter::new(StoredValue::new(ask()), slot(entry), Callback::new(|_| ())).view().to_html()
    });
    assert!(html.contains(ENGLISH.pictures.missing) && html.contains(ENGLISH.pictures.crop.leave), "{html}");
}

#[test]
fn shapes_are_put_on_paper_with_named_buttons() {
    let html = Owner::new().with(|| {
        let maker = Maker::new(StoredValue::new(ask()), slot(RwSignal::new(None)));
        maker.open(Callback::new(|()| ()));
        let empty = maker.view().to_html();
        maker.put();
        maker.go(tell_it_once_core::drawing::layout::Way::Right);
        (empty, maker.view().to_html())
    });
    let words = &ENGLISH.pictures;
    for found in
        Shape::ALL.map(|shape| words.shapes.name(shape)).into_iter().chain(Ink::ALL.map(|ink| words.ink(ink)))
    {
        assert!(html.0.contains(&format!("<span>{found}</span>")), "{found}: {}", html.0);
    }
    for found in
        ["Left", "Right", "Up", "Down", words.shapes.put, words.shapes.take_away, words.clear, words.done]
    {
        assert!(html.0.contains(&format!(">{found}</button>")), "{found}: {}", html.0);
    }
    assert!(html.0.contains("Your picture: nothing yet") && html.0.contains("Row 1, place 1. Empty."));
    assert!(html.1.contains("Your picture: A black circle") && html.1.contains("Row 1, place 2. Empty."));
    assert!(html.1.contains("translate(000 000)"), "{}", html.1);
}

#[test]
fn a_picture_that_is_ready_late_comes_to_its_question() {
    let page = Owner::new();
    let kept = std::sync::Arc::new(std::sync::Mutex::new(None));
    let there = kept.clone();
    let lasting = page.with(|| {
        let late = Pictures::none().also_late(move |change| {
            let mut there = there.lock().expect("nobody else has it");
            *there = Some(change(Some(Entry::Media(vec![
                picture(Made::Photo, "before"),
                picture(Made::Photo, "rest"),
            ]))));
        });
        let io = Io { pictures: late, ..io(RwSignal::new(None)) };
        Slot::new(&ask(), io, |entry| pictures(entry).first(), first).lasting()
    });
    let late = picture(Made::Photo, "late");
    page.cleanup();
    assert!(!lasting.put(&|before| before.map(|_| late.clone())), "the page is gone");
    let kept = kept.lock().expect("nobody else has it").clone();
    assert_eq!(kept, Some(Entry::Media(vec![late.clone(), picture(Made::Photo, "rest")])));
}
