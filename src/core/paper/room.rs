//! Room for an answer of each kind, in proportion to what people write, with what was said in it.

use super::Paper;
use crate::{
    answer::{Answer, AnsweredRow, Line, Picked, Reading, Sorted},
    html::{Element, Node, classed, el},
    question::{
        Kind, Question,
        line::Line as OneLine,
        pick::Shown,
        rows::{Column, Rows},
        scale::TOP,
        sort::Pile,
    },
};

/// Lines for an answer in sentences; more for a question of the quick route.
const LONG: usize = 6;
const LONG_CORE: usize = 9;
/// Lines that are left below what is printed in.
const MORE: usize = 2;
const ITEMS: usize = 5;
const ADDRESS: usize = 4;
/// More columns than this are no table on A4.
const TABLE_COLUMNS: usize = 4;
const TABLE_ROWS: usize = 5;
const BLOCKS: usize = 2;

pub(super) fn room(paper: &Paper<'_>, question: &Question, reading: &Reading) -> Vec<Node> {
    let words = paper.text().paper();
    let said = reading.lines(paper.text()).unwrap_or_default();
    let shown = paper.sitting.shown(&question.kind);
    let answer = reading.answer.as_ref();
    match &question.kind {
        Kind::Info(_) => points(&shown).into_iter().map(Node::from).collect(),
        Kind::Line(OneLine::Plain | OneLine::Phone | OneLine::Email) | Kind::Number => written(&said, 1),
        Kind::Money => vec![labelled(paper.text().answers.pound, &joined(&said)).into()],
        Kind::Long => written(&said, if question.core { LONG_CORE } else { LONG }),
        Kind::List => written(&said, ITEMS),
        Kind::Choice(pick) => picks(paper, words.tick_one, &shown, answer, pick.other),
        Kind::Multi(pick) => picks(paper, words.tick_any, &shown, answer, pick.other),
        Kind::YesNo(_) | Kind::Faces(_) => picks(paper, words.tick_one, &shown, answer, false),
        Kind::Scale(_) => scale(paper, &question.kind, answer),
        Kind::Sort(_) => sort(paper, &question.kind, &shown, answer),
        Kind::Rows(asked) => rows(paper, asked, answer),
        Kind::Date => date(paper, &said),
        Kind::Address => {
            let lines = written(&said, ADDRESS);
            lines.into_iter().chain([labelled(words.postcode, "").into()]).collect()
        }
        Kind::Media => vec![picture(paper, answer).into()],
        Kind::Sign => {
            let fields = [labelled(words.name_or_mark, &joined(&said)), labelled(words.day, "")];
            vec![classed("div", "form__front").all(fields).into()]
        }
    }
}

fn points(shown: &[Shown]) -> Option<Element> {
    (!shown.is_empty()).then(|| el("ul").all(shown.iter().map(|point| el("li").child(point.label.as_str()))))
}

fn joined(said: &[Line]) -> String {
    said.iter().map(|line| line.words.as_str()).collect::<Vec<_>>().join(", ")
}

/// What was said, and lines to write on: fewer below words that are there already.
fn written(said: &[Line], lines: usize) -> Vec<Node> {
    let answer = (!said.is_empty()).then(|| classed("div", "form__said").all(said.iter().map(one_line)));
    let lines = if said.is_empty() { lines } else { lines.min(MORE) };
    let blank = (0..lines).map(|_| classed("span", "form__line"));
    let blank = classed("div", "form__lines").with("aria-hidden", "true").all(blank);
    answer.into_iter().chain([blank]).map(Node::from).collect()
}

fn one_line(line: &Line) -> Element {
    let label = line.label.as_ref().map(|label| el("strong").child(format!("{label}: ")));
    el("p").with("dir", "auto").all(label).child(line.words.as_str())
}

/// Words, and a line behind them for a few more.
pub(super) fn labelled(label: &str, said: &str) -> Element {
    classed("p", "form__labelled")
        .child(el("span").child(label))
        .child(classed("span", "form__line").typed(said))
}

/// A box to tick, with its words. A tick is a sign with words, so that it can be heard.
pub(super) fn tick(words: &str, ticked: bool) -> Element {
    let mark = if ticked { "✓" } else { "" };
    classed("li", "form__tick").child(classed("span", "form__box").child(mark)).child(el("span").child(words))
}

pub(super) fn ticks(ticks: impl IntoIterator<Item = Element>) -> Element {
    classed("ul", "form__ticks").all(ticks)
}

fn picks(paper: &Paper<'_>, how: &str, shown: &[Shown], answer: Option<&Answer>, other: bool) -> Vec<Node> {
    let words = paper.text().paper();
    let picked = match answer {
        Some(Answer::Picked(picked)) => picked.clone(),
        _ => Picked { options: Vec::new(), other: None },
    };
    let find = |option: &Shown| picked.options.iter().find(|one| one.id == option.id);
    let mut boxes: Vec<Element> =
        shown.iter().map(|option| tick(&option.label, find(option).is_some())).collect();
    // what was picked and is not offered any more is still what was said
    let gone = picked.options.iter().filter(|one| shown.iter().all(|option| option.id != one.id));
    boxes.extend(gone.map(|one| tick(&one.label, true)));
    if other {
        let said = picked.other.as_deref().unwrap_or_default();
        boxes.push(
            tick(words.something_else, picked.other.is_some())
                .child(classed("span", "form__line").typed(said)),
        );
    }
    let asks_more = shown.iter().any(|option| option.detail.is_some());
    let details = picked.options.iter().filter_map(|one| one.detail.clone()).collect::<Vec<_>>().join(", ");
    let more = asks_more.then(|| labelled(words.say_more, &details));
    let how = classed("p", "form__help").child(how);
    [how, ticks(boxes)].into_iter().chain(more).map(Node::from).collect()
}

fn scale(paper: &Paper<'_>, kind: &Kind, answer: Option<&Answer>) -> Vec<Node> {
    let words = paper.text().paper();
    let (value, better) = match answer {
        Some(Answer::Scaled(scaled)) => (Some(scaled.value), scaled.better.clone().unwrap_or_default()),
        Some(Answer::Text(better)) => (None, better.clone()),
        _ => (None, String::new()),
    };
    let number = |n: u8| {
        let class = if value == Some(n) { "form__number form__number--chosen" } else { "form__number" };
        let mark = if value == Some(n) { format!("✓ {n}") } else { n.to_string() };
        classed("li", class).child(mark)
    };
    let ends = paper.sitting.ends(kind).into_iter().map(|end| el("span").child(end));
    vec![
        classed("p", "form__help").child(words.ring_one).into(),
        classed("ul", "form__scale").all((0..=TOP).map(number)).into(),
        classed("p", "form__ends").all(ends).into(),
        labelled(paper.text().answers.one_better, &better).into(),
    ]
}

fn sort(paper: &Paper<'_>, kind: &Kind, shown: &[Shown], answer: Option<&Answer>) -> Vec<Node> {
    let (words, text) = (paper.text().paper(), paper.text());
    let none = Sorted { cards: Vec::new() };
    let sorted = match answer {
        Some(Answer::Sorted(sorted)) => sorted,
        _ => &none,
    };
    let named = paper.sitting.ends(kind);
    let piles = Pile::ALL.map(|pile| match named.get(pile as usize).filter(|name| !name.is_empty()) {
        Some(name) => name.clone(),
        None => text.pile(Some(pile)).to_owned(),
    });
    let row = |label: &str, pile: Option<Pile>| {
        let cells = Pile::ALL.map(|one| {
            let mark = if pile == Some(one) { "✓" } else { "" };
            el("td").child(classed("span", "form__box").child(mark))
        });
        el("tr").child(el("th").with("scope", "row").typed(label)).all(cells)
    };
    let cards = shown.iter().map(|card| {
        let found = sorted.cards.iter().find(|one| one.id.as_ref() == Some(&card.id));
        row(&card.label, found.and_then(|one| one.pile))
    });
    let is_own = |id: &Option<crate::id::ChoiceId>| {
        id.as_ref().is_none_or(|id| shown.iter().all(|card| card.id != *id))
    };
    let own = sorted.cards.iter().filter(|one| is_own(&one.id)).map(|one| row(&one.label, one.pile));
    let blank = (0..MORE).map(|_| {
        let boxes = Pile::ALL.map(|_| el("td").child(classed("span", "form__box")));
        el("tr").child(el("td")).all(boxes)
    });
    let body = cards.chain(own).chain(blank).collect::<Vec<_>>();
    let head = std::iter::once(words.card.to_owned()).chain(piles);
    vec![classed("p", "form__help").child(words.tick_each).into(), table(head, body).into()]
}

fn table(head: impl IntoIterator<Item = String>, body: Vec<Element>) -> Element {
    let head = el("tr").all(head.into_iter().map(|words| el("th").with("scope", "col").child(words)));
    classed("table", "form__table").child(el("thead").child(head)).child(el("tbody").all(body))
}

/// A table where its columns fit beside each other, else one block for each.
fn rows(paper: &Paper<'_>, asked: &Rows, answer: Option<&Answer>) -> Vec<Node> {
    let none = Vec::new();
    let said = match answer {
        Some(Answer::Rows(rows)) => rows,
        _ => &none,
    };
    let item = paper.say(&asked.item);
    let columns: Vec<(&Column, String)> =
        asked.columns.iter().map(|column| (column, paper.say(&column.ask))).collect();
    if columns.len() <= TABLE_COLUMNS {
        let filled =
            said.iter().map(|row| el("tr").all(columns.iter().map(|(one, _)| cell(paper, row, one))));
        let blank = (said.len()..TABLE_ROWS.max(said.len() + 1))
            .map(|_| el("tr").all(columns.iter().map(|_| classed("td", "form__blank"))));
        let body = filled.chain(blank).collect();
        return vec![table(columns.iter().map(|(_, ask)| ask.clone()), body).into()];
    }
    let block = |n: usize| {
        let row = said.get(n);
        let fields = columns.iter().map(|(column, ask)| {
            let said = row.map(|row| value(paper, row, column)).unwrap_or_default();
            labelled(&hinted(paper, column, ask), &said)
        });
        let title = classed("p", "form__item").child((paper.text().paper().item)(&item, n + 1));
        classed("div", "form__block").child(title).all(fields)
    };
    (0..BLOCKS.max(said.len() + 1)).map(|n| block(n).into()).collect()
}

/// What can be picked stands behind the words, since there is no room for boxes.
fn hinted(paper: &Paper<'_>, column: &Column, ask: &str) -> String {
    let shown = paper.sitting.shown(&column.kind);
    if shown.is_empty() {
        return ask.to_owned();
    }
    let labels: Vec<String> = shown.into_iter().map(|option| option.label).collect();
    format!("{ask} ({})", labels.join(" / "))
}

fn cell(paper: &Paper<'_>, row: &AnsweredRow, column: &Column) -> Element {
    el("td").typed(&value(paper, row, column))
}

fn value(paper: &Paper<'_>, row: &AnsweredRow, column: &Column) -> String {
    let cell = row.cells.iter().find(|cell| cell.column == column.id);
    cell.map(|cell| joined(&cell.answer.lines(paper.text()))).unwrap_or_default()
}

fn date(paper: &Paper<'_>, said: &[Line]) -> Vec<Node> {
    let words = paper.text().paper();
    if !said.is_empty() {
        return written(said, 1);
    }
    let fields = [words.date_day, words.date_month, words.date_year].map(|label| labelled(label, ""));
    vec![classed("div", "form__date").all(fields).into()]
}

/// A picture that is there, or a frame to draw in or stick something on.
fn picture(paper: &Paper<'_>, answer: Option<&Answer>) -> Element {
    let there = match answer {
        Some(Answer::Media(pictures)) => pictures.first(),
        _ => None,
    };
    match there {
        Some(picture) => classed("div", "form__there")
            .child(Node::Picture { picture: picture.clone(), class: "form__image" }),
        None => classed("div", "form__frame").child(el("p").child(paper.text().paper().draw_here)),
    }
}
