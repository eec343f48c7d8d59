//! The words of a booklet in another language, as a file of their own.
//!
//! `languages/<tag>/<booklet>.json` names every text of the booklet by where it stands, with the ids of parts,
//! questions and options. It says who reviewed it: without a reviewer, or with a word missing, it is refused
//! whole, and the booklet stays in English.

pub mod counts;

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    booklet::{self, Booklet, PackFile},
    council::Council,
    id::BookletId,
    json::{self, At, Limits, Misfit, Shape, Value},
    language::{self, LANGUAGES, Language},
};

/// A booklet in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translation {
    pub language: &'static Language,
    pub booklet: BookletId,
    pub reviewed_by: Reviewed,
    /// as it is said to the child or young person,
    you: Booklet,
    /// and about them to somebody else: other languages change more than a name for that
    about: Booklet,
}

/// Who answers for the words, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewed {
    pub name: String,
    /// as in 2026-11-20
    pub on: String,
}

/// Whom a text speaks to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum To {
    You,
    About,
}

/// The file of a booklet in a language.
pub fn path(tag: &str, booklet: &str) -> String {
    format!("languages/{tag}/{booklet}.json")
}

/// The members of a booklet that are words.
const WORDS: [&str; 15] = [
    "about", "ask", "detail", "example", "help", "high", "item", "label", "low", "middle", "piles", "points",
    "starters", "title", "words",
];

impl Translation {
    pub fn said_to(&self, is_you: bool) -> &Booklet {
        if is_you { &self.you } else { &self.about }
    }
}

/// The languages that a council offers, by tag, and the booklets that it has in each.
pub fn offered(council: &Council) -> BTreeMap<String, Vec<BookletId>> {
    let shape = Shape::default();
    council.languages.as_ref().map(|value| read_offered(&shape.root(value))).unwrap_or_default()
}

pub(crate) fn read_offered(at: &At<'_>) -> BTreeMap<String, Vec<BookletId>> {
    let mut offered = BTreeMap::new();
    for (tag, at) in at.entries() {
        if !is_offerable(tag) {
            at.refuse("must be under the tag of a language that is known here, such as pl");
            continue;
        }
        offered.insert(tag.to_owned(), at.items().iter().filter_map(At::parsed).collect());
    }
    offered
}

/// A language with a name and letters of its own here, and not the one that all is in already.
fn is_offerable(tag: &str) -> bool {
    LANGUAGES[1..].iter().any(|one| one.tag == tag)
}

/// Whether that file of a pack is a translation.
pub(crate) fn is_one(path: &str) -> bool {
    path.starts_with("languages/") && path.ends_with(".json")
}

/// A translation beside the booklet that it translates, which must stand where its own words say.
pub(crate) fn check(file: &PackFile, files: &[PackFile]) -> Result<(), Vec<Misfit>> {
    let one = |message: String| vec![Misfit { path: String::new(), message }];
    let name = file.path.rsplit('/').next().unwrap_or_default();
    if name == "counts.json" {
        return counts::check(file);
    }
    let original = format!("booklets/{name}");
    let Some(original) = files.iter().find(|one| one.path == original) else {
        return Err(one(format!("there is no {original} that it translates")));
    };
    let read = read(&file.bytes, &original.bytes)?;
    let place = path(read.language.tag, read.booklet.as_str());
    if file.path != place { Err(one(format!("must be at {place}"))) } else { Ok(()) }
}

/// What a council offers, and no file has.
pub(crate) fn missing(council: &Council, files: &[PackFile]) -> Vec<Misfit> {
    let mut missing = Vec::new();
    for (tag, booklets) in offered(council) {
        for (n, booklet) in booklets.iter().enumerate() {
            let wanted = path(&tag, booklet.as_str());
            if !files.iter().any(|file| file.path == wanted) {
                let path = format!("/languages/{tag}/{n}");
                missing.push(Misfit { path, message: format!("there is no file {wanted}") });
            }
        }
    }
    missing
}

/// Every text of a booklet's file, by where it stands.
pub fn texts(original: &Value) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    let mut copy = original.clone();
    walk(&mut copy, "", &mut |path, words| drop(found.insert(path.to_owned(), words.clone())));
    found
}

/// Reads a translation beside the file that it translates. Every problem at once.
pub fn read(bytes: &[u8], original: &[u8]) -> Result<Translation, Vec<Misfit>> {
    let one =
        |unreadable: json::Unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }];
    let value = json::parse(bytes, Limits::FILE).map_err(one)?;
    let english = json::parse(original, Limits::FILE).map_err(one)?;
    let plain = booklet::read(original)?;
    let shape = Shape::default();
    let read = read_file(&shape.root(&value), &english, &plain);
    let misfits = shape.into_misfits();
    match read {
        Some(translation) if misfits.is_empty() => Ok(translation),
        _ => Err(misfits),
    }
}

fn read_language(at: &At<'_>) -> Option<&'static Language> {
    let found = language::known(at.text()?).filter(|one| is_offerable(one.tag));
    if found.is_none() {
        at.refuse("must be the tag of a language that is known here, such as pl");
    }
    found
}

fn read_file(at: &At<'_>, english: &Value, plain: &Booklet) -> Option<Translation> {
    let fields = at.fields()?;
    let _schema = fields.may("$schema");
    let language = fields.need("lang").and_then(|at| read_language(&at));
    let id = fields.need("booklet").and_then(|at| at.parsed::<BookletId>());
    let version = fields.need("of");
    if let Some(at) = version.filter(|at| at.text() != Some(&plain.version)) {
        at.refuse(format!("must be the version of the booklet that was translated, now {}", plain.version));
    }
    let reviewed_by = fields.need("reviewed_by").and_then(|at| read_reviewed(&at));
    let given = fields.need("words");
    let entries = given.as_ref().map(At::entries).unwrap_or_default();
    let known: BTreeSet<String> = texts(english).into_keys().collect();
    let (mut you, mut about) = (BTreeMap::new(), BTreeMap::new());
    for (path, at) in &entries {
        if !known.contains(*path) {
            at.refuse("the booklet has no words there");
        }
        if let Some([to_you, to_others]) = read_words(at) {
            you.insert((*path).to_owned(), to_you);
            about.insert((*path).to_owned(), to_others);
        }
    }
    let said: BTreeSet<&str> = entries.iter().map(|(path, _)| *path).collect();
    for missing in known.iter().filter(|path| !said.contains(path.as_str())) {
        given.as_ref()?.refuse(format!("\"{missing}\" is not translated"));
    }
    let said = |words: BTreeMap<String, Value>| put(english, &words, plain);
    let (you, about) = (said(you), said(about));
    Some(Translation {
        language: language?,
        booklet: id?,
        reviewed_by: reviewed_by?,
        you: you?,
        about: about?,
    })
}

fn read_reviewed(at: &At<'_>) -> Option<Reviewed> {
    let fields = at.fields()?;
    let name = fields.need("name").and_then(|at| at.words().map(str::to_owned));
    let on = fields.need("on").and_then(|at| {
        let day = at.text()?;
        if day.parse::<chrono::NaiveDate>().is_err() || day.len() != 10 {
            at.refuse("must be a day such as 2026-11-20");
            return None;
        }
        Some(day.to_owned())
    });
    Some(Reviewed { name: name?, on: on? })
}

/// One text for both, or `{"you": …, "about": …}`, each with one text for both styles or with two.
fn read_words(at: &At<'_>) -> Option<[Value; 2]> {
    if at.value.get("you").is_none() && at.value.get("about").is_none() {
        return checked(at, To::You).map(|words| [words.clone(), words]);
    }
    let fields = at.fields()?;
    let you = fields.need("you").and_then(|at| checked(&at, To::You));
    let about = fields.need("about").and_then(|at| checked(&at, To::About));
    Some([you?, about?])
}

/// English words that stand for a name bend with it; those of other languages do not. Only the name itself is
/// put in, where somebody else is spoken to.
fn checked(at: &At<'_>, to: To) -> Option<Value> {
    let texts = if matches!(at.value, Value::Text(_)) {
        vec![at.clone()]
    } else {
        let fields = at.fields()?;
        [fields.need("usual"), fields.need("easier")].into_iter().flatten().collect()
    };
    for one in &texts {
        let words = one.words()?;
        let bare = if to == To::About { words.replace("{name}", "") } else { words.to_owned() };
        if bare.contains(['{', '}']) {
            one.refuse("holds a token: only \"about\" may hold {name}, and no other token is there");
            return None;
        }
    }
    Some(at.value.clone())
}

/// The booklet with these words in it. None where one is missing, which is said elsewhere.
fn put(english: &Value, words: &BTreeMap<String, Value>, plain: &Booklet) -> Option<Booklet> {
    let mut value = english.clone();
    let mut missing = false;
    walk(&mut value, "", &mut |path, place| match words.get(path) {
        Some(words) => *place = words.clone(),
        None => missing = true,
    });
    let read = booklet::read(value.to_canonical().as_bytes()).ok().filter(|_| !missing)?;
    // what is signed names the booklet, not the language that it was read in
    Some(Booklet { sha256: plain.sha256.clone(), ..read })
}

/// Goes to every text, in the order of the file's names.
fn walk(value: &mut Value, path: &str, look: &mut dyn FnMut(&str, &mut Value)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let path = format!("{path}/{name}");
                if WORDS.contains(&name.as_str()) {
                    each(member, &path, look);
                } else {
                    walk(member, &path, look);
                }
            }
        }
        Value::Array(items) => {
            for (n, item) in items.iter_mut().enumerate() {
                let id = match item.get("id") {
                    Some(Value::Text(id)) => id.clone(),
                    Some(_) | None => n.to_string(),
                };
                walk(item, &format!("{path}/{id}"), look);
            }
        }
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Text(_) => {}
    }
}

/// Words, or a list of them.
fn each(value: &mut Value, path: &str, look: &mut dyn FnMut(&str, &mut Value)) {
    if let Value::Array(items) = value {
        for (n, item) in items.iter_mut().enumerate() {
            look(&format!("{path}/{n}"), item);
        }
        return;
    }
    look(path, value);
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOKLET: &str = r#"{"id":"hello","version":"1","asks":"family","title":"Hello","about":"A first hello.",
        "minutes":{"quick":1,"full":1},"sections":[{"id":"first","accent":"teal","title":"About {name}","questions":[
        {"id":"hi.like","kind":"list","core":true,"ask":{"usual":"What {does} {name} like?","easier":"Likes?"}},
        {"id":"hi.go","kind":"choice","ask":"How?","options":[{"id":"bus","words":"By bus"},{"id":"walk","words":"On foot"}]}]}]}"#;

    const PL: &str = r#"{"lang":"pl","booklet":"hello","of":"1","reviewed_by":{"name":"Biuro","on":"2026-11-20"},"words":{
        "/title":"Cześć","/about":"Pierwsze cześć.","/sections/first/title":{"you":"O tobie","about":"{name}"},
        "/sections/first/questions/hi.like/ask":{"you":{"usual":"Co lubisz?","easier":"Lubisz?"},"about":"Co lubi {name}?"},
        "/sections/first/questions/hi.go/ask":"Jak?",
        "/sections/first/questions/hi.go/options/bus/words":"Autobusem",
        "/sections/first/questions/hi.go/options/walk/words":"Pieszo"}}"#;

    #[track_caller]
    fn check(from: &str, to: &str, said: &[&str]) {
        assert!(PL.contains(from), "{from}");
        let read = read(PL.replacen(from, to, 1).as_bytes(), BOOKLET.as_bytes());
        let found: Vec<String> = read
            .err()
            .unwrap_or_default()
            .iter()
            .map(|one| format!("{} {}", one.path, one.message))
            .collect();
        assert_eq!(found, said);
    }

    #[test]
    fn a_booklet_speaks_another_language_to_whom_it_asks_and_about_them() {
        let polish = read(PL.as_bytes(), BOOKLET.as_bytes()).expect("it is good");
        assert_eq!((polish.language.tag, polish.reviewed_by.name.as_str()), ("pl", "Biuro"));
        let english = booklet::read(BOOKLET.as_bytes()).expect("it is good");
        let asks = |is_you: bool| {
            let booklet = polish.said_to(is_you);
            assert_eq!(booklet.sha256, english.sha256, "it is the same booklet");
            let ask = &booklet.questions().next().expect("it asks something").ask;
            (ask.usual.clone(), ask.easier.clone())
        };
        assert_eq!(asks(true), ("Co lubisz?".to_owned(), "Lubisz?".to_owned()));
        assert_eq!(asks(false), ("Co lubi {name}?".to_owned(), "Co lubi {name}?".to_owned()));
    }

    #[test]
    fn criterion_77_no_translation_without_a_named_reviewer_and_none_with_a_word_missing() {
        check("Pieszo", "Na piechotę", &[]);
        check(r#""reviewed_by":{"name":"Biuro","on":"2026-11-20"},"#, "", &[" \"reviewed_by\" is missing"]);
        check("Biuro", " ", &["/reviewed_by/name must be a text that is not empty"]);
        check("2026-11-20", "soon", &["/reviewed_by/on must be a day such as 2026-11-20"]);
        check(r#""/title":"Cześć","#, "", &["/words \"/title\" is not translated"]);
        check(
            "/about\"",
            "/abuot\"",
            &["/words/~1abuot the booklet has no words there", "/words \"/about\" is not translated"],
        );
        check(
            r#""of":"1""#,
            r#""of":"0""#,
            &["/of must be the version of the booklet that was translated, now 1"],
        );
        check(
            r#""lang":"pl""#,
            r#""lang":"en-GB""#,
            &["/lang must be the tag of a language that is known here, such as pl"],
        );
        let token = "holds a token: only \"about\" may hold {name}, and no other token is there";
        check("Jak?", "Jak {name}?", &[&format!("/words/~1sections~1first~1questions~1hi.go~1ask {token}")]);
        check(
            "Co lubi {name}?",
            "Co {does} {name}?",
            &[&format!("/words/~1sections~1first~1questions~1hi.like~1ask/about {token}")],
        );
    }
}
