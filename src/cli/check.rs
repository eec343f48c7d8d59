//! `check`: what is wrong in a council pack, or in single files of one, all of it at once.
//!
//! A pack is a folder such as `public`. Only the files that a council may change are read there.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tell_it_once_core::{
    booklet::{self, PackFile},
    bundle::hidden::visible_name,
    council, dates, good_plan, jargon,
    json::{Misfit, Value},
    letters, symbol, word_bank,
};

use crate::{
    input::unreadable,
    outcome::{Exit, Outcome},
};

#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of a pack, or single files of one
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// One line of JSON, a list of every problem, instead of sentences
    #[arg(long)]
    json: bool,
}

/// What is wrong in one file, by the name under which it was found.
struct Checked {
    file: String,
    misfits: Vec<Misfit>,
}

pub(crate) fn run(args: &Args) -> Outcome {
    let mut outcome = Outcome::default();
    let mut checked = Vec::new();
    for path in &args.paths {
        match check(path) {
            Ok(files) => checked.extend(files),
            Err((path, error)) => {
                outcome.unreadable(&visible_name(&path.display().to_string()), &unreadable(&error));
            }
        }
    }
    let is_wrong = checked.iter().any(|one| !one.misfits.is_empty());
    if is_wrong {
        outcome.end(Exit::Refused(10));
    }
    if args.json {
        let problems: Vec<Value> = checked.iter().flat_map(problems).collect();
        outcome.json(&Value::Array(problems));
    } else if is_wrong {
        checked.iter().for_each(|one| say(&mut outcome, one));
    } else if !checked.is_empty() {
        let files = if checked.len() == 1 { "file" } else { "files" };
        outcome.line(&format!("No problems in {} {files}.", checked.len()));
    }
    outcome
}

type NotRead = (PathBuf, io::Error);

fn check(path: &Path) -> Result<Vec<Checked>, NotRead> {
    let there = fs::metadata(path).map_err(|error| (path.to_owned(), error))?;
    if !there.is_dir() {
        return Ok(vec![check_alone(path)?]);
    }
    let found = booklet::check(&pack(path)?);
    let of_file = |(file, misfits): (String, Vec<Misfit>)| Checked {
        file: path.join(file).display().to_string().replace('\\', "/"),
        misfits,
    };
    Ok(found.into_iter().map(of_file).collect())
}

/// A file without its pack: what it says of other files is not looked up.
fn check_alone(path: &Path) -> Result<Checked, NotRead> {
    let bytes = read(path)?;
    let is_named = |of_pack: &str| Path::new(of_pack).file_name() == path.file_name();
    let misfits = if is_named(council::PATH) {
        council::check(&bytes).err()
    } else if is_named(word_bank::PATH) {
        word_bank::read(&bytes).err()
    } else if is_named(dates::PATH) {
        dates::read(&bytes).err()
    } else if is_named(good_plan::PATH) {
        good_plan::read(&bytes).err()
    } else if is_named(letters::PATH) {
        letters::read(&bytes).err()
    } else if is_named(symbol::PATH) {
        symbol::read(&bytes).err()
    } else if is_named(symbol::own::PATH) {
        symbol::own::read(&bytes).err()
    } else if is_named(symbol::pictures::PATH) {
        symbol::pictures::read(&bytes).err()
    } else if is_named(jargon::PATH) {
        jargon::read(&bytes).err()
    } else {
        booklet::read(&bytes).err()
    };
    Ok(Checked { file: path.display().to_string(), misfits: misfits.unwrap_or_default() })
}

/// The files of a pack. Pages, scripts and pictures beside them are none of ours.
fn pack(folder: &Path) -> Result<Vec<PackFile>, NotRead> {
    let mut files = Vec::new();
    for path in [council::PATH, dates::PATH, good_plan::PATH, letters::PATH, symbol::PATH] {
        let file = folder.join(path);
        if file.exists() {
            files.push(PackFile { bytes: read(&file)?, path: path.to_owned() });
        }
    }
    for inside in ["booklets", "words"] {
        for name in json_files(&folder.join(inside))? {
            let bytes = read(&folder.join(inside).join(&name))?;
            files.push(PackFile { path: format!("{inside}/{name}"), bytes });
        }
    }
    for tag in folders(&folder.join("languages"))? {
        let inside = format!("languages/{tag}");
        for name in json_files(&folder.join(&inside))? {
            let bytes = read(&folder.join(&inside).join(&name))?;
            files.push(PackFile { path: format!("{inside}/{name}"), bytes });
        }
    }
    let own = folder.join(symbol::own::FOLDER);
    for name in names(&own)? {
        // of the pictures only that they are there
        let bytes = if name.ends_with(".json") { read(&own.join(&name))? } else { Vec::new() };
        files.push(PackFile { path: format!("{}/{name}", symbol::own::FOLDER), bytes });
    }
    Ok(files)
}

/// Those in a folder, by name; none where there is no such folder: most packs are in one language.
fn folders(inside: &Path) -> Result<Vec<String>, NotRead> {
    let not_read = |error| (inside.to_owned(), error);
    if !inside.exists() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(inside).map_err(not_read)? {
        let entry = entry.map_err(not_read)?;
        if entry.path().is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// By name; none where there is no such folder, which the check of the pack says.
fn json_files(folder: &Path) -> Result<Vec<String>, NotRead> {
    Ok(names(folder)?.into_iter().filter(|name| name.ends_with(".json")).collect())
}

fn names(folder: &Path) -> Result<Vec<String>, NotRead> {
    let not_read = |error| (folder.to_owned(), error);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(not_read)? {
        names.push(entry.map_err(not_read)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<Vec<u8>, NotRead> {
    fs::read(path).map_err(|error| (path.to_owned(), error))
}

fn problems(checked: &Checked) -> Vec<Value> {
    let problem = |misfit: &Misfit| {
        Value::object([
            ("file", Value::text(&checked.file)),
            ("path", Value::text(&misfit.path)),
            ("message", Value::text(&misfit.message)),
        ])
    };
    checked.misfits.iter().map(problem).collect()
}

fn say(outcome: &mut Outcome, checked: &Checked) {
    for misfit in &checked.misfits {
        let place = if misfit.path.is_empty() { String::new() } else { format!("{} ", misfit.path) };
        outcome.line(&visible_name(&format!("{}: {place}{}", checked.file, misfit.message)));
    }
}
