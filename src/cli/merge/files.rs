//! Which files are read.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::output::{Stopped, stopped};

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
