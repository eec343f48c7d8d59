//! Which files are read, and how files are written: whole or not at all.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use tell_it_once_core::bundle::{hidden::visible_name, ledger::Ledger};

use super::Stopped;
use crate::input::unreadable;

fn stopped(path: &Path, why: &io::Error) -> Stopped {
    (visible_name(&path.display().to_string()), unreadable(why))
}

/// Every file that was named, and every `.json` file in and under each folder, by name, each once.
/// A name that leads nowhere stays, so that it is reported like any other file.
pub(super) fn list(paths: &[PathBuf], but: &[PathBuf]) -> Result<Vec<PathBuf>, Stopped> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, but, &mut found)?;
        } else {
            found.push(path.clone());
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn walk(folder: &Path, but: &[PathBuf], found: &mut Vec<PathBuf>) -> Result<(), Stopped> {
    let entries = fs::read_dir(folder).map_err(|why| stopped(folder, &why))?;
    for entry in entries {
        let entry = entry.map_err(|why| stopped(folder, &why))?;
        let path = entry.path();
        // a link could lead round in a circle
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_json = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
        if is_folder && !is_hidden {
            walk(&path, but, found)?;
        } else if is_json && !is_hidden && !path.canonicalize().is_ok_and(|path| but.contains(&path)) {
            found.push(path);
        }
    }
    Ok(())
}

/// Empty where there is no such file yet.
pub(super) fn read_ledger(path: &Path) -> Result<Ledger, Stopped> {
    match fs::read(path) {
        Ok(octets) => Ledger::read(&octets).map_err(|misfits| {
            let first = misfits.first().map(|misfit| format!("{} {}", misfit.path, misfit.message));
            let first = visible_name(first.unwrap_or_default().trim());
            let name = visible_name(&path.display().to_string());
            (name, format!("is no ledger, or was altered; nothing was merged. {first}"))
        }),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(Ledger::default()),
        Err(why) => Err(stopped(path, &why)),
    }
}

/// Puts it together with what is there by now, in case a colleague wrote meanwhile.
pub(super) fn keep_ledger(path: &Path, mut ledger: Ledger) -> Result<(), Stopped> {
    let there = read_ledger(path)?;
    ledger.union(&there).map_err(|contradiction| {
        let name = visible_name(&path.display().to_string());
        (
            name,
            format!("says something else of the file {} than before; it was not changed", contradiction.sid),
        )
    })?;
    replace(path, |to| writeln!(to, "{}", ledger.to_canonical()))
}

/// Writes beside the file, then puts it in its place: nobody sees half of it.
pub(super) fn replace(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Stopped> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    let mut how = File::options();
    how.write(true).create_new(true);
    // what families wrote is for whoever asked for it
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    let written = how.open(&beside).and_then(|file| {
        let mut to = BufWriter::new(file);
        write(&mut to)?;
        to.into_inner()?.sync_all()?;
        fs::rename(&beside, path)
    });
    written.map_err(|why| {
        let _ = fs::remove_file(&beside);
        stopped(path, &why)
    })
}
