//! What became of each file, and of all of them together. No words of an answer.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use tell_it_once_core::{
    bundle::{
        hidden::{safe_json, visible_name},
        refusal::Class,
    },
    json::Value,
};

use super::gather::{Gathered, Known, State};
use crate::outcome::{Exit, Outcome};

/// A pointer in a hostile file can be as long as the file.
const LONG: usize = 300;

impl Gathered {
    /// One line for each file, by name.
    pub(super) fn report(&self, to: &mut dyn Write) -> io::Result<()> {
        self.files.iter().try_for_each(|file| writeln!(to, "{}", safe_json(&file.to_value().to_canonical())))
    }

    /// Sets the exit code, and names the files where no report does.
    pub(super) fn say_refused(&self, by_name: bool, outcome: &mut Outcome) {
        for file in &self.files {
            let name = visible_name(&file.path.display().to_string());
            let line = match &file.state {
                State::Opened(_) => continue,
                State::Refused(refusal) => {
                    outcome.end(Exit::Refused(match refusal.code.class() {
                        Class::Malformed => 10,
                        Class::Signature => 11,
                        Class::Decryption => 12,
                        Class::Attachments => 13,
                    }));
                    format!("{name}: not opened. {} ({})", refusal.what(), refusal.code)
                }
                State::Unreadable(why) => {
                    outcome.end(Exit::Unreadable);
                    format!("{name}: {why}")
                }
            };
            if by_name {
                outcome.note(&line);
            }
        }
    }
}

impl Known {
    fn to_value(&self) -> Value {
        let nothing = || Value::Null;
        let printed = |value: &dyn std::fmt::Display| Value::Text(value.to_string());
        let mut members = [
            ("profile", Value::text("tell-it-once/merge-report")),
            ("v", Value::Int(1)),
            ("file", Value::text(self.path.display().to_string())),
            ("outcome", nothing()),
            ("sid", nothing()),
            ("bundle_id", nothing()),
            ("rev", nothing()),
            ("confidence", nothing()),
            ("warnings", nothing()),
            ("code", nothing()),
            ("path", nothing()),
            ("what", nothing()),
            ("advice", nothing()),
        ];
        let mut put = |name: &str, value: Value| {
            members
                .iter_mut()
                .filter(|(member, _)| *member == name)
                .for_each(|(_, old)| *old = value.clone());
        };
        match &self.state {
            State::Opened(head) => {
                put("outcome", Value::text("opened"));
                put("sid", printed(&head.sid));
                put("bundle_id", printed(&head.folder));
                put("rev", Value::Int(head.number.into()));
                put("confidence", Value::text(head.confidence));
                put("warnings", Value::Array(head.warnings.iter().map(|code| Value::text(*code)).collect()));
            }
            State::Refused(refusal) => {
                put("outcome", Value::text("refused"));
                put("code", printed(&refusal.code));
                put("path", Value::text(refusal.path.chars().take(LONG).collect::<String>()));
                put("what", Value::Text(refusal.what()));
                put("advice", Value::text(refusal.advice()));
            }
            State::Unreadable(why) => {
                put("outcome", Value::text("unreadable"));
                put("what", Value::text(why));
            }
        }
        Value::object(members)
    }
}

/// All of it in numbers.
pub(super) struct Summary {
    files: usize,
    opened: usize,
    again: usize,
    folders: usize,
    pub(super) with_warnings: usize,
    statements: usize,
    lines: usize,
}

impl Summary {
    pub(super) fn of(gathered: &Gathered, statements: usize, lines: usize) -> Summary {
        let (mut sids, mut folders) = (BTreeSet::new(), BTreeSet::new());
        let (mut opened, mut with_warnings) = (0, 0);
        for file in &gathered.files {
            if let State::Opened(head) = &file.state {
                opened += 1;
                with_warnings += usize::from(!head.warnings.is_empty());
                sids.insert(head.sid);
                folders.insert(&head.folder);
            }
        }
        let (files, again, folders) = (gathered.files.len(), opened - sids.len(), folders.len());
        Summary { files, opened, again, folders, with_warnings, statements, lines }
    }

    /// Beside the lines where those go to a file, and apart from them where they do not.
    pub(super) fn say(&self, as_json: bool, has_file: bool, outcome: &mut Outcome) {
        let Summary { files, opened, again, folders, with_warnings, statements, lines } = self;
        let text = if as_json {
            let number = |number: &usize| Value::Int(i64::try_from(*number).unwrap_or(i64::MAX));
            let summary = Value::object([
                ("profile", Value::text("tell-it-once/merge-summary")),
                ("v", Value::Int(1)),
                ("files", number(files)),
                ("opened", number(opened)),
                ("not_opened", Value::Int((files - opened) as i64)),
                ("again", number(again)),
                ("families", number(folders)),
                ("with_warnings", number(with_warnings)),
                ("statements", number(statements)),
                ("lines", number(lines)),
            ]);
            summary.to_canonical()
        } else {
            format!(
                "Files: {files}. Opened: {opened}, of which {again} came before in the same call. Not opened: \
                 {}.\nFamilies: {folders}. Parts written: {statements}, in {lines} lines. Files with something \
                 to look at: {with_warnings}.",
                files - opened
            )
        };
        if has_file { outcome.line(&text) } else { outcome.note(&text) }
    }
}
