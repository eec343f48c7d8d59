//! One thing asked, and the closed set of kinds that say what an answer looks like.
//!
//! Each kind has a file of its own here: how it is written in a booklet, how an entry of it is
//! read, and what its answer looks like in a bundle and in words. Adding a kind is adding a file
//! and following the compiler through every `match`.

pub mod address;
pub mod date;
pub mod fixed;
pub mod info;
pub mod line;
pub mod list;
mod maps;
pub mod media;
pub mod money;
pub mod number;
pub mod pick;
pub mod rows;
pub mod scale;
pub mod sign;
pub mod sort;
pub mod voice;

use crate::{
    condition::Condition,
    id::{QuestionId, SymbolId, WordBankId},
    json::{At, Fields},
    words::Words,
};

use maps::{MAPS, THEMES};
pub use maps::{MapsTo, Theme};

/// One thing asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: QuestionId,
    /// part of the quick route
    pub core: bool,
    pub ask: Words,
    pub help: Option<Words>,
    pub example: Option<Words>,
    pub kind: Kind,
    pub ideas: Option<WordBankId>,
    /// sentence beginnings to write on from
    pub starters: Vec<Words>,
    /// asked only when this holds
    pub when: Option<Condition>,
    /// answers of these questions can be offered here
    pub reuse: Vec<QuestionId>,
    pub maps: Vec<MapsTo>,
    pub themes: Vec<Theme>,
    /// shows where to find help at once
    pub worries: bool,
    /// starts as not shared; the person can change it
    pub private: bool,
    /// a date that is most likely the day of writing
    pub today: bool,
    /// may be answered by speaking
    pub voice: bool,
    /// stands beside the question where pictures are wanted
    pub picture: Option<SymbolId>,
}

/// What an answer looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Line(line::Line),
    Long,
    List,
    Choice(pick::Pick),
    Multi(pick::Pick),
    YesNo(fixed::Fixed),
    Faces(fixed::Fixed),
    Scale(scale::Scale),
    Sort(sort::Sort),
    Rows(rows::Rows),
    Date,
    Number,
    /// an amount in pounds
    Money,
    Address,
    Media,
    Sign,
    /// words on the page, without an answer
    Info(info::Info),
}

/// The kinds as they are named in a booklet.
#[derive(Clone, Copy)]
enum Named {
    Line(line::Line),
    Long,
    List,
    Choice,
    Multi,
    YesNo,
    Faces,
    Scale,
    Sort,
    Rows,
    Date,
    Number,
    Money,
    Address,
    Media,
    Sign,
    Info,
}

const KINDS: [(&str, Named); 19] = [
    ("text", Named::Line(line::Line::Plain)),
    ("phone", Named::Line(line::Line::Phone)),
    ("email", Named::Line(line::Line::Email)),
    ("long", Named::Long),
    ("list", Named::List),
    ("choice", Named::Choice),
    ("multi", Named::Multi),
    ("yesno", Named::YesNo),
    ("faces", Named::Faces),
    ("scale", Named::Scale),
    ("sort", Named::Sort),
    ("rows", Named::Rows),
    ("date", Named::Date),
    ("number", Named::Number),
    ("money", Named::Money),
    ("address", Named::Address),
    ("media", Named::Media),
    ("sign", Named::Sign),
    ("info", Named::Info),
];

/// What only some kinds have.
const MEMBERS_OF_KINDS: [&str; 14] = [
    "options",
    "options_from",
    "other",
    "detail",
    "low",
    "middle",
    "high",
    "cards",
    "cards_from",
    "piles",
    "item",
    "columns",
    "points",
    "panel",
];

impl Kind {
    /// The kind's name in a booklet.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Line(line) => line.name(),
            Kind::Long => "long",
            Kind::List => "list",
            Kind::Choice(_) => "choice",
            Kind::Multi(_) => "multi",
            Kind::YesNo(_) => "yesno",
            Kind::Faces(_) => "faces",
            Kind::Scale(_) => "scale",
            Kind::Sort(_) => "sort",
            Kind::Rows(_) => "rows",
            Kind::Date => "date",
            Kind::Number => "number",
            Kind::Money => "money",
            Kind::Address => "address",
            Kind::Media => "media",
            Kind::Sign => "sign",
            Kind::Info(_) => "info",
        }
    }

    /// Only words on the page: nothing is answered, left out or missing.
    pub fn is_info(&self) -> bool {
        matches!(self, Kind::Info(_))
    }

    /// Takes little room on a page, so that a few fit together.
    pub fn is_short(&self) -> bool {
        match self {
            // where words more are asked for, there is no room for another
            Kind::YesNo(fixed) | Kind::Faces(fixed) => fixed.detail.is_none(),
            Kind::Line(_) | Kind::Date | Kind::Number | Kind::Money | Kind::Choice(_) => true,
            Kind::Long
            | Kind::List
            | Kind::Multi(_)
            | Kind::Scale(_)
            | Kind::Sort(_)
            | Kind::Rows(_)
            | Kind::Address
            | Kind::Media
            | Kind::Sign
            | Kind::Info(_) => false,
        }
    }

    /// The kind and what it needs, from the members of a column.
    pub(crate) fn read_column(fields: &Fields<'_>) -> Option<Kind> {
        Kind::read(fields, scale::Scale::read_short)
    }

    /// The kind and what it needs, from the members of a question. A scale has less in a column.
    fn read(fields: &Fields<'_>, scale: impl Fn(&Fields<'_>) -> Option<scale::Scale>) -> Option<Kind> {
        let Some(named) = fields.need("kind").and_then(|at| at.one_of(&KINDS)) else {
            // while the kind is not known, none of its members can be said to be misspelt
            for member in MEMBERS_OF_KINDS {
                let _ = fields.may(member);
            }
            return None;
        };
        Some(match named {
            Named::Line(line) => Kind::Line(line),
            Named::Long => Kind::Long,
            Named::List => Kind::List,
            Named::Choice => Kind::Choice(pick::Pick::read(fields)?),
            Named::Multi => Kind::Multi(pick::Pick::read(fields)?),
            Named::YesNo => Kind::YesNo(fixed::Fixed::read(fields)),
            Named::Faces => Kind::Faces(fixed::Fixed::read(fields)),
            Named::Scale => Kind::Scale(scale(fields)?),
            Named::Sort => Kind::Sort(sort::Sort::read(fields)?),
            Named::Rows => Kind::Rows(rows::Rows::read(fields)?),
            Named::Date => Kind::Date,
            Named::Number => Kind::Number,
            Named::Money => Kind::Money,
            Named::Address => Kind::Address,
            Named::Media => Kind::Media,
            Named::Sign => Kind::Sign,
            Named::Info => Kind::Info(info::Info::read(fields)),
        })
    }
}

impl Question {
    /// A question as written in a booklet.
    pub(crate) fn read(at: &At<'_>) -> Option<Question> {
        let fields = at.fields()?;
        let id = fields.need("id").and_then(|at| at.parsed());
        let ask = fields.need("ask").and_then(|at| Words::read(&at));
        let kind = Kind::read(&fields, scale::Scale::read);
        let words = |name| fields.may(name).and_then(|at| Words::read(&at));
        let flag = |name| fields.may(name).and_then(|at| at.flag()).unwrap_or(false);
        let items = |name| fields.may(name).map(|at| at.items()).unwrap_or_default();
        let (help, example) = (words("help"), words("example"));
        let (core, worries, private) = (flag("core"), flag("worries"), flag("private"));
        let (today, voice) = (flag("today"), flag("voice"));
        let ideas = fields.may("ideas").and_then(|at| at.parsed());
        let starters = items("starters").iter().filter_map(Words::read).collect();
        let picture = fields.may("picture").and_then(|at| at.parsed());
        let when = fields.may("when").and_then(|at| Condition::read(&at));
        let reuse = items("reuse").iter().filter_map(At::parsed).collect();
        let maps = items("maps").iter().filter_map(|at| at.one_of(&MAPS)).collect();
        let themes = items("themes").iter().filter_map(|at| at.one_of(&THEMES)).collect();
        let (id, ask, kind) = (id?, ask?, kind?);
        if today && !matches!(kind, Kind::Date) {
            fields.refuse("\"today\" belongs to a question of the kind \"date\"");
        }
        if voice && !voice::may_be_spoken(&kind) {
            fields.refuse("\"voice\" belongs to a question of the kind \"long\" or \"media\"");
        }
        Some(Question {
            id,
            core,
            ask,
            help,
            example,
            kind,
            ideas,
            starters,
            when,
            reuse,
            maps,
            themes,
            worries,
            private,
            today,
            voice,
            picture,
        })
    }
}
