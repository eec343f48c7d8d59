//! What was typed or done, verbatim, nonsense included. Always saved; only reading makes an answer.

use std::collections::BTreeMap;

use crate::{
    id::{ChoiceId, ColumnId},
    json::{At, Limits, Value, filled},
    language::{Language, Letters},
    question::{
        Kind, address, date,
        media::{Format, Made, Picture},
        pick, rows, scale,
        sign::{self, How},
        sort::{self, OwnCard, Pile},
        voice,
    },
};

/// More letters than this in one text fit in no file, though all of them are kept.
pub const MOST_LETTERS: usize = Limits::FILE.text;

/// One entry of each shape that a person's doing can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// a line or a long text, a number, an amount
    Words(String),
    List(Vec<String>),
    Picked(pick::Typed),
    Scale(scale::Typed),
    Sorted(sort::Typed),
    Rows(Vec<rows::Row>),
    Date(date::Typed),
    Address(address::Typed),
    Media(Vec<Picture>),
    Signed(sign::Typed),
    /// a recording, with words beside it
    Voice(voice::Typed),
}

impl Entry {
    /// What a question of this kind starts from.
    pub fn empty(kind: &Kind) -> Entry {
        match kind {
            Kind::Line(_) | Kind::Long | Kind::Number | Kind::Money | Kind::Info(_) => {
                Entry::Words(String::new())
            }
            Kind::List => Entry::List(Vec::new()),
            Kind::Choice(_) | Kind::Multi(_) | Kind::YesNo(_) | Kind::Faces(_) => {
                Entry::Picked(pick::Typed::default())
            }
            Kind::Scale(_) => Entry::Scale(scale::Typed::default()),
            Kind::Sort(_) => Entry::Sorted(sort::Typed::default()),
            Kind::Rows(_) => Entry::Rows(Vec::new()),
            Kind::Date => Entry::Date(date::Typed::default()),
            Kind::Address => Entry::Address(address::Typed::default()),
            Kind::Media => Entry::Media(Vec::new()),
            Kind::Sign => Entry::Signed(sign::Typed::default()),
        }
    }

    /// Nothing in it that a person typed or chose.
    pub fn is_empty(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        match self {
            Entry::Words(words) => blank(words),
            Entry::List(items) => items.iter().all(blank),
            Entry::Picked(typed) => typed.options.is_empty() && blank(&typed.other),
            Entry::Scale(typed) => typed.value.is_none() && blank(&typed.better),
            Entry::Sorted(typed) => typed.piles.is_empty() && typed.own.iter().all(|card| blank(&card.label)),
            Entry::Rows(rows) => rows.iter().all(|row| row.cells.values().all(Entry::is_empty)),
            Entry::Date(typed) => typed.line().is_empty(),
            Entry::Address(typed) => blank(&typed.lines) && blank(&typed.postcode),
            Entry::Media(pictures) => pictures.is_empty(),
            Entry::Signed(typed) => blank(&typed.name) && typed.mark.is_none(),
            Entry::Voice(_) => false,
        }
    }

    /// The language that the words are tagged with: the one that their writer says they write in, or else that
    /// of the page. Words in other letters claim none.
    pub fn lang(&self, of_the_page: &str, chosen: Option<&Language>) -> String {
        let mut letters = Letters::default();
        self.each_text(&mut |text| letters.count(text, chosen));
        letters.tag(of_the_page, chosen)
    }

    /// How many letters its longest text has, where they are too many for a file.
    pub fn too_long(&self) -> Option<usize> {
        let mut longest = 0;
        self.each_text(&mut |text| {
            // a letter is at least one octet, so that most texts need not be counted
            if text.len() > MOST_LETTERS {
                longest = longest.max(text.trim().chars().count());
            }
        });
        (longest > MOST_LETTERS).then_some(longest)
    }

    fn each_text(&self, look: &mut impl FnMut(&str)) {
        match self {
            Entry::Words(words) => look(words),
            Entry::List(items) => items.iter().for_each(|item| look(item)),
            Entry::Picked(typed) => {
                typed.details.values().for_each(|words| look(words));
                look(&typed.other);
            }
            Entry::Scale(typed) => look(&typed.better),
            Entry::Sorted(typed) => typed.own.iter().for_each(|card| look(&card.label)),
            Entry::Rows(rows) => {
                rows.iter().flat_map(|row| row.cells.values()).for_each(|cell| cell.each_text(look))
            }
            Entry::Date(_) => {}
            Entry::Address(typed) => look(&typed.lines),
            Entry::Media(pictures) => pictures.iter().for_each(|picture| look(&picture.alt)),
            Entry::Signed(typed) => look(&typed.name),
            Entry::Voice(typed) => look(&typed.words),
        }
    }

    /// As it is stored on the device.
    pub fn to_value(&self) -> Value {
        let (shape, value) = match self {
            Entry::Words(words) => ("words", Value::text(words)),
            Entry::List(items) => ("list", texts(items)),
            Entry::Picked(typed) => ("picked", picked(typed)),
            Entry::Scale(typed) => ("scale", scaled(typed)),
            Entry::Sorted(typed) => ("sorted", sorted(typed)),
            Entry::Rows(rows) => ("rows", rows.iter().map(row).collect::<Vec<_>>().into()),
            Entry::Date(typed) => ("date", dated(typed)),
            Entry::Address(typed) => {
                let (lines, postcode) = (Value::text(&typed.lines), Value::text(&typed.postcode));
                let private = Value::Bool(typed.private);
                ("address", Value::object([("lines", lines), ("postcode", postcode), ("private", private)]))
            }
            Entry::Media(pictures) => ("media", pictures.iter().map(picture).collect::<Vec<_>>().into()),
            Entry::Signed(typed) => ("signed", signed(typed)),
            Entry::Voice(typed) => ("voice", typed.to_value()),
        };
        Value::object([(shape, value)])
    }

    /// As it was stored.
    pub fn read(at: &At<'_>) -> Option<Entry> {
        let fields = at.fields()?;
        let found = [
            fields.may("words").map(|at| at.text().map(|words| Entry::Words(words.to_owned()))),
            fields.may("list").map(|at| Some(Entry::List(read_texts(&at)))),
            fields.may("picked").map(|at| read_picked(&at).map(Entry::Picked)),
            fields.may("scale").map(|at| read_scale(&at).map(Entry::Scale)),
            fields.may("sorted").map(|at| read_sorted(&at).map(Entry::Sorted)),
            fields.may("rows").map(|at| Some(Entry::Rows(at.items().iter().filter_map(read_row).collect()))),
            fields.may("date").map(|at| read_date(&at).map(Entry::Date)),
            fields.may("address").map(|at| read_address(&at).map(Entry::Address)),
            fields
                .may("media")
                .map(|at| Some(Entry::Media(at.items().iter().filter_map(read_picture).collect()))),
            fields.may("signed").map(|at| read_signed(&at).map(Entry::Signed)),
            fields.may("voice").map(|at| voice::Typed::read(&at).map(Entry::Voice)),
        ];
        let mut found = found.into_iter().flatten();
        match (found.next(), found.next()) {
            (Some(entry), None) => entry,
            _ => {
                fields.refuse("must hold exactly one entry");
                None
            }
        }
    }
}

fn texts(items: &[String]) -> Value {
    items.iter().map(Value::text).collect::<Vec<_>>().into()
}

fn read_texts(at: &At<'_>) -> Vec<String> {
    at.items().iter().filter_map(|at| at.text().map(str::to_owned)).collect()
}

fn picked(typed: &pick::Typed) -> Value {
    let options = typed.options.iter().map(|id| Value::text(id.as_str())).collect::<Vec<_>>();
    let details = typed.details.iter().map(|(id, words)| (id.to_string(), Value::text(words)));
    let (details, other) = (Value::named(&mut { details }), Value::text(&typed.other));
    Value::object([("options", options.into()), ("details", details), ("other", other)])
}

fn read_picked(at: &At<'_>) -> Option<pick::Typed> {
    let fields = at.fields()?;
    let options = filled(fields.need("options")?.items().iter().filter_map(At::parsed));
    let mut details = BTreeMap::new();
    for (id, at) in fields.need("details")?.entries() {
        let (Ok(id), Some(words)) = (id.parse::<ChoiceId>(), at.text()) else { continue };
        details.insert(id, words.to_owned());
    }
    let other = fields.need("other")?.text()?.to_owned();
    Some(pick::Typed { options, details, other })
}

fn scaled(typed: &scale::Typed) -> Value {
    let value = typed.value.map_or(Value::Null, |value| Value::Int(i64::from(value)));
    Value::object([("value", value), ("better", Value::text(&typed.better))])
}

fn read_scale(at: &At<'_>) -> Option<scale::Typed> {
    let fields = at.fields()?;
    let value = fields.need("value")?;
    let value = if value.is_null() { None } else { value.count() };
    Some(scale::Typed { value, better: fields.need("better")?.text()?.to_owned() })
}

fn sorted(typed: &sort::Typed) -> Value {
    let piles = typed.piles.iter().map(|(id, pile)| (id.to_string(), Value::text(pile.as_str())));
    let own = typed.own.iter().map(|card| {
        let pile = card.pile.map_or(Value::Null, |pile| Value::text(pile.as_str()));
        Value::object([("label", Value::text(&card.label)), ("pile", pile)])
    });
    Value::object([("piles", Value::named(&mut { piles })), ("own", own.collect::<Vec<_>>().into())])
}

fn read_sorted(at: &At<'_>) -> Option<sort::Typed> {
    let fields = at.fields()?;
    let mut piles = BTreeMap::new();
    for (id, at) in fields.need("piles")?.entries() {
        let (Ok(id), Some(pile)) = (id.parse::<ChoiceId>(), at.one_of(&Pile::NAMES)) else { continue };
        piles.insert(id, pile);
    }
    let own = fields.need("own")?.items();
    let own = own.iter().filter_map(|at| {
        let fields = at.fields()?;
        let pile = fields.need("pile")?;
        let pile = if pile.is_null() { None } else { pile.one_of(&Pile::NAMES) };
        Some(OwnCard { label: fields.need("label")?.text()?.to_owned(), pile })
    });
    Some(sort::Typed { piles, own: own.collect() })
}

fn row(row: &rows::Row) -> Value {
    let cells = row.cells.iter().map(|(id, entry)| (id.to_string(), entry.to_value()));
    Value::object([("id", Value::text(row.id.as_str())), ("cells", Value::named(&mut { cells }))])
}

fn read_row(at: &At<'_>) -> Option<rows::Row> {
    let fields = at.fields()?;
    let id = fields.need("id")?.parsed()?;
    let mut cells = BTreeMap::new();
    for (column, at) in fields.need("cells")?.entries() {
        let (Ok(column), Some(entry)) = (column.parse::<ColumnId>(), Entry::read(&at)) else { continue };
        cells.insert(column, entry);
    }
    Some(rows::Row { id, cells })
}

fn dated(typed: &date::Typed) -> Value {
    let (day, month, year) = (Value::text(&typed.day), Value::text(&typed.month), Value::text(&typed.year));
    Value::object([("day", day), ("month", month), ("year", year)])
}

fn read_date(at: &At<'_>) -> Option<date::Typed> {
    let fields = at.fields()?;
    let text = |name| fields.need(name)?.text().map(str::to_owned);
    let (day, month, year) = (text("day"), text("month"), text("year"));
    Some(date::Typed { day: day?, month: month?, year: year? })
}

fn read_address(at: &At<'_>) -> Option<address::Typed> {
    let fields = at.fields()?;
    let text = |name| fields.need(name)?.text().map(str::to_owned);
    let (lines, postcode) = (text("lines"), text("postcode"));
    let private = fields.need("private")?.flag()?;
    Some(address::Typed { lines: lines?, postcode: postcode?, private })
}

fn picture(picture: &Picture) -> Value {
    Value::object([
        ("sha256", Value::text(&picture.sha256)),
        ("bytes", Value::Int(i64::from(picture.bytes))),
        ("format", Value::text(picture.format.media_type())),
        ("made", Value::text(picture.made.as_str())),
        ("alt", Value::text(&picture.alt)),
    ])
}

fn read_picture(at: &At<'_>) -> Option<Picture> {
    let fields = at.fields()?;
    let text = |name| fields.need(name)?.text().map(str::to_owned);
    let (sha256, alt) = (text("sha256"), text("alt"));
    let bytes = fields.need("bytes").and_then(|at| at.count());
    let format = fields.need("format").and_then(|at| at.one_of(&Format::NAMES));
    let made = fields.need("made").and_then(|at| at.one_of(&Made::NAMES));
    Some(Picture { sha256: sha256?, bytes: bytes?, format: format?, made: made?, alt: alt? })
}

fn signed(typed: &sign::Typed) -> Value {
    let mark = typed.mark.as_ref().map_or(Value::Null, picture);
    let how = Value::text(typed.how.as_str());
    Value::object([
        ("name", Value::text(&typed.name)),
        ("how", how),
        ("mark", mark),
        ("day", dated(&typed.day)),
    ])
}

fn read_signed(at: &At<'_>) -> Option<sign::Typed> {
    let fields = at.fields()?;
    let name = fields.need("name")?.text()?.to_owned();
    let how = fields.need("how")?.one_of(&How::NAMES)?;
    let mark = fields.need("mark")?;
    let mark = if mark.is_null() { None } else { read_picture(&mark) };
    let day = read_date(&fields.need("day")?)?;
    Some(sign::Typed { name, how, mark, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, lang: &str) {
        assert_eq!(Entry::Words(words.to_owned()).lang("en-GB", None), lang, "{words}");
    }

    #[test]
    fn words_in_other_letters_claim_no_language() {
        check("I love trains 🚂", "en-GB");
        check("Zoë, Łódź, Nguyễn", "en-GB");
        check("محمد کو ٹرین پسند ہے", "und");
        check("Sam کو ٹرین پسند ہے", "und");
        check("I say سلام", "en-GB");
        check("12 🙂", "en-GB");
    }
}
