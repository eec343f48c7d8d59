//! The office's list of received files, as the commands use it: to know a key again, to notice an old or
//! a second file, and to note what was received and confirmed.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tell_it_once_core::bundle::{
    Verdict,
    digest::Digest,
    hidden::visible_name,
    ledger::{Facts, Ledger, Received},
    moment::Moment,
};

use crate::output::{Stopped, replace, stopped};

#[derive(clap::Args)]
pub(crate) struct LedgerFile {
    /// Your office's list of received files: says whose key is known, and what came before. Verify and
    /// confirm add to it, and make it where there is none
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
}

/// What a command does with the list.
#[derive(Clone, Copy)]
pub(crate) enum Use<'a> {
    /// nothing is added
    Look,
    /// each file that opened is noted
    Note,
    /// it is noted that the family read back this code to this officer
    Confirm { code: &'a str, by: &'a str },
}

/// The list while a command works.
pub(crate) struct Book<'a> {
    path: Option<&'a Path>,
    ledger: Ledger,
    with: Use<'a>,
    /// something is in it that was not there before
    has_news: bool,
}

impl<'a> Book<'a> {
    pub(crate) fn open(file: &'a LedgerFile, with: Use<'a>) -> Result<Book<'a>, Stopped> {
        let path = file.ledger.as_deref();
        let ledger = match (path, with) {
            (None, _) => Ledger::default(),
            (Some(path), Use::Look) => read(path)?.map_err(|why| stopped(path, &why))?,
            (Some(path), Use::Note | Use::Confirm { .. }) => read_or_new(path)?,
        };
        Ok(Book { path, ledger, with, has_news: false })
    }

    /// Compares a file with all that came before it, then notes it. Says why it may not be relied on.
    pub(crate) fn take(&mut self, verdict: &mut Verdict, octets: &[u8], now: Moment) -> Result<(), String> {
        if self.path.is_none() {
            return Ok(());
        }
        match self.with {
            Use::Note => verdict.compare_with(&self.ledger),
            Use::Look | Use::Confirm { .. } => verdict.compare_again_with(&self.ledger),
        }
        let received = Received { at: now, file: Digest::of(octets) };
        self.ledger.receive(Facts::of(verdict), received).map_err(|contradiction| {
            format!("the ledger says something else of this file ({}), so it was altered", contradiction.sid)
        })?;
        if let Use::Confirm { code, by } = self.with {
            let confirmed = self.ledger.confirm(&verdict.sid(), code, by, now);
            confirmed.map_err(|why| format!("not confirmed. {}", why.what()))?;
            verdict.recall_confidence(&self.ledger);
        }
        self.has_news = true;
        Ok(())
    }

    /// Writes what was noted. A file that was not confirmed leaves the list as it was.
    pub(crate) fn close(self) -> Result<(), Stopped> {
        match (self.path.filter(|_| self.has_news), self.with) {
            (Some(path), Use::Note | Use::Confirm { .. }) => keep(path, self.ledger),
            (Some(_), Use::Look) | (None, _) => Ok(()),
        }
    }
}

/// Empty where there is no such file yet.
pub(crate) fn read_or_new(path: &Path) -> Result<Ledger, Stopped> {
    match read(path)? {
        Ok(ledger) => Ok(ledger),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(Ledger::default()),
        Err(why) => Err(stopped(path, &why)),
    }
}

/// What is no ledger stops a command; that there is no file may be well.
fn read(path: &Path) -> Result<io::Result<Ledger>, Stopped> {
    let octets = match fs::read(path) {
        Ok(octets) => octets,
        Err(why) => return Ok(Err(why)),
    };
    let ledger = Ledger::read(&octets).map_err(|misfits| {
        let first = misfits.first().map(|misfit| format!("{} {}", misfit.path, misfit.message));
        let first = visible_name(first.unwrap_or_default().trim());
        let name = visible_name(&path.display().to_string());
        (name, format!("is no ledger, or was altered; nothing was done. {first}"))
    })?;
    Ok(Ok(ledger))
}

/// Puts it together with what is there by now, in case a colleague wrote meanwhile.
pub(crate) fn keep(path: &Path, mut ledger: Ledger) -> Result<(), Stopped> {
    let there = read_or_new(path)?;
    ledger.union(&there).map_err(|contradiction| {
        let name = visible_name(&path.display().to_string());
        (
            name,
            format!("says something else of the file {} than before; it was not changed", contradiction.sid),
        )
    })?;
    replace(path, |to| writeln!(to, "{}", ledger.to_canonical()))
}
