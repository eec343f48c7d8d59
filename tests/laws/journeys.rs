//! The way through any booklet, whatever was said.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use proptest::{collection::vec, option, prelude::*, sample::Index};
use tell_it_once_core::{
    booklet::{Accent, Ages, Asks, Booklet, Minutes, Section, Shelf},
    condition::Condition,
    entry::Entry,
    folder::Length,
    id::{BookletId, ChoiceId, QuestionId, SectionId},
    journey::{Density, Journey, Next},
    question::{Kind, Question},
    words::Words,
};

use super::{config, entries, folders::start};

const QUESTIONS: [&str; 8] = ["q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7"];

fn question(n: usize, core: bool, kind: Kind, when: Option<Condition>, private: bool) -> Arc<Question> {
    Arc::new(Question {
        id: QuestionId::known(QUESTIONS[n]),
        core,
        ask: Words::new("What?", "What?"),
        help: None,
        example: None,
        kind,
        ideas: None,
        starters: Vec::new(),
        when,
        reuse: Vec::new(),
        maps: Vec::new(),
        themes: Vec::new(),
        worries: false,
        private,
        today: false,
        voice: true,
        picture: None,
    })
}

#[derive(Clone, Debug)]
enum Looks {
    Is(Index, bool),
    IsNot(Index, bool),
    Answered(Index),
    SchoolYear(Index, u8),
    All(Vec<Looks>),
    Any(Vec<Looks>),
}

fn looks() -> impl Strategy<Value = Looks> {
    let leaf = prop_oneof![
        (any::<Index>(), any::<bool>()).prop_map(|(at, a)| Looks::Is(at, a)),
        (any::<Index>(), any::<bool>()).prop_map(|(at, a)| Looks::IsNot(at, a)),
        any::<Index>().prop_map(Looks::Answered),
        (any::<Index>(), 0..13_u8).prop_map(|(at, year)| Looks::SchoolYear(at, year)),
    ];
    leaf.prop_recursive(2, 4, 2, |inner| {
        prop_oneof![vec(inner.clone(), 1..3).prop_map(Looks::All), vec(inner, 1..3).prop_map(Looks::Any)]
    })
}

/// A condition looks at questions before its own only, as the check of a pack demands.
fn condition(looks: &Looks, before: usize) -> Condition {
    let question = |at: &Index| QuestionId::known(QUESTIONS[at.index(before)]);
    let options = |a: bool| BTreeSet::from([ChoiceId::known(if a { "a" } else { "b" })]);
    let many = |many: &[Looks]| many.iter().map(|one| condition(one, before)).collect();
    match looks {
        Looks::Is(at, a) => Condition::Is { question: question(at), options: options(*a) },
        Looks::IsNot(at, a) => Condition::IsNot { question: question(at), options: options(*a) },
        Looks::Answered(at) => Condition::Answered(question(at)),
        Looks::SchoolYear(at, year) => Condition::SchoolYearFrom { question: question(at), year: *year },
        Looks::All(all) => Condition::All(many(all)),
        Looks::Any(any) => Condition::Any(many(any)),
    }
}

/// Two or three parts with conditions that hang together.
pub(super) fn booklet() -> impl Strategy<Value = Booklet> {
    let one = (any::<bool>(), entries::kind(), option::of(looks()), proptest::bool::weighted(0.2));
    let minutes = Minutes { quick: 1, full: 2 };
    vec(one, 3..=8).prop_map(move |all| {
        let questions: Vec<_> = all
            .into_iter()
            .enumerate()
            .map(|(n, (core, kind, looks, private))| {
                let when = looks.filter(|_| n > 0).map(|looks| condition(&looks, n));
                question(n, core, kind, when, private)
            })
            .collect();
        let section = |(n, questions): (usize, &[Arc<Question>])| Section {
            id: SectionId::known(["one", "two", "three"][n]),
            title: Words::new("Part", "Part"),
            picture: None,
            accent: Accent::Coral,
            quick_exit: false,
            questions: questions.to_vec(),
        };
        Booklet {
            id: BookletId::known("made-up"),
            version: "1".to_owned(),
            sha256: "A".repeat(43),
            title: Words::new("Made up", "Made up"),
            about: Words::new("About", "About"),
            minutes,
            asks: Asks::YoungPerson,
            ages: Ages::default(),
            version_of: None,
            shelf: Shelf::default(),
            open_to_parents: false,
            sections: questions.chunks(3).enumerate().map(section).collect(),
            profile: None,
        }
    })
}

pub(super) type Said = BTreeMap<QuestionId, Entry>;

pub(super) fn said() -> impl Strategy<Value = Said> {
    let picked = || {
        proptest::sample::select(vec!["a", "b"]).prop_map(|id| {
            let options = [ChoiceId::known(id)].into();
            Entry::Picked(tell_it_once_core::question::pick::Typed { options, ..Default::default() })
        })
    };
    let entry = prop_oneof![2 => picked(), 1 => entries::entry()];
    vec(option::of(entry), QUESTIONS.len()).prop_map(|all| {
        let both = QUESTIONS.iter().zip(all);
        both.filter_map(|(id, entry)| Some((QuestionId::known(id), entry?))).collect()
    })
}

fn density() -> impl Strategy<Value = Density> {
    proptest::sample::select(vec![Density::One, Density::Few, Density::Whole])
}

fn journey(booklet: &Booklet, said: &Said, length: Length, density: Density) -> Journey {
    Journey::of(booklet, length, density, start().date_naive(), |id| said.get(id))
}

fn asked(journey: &Journey) -> Vec<usize> {
    journey.pages.iter().flat_map(|page| &page.asked).map(|asked| asked.number).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn each_question_is_asked_once_in_the_order_of_the_booklet(
        booklet in booklet(), said in said(), density in density(),
    ) {
        for length in [Length::Quick, Length::Full] {
            let journey = journey(&booklet, &said, length, density);
            let numbers = asked(&journey);
            prop_assert!(numbers.is_sorted_by(|a, b| a < b));
            for page in &journey.pages {
                prop_assert!(!page.asked.is_empty());
                let part = &booklet.sections[page.section].questions;
                prop_assert!(page.asked.iter().all(|one| part.iter().any(|other| other.id == one.question.id)));
            }
            prop_assert_eq!(&numbers, &asked(&self::journey(&booklet, &said, length, Density::One)));
        }
        let full = journey(&booklet, &said, Length::Full, density);
        let starred = full.pages.iter().flat_map(|page| &page.asked).filter(|one| one.question.core);
        let starred: Vec<usize> = starred.map(|one| one.number).collect();
        let quick = asked(&journey(&booklet, &said, Length::Quick, density));
        prop_assert_eq!(quick, starred, "the quick route is the starred questions of the full one");
    }

    #[test]
    fn back_leads_where_one_came_from(booklet in booklet(), said in said(), density in density()) {
        let journey = journey(&booklet, &said, Length::Full, density);
        let mut seen = Vec::new();
        for part in journey.parts() {
            let mut at = journey.part(part).next().expect("a part in the journey has a page").first();
            prop_assert_eq!(journey.before(at), None);
            loop {
                seen.push(at);
                prop_assert_eq!(journey.place(at).map(|(n, _)| n), Some(journey.part(part).position(|page| page.first() == at).unwrap_or(99) + 1));
                match journey.after(at) {
                    Some(Next::Question(next)) => {
                        prop_assert!(next > at);
                        prop_assert_eq!(journey.before(next), Some(at));
                        at = next;
                    }
                    Some(Next::PartEnd(end)) => {
                        prop_assert_eq!(end, part);
                        break;
                    }
                    None => prop_assert!(false, "a page of the journey has something after it"),
                }
            }
        }
        prop_assert_eq!(seen, journey.pages.iter().map(|page| page.first()).collect::<Vec<_>>());
        for number in 0..=QUESTIONS.len() + 1 {
            let on_way = asked(&journey).contains(&number);
            prop_assert_eq!(journey.after(number).is_some(), on_way);
        }
    }

    #[test]
    fn what_was_said_to_a_question_that_is_not_asked_leads_nowhere(booklet in booklet(), said in said()) {
        let before = journey(&booklet, &said, Length::Full, Density::One);
        let asked: BTreeSet<_> = before.pages.iter().flat_map(|page| &page.asked).map(|one| one.question.id.clone()).collect();
        let only_asked: Said = said.into_iter().filter(|(id, _)| asked.contains(id)).collect();
        let after = journey(&booklet, &only_asked, Length::Full, Density::One);
        prop_assert_eq!(before, after);
    }
}
