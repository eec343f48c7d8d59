//! One of every kind, and what a page looks up beside it.

use tell_it_once_core::{
    id::Id,
    question::{
        Kind,
        fixed::Fixed,
        info::{Info, Panel},
        line::Line,
        pick::{Choice, Pick, Shown},
        rows::{Column, Rows},
        scale::Scale,
        sort::Sort,
    },
    text::ENGLISH,
    words::Words,
};

fn both(words: &str) -> Words {
    Words::new(words, words)
}

fn choices() -> Vec<Choice> {
    let choice = |(id, words): (&'static str, &str)| Choice {
        id: Id::known(id),
        words: both(words),
        detail: (id == "b").then(|| both("Which one?")),
        picture: None,
    };
    [("a", "A bus"), ("b", "A boat")].map(choice).into()
}

fn pick() -> Pick {
    Pick { options: choices(), from: Vec::new(), other: true }
}

const PILES: [&str; 3] = ["I can", "I want to learn", "Not now"];

/// Every kind, by a name for its golden.
pub(super) fn kinds() -> Vec<(&'static str, Kind)> {
    let column = |id: &'static str, kind| Column { id: Id::known(id), ask: both(id), kind, ideas: None };
    let scale = |middle: &str| Scale { low: both("sad"), middle: both(middle), high: both("glad") };
    let columns = vec![column("name", Kind::Line(Line::Plain)), column("met", Kind::Date)];
    vec![
        ("line", Kind::Line(Line::Plain)),
        ("phone", Kind::Line(Line::Phone)),
        ("email", Kind::Line(Line::Email)),
        ("long", Kind::Long),
        ("list", Kind::List),
        ("choice", Kind::Choice(pick())),
        ("multi", Kind::Multi(pick())),
        ("yesno", Kind::YesNo(Fixed::default())),
        ("yesno-more", Kind::YesNo(Fixed { detail: Some(both("Say how")) })),
        ("faces", Kind::Faces(Fixed::default())),
        ("faces-more", Kind::Faces(Fixed { detail: Some(both("What helps?")) })),
        ("scale", Kind::Scale(scale("so so"))),
        ("scale-short", Kind::Scale(scale(""))),
        ("sort", Kind::Sort(Sort { cards: choices(), from: Vec::new(), piles: None })),
        ("sort-piles", Kind::Sort(Sort { cards: choices(), from: Vec::new(), piles: Some(PILES.map(both)) })),
        ("rows", Kind::Rows(Rows { item: both("person"), columns })),
        ("date", Kind::Date),
        ("number", Kind::Number),
        ("money", Kind::Money),
        ("address", Kind::Address),
        ("media", Kind::Media),
        ("sign", Kind::Sign),
        ("info", Kind::Info(Info::default())),
        ("info-points", Kind::Info(Info { points: vec![both("One"), both("Two")], panel: None })),
        ("info-front", Kind::Info(Info { points: Vec::new(), panel: Some(Panel::FrontPage) })),
        ("info-profiles", Kind::Info(Info { points: vec![both("One")], panel: Some(Panel::Profiles) })),
    ]
}

pub(super) fn shown(kind: &Kind) -> Vec<Shown> {
    let said = |choice: &Choice| Shown {
        id: choice.id.clone(),
        label: choice.words.usual.clone(),
        detail: choice.detail.as_ref().map(|words| words.usual.clone()),
        picture: None,
    };
    match kind {
        Kind::Choice(_) | Kind::Multi(_) | Kind::Sort(_) => choices().iter().map(said).collect(),
        Kind::YesNo(fixed) => more(&ENGLISH.yes_no(), fixed),
        Kind::Faces(fixed) => more(&ENGLISH.faces(), fixed),
        Kind::Info(info) => {
            let one = |label: &str, detail: Option<&str>| Shown {
                id: Id::known("my-profile"),
                label: label.to_owned(),
                detail: detail.map(str::to_owned),
                picture: None,
            };
            let points = info.points.iter().map(|words| one(&words.usual, None));
            points.chain(info.panel.map(|_| one("Full name", Some("Sam <b>Khan</b>\nSam")))).collect()
        }
        Kind::Line(_)
        | Kind::Long
        | Kind::List
        | Kind::Scale(_)
        | Kind::Rows(_)
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Media
        | Kind::Sign => Vec::new(),
    }
}

fn more(options: &[Shown], fixed: &Fixed) -> Vec<Shown> {
    let detail = fixed.detail.as_ref().map(|words| words.usual.clone());
    options.iter().map(|option| Shown { detail: detail.clone(), ..option.clone() }).collect()
}

/// What a page looks up beside the kind.
pub(super) fn ends(kind: &Kind) -> [String; 3] {
    let three = if let Kind::Scale(Scale { low, middle, high }) = kind {
        Some([low, middle, high])
    } else if let Kind::Sort(Sort { piles: Some(piles), .. }) = kind {
        Some(piles.each_ref())
    } else {
        None
    };
    three.map(|three| three.map(|words| words.usual.clone())).unwrap_or_default()
}
