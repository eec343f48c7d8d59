//! The command line: files in, words and exit codes out.
//!
//! What a command finds out and says is in its own file and in the core; `input` reads files and the
//! clock, `output` writes files, `outcome` is all that is said.

mod check;
mod confirm;
mod export;
mod input;
mod keygen;
mod keys;
mod ledger;
mod merge;
mod open;
mod outcome;
mod output;
mod paper;
mod show;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads the files that families make with Tell It Once, and checks the files that a council writes.
#[derive(Parser)]
#[command(name = "tell-it-once", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say whether a file is whole and unaltered, and what that does and does not prove
    Verify(verify::Args),
    /// Note in the ledger that the family read back the receipt code of a file
    Confirm(confirm::Args),
    /// Show what a file says, after verifying it
    Show(show::Args),
    /// Take the signed file out of a sealed one, after verifying it
    Open(open::Args),
    /// Write what a file says as a Word document, a spreadsheet or JSON, after verifying it
    Export(export::Args),
    /// Verify and put together any number of files, as lines that a database can load
    Merge(merge::Args),
    /// Make the key to which families seal their files
    Keygen(keygen::Args),
    /// Say everything that is wrong in a council pack
    Check(check::Args),
    /// Make the families’ booklets of a pack as web pages to print, blank
    Paper(paper::Args),
}

const EXIT_CODES: &str = "\
Exit codes:
  0   all is well
  2   wrong use, a file that cannot be read, or a code that is not the file's
  10  not a file of this kind, or damaged; problems in a pack
  11  a signature or key that does not hold
  12  sealed, and no key opens it
  13  a picture that does not belong
  20  there are warnings (only with --strict)";

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Verify(args) => verify::run(&args),
        Command::Confirm(args) => confirm::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Open(args) => open::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Keygen(args) => keygen::run(&args),
        Command::Merge(args) => merge::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Paper(args) => paper::run(&args),
    };
    outcome.say()
}
