//! The chain of a plan, read from the answers of the plan booklet.

use tell_it_once_core::{
    answer::{Answer, AnsweredCell, AnsweredRow, Picked, PickedOption},
    casework::Section,
    good_plan::{self, About, Gap, Item, Rule, gaps},
    id::{ChoiceId, ColumnId},
    plan::chain::Chain,
};

use crate::repo;

fn cell(column: &'static str, answer: Answer) -> AnsweredCell {
    AnsweredCell { column: ColumnId::known(column), label: column.to_owned(), answer }
}

fn text(column: &'static str, text: &str) -> AnsweredCell {
    cell(column, Answer::Text(text.to_owned()))
}

fn picked(column: &'static str, label: &str) -> AnsweredCell {
    let option = PickedOption { id: ChoiceId::known("r1"), label: label.to_owned(), detail: None };
    cell(column, Answer::Picked(Picked { options: vec![option], other: None }))
}

fn rows(rows: Vec<Vec<AnsweredCell>>) -> Answer {
    Answer::Rows(rows.into_iter().map(|cells| AnsweredRow { cells }).collect())
}

const HARD: &str = "longer words";
const ABLE: &str = "read 50 words a minute";

fn chain(help: Vec<AnsweredCell>, hope: &str) -> Chain {
    let needs = rows(vec![vec![
        text("can", "read short words"),
        text("hard", HARD),
        text("effect", "he needs help with written tasks"),
    ]]);
    let by = text("by", "the end of Year 6");
    let outcomes = rows(vec![vec![text("hope", hope), by, text("able", ABLE)]]);
    let help = rows(vec![help]);
    let review = Answer::Text("July 2027".to_owned());
    let answer = |question: &str| match question {
        "pl.b" => Some(&needs),
        "pl.e" => Some(&outcomes),
        "pl.f" => Some(&help),
        "pl.review" => Some(&review),
        _ => None,
    };
    Chain::of(&answer, "Sam")
}

fn whole() -> Vec<AnsweredCell> {
    let mut cells = vec![picked("need", HARD), picked("outcome", ABLE)];
    let said = [
        ("what", "Phonics"),
        ("how-much", "20 minutes"),
        ("how-often", "every day"),
        ("who", "a TA"),
        ("where", "in class"),
        ("review", "each half term by the SENCO"),
    ];
    cells.extend(said.map(|(column, said)| text(column, said)));
    cells
}

#[test]
fn a_whole_chain_has_no_gap_and_nothing_to_ask() {
    let chain = chain(whole(), "Sam wants to read comics");
    assert_eq!(gaps(&chain.links), []);
    let plan = good_plan::read(&repo::bytes("public/good-plan.json")).expect("it is good");
    let about = About { name: "Sam", first_draft: true, whose_words: false };
    for row in chain.needs.iter().chain(&chain.outcomes).chain(&chain.help) {
        assert_eq!(plan.look(row.section, &row.text, about), [], "{}", row.text);
    }
    assert_eq!(chain.help[0].section, Section::F);
}

#[test]
fn what_is_not_linked_is_told() {
    let cut =
        |column: &str| whole().into_iter().filter(|cell| cell.column.as_str() != column).collect::<Vec<_>>();
    let gaps_of = |help, hope| gaps(&chain(help, hope).links);
    let gap = |item, rule| Gap { item, rule };
    let (need, outcome, help) = (Item::Need(0), Item::Outcome(0), Item::Provision(0));
    assert_eq!(gaps_of(whole(), " "), [gap(outcome, Rule::OutcomeWithoutHope)]);
    assert_eq!(gaps_of(cut("review"), "h"), [gap(help, Rule::ItemWithoutReview)]);
    assert_eq!(
        gaps_of(cut("outcome"), "h"),
        [gap(need, Rule::NeedWithoutOutcome), gap(help, Rule::ProvisionWithoutOutcome)]
    );
    assert_eq!(
        gaps_of(cut("need"), "h"),
        [gap(need, Rule::NeedWithoutOutcome), gap(need, Rule::NeedWithoutProvision)]
    );
}

#[test]
fn a_plan_of_nonsense_is_no_panic() {
    let nonsense = Answer::Text("what?".to_owned());
    assert_eq!(gaps(&Chain::of(&|_| Some(&nonsense), "").links), []);
    assert_eq!(Chain::of(&|_| None, ""), Chain::default());
}
