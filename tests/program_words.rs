//! The program's own words: as short, literal and kind as those of the booklets. They are read from the
//! source, since many of them are made by functions.

use tell_it_once_core::words::Style;

use crate::{
    booklets::{
        readability::{grade, most, sentences},
        wording::{as_plain_words, each_text, not_ours},
    },
    repo,
};

/// Texts between quotation marks of a Rust file, with the marks inside put back, and without its tests.
fn literals(source: &str) -> Vec<String> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut found = Vec::new();
    for line in joined(source).lines() {
        let code = line.trim_start();
        if code.starts_with("//") || code.starts_with("#[") {
            continue;
        }
        let mut rest = code;
        while let Some((_, after)) = rest.split_once('"') {
            let mut end = 0;
            while let Some(at) = after[end..].find('"') {
                end += at;
                if !after[..end].ends_with('\\') {
                    break;
                }
                end += 1;
            }
            found.push(after[..end].replace("\\\"", "\"").replace("\\n", " "));
            rest = after.get(end + 1..).unwrap_or_default();
        }
    }
    found
}

/// A text that goes on in the next line of the source goes on without the space there.
fn joined(source: &str) -> String {
    let mut parts = source.split("\\\n");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start())
}

/// What stands in braces is a name or a number to whoever reads it.
fn said(literal: &str) -> String {
    let mut out = String::new();
    let mut rest = literal;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str("Sam");
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// The words of a page as a person reads them: without tags, scripts and comments.
fn words_of_html(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = html.split_once("<body>").map_or(html, |(_, body)| body);
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let end = if tag.starts_with("!--") { "-->" } else { ">" };
        let name = tag.trim_start_matches('/');
        let is_block = !["a", "span", "strong", "bdi"]
            .iter()
            .any(|one| name.strip_prefix(one).is_some_and(|rest| rest.starts_with(['>', ' '])));
        if is_block {
            text.push('\n');
        }
        rest = tag.split_once(end).map_or("", |(_, rest)| rest);
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect()
}

/// Every text that people read, by the file that it stands in.
fn all() -> Vec<(String, Vec<String>)> {
    let texts = repo::files("src/core/text", ".rs").into_iter().map(|path| {
        let words = literals(&repo::text(&path)).iter().map(|one| said(one)).collect();
        (path, words)
    });
    let pages = repo::files("public", ".html").into_iter().map(|path| {
        let words = words_of_html(&repo::text(&path));
        (path, words)
    });
    texts.chain(pages).collect()
}

#[track_caller]
fn none(problems: &[String]) {
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

fn each(mut look: impl FnMut(&str, &str)) {
    for (path, texts) in &all() {
        texts.iter().for_each(|text| look(path, text));
    }
}

/// The booklets, the words of the program and the static pages.
fn everything(mut look: impl FnMut(&str, &str)) {
    each(&mut look);
    each_text(|place, _, text| look(place, text));
}

/// What the law itself says, in its own words.
const LAW: &str = "Your council is committed to making its website accessible";

/// The page that the law prescribes, and the one about data.
const LEGAL: [&str; 2] = ["public/accessibility.html", "public/privacy.html"];

#[test]
fn criterion_88_the_program_is_easy_to_read() {
    let mut problems = Vec::new();
    for (path, texts) in &all() {
        let texts: Vec<String> = texts.iter().filter(|text| !text.starts_with(LAW)).cloned().collect();
        // labels are many and short, and could hide hard sentences
        let long = |text: &&String| sentences(text).iter().any(|one| one.len() > 5);
        let whole: Vec<String> = texts.iter().filter(long).cloned().collect();
        let words: usize = whole.iter().flat_map(|text| sentences(text)).map(|one| one.len()).sum();
        let most = if LEGAL.contains(&path.as_str()) { 6.0 } else { most(Style::Usual) };
        // the formula says nothing of a few sentences
        if words >= 100 && grade(&whole) > most {
            problems.push(format!("{path}: grade {:.1}", grade(&whole)));
        }
        let too_long = texts.iter().flat_map(|text| sentences(text)).filter(|one| one.len() > 20);
        problems.extend(too_long.map(|one| format!("{path}: {} words: {}", one.len(), one.join(" "))));
    }
    none(&problems);
}

/// Staff read of the sections of a plan, which the law names so.
const FOR_STAFF: &str = "src/core/text/opener.rs";

#[test]
fn criterion_88_the_program_uses_our_words() {
    let mut problems = Vec::new();
    each(|path, text| {
        let found = not_ours(text).into_iter().filter(|word| (path, *word) != (FOR_STAFF, "section"));
        problems.extend(found.map(|word| format!("{path}: {word:?} in {text:?}")));
    });
    none(&problems);
}

/// Which of these stand in a text as whole words.
fn found_of(banned: &[String], text: &str) -> Vec<String> {
    let plain = as_plain_words(text);
    banned.iter().filter(|one| plain.contains(&format!(" {one} "))).cloned().collect()
}

/// Pointing at something by its colour, shape, size, place or sound alone.
fn pointing() -> Vec<String> {
    let looks =
        ["green", "red", "blue", "yellow", "orange", "grey", "purple", "round", "square", "large", "big"];
    let things = ["button", "box", "circle", "link", "tick", "dot", "icon", "arrow", "tile", "cross", "mark"];
    let mut all: Vec<String> =
        looks.iter().flat_map(|look| things.iter().map(move |thing| format!("{look} {thing}"))).collect();
    let places = [
        "on the right",
        "on the left",
        "to the right",
        "to the left",
        "right hand",
        "left hand",
        "in the corner",
        "top right",
        "top left",
        "bottom right",
        "bottom left",
        "at the top of the screen",
        "at the bottom of the screen",
        "when you hear",
        "after the beep",
        "the icon",
        "in red",
        "in green",
    ];
    all.extend(places.map(str::to_owned));
    all
}

#[test]
fn criterion_73_nothing_is_pointed_at_by_colour_place_shape_or_sound() {
    let banned = pointing();
    assert_eq!(found_of(&banned, "Click the green button on the right."), ["green button", "on the right"]);
    let mut problems = Vec::new();
    everything(|place, text| {
        // there it is said which part of their picture somebody keeps
        if place != "src/core/text/pictures/crop.rs" {
            problems
                .extend(found_of(&banned, text).iter().map(|one| format!("{place}: {one:?} in {text:?}")));
        }
    });
    none(&problems);
}

/// Blame, guilt, pressure, and praise that only children get.
const PRESSING: &[&str] = &[
    "you failed",
    "failure",
    "incomplete",
    "unfinished",
    "you must",
    "you forgot",
    "you did not finish",
    "you have not finished",
    "you still have to",
    "your fault",
    "you were wrong",
    "wrong answer",
    "hurry",
    "as soon as possible",
    "running out",
    "last chance",
    "deadline",
    "time left",
    "days left",
    "minutes left",
    "streak",
    "badge",
    "score",
    "percent",
    "per cent",
    "almost there",
    "nearly there",
    "well done",
    "don t give up",
    "do not give up",
    "everyone else",
    "other families",
    "most people",
    "overdue",
    "too late",
    "be careful",
];

/// Whoever does not know of the first two loses a right; the third is what others must give.
const MUST: [(&str, &str); 3] =
    [("draft-response dr.after", "you must"), ("request rq.no", "you must"), ("ehc-plan", "you must")];

#[test]
fn criterion_89_nobody_is_blamed_or_pressed() {
    let banned: Vec<String> = PRESSING.iter().map(|one| (*one).to_owned()).collect();
    assert_eq!(found_of(&banned, "You failed! 3 days left."), ["you failed", "days left"]);
    let mut problems = Vec::new();
    everything(|place, text| {
        let found = found_of(&banned, text).into_iter();
        let found = found.filter(|one| !MUST.contains(&(place, one.as_str())));
        problems.extend(found.map(|one| format!("{place}: {one:?} in {text:?}")));
        if text.contains('!') || (text.contains('%') && !LEGAL.contains(&place)) {
            problems.push(format!("{place}: a mark that presses, in {text:?}"));
        }
    });
    none(&problems);
}

#[test]
fn criterion_13_the_start_page_says_what_somebody_wants_to_know_before() {
    let words = words_of_html(&repo::text("public/index.html")).join(" ");
    for needed in [
        "about 5 minutes",
        "You can stop at any time",
        "What to have ready",
        "Your answers stay on this device.",
        "Nothing is sent until you choose to share it.",
        "Other ways to tell us",
    ] {
        assert!(words.contains(needed), "{needed:?} is not on the start page");
    }
}
