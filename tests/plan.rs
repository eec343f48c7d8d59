//! A draft plan that is put together: no answer lost, none made up, and every view apart.

mod chain;
mod children;
mod kept;
mod start;

use std::collections::BTreeMap;

use proptest::prelude::*;
use tell_it_once_core::{
    answer::{Answer, AnsweredCell, AnsweredRow},
    bundle::statement::Role,
    casework::Section,
    folder::Whose,
    id::{BookletId, ColumnId, ContributorId, QuestionId},
    plan::{Draft, Form, Piece, Place, Said, assemble, said_in},
    question::MapsTo,
};

use crate::bundles::{
    casework::{opened, pack},
    story::story,
};

const MAPS: [MapsTo; 14] = [
    MapsTo::A,
    MapsTo::B,
    MapsTo::C,
    MapsTo::D,
    MapsTo::E,
    MapsTo::F,
    MapsTo::G,
    MapsTo::H,
    MapsTo::I,
    MapsTo::J,
    MapsTo::K,
    MapsTo::Oldham1,
    MapsTo::FrontSheet,
    MapsTo::AboutMeDo,
];

const FORMS: [Form; 2] = [Form::Ehc, Form::Oldham];

fn rows(cells: &[Vec<String>]) -> Answer {
    let cell = |text: &String| AnsweredCell {
        column: ColumnId::known("c"),
        label: "What".to_owned(),
        answer: Answer::Text(text.clone()),
    };
    Answer::Rows(cells.iter().map(|row| AnsweredRow { cells: row.iter().map(cell).collect() }).collect())
}

/// Who says it, where it goes, and what is said.
fn anything() -> impl Strategy<Value = Vec<(usize, Vec<MapsTo>, Answer)>> {
    let text = prop_oneof!["[A-Za-z ,.!?“”]{0,40}", any::<String>()];
    let table = prop::collection::vec(prop::collection::vec("\\PC{0,12}", 0..3), 0..4);
    let answer = prop_oneof![
        text.prop_map(Answer::Text),
        prop::collection::vec("\\PC{0,12}", 0..4).prop_map(Answer::List),
        table.prop_map(|cells| rows(&cells)),
    ];
    let maps = prop::sample::subsequence(MAPS.to_vec(), 0..4);
    prop::collection::vec((0..3_usize, maps, answer), 0..12)
}

fn people() -> [(ContributorId, Role); 3] {
    ["c0", "c1", "c2"]
        .map(ContributorId::known)
        .into_iter()
        .zip([Role::YoungPerson, Role::Parent, Role::Teacher])
        .collect::<Vec<_>>()
        .try_into()
        .expect("three")
}

fn all_pieces(draft: &Draft) -> impl Iterator<Item = &Piece> {
    draft.parts.iter().flat_map(|(_, pieces)| pieces).chain(&draft.kept_back)
}

/// What one answer alone becomes, wherever it goes.
fn texts_of(said: &Said<'_>) -> Vec<String> {
    let alone = Said { maps: &[], ..said.clone() };
    let draft = assemble(&[alone], Form::Ehc, true);
    assert_eq!(draft.parts.len(), 1, "an answer that goes nowhere is kept all the same");
    all_pieces(&draft).map(|piece| piece.text.clone()).collect()
}

fn check(said: &[Said<'_>], form: Form, first_draft: bool) {
    let draft = assemble(said, form, first_draft);
    // nothing is lost: each answer stands, whole and in order, in every place it goes to
    let mut found: BTreeMap<usize, Vec<Vec<&str>>> = BTreeMap::new();
    let places = draft.parts.iter().map(|(_, pieces)| pieces).chain([&draft.kept_back]);
    for pieces in places {
        for n in 0..said.len() {
            let texts: Vec<_> =
                pieces.iter().filter(|piece| piece.said == n).map(|piece| piece.text.as_str()).collect();
            if !texts.is_empty() {
                found.entry(n).or_default().push(texts);
            }
        }
    }
    for (n, one) in said.iter().enumerate() {
        let places = found.remove(&n).unwrap_or_else(|| panic!("lost: {one:?}"));
        let whole = texts_of(one);
        assert!(places.iter().all(|texts| *texts == whole), "{places:?} of {whole:?}");
    }
    assert!(found.is_empty(), "made up: {found:?}");
    for (place, pieces) in &draft.parts {
        assert!(!pieces.is_empty());
        match place {
            Place::View(role, person) => {
                let own = |piece: &Piece| said[piece.said].role == *role && said[piece.said].person == person;
                assert!(pieces.iter().all(own), "a view is one person's alone");
            }
            Place::Section(section) => {
                assert_ne!(*section, Section::A, "nobody's view is among others'");
                assert!(!first_draft || *section != Section::I, "a first draft names no place");
            }
        }
    }
    for piece in all_pieces(&draft) {
        let sentences: String = piece.sentences().into_iter().map(|at| &piece.text[at]).collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(&sentences), bare(&piece.text));
    }
}

proptest! {
    #![proptest_config(crate::laws::config())]

    #[test]
    fn no_answer_is_lost_and_none_is_made_up(given in anything(), first_draft: bool) {
        let (booklet, people) = (BookletId::known("family"), people());
        let questions: Vec<QuestionId> = (0..given.len()).map(|n| format!("q.n{n}").parse().expect("an id")).collect();
        let said: Vec<Said<'_>> = given.iter().zip(&questions).map(|((who, maps, answer), question)| {
            let (person, role) = &people[*who];
            Said { booklet: &booklet, question, asked: "What?", maps, person, name: "Sam", role: *role, whose: Whose::Own, by: None, answer }
        }).collect();
        for form in FORMS {
            check(&said, form, first_draft);
        }
    }
}

#[test]
fn a_family_s_file_becomes_a_draft_with_each_view_apart() {
    let (verdict, booklets) = (opened(story), pack());
    let said = said_in(&verdict, &booklets);
    assert!(said.len() > 10, "{} answers", said.len());
    for form in FORMS {
        check(&said, form, true);
        check(&said, form, false);
    }
    let draft = assemble(&said, Form::Ehc, true);
    let views: Vec<Role> = draft
        .parts
        .iter()
        .filter_map(|(place, _)| match place {
            Place::View(role, _) => Some(*role),
            Place::Section(_) => None,
        })
        .collect();
    assert_eq!(views, [Role::YoungPerson, Role::Parent]);
}

#[test]
fn sentences_keep_their_marks() {
    let check = |text: &str, expected: &[&str]| {
        let piece = Piece { said: 0, row: None, text: text.to_owned() };
        let found: Vec<_> = piece.sentences().into_iter().map(|at| &piece.text[at]).collect();
        assert_eq!(found, expected);
    };
    check("", &[]);
    check(" 🚂 ", &["🚂"]);
    check("He hides. “Why?” Nobody knows!", &["He hides.", "“Why?”", "Nobody knows!"]);
    check(
        "He likes e.g. trains, at 9.30 a.m. on Mondays.",
        &["He likes e.g. trains, at 9.30 a.m. on Mondays."],
    );
    check("One line.\nAnother line", &["One line.", "Another line"]);
}
