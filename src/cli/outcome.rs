//! What a command has to say, said at once when all is known.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use tell_it_once_core::{
    bundle::{
        Refusal, Verdict,
        hidden::{safe_json, visible_name},
        refusal::Class,
    },
    json::Value,
};

/// The end of a command. In order of how much it matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    #[default]
    Well,
    Warnings,
    Unreadable,
    Refused(u8),
}

#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) out: String,
    /// never holds words of an answer
    err: String,
    exit: Exit,
}

impl Outcome {
    pub(crate) fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// The first two lines about a file: how sure it is whose it is, and what that means.
    pub(crate) fn confidence(&mut self, file: &str, verdict: &Verdict) {
        let confidence = verdict.confidence();
        self.line(&format!("{file}: {}", confidence.title().to_lowercase()));
        self.line(&format!("  {}", confidence.what()));
    }

    /// For people, where what is said goes to another program.
    pub(crate) fn note(&mut self, line: &str) {
        self.err.push_str(line);
        self.err.push('\n');
    }

    /// One line of JSON that is safe on a screen.
    pub(crate) fn json(&mut self, value: &Value) {
        self.line(&safe_json(&value.to_canonical()));
    }

    /// A verdict or refusal, which does not know its file's name.
    pub(crate) fn json_of(&mut self, file: &str, mut value: Value) {
        if let Value::Object(members) = &mut value {
            members.insert("file".to_owned(), Value::text(file));
        }
        self.json(&value);
    }

    pub(crate) fn is_unwell(&self) -> bool {
        self.exit != Exit::Well
    }

    /// A worse end is kept.
    pub(crate) fn end(&mut self, exit: Exit) {
        self.exit = self.exit.max(exit);
    }

    pub(crate) fn unreadable(&mut self, file: &str, why: &str) {
        self.err.push_str(&format!("{file}: {why}\n"));
        self.end(Exit::Unreadable);
    }

    pub(crate) fn refused(&mut self, file: &str, refusal: &Refusal) {
        self.refused_as(file, refusal, &refusal.what(), refusal.advice());
    }

    /// The same in other words, for a file of another kind.
    pub(crate) fn refused_as(&mut self, file: &str, refusal: &Refusal, what: &str, advice: &str) {
        let path = visible_name(&refusal.path);
        self.err.push_str(&format!("{file}: not opened\n"));
        self.err.push_str(&format!("  {what}\n"));
        self.err.push_str(&format!("  What to do: {advice}\n"));
        self.err.push_str(format!("  {} {path}", refusal.code).trim_end());
        let detail = refusal.detail.as_ref().map(|detail| format!(" ({})", visible_name(detail)));
        self.err.push_str(&format!("{}\n", detail.unwrap_or_default()));
        self.end(Exit::Refused(match refusal.code.class() {
            Class::Malformed => 10,
            Class::Signature => 11,
            Class::Decryption => 12,
            Class::Attachments => 13,
        }));
    }

    /// Writes it. A reader that went away, as `head` does, is no trouble.
    pub(crate) fn say(self) -> ExitCode {
        let written = io::stdout().write_all(self.out.as_bytes()).and_then(|()| io::stdout().flush());
        let _ = io::stderr().write_all(self.err.as_bytes());
        match written {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::from(2),
            Err(_) | Ok(()) => self.exit.into(),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Well => 0,
            Exit::Warnings => 20,
            Exit::Unreadable => 2,
            Exit::Refused(code) => code,
        })
    }
}
