//! Room for an answer of each kind, in proportion to what people write, with what was said in it.

use super::{Paper, offered::Offered};
use crate::{
    answer::{Answer, AnsweredRow, Line, Picked, Reading, Sorted},
    html::{Element, Node, classed, el},
    id::ChoiceId,
    question::{
        Kind, Question,
        line::Line as OneLine,
        pick::Shown,
        rows::{Column, Rows},
        scale::TOP,
        sort::Pile,
    },
    sitting::Sitting,
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
    let english = paper.english.and_then(|english| {
        english.sitting.booklet.question(&question.id).map(|one| (english.sitting, &one.kind))
    });
    let offered = &Offered::of(paper, &question.kind, english);
    let answer = reading.answer.as_ref();
    match &question.kind {
        Kind::Info(_) => points(paper, offered).into_iter().map(Node::from).collect(),
        Kind::Line(OneLine::Plain | OneLine::Phone | OneLine::Email) | Kind::Number => written(&said, 1),
        Kind::Money => vec![labelled(paper.text().answers.pound, &joined(&said)).into()],
        Kind::Long => written(&said, if question.core { LONG_CORE } else { LONG }),
        Kind::List => written(&said, ITEMS),
        Kind::Choice(pick) => picks(paper, words.tick_one, offered, answer, pick.other),
        Kind::Multi(pick) => picks(paper, words.tick_any, offered, answer, pick.other),
        Kind::YesNo(_) | Kind::Faces(_) => picks(paper, words.tick_one, offered, answer, false),
        Kind::Scale(_) => scale(paper, offered, answer),
        Kind::Sort(_) => sort(paper, offered, answer),
        Kind::Rows(asked) => {
            let columns = english.and_then(|(sitting, kind)| {
                let Kind::Rows(rows) = kind else { return None };
                Some((sitting, rows))
            });
            rows(paper, asked, columns, answer)
        }
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

fn points(paper: &Paper<'_>, offered: &Offered) -> Option<Element> {
    let points = offered.both().map(|(point, english)| paper.two(el("li"), &point.label, english));
    (!offered.shown.is_empty()).then(|| el("ul").all(points))
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
    before_line(el("span").child(label), said)
}

fn before_line(label: Element, said: &str) -> Element {
    classed("p", "form__labelled").child(label).child(classed("span", "form__line").typed(said))
}

/// A box to tick, with its words. A tick is a sign with words, so that it can be heard.
pub(super) fn tick(words: &str, ticked: bool) -> Element {
    boxed(el("span").child(words), ticked)
}

fn boxed(words: Element, ticked: bool) -> Element {
    let mark = if ticked { "✓" } else { "" };
    classed("li", "form__tick").child(classed("span", "form__box").child(mark)).child(words)
}

pub(super) fn ticks(ticks: impl IntoIterator<Item = Element>) -> Element {
    classed("ul", "form__ticks").all(ticks)
}

fn picks(paper: &Paper<'_>, how: &str, offered: &Offered, answer: Option<&Answer>, other: bool) -> Vec<Node> {
    let words = paper.text().paper();
    let picked = match answer {
        Some(Answer::Picked(picked)) => picked.clone(),
        _ => Picked { options: Vec::new(), other: None },
    };
    let find = |option: &Shown| picked.options.iter().find(|one| one.id == option.id);
    let option = |(option, english): (&Shown, Option<&str>)| {
        boxed(paper.two(el("span"), &option.label, english), find(option).is_some())
    };
    let mut boxes: Vec<Element> = offered.both().map(option).collect();
    // what was picked and is not offered any more is still what was said
    let gone = picked.options.iter().filter(|one| !offered.has(&one.id));
    boxes.extend(gone.map(|one| tick(&one.label, true)));
    if other {
        let said = picked.other.as_deref().unwrap_or_default();
        boxes.push(
            tick(words.something_else, picked.other.is_some())
                .child(classed("span", "form__line").typed(said)),
        );
    }
    let asks_more = offered.shown.iter().any(|option| option.detail.is_some());
    let details = picked.options.iter().filter_map(|one| one.detail.clone()).collect::<Vec<_>>().join(", ");
    let more = asks_more.then(|| labelled(words.say_more, &details));
    let how = classed("p", "form__help").child(how);
    [how, ticks(boxes)].into_iter().chain(more).map(Node::from).collect()
}

fn scale(paper: &Paper<'_>, offered: &Offered, answer: Option<&Answer>) -> Vec<Node> {
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
    let english = |n: usize| offered.english_ends.as_ref().map(|ends| ends[n].as_str());
    let ends = offered.ends.iter().enumerate().map(|(n, end)| paper.two(el("span"), end, english(n)));
    vec![
        classed("p", "form__help").child(words.ring_one).into(),
        classed("ul", "form__scale").all((0..=TOP).map(number)).into(),
        classed("p", "form__ends").all(ends).into(),
        labelled(paper.text().answers.one_better, &better).into(),
    ]
}

fn sort(paper: &Paper<'_>, offered: &Offered, answer: Option<&Answer>) -> Vec<Node> {
    let (words, text) = (paper.text().paper(), paper.text());
    let none = Sorted { cards: Vec::new() };
    let sorted = match answer {
        Some(Answer::Sorted(sorted)) => sorted,
        _ => &none,
    };
    let piles = Pile::ALL.map(|pile| match &offered.ends[pile as usize] {
        name if name.is_empty() => head(text.pile(Some(pile))),
        name => {
            let english = offered.english_ends.as_ref().map(|ends| ends[pile as usize].as_str());
            paper.two(head(""), name, english)
        }
    });
    let row = |label: Element, pile: Option<Pile>| {
        let cells = Pile::ALL.map(|one| {
            let mark = if pile == Some(one) { "✓" } else { "" };
            el("td").child(classed("span", "form__box").child(mark))
        });
        el("tr").child(label).all(cells)
    };
    let side = || el("th").with("scope", "row");
    let cards = offered.both().map(|(card, english)| {
        let found = sorted.cards.iter().find(|one| one.id.as_ref() == Some(&card.id));
        let label = match english {
            Some(_) => paper.two(side(), &card.label, english),
            None => side().typed(&card.label),
        };
        row(label, found.and_then(|one| one.pile))
    });
    let is_own = |id: &Option<ChoiceId>| id.as_ref().is_none_or(|id| !offered.has(id));
    let own = sorted.cards.iter().filter(|one| is_own(&one.id));
    let own = own.map(|one| row(side().typed(&one.label), one.pile));
    let blank = (0..MORE).map(|_| {
        let boxes = Pile::ALL.map(|_| el("td").child(classed("span", "form__box")));
        el("tr").child(el("td")).all(boxes)
    });
    let body = cards.chain(own).chain(blank).collect::<Vec<_>>();
    let heads = std::iter::once(head(words.card)).chain(piles);
    vec![classed("p", "form__help").child(words.tick_each).into(), table(heads, body).into()]
}

fn head(words: &str) -> Element {
    el("th").with("scope", "col").child(words)
}

fn table(heads: impl IntoIterator<Item = Element>, body: Vec<Element>) -> Element {
    let head = el("tr").all(heads);
    classed("table", "form__table").child(el("thead").child(head)).child(el("tbody").all(body))
}

/// A table where its columns fit beside each other, else one block for each.
fn rows(
    paper: &Paper<'_>,
    asked: &Rows,
    english: Option<(&Sitting<'_>, &Rows)>,
    answer: Option<&Answer>,
) -> Vec<Node> {
    let none = Vec::new();
    let said = match answer {
        Some(Answer::Rows(rows)) => rows,
        _ => &none,
    };
    let in_english = |column: &Column| {
        let (sitting, rows) = english?;
        rows.columns.iter().find(|one| one.id == column.id).map(|one| (sitting, one))
    };
    let columns = &asked.columns;
    if columns.len() <= TABLE_COLUMNS {
        let filled = said.iter().map(|row| el("tr").all(columns.iter().map(|one| cell(paper, row, one))));
        let blank = (said.len()..TABLE_ROWS.max(said.len() + 1))
            .map(|_| el("tr").all(columns.iter().map(|_| classed("td", "form__blank"))));
        let body = filled.chain(blank).collect();
        let heads = columns.iter().map(|column| {
            let english = in_english(column).map(|(sitting, one)| sitting.say(&one.ask));
            paper.two(head(""), &paper.say(&column.ask), english.as_deref())
        });
        return vec![table(heads, body).into()];
    }
    let item = |sitting: &Sitting<'_>, rows: &Rows, n: usize| {
        (paper.text().paper().item)(&sitting.say(&rows.item), n + 1)
    };
    let block = |n: usize| {
        let row = said.get(n);
        let fields = columns.iter().map(|column| {
            let said = row.map(|row| value(paper, row, column)).unwrap_or_default();
            let english = in_english(column).map(|(sitting, one)| hinted(sitting, one));
            let own = hinted(paper.sitting, column);
            before_line(paper.two(el("span"), &own, english.as_deref()), &said)
        });
        let english = english.map(|(sitting, rows)| item(sitting, rows, n));
        let own = item(paper.sitting, asked, n);
        let title = paper.two(classed("p", "form__item"), &own, english.as_deref());
        classed("div", "form__block").child(title).all(fields)
    };
    (0..BLOCKS.max(said.len() + 1)).map(|n| block(n).into()).collect()
}

/// What can be picked stands behind the words, since there is no room for boxes.
fn hinted(sitting: &Sitting<'_>, column: &Column) -> String {
    let (ask, shown) = (sitting.say(&column.ask), sitting.shown(&column.kind));
    if shown.is_empty() {
        return ask;
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
