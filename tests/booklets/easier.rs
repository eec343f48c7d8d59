//! What stands beside the words for people who read pictures more easily, and the words that are explained.

use std::collections::BTreeSet;

use tell_it_once_core::{
    booklet::Booklet,
    id::SymbolId,
    jargon::{self, Jargon},
    question::{Kind, Question, pick::Choice},
    symbol::{self, Symbols},
    text::{FACES, YES_NO},
    words::Style,
};

use super::{booklet_of, file, readability};

/// Those with pictures throughout, and whether they are for people of 14 and more.
const WITH_PICTURES: [(&str, bool); 6] = [
    ("my-profile-early", false),
    ("my-profile", false),
    ("my-profile-14", true),
    ("review-young-person", true),
    ("houses", false),
    ("pfa", true),
];

pub(super) fn symbols() -> Symbols {
    symbol::read(&file("public/symbols.json")).expect("it has no problem")
}

pub(super) fn jargon() -> Jargon {
    jargon::read(&file("public/words/jargon.json")).expect("it has no problem")
}

fn choices(question: &Question) -> &[Choice] {
    match &question.kind {
        Kind::Choice(pick) | Kind::Multi(pick) => &pick.options,
        Kind::Sort(sort) => &sort.cards,
        Kind::Line(_)
        | Kind::Long
        | Kind::List
        | Kind::YesNo(_)
        | Kind::Faces(_)
        | Kind::Scale(_)
        | Kind::Rows(_)
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Media
        | Kind::Sign
        | Kind::Info(_) => &[],
    }
}

fn pictures_of(booklet: &Booklet) -> Vec<&SymbolId> {
    let of_questions = booklet.questions().flat_map(|question| {
        question.picture.iter().chain(choices(question).iter().flat_map(|choice| &choice.picture))
    });
    booklet.sections.iter().flat_map(|part| &part.picture).chain(of_questions).collect()
}

fn none(problems: &[String]) {
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn questions_for_young_people_have_a_picture_each_and_their_options_different_ones() {
    let mut problems = Vec::new();
    for (id, _) in WITH_PICTURES {
        let booklet = booklet_of(id);
        problems.extend(
            booklet
                .sections
                .iter()
                .filter(|part| part.picture.is_none())
                .map(|part| format!("{id} {}", part.id)),
        );
        for question in booklet.questions() {
            if question.picture.is_none() {
                problems.push(format!("{}: no picture", question.id));
            }
            let mut seen = BTreeSet::new();
            let pictures: Vec<_> = choices(question).iter().map(|choice| choice.picture.as_ref()).collect();
            // a few pictures among words only would look like a hint
            if pictures.iter().any(Option::is_some) && pictures.iter().any(Option::is_none) {
                problems.push(format!("{}: some options have no picture", question.id));
            }
            for picture in pictures.into_iter().flatten() {
                if !seen.insert(picture) {
                    problems.push(format!("{}: \"{picture}\" is there twice", question.id));
                }
            }
        }
    }
    none(&problems);
}

/// Objects and signs: people of 14 and more are no children.
#[test]
fn no_smileys_for_people_of_14_and_more() {
    let symbols = symbols();
    let mut problems = Vec::new();
    for (id, _) in WITH_PICTURES.iter().filter(|(_, is_grown)| *is_grown) {
        let booklet = booklet_of(id);
        for picture in pictures_of(&booklet) {
            let icon = &symbols.symbols[picture].icon;
            let childish = ["face", "monkey", "bear", "toy", "clown", "wand", "child", "boy", "girl", "baby"];
            if childish.iter().any(|word| icon.split('-').any(|part| part == *word)) {
                problems.push(format!("{id}: \"{picture}\" is {icon}"));
            }
        }
    }
    none(&problems);
}

#[test]
fn criterion_51_what_the_program_itself_shows_has_a_symbol() {
    let symbols = symbols();
    for id in YES_NO.iter().chain(&FACES) {
        assert!(symbols.symbols.contains_key(&SymbolId::known(id)), "{id}");
    }
}

/// A picture that nothing shows would be fetched by nobody, and stand on the page of licences for nothing.
#[test]
fn every_symbol_is_shown_somewhere() {
    let booklets = super::booklets();
    let words = symbol::pictures::read(&file("public/words/pictures.json")).expect("it has no problem");
    let jargon = jargon();
    let mut shown: BTreeSet<&str> = booklets.iter().flat_map(pictures_of).map(|id| id.as_str()).collect();
    shown.extend(words.iter().map(|(_, id)| id.as_str()));
    shown.extend(jargon.pictures().map(|(_, id)| id.as_str()));
    shown.extend(YES_NO.iter().chain(&FACES));
    let symbols = symbols();
    let idle: Vec<_> = symbols.symbols.keys().filter(|id| !shown.contains(id.as_str())).collect();
    assert!(idle.is_empty(), "nothing shows {idle:?}");
    assert!((120..=160).contains(&symbols.symbols.len()), "{}", symbols.symbols.len());
}

/// The build takes them from there.
#[test]
fn the_sets_are_among_what_the_build_installs() {
    let package = String::from_utf8(file("style/package.json")).expect("it is text");
    for set in symbols().sets.values() {
        for name in [&set.colour, &set.plain] {
            assert!(package.contains(&format!("\"{name}\": ")), "{name}");
        }
        assert_eq!(set.licence, "MIT", "another licence is a decision");
    }
}

/// Everything of ux.md 6.2, by what people write.
#[test]
fn criterion_88_every_word_of_offices_is_explained() {
    let jargon = jargon();
    let expected = [
        "SEN",
        "SEND",
        "SENCO",
        "EHC needs assessment",
        "EHC plan",
        "EHCP",
        "Statement of SEN",
        "Learning Difficulty Assessment",
        "ISP",
        "individual support plan",
        "Graduated response",
        "graduated approach",
        "SEN support",
        "Provision",
        "Outcome",
        "Aspiration",
        "health needs",
        "One-page profile",
        "Person-centred",
        "Co-production",
        "Local offer",
        "Assessment Co-ordinator",
        "key worker",
        "lead professional",
        "SEN caseworker",
        "Senior Practitioner",
        "plan co-ordinator",
        "Multi-agency panel",
        "decision-making panel",
        "Professional advice",
        "Educational psychologist",
        "EP",
        "SALT",
        "SLT",
        "OT",
        "Physio",
        "CAMHS",
        "Paediatrician",
        "Social care",
        "Short breaks",
        "respite",
        "Personal budget",
        "direct payment",
        "Mainstream",
        "special school",
        "resource base",
        "Placement",
        "Annual review",
        "Transition",
        "preparing for adulthood",
        "Statutory",
        "Tribunal",
        "appeal",
        "mediation",
        "SENDIASS",
        "Advocate",
        "Parental responsibility",
        "Mental capacity",
        "Consent",
        "Safeguarding",
        "Looked after child",
        "PEP",
        "virtual school",
        "Child in need",
        "child protection plan",
        "Early help",
        "TAF",
        "CAF",
        "EOTAS",
        "AAC",
        "Sensory",
        "bundle",
        "signed file",
        "JSON",
        "Local storage",
        "autosave",
    ];
    for words in expected {
        let found = jargon.in_text(&format!("Ask about {words}, now."));
        assert_eq!(found.len(), 1, "{words}: {found:?}");
    }
}

#[test]
fn criterion_88_explanations_are_easier_than_what_they_explain() {
    for style in [Style::Usual, Style::Easier] {
        let terms = jargon();
        let said = |ask: bool| {
            let words = terms.sorted().into_iter();
            words
                .filter_map(|term| if ask { term.ask.as_ref() } else { Some(&term.means) })
                .collect::<Vec<_>>()
        };
        for words in [said(false), said(true)] {
            let texts: Vec<String> = words.iter().map(|words| words.pick(style).to_owned()).collect();
            let grade = readability::grade(&texts);
            assert!(grade <= readability::most(style), "{style:?}: grade {grade:.1}");
        }
    }
}

/// What explains a word uses none that another entry must explain.
#[test]
fn explanations_need_no_explanation() {
    let jargon = jargon();
    // they are what the word itself is a form of
    let allowed = ["ehc-plan", "sen"];
    let mut problems = Vec::new();
    for term in jargon.sorted() {
        for style in [Style::Usual, Style::Easier] {
            for used in jargon.in_text(term.means.pick(style)) {
                if used.id != term.id && !allowed.contains(&used.id.as_str()) {
                    problems.push(format!("{}, {style:?}, says \"{}\"", term.id, used.term));
                }
            }
        }
    }
    none(&problems);
}
