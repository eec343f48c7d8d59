//! Files that a command makes. None is ever written over.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    path::Path,
};

/// Writes a new file, which only its owner may read where the system knows owners.
pub(crate) fn write_new(path: &Path, octets: &[u8]) -> Result<(), String> {
    let mut how = OpenOptions::new();
    how.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut how, 0o600);
    let mut file = how.open(path).map_err(|error| why_not(&error))?;
    file.write_all(octets).and_then(|()| file.sync_all()).map_err(|error| why_not(&error))
}

fn why_not(error: &io::Error) -> String {
    let kind = error.kind();
    if kind == io::ErrorKind::AlreadyExists {
        "there is such a file already, and it is not written over; give another name".to_owned()
    } else if kind == io::ErrorKind::NotFound {
        "there is no such folder".to_owned()
    } else if kind == io::ErrorKind::PermissionDenied {
        "you may not write there".to_owned()
    } else {
        format!("cannot be written: {error}")
    }
}
