//! Entries of every shape and edits of every kind, made at random.
//!
//! Boxed, since proptest otherwise keeps one value of every shape in every frame of the stack.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::vec, option, prelude::*, sample::select};
use tell_it_once_core::{
    bundle::b64,
    entry::Entry,
    folder::{Arrival, Edit, Length, Role, Skip, Spot, Taken, Whose},
    id::{BookletId, ChoiceId, ColumnId, ContributorId, Id, QuestionId, RowId, SectionId},
    question::{
        Kind, address, date,
        fixed::Fixed,
        info::{Info, Panel},
        line::Line,
        media::{Format, Made, Picture},
        pick::{self, Pick},
        rows::{Column, Row, Rows},
        scale::{self, Scale},
        sign::{self, How},
        sort::{self, OwnCard, Pile, Sort},
        voice,
    },
    words::Words,
};

/// What people type: words, other scripts, emoji, spaces, lines, marks that turn text round.
pub(super) fn typed() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[a-z ]{0,12}",
        2 => select(vec!["", " ", "31", "2", "2011", "about 2011", "0161 496 0000", "a@b.uk", "OL1 1UT", "0163", "1,200.50", "£14", "50p", "12 weeks"])
            .prop_map(str::to_owned),
        2 => "\\PC{0,12}",
        1 => any::<String>(),
        1 => select(vec!["e\u{301}", "مجھے ٹرینیں", "👨‍👩‍👧", "\u{202E}abc", "a\r\nb\n\nc", "\"\\/\u{7f}", "{name}"])
            .prop_map(str::to_owned),
    ]
    .boxed()
}

pub(super) fn id<T: 'static>(names: &'static [&'static str]) -> impl Strategy<Value = Id<T>> {
    select(names).prop_map(Id::known)
}

const CHOICES: &[&str] = &["a", "b", "other", "yes", "no", "good", "gone"];
const COLUMNS: &[&str] = &["name", "when", "which", "lives", "hours", "cost", "sure", "gone"];

fn picked() -> BoxedStrategy<pick::Typed> {
    let options = vec(id::<tell_it_once_core::id::of::Choice>(CHOICES), 0..3);
    let details = vec((id(CHOICES), typed()), 0..3);
    (options, details, typed())
        .prop_map(|(options, details, other)| pick::Typed {
            options: options.into_iter().collect::<BTreeSet<ChoiceId>>(),
            details: details.into_iter().collect(),
            other,
        })
        .boxed()
}

fn pile() -> impl Strategy<Value = Pile> {
    select(Pile::ALL.to_vec())
}

fn sorted() -> BoxedStrategy<sort::Typed> {
    let piles = vec((id::<tell_it_once_core::id::of::Choice>(CHOICES), pile()), 0..3);
    let own = vec((typed(), option::of(pile())).prop_map(|(label, pile)| OwnCard { label, pile }), 0..3);
    (piles, own).prop_map(|(piles, own)| sort::Typed { piles: piles.into_iter().collect(), own }).boxed()
}

fn dated() -> BoxedStrategy<date::Typed> {
    [typed(), typed(), typed()].prop_map(|[day, month, year]| date::Typed { day, month, year }).boxed()
}

/// One that could really be signed: its digest has the right form.
pub(super) fn picture() -> BoxedStrategy<Picture> {
    let format = select(vec![Format::Jpeg, Format::Png, Format::Webp]);
    let made = select(vec![Made::Photo, Made::Drawing]);
    ("[A-D]{42}A", any::<u32>(), format, made, typed())
        .prop_map(|(sha256, bytes, format, made, alt)| Picture { sha256, bytes, format, made, alt })
        .boxed()
}

/// Its digest is one that nobody types.
fn note() -> impl Strategy<Value = voice::Note> {
    let format = select(vec![voice::Format::Webm, voice::Format::Mp4, voice::Format::Ogg]);
    ("[E-H]{42}A", any::<u32>(), format, any::<u16>())
        .prop_map(|(sha256, bytes, format, seconds)| voice::Note { sha256, bytes, format, seconds })
}

fn simple() -> BoxedStrategy<Entry> {
    prop_oneof![
        typed().prop_map(Entry::Words),
        vec(typed(), 0..4).prop_map(Entry::List),
        picked().prop_map(Entry::Picked),
        (option::of(any::<u8>()), typed())
            .prop_map(|(value, better)| Entry::Scale(scale::Typed { value, better })),
        sorted().prop_map(Entry::Sorted),
        dated().prop_map(Entry::Date),
        (typed(), typed(), any::<bool>()).prop_map(|(lines, postcode, private)| Entry::Address(
            address::Typed { lines, postcode, private }
        )),
        vec(picture(), 0..2).prop_map(Entry::Media),
        (note(), typed()).prop_map(|(note, words)| Entry::Voice(voice::Typed { note, words })),
        (typed(), select(How::ALL.to_vec()), option::of(picture()), dated())
            .prop_map(|(name, how, mark, day)| Entry::Signed(sign::Typed { name, how, mark, day })),
    ]
    .boxed()
}

/// Any entry of any shape. Items hold whatever shape, as after a booklet changed.
pub(super) fn entry() -> BoxedStrategy<Entry> {
    prop_oneof![4 => simple(), 1 => vec(row(), 0..3).prop_map(Entry::Rows)].boxed()
}

fn row() -> BoxedStrategy<Row> {
    let cells = vec((id::<tell_it_once_core::id::of::Column>(COLUMNS), simple()), 0..3);
    (id::<tell_it_once_core::id::of::Row>(&["r1", "r2", "r3"]), cells)
        .prop_map(|(id, cells): (RowId, _)| Row {
            id,
            cells: cells.into_iter().collect::<BTreeMap<ColumnId, Entry>>(),
        })
        .boxed()
}

fn both(words: &str) -> Words {
    Words::new(words, words)
}

fn pick_of() -> Pick {
    let choice = |name: &&'static str| pick::Choice {
        id: Id::known(name),
        words: both(name),
        detail: (*name == "a").then(|| both("Which?")),
        picture: None,
    };
    Pick { options: ["a", "b"].iter().map(choice).collect(), from: Vec::new(), other: true }
}

/// Every kind, each with something in it.
pub(super) fn kinds() -> Vec<Kind> {
    let column = |id: &'static str, kind| Column { id: Id::known(id), ask: both(id), kind, ideas: None };
    let columns = vec![
        column("name", Kind::Line(Line::Plain)),
        column("when", Kind::Date),
        column("which", Kind::Choice(pick_of())),
        column("lives", Kind::YesNo(Fixed::default())),
        column("hours", Kind::Number),
        column("cost", Kind::Money),
        column("sure", Kind::Scale(Scale { low: both("low"), middle: Words::default(), high: both("high") })),
    ];
    vec![
        Kind::Line(Line::Plain),
        Kind::Line(Line::Phone),
        Kind::Line(Line::Email),
        Kind::Long,
        Kind::List,
        Kind::Choice(pick_of()),
        Kind::Multi(pick_of()),
        Kind::YesNo(Fixed::default()),
        Kind::YesNo(Fixed { detail: Some(both("Say more")) }),
        Kind::Faces(Fixed { detail: Some(both("Say more")) }),
        Kind::Scale(Scale { low: both("low"), middle: both("middle"), high: both("high") }),
        Kind::Sort(Sort { cards: pick_of().options, from: Vec::new(), piles: None }),
        Kind::Sort(Sort {
            cards: pick_of().options,
            from: Vec::new(),
            piles: Some(["I can", "I learn", "Not now"].map(both)),
        }),
        Kind::Rows(Rows { item: both("person"), columns }),
        Kind::Date,
        Kind::Number,
        Kind::Money,
        Kind::Address,
        Kind::Media,
        Kind::Sign,
        Kind::Info(Info { points: vec![both("A point")], panel: Some(Panel::FrontPage) }),
    ]
}

pub(super) fn kind() -> impl Strategy<Value = Kind> {
    select(kinds())
}

/// People, booklets and questions that meet often, so that edits meet too.
pub(super) fn spot() -> BoxedStrategy<Spot> {
    // most of what is said is said of one place, by several people
    let contributor = id::<tell_it_once_core::id::of::Contributor>(&["c1", "c1", "c2", "c3"]);
    let booklet = id::<tell_it_once_core::id::of::Booklet>(&["my-profile", "my-profile", "details"]);
    let question = id::<tell_it_once_core::id::of::Question>(&[
        "mp.know",
        "mp.know",
        "mp.know",
        "mp.like",
        "mp.well",
        "cd.prefname",
        "cd.pronouns",
        "cd.dob",
        "cd.carers",
        "gone",
    ]);
    (contributor, booklet, question)
        .prop_map(|(contributor, booklet, question): (ContributorId, BookletId, QuestionId)| Spot {
            contributor,
            booklet,
            question,
        })
        .boxed()
}

pub(super) fn edit() -> BoxedStrategy<Edit> {
    let lang = || "en-GB".to_owned();
    let skip = select(Skip::NAMES.map(|(_, skip)| skip).to_vec());
    let whose = select(Whose::NAMES.map(|(_, whose)| whose).to_vec());
    let role = select(Role::NAMES.map(|(_, role)| role).to_vec());
    let name = || select(vec!["", "Sam", "Alex", " Alex ", "Robin"]).prop_map(str::to_owned);
    // of two people never the same, and always a number below the curve's order
    let key = any::<[u8; 31]>().prop_map(|octets| b64::encode(&[&[1], &octets[..]].concat()));
    let length = select(vec![Length::Quick, Length::Full]);
    let section = || id::<tell_it_once_core::id::of::Section>(&["know", "child", "gone"]);
    prop_oneof![
        2 => (role, name(), name(), key)
            .prop_map(|(role, name, child, key)| Edit::Arrive(Arrival { role, name, child, key })),
        6 => (spot(), typed(), entry())
            .prop_map(move |(spot, asked, entry)| Edit::Set { spot, asked, lang: lang(), entry }),
        2 => (spot(), typed(), entry(), spot()).prop_map(move |(spot, asked, entry, from)| {
            let from = Taken::of(from, &entry);
            Edit::Reuse { spot, asked, lang: lang(), entry, from }
        }),
        1 => (spot(), spot(), entry()).prop_map(|(spot, from, entry)| {
            Edit::Keep { spot, from: Taken::of(from, &entry) }
        }),
        1 => (spot(), typed(), spot(), entry()).prop_map(move |(spot, asked, from, entry)| {
            Edit::Decline { spot, asked, lang: lang(), from: Taken::of(from, &entry) }
        }),
        1 => (spot(), spot(), entry()).prop_map(|(spot, from, entry)| {
            Edit::Offer { spot, from: Taken::of(from, &entry) }
        }),
        1 => Just(Edit::Copied),
        // words that were there are taken out again
        2 => spot().prop_map(move |spot| {
            let entry = Entry::Words(String::new());
            Edit::Set { spot, asked: "What?".to_owned(), lang: lang(), entry }
        }),
        1 => (spot(), typed(), option::of(skip))
            .prop_map(move |(spot, asked, skip)| Edit::Skip { spot, asked, lang: lang(), skip }),
        1 => (spot(), whose).prop_map(|(spot, whose)| Edit::Whose { spot, whose }),
        1 => (spot(), typed(), typed())
            .prop_map(move |(spot, asked, note)| Edit::Note { spot, asked, lang: lang(), note }),
        1 => (spot(), typed(), any::<bool>())
            .prop_map(move |(spot, asked, shared)| Edit::Share { spot, asked, lang: lang(), shared }),
        1 => (spot(), section(), any::<bool>()).prop_map(|(spot, section, finished): (Spot, SectionId, bool)| {
            let Spot { contributor, booklet, .. } = spot;
            Edit::Finish { contributor, booklet, section, finished }
        }),
        1 => (spot(), length).prop_map(|(spot, length)| {
            let Spot { contributor, booklet, .. } = spot;
            Edit::Length { contributor, booklet, length }
        }),
        1 => spot().prop_map(|spot| Edit::Visit { spot }),
    ]
    .boxed()
}

pub(super) fn edits() -> BoxedStrategy<Vec<Edit>> {
    vec(edit(), 0..24).boxed()
}
