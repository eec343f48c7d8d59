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
    letters::{self, Fit, Letter, Letters, Signer, Writing},
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
