//! The files of the repository, as tests look at them.

use std::{
    fs,
    path::{Path, PathBuf},
};

pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // these files are part of two crates
    here.ancestors().find(|folder| folder.join("Trunk.toml").exists()).expect("the repository").to_owned()
}

pub(crate) fn bytes(path: &str) -> Vec<u8> {
    let from = root().join(path);
    fs::read(&from).unwrap_or_else(|error| panic!("{}: {error}", from.display()))
}

pub(crate) fn text(path: &str) -> String {
    String::from_utf8(bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What people wrote, not what tools fetched or made.
const NOT_OURS: [&str; 6] = ["node_modules", "target", "dist", ".git", ".tools", "results"];

/// Every file below a folder that ends so, as `src/core/lib.rs`, in order.
pub(crate) fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), folder, ending, &mut found);
    found.sort();
    found
}

fn collect(from: &Path, name: &str, ending: &str, found: &mut Vec<String>) {
    let entries = fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display()));
    for entry in entries {
        let entry = entry.expect("the folder can be read");
        let part = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{name}/{part}");
        if entry.path().is_dir() {
            if !NOT_OURS.contains(&part.as_str()) {
                collect(&entry.path(), &path, ending, found);
            }
        } else if part.ends_with(ending) {
            found.push(path);
        }
    }
}
