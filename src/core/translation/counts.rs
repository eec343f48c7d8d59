//! The sentences of the program that hold a count, in another language: `languages/<tag>/counts.json`.
//!
//! A language has more forms than English, or fewer. Each sentence is given in every form that its language has,
//! by the names of Unicode. Without a reviewer, or with a form missing, the file is refused whole.

use std::collections::BTreeMap;

use super::{PackFile, Reviewed, read_language, read_reviewed};
use crate::{
    json::{self, At, Limits, Misfit, Shape},
    language::{
        Language,
        counting::{self, Form},
    },
    text::count::{self, Counted},
};

/// What the program counts, in another language.
#[derive(Debug, PartialEq, Eq)]
pub struct Counts {
    pub language: &'static Language,
    pub reviewed_by: Reviewed,
    sentences: BTreeMap<&'static str, Sentence>,
}

#[derive(Debug, PartialEq, Eq)]
struct Sentence {
    none: Option<String>,
    forms: BTreeMap<Form, String>,
}

/// The file of a language.
pub fn path(tag: &str) -> String {
    format!("languages/{tag}/counts.json")
}

impl Counts {
    /// A sentence by its name, about so many, with the digits of the language. None where there is none of that
    /// name.
    pub fn say(&self, name: &str, n: usize, others: &[(&str, &str)]) -> Option<String> {
        let (tag, sentence) = (self.language.tag, self.sentences.get(name)?);
        let none = sentence.none.as_ref().filter(|_| n == 0);
        let form =
            || sentence.forms.get(&counting::form(tag, n)).or_else(|| sentence.forms.get(&Form::Other));
        Some(count::put(none.or_else(form)?, &counting::number(tag, n), others))
    }
}

pub(super) fn check(file: &PackFile) -> Result<(), Vec<Misfit>> {
    let read = read(&file.bytes)?;
    let place = path(read.language.tag);
    if file.path == place {
        return Ok(());
    }
    Err(vec![Misfit { path: String::new(), message: format!("must be at {place}") }])
}

/// Every problem at once.
pub fn read(bytes: &[u8]) -> Result<Counts, Vec<Misfit>> {
    let value = json::parse(bytes, Limits::FILE)
        .map_err(|unreadable| vec![Misfit { path: String::new(), message: unreadable.to_string() }])?;
    let shape = Shape::default();
    let read = read_file(&shape.root(&value));
    let misfits = shape.into_misfits();
    read.filter(|_| misfits.is_empty()).ok_or(misfits)
}

fn read_file(at: &At<'_>) -> Option<Counts> {
    let fields = at.fields()?;
    let _schema = fields.may("$schema");
    let language = fields.need("lang").and_then(|at| read_language(&at));
    let reviewed_by = fields.need("reviewed_by").and_then(|at| read_reviewed(&at));
    let given = fields.need("sentences");
    let (language, given) = (language?, given?);
    let (known, entries) = (count::all(), given.entries());
    for (name, at) in &entries {
        if !known.iter().any(|(known, _)| known == name) {
            at.refuse("the program has no sentence of that name");
        }
    }
    let mut sentences = BTreeMap::new();
    for (name, counted) in known {
        let Some((_, at)) = entries.iter().find(|(given, _)| *given == name) else {
            given.refuse(format!("\"{name}\" is not translated, in English: {}", counted.other()));
            continue;
        };
        if let Some(sentence) = read_sentence(at, language, counted) {
            sentences.insert(name, sentence);
        }
    }
    Some(Counts { language, reviewed_by: reviewed_by?, sentences })
}

/// One text in each form that the language has, and in no other.
fn read_sentence(at: &At<'_>, language: &Language, counted: &Counted) -> Option<Sentence> {
    let fields = at.fields()?;
    let none = if counted.has_none() { fields.need("none") } else { None };
    let none = none.and_then(|at| read_words(&at, counted, &[0]));
    let wanted = counting::forms(language.tag);
    let mut forms = BTreeMap::new();
    for form in Form::ALL {
        let beside = wanted.iter().find(|(wanted, _)| *wanted == form).map(|(_, beside)| beside.as_slice());
        let (name, given) = (language.english, fields.may(form.as_str()));
        match (given, beside) {
            (Some(at), Some(beside)) => {
                forms.extend(read_words(&at, counted, beside).map(|said| (form, said)))
            }
            (Some(at), None) => {
                let wanted: Vec<&str> = wanted.iter().map(|(form, _)| form.as_str()).collect();
                at.refuse(format!("{name} has no such form for whole numbers, only {}", wanted.join(", ")));
            }
            (None, Some(beside)) => {
                at.refuse(format!("{name} needs \"{}\" as well, for {}", form.as_str(), listed(beside)));
            }
            (None, None) => {}
        }
    }
    Some(Sentence { none, forms })
}

fn listed(numbers: &[usize]) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// Words in which only what the English sentence names stands in braces. Where they stand beside more numbers than
/// one, the number must be in them.
fn read_words(at: &At<'_>, counted: &Counted, beside: &[usize]) -> Option<String> {
    let words = at.words()?;
    let (names, known) = (count::named(words), counted.names());
    if names.len() != words.matches('{').count() || names.len() != words.matches('}').count() {
        at.refuse("a brace is not closed, or closes nothing");
        return None;
    }
    if let Some(strange) = names.iter().find(|name| !known.contains(name)) {
        let known: Vec<String> = known.iter().map(|name| format!("{{{name}}}")).collect();
        at.refuse(format!("nothing is put in for {{{strange}}}, only for {}", known.join(" and ")));
        return None;
    }
    if beside.len() > 1 && !names.contains(&"n") {
        at.refuse(format!("must say {{n}}, since it stands beside {}", listed(beside)));
        return None;
    }
    Some(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Value;

    /// Made up for this test, and spoken by nobody: each form says its own name.
    fn made_up(tag: &str) -> Value {
        let sentence = |counted: &Counted| {
            let names = counted.names().into_iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>();
            let words = |form: &str| Value::text(format!("{form} {}", names.join(" ")));
            let mut members: Vec<(String, Value)> = counting::forms(tag)
                .into_iter()
                .map(|(form, _)| (form.as_str().to_owned(), words(form.as_str())))
                .collect();
            members.extend(counted.has_none().then(|| ("none".to_owned(), words("none"))));
            Value::named(&mut members.into_iter())
        };
        let all = count::all();
        let mut sentences = all.iter().map(|(name, counted)| ((*name).to_owned(), sentence(counted)));
        let reviewed = Value::object([("name", Value::text("A test")), ("on", Value::text("2026-11-22"))]);
        Value::object([
            ("lang", Value::text(tag)),
            ("reviewed_by", reviewed),
            ("sentences", Value::named(&mut sentences)),
        ])
    }

    fn made(tag: &str) -> Counts {
        let file = made_up(tag).to_canonical();
        read(file.as_bytes()).unwrap_or_else(|misfits| panic!("{tag}: {misfits:#?}"))
    }

    #[track_caller]
    fn check_said(tag: &str, all: &[(usize, &str)]) {
        let counts = made(tag);
        for (n, said) in all {
            assert_eq!(counts.say("list.come_back", *n, &[]).as_deref(), Some(*said), "{n} in {tag}");
        }
    }

    #[test]
    fn criterion_77_a_sentence_takes_the_form_and_the_digits_of_its_language() {
        check_said("pl", &[(1, "one 1"), (2, "few 2"), (5, "many 5"), (22, "few 22"), (1_200, "many 1200")]);
        check_said(
            "ar",
            &[
                (0, "zero 0"),
                (1, "one 1"),
                (2, "two 2"),
                (3, "few 3"),
                (11, "many 11"),
                (100, "other 100"),
                (1_200, "other 1,200"),
            ],
        );
        check_said("cy", &[(0, "zero 0"), (2, "two 2"), (3, "few 3"), (6, "many 6"), (4, "other 4")]);
        check_said("ur", &[(0, "other 0"), (1, "one 1"), (2, "other 2")]);
        check_said("ro", &[(1, "one 1"), (0, "few 0"), (20, "other 20")]);
        check_said("fa", &[(1, "one ۱"), (1_200, "other ۱٬۲۰۰")]);
        check_said("vi", &[(1, "other 1")]);
        check_said("es", &[(1_000_000, "other 1.000.000")]);
        let polish = made("pl");
        let together = polish.say("opener.together", 3, &[("name", "Sam {n}")]);
        assert_eq!(together.as_deref(), Some("few 3 Sam {n}"), "what people wrote stays as it is");
        assert_eq!(polish.say("versions.differ", 0, &[]).as_deref(), Some("none 0"));
        assert_eq!(polish.say("of nothing", 1, &[]), None);
    }

    #[track_caller]
    fn check_refused(from: &str, to: &str, said: &[&str]) {
        let good = made_up("pl").to_canonical();
        assert!(good.contains(from), "{from}");
        let refused = read(good.replacen(from, to, 1).as_bytes()).expect_err("it is wrong");
        let found: Vec<String> =
            refused.iter().map(|misfit| format!("{} {}", misfit.path, misfit.message)).collect();
        assert_eq!(found, said);
    }

    #[test]
    fn criterion_77_what_a_language_counts_with_must_be_there_and_nothing_else() {
        let place = "/sentences/check.gaps";
        let sentence = r#""check.gaps":{"few":"few {n}","many":"many {n}","one":"one {n}"}"#;
        let with = |words: &str| format!(r#""check.gaps":{words}"#);
        check_refused(
            sentence,
            &with(r#"{"one":"one","many":"many {n}"}"#),
            &[&format!("{place} Polish needs \"few\" as well, for 2, 3, 4, 22")],
        );
        check_refused(
            sentence,
            &with(r#"{"one":"one","few":"few {n}","many":"many {n}","other":"{n}"}"#),
            &[&format!("{place}/other Polish has no such form for whole numbers, only one, few, many")],
        );
        check_refused(
            sentence,
            &with(r#"{"one":"one","few":"few","many":"many {n}"}"#),
            &[&format!("{place}/few must say {{n}}, since it stands beside 2, 3, 4, 22")],
        );
        check_refused(
            sentence,
            &with(r#"{"one":"one {name}","few":"few {n}","many":"many {n}"}"#),
            &[&format!("{place}/one nothing is put in for {{name}}, only for {{n}}")],
        );
        check_refused(
            sentence,
            &with(r#"{"one":"one {n","few":"few {n}","many":"many {n}"}"#),
            &[&format!("{place}/one a brace is not closed, or closes nothing")],
        );
        check_refused(
            sentence,
            &with(r#"{"one":" ","few":"few {n}","many":"many {n}"}"#),
            &[&format!("{place}/one must be a text that is not empty")],
        );
        check_refused(
            sentence,
            &with(r#"{"none":"none","one":"one","few":"few {n}","many":"many {n}"}"#),
            &[&format!("{place}/none this name is not known here; is it spelt right?")],
        );
        check_refused(
            "check.gaps",
            "check.gasp",
            &[
                "/sentences/check.gasp the program has no sentence of that name",
                "/sentences \"check.gaps\" is not translated, in English: {n} questions have no answer yet",
            ],
        );
        check_refused(
            r#""none":"none {n}","one""#,
            r#""one""#,
            &["/sentences/copies.open.only_file \"none\" is missing"],
        );
        check_refused(
            r#""reviewed_by":{"name":"A test","on":"2026-11-22"},"#,
            "",
            &[" \"reviewed_by\" is missing"],
        );
        check_refused(
            r#""lang":"pl""#,
            r#""lang":"en-GB""#,
            &["/lang must be the tag of a language that is known here, such as pl"],
        );
    }
}
