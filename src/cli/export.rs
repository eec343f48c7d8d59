//! `export`: an opened file for other programs: Word, a spreadsheet, JSON.
//!
//! What is written says what it is written to; of the answers nothing is said here.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use tell_it_once_core::{
    booklet::{self, Booklet},
    bundle::hidden::visible_name,
    casework::{Case, Layout},
};
use tell_it_once_office::{Pictures, docx};

use crate::{
    input::{Held, Source, unreadable},
    ledger::Use,
    outcome::Outcome,
    output::write_new,
};

#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("for").args(["docx", "csv", "json"]).required(true).multiple(true)))]
pub(crate) struct Args {
    #[command(flatten)]
    source: Source,
    /// Write a Word document; for more than one file, a folder that is there
    #[arg(long, value_name = "PATH")]
    docx: Option<PathBuf>,
    /// Write a spreadsheet, safe to open; for more than one file, a folder that is there
    #[arg(long, value_name = "PATH")]
    csv: Option<PathBuf>,
    /// Write the answers as JSON; for more than one file, a folder that is there
    #[arg(long, value_name = "PATH")]
    json: Option<PathBuf>,
    /// How the Word document is laid out: by section where there is a pack, or else by person
    #[arg(long, value_enum)]
    by: Option<By>,
    #[command(flatten)]
    pack: Pack,
}

/// How answers are put in order.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum By {
    /// sections A to K of an EHC plan, as the booklets of a pack map to them
    Section,
    Person,
    Booklet,
}

impl From<By> for Layout {
    fn from(by: By) -> Layout {
        match by {
            By::Section => Layout::Section,
            By::Person => Layout::Person,
            By::Booklet => Layout::Booklet,
        }
    }
}

/// The council's booklets, which say where an answer goes.
#[derive(clap::Args)]
pub(crate) struct Pack {
    /// The folder of your council pack, such as `public`: its booklets give titles, order and sections
    #[arg(long, value_name = "FOLDER")]
    pack: Option<PathBuf>,
}

impl Pack {
    pub(crate) fn of(folder: PathBuf) -> Pack {
        Pack { pack: Some(folder) }
    }

    /// Sections are asked for, and nothing would say where an answer goes.
    pub(crate) fn is_missing(&self, by: Option<By>, outcome: &mut Outcome) -> bool {
        let is_missing = self.pack.is_none() && by == Some(By::Section);
        if is_missing {
            outcome.unreadable("--by section", "needs --pack: the booklets say where an answer goes");
        }
        is_missing
    }

    /// By the names of their files. `None` after saying why not.
    pub(crate) fn booklets(&self, outcome: &mut Outcome) -> Option<Vec<Booklet>> {
        let Some(pack) = &self.pack else { return Some(Vec::new()) };
        let folder = pack.join("booklets");
        let listed = fs::read_dir(&folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut paths: Vec<PathBuf> = match listed {
            Ok(entries) => entries.into_iter().map(|entry| entry.path()).collect(),
            Err(error) => {
                outcome.unreadable(&shown(&folder), &unreadable(&error));
                return None;
            }
        };
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
        paths.sort();
        let mut booklets = Vec::new();
        for path in paths {
            match fs::read(&path) {
                Err(error) => outcome.unreadable(&shown(&path), &unreadable(&error)),
                Ok(octets) => match booklet::read(&octets) {
                    Ok(booklet) => booklets.push(booklet),
                    Err(_) => {
                        outcome.unreadable(&shown(&path), "is not a good booklet; look at it with `check`")
                    }
                },
            }
        }
        (!outcome.is_unwell()).then_some(booklets)
    }
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut outcome = Outcome::default();
    for folder in [&args.docx, &args.csv, &args.json].into_iter().flatten() {
        if args.source.are_many() && !folder.is_dir() {
            outcome.unreadable(&shown(folder), "this is not a folder, and there are several files");
        }
    }
    let is_missing = args.pack.is_missing(args.by, &mut outcome);
    let Some(booklets) = args.pack.booklets(&mut outcome) else { return outcome };
    if is_missing || outcome.is_unwell() {
        return outcome;
    }
    args.source.each(false, Use::Look, |outcome, held| export(outcome, args, &booklets, &held))
}

fn export(outcome: &mut Outcome, args: &Args, booklets: &[Booklet], held: &Held<'_>) {
    let verdict = &held.opened.verdict;
    let case = Case::of(verdict, booklets);
    outcome.confidence(held.name, verdict);
    let mut write = |what: &str, to: &Option<PathBuf>, ending: &str, octets: &dyn Fn() -> Vec<u8>| {
        let Some(to) = to else { return };
        let to = place(to, held.path, ending);
        match write_new(&to, &octets()) {
            Ok(()) => outcome.line(&format!("  {what} {}", shown(&to))),
            Err(why) => outcome.unreadable(&shown(&to), &why),
        }
    };
    write("Word document", &args.docx, "docx", &|| {
        let pictures: Pictures<'_> =
            verdict.pictures().map(|(picture, octets)| (picture.sha256.to_string(), octets)).collect();
        let by = args.by.unwrap_or(if args.pack.pack.is_some() { By::Section } else { By::Person });
        docx(&case.document(by.into()), &pictures, held.now)
    });
    write("Spreadsheet  ", &args.csv, "csv", &|| case.csv().into_bytes());
    write("JSON         ", &args.json, "json", &|| (case.to_value().to_canonical() + "\n").into_bytes());
}

/// In a folder, the file's own name with another end.
fn place(output: &Path, file: &Path, ending: &str) -> PathBuf {
    if !output.is_dir() {
        return output.to_owned();
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let ends = [".sealed.json", ".signed.json", ".json"];
    let stem = ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
    // beside the answers of a file there may be the file itself
    let stem = if ending == "json" { format!("{stem}.answers") } else { stem.to_owned() };
    output.join(format!("{stem}.{ending}"))
}

fn shown(path: &Path) -> String {
    visible_name(&path.display().to_string())
}
