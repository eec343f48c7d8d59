//! Starting other programs: finding them, running them, and keeping what they print.
//! Knows nothing of this project.

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::trouble::{Outcome, Trouble};

/// A program on the search path, by its plain name. Windows adds `.exe`, and `.cmd` for what npm installs.
pub(crate) fn find(name: &str, search_path: &OsStr) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    std::env::split_paths(search_path)
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{name}{ending}"))))
        .find(|candidate| candidate.is_file())
}

/// The search path with our own folders first.
pub(crate) fn search_path(first: &[PathBuf]) -> OsString {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let folders = first.iter().cloned().chain(std::env::split_paths(&inherited));
    std::env::join_paths(folders).unwrap_or(inherited)
}

/// A program that is on the search path, ready for arguments; or advice on where it comes from.
pub(crate) fn program(name: &str, search_path: &OsStr, advice: &str) -> Outcome<Command> {
    let path = find(name, search_path)
        .ok_or_else(|| Trouble::new(format!("`{name}` is not on this machine's PATH."), advice))?;
    let mut command = Command::new(path);
    command.env("PATH", search_path).stdin(Stdio::null());
    Ok(command)
}

/// What a program prints, if it runs and succeeds.
pub(crate) fn printed(path: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new(path).args(arguments).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end and insists on success.
pub(crate) fn run(command: &mut Command, advice: &str) -> Outcome<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!("`{}` did not succeed ({status}).", described(command)), advice))
}

/// How a program ended, and all it said on its standard output, which the person saw as it came.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) succeeded: bool,
    pub(crate) text: String,
}

/// Runs to the end, passes its output on at once, and keeps a copy to count tests from.
pub(crate) fn hear(command: &mut Command) -> Outcome<Heard> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let mut pipe = child.stdout.take().expect("stdout was piped the line before");
    let mut kept = Vec::new();
    let mut buffer = [0; 8192];
    while let Ok(count) = pipe.read(&mut buffer) {
        if count == 0 {
            break;
        }
        kept.extend_from_slice(&buffer[..count]);
        // A closed terminal must not end the tests.
        let _ = std::io::stdout().write_all(&buffer[..count]).and_then(|()| std::io::stdout().flush());
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    Ok(Heard { succeeded: status.success(), text: String::from_utf8_lossy(&kept).into_owned() })
}

/// The command as a person would type it.
fn described(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> Trouble {
    Trouble::new(
        format!("`{}` could not be started: {error}.", described(command)),
        "Check that the program is installed and may be run, then try again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_described_by_name_not_by_path() {
        let mut command = Command::new("/somewhere/bin/trunk");
        command.args(["build", "--release"]);
        assert_eq!(described(&command), "trunk build --release");
    }

    #[test]
    fn our_folders_come_first_on_the_search_path() {
        let path = search_path(&[PathBuf::from("ours")]);
        assert_eq!(std::env::split_paths(&path).next(), Some(PathBuf::from("ours")));
    }
}
