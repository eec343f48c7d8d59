//! Folders to draw: nobody's, and those of families that wrote a lot.

use tell_it_once_core::{
    booklet::Booklet,
    entry::Entry,
    folder::{Arrival, Edit, Exported, Folder, Length, Role, Skip, Spot, child_id},
    id::{ChoiceId, ColumnId, QuestionId, RowId},
    question::{
        Kind, address, date,
        line::Line,
        media::{Format, Made, Picture},
        pick::{self, Pick},
        rows::{Row, Rows},
        scale,
        sign::{self, How},
        sort::{self, OwnCard, Pile},
        voice,
    },
    sitting::Sitting,
    text::ENGLISH,
    words::Style,
};

use super::world::{new_folder, now, pack, today};

pub(super) fn arrive(folder: &mut Folder, role: Role, name: &str, child: &str) {
    let [name, child, key] = [name, child, "k"].map(str::to_owned);
    folder.apply(Edit::Arrive(Arrival { role, name, child, key }), now());
}

/// Somebody is here, and has said nothing.
pub(super) fn begun(role: Role) -> Folder {
    let mut folder = new_folder();
    match role {
        Role::YoungPerson => arrive(&mut folder, role, "Sam", "Sam"),
        Role::Parent | Role::Helper | Role::Professional => arrive(&mut folder, role, "Alex", "Sam"),
    }
    folder
}

/// Everything that can be answered is, in both booklets, by whoever is here.
pub(super) fn filled(role: Role) -> Folder {
    fill(begun(role), |folder, spot, kind| set(folder, spot, full(kind)))
}

/// The same with what cannot be read.
pub(super) fn nonsense(role: Role) -> Folder {
    fill(begun(role), |folder, spot, kind| set(folder, spot, wrong(kind)))
}

/// Every question was left, each in another way.
pub(super) fn skipped(role: Role) -> Folder {
    let skips = Skip::NAMES.map(|(_, skip)| skip);
    let mut n = 0;
    fill(begun(role), |folder, spot, _| {
        n += 1;
        let skip = Some(skips[n % skips.len()]);
        let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
        folder.apply(Edit::Skip { spot, asked, lang, skip }, now());
    })
}

/// A young person's words with a helper's over them, notes, private answers, words to questions that
/// are gone, finished parts, and a file that was made.
pub(super) fn lived_in() -> Folder {
    let mut folder = filled(Role::YoungPerson);
    let of = |question: &'static str| Spot {
        contributor: child_id(),
        booklet: pack()
            .booklets
            .iter()
            .find(|one| one.id.as_str() == "my-profile")
            .expect("it is there")
            .id
            .clone(),
        question: QuestionId::known(question),
    };
    let [asked, lang] = ["What did we ask before?", "en-GB"].map(str::to_owned);
    set(&mut folder, of("mp.gone"), Entry::List(vec!["Kept".to_owned(), "for ever".to_owned()]));
    folder.apply(
        Edit::Note {
            spot: of("mp.know"),
            asked: asked.clone(),
            lang: lang.clone(),
            note: "Only for me".to_owned(),
        },
        now(),
    );
    folder.apply(Edit::Share { spot: of("mp.notwell"), asked, lang, shared: false }, now());
    for part in ["know", "going"] {
        let section = part.parse().expect("it is an id");
        let (contributor, booklet) = (child_id(), of("mp.know").booklet);
        folder.apply(Edit::Finish { contributor, booklet, section, finished: true }, now());
    }
    arrive(&mut folder, Role::Helper, "Robin <b>& co</b>", "Sam");
    set(&mut folder, of("mp.know"), Entry::Words("Trains, and “dogs” <script>".to_owned()));
    let sid = "A".repeat(43);
    let receipt = "8707 4725 6438 5543 0561".to_owned();
    folder.apply(
        Edit::Exported(Exported { rev: 1, sid, receipt, at: now(), sealed_to: None, statements: Vec::new() }),
        now(),
    );
    folder
}

pub(super) fn set(folder: &mut Folder, spot: Spot, entry: Entry) {
    let [asked, lang] = ["What?", "en-GB"].map(str::to_owned);
    folder.apply(Edit::Set { spot, asked, lang, entry }, now());
}

fn fill(mut folder: Folder, mut act: impl FnMut(&mut Folder, Spot, &Kind)) -> Folder {
    for booklet in &pack().booklets {
        fill_booklet(&mut folder, booklet, &mut act);
    }
    folder
}

fn fill_booklet(folder: &mut Folder, booklet: &Booklet, act: &mut impl FnMut(&mut Folder, Spot, &Kind)) {
    let contributor = Sitting::new(folder, booklet, Style::Usual, &ENGLISH, today()).contributor;
    for question in booklet.questions() {
        let (contributor, booklet, question_id) =
            (contributor.clone(), booklet.id.clone(), question.id.clone());
        act(folder, Spot { contributor, booklet, question: question_id }, &question.kind);
    }
    let (contributor, booklet) = (contributor, booklet.id.clone());
    folder.apply(Edit::Length { contributor, booklet, length: Length::Full }, now());
}

fn picture(alt: &str) -> Picture {
    Picture { sha256: "A".repeat(43), bytes: 1, format: Format::Jpeg, made: Made::Photo, alt: alt.to_owned() }
}

/// All that a kind can hold.
pub(super) fn full(kind: &Kind) -> Entry {
    let words = || "Trains & dogs, “quoted”\nand a second line مجھے".to_owned();
    match kind {
        Kind::Line(Line::Phone) => Entry::Words("01632 960 001".to_owned()),
        Kind::Line(Line::Email) => Entry::Words("alex@example.org".to_owned()),
        Kind::Line(Line::Plain) => Entry::Words("Sam <i>Khan</i>".to_owned()),
        Kind::Long => Entry::Words(words()),
        Kind::List => Entry::List(vec!["One".to_owned(), String::new(), "Three".to_owned()]),
        Kind::Choice(pick) => Entry::Picked(picked(pick, 1)),
        Kind::Multi(pick) => Entry::Picked(picked(pick, 99)),
        Kind::YesNo(_) => Entry::Picked(fixed("yes", words())),
        Kind::Faces(_) => Entry::Picked(fixed("middle", words())),
        Kind::Number => Entry::Words("1,200.5".to_owned()),
        Kind::Money => Entry::Words("£14.50".to_owned()),
        Kind::Info(_) => Entry::Words(String::new()),
        Kind::Scale(_) => Entry::Scale(scale::Typed { value: Some(6), better: words() }),
        Kind::Sort(sort) => {
            let cards = sort.cards.iter().zip(Pile::ALL.into_iter().cycle());
            let piles = cards.map(|(card, pile)| (card.id.clone(), pile)).collect();
            let own = vec![OwnCard { label: "Bells".to_owned(), pile: Some(Pile::NotGood) }];
            Entry::Sorted(sort::Typed { piles, own })
        }
        Kind::Rows(rows) => Entry::Rows(vec![row(rows, "r1"), row(rows, "r2")]),
        Kind::Date => Entry::Date(dated("3", "May", "2011")),
        Kind::Address => Entry::Address(address::Typed {
            lines: "1 Market Square\nAnytown".to_owned(),
            postcode: "OL1 1UT".to_owned(),
            private: true,
        }),
        Kind::Media => Entry::Media(vec![picture("Sam & Rex")]),
        Kind::Sign => Entry::Signed(sign::Typed {
            name: "Sam".to_owned(),
            how: How::Mark,
            mark: Some(picture("A mark")),
            day: dated("22", "11", "2026"),
        }),
    }
}

fn fixed(option: &str, more: String) -> pick::Typed {
    let option: ChoiceId = option.parse().expect("an id");
    let details = [(option.clone(), more)].into();
    pick::Typed { options: [option].into(), details, other: String::new() }
}

fn picked(pick: &Pick, most: usize) -> pick::Typed {
    let options = pick.options.iter().take(most).map(|option| option.id.clone());
    let details = pick.options.iter().map(|option| (option.id.clone(), "more words".to_owned())).collect();
    let other = if most > 1 { "something of my own".to_owned() } else { String::new() };
    pick::Typed { options: options.collect(), details, other }
}

fn row(rows: &Rows, id: &'static str) -> Row {
    let cells = rows.columns.iter().map(|column| (column.id.clone(), full(&column.kind)));
    Row { id: RowId::known(id), cells: cells.collect() }
}

fn dated(day: &str, month: &str, year: &str) -> date::Typed {
    let [day, month, year] = [day, month, year].map(str::to_owned);
    date::Typed { day, month, year }
}

/// A voice note, with what somebody wrote of it.
pub(super) fn spoken(words: &str) -> Entry {
    let note = voice::Note { sha256: "B".repeat(43), bytes: 1, format: voice::Format::Webm, seconds: 42 };
    Entry::Voice(voice::Typed { note, words: words.to_owned() })
}

/// What a kind cannot read, or cannot read fully; for the others, something that is hardly anything.
pub(super) fn wrong(kind: &Kind) -> Entry {
    match kind {
        Kind::Line(_) | Kind::Long | Kind::Number | Kind::Money | Kind::Info(_) => {
            Entry::Words("0161 half".to_owned())
        }
        Kind::List => Entry::List(vec![" ".to_owned()]),
        Kind::Choice(_) | Kind::Multi(_) | Kind::YesNo(_) | Kind::Faces(_) => Entry::Picked(pick::Typed {
            options: ["no-longer-offered".parse().expect("an id")].into(),
            ..pick::Typed::default()
        }),
        Kind::Scale(_) => Entry::Scale(scale::Typed { value: Some(99), better: String::new() }),
        Kind::Sort(_) => Entry::Sorted(sort::Typed {
            piles: [("no-longer-there".parse().expect("an id"), Pile::Good)].into(),
            own: Vec::new(),
        }),
        Kind::Rows(_) => {
            let cells = [(ColumnId::known("no-such-column"), Entry::Words("kept".to_owned()))].into();
            let empty = Row { id: RowId::known("r2"), cells: Default::default() };
            Entry::Rows(vec![Row { id: RowId::known("r1"), cells }, empty])
        }
        Kind::Date => Entry::Date(dated("31", "February", "2011")),
        Kind::Address => {
            Entry::Address(address::Typed { postcode: "OL1".to_owned(), ..address::Typed::default() })
        }
        // an entry of another kind, as after a booklet changed
        Kind::Media => Entry::Words("was words".to_owned()),
        Kind::Sign => Entry::Signed(sign::Typed {
            name: "Sam".to_owned(),
            day: dated("45", "1", "2026"),
            ..sign::Typed::default()
        }),
    }
}
