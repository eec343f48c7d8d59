//! Letters, filled in for a family that never was: each read out in full, and held to adding nothing.

mod family;
mod laws;

use std::path::Path;

use snapbox::{Assert, Data};
use tell_it_once_core::{
    booklet::{self, Booklet},
    council::{self, Council},
    dates::{self, Dates},
    document::Block,
    folder::{Folder, Role},
    letters::{self, Fit, Letter, Letters, Part, Piece, Signer, Template, Writing},
    text::ENGLISH,
    timeline::{Timeline, known},
};

use crate::repo;
use family::{begun, filled, today};

fn shipped() -> (Dates, Letters, Council, Vec<Booklet>) {
    let council = council::read(&repo::bytes("public/council.json")).expect("the council's file is good");
    let booklets = council.booklets.iter().map(|id| {
        booklet::read(&repo::bytes(&format!("public/booklets/{id}.json"))).expect("a shipped booklet is good")
    });
    let booklets = booklets.collect();
    let dates = dates::read(&repo::bytes("public/dates.json")).expect("the shipped dates are good");
    let letters = letters::read(&repo::bytes("public/letters.json")).expect("the shipped letters are good");
    (dates, letters, council, booklets)
}

/// Every letter of the file, for one folder.
fn written(folder: &Folder, signer: Signer) -> Vec<(String, Fit, Letter)> {
    let (dates, letters, council, booklets) = shipped();
    let reader = folder.writer().expect("somebody is here").id.clone();
    let known = known(&dates, folder, &reader, today());
    let timeline = Timeline::of(&dates, &known, today());
    let writing = Writing {
        folder,
        reader: &reader,
        booklets: &booklets,
        council: &council,
        dates: &dates,
        known: &known,
        timeline: &timeline,
        signer,
        text: &ENGLISH,
        today: today(),
    };
    let each = letters.0.iter();
    each.map(|one| (one.id.to_string(), one.fit(&timeline), writing.letter(one))).collect()
}

fn read_out(letter: &Letter) -> String {
    let document = letter.document("letter", None, &ENGLISH);
    let said: Vec<String> = document.blocks.iter().map(paragraph).collect();
    said.join("\n\n") + "\n"
}

fn paragraph(block: &Block) -> String {
    let Block::Paragraph(runs) = block else { panic!("a letter is made of paragraphs: {block:?}") };
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// `SNAPSHOTS=overwrite` writes them anew. Read them as the mother who signs them would.
#[track_caller]
fn golden(name: &str, folder: &Folder, signer: Signer) {
    let all = written(folder, signer);
    let said = all.iter().map(|(id, fit, letter)| {
        format!("=== {id}, {fit:?}, {} blank lines\n\n{}", letter.gaps(), read_out(letter))
    });
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("letters").join(format!("{name}.txt"));
    Assert::new()
        .action_env("SNAPSHOTS")
        .eq(said.collect::<Vec<_>>().join("\n\n"), Data::read_from(&golden, None));
}

#[test]
fn letters_of_a_family_that_said_a_lot() {
    golden("parent", &filled(Role::Parent), Signer::Parent);
}

#[test]
fn letters_of_a_young_person() {
    golden("young-person", &filled(Role::YoungPerson), Signer::YoungPerson);
}

/// What is not known is a blank line, in every letter; nothing is guessed.
#[test]
fn letters_of_a_family_that_said_nothing() {
    golden("nothing", &begun(Role::Parent), Signer::Parent);
    for (id, fit, letter) in written(&begun(Role::Parent), Signer::Parent) {
        assert!(letter.gaps() > 0, "{id} knows something that nobody said");
        assert_eq!(fit, Fit::Open, "{id}: no day says that it is right");
    }
}

/// After Year 11 the young person signs, unless somebody chooses otherwise; a guess never decides it.
#[test]
fn who_signs_is_who_decides() {
    assert_eq!(Signer::usual(&begun(Role::Parent), today()), Signer::Parent);
    assert_eq!(Signer::usual(&filled(Role::Parent), today()), Signer::Parent);
    let mut older = filled(Role::Parent);
    family::born(&mut older, "15 January 2010");
    assert_eq!(Signer::usual(&older, today()), Signer::YoungPerson);
    let mut perhaps = filled(Role::Parent);
    family::born(&mut perhaps, "2010");
    assert_eq!(Signer::usual(&perhaps, today()), Signer::Parent, "born from 1 September on, not yet");
}

#[test]
fn changed_words_are_the_ones_that_are_taken_along() {
    let (_, _, letter) = written(&filled(Role::Parent), Signer::Parent).remove(1);
    let words = letter.body_words();
    let same = letter.document("letter", Some(&words), &ENGLISH);
    assert_eq!(same.blocks.len(), letter.document("letter", None, &ENGLISH).blocks.len());
    let changed = letter.document("letter", Some("One.\n\n\n\nTwo,\nand more."), &ENGLISH);
    let said: Vec<String> = changed.blocks[5..7].iter().map(paragraph).collect();
    assert_eq!(said, ["One.", "Two,\nand more."]);
}

/// Each letter, the days of which one makes it right, and what was said that stands in it, in its order. What a
/// family left out shows in no letter that is written, so it is held here.
const MADE_OF: [(&str, &str, &str); 10] = [
    ("ask-assessment", "", "rq.why rq.evidence rq.askadvice"),
    ("late-decision", "late d1", ""),
    ("late-plan", "late d6", ""),
    (
        "reply",
        "soon d5 d15",
        "dr.right dr.reports dr.a dr.b dr.cd dr.e dr.f dr.gh dr.must dr.placement dr.budget dr.meeting dr.childsay",
    ),
    ("more-time", "soon d5 d15", ""),
    ("meeting", "soon d5", "dr.meeting cd.meetneeds"),
    ("placement", "soon d5 d15", "dr.placement"),
    ("budget", "soon d5 d15", "dr.budget"),
    ("early-review", "", ""),
    ("late-review", "late d14", ""),
];

#[test]
fn each_letter_is_offered_for_its_days_and_asks_for_all_that_was_said() {
    let (_, letters, ..) = shipped();
    let found = letters.0.iter().map(|one| {
        let each = |name: &str, ids: &[_]| -> Vec<String> {
            let named = (!ids.is_empty()).then(|| name.to_owned());
            named.into_iter().chain(ids.iter().map(tell_it_once_core::id::RuleId::to_string)).collect()
        };
        let days = [each("late", &one.late), each("soon", &one.soon)].concat().join(" ");
        let [parent, own] = [&one.parent, &one.own].map(|parts| answers(parts).join(" "));
        assert_eq!(parent, own, "{}: a young person is asked for the same", one.id);
        (one.id.to_string(), days, parent)
    });
    let expected = MADE_OF.map(|(id, days, said)| (id.to_owned(), days.to_owned(), said.to_owned()));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

fn answers(parts: &[Part]) -> Vec<String> {
    let answer = |part: &Part| match part {
        Part::Said(said) => said.question.as_ref().map(ToString::to_string),
        Part::Words(_) => None,
    };
    parts.iter().filter_map(answer).collect()
}

/// Whatever of the law a letter quotes is among its sources.
#[test]
fn what_a_letter_quotes_is_among_its_sources() {
    let (_, letters, ..) = shipped();
    let mut quoted = 0;
    for one in &letters.0 {
        let sources = one.sources.join(". ");
        let cited = cited(&sources);
        assert!(!cited.is_empty(), "{}: {sources}", one.id);
        for law in cited_in(one) {
            assert!(cited.contains(&law), "{}: {law} is not among {cited:?}", one.id);
            quoted += 1;
        }
    }
    assert!(quoted >= 13, "{quoted}");
    assert_eq!(cited("regulations 13(2), 13(3) and 10(4) of 2014"), ["regulation 10", "regulation 13"]);
    assert_eq!(cited("sections 19, 38(2) and (3) and 39(4)"), ["section 19", "section 38", "section 39"]);
}

fn cited_in(letter: &Template) -> Vec<String> {
    let words = letter.parts().filter_map(|part| match part {
        Part::Words(pieces) => Some(pieces),
        Part::Said(_) => None,
    });
    let plain = words
        .flatten()
        .filter_map(|piece| if let Piece::Plain(words) = piece { Some(words.as_str()) } else { None });
    cited(&plain.collect::<Vec<_>>().join(" "))
}

/// "section 38" for each section and regulation that a text names, once.
fn cited(text: &str) -> Vec<String> {
    let mut found = std::collections::BTreeSet::new();
    let mut kind = None;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let number: String = word.chars().take_while(char::is_ascii_digit).collect();
        match (bare, kind) {
            ("section" | "sections", _) => kind = Some("section"),
            ("regulation" | "regulations", _) => kind = Some("regulation"),
            ("and" | "or", _) => {}
            // "(3)" belongs to the number before it
            (_, Some(_)) if word.starts_with('(') => {}
            (_, Some(known)) if !number.is_empty() => {
                found.insert(format!("{known} {number}"));
            }
            _ => kind = None,
        }
    }
    found.into_iter().collect()
}
