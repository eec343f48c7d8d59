//! The plan booklet as a chain: hope, need, outcome and help, what is linked with what, and each row
//! as one text for the good-plan checker.

use crate::{
    answer::{Answer, AnsweredRow},
    casework::{Section, in_words},
    good_plan::{Links, Outcome, Provision},
};

/// The rows of a plan by what they are, in the order of its questions.
const NEEDS: [(&str, &str, Section); 3] =
    [("pl.b", "hard", Section::B), ("pl.c", "need", Section::C), ("pl.d", "need", Section::D)];
const OUTCOMES: &str = "pl.e";
const HELP: [(&str, Section); 4] =
    [("pl.f", Section::F), ("pl.g", Section::G), ("pl.h1", Section::H), ("pl.h2", Section::H)];
/// Either of them says when the whole is looked at again.
const REVIEWS: [&str; 2] = ["pl.review", "pl.monitor"];

/// One row of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub section: Section,
    /// the question of the plan booklet that it stands at, and its place there, counted from 1
    pub question: &'static str,
    pub item: usize,
    /// what it is called in a map of the chain: the need, the outcome or the help in its own words
    pub called: String,
    /// all of it as one text, for the checker; words between the cells are the program's
    pub text: String,
}

/// A plan's chain. The rows stand in the order of `links`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    pub needs: Vec<Row>,
    pub outcomes: Vec<Row>,
    /// of each outcome, the hope that it serves; empty where none is named
    pub hopes: Vec<String>,
    pub help: Vec<Row>,
    pub links: Links,
}

impl Chain {
    /// Reads the chain from the answers of the plan booklet. `answer` gives the answer to a question
    /// by its id; `name` is what the child is called.
    pub fn of<'a>(answer: &dyn Fn(&str) -> Option<&'a Answer>, name: &str) -> Chain {
        let mut chain = Chain::default();
        let has_review = REVIEWS.iter().any(|question| answer(question).is_some());
        for (question, column, section) in NEEDS {
            let rows = rows(answer(question)).iter().zip(1..);
            chain.needs.extend(rows.map(|(row, item)| Row {
                question,
                item,
                ..need(row, column, section, name)
            }));
        }
        chain.links.needs = chain.needs.len();
        for (row, item) in rows(answer(OUTCOMES)).iter().zip(1..) {
            chain.outcomes.push(Row { item, ..outcome(row, name) });
            let hope = cell(row, "hope");
            let has_hope = !hope.is_empty();
            chain.hopes.push(hope);
            chain.links.outcomes.push(Outcome { has_hope, has_review });
        }
        for (question, section) in HELP {
            for (row, item) in rows(answer(question)).iter().zip(1..) {
                let linked = |column, rows: &[Row]| {
                    let picked = cell(row, column);
                    rows.iter().position(|row| !picked.is_empty() && row.called == picked)
                };
                chain.links.provisions.push(Provision {
                    need: linked("need", &chain.needs),
                    outcome: linked("outcome", &chain.outcomes),
                    has_review: !cell(row, "review").is_empty(),
                });
                chain.help.push(Row { question, item, ..help(row, section) });
            }
        }
        chain
    }
}

fn rows(answer: Option<&Answer>) -> &[AnsweredRow] {
    match answer {
        Some(Answer::Rows(rows)) => rows,
        Some(_) | None => &[],
    }
}

/// What a cell says; an option that was picked by its label.
fn cell(row: &AnsweredRow, column: &str) -> String {
    let cell = row.cells.iter().find(|cell| cell.column.as_str() == column);
    cell.map(|cell| in_words(&cell.answer)).unwrap_or_default().trim().to_owned()
}

/// Cells that say something, each behind its words.
fn joined(row: &AnsweredRow, cells: &[(&str, &str)], between: &str) -> String {
    let said = cells.iter().filter_map(|(before, column)| {
        let said = cell(row, column);
        (!said.is_empty()).then(|| format!("{before}{}", said.trim_end_matches(['.', ';', ','])))
    });
    said.collect::<Vec<_>>().join(between)
}

fn need(row: &AnsweredRow, column: &str, section: Section, name: &str) -> Row {
    let can = format!("{name} can: ");
    let parts = [(can.as_str(), "can"), ("Has difficulty: ", column), ("This means: ", "effect")];
    Row { section, question: "", item: 0, called: cell(row, column), text: joined(row, &parts, ". ") }
}

fn outcome(row: &AnsweredRow, name: &str) -> Row {
    let able = format!("{name} will be able to ");
    let parts = [("By ", "by"), (able.as_str(), "able"), ("We will know: ", "measure")];
    let (called, text) = (cell(row, "able"), joined(row, &parts, ", "));
    Row { section: Section::E, question: OUTCOMES, item: 0, called, text }
}

fn help(row: &AnsweredRow, section: Section) -> Row {
    let parts = [
        ("", "what"),
        ("", "how-much"),
        ("", "how-often"),
        ("", "who"),
        ("", "where"),
        ("trained in ", "training"),
        ("reviewed ", "review"),
    ];
    Row { section, question: "", item: 0, called: cell(row, "what"), text: joined(row, &parts, "; ") }
}
