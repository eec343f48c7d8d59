//! What an entry means, once read: the content that a bundle carries and a reader sees.
//!
//! Every shape is closed and says all that a reader needs without the booklet.

use chrono::{Datelike, NaiveDate};

use crate::{
    entry::Entry,
    id::{ChoiceId, ColumnId},
    json::{At, MAX_INT, Value},
    problem::Fault,
    question::{
        Kind, Question, address, date,
        fixed::{self, Fixed},
        line, list,
        media::{self, Format, Made, Picture},
        money::{self, Pence},
        number::{self, Number},
        pick::{self, Shown},
        rows::Rows,
        scale,
        sign::{self, How},
        sort::{self, Pile},
    },
    text::Text,
    words::{Style, Voice, Words, say},
};

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
        // a school year goes from 1 September, and so does the year of birth that counts for it
        let from_september = |day: NaiveDate| day.year() - i32::from(day.month() < 9);
        from_september(today) - from_september(self.or_middle()) - 5
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
        Reading { answer: Some(Answer::Text(words.to_owned())), unread: true, problems: vec![fault] }
    }
}

/// What reading needs beyond the question: how it was shown, and the day.
pub struct Context<'a> {
    pub text: &'a Text,
    pub style: Style,
    pub voice: &'a Voice,
    pub today: NaiveDate,
    /// the options of a pick whose options come from another answer
    pub more_options: &'a [Shown],
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
    };
    match kind {
        Kind::Choice(pick) | Kind::Multi(pick) => {
            let from = context.more_options.iter().cloned();
            from.chain(pick.options.iter().map(choice)).collect()
        }
        Kind::YesNo(Fixed { detail }) => fixed::shown(context.text.yes_no(), detail.as_ref().map(said)),
        Kind::Faces(Fixed { detail }) => fixed::shown(context.text.faces(), detail.as_ref().map(said)),
        Kind::Info(info) => {
            let ids = (1..).map(|n| format!("p{n}").parse().expect("a letter and a number are an id"));
            let points = info.points.iter().zip(ids);
            points.map(|(words, id)| Shown { id, label: said(words), detail: None }).collect()
        }
        Kind::Sort(sort) => sort.cards.iter().map(choice).collect(),
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
            pick::read(typed, &shown(kind, context), context.text.answers.something_else)
        }
        (Kind::Scale(ends), Entry::Scale(typed)) => scale::read(typed, &said(&ends.low), &said(&ends.high)),
        (Kind::Sort(sort), Entry::Sorted(typed)) => {
            let piles = sort.piles.as_ref().map(|piles| piles.each_ref().map(said));
            sort::read(typed, &shown(kind, context), piles.as_ref())
        }
        (Kind::Rows(rows), Entry::Rows(typed)) => read_rows(rows, typed, context),
        (Kind::Date, Entry::Date(typed)) => date::read(typed, context.today),
        (Kind::Number, Entry::Words(words)) => number::read(words),
        (Kind::Money, Entry::Words(words)) => money::read(words),
        (Kind::Address, Entry::Address(typed)) => address::read(typed),
        (Kind::Media, Entry::Media(pictures)) => media::read(pictures),
        (Kind::Sign, Entry::Signed(typed)) => sign::read(typed, context.today),
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
    Reading { answer, unread: false, problems }
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

/// All items, or none when one does not fit: its misfit is noted.
fn all<T>(at: &At<'_>, read: impl Fn(&At<'_>) -> Option<T>) -> Option<Vec<T>> {
    at.items().iter().map(read).collect()
}

/// Members that may be missing are left out rather than written as null.
fn object(members: Vec<(&str, Option<Value>)>) -> Value {
    let kept = members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::named(&mut { kept })
}

fn text_value(text: &Option<String>) -> Option<Value> {
    text.as_ref().map(Value::text)
}

impl Picked {
    fn to_value(&self) -> Value {
        let option = |option: &PickedOption| {
            object(vec![
                ("id", Some(Value::text(option.id.as_str()))),
                ("label", Some(Value::text(&option.label))),
                ("detail", text_value(&option.detail)),
            ])
        };
        let options: Vec<_> = self.options.iter().map(option).collect();
        object(vec![("options", Some(options.into())), ("other", text_value(&self.other))])
    }

    fn read(at: &At<'_>) -> Option<Picked> {
        let fields = at.fields()?;
        let options = all(&fields.need("options")?, |at| {
            let fields = at.fields()?;
            let id = fields.need("id")?.parsed()?;
            let label = fields.need("label")?.text()?.to_owned();
            let detail = may_text(fields.may("detail"))?;
            Some(PickedOption { id, label, detail })
        })?;
        Some(Picked { options, other: may_text(fields.may("other"))? })
    }

    fn lines(&self, text: &Text) -> Vec<Line> {
        let option = |option: &PickedOption| match &option.detail {
            Some(detail) => Line { label: None, words: format!("{}: {detail}", option.label) },
            None => Line { label: None, words: option.label.clone() },
        };
        let other = self
            .other
            .iter()
            .map(|words| Line { label: Some(text.answers.something_else.to_owned()), words: words.clone() });
        self.options.iter().map(option).chain(other).collect()
    }
}

/// Outer none: it is there but wrong.
fn may_text(at: Option<At<'_>>) -> Option<Option<String>> {
    match at {
        None => Some(None),
        Some(at) => at.text().map(|text| Some(text.to_owned())),
    }
}

impl Dated {
    fn to_value(self) -> Value {
        object(vec![
            ("year", Some(Value::Int(i64::from(self.year)))),
            ("month", self.month.map(|month| Value::Int(i64::from(month)))),
            ("day", self.day.map(|day| Value::Int(i64::from(day)))),
            ("about", self.about.then_some(Value::Bool(true))),
        ])
    }

    fn read(at: &At<'_>) -> Option<Dated> {
        let fields = at.fields()?;
        let year = fields.need("year").and_then(|at| at.count());
        let month: Option<u8> = fields.may("month").map(|at| at.count().unwrap_or(0));
        let day: Option<u8> = fields.may("day").map(|at| at.count().unwrap_or(0));
        let about = fields.may("about").and_then(|at| at.flag()).unwrap_or(false);
        let date = Dated { year: year?, month, day, about };
        let exists = |day: u8| {
            let month = u32::from(month.unwrap_or(0));
            NaiveDate::from_ymd_opt(i32::from(date.year), month, u32::from(day)).is_some()
        };
        let fits = month.is_none_or(|month| (1..=12).contains(&month)) && day.is_none_or(exists);
        if !fits {
            at.refuse("must be a day that exists");
            return None;
        }
        Some(date)
    }
}

impl Pence {
    fn to_value(self) -> Value {
        Value::object([("pence", Value::Int(i64::try_from(self.0).unwrap_or(MAX_INT)))])
    }

    fn read(at: &At<'_>) -> Option<Pence> {
        let fields = at.fields()?;
        Some(Pence(fields.need("pence")?.count()?))
    }
}

impl Scaled {
    fn to_value(&self) -> Value {
        object(vec![
            ("value", Some(Value::Int(i64::from(self.value)))),
            ("low", Some(Value::text(&self.low))),
            ("high", Some(Value::text(&self.high))),
            ("better", text_value(&self.better)),
        ])
    }

    fn read(at: &At<'_>) -> Option<Scaled> {
        let fields = at.fields()?;
        let value: u8 = fields.need("value")?.count()?;
        let (low, high) = (fields.need("low")?.text()?.to_owned(), fields.need("high")?.text()?.to_owned());
        let better = may_text(fields.may("better"))?;
        if value > scale::TOP {
            at.refuse("must be 0 to 10");
            return None;
        }
        Some(Scaled { value, low, high, better })
    }
}

impl SortedCard {
    fn to_value(&self) -> Value {
        object(vec![
            ("id", self.id.as_ref().map(|id| Value::text(id.as_str()))),
            ("label", Some(Value::text(&self.label))),
            ("pile", self.pile.map(|pile| Value::text(pile.as_str()))),
            ("pile_label", text_value(&self.pile_label)),
        ])
    }

    fn read(at: &At<'_>) -> Option<SortedCard> {
        let fields = at.fields()?;
        let id = match fields.may("id") {
            None => None,
            Some(at) => Some(at.parsed()?),
        };
        let label = fields.need("label")?.text()?.to_owned();
        let pile = match fields.may("pile") {
            None => None,
            Some(at) => Some(at.one_of(&Pile::NAMES)?),
        };
        let pile_label = may_text(fields.may("pile_label"))?;
        Some(SortedCard { id, label, pile, pile_label })
    }
}

impl Sorted {
    fn lines(&self, text: &Text) -> Vec<Line> {
        let piles = Pile::ALL.into_iter().map(Some).chain([None]);
        let line = |pile: Option<Pile>| {
            let cards = || self.cards.iter().filter(|card| card.pile == pile);
            let words = cards().map(|card| card.label.as_str()).collect::<Vec<_>>().join(", ");
            let named = cards().find_map(|card| card.pile_label.as_deref());
            let label = Some(named.unwrap_or_else(|| text.pile(pile)).to_owned());
            (!words.is_empty()).then_some(Line { label, words })
        };
        piles.filter_map(line).collect()
    }
}

impl AnsweredCell {
    fn to_value(&self) -> Value {
        Value::object([
            ("column", Value::text(self.column.as_str())),
            ("label", Value::text(&self.label)),
            ("t", Value::text(self.answer.kind())),
            ("v", self.answer.to_value()),
        ])
    }

    fn read(at: &At<'_>) -> Option<AnsweredCell> {
        let fields = at.fields()?;
        let column = fields.need("column")?.parsed()?;
        let label = fields.need("label")?.text()?.to_owned();
        let kind = fields.need("t")?;
        let answer = Answer::read(kind.text()?, &fields.need("v")?)?;
        Some(AnsweredCell { column, label, answer })
    }
}

impl AnsweredRow {
    /// One row on one line: the first cell leads, the rest follow with their labels.
    fn lines(&self, text: &Text) -> Vec<Line> {
        let cell = |cell: &AnsweredCell| {
            cell.answer.lines(text).into_iter().map(|line| line.words).collect::<Vec<_>>().join(", ")
        };
        let mut cells = self.cells.iter();
        let Some(first) = cells.next() else { return Vec::new() };
        // what was typed speaks for itself; a yes or a date needs its question
        let rest = cells.map(|next| match &next.answer {
            Answer::Text(_) | Answer::List(_) => cell(next),
            Answer::Picked(_)
            | Answer::Date(_)
            | Answer::Number(_)
            | Answer::Money(_)
            | Answer::Scaled(_)
            | Answer::Sorted(_)
            | Answer::Rows(_)
            | Answer::Address(_)
            | Answer::Media(_)
            | Answer::Signed(_) => format!("{} {}", next.label, cell(next)),
        });
        let words = std::iter::once(cell(first)).chain(rest).collect::<Vec<_>>().join(" · ");
        vec![Line { label: None, words }]
    }
}

impl Addressed {
    fn to_value(&self) -> Value {
        let lines: Vec<_> = self.lines.iter().map(Value::text).collect();
        let (postcode, private) = (Value::text(&self.postcode), Value::Bool(self.private));
        Value::object([("lines", lines.into()), ("postcode", postcode), ("private", private)])
    }

    fn read(at: &At<'_>) -> Option<Addressed> {
        let fields = at.fields()?;
        let lines = all(&fields.need("lines")?, |at| at.text().map(str::to_owned))?;
        let postcode = fields.need("postcode")?.text()?.to_owned();
        let private = fields.need("private")?.flag()?;
        Some(Addressed { lines, postcode, private })
    }
}

/// A picture's octets travel as an attachment; here it is named and described.
fn picture_to_value(picture: &Picture) -> Value {
    Value::object([
        ("sha256", Value::text(&picture.sha256)),
        ("bytes", Value::Int(i64::from(picture.bytes))),
        ("type", Value::text(picture.format.media_type())),
        ("made", Value::text(picture.made.as_str())),
        ("alt", Value::text(&picture.alt)),
    ])
}

fn picture_read(at: &At<'_>) -> Option<Picture> {
    let fields = at.fields()?;
    let sha256 = fields.need("sha256")?.text()?.to_owned();
    let bytes = fields.need("bytes")?.count()?;
    let format = fields.need("type")?.one_of(&Format::NAMES)?;
    let made = fields.need("made")?.one_of(&Made::NAMES)?;
    let alt = fields.need("alt")?.text()?.to_owned();
    Some(Picture { sha256, bytes, format, made, alt })
}

impl Signed {
    fn to_value(&self) -> Value {
        object(vec![
            ("name", Some(Value::text(&self.name))),
            ("how", Some(Value::text(self.how.as_str()))),
            ("mark", self.mark.as_ref().map(picture_to_value)),
            ("date", self.date.map(Dated::to_value)),
        ])
    }

    fn read(at: &At<'_>) -> Option<Signed> {
        let fields = at.fields()?;
        let name = fields.need("name")?.text()?.to_owned();
        let how = fields.need("how")?.one_of(&How::NAMES)?;
        let mark = match fields.may("mark") {
            None => None,
            Some(at) => Some(picture_read(&at)?),
        };
        let date = match fields.may("date") {
            None => None,
            Some(at) => Some(Dated::read(&at)?),
        };
        Some(Signed { name, how, mark, date })
    }

    fn lines(&self, text: &Text) -> Vec<Line> {
        let how = text.signed(self.how);
        let name = Line { label: Some(how.to_owned()), words: self.name.clone() };
        let date = self.date.map(|date| Line { label: None, words: text.date(date) });
        std::iter::once(name).chain(date).collect()
    }
}
