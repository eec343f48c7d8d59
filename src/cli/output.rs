//! Files that a command makes: whole or not at all. None is written over but those that a command keeps.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::Path,
};

use tell_it_once_core::bundle::hidden::visible_name;

use crate::input::unreadable;

/// The name of a file, and why nothing can be done with it.
pub(crate) type Stopped = (String, String);

pub(crate) fn stopped(path: &Path, why: &io::Error) -> Stopped {
    (visible_name(&path.display().to_string()), unreadable(why))
}

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

/// Writes beside the file, then puts it in its place: nobody sees half of it.
pub(crate) fn replace(
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
