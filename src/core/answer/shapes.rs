//! How the parts of an answer are written in a bundle, read from it, and said line by line.
//!
//! Every shape is closed: a member that is not named here is refused.

use chrono::NaiveDate;

use super::{
    Addressed, Answer, AnsweredCell, AnsweredRow, Dated, Line, Picked, PickedOption, Scaled, Signed, Sorted,
    SortedCard,
};
use crate::{
    json::{At, MAX_INT, Value},
    question::{
        media::{Format, Made, Picture},
        money::Pence,
        scale,
        sign::How,
        sort::Pile,
    },
    text::Text,
};

/// All items, or none when one does not fit: its misfit is noted.
pub(super) fn all<T>(at: &At<'_>, read: impl Fn(&At<'_>) -> Option<T>) -> Option<Vec<T>> {
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
    pub(super) fn to_value(&self) -> Value {
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

    pub(super) fn read(at: &At<'_>) -> Option<Picked> {
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

    pub(super) fn lines(&self, text: &Text) -> Vec<Line> {
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
    pub(super) fn to_value(self) -> Value {
        object(vec![
            ("year", Some(Value::Int(i64::from(self.year)))),
            ("month", self.month.map(|month| Value::Int(i64::from(month)))),
            ("day", self.day.map(|day| Value::Int(i64::from(day)))),
            ("about", self.about.then_some(Value::Bool(true))),
        ])
    }

    pub(super) fn read(at: &At<'_>) -> Option<Dated> {
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
    pub(super) fn to_value(self) -> Value {
        Value::object([("pence", Value::Int(i64::try_from(self.0).unwrap_or(MAX_INT)))])
    }

    pub(super) fn read(at: &At<'_>) -> Option<Pence> {
        let fields = at.fields()?;
        Some(Pence(fields.need("pence")?.count()?))
    }
}

impl Scaled {
    pub(super) fn to_value(&self) -> Value {
        object(vec![
            ("value", Some(Value::Int(i64::from(self.value)))),
            ("low", Some(Value::text(&self.low))),
            ("high", Some(Value::text(&self.high))),
            ("better", text_value(&self.better)),
        ])
    }

    pub(super) fn read(at: &At<'_>) -> Option<Scaled> {
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
    pub(super) fn to_value(&self) -> Value {
        object(vec![
            ("id", self.id.as_ref().map(|id| Value::text(id.as_str()))),
            ("label", Some(Value::text(&self.label))),
            ("pile", self.pile.map(|pile| Value::text(pile.as_str()))),
            ("pile_label", text_value(&self.pile_label)),
        ])
    }

    pub(super) fn read(at: &At<'_>) -> Option<SortedCard> {
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
    pub(super) fn lines(&self, text: &Text) -> Vec<Line> {
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
    pub(super) fn to_value(&self) -> Value {
        Value::object([
            ("column", Value::text(self.column.as_str())),
            ("label", Value::text(&self.label)),
            ("t", Value::text(self.answer.kind())),
            ("v", self.answer.to_value()),
        ])
    }

    pub(super) fn read(at: &At<'_>) -> Option<AnsweredCell> {
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
    pub(super) fn lines(&self, text: &Text) -> Vec<Line> {
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
    pub(super) fn to_value(&self) -> Value {
        let lines: Vec<_> = self.lines.iter().map(Value::text).collect();
        let (postcode, private) = (Value::text(&self.postcode), Value::Bool(self.private));
        Value::object([("lines", lines.into()), ("postcode", postcode), ("private", private)])
    }

    pub(super) fn read(at: &At<'_>) -> Option<Addressed> {
        let fields = at.fields()?;
        let lines = all(&fields.need("lines")?, |at| at.text().map(str::to_owned))?;
        let postcode = fields.need("postcode")?.text()?.to_owned();
        let private = fields.need("private")?.flag()?;
        Some(Addressed { lines, postcode, private })
    }
}

/// A picture's octets travel as an attachment; here it is named and described.
pub(super) fn picture_to_value(picture: &Picture) -> Value {
    Value::object([
        ("sha256", Value::text(&picture.sha256)),
        ("bytes", Value::Int(i64::from(picture.bytes))),
        ("type", Value::text(picture.format.media_type())),
        ("made", Value::text(picture.made.as_str())),
        ("alt", Value::text(&picture.alt)),
    ])
}

pub(super) fn picture_read(at: &At<'_>) -> Option<Picture> {
    let fields = at.fields()?;
    let sha256 = fields.need("sha256")?.text()?.to_owned();
    let bytes = fields.need("bytes")?.count()?;
    let format = fields.need("type")?.one_of(&Format::NAMES)?;
    let made = fields.need("made")?.one_of(&Made::NAMES)?;
    let alt = fields.need("alt")?.text()?.to_owned();
    Some(Picture { sha256, bytes, format, made, alt })
}

impl Signed {
    pub(super) fn to_value(&self) -> Value {
        object(vec![
            ("name", Some(Value::text(&self.name))),
            ("how", Some(Value::text(self.how.as_str()))),
            ("mark", self.mark.as_ref().map(picture_to_value)),
            ("date", self.date.map(Dated::to_value)),
        ])
    }

    pub(super) fn read(at: &At<'_>) -> Option<Signed> {
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

    pub(super) fn lines(&self, text: &Text) -> Vec<Line> {
        let how = text.signed(self.how);
        let name = Line { label: Some(how.to_owned()), words: self.name.clone() };
        let date = self.date.map(|date| Line { label: None, words: text.date(date) });
        std::iter::once(name).chain(date).collect()
    }
}
