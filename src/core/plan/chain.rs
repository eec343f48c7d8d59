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
            chain.needs.extend(rows(answer(question)).iter().map(|row| need(row, column, section, name)));
        }
        chain.links.needs = chain.needs.len();
        for row in rows(answer(OUTCOMES)) {
            chain.outcomes.push(outcome(row, name));
            let has_hope = !cell(row, "hope").is_empty();
            chain.links.outcomes.push(Outcome { has_hope, has_review });
        }
        for (question, section) in HELP {
            for row in rows(answer(question)) {
                let linked = |column, rows: &[Row]| {
                    let picked = cell(row, column);
                    rows.iter().position(|row| !picked.is_empty() && row.called == picked)
                };
                chain.links.provisions.push(Provision {
                    need: linked("need", &chain.needs),
                    outcome: linked("outcome", &chain.outcomes),
                    has_review: !cell(row, "review").is_empty(),
                });
                chain.help.push(help(row, section));
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
    Row { section, called: cell(row, column), text: joined(row, &parts, ". ") }
}

fn outcome(row: &AnsweredRow, name: &str) -> Row {
    let able = format!("{name} will be able to ");
    let parts = [("By ", "by"), (able.as_str(), "able"), ("We will know: ", "measure")];
    Row { section: Section::E, called: cell(row, "able"), text: joined(row, &parts, ", ") }
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
    Row { section, called: cell(row, "what"), text: joined(row, &parts, "; ") }
}
