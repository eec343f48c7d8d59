//! `merge`: thousands of files verified and put together in one call, as lines that a database loads.
//!
//! Files are read twice: once to verify them and to see which parts are newest, once more to write
//! those. Between the two only ids are kept, so memory does not grow with what families wrote.

mod files;
mod gather;
mod parallel;
mod report;
mod write;

use std::{num::NonZeroUsize, path::PathBuf};

use tell_it_once_core::bundle::{Expectations, Keys, moment::Moment, names::CouncilCode};

use crate::{
    input::{clock, nfc},
    keys::KeyFiles,
    ledger,
    outcome::{Exit, Outcome},
    output::{Stopped, replace},
};
use gather::Gathered;
use parallel::Progress;
use report::Summary;

#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folders of files that families sent, or single files
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Where the lines go, instead of the screen
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What a line holds
    #[arg(long, value_enum, default_value_t = Lines::Answers)]
    lines: Lines,
    /// Earlier revisions too, not only what each person says now
    #[arg(long)]
    history: bool,
    /// One line of JSON for each file: what it is, or why it was not opened
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Your office's memory of received files: compared with and added to; made where there is none
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    #[command(flatten)]
    keys: KeyFiles,
    /// How many files are read at once, instead of one for each core
    #[arg(long, value_name = "NUMBER")]
    jobs: Option<NonZeroUsize>,
    /// The summary as one line of JSON
    #[arg(long)]
    json: bool,
    /// End with exit code 20 when there is anything to look at
    #[arg(long)]
    strict: bool,
    /// Your council's code, such as E09000001: warns of files made for another
    #[arg(long, value_name = "CODE")]
    council: Option<CouncilCode>,
    /// The time to compare with, instead of this computer's clock
    #[arg(long, value_name = "TIME")]
    now: Option<Moment>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Lines {
    /// one answer, with whose words it is
    Answers,
    /// everything that one person said in one booklet
    Statements,
}

/// What opening needs, shared by all threads.
struct Opener {
    keys: Keys,
    now: Moment,
    expected: Expectations,
    jobs: NonZeroUsize,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut outcome = Outcome::default();
    let Some(now) = args.now.or_else(clock) else {
        outcome.unreadable("clock", "this computer's clock cannot be read; give the time with --now");
        return outcome;
    };
    let expected = Expectations { council: args.council.clone(), nfc: Some(nfc), ..Expectations::default() };
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let Some(keys) = args.keys.unlock(&mut outcome) else { return outcome };
    let opener = Opener { keys, now, expected, jobs };
    match merge(args, &opener, &mut outcome) {
        Ok(summary) => summary.say(args.json, args.out.is_some(), &mut outcome),
        Err((file, why)) => outcome.unreadable(&file, &why),
    }
    outcome
}

fn merge(args: &Args, opener: &Opener, outcome: &mut Outcome) -> Result<Summary, Stopped> {
    let ours = [&args.out, &args.report, &args.ledger];
    let ours: Vec<_> = ours.into_iter().flatten().filter_map(|path| path.canonicalize().ok()).collect();
    let mut ledger = args.ledger.as_deref().map(ledger::read_or_new).transpose()?;
    let mut gathered = Gathered::default();
    let paths = files::list(&args.paths, &ours)?;
    let mut progress = Progress::new("Verifying", paths.len());
    gathered.read(paths, opener, ledger.is_some(), &mut progress);
    progress.end();
    if let Some(ledger) = &mut ledger {
        gathered.compare(ledger, opener.now)?;
    }
    let chosen = gathered.choose(args.history);
    let mut progress = Progress::new("Writing", chosen.len());
    let written = write::lines(args, opener, &mut gathered, &chosen, &mut progress);
    progress.end();
    let written = written?;
    if let (Some(path), Some(ledger)) = (&args.ledger, ledger) {
        ledger::keep(path, ledger)?;
    }
    if let Some(path) = &args.report {
        replace(path, |to| gathered.report(to))?;
    }
    let summary = Summary::of(&gathered, chosen.len(), written);
    gathered.say_refused(args.report.is_none(), outcome);
    if args.strict && summary.with_warnings > 0 {
        outcome.end(Exit::Warnings);
    }
    Ok(summary)
}
