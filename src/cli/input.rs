//! Files and the clock, as the commands that open bundles take them.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use tell_it_once_core::{
    bundle::{
        Expectations, Opened, hidden::visible_name, moment::Moment, names::CouncilCode, open_file,
        report_unreadable,
    },
    json::Limits,
};

use unicode_normalization::UnicodeNormalization;

use crate::{
    keys::KeyFiles,
    ledger::{Book, LedgerFile, Use},
    outcome::Outcome,
};

/// What the commands that say something of bundles have in common.
#[derive(clap::Args)]
pub(crate) struct Bundles {
    /// One line of JSON for each file, instead of sentences
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    source: Source,
}

/// What all commands that open bundles have in common.
#[derive(clap::Args)]
pub(crate) struct Source {
    /// The files that families sent
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    keys: KeyFiles,
    #[command(flatten)]
    ledger: LedgerFile,
    /// Your council's code, such as E09000001: warns of files made for another
    #[arg(long, value_name = "CODE")]
    council: Option<CouncilCode>,
    /// The time to compare with, instead of this computer's clock
    #[arg(long, value_name = "TIME")]
    now: Option<Moment>,
}

/// A file that held, as it was named, as it is, and what it says.
pub(crate) struct Held<'a> {
    pub(crate) name: &'a str,
    pub(crate) path: &'a Path,
    pub(crate) octets: &'a [u8],
    pub(crate) opened: &'a Opened,
    /// the time of the command
    pub(crate) now: Moment,
}

impl Bundles {
    /// Reads the ledger, where there is one, and leaves it as it is.
    pub(crate) fn each(&self, show: impl FnMut(&mut Outcome, Held<'_>)) -> Outcome {
        self.each_in(Use::Look, show)
    }

    pub(crate) fn each_in(&self, with: Use<'_>, show: impl FnMut(&mut Outcome, Held<'_>)) -> Outcome {
        self.source.each(self.json, with, show)
    }

    pub(crate) fn are_many(&self) -> bool {
        self.source.are_many()
    }
}

impl Source {
    /// Opens each file and hands on what held; what did not is said, as JSON too where that is
    /// asked for.
    pub(crate) fn each(
        &self,
        json: bool,
        with: Use<'_>,
        mut show: impl FnMut(&mut Outcome, Held<'_>),
    ) -> Outcome {
        let mut outcome = Outcome::default();
        let Some(keys) = self.keys.unlock(&mut outcome) else { return outcome };
        let expected =
            Expectations { council: self.council.clone(), nfc: Some(nfc), ..Expectations::default() };
        let Some(now) = self.now.or_else(clock) else {
            outcome.unreadable("clock", "this computer's clock cannot be read; give the time with --now");
            return outcome;
        };
        let mut book = match Book::open(&self.ledger, with) {
            Ok(book) => book,
            Err((name, why)) => {
                outcome.unreadable(&name, &why);
                return outcome;
            }
        };
        for path in &self.files {
            let name = &visible_name(&path.display().to_string());
            let not_said = |outcome: &mut Outcome, why: &str| {
                if json {
                    outcome.json_of(name, report_unreadable(why));
                }
                outcome.unreadable(name, why);
            };
            match read(path) {
                Err(error) => not_said(&mut outcome, &unreadable(&error)),
                Ok(octets) => match open_file(&octets, &keys, now, &expected) {
                    Ok(mut opened) => match book.take(&mut opened.verdict, &octets, now) {
                        Ok(()) => {
                            show(&mut outcome, Held { name, path, octets: &octets, opened: &opened, now })
                        }
                        Err(why) => not_said(&mut outcome, &why),
                    },
                    Err(refusal) => {
                        if json {
                            outcome.json_of(name, refusal.to_value());
                        }
                        outcome.refused(name, &refusal);
                    }
                },
            }
        }
        if let Err((name, why)) = book.close() {
            outcome.unreadable(&name, &why);
        }
        outcome
    }

    pub(crate) fn are_many(&self) -> bool {
        self.files.len() > 1
    }
}

/// Reads no more than shows that a file is too large.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut octets = Vec::new();
    File::open(path)?.take(Limits::FILE.bytes as u64 + 1).read_to_end(&mut octets)?;
    Ok(octets)
}

pub(crate) fn unreadable(error: &io::Error) -> String {
    let kind = error.kind();
    if kind == io::ErrorKind::NotFound {
        "there is no such file; check its name and folder".to_owned()
    } else if kind == io::ErrorKind::PermissionDenied {
        "you may not read this file".to_owned()
    } else if kind == io::ErrorKind::IsADirectory {
        "this is a folder; name the files in it".to_owned()
    } else {
        format!("cannot be read: {error}")
    }
}

pub(crate) fn clock() -> Option<Moment> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Moment::of_unix(since.as_secs())
}

/// One spelling of the letters of a name.
pub(crate) fn nfc(text: &str) -> String {
    text.nfc().collect()
}
