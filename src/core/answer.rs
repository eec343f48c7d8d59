//! What an entry means, once read: the content that a bundle carries and a reader sees.
//!
//! Every shape is closed and says all that a reader needs without the booklet.

mod gone;
mod shapes;

use chrono::NaiveDate;

use crate::{
    entry::Entry,
    id::{ChoiceId, ColumnId},
    json::{At, Value},
    problem::Fault,
    question::{
        Kind, Question, address, date,
        fixed::{self, Fixed},
        line, list,
        media::{self, Picture},
        money::{self, Pence},
        number::{self, Number},
        pick::{self, Shown},
        rows::Rows,
        scale,
        sign::{self, How},
        sort::{self, Pile},
        voice,
    },
    text::Text,
    words::{Style, Voice, Words, say},
};

use shapes::{all, picture_read, picture_to_value};

/// The content of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Text(String),
    List(Vec<String>),
    Picked(Picked),
    Date(Dated),
    Number(Number),
    Money(Pence),
    Scaled(Scaled),
    Sorted(Sorted),
    Rows(Vec<AnsweredRow>),
    Address(Addressed),
    Media(Vec<Picture>),
    Signed(Signed),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picked {
    pub options: Vec<PickedOption>,
    pub other: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickedOption {
    pub id: ChoiceId,
    pub label: String,
    pub detail: Option<String>,
}

/// A year, with a month and a day where they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub about: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scaled {
    pub value: u8,
    pub low: String,
    pub high: String,
    pub better: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted {
    pub cards: Vec<SortedCard>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SortedCard {
    /// none on a card that the person wrote
    pub id: Option<ChoiceId>,
    pub label: String,
    pub pile: Option<Pile>,
    /// what the pile is called here, where that is not the usual
    pub pile_label: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredRow {
    pub cells: Vec<AnsweredCell>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredCell {
    pub column: ColumnId,
    pub label: String,
    pub answer: Answer,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    pub lines: Vec<String>,
    pub postcode: String,
    pub private: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub name: String,
    pub how: How,
    pub mark: Option<Picture>,
    pub date: Option<Dated>,
}

impl Dated {
    /// A day to count from, where not all of it is known: the middle of the month or of the year.
    pub fn or_middle(self) -> NaiveDate {
        let (month, day) = (self.month.unwrap_or(7), self.day.unwrap_or(1));
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(month), u32::from(day)).unwrap_or_default()
    }

    /// Completed years of somebody born then.
    pub fn age(self, today: NaiveDate) -> Option<u8> {
        let years = today.years_since(self.or_middle())?;
        u8::try_from(years).ok()
    }

    /// The school year in England of a child born then: reception is 0.
    pub fn school_year(self, today: NaiveDate) -> i32 {
        date::school_year_of(today) - date::school_year_of(self.or_middle()) - 5
    }

    /// The civil date, where all of it is known.
    pub fn exact(self) -> Option<NaiveDate> {
        let (month, day) = (self.month?, self.day?);
        NaiveDate::from_ymd_opt(i32::from(self.year), u32::from(month), u32::from(day))
            .filter(|_| !self.about)
    }
}

/// An entry, read: what it means, and what to look at again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub answer: Option<Answer>,
    /// it was kept word for word, since it could not be read as its kind
    pub unread: bool,
    pub problems: Vec<Fault>,
    /// there is a recording too. It is no part of the answer, so that it cannot get into a file.
    pub note: Option<voice::Note>,
}

impl Reading {
    pub fn nothing() -> Reading {
        Reading::default()
    }

    pub fn of(answer: Answer) -> Reading {
        Reading { answer: Some(answer), ..Reading::default() }
    }

    /// Nothing is lost: the words travel as they are.
    pub fn unread(words: &str, fault: Fault) -> Reading {
        Reading { unread: true, problems: vec![fault], ..Reading::of(Answer::Text(words.to_owned())) }
    }
}

/// What reading needs beyond the question: how it was shown, and the day.
pub struct Context<'a> {
    pub text: &'a Text,
    pub style: Style,
    pub voice: &'a Voice,
    pub today: NaiveDate,
    /// options or cards that come from other answers
    pub more_options: &'a dyn Fn(&[pick::Source]) -> Vec<Shown>,
}

impl Context<'_> {
    fn say(&self, words: &Words) -> String {
        say(words.pick(self.style), self.voice)
    }
}

/// The options or cards of a question as this person sees them.
pub fn shown(kind: &Kind, context: &Context<'_>) -> Vec<Shown> {
    let said = |words: &Words| context.say(words);
    let choice = |choice: &pick::Choice| Shown {
        id: choice.id.clone(),
        label: said(&choice.words),
        detail: choice.detail.as_ref().map(said),
        picture: choice.picture.clone(),
    };
    let all = |from: &[pick::Source], own: &[pick::Choice]| {
        (context.more_options)(from).into_iter().chain(own.iter().map(choice)).collect()
    };
    match kind {
        Kind::Choice(pick) | Kind::Multi(pick) => all(&pick.from, &pick.options),
        Kind::YesNo(Fixed { detail }) => fixed::shown(context.text.yes_no(), detail.as_ref().map(said)),
        Kind::Faces(Fixed { detail }) => fixed::shown(context.text.faces(), detail.as_ref().map(said)),
        Kind::Info(info) => {
            let ids = (1..).map(|n| format!("p{n}").parse().expect("a letter and a number are an id"));
            let points = info.points.iter().zip(ids);
            points.map(|(words, id)| Shown { id, label: said(words), detail: None, picture: None }).collect()
        }
        Kind::Sort(sort) => all(&sort.from, &sort.cards),
        Kind::Line(_)
        | Kind::Long
        | Kind::List
        | Kind::Scale(_)
        | Kind::Rows(_)
        | Kind::Date
        | Kind::Number
        | Kind::Money
        | Kind::Address
        | Kind::Media
        | Kind::Sign => Vec::new(),
    }
}

/// Reads an entry. Never fails: nonsense becomes a problem, and its words are kept.
pub fn read(question: &Question, entry: &Entry, context: &Context<'_>) -> Reading {
    read_kind(&question.kind, entry, context)
}

/// As `read`, for a column too.
pub fn read_kind(kind: &Kind, entry: &Entry, context: &Context<'_>) -> Reading {
    let said = |words: &Words| context.say(words);
    match (kind, entry) {
        (Kind::Line(line), Entry::Words(words)) => line.read(words),
        (Kind::Long, Entry::Words(words)) => line::Line::Plain.read(words),
        (Kind::List, Entry::List(items)) => list::read(items),
        (Kind::Choice(_) | Kind::Multi(_) | Kind::YesNo(_) | Kind::Faces(_), Entry::Picked(typed)) => {
            let shown = gone::also_gone(kind, &typed.options, context);
            pick::read(typed, &shown, context.text.answers.something_else)
        }
        (Kind::Scale(ends), Entry::Scale(typed)) => scale::read(typed, &said(&ends.low), &said(&ends.high)),
        (Kind::Sort(sort), Entry::Sorted(typed)) => {
            let piles = sort.piles.as_ref().map(|piles| piles.each_ref().map(said));
            sort::read(typed, &gone::also_gone(kind, typed.piles.keys(), context), piles.as_ref())
        }
        (Kind::Rows(rows), Entry::Rows(typed)) => read_rows(rows, typed, context),
        (Kind::Date, Entry::Date(typed)) => date::read(typed, context.today),
        (Kind::Number, Entry::Words(words)) => number::read(words),
        (Kind::Money, Entry::Words(words)) => money::read(words),
        (Kind::Address, Entry::Address(typed)) => address::read(typed),
        (Kind::Media, Entry::Media(pictures)) => media::read(pictures),
        (Kind::Sign, Entry::Signed(typed)) => sign::read(typed, context.today),
        (Kind::Long | Kind::Media, Entry::Voice(typed)) => voice::read(typed),
        // the booklet changed under a saved folder: what was said is kept in its own shape
        (_, entry) => read_as_it_is(entry, context),
    }
}

/// Reads an entry whose question is gone, or has become of another kind.
pub fn read_as_it_is(entry: &Entry, context: &Context<'_>) -> Reading {
    match entry {
        Entry::Words(words) => line::Line::Plain.read(words),
        Entry::List(items) => list::read(items),
        Entry::Picked(typed) => pick::read(typed, &[], context.text.answers.something_else),
        Entry::Scale(typed) => scale::read(typed, "0", "10"),
        Entry::Sorted(typed) => sort::read(typed, &[], None),
        Entry::Rows(rows) => {
            let cells = |row: &crate::question::rows::Row| {
                let cells = row.cells.iter().filter_map(|(column, entry)| {
                    let answer = read_as_it_is(entry, context).answer?;
                    Some(AnsweredCell { column: column.clone(), label: column.to_string(), answer })
                });
                AnsweredRow { cells: cells.collect() }
            };
            some_rows(rows.iter().map(cells).collect(), Vec::new())
        }
        Entry::Date(typed) => date::read(typed, context.today),
        Entry::Address(typed) => address::read(typed),
        Entry::Media(pictures) => media::read(pictures),
        Entry::Signed(typed) => sign::read(typed, context.today),
        Entry::Voice(typed) => voice::read(typed),
    }
}

fn read_rows(rows: &Rows, typed: &[crate::question::rows::Row], context: &Context<'_>) -> Reading {
    let mut problems = Vec::new();
    let mut answered = Vec::new();
    for row in typed {
        let mut cells = Vec::new();
        for column in &rows.columns {
            let Some(entry) = row.cells.get(&column.id) else { continue };
            let reading = read_kind(&column.kind, entry, context);
            problems.extend(reading.problems);
            let label = context.say(&column.ask);
            cells.extend(reading.answer.map(|answer| AnsweredCell {
                column: column.id.clone(),
                label,
                answer,
            }));
        }
        for (id, entry) in
            row.cells.iter().filter(|(id, _)| rows.columns.iter().all(|column| column.id != **id))
        {
            let answer = read_as_it_is(entry, context).answer;
            let label = id.to_string();
            cells.extend(answer.map(|answer| AnsweredCell { column: id.clone(), label, answer }));
        }
        if cells.is_empty() {
            problems.push(Fault::EmptyItem);
        }
        answered.push(AnsweredRow { cells });
    }
    some_rows(answered, problems)
}

fn some_rows(rows: Vec<AnsweredRow>, problems: Vec<Fault>) -> Reading {
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.cells.is_empty()).collect();
    let answer = if rows.is_empty() { None } else { Some(Answer::Rows(rows)) };
    Reading { answer, problems, ..Reading::nothing() }
}

/// One line of an answer as it is read: on screen, on paper, in the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub label: Option<String>,
    pub words: String,
}

impl Answer {
    /// The answer's `t` in a bundle.
    pub fn kind(&self) -> &'static str {
        match self {
            Answer::Text(_) => "text",
            Answer::List(_) => "list",
            Answer::Picked(_) => "picked",
            Answer::Date(_) => "date",
            Answer::Number(_) => "number",
            Answer::Money(_) => "money",
            Answer::Scaled(_) => "scale",
            Answer::Sorted(_) => "sorted",
            Answer::Rows(_) => "rows",
            Answer::Address(_) => "address",
            Answer::Media(_) => "media",
            Answer::Signed(_) => "sign",
        }
    }

    /// The answer's `v` in a bundle.
    pub fn to_value(&self) -> Value {
        match self {
            Answer::Text(text) => Value::text(text),
            Answer::List(items) => items.iter().map(Value::text).collect::<Vec<_>>().into(),
            Answer::Picked(picked) => picked.to_value(),
            Answer::Date(date) => date.to_value(),
            Answer::Number(number) => Value::text(number.to_string()),
            Answer::Money(pence) => pence.to_value(),
            Answer::Scaled(scaled) => scaled.to_value(),
            Answer::Sorted(sorted) => {
                sorted.cards.iter().map(SortedCard::to_value).collect::<Vec<_>>().into()
            }
            Answer::Rows(rows) => {
                let cells = |row: &AnsweredRow| -> Value {
                    row.cells.iter().map(AnsweredCell::to_value).collect::<Vec<_>>().into()
                };
                rows.iter().map(cells).collect::<Vec<_>>().into()
            }
            Answer::Address(address) => address.to_value(),
            Answer::Media(pictures) => pictures.iter().map(picture_to_value).collect::<Vec<_>>().into(),
            Answer::Signed(signed) => signed.to_value(),
        }
    }

    /// The answer from a bundle's `t` and `v`.
    pub fn read(kind: &str, at: &At<'_>) -> Option<Answer> {
        Some(match kind {
            "text" => Answer::Text(at.text()?.to_owned()),
            "list" => Answer::List(all(at, |at| at.text().map(str::to_owned))?),
            "picked" => Answer::Picked(Picked::read(at)?),
            "date" => Answer::Date(Dated::read(at)?),
            "number" => Answer::Number(at.parsed()?),
            "money" => Answer::Money(Pence::read(at)?),
            "scale" => Answer::Scaled(Scaled::read(at)?),
            "sorted" => Answer::Sorted(Sorted { cards: all(at, SortedCard::read)? }),
            "rows" => Answer::Rows(all(at, |at| Some(AnsweredRow { cells: all(at, AnsweredCell::read)? }))?),
            "address" => Answer::Address(Addressed::read(at)?),
            "media" => Answer::Media(all(at, picture_read)?),
            "sign" => Answer::Signed(Signed::read(at)?),
            _ => {
                at.refuse("this kind of answer is not known");
                return None;
            }
        })
    }

    /// Every picture that the answer shows.
    pub fn pictures(&self) -> Vec<&Picture> {
        match self {
            Answer::Media(pictures) => pictures.iter().collect(),
            Answer::Signed(signed) => signed.mark.iter().collect(),
            Answer::Text(_)
            | Answer::List(_)
            | Answer::Picked(_)
            | Answer::Date(_)
            | Answer::Number(_)
            | Answer::Money(_)
            | Answer::Scaled(_)
            | Answer::Sorted(_)
            | Answer::Rows(_)
            | Answer::Address(_) => Vec::new(),
        }
    }

    /// The answer for reading, line by line.
    pub fn lines(&self, text: &Text) -> Vec<Line> {
        let plain = |words: &str| Line { label: None, words: words.to_owned() };
        let labelled = |label: &str, words: String| Line { label: Some(label.to_owned()), words };
        match self {
            Answer::Text(words) => words.split('\n').map(plain).collect(),
            Answer::List(items) => items.iter().map(|item| plain(item)).collect(),
            Answer::Picked(picked) => picked.lines(text),
            Answer::Date(date) => vec![plain(&text.date(*date))],
            Answer::Number(number) => vec![plain(&text.number(*number))],
            Answer::Money(pence) => vec![plain(&text.money(*pence))],
            Answer::Scaled(scaled) => {
                let better =
                    scaled.better.iter().map(|words| labelled(text.answers.one_better, words.clone()));
                std::iter::once(plain(&text.scale(scaled))).chain(better).collect()
            }
            Answer::Sorted(sorted) => sorted.lines(text),
            Answer::Rows(rows) => rows.iter().flat_map(|row| row.lines(text)).collect(),
            Answer::Address(address) => {
                let private = address.private.then(|| plain(text.answers.keep_private));
                let postcode = Some(&address.postcode).filter(|code| !code.is_empty());
                address.lines.iter().chain(postcode).map(|line| plain(line)).chain(private).collect()
            }
            Answer::Media(pictures) => pictures
                .iter()
                .map(|picture| labelled(text.picture(picture.made), picture.alt.clone()))
                .collect(),
            Answer::Signed(signed) => signed.lines(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn born(year: u16, month: Option<u8>, day: Option<u8>) -> Dated {
        Dated { year, month, day, about: false }
    }

    #[test]
    fn school_years_turn_on_the_first_of_september() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("it is a day");
        let (summer, autumn) = (day(2026, 8, 31), day(2026, 9, 1));
        let oldest = born(2012, Some(9), Some(1));
        assert_eq!((oldest.school_year(summer), oldest.school_year(autumn)), (8, 9));
        assert_eq!(born(2012, Some(8), Some(31)).school_year(autumn), 10);
        assert_eq!(born(2013, Some(8), Some(31)).school_year(autumn), 9);
        assert_eq!(born(2022, Some(8), None).school_year(autumn), 0, "reception");
        assert!(born(2025, None, None).school_year(autumn) < 0, "not at school yet");
    }

    #[test]
    fn ages_are_completed_years() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("it is a day");
        assert_eq!(born(2012, Some(11), Some(22)).age(today), Some(14));
        assert_eq!(born(2012, Some(11), Some(23)).age(today), Some(13));
        assert_eq!(born(2012, None, None).age(today), Some(14), "about right");
        assert_eq!(born(2027, None, None).age(today), None);
    }
}
