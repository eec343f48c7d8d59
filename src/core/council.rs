//! What a council says of itself: name, contacts, which booklets it offers.
//!
//! Text only: no markup, and no link but to the council itself, a phone or a mailbox. Nothing in
//! here can switch off a warning. What its keys are is looked at when one is needed: that is work
//! which no family needs on the first page.

use crate::{
    brand,
    bundle::council_key::CouncilKeys,
    id::BookletId,
    json::{self, At, Limits, Misfit, Shape, Value},
    provision::Funding,
    quick_exit::QuickExit,
    translation,
};

/// Where the council's file is in its pack.
pub const PATH: &str = "council.json";

/// A council, from its own file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Council {
    /// its nine-character code, such as E08000004
    pub code: String,
    pub name: String,
    /// who answers questions about these booklets
    pub team: String,
    pub phone: String,
    pub email: String,
    pub post: Vec<String>,
    /// paper, large print and other languages
    pub other_ways: String,
    pub sendiass: Contact,
    /// for worries about a child's safety
    pub safety: Safety,
    pub booklets: Vec<BookletId>,
    /// as they stand in the file; `CouncilKeys::of` reads them
    pub keys: Option<Value>,
    /// as it stands in the file; `Funding::of` reads it
    pub funding: Option<Value>,
    /// as it stands in the file; `QuickExit::of` reads it
    pub quick_exit: Option<Value>,
    /// as it stands in the file; `translation::offered` reads it
    pub languages: Option<Value>,
}

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    pub name: String,
    pub phone: String,
    pub email: String,
}

/// The council's own numbers for the worries panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Safety {
    pub day: String,
    pub night: String,
}

/// Reads the council's file. Every problem at once, but for those of what is read later.
pub fn read(bytes: &[u8]) -> Result<Council, Vec<Misfit>> {
    read_with(bytes, |_, _| ())
}

/// The same, with every problem of these too.
pub fn check(bytes: &[u8]) -> Result<Council, Vec<Misfit>> {
    read_with(bytes, |member, at| match member {
        Later::Keys => drop(CouncilKeys::read(at)),
        Later::Funding => drop(Funding::read(at)),
        Later::QuickExit => drop(QuickExit::read(at)),
        Later::Statement => read_statement(at),
        Later::Languages => drop(translation::read_offered(at)),
        Later::Brand => brand::check(at),
    })
}

/// What is kept as it is, and read where it is needed.
enum Later {
    Keys,
    Funding,
    QuickExit,
    Languages,
    /// for the static page about accessibility alone, which reads it by itself
    Statement,
    /// council.js puts it on the page
    Brand,
}

type Look = fn(Later, &At<'_>);

fn read_with(bytes: &[u8], look: Look) -> Result<Council, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let council = read_council(&shape.root(&value), look);
    let misfits = shape.into_misfits();
    match council {
        Some(council) if misfits.is_empty() => Ok(council),
        _ => Err(misfits),
    }
}

fn read_council(at: &At<'_>, look: Look) -> Option<Council> {
    let fields = at.fields()?;
    let _schema = fields.may("$schema");
    let words = |name| fields.need(name).and_then(|at| at.words().map(str::to_owned));
    let code = fields.need("code").and_then(|at| read_code(&at));
    let (name, team, phone) = (words("name"), words("team"), words("phone"));
    let (email, other_ways) = (words("email"), words("other_ways"));
    let post = fields
        .need("post")
        .map(|at| at.items().iter().filter_map(|line| line.words().map(str::to_owned)).collect());
    let sendiass = fields.need("sendiass").and_then(|at| {
        let fields = at.fields()?;
        let words = |name| fields.need(name).and_then(|at| at.words().map(str::to_owned));
        let (name, phone, email) = (words("name"), words("phone"), words("email"));
        Some(Contact { name: name?, phone: phone?, email: email? })
    });
    let safety = fields.need("safety").and_then(|at| {
        let fields = at.fields()?;
        let words = |name| fields.need(name).and_then(|at| at.words().map(str::to_owned));
        let (day, night) = (words("day"), words("night"));
        Some(Safety { day: day?, night: night? })
    });
    let booklets = fields.need("booklets").map(|at| at.items().iter().filter_map(At::parsed).collect());
    let later = |name, member| {
        let at = fields.may(name)?;
        look(member, &at);
        Some(at.value.clone())
    };
    let (keys, funding) = (later("keys", Later::Keys), later("funding", Later::Funding));
    let quick_exit = later("quick_exit", Later::QuickExit);
    let languages = later("languages", Later::Languages);
    let _statement = later("accessibility", Later::Statement);
    let _brand = later("brand", Later::Brand);
    Some(Council {
        code: code?,
        name: name?,
        team: team?,
        phone: phone?,
        email: email?,
        post: post?,
        other_ways: other_ways?,
        sendiass: sendiass?,
        safety: safety?,
        booklets: booklets?,
        keys,
        funding,
        quick_exit,
        languages,
    })
}

/// What a council says in its accessibility statement, beside what is known of the program.
fn read_statement(at: &At<'_>) {
    let Some(fields) = at.fields() else { return };
    for name in ["prepared", "reviewed", "answer_within", "tested"] {
        let _words = fields.need(name).and_then(|at| at.words());
    }
    if let Some(at) = fields.may("problems") {
        for problem in at.items() {
            let _words = problem.words();
        }
    }
}

fn read_code(at: &At<'_>) -> Option<String> {
    let code = at.words()?;
    let fits = code.len() == 9 && code.starts_with('E') && code[1..].bytes().all(|b| b.is_ascii_digit());
    if !fits {
        at.refuse("must be the council's code: E and eight digits");
        return None;
    }
    Some(code.to_owned())
}
