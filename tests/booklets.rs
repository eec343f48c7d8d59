//! The council pack as it is shipped, and what is said of files that are wrong.

mod easier;
mod once;
mod paper;
pub(crate) mod readability;
mod schemas;
mod translations;
pub(crate) mod wording;
mod wrong;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use chrono::NaiveDate;
use tell_it_once_core::{
    answer::Answer,
    booklet::{self, Booklet, PackFile, check},
    condition::Condition,
    entry::Entry,
    id::{ChoiceId, ColumnId, QuestionId, RowId},
    question::{Kind, Question, address, date, number, pick, rows, scale, sign, sort},
    text::{FACES, YES_NO},
    word_bank,
    words::Words,
};

fn file(path: &str) -> Vec<u8> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read(&from).unwrap_or_else(|error| panic!("{}: {error}", from.display()))
}

/// The files of a folder of the repository that end in `.json`, by name.
fn json_files(folder: &str) -> Vec<String> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let entries = fs::read_dir(&from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    let names = entries.map(|entry| entry.expect("the folder can be read").file_name());
    let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name.ends_with(".json"));
    names.sort();
    names
}

/// The council pack in `public`.
fn shipped() -> Vec<PackFile> {
    let inside = |folder: &str| -> Vec<String> {
        json_files(&format!("public/{folder}")).iter().map(|name| format!("{folder}/{name}")).collect()
    };
    let files = ["council.json", "dates.json", "good-plan.json", "letters.json", "symbols.json"];
    let files = files.map(str::to_owned).to_vec();
    let paths = [files, inside("booklets"), inside("words")].concat();
    paths.into_iter().map(|path| PackFile { bytes: file(&format!("public/{path}")), path }).collect()
}

fn booklets() -> Vec<Booklet> {
    let files = shipped();
    let files = files.iter().filter(|file| file.path.starts_with("booklets/"));
    files.map(|file| booklet::read(&file.bytes).expect("a shipped booklet has no problem")).collect()
}

fn booklet_of(id: &str) -> Booklet {
    booklets().into_iter().find(|booklet| booklet.id.as_str() == id).expect("it is shipped")
}

/// Everything that a question shows.
fn words_of(question: &Question) -> Vec<&Words> {
    let mut words = vec![&question.ask];
    words.extend(question.help.iter().chain(&question.example).chain(&question.starters));
    words.extend(words_of_kind(&question.kind));
    words
}

fn words_of_choice(choice: &pick::Choice) -> impl Iterator<Item = &Words> {
    [&choice.words].into_iter().chain(&choice.detail)
}

fn words_of_sources(from: &[pick::Source]) -> impl Iterator<Item = &Words> {
    from.iter().flat_map(|source| &source.detail)
}

fn words_of_kind(kind: &Kind) -> Vec<&Words> {
    match kind {
        Kind::Choice(pick::Pick { options: choices, from, .. })
        | Kind::Multi(pick::Pick { options: choices, from, .. }) => {
            choices.iter().flat_map(words_of_choice).chain(words_of_sources(from)).collect()
        }
        Kind::Sort(sort::Sort { cards, from, piles }) => {
            let cards = cards.iter().flat_map(words_of_choice).chain(words_of_sources(from));
            cards.chain(piles.iter().flatten()).collect()
        }
        Kind::YesNo(fixed) | Kind::Faces(fixed) => fixed.detail.iter().collect(),
        Kind::Info(info) => info.points.iter().collect(),
        Kind::Scale(scale::Scale { low, middle, high }) => {
            // a column has no words in the middle
            [low, middle, high].into_iter().filter(|words| !words.usual.is_empty()).collect()
        }
        Kind::Rows(rows) => {
            let columns = rows.columns.iter();
            let columns =
                columns.flat_map(|column| [vec![&column.ask], words_of_kind(&column.kind)].concat());
            [&rows.item].into_iter().chain(columns).collect()
        }
        Kind::Line(_)
        | Kind::Long
        | Kind::List
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Media
        | Kind::Sign => Vec::new(),
    }
}

#[test]
fn the_shipped_pack_has_no_problem() {
    let found = check(&shipped());
    let problems: Vec<_> = found
        .iter()
        .flat_map(|(path, misfits)| misfits.iter().map(move |m| format!("{path}{}: {}", m.path, m.message)))
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_eq!(found.keys().filter(|path| path.starts_with("booklets/")).count(), 25);
}

/// Saved answers are found by id, so an id, its kind and its route are a promise.
#[test]
fn every_question_of_the_contract_is_there() {
    let contract = String::from_utf8(file("tests/booklets/contract.txt")).expect("it is text");
    let promised: Vec<[&str; 4]> = contract
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_whitespace().collect::<Vec<_>>().try_into().expect("a line has four words"))
        .collect();
    let booklets = booklets();
    let mut asked: Vec<[&str; 4]> = Vec::new();
    for booklet in &booklets {
        asked.extend(booklet.questions().map(|question| {
            let star = if question.core { "*" } else { "-" };
            [booklet.id.as_str(), question.id.as_str(), star, question.kind.name()]
        }));
    }
    let by_id = |mut list: Vec<[&str; 4]>| {
        list.sort_unstable();
        list.iter().map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
    };
    snapbox::assert_data_eq!(by_id(asked), by_id(promised));
}

/// Oldham's four prompts, in their order, between "who" and the name.
#[test]
fn the_quick_route_of_my_profile_is_the_four_prompts() {
    let booklet = booklet_of("my-profile");
    let core: Vec<_> =
        booklet.questions().filter(|question| question.core).map(|question| question.id.as_str()).collect();
    assert_eq!(
        core,
        ["mp.who", "mp.know", "mp.well", "mp.notwell", "mp.help", "mp.want", "mp.howhelp", "mp.sign"]
    );
    let profile = booklet.profile.as_ref().expect("there is a one-page profile");
    let always: Vec<Vec<_>> = profile
        .boxes
        .iter()
        .filter(|one| one.always)
        .map(|one| one.parts.iter().map(|part| part.question.as_str()).collect())
        .collect();
    let prompts =
        [vec!["mp.know"], vec!["mp.well", "mp.notwell"], vec!["mp.help"], vec!["mp.want", "mp.howhelp"]];
    assert_eq!(always, prompts);
}

/// What is usual is offered to be taken, and never stands as an answer by itself.
#[test]
fn a_usual_number_is_offered_as_a_number() {
    let banks = word_bank::read(&file("public/words/word-banks.json")).expect("it has no problem");
    let mut offered = Vec::new();
    for booklet in &booklets() {
        for question in booklet.questions().filter(|question| question.kind == Kind::Number) {
            let ideas = question.ideas.as_ref().and_then(|id| banks.bank(id)).unwrap_or_default();
            offered.extend(ideas.iter().map(|idea| (question.id.to_string(), number::read(idea).answer)));
        }
    }
    let weeks = "38".parse().expect("a number");
    assert_eq!(offered, [("pm.weeks".to_owned(), Some(Answer::Number(weeks)))]);
}

/// What must not leave the device unless somebody says so.
#[test]
fn private_questions_and_worries_are_marked() {
    let booklets = booklets();
    let marked = |mark: fn(&Question) -> bool| -> Vec<String> {
        let questions = booklets.iter().flat_map(Booklet::questions);
        questions.filter(|question| mark(question)).map(|question| question.id.to_string()).collect()
    };
    // a child's houses are shown to nobody else to begin with; how it felt changes no decision
    let whole = ["houses", "feedback"].map(booklet_of);
    let whole = whole.iter().flat_map(Booklet::questions).filter(|question| !question.kind.is_info());
    let whole: BTreeSet<_> = whole.map(|question| question.id.to_string()).collect();
    let (whole_private, others): (Vec<_>, Vec<_>) =
        marked(|question| question.private).into_iter().partition(|id| whole.contains(id));
    assert_eq!(BTreeSet::from_iter(whole_private), whole);
    assert_eq!(
        others,
        ["cd.photo", "cd.ids", "dr.feel", "fb.carers", "mpa.disagree", "mp.worryone", "rv.cy.who"]
    );
    let worries = [
        "fb.safety",
        "fb.worry",
        "th.worry",
        "th.tell",
        "mpa.notwell",
        "mpa.hardday",
        "mp.notwell",
        "mp.hardday",
        "mp.worryone",
        "pa.health",
        "rv.cy.notwell",
    ];
    assert_eq!(marked(|question| question.worries), worries);
}

#[test]
fn every_condition_can_be_met_and_not_met() {
    let booklets = booklets();
    let questions: BTreeMap<&QuestionId, &Question> =
        booklets.iter().flat_map(Booklet::questions).map(|question| (&question.id, &**question)).collect();
    let mut tried = Vec::new();
    for question in questions.values() {
        let Some(when) = &question.when else { continue };
        tried.push(question.id.as_str());
        let mut looks_at = when.questions();
        looks_at.sort();
        looks_at.dedup();
        let outcomes = outcomes(when, &looks_at, &questions, &mut BTreeMap::new());
        assert!(outcomes.contains(&true), "{} is never asked", question.id);
        assert!(outcomes.contains(&false), "{} is always asked", question.id);
    }
    let conditional = [
        "cd.caraddress",
        "cd.careworker",
        "cd.interpwhat",
        "cd.planstart",
        "od.movedate",
        "pl.adult",
        "pr.adult",
        "rv.m.adult",
        "th.onebetter",
        "th.worryscale",
    ];
    assert_eq!(tried, conditional);
}

/// Whether a condition holds, for every way to answer the questions that it looks at.
fn outcomes<'a>(
    when: &Condition,
    looks_at: &[&'a QuestionId],
    questions: &BTreeMap<&QuestionId, &Question>,
    entries: &mut BTreeMap<&'a QuestionId, Entry>,
) -> Vec<bool> {
    let Some((first, rest)) = looks_at.split_first() else {
        return vec![when.holds(day(), &|id| entries.get(id))];
    };
    let kind = &questions[*first].kind;
    let mut all = Vec::new();
    // a choice decides by what is picked; only of other kinds is it asked whether anything is said
    if !matches!(kind, Kind::Choice(_) | Kind::Multi(_) | Kind::YesNo(_) | Kind::Faces(_)) {
        all.extend(outcomes(when, rest, questions, entries));
    }
    for entry in ways_to_answer(kind) {
        assert!(!entry.is_empty());
        entries.insert(first, entry);
        all.extend(outcomes(when, rest, questions, entries));
        entries.remove(*first);
    }
    all
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("it is a day")
}

fn ways_to_answer(kind: &Kind) -> Vec<Entry> {
    let words = || Entry::Words("words".to_owned());
    let picked =
        |id: &ChoiceId| Entry::Picked(pick::Typed { options: [id.clone()].into(), ..pick::Typed::default() });
    let one = match kind {
        Kind::Choice(pick) | Kind::Multi(pick) => {
            return pick.options.iter().map(|option| picked(&option.id)).collect();
        }
        Kind::YesNo(_) => return YES_NO.map(|id| picked(&ChoiceId::known(id))).into(),
        Kind::Faces(_) => return FACES.map(|id| picked(&ChoiceId::known(id))).into(),
        Kind::Line(_) | Kind::Long | Kind::Number | Kind::Money => words(),
        Kind::Info(_) => return Vec::new(),
        Kind::List => Entry::List(vec!["words".to_owned()]),
        Kind::Scale(_) => Entry::Scale(scale::Typed { value: Some(6), ..scale::Typed::default() }),
        Kind::Sort(sort) => {
            let piles = sort.cards.iter().map(|card| (card.id.clone(), sort::Pile::Good)).collect();
            Entry::Sorted(sort::Typed { piles, ..sort::Typed::default() })
        }
        Kind::Rows(_) => {
            let cells = [(ColumnId::known("name"), words())].into();
            Entry::Rows(vec![rows::Row { id: RowId::known("r1"), cells }])
        }
        // a young child and an older one
        Kind::Date => {
            let born =
                |year: &str| Entry::Date(date::Typed { year: year.to_owned(), ..date::Typed::default() });
            return ["2011", "2022"].map(born).into();
        }
        Kind::Address => Entry::Address(address::Typed {
            lines: "1 Market Square".to_owned(),
            ..address::Typed::default()
        }),
        Kind::Media | Kind::Sign => {
            Entry::Signed(sign::Typed { name: "Sam".to_owned(), ..sign::Typed::default() })
        }
    };
    vec![one]
}
