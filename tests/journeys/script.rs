//! What a script can say, line by line.
//!
//! ```text
//! here parent Alex for Sam          who is at the keyboard: young_person, parent, helper, professional
//! booklet details                   which booklet is open; my-profile at first
//! try kinds                         opens a booklet that is not shipped, of tests/journeys
//! length full | density few | style easier
//! set mp.know Trains\nand dogs      an entry, as its kind is typed: parts are parted by " | "
//! set cd.dob 31 | 2 | 2011
//! set cd.contacthow call | text: after five | other: pigeon
//! set mp.happyscale 6 | better: more breaks
//! set mp.schoolsort breaks good | own Drawing good
//! set cd.address 1 Market Square\nAnytown | OL1 1UT | private
//! set mp.picture photo: Sam on a swing
//! set mp.sign typed Sam | 22 | 11 | 2026
//! row cd.carers r1 name: Alex | phone: 12      adds an item or changes it
//! unrow cd.carers r1
//! skip mp.well later | unskip mp.well | whose mp.know for_them | note mp.know … | share mp.know no
//! finish know | unfinish know | visit mp.know | reload
//! days 30                           time goes by
//! accept mp.people 1 | both mp.people 1 | keep mp.people 1   the first of what is offered
//! drop mp.like mp.well | rekind mp.know list   the council changes the open booklet
//! show pages | asks | problems | status | summary | said | profile | draft | people | kept mp.know
//! show offered mp.people | views | options mp.who | options tc.outcomes hope
//! ```

use std::str::FromStr;

use chrono::TimeDelta;
use tell_it_once_core::{
    entry::Entry,
    folder::{Arrival, Edit, Length, Role, Skip, Whose},
    id::Id,
    journey::Density,
    json::Value,
    question::{
        Kind, address, date,
        media::{Format, Made, Picture},
        pick,
        rows::Row,
        scale,
        sign::{self, How},
        sort::{self, OwnCard, Pile},
    },
    text::ENGLISH,
    words::Style,
};

use super::{Day, change_booklet, key, read_booklet, show::show};
use crate::repo;

/// The script again, with what is seen now.
pub(super) fn play(written: &str, fault: &mut dyn FnMut(String, String)) -> String {
    play_on(&mut Day::begin(), written, fault)
}

/// The folder that a script leaves behind, and the day it was left on.
pub(super) fn live(written: &str) -> Day {
    let mut day = Day::begin();
    play_on(&mut day, written, &mut |line, why| panic!("{line}: {why}"));
    day
}

fn play_on(day: &mut Day, written: &str, fault: &mut dyn FnMut(String, String)) -> String {
    let mut seen = String::new();
    for line in written.lines().filter(|line| !line.starts_with(' ')) {
        seen.push_str(line);
        seen.push('\n');
        let plain = line.split(" # ").next().unwrap_or_default().trim_end();
        if plain.is_empty() || plain.starts_with('#') {
            continue;
        }
        match act(day, plain) {
            Ok(shown) => shown.lines().for_each(|line| seen.push_str(format!("  {line}\n").as_str())),
            Err(why) => fault(line.to_owned(), why),
        }
    }
    seen
}

fn act(day: &mut Day, line: &str) -> Result<String, String> {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    match verb {
        "show" => return show(day, rest),
        "booklet" => day.open = id(rest)?,
        "try" => {
            let tried = read_booklet(&repo::bytes(&format!("tests/journeys/{rest}.json")));
            day.open = tried.id.clone();
            day.booklets.push(tried);
        }
        "density" => day.density = one_of(rest, &DENSITIES)?,
        "style" => day.style = one_of(rest, &[("usual", Style::Usual), ("easier", Style::Easier)])?,
        "reload" => day.reload(),
        "days" => day.now += TimeDelta::days(rest.parse().map_err(|_| "days NUMBER")?),
        "drop" => {
            let (open, gone) = (day.open.to_string(), rest.split(' ').collect::<Vec<_>>());
            change_booklet(day, &open, |questions| {
                questions.retain(|one| !gone.iter().any(|id| one.get("id") == Some(&Value::text(*id))));
            });
        }
        "rekind" => {
            let (question, kind) = rest.split_once(' ').ok_or("rekind QUESTION KIND")?;
            let open = day.open.to_string();
            change_booklet(day, &open, |questions| {
                for one in questions.iter_mut().filter(|one| one.get("id") == Some(&Value::text(question))) {
                    if let Value::Object(members) = one {
                        members.insert("kind".to_owned(), Value::text(kind));
                        // only words and pictures can be spoken
                        members.remove("voice");
                    }
                }
            });
        }
        _ => {
            let edit = edit(day, verb, rest)?;
            let now = day.tick();
            day.folder.apply(edit, now);
        }
    }
    Ok(String::new())
}

const DENSITIES: [(&str, Density); 3] =
    [("one", Density::One), ("few", Density::Few), ("whole", Density::Whole)];
const LENGTHS: [(&str, Length); 2] = [("quick", Length::Quick), ("full", Length::Full)];

fn edit(day: &mut Day, verb: &str, rest: &str) -> Result<Edit, String> {
    let (first, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let (contributor, booklet) = (day.sitting().contributor.clone(), day.open.clone());
    let lang = "en-GB".to_owned();
    match verb {
        "here" => {
            let (name, child) = rest.split_once(" for ").unwrap_or((rest, ""));
            let role = one_of(first, &Role::NAMES)?;
            let child = if role == Role::YoungPerson { name } else { child };
            day.people += 1;
            let (name, child, key) = (name.to_owned(), child.to_owned(), key(day.people));
            return Ok(Edit::Arrive(Arrival { role, name, child, key }));
        }
        "length" => return Ok(Edit::Length { contributor, booklet, length: one_of(first, &LENGTHS)? }),
        "finish" | "unfinish" => {
            let (section, finished) = (id(first)?, verb == "finish");
            return Ok(Edit::Finish { contributor, booklet, section, finished });
        }
        _ => {}
    }
    let (spot, asked) = (day.spot(first), asked(day, first));
    Ok(match verb {
        "set" => Edit::Set { spot, asked, lang, entry: typed(&kind(day, first)?, rest)? },
        "row" | "unrow" => Edit::Set { spot, asked, lang, entry: rows(day, first, verb == "row", rest)? },
        "skip" => Edit::Skip { spot, asked, lang, skip: Some(one_of(rest, &Skip::NAMES)?) },
        "unskip" => Edit::Skip { spot, asked, lang, skip: None },
        "whose" => Edit::Whose { spot, whose: one_of(rest, &Whose::NAMES)? },
        "note" => Edit::Note { spot, asked, lang, note: rest.to_owned() },
        "share" => Edit::Share { spot, asked, lang, shared: one_of(rest, &[("yes", true), ("no", false)])? },
        "accept" | "both" | "keep" => {
            let n: usize = rest.parse().map_err(|_| "which of what is offered?")?;
            let one =
                day.suggestions(first)?.into_iter().nth(n.wrapping_sub(1)).ok_or("that is not offered")?;
            match verb {
                "keep" => Edit::Keep { spot, from: one.from },
                "both" => {
                    let entry = one.together.ok_or("both cannot stand together")?;
                    Edit::Reuse { spot, asked, lang, entry, from: one.from }
                }
                _ => Edit::Reuse { spot, asked, lang, entry: one.entry, from: one.from },
            }
        }
        "visit" => Edit::Visit { spot },
        _ => return Err(format!("there is no \"{verb}\"")),
    })
}

fn one_of<T: Copy>(word: &str, choices: &[(&str, T)]) -> Result<T, String> {
    let found = choices.iter().find(|(name, _)| *name == word).map(|(_, choice)| *choice);
    found.ok_or_else(|| {
        format!("\"{word}\" is none of {:?}", choices.iter().map(|one| one.0).collect::<Vec<_>>())
    })
}

fn id<T>(text: &str) -> Result<Id<T>, String> {
    Id::from_str(text).map_err(|error| format!("\"{text}\" {error}"))
}

fn kind(day: &Day, question: &str) -> Result<Kind, String> {
    let found = day.booklet().question(&id(question)?).map(|question| question.kind.clone());
    found.ok_or_else(|| format!("{question} is not asked in {}", day.open))
}

fn asked(day: &Day, question: &str) -> String {
    let sitting = day.sitting();
    let found = day.booklet().questions().find(|one| one.id.as_str() == question);
    found.map(|question| sitting.say(&question.ask)).unwrap_or_default()
}

/// An entry as somebody would type it into a question of that kind.
fn typed(kind: &Kind, words: &str) -> Result<Entry, String> {
    let words = words.replace("\\n", "\n");
    let parts: Vec<&str> = words.split(" | ").filter(|part| !part.is_empty()).collect();
    Ok(match kind {
        Kind::Line(_) | Kind::Long | Kind::Number | Kind::Money => Entry::Words(words.clone()),
        Kind::Info(_) => return Err("words on the page ask for nothing".to_owned()),
        Kind::List => Entry::List(parts.into_iter().map(str::to_owned).collect()),
        Kind::Choice(_) | Kind::Multi(_) | Kind::YesNo(_) | Kind::Faces(_) => Entry::Picked(picked(&parts)?),
        Kind::Scale(_) => {
            let better = parts.iter().find_map(|part| part.strip_prefix("better: ")).unwrap_or_default();
            let value = parts.first().and_then(|value| value.parse().ok());
            Entry::Scale(scale::Typed { value, better: better.to_owned() })
        }
        Kind::Sort(_) => Entry::Sorted(sorted(&parts)?),
        Kind::Rows(_) => return Err("items are set with \"row\"".to_owned()),
        Kind::Date => Entry::Date(dated(&parts)),
        Kind::Address => {
            let part = |n: usize| parts.get(n).map(|part| (*part).to_owned()).unwrap_or_default();
            Entry::Address(address::Typed {
                lines: part(0),
                postcode: part(1),
                private: part(2) == "private",
            })
        }
        Kind::Media => Entry::Media(parts.into_iter().map(picture).collect::<Result<_, _>>()?),
        Kind::Sign => {
            let (how, name) = parts.first().and_then(|first| first.split_once(' ')).unwrap_or_default();
            let how = one_of(how, &How::ALL.map(|how| (how.as_str(), how)))?;
            let day = dated(parts.get(1..).unwrap_or_default());
            Entry::Signed(sign::Typed { name: name.to_owned(), how, mark: None, day })
        }
    })
}

fn picked(parts: &[&str]) -> Result<pick::Typed, String> {
    let mut typed = pick::Typed::default();
    for part in parts {
        let (option, words) = part.split_once(": ").unwrap_or((part, ""));
        if option == "other" {
            typed.other = words.to_owned();
        }
        if option != "other" && !words.is_empty() {
            typed.details.insert(id(option)?, words.to_owned());
        }
        typed.options.insert(id(option)?);
    }
    Ok(typed)
}

fn sorted(parts: &[&str]) -> Result<sort::Typed, String> {
    let piles = Pile::ALL.map(|pile| (pile.as_str(), pile));
    let mut typed = sort::Typed::default();
    for part in parts {
        let (card, pile) = part.rsplit_once(' ').ok_or("a card and a pile")?;
        match card.strip_prefix("own ") {
            Some(label) => {
                typed.own.push(OwnCard { label: label.to_owned(), pile: one_of(pile, &piles).ok() });
            }
            None => {
                typed.piles.insert(id(card)?, one_of(pile, &piles)?);
            }
        }
    }
    Ok(typed)
}

fn dated(parts: &[&str]) -> date::Typed {
    let part = |n: usize| parts.get(n).map(|part| (*part).to_owned()).unwrap_or_default();
    date::Typed { day: part(0), month: part(1), year: part(2) }
}

fn picture(part: &str) -> Result<Picture, String> {
    let (made, alt) = part.split_once(": ").ok_or("photo: or drawing: and what it shows")?;
    let made = one_of(made, &[("photo", Made::Photo), ("drawing", Made::Drawing)])?;
    Ok(Picture { sha256: "A".repeat(43), bytes: 1, format: Format::Jpeg, made, alt: alt.to_owned() })
}

/// The items there are, with one changed, added or removed.
fn rows(day: &Day, question: &str, keep: bool, rest: &str) -> Result<Entry, String> {
    let Kind::Rows(shape) = kind(day, question)? else { return Err(format!("{question} has no items")) };
    let mut rows = match day.folder.entry(&day.spot(question)) {
        Some(Entry::Rows(rows)) => rows.clone(),
        _ => Vec::new(),
    };
    let (row, cells) = rest.split_once(' ').unwrap_or((rest, ""));
    let row = id(row)?;
    if !keep {
        rows.retain(|one| one.id != row);
        return Ok(Entry::Rows(rows));
    }
    let at = rows.iter().position(|one| one.id == row).unwrap_or(rows.len());
    if at == rows.len() {
        rows.push(Row { id: row, cells: Default::default() });
    }
    for cell in cells.split(" | ").filter(|cell| !cell.is_empty()) {
        let (name, words) = cell.split_once(": ").ok_or("COLUMN: words")?;
        let column = shape.columns.iter().find(|one| one.id.as_str() == name);
        let column = column.ok_or_else(|| format!("{question} has no column {name}"))?;
        rows[at].cells.insert(column.id.clone(), typed(&column.kind, &words.replace('~', " | "))?);
    }
    Ok(Entry::Rows(rows))
}

/// Used by `show` too: the words of a page, so that scripts and pages cannot say different things.
pub(super) const TEXT: &tell_it_once_core::text::Text = &ENGLISH;
